"""What each card says, worked out from its event without any Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from app.desktop.words import (
    answer_words,
    clock_words,
    day_words,
    hours_words,
    length_words,
    moment_words,
    offset_words,
    zone_words,
)
from app.domain.booking import Booking, BookingStatus, Slot
from app.domain.events import (
    BookingChanged,
    BookingConfirmed,
    DetailsAsked,
    ProposalShown,
    SlotsOffered,
)
from app.domain.proposal import BookingProposal, CancelProposal, RescheduleProposal


class Tone(StrEnum):
    """What a card is about, told by colour beside the words."""

    MUTED = "muted"
    ACCENT = "accent"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a card: what it is, and its value as plain text."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeChoice:
    """A free time to click. `label` is short, `words` says it in full for a screen reader."""

    slot: Slot
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """The free times of a morning, an afternoon or an evening."""

    title: str
    times: tuple[TimeChoice, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The free times of one day."""

    title: str
    parts: tuple[PartOfDay, ...]


@dataclass(frozen=True, slots=True)
class AvailabilityView:
    """What the availability card shows."""

    title: str
    caption: str
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class DetailsView:
    """What the details card starts from. `suggested` marks values the person never gave."""

    name: str
    email: str
    suggested: bool


@dataclass(frozen=True, slots=True)
class ProposalView:
    """What a summary card shows, with the words of its two buttons.

    `day` and `hours` say when, in the person's zone.
    """

    proposal_id: str
    kind: Literal["book", "move", "cancel"]
    title: str
    day: str
    hours: str
    facts: tuple[Fact, ...]
    summary: str
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class BookingView:
    """What the card of a booking shows. `link` and `join` are http or https, or None."""

    uid: str
    icon: str
    tone: Tone
    title: str
    day: str
    hours: str
    caption: str
    facts: tuple[Fact, ...]
    link: str | None
    join: str | None
    can_cancel: bool


def availability_view(event: SlotsOffered) -> AvailabilityView:
    """Group free times by day and part of day."""
    zone = ZoneInfo(event.time_zone)
    days = tuple(
        Day(day_words(local), _parts_of_day(list(slots), zone))
        for local, slots in _by_day(event.slots, zone)
    )
    if not days:
        return AvailabilityView("No free times", length_words(event.duration), ())
    first = event.slots[0].start.astimezone(zone)
    caption = f"{length_words(event.duration)} · {zone_words(first)}"
    return AvailabilityView("Free times", caption, days)


def details_view(event: DetailsAsked) -> DetailsView:
    """Fill the fields: a value that is not the person's own yet takes the place and is marked."""
    return DetailsView(
        name=event.unconfirmed_name or event.name or "",
        email=event.unconfirmed_email or event.email or "",
        suggested=bool(event.unconfirmed_name or event.unconfirmed_email),
    )


def proposal_view(event: ProposalShown) -> ProposalView:
    """Set out a proposal in rows."""
    zone = ZoneInfo(event.time_zone)
    match event.proposal:
        case BookingProposal() as proposal:
            start = proposal.slot.start.astimezone(zone)
            facts = [
                Fact("Length", length_words(proposal.duration)),
                Fact("Time zone", zone_words(start)),
                Fact("Name", proposal.name),
                Fact("E-mail", proposal.email),
                *([Fact("Notes", proposal.notes)] if proposal.notes else []),
                *(
                    Fact(proposal.questions.get(slug, slug), answer_words(answer))
                    for slug, answer in proposal.answers.items()
                ),
            ]
            return ProposalView(
                proposal.id,
                "book",
                "Book this appointment?",
                day_words(start),
                hours_words(start, proposal.duration),
                tuple(facts),
                event.summary,
                "Yes, book it",
                "No",
            )
        case RescheduleProposal() as proposal:
            start = proposal.slot.start.astimezone(zone)
            before = proposal.booking.start.astimezone(zone)
            return ProposalView(
                proposal.id,
                "move",
                "Move the appointment?",
                day_words(start),
                hours_words(start, proposal.booking.duration),
                (
                    Fact("Instead of", moment_words(before)),
                    Fact("Length", length_words(proposal.booking.duration)),
                    Fact("Time zone", zone_words(start)),
                ),
                event.summary,
                "Yes, move it",
                "No",
            )
        case CancelProposal() as proposal:
            start = proposal.booking.start.astimezone(zone)
            return ProposalView(
                proposal.id,
                "cancel",
                "Cancel the appointment?",
                day_words(start),
                hours_words(start, proposal.booking.duration),
                (
                    *_with_whom(proposal.booking),
                    Fact("Length", length_words(proposal.booking.duration)),
                    Fact("Time zone", zone_words(start)),
                ),
                event.summary,
                "Yes, cancel it",
                "Keep it",
            )


