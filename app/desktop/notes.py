"""Which events are worth a notification, and how they are told in one."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.desktop.language import translated
from app.desktop.words import moment_words
from app.domain.booking import Booking, BookingStatus
from app.domain.events import (
    BookingChanged,
    BookingConfirmed,
    ErrorOccurred,
    Event,
    FunctionResult,
    Notice,
)
from app.system.note import Note

BOOKING = "booking:"
"""What the key of a note about a booking begins with; its uid follows."""

_NEEDS_YOU = ("journal-", "unsent-")
"""Topics of remarks on writes that did not end as they should have."""


def note_of(event: Event) -> tuple[Note, bool] | None:
    """Return what to tell of an event, and whether it needs the person; None for most."""
    translate = QCoreApplication.translate
    match event:
        case BookingConfirmed(booking=booking, time_zone=zone):
            asked = booking.status is BookingStatus.PENDING
            title = translate("Notes", "Requested") if asked else translate("Notes", "Booked")
            return _about(booking, title, zone), False
        case BookingChanged(change="cancelled", booking=booking, time_zone=zone):
            return _about(booking, translate("Notes", "Cancelled"), zone), False
        case BookingChanged(change="rescheduled", booking=booking, time_zone=zone):
            return _about(booking, translate("Notes", "Moved"), zone), False
        case FunctionResult(status="error", result={"code": "outcome_unknown", "message": message}):
            title = translate("Notes", "It is not known whether this was booked")
            return Note("attention", title, str(message)), True
        case Notice(topic=topic, message=message, advice=advice) if message:
            if not topic.startswith(_NEEDS_YOU):
                return None
            title = translate("Notes", "A booking needs you")
            return Note(topic, title, f"{translated(message)} {translated(advice)}".strip()), True
        case ErrorOccurred(message=message, advice=advice):
            title = translate("Notes", "That did not work")
            return Note("error", title, f"{translated(message)} {translated(advice)}".strip()), True
        case _:
            return None


def _about(booking: Booking, title: str, zone: str) -> Note:
    when = moment_words(booking.start.astimezone(ZoneInfo(zone)))
    words = QCoreApplication.translate("Notes", "{title}, {when}")
    return Note(f"{BOOKING}{booking.uid}", title, words.format(title=booking.title, when=when))
