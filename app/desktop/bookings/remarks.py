"""What is said about a list as a whole: how old it is, or why there is nothing in it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.desktop.empty_state import EmptyState
from app.desktop.language import translated
from app.desktop.words import clock_words, day_words
from app.domain.bookings_list import BookingsPart, BookingsQuery, Kind
from app.domain.errors import VocalDeskError

TALK, CLEAR, READ = "talk", "clear", "read"


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


def say_why_empty(
    empty: EmptyState, query: BookingsQuery, part: BookingsPart, trouble: VocalDeskError | None
) -> None:
    """Say why nothing is listed, and what helps: one of `TALK`, `CLEAR` and `READ`."""
    translate = QCoreApplication.translate
    if part.as_of is None and trouble is not None:
        empty.say(
            "warning",
            translate("BookingsPage", "No bookings were read yet"),
            f"{translated(trouble.message)} {translated(trouble.advice)}".strip(),
            help_name=READ,
            help_words=translate("BookingsPage", "Try again"),
        )
    elif query.text:
        words = translate("BookingsPage", "Nothing here holds “{text}”.")
        empty.say(
            "search",
            translate("BookingsPage", "Nothing found"),
            words.format(text=query.text),
            help_name=CLEAR,
            help_words=translate("BookingsPage", "Clear the search"),
        )
    elif query.first is not None:
        empty.say("calendar", translate("BookingsPage", "Nothing is booked on this day"), "")
    elif query.kind is Kind.PAST:
        empty.say("calendar", translate("BookingsPage", "No booking is over yet"), "")
    elif query.kind is Kind.CANCELLED:
        empty.say("calendar", translate("BookingsPage", "No booking was cancelled"), "")
    else:
        empty.say(
            "calendar",
            translate("BookingsPage", "Nothing is booked"),
            translate("BookingsPage", "Hold Space and say when you would like to come."),
            help_name=TALK,
            help_words=translate("BookingsPage", "Talk"),
        )