def booking_view(event: BookingConfirmed | BookingChanged) -> BookingView:
    """Set out how a booking stands now."""
    booking = event.booking
    zone = ZoneInfo(event.time_zone)
    start = booking.start.astimezone(zone)
    title, caption, icon, tone = _standing(event)
    cancelled = isinstance(event, BookingChanged) and event.change == "cancelled"
    stands = not cancelled and booking.status in (BookingStatus.ACCEPTED, BookingStatus.PENDING)
    location = booking.location.strip()
    join = web_link(location)
    facts = [
        *_with_whom(booking),
        *([Fact("Where", location)] if location and not join else []),
        Fact("Length", length_words(booking.duration)),
        Fact("Time zone", zone_words(start)),
        *_host_time(booking, start),
        Fact("Name", booking.name),
        Fact("E-mail", booking.email),
    ]
    return BookingView(
        uid=booking.uid,
        icon=icon,
        tone=tone,
        title=title,
        day=day_words(start),
        hours=hours_words(start, booking.duration),
        caption=caption,
        facts=tuple(fact for fact in facts if fact.value),
        link=web_link(booking.calendar_link) if stands else None,
        join=join if stands else None,
        can_cancel=stands,
    )


def web_link(text: str | None) -> str | None:
    """Return `text` if it is an http or https address with a host, else None."""
    if not text or any(character.isspace() for character in text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and parts.hostname else None


def _standing(event: BookingConfirmed | BookingChanged) -> tuple[str, str, str, Tone]:
    """Return title, caption, icon and tone. A pending booking is "requested", never "booked"."""
    pending = event.booking.status is BookingStatus.PENDING
    waiting = "The host still has to confirm."
    match event:
        case BookingChanged(change="cancelled"):
            return "Cancelled", "", "cross", Tone.MUTED
        case _ if event.booking.status is BookingStatus.CANCELLED:
            return "Cancelled", "", "cross", Tone.MUTED
        case _ if event.booking.status is BookingStatus.REJECTED:
            return "Declined", "The host declined this time.", "cross", Tone.MUTED
        case BookingChanged() if pending:
            return "Move requested", waiting, "clock", Tone.WARNING
        case BookingChanged():
            return "Moved", "", "check", Tone.SUCCESS
        case _ if pending:
            return "Requested", waiting, "clock", Tone.WARNING
    return "Booked", "", "check", Tone.SUCCESS


def _with_whom(booking: Booking) -> tuple[Fact, ...]:
    what = (Fact("What", booking.title),) if booking.title else ()
    host = (Fact("With", booking.host_name),) if booking.host_name else ()
    return (*what, *host)


def _host_time(booking: Booking, start: datetime) -> tuple[Fact, ...]:
    """Return the host's wall clock where it differs from the person's at that moment."""
    there = start.astimezone(ZoneInfo(booking.host_time_zone))
    if there.utcoffset() == start.utcoffset():
        return ()
    moment = clock_words(there) if there.date() == start.date() else moment_words(there)
    return (Fact("For the host", f"{moment}, {zone_words(there)}"),)


def _by_day(slots: Iterable[Slot], zone: ZoneInfo) -> Iterable[tuple[datetime, tuple[Slot, ...]]]:
    ordered = sorted(slots, key=lambda slot: slot.start)
    for _, group in groupby(ordered, key=lambda slot: slot.start.astimezone(zone).date()):
        of_day = tuple(group)
        yield of_day[0].start.astimezone(zone), of_day


def _parts_of_day(slots: list[Slot], zone: ZoneInfo) -> tuple[PartOfDay, ...]:
    labels = [clock_words(slot.start.astimezone(zone)) for slot in slots]
    choices = []
    for slot, label in zip(slots, labels, strict=True):
        local = slot.start.astimezone(zone)
        # On the night the clocks go back a wall time comes twice: say which of the two.
        twice = f"{label} {offset_words(local)}" if labels.count(label) > 1 else label
        choices.append((local, TimeChoice(slot, twice, moment_words(local))))
    return tuple(
        PartOfDay(title, tuple(choice for _, choice in group))
        for title, group in groupby(choices, key=lambda pair: part_of_day(pair[0]))
    )


def part_of_day(local: datetime) -> str:
    """Return the part of the day that a local time lies in."""
    if local.hour < 12:
        return "Morning"
    return "Afternoon" if local.hour < 17 else "Evening"
