"""What one row of the list says, worked out before it is painted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale

from app.desktop.cards.facts import Tone
from app.desktop.words import clock_words, day_words, hours_words, moment_words
from app.domain.booking import Booking, BookingStatus
from app.domain.journal import WriteIntent, WriteKind, WriteState


@dataclass(frozen=True, slots=True)
class Line:
    """One row. `weekday`, `day` and `month` are empty where an icon takes the place of the date.

    `spoken` says all of it in a sentence, for a screen reader.
    """

    weekday: str
    day: str
    month: str
    title: str
    detail: str
    mark: str
    tone: Tone
    spoken: str


def booking_line(booking: Booking, zone: ZoneInfo, now: datetime) -> Line:
    """Set out a booking."""
    start = booking.start.astimezone(zone)
    locale = QLocale()
    short = QLocale.FormatType.ShortFormat
    mark, tone = status_mark(booking)
    hours = hours_words(start, booking.duration)
    month = locale.standaloneMonthName(start.month, short)
    if start.year != now.astimezone(zone).year:
        month = f"{month} {start.year % 100:02d}"
    who = booking.name or booking.email
    with_whom = booking.title or booking.host_name
    spoken = (day_words(start), hours, with_whom, who, booking.email, mark)
    is_today = start.date() == now.astimezone(zone).date()
    weekday = locale.standaloneDayName(start.isoweekday(), short)
    return Line(
        weekday=QCoreApplication.translate("Bookings", "Today") if is_today else weekday,
        day=str(start.day),
        month=month,
        title=f"{clock_words(start)} · {with_whom}" if with_whom else clock_words(start),
        detail=" · ".join(part for part in (who, booking.email) if part),
        mark=mark,
        tone=tone,
        spoken=", ".join(part for part in spoken if part),
    )


def status_mark(booking: Booking) -> tuple[str, Tone]:
    """Return how a booking stands in a word, none where it is simply booked."""
    match booking.status:
        case BookingStatus.PENDING:
            return QCoreApplication.translate("Bookings", "Requested"), Tone.WARNING
        case BookingStatus.CANCELLED:
            return QCoreApplication.translate("Bookings", "Cancelled"), Tone.MUTED
        case BookingStatus.REJECTED:
            return QCoreApplication.translate("Bookings", "Declined"), Tone.MUTED
        case BookingStatus.ACCEPTED:
            return "", Tone.SUCCESS


def unsettled_line(intent: WriteIntent, zone: ZoneInfo) -> Line:
    """Set out a write that the person may have to do something about."""
    title, tone = unsettled_title(intent)
    detail = f"{moment_words(intent.start.astimezone(zone))} · {intent.name}"
    return Line("", "", "", title, detail, "", tone, f"{title}, {detail}")


def unsettled_title(intent: WriteIntent) -> tuple[str, Tone]:
    """Say in a line what is open about a write."""
    if intent.state is WriteState.NOT_SENT:
        match intent.kind:
            case WriteKind.CREATE:
                words = QCoreApplication.translate("Bookings", "Not sent: a booking")
            case WriteKind.RESCHEDULE:
                words = QCoreApplication.translate("Bookings", "Not sent: a move")
            case WriteKind.CANCEL:
                words = QCoreApplication.translate("Bookings", "Not sent: a cancellation")
        return words, Tone.WARNING
    match intent.kind:
        case WriteKind.CREATE:
            words = QCoreApplication.translate("Bookings", "Booked or not? It is not known")
        case WriteKind.RESCHEDULE:
            words = QCoreApplication.translate("Bookings", "Moved or not? It is not known")
        case WriteKind.CANCEL:
            words = QCoreApplication.translate("Bookings", "Cancelled or not? It is not known")
    return words, Tone.DANGER if intent.state is WriteState.NEEDS_ATTENTION else Tone.WARNING
