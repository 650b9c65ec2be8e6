"""How far this computer's clock is from the calendar's, told by the Date header of its answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from app.domain.wording import Wording

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
    parts = [
        *([Wording("1 day") if days == 1 else Wording("{n} days", n=days)] if days else []),
        *([Wording("1 hour") if hours == 1 else Wording("{n} hours", n=hours)] if hours else []),
        *(
            [Wording("1 minute") if minutes == 1 else Wording("{n} minutes", n=minutes)]
            if minutes
            else []
        ),
    ]
    # Days and hours are enough, hours and minutes too.
    amount = parts[0]
    if len(parts) > 1:
        amount = Wording("{one} and {other}", one=parts[0], other=parts[1])
    if offset > timedelta():
        return Wording("This computer's clock is {amount} behind the calendar's.", amount=amount)
    return Wording("This computer's clock is {amount} ahead of the calendar's.", amount=amount)
