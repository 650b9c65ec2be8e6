"""What cards say, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.desktop.cards.availability_view import availability_view
from app.desktop.cards.booking_view import booking_view
from app.desktop.cards.details import problem_with_email, problem_with_name
from app.desktop.cards.details_view import details_view
from app.desktop.cards.facts import Tone, web_link
from app.desktop.cards.proposal_view import proposal_view
from app.domain.booking import Booking, BookingStatus, Slot
from app.domain.events import (
    BookingChanged,
    BookingConfirmed,
    DetailsAsked,
    ProposalShown,
    SlotsOffered,
)
from app.domain.proposal import BookingProposal, RescheduleProposal

BERLIN = "Europe/Berlin"


def slots(*starts: datetime) -> tuple[Slot, ...]:
    return tuple(Slot(start, start.isoformat()) for start in starts)


def at(day: int, hour: int, minute: int = 0, month: int = 10) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def offered(*starts: datetime, zone: str = BERLIN) -> SlotsOffered:
    return SlotsOffered(turn=1, slots=slots(*starts), time_zone=zone, duration=30)


BOOKING = Booking(
    id=7,
    uid="u7",
    status=BookingStatus.ACCEPTED,
    start=at(14, 11),
    duration=45,
    name="Maria Lopez",
    email="maria@example.com",
    title="Demo",
    host_name="Sam Host",
    host_time_zone="America/New_York",
)


def test_times_are_grouped_by_day_and_part_of_day_in_the_persons_zone() -> None:
    view = availability_view(offered(at(15, 7), at(14, 15, 30), at(14, 7), at(14, 10)))
    table = {
        day.title: {part.title: [time.label for time in part.times] for part in day.parts}
        for day in view.days
    }
    assert table == {
        "Wednesday, October 14th": {
            "Morning": ["9:00 AM"],
            "Afternoon": ["12:00 PM"],
            "Evening": ["5:30 PM"],
        },
        "Thursday, October 15th": {"Morning": ["9:00 AM"]},
    }
    assert "30 minutes" in view.caption
    assert "Berlin" in view.caption


def test_a_time_near_midnight_belongs_to_the_persons_day() -> None:
    view = availability_view(offered(at(14, 23, 30), zone="Asia/Tokyo"))
    assert [day.title for day in view.days] == ["Thursday, October 15th"]


def test_equal_wall_times_of_the_night_the_clocks_go_back_are_told_apart() -> None:
    night = (at(25, 0, 30), at(25, 1, 30))  # 2:30 twice in Berlin
    view = availability_view(offered(*night))
    labels = [time.label for time in view.days[0].parts[0].times]
    assert labels == ["2:30 AM UTC+2", "2:30 AM UTC+1"]
    assert [time.slot.start for time in view.days[0].parts[0].times] == list(night)


def test_no_times_are_said_to_be_none() -> None:
    view = availability_view(offered())
    assert view.title == "No free times"
    assert view.days == ()


def test_values_from_a_model_are_suggestions() -> None:
    asked = DetailsAsked(turn=1, name="Maria", email=None, unconfirmed_email="m@x.org")
    view = details_view(asked)
    assert (view.name, view.email, view.suggested) == ("Maria", "m@x.org", True)
    assert not details_view(DetailsAsked(turn=1, name=None, email="m@x.org")).suggested


def test_a_summary_holds_every_fact_of_the_proposal() -> None:
    proposal = BookingProposal(
        "p", slots(at(14, 11))[0], 90, "Maria", "m@x.org", notes="Ring twice", answers={"Size": "L"}
    )
    view = proposal_view(ProposalShown(turn=1, proposal=proposal, summary="s", time_zone=BERLIN))
    assert (view.day, view.hours) == ("Wednesday, October 14th", "1:00 PM – 2:30 PM")
    assert {fact.label: fact.value for fact in view.facts} == {
        "Length": "90 minutes",
        "Time zone": "Berlin time (UTC+2)",
        "Name": "Maria",
        "E-mail": "m@x.org",
        "Notes": "Ring twice",
        "Size": "L",
    }


def test_moving_shows_both_times() -> None:
    proposal = RescheduleProposal("p", BOOKING, slots(at(15, 8))[0])
    view = proposal_view(ProposalShown(turn=1, proposal=proposal, summary="s", time_zone=BERLIN))
    assert (view.day, view.hours) == ("Thursday, October 15th", "10:00 AM – 10:45 AM")
    assert view.facts[0].value == "Wednesday, October 14th at 1:00 PM"


def test_the_hosts_time_is_shown_where_it_differs() -> None:
    assert zones_of(BOOKING, BERLIN) == (
        "Berlin time (UTC+2)",
        "For the host: 7:00 AM – 7:45 AM, New York time (UTC−4)",
    )
    elsewhere = zones_of(replace(BOOKING, host_time_zone="Pacific/Auckland"), BERLIN)
    assert elsewhere[1].startswith("For the host: Thursday, October 15th, 12:00 AM")
    assert len(zones_of(BOOKING, "America/New_York")) == 1
    # another zone of the same wall clock is no difference
    assert len(zones_of(replace(BOOKING, host_time_zone="Europe/Paris"), BERLIN)) == 1


def zones_of(booking: Booking, zone: str) -> tuple[str, ...]:
    return booking_view(BookingConfirmed(turn=1, booking=booking, time_zone=zone)).zones


@pytest.mark.parametrize(
    ("status", "title", "tone", "stands"),
    [
        (BookingStatus.ACCEPTED, "Booked", Tone.SUCCESS, True),
        (BookingStatus.PENDING, "Requested", Tone.WARNING, True),
        (BookingStatus.CANCELLED, "Cancelled", Tone.MUTED, False),
        (BookingStatus.REJECTED, "Declined", Tone.MUTED, False),
    ],
)
def test_the_status_is_worded(status: BookingStatus, title: str, tone: Tone, stands: bool) -> None:
    event = BookingConfirmed(turn=1, booking=replace(BOOKING, status=status), time_zone=BERLIN)
    view = booking_view(event)
    assert (view.title, view.tone, view.stands) == (title, tone, stands)


def test_a_cancelled_booking_offers_no_links() -> None:
    gone = replace(BOOKING, calendar_link="https://x.org/b")
    view = booking_view(BookingChanged(turn=1, change="cancelled", booking=gone, time_zone=BERLIN))
    assert (view.title, view.link, view.stands) == ("Cancelled", None, False)


def test_an_online_place_becomes_a_link_and_another_a_row() -> None:
    online = replace(BOOKING, location="https://meet.example.com/a")
    view = booking_view(BookingConfirmed(turn=1, booking=online, time_zone=BERLIN))
    assert view.join == "https://meet.example.com/a"
    there = replace(BOOKING, location="Main Street 1")
    view = booking_view(BookingConfirmed(turn=1, booking=there, time_zone=BERLIN))
    assert ("Where", "Main Street 1") in [(fact.label, fact.value) for fact in view.facts]


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https://[",
        "https://example.com/a b",
        "example.com",
        "ftp://example.com",
    ],
)
def test_only_web_addresses_are_links(text: str | None) -> None:
    assert web_link(text) is None


def test_web_addresses_are_kept() -> None:
    assert web_link("http://example.com/x?y=1") == "http://example.com/x?y=1"


@pytest.mark.parametrize(
    "email", ["maria@example.com", "m.l+x@sub.example.co", "maría@exämple.org", " a@b.de "]
)
def test_plausible_addresses_pass(email: str) -> None:
    assert problem_with_email(email) == ""


@pytest.mark.parametrize(
    "email",
    [
        "",
        "maria",
        "@x.org",
        "maria@",
        "a@b@c.org",
        "a b@c.org",
        "a@b",
        "a@b.",
        "a@.org",
        "a.@b.org",
    ],
)
def test_implausible_addresses_are_explained(email: str) -> None:
    assert problem_with_email(email).endswith((".", "@."))


def test_a_blank_name_is_no_name() -> None:
    assert problem_with_name("  ")
    assert problem_with_name("Ng") == ""


def test_hours_over_the_change_of_the_clocks_are_the_real_ones() -> None:
    start = at(25, 0, 30)
    offer = BookingProposal("p", slots(start)[0], 60, "M", "m@x.org")
    view = proposal_view(ProposalShown(turn=1, proposal=offer, summary="s", time_zone=BERLIN))
    assert view.hours == "2:30 AM – 2:30 AM"
    assert start + timedelta(minutes=60) == at(25, 1, 30)
