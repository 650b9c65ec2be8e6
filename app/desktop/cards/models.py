"""What each card says, worked out from its event without any widget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import groupby
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.desktop.language import translated
from app.desktop.words import (
    answer_words,
    clock_words,
    day_tab,
    day_words,
    hours_words,
    length_words,
    moment_words,
    offset_words,
    zone_words,
)
from app.domain.booking import Booking, BookingStatus, Slot
from app.domain.booking_field import BookingField
from app.domain.events import (
    BookingChanged,
    BookingConfirmed,
    DetailsAsked,
    ProposalShown,
    SlotsOffered,
)
from app.domain.given_answers import GivenAnswers
from app.domain.own_details import Origin
from app.domain.proposal import BookingProposal, CancelProposal, RescheduleProposal
from app.language.own_address import differs_from_name


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
    """The free times of one day, or none. `tab` is short: "Wed 14"."""

    date: date
    title: str
    tab: str
    parts: tuple[PartOfDay, ...]

    @property
    def count(self) -> int:
        """How many times are free."""
        return sum(len(part.times) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AvailabilityView:
    """What the availability card shows. `has_more` tells that later days can be asked for."""

    title: str
    caption: str
    days: tuple[Day, ...]
    has_more: bool = False


@dataclass(frozen=True, slots=True)
class DetailsView:
    """What the details card starts from. `suggested` marks values the person never gave.

    `name_from` and `email_from` say how a value came, as words.
    """

    name: str
    email: str
    suggested: bool
    name_from: str = ""
    email_from: str = ""
    fields: tuple[BookingField, ...] = ()
    given: GivenAnswers = field(default_factory=GivenAnswers)


@dataclass(frozen=True, slots=True)
class ProposalView:
    """What a summary card shows, with the words of its two buttons.

    `day` and `hours` say when, in the person's zone. `heard_email` is an address that was heard and
    may be misheard; it stands in no row. `email_differs` tells that it may be the name misheard.
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
    heard_email: str = ""
    email_differs: bool = False


@dataclass(frozen=True, slots=True)
class BookingView:
    """What the card of a booking shows. `link` and `join` are http or https, or None.

    `zones` are the person's zone and, where the clock there shows another time, the host's moment.
    """

    booking: Booking
    uid: str
    icon: str
    tone: Tone
    title: str
    day: str
    hours: str
    zones: tuple[str, ...]
    caption: str
    facts: tuple[Fact, ...]
    link: str | None
    join: str | None
    stands: bool


def availability_view(event: SlotsOffered) -> AvailabilityView:
    """Group free times by day and part of day; a day that was asked about and has none is told."""
    zone = ZoneInfo(event.time_zone)
    days = {
        local.date(): _day(local.date(), list(slots), zone)
        for local, slots in _by_day(event.slots, zone)
    }
    if event.first is not None and event.last is not None:
        for number in range((event.last - event.first).days + 1):
            asked = event.first + timedelta(days=number)
            days.setdefault(asked, _day(asked, [], zone))
    ordered = tuple(days[key] for key in sorted(days))
    noon = datetime.combine(ordered[0].date, time(12), zone) if ordered else None
    length = length_words(event.duration)
    if not event.slots:
        title = QCoreApplication.translate("Cards", "No free times")
    elif event.for_move:
        title = QCoreApplication.translate("Cards", "Other times for your appointment")
    else:
        title = QCoreApplication.translate("Cards", "Free times")
    first = event.slots[0].start.astimezone(zone) if event.slots else noon
    caption = f"{length} · {zone_words(first)}" if first else length
    return AvailabilityView(title, caption, ordered, event.has_more)


def _day(day: date, slots: list[Slot], zone: ZoneInfo) -> Day:
    noon = datetime.combine(day, time(12), zone)
    return Day(day, day_words(noon), day_tab(day), _parts_of_day(slots, zone))


def details_view(event: DetailsAsked) -> DetailsView:
    """Fill the fields: a value that is not the person's own yet takes the place and is marked."""
    return DetailsView(
        name=event.unconfirmed_name or event.name or "",
        email=event.unconfirmed_email or event.email or "",
        suggested=bool(event.unconfirmed_name or event.unconfirmed_email),
        name_from=_origin(None if event.unconfirmed_name else event.name_from),
        email_from=_origin(None if event.unconfirmed_email else event.email_from),
        fields=event.fields,
        given=event.given,
    )


def _origin(origin: Origin | None) -> str:
    match origin:
        case Origin.HEARD:
            return QCoreApplication.translate("Cards", "as heard")
        case Origin.TYPED:
            return QCoreApplication.translate("Cards", "as typed")
        case Origin.SETTINGS:
            return QCoreApplication.translate("Cards", "from your settings")
    return ""


