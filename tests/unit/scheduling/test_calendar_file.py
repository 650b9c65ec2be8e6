"""The file that other calendar programs take a booking from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from app.domain.booking import Booking, BookingStatus
from app.scheduling.calendar_file import calendar_file, calendar_file_name

NOW = datetime(2026, 10, 12, 9, 30, 1, 999, tzinfo=timezone(timedelta(hours=2)))
BOOKING = Booking(
    id=1,
    uid="u1",
    status=BookingStatus.ACCEPTED,
    start=datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # the night the clocks go back
    duration=60,
    name="Maria Lopez",
    email="maria@example.com",
    title="Demo, with Sam; part 1",
    host_name="Sam Host",
    host_time_zone="Europe/Berlin",
    location="https://meet.example.com/abc",
    calendar_link="https://meet.example.com/abc",
    host_email="sam@example.com",
    calendar_uid="event-1@cal.example",
)


def read(booking: Booking) -> tuple[Calendar, Event]:
    content = calendar_file(booking, now=NOW)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    (event,) = calendar.events
    return calendar, event


def test_the_file_holds_the_same_instant_whatever_the_zone_of_whoever_opens_it() -> None:
    _, event = read(BOOKING)
    assert event["DTSTART"].to_ical() == b"20261025T003000Z"
    assert event["DTEND"].to_ical() == b"20261025T013000Z"
    assert event["DTSTAMP"].to_ical() == b"20261012T073001Z"


def test_the_file_says_what_where_and_with_whom() -> None:
    calendar, event = read(BOOKING)
    assert "METHOD" not in calendar, "it imports as an event of one's own"
    assert str(event["SUMMARY"]) == "Demo, with Sam; part 1"
    assert str(event["LOCATION"]) == str(event["URL"]) == "https://meet.example.com/abc"
    assert str(event["ORGANIZER"]) == "mailto:sam@example.com"
    assert event["ORGANIZER"].params["CN"] == "Sam Host"
    assert str(event["ATTENDEE"]) == "mailto:maria@example.com"
    assert event["UID"] == "event-1@cal.example", "the invitation's own, so that it is one event"


@pytest.mark.parametrize(
    ("status", "moved_from", "wanted"),
    [
        (BookingStatus.ACCEPTED, None, ("CONFIRMED", 0)),
        (BookingStatus.PENDING, None, ("TENTATIVE", 0)),
        (BookingStatus.ACCEPTED, "u0", ("CONFIRMED", 1)),
        (BookingStatus.CANCELLED, None, ("CANCELLED", 1)),
        (BookingStatus.CANCELLED, "u0", ("CANCELLED", 2)),
    ],
)
def test_a_later_state_replaces_an_earlier_one(
    status: BookingStatus, moved_from: str | None, wanted: tuple[str, int]
) -> None:
    calendar, event = read(replace(BOOKING, status=status, rescheduled_from_uid=moved_from))
    assert (event["STATUS"], event["SEQUENCE"]) == wanted
    assert calendar.get("METHOD") == ("CANCEL" if status is BookingStatus.CANCELLED else None)


def test_what_the_calendar_does_not_tell_is_left_out() -> None:
    bare = replace(
        BOOKING, host_email="", email="", location="", title="", calendar_link=None, calendar_uid=""
    )
    _, event = read(bare)
    assert not {"ORGANIZER", "ATTENDEE", "LOCATION", "URL"} & event.keys()
    assert (str(event["SUMMARY"]), str(event["UID"])) == ("Appointment", "u1@Cal.com")


@given(words=st.text(max_size=120))
def test_no_words_of_anybody_break_out_of_their_line(words: str) -> None:
    booking = replace(BOOKING, title=words, name=words, host_name=words, location=words)
    _, event = read(booking)
    assert str(event["UID"]) == "event-1@cal.example"
    assert event["DTSTART"].to_ical() == b"20261025T003000Z"
    name = calendar_file_name(booking)
    assert name.endswith(" 2026-10-25.ics")
    assert not set('/\\:*?"<>|\n\0') & set(name)


def test_the_file_is_named_for_what_it_is() -> None:
    assert calendar_file_name(BOOKING) == "Demo with Sam part 1 2026-10-25.ics"
    assert calendar_file_name(replace(BOOKING, title="../..")) == "Appointment 2026-10-25.ics"
