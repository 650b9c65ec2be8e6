"""Days, hours, lengths and zones as the window writes them: by locale, in its own language.

What the assistant says stays in the conversation's language and is worded by `app.language`.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from app.domain.booking_field import Answer
from app.domain.events import ConversationOpened, Phase
from app.language.english_forms import spoken_moment

_SHORT = QLocale.FormatType.ShortFormat
_YEAR = re.compile(r",?\s*y+")
_QUOTED = re.compile(r"'[^']*'")


def calendar_line(opened: ConversationOpened) -> str:
    """Return "Cal.com, Berlin time"."""
    names = {
        "sandbox": QCoreApplication.translate("Words", "Sandbox calendar"),
        "cal.com": "Cal.com",
    }
    return f"{names.get(opened.calendar, opened.calendar)}, {zone_name(opened.time_zone)}"


def agent_line(opened: ConversationOpened) -> str:
    """Return "Built-in assistant"."""
    names = {
        "built-in": QCoreApplication.translate("Words", "Built-in assistant"),
        "openai": "OpenAI",
        "anthropic": "Anthropic",
    }
    return names.get(opened.agent, opened.agent)


def state_words(phase: Phase) -> str:
    """Return where a turn stands, in one or two words."""
    translate = QCoreApplication.translate
    return {
        Phase.IDLE: translate("Words", "Ready"),
        Phase.ARMING: translate("Words", "Getting ready"),
        Phase.LISTENING: translate("Words", "Listening"),
        Phase.TRANSCRIBING: translate("Words", "Writing down"),
        Phase.THINKING: translate("Words", "Thinking"),
        Phase.COMMITTING: translate("Words", "Booking"),
        Phase.SPEAKING: translate("Words", "Speaking"),
    }[phase]


def day_words(local: datetime) -> str:
    """Return "Tuesday, October 15th", or "Dienstag, 15. Oktober"."""
    locale = QLocale()
    if _is_american(locale):  # as the assistant says it
        return spoken_moment(local).rpartition(" at ")[0]
    pattern = _YEAR.sub("", locale.dateFormat(QLocale.FormatType.LongFormat))
    return locale.toString(QDate(local.year, local.month, local.day), pattern)


def dated_words(local: datetime, today: date) -> str:
    """Return the day, with its year where that is not the year of `today`."""
    if local.year == today.year:
        return day_words(local)
    day = QDate(local.year, local.month, local.day)
    return QLocale().toString(day, QLocale.FormatType.LongFormat)


def day_tab(day: date) -> str:
    """Return "Wed 14", or "Mi. 14", for where there is little room."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d")


def clock_words(moment: datetime | time) -> str:
    """Return "3:30 PM", or "15:30" where the system counts twenty-four hours."""
    locale = QLocale()
    at = QTime(moment.hour, moment.minute)
    if counts_twelve_hours():
        return locale.toString(at, "h:mm AP")
    own = locale.timeFormat(_SHORT)
    return locale.toString(at, "HH:mm" if _has_halves(own) else own)


def counts_twelve_hours() -> bool:
    """Whether the system writes 3:30 PM; where it has no locale, whether the interface does."""
    system, own = QLocale.system(), QLocale()
    locale = own if system.language() is QLocale.Language.C else system
    return locale.language() is QLocale.Language.C or _has_halves(locale.timeFormat(_SHORT))


def moment_words(local: datetime) -> str:
    """Return "Tuesday, October 15th at 3:30 PM"."""
    words = QCoreApplication.translate("Words", "{day} at {time}")
    return words.format(day=day_words(local), time=clock_words(local))


def hours_words(local: datetime, minutes: int) -> str:
    """Return "3:30 PM – 4:00 PM" for what begins at an aware time and takes `minutes`."""
    end = (local.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(local.tzinfo)
    return f"{clock_words(local)} – {clock_words(end)}"


def length_words(minutes: int) -> str:
    """Return "30 minutes", "1 hour" or "90 minutes"."""
    hours, rest = divmod(minutes, 60)
    if rest or not hours:
        return QCoreApplication.translate("Words", "{n} minutes").format(n=minutes)
    if hours == 1:
        return QCoreApplication.translate("Words", "1 hour")
    return QCoreApplication.translate("Words", "{n} hours").format(n=hours)


def answer_words(answer: Answer) -> str:
    """Return an answer to a question of the host as a card shows it."""
    if isinstance(answer, bool):
        yes, no = (
            QCoreApplication.translate("Words", "yes"),
            QCoreApplication.translate("Words", "no"),
        )
        return yes if answer else no
    if isinstance(answer, str):
        return answer
    if isinstance(answer, int | float):
        return QLocale().toString(answer) if isinstance(answer, float) else str(answer)
    return QLocale().createSeparatedList(list(answer))


def offset_words(local: datetime) -> str:
    """Return "UTC+5:30" for an aware time."""
    offset = local.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def zone_name(time_zone: str) -> str:
    """Return "Berlin time" for an IANA zone."""
    if time_zone in ("UTC", "GMT", "Etc/UTC"):
        return QCoreApplication.translate("Words", "universal time")
    if "/" not in time_zone:
        return time_zone
    city = time_zone.rsplit("/", 1)[1].replace("_", " ")
    return QCoreApplication.translate("Words", "{city} time").format(city=city)


def zone_words(local: datetime) -> str:
    """Return "Berlin time (UTC+1)" for an aware time in an IANA zone."""
    return f"{zone_name(str(local.tzinfo))} ({offset_words(local)})"


def _is_american(locale: QLocale) -> bool:
    english = locale.language() is QLocale.Language.English
    is_american = english and locale.territory() is QLocale.Country.UnitedStates
    return is_american or locale.language() is QLocale.Language.C


def _has_halves(pattern: str) -> bool:
    return "a" in _QUOTED.sub("", pattern).lower()
