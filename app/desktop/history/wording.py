"""Days, times and states of the history in words, by the person's locale."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.desktop.words import clock_words
from app.domain.history import BookingNote, ConversationSummary, Excerpt, HistoryFacts

_SHORT = QLocale.FormatType.ShortFormat
_LONG = QLocale.FormatType.LongFormat
_YEAR = re.compile(r",?\s*y+")


def group_words(day: date, today: date) -> str:
    """Return the heading that a day's conversations stand under: "Today", "November 2026"."""
    if day >= today:
        return QCoreApplication.translate("History", "Today")
    if day == today - timedelta(days=1):
        return QCoreApplication.translate("History", "Yesterday")
    if day > today - timedelta(days=7):
        return QCoreApplication.translate("History", "The last seven days")
    return f"{QLocale().standaloneMonthName(day.month)} {day.year}"


def day_words(local: datetime) -> str:
    """Return "Wednesday, November 25, 2026"."""
    return QLocale().toString(QDate(local.year, local.month, local.day), _LONG)


def short_day_words(local: datetime) -> str:
    """Return "11/25/26", as the locale writes it."""
    return QLocale().toString(QDate(local.year, local.month, local.day), _SHORT)


def brief_day_words(local: datetime) -> str:
    """Return "Wed, Nov 25", or "Mi. 25. Nov."."""
    pattern = _YEAR.sub("", QLocale().dateFormat(_LONG)).replace("dddd", "ddd")
    return QLocale().toString(
        QDate(local.year, local.month, local.day), pattern.replace("MMMM", "MMM")
    )


def when_words(local: datetime, today: date) -> str:
    """Return when a conversation in a list was held: the time, or for older ones the day."""
    if local.date() >= today - timedelta(days=1):
        return clock_words(local)
    return short_day_words(local)


def change_words(note: BookingNote, time_zone: str, *, brief: bool = False) -> str:
    """Return "Booked: Wednesday, November 25, 2026, 1:00 PM", or with "Wed, Nov 25" if brief."""
    words = {
        "booked": QCoreApplication.translate("History", "Booked: {when}"),
        "requested": QCoreApplication.translate("History", "Requested: {when}"),
        "rescheduled": QCoreApplication.translate("History", "Moved to {when}"),
        "cancelled": QCoreApplication.translate("History", "Cancelled: {when}"),
    }
    start = note.start.astimezone(ZoneInfo(time_zone))
    day = brief_day_words(start) if brief else day_words(start)
    return words[note.change].format(when=f"{day}, {clock_words(start)}")


def turns_words(turns: int) -> str:
    """Return "1 turn" or "4 turns"."""
    if turns == 1:
        return QCoreApplication.translate("History", "1 turn")
    return QCoreApplication.translate("History", "{n} turns").format(n=turns)


def under_title(summary: ConversationSummary) -> str:
    """Return the second line of a conversation in the list."""
    if summary.booking is not None:
        return change_words(summary.booking, summary.time_zone, brief=True)
    return turns_words(summary.turns)


def title_words(summary: ConversationSummary) -> str:
    """Return what a conversation is called."""
    return summary.title or QCoreApplication.translate("History", "Conversation")


def cut(title: str, longest: int) -> str:
    """Return a title of at most so many characters."""
    return title if len(title) <= longest else f"{title[: longest - 1].rstrip()}…"


def showing_found(excerpt: Excerpt, fits: Callable[[str], bool]) -> Excerpt:
    """Leave out words at the beginning until what was found fits, with all words right behind."""
    text, marks = excerpt.text, excerpt.marks
    while marks:
        end = marks[0][1]
        for start, then in marks[1:]:
            if start > end + 1:
                break
            end = then
        gap = text.find(" ", 2 if text.startswith("… ") else 0)
        if fits(text[:end]) or not 0 < gap < marks[0][0]:
            break
        text = f"… {text[gap + 1 :]}"
        marks = tuple((start - gap + 1, end - gap + 1) for start, end in marks)
    return Excerpt(text, marks)


def seconds_words(ms: float) -> str:
    """Return "0.48 s" for milliseconds, with the locale's decimal point."""
    places = 2 if ms < 9_995 else 1
    number = QLocale().toString(ms / 1000, "f", places)
    return QCoreApplication.translate("History", "{n} s").format(n=number)


def kept_words(facts: HistoryFacts) -> str:
    """Return what is kept, and for how long."""
    spans = {
        "nothing": QCoreApplication.translate("History", "Nothing that is said is kept."),
        "day": QCoreApplication.translate("History", "Kept for a day, on this computer."),
        "week": QCoreApplication.translate("History", "Kept for 7 days, on this computer."),
        "month": QCoreApplication.translate("History", "Kept for 30 days, on this computer."),
        "year": QCoreApplication.translate("History", "Kept for a year, on this computer."),
        "forever": QCoreApplication.translate("History", "Kept on this computer."),
    }
    kept = spans.get(facts.keep_for, "")
    if facts.keep_for == "nothing" and not facts.sound_bytes:
        return kept
    if facts.sound_bytes:
        size = QLocale().formattedDataSize(facts.sound_bytes, 0)
        sound = QCoreApplication.translate("History", "Sound takes {size}.").format(size=size)
    elif facts.keeps_sound:
        sound = QCoreApplication.translate("History", "With sound.")
    else:
        sound = QCoreApplication.translate("History", "Words only.")
    words = f"{kept} {sound}"
    if facts.conversations and not facts.full_text:
        slow = QCoreApplication.translate("History", "Searching is slow: SQLite has no index here.")
        return f"{words} {slow}"
    return words


def conversations_words(count: int) -> str:
    """Return "1 conversation" or "12 conversations"."""
    if count == 1:
        return QCoreApplication.translate("History", "1 conversation")
    number = QLocale().toString(count)
    return QCoreApplication.translate("History", "{n} conversations").format(n=number)
