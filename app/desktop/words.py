"""Days, hours and zones in the words of the cards, built on the program's own wording."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.domain.events import ConversationOpened
from app.language.english_forms import clock_time, spoken_moment, zone_name

_CALENDARS = {"sandbox": "Sandbox calendar", "cal.com": "Cal.com"}
_AGENTS = {"built-in": "Built-in assistant", "openai": "OpenAI", "anthropic": "Anthropic"}


def calendar_line(opened: ConversationOpened) -> str:
    """Return "Cal.com, Berlin time"."""
    calendar = _CALENDARS.get(opened.calendar, opened.calendar)
    return f"{calendar}, {zone_name(opened.time_zone)}"


def agent_line(opened: ConversationOpened) -> str:
    """Return "Built-in assistant"."""
    return _AGENTS.get(opened.agent, opened.agent)


def day_words(local: datetime) -> str:
    """Return "Tuesday, October 15th"."""
    return spoken_moment(local).rpartition(" at ")[0]


def hours_words(local: datetime, minutes: int) -> str:
    """Return "3:30 PM – 4:00 PM" for what begins at an aware time and takes `minutes`."""
    end = (local.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(local.tzinfo)
    return f"{clock_time(local)} – {clock_time(end)}"


def offset_words(local: datetime) -> str:
    """Return "UTC+5:30" for an aware time."""
    offset = local.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def zone_words(local: datetime) -> str:
    """Return "Berlin time (UTC+1)" for an aware time in an IANA zone."""
    return f"{zone_name(str(local.tzinfo))} ({offset_words(local)})"