def proposal_view(event: ProposalShown) -> ProposalView:
    """Set out a proposal in rows."""
    zone = ZoneInfo(event.time_zone)
    match event.proposal:
        case BookingProposal() as proposal:
            start = proposal.slot.start.astimezone(zone)
            heard = event.email_from is Origin.HEARD
            email = Fact(QCoreApplication.translate("Cards", "E-mail"), proposal.email)
            facts = [
                Fact(
                    QCoreApplication.translate("Cards", "Length"), length_words(proposal.duration)
                ),
                Fact(QCoreApplication.translate("Cards", "Time zone"), zone_words(start)),
                Fact(QCoreApplication.translate("Cards", "Name"), proposal.name),
                *(() if heard else (email,)),
                *(
                    [Fact(QCoreApplication.translate("Cards", "Notes"), proposal.notes)]
                    if proposal.notes
                    else []
                ),
                *(
                    Fact(translated(proposal.questions.get(slug, slug)), answer_words(answer))
                    for slug, answer in proposal.answers.items()
                ),
            ]
            return ProposalView(
                proposal.id,
                "book",
                QCoreApplication.translate("Cards", "Book this appointment?"),
                day_words(start),
                hours_words(start, proposal.duration),
                tuple(facts),
                event.summary,
                QCoreApplication.translate("Cards", "Yes, book it"),
                QCoreApplication.translate("Cards", "No"),
                heard_email=proposal.email if heard else "",
                email_differs=heard and differs_from_name(proposal.email, proposal.name),
            )
        case RescheduleProposal() as proposal:
            start = proposal.slot.start.astimezone(zone)
            before = proposal.booking.start.astimezone(zone)
            return ProposalView(
                proposal.id,
                "move",
                QCoreApplication.translate("Cards", "Move the appointment?"),
                day_words(start),
                hours_words(start, proposal.booking.duration),
                (
                    Fact(QCoreApplication.translate("Cards", "Instead of"), moment_words(before)),
                    Fact(
                        QCoreApplication.translate("Cards", "Length"),
                        length_words(proposal.booking.duration),
                    ),
                    Fact(QCoreApplication.translate("Cards", "Time zone"), zone_words(start)),
                ),
                event.summary,
                QCoreApplication.translate("Cards", "Yes, move it"),
                QCoreApplication.translate("Cards", "No"),
            )
        case CancelProposal() as proposal:
            start = proposal.booking.start.astimezone(zone)
            return ProposalView(
                proposal.id,
                "cancel",
                QCoreApplication.translate("Cards", "Cancel the appointment?"),
                day_words(start),
                hours_words(start, proposal.booking.duration),
                (
                    *_with_whom(proposal.booking),
                    *(
                        [Fact(QCoreApplication.translate("Cards", "Reason"), proposal.reason)]
                        if proposal.reason
                        else []
                    ),
                    Fact(
                        QCoreApplication.translate("Cards", "Length"),
                        length_words(proposal.booking.duration),
                    ),
                    Fact(QCoreApplication.translate("Cards", "Time zone"), zone_words(start)),
                ),
                event.summary,
                QCoreApplication.translate("Cards", "Yes, cancel it"),
                QCoreApplication.translate("Cards", "Keep it"),
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
        *(
            [Fact(QCoreApplication.translate("Cards", "Where"), location)]
            if location and not join
            else []
        ),
        Fact(QCoreApplication.translate("Cards", "Length"), length_words(booking.duration)),
        Fact(QCoreApplication.translate("Cards", "Name"), booking.name),
        Fact(QCoreApplication.translate("Cards", "E-mail"), booking.email),
    ]
    return BookingView(
        booking=booking,
        uid=booking.uid,
        icon=icon,
        tone=tone,
        title=title,
        day=day_words(start),
        hours=hours_words(start, booking.duration),
        zones=(zone_words(start), *_host_time(booking, start)),
        caption=caption,
        facts=tuple(fact for fact in facts if fact.value),
        link=web_link(booking.calendar_link) if stands else None,
        join=join if stands else None,
        stands=stands,
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
    waiting = QCoreApplication.translate("Cards", "The host still has to confirm.")
    match event:
        case BookingChanged(change="cancelled"):
            return QCoreApplication.translate("Cards", "Cancelled"), "", "cross", Tone.MUTED
        case _ if event.booking.status is BookingStatus.CANCELLED:
            return QCoreApplication.translate("Cards", "Cancelled"), "", "cross", Tone.MUTED
        case _ if event.booking.status is BookingStatus.REJECTED:
            return (
                QCoreApplication.translate("Cards", "Declined"),
                QCoreApplication.translate("Cards", "The host declined this time."),
                "cross",
                Tone.MUTED,
            )
        case BookingChanged() if pending:
            return (
                QCoreApplication.translate("Cards", "Move requested"),
                waiting,
                "clock",
                Tone.WARNING,
            )
        case BookingChanged():
            return QCoreApplication.translate("Cards", "Moved"), "", "check", Tone.SUCCESS
        case _ if pending:
            return QCoreApplication.translate("Cards", "Requested"), waiting, "clock", Tone.WARNING
    return QCoreApplication.translate("Cards", "Booked"), "", "check", Tone.SUCCESS


def _with_whom(booking: Booking) -> tuple[Fact, ...]:
    what = (
        (Fact(QCoreApplication.translate("Cards", "What"), booking.title),) if booking.title else ()
    )
    host = (
        (Fact(QCoreApplication.translate("Cards", "With"), booking.host_name),)
        if booking.host_name
        else ()
    )
    return (*what, *host)


def _host_time(booking: Booking, start: datetime) -> tuple[str, ...]:
    """Return the host's wall clock where it differs from the person's at that moment."""
    there = start.astimezone(ZoneInfo(booking.host_time_zone))
    if there.utcoffset() == start.utcoffset():
        return ()
    hours = hours_words(there, booking.duration)
    if there.date() != start.date():
        hours = f"{day_words(there)}, {hours}"
    words = QCoreApplication.translate("Cards", "For the host: {hours}, {zone}")
    return (words.format(hours=hours, zone=zone_words(there)),)


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
        return QCoreApplication.translate("Cards", "Morning")
    return (
        QCoreApplication.translate("Cards", "Afternoon")
        if local.hour < 17
        else QCoreApplication.translate("Cards", "Evening")
    )
