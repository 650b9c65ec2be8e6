"""What the card of a booking says, worked out from its event without any widget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.desktop.cards.facts import Fact, Tone, web_link, with_whom
from app.desktop.words import day_words, hours_words, length_words, zone_words
from app.domain.booking import Booking, BookingStatus
from app.domain.events import BookingChanged, BookingConfirmed


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
        *with_whom(booking),
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
