"""What is said about a list as a whole: how old it is, or why there is nothing in it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.desktop.language import translated
from app.desktop.words import clock_words, day_words
from app.domain.bookings_list import BookingsPart, BookingsQuery, Kind
from app.domain.errors import VocalDeskError


def age_words(
    part: BookingsPart, zone: ZoneInfo, trouble: VocalDeskError | None, *, is_reading: bool
) -> str:
    """Say of when the list is; `trouble` is why the calendar could not be read just now."""
    if part.as_of is None:
        if trouble is not None:
            return translated(trouble.message)
        reading = QCoreApplication.translate("BookingsPage", "Reading the calendar")
        return reading if is_reading else ""
    local = part.as_of.astimezone(zone)
    moment = clock_words(local)
    if local.date() != datetime.now(zone).date():
        words = QCoreApplication.translate("BookingsPage", "{day}, {time}")
        moment = words.format(day=day_words(local), time=moment)
    if trouble is not None:
        words = QCoreApplication.translate("BookingsPage", "{reason} This is as of {moment}.")
        return words.format(reason=translated(trouble.message), moment=moment)
    if not part.has_all:
        words = QCoreApplication.translate(
            "BookingsPage", "As of {moment}. Without a key it holds what was booked here."
        )
        return words.format(moment=moment)
    return QCoreApplication.translate("BookingsPage", "As of {moment}").format(moment=moment)


def blank_words(query: BookingsQuery) -> str:
    """Say why nothing is listed."""
    if query.text:
        words = QCoreApplication.translate("BookingsPage", "Nothing here holds “{text}”.")
        return words.format(text=query.text)
    if query.first is not None:
        return QCoreApplication.translate("BookingsPage", "Nothing is booked on this day.")
    match query.kind:
        case Kind.UPCOMING:
            return QCoreApplication.translate(
                "BookingsPage",
                "Nothing is booked.\nHold Space and say when you would like to come.",
            )
        case Kind.PAST:
            return QCoreApplication.translate("BookingsPage", "No booking is over yet.")
        case Kind.CANCELLED:
            return QCoreApplication.translate("BookingsPage", "No booking was cancelled.")
