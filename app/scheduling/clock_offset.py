"""How far this computer's clock is from the calendar's, told by the Date header of its answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

# Below this nobody books a wrong time for it, and a slow answer is no news.
_WORTH_TELLING = timedelta(minutes=5)


def date_of(header: str | None) -> datetime | None:
    """Return the moment that a Date header names, in UTC; None where it names none."""
    try:
        moment = parsedate_to_datetime(header or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def clock_notice(offset: timedelta | None) -> str:
    """Return a sentence for the person when the clock is wrong; empty where it is not.

    `offset` is the calendar's time minus this computer's.
    """
    if offset is None or abs(offset) < _WORTH_TELLING:
        return ""
    minutes = round(abs(offset).total_seconds() / 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    amounts = ((days, "day"), (hours, "hour"), (minutes, "minute"))
    parts = [f"{number} {word}{'' if number == 1 else 's'}" for number, word in amounts if number]
    side = "behind" if offset > timedelta() else "ahead of"
    # Days and hours are enough, hours and minutes too.
    return f"This computer's clock is {' and '.join(parts[:2])} {side} the calendar's."
