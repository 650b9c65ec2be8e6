"""Works out the host's free times. Pure: no clock, no database.

As at Cal.com the times form a grid as wide as the length that is asked for, beginning at the
start of the working hours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from app.scheduling.sandbox.host import Host, SandboxEventType


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time; `end` is the first instant after it."""

    start: datetime
    end: datetime


def bookable(event_type: SandboxEventType, now: datetime) -> Span:
    """Return the span in which starts may lie: after the notice, inside the booking window."""
    return Span(now + event_type.minimum_notice, now + timedelta(days=event_type.days_ahead))


def free_starts(
    host: Host,
    event_type: SandboxEventType,
    *,
    asked: Span,
    length: timedelta,
    busy: Sequence[Span],
    now: datetime,
) -> Iterator[datetime]:
    """Yield the free starts from `asked.start` to `asked.end`, both included, in UTC."""
    limits = bookable(event_type, now)
    first, last = max(asked.start, limits.start), min(asked.end, limits.end)
    for hours in _working_hours(host, first, last):
        start = hours.start
        while start + length <= hours.end:
            if first <= start <= last and not _overlaps(start, start + length, busy):
                yield start
            start += length


def _working_hours(host: Host, first: datetime, last: datetime) -> Iterator[Span]:
    zone = ZoneInfo(host.time_zone)
    day, last_day = first.astimezone(zone).date(), last.astimezone(zone).date()
    while day <= last_day:
        if day.weekday() in host.working_days:
            yield Span(
                datetime.combine(day, host.opens, zone).astimezone(UTC),
                datetime.combine(day, host.closes, zone).astimezone(UTC),
            )
        day += timedelta(days=1)


def _overlaps(start: datetime, end: datetime, busy: Sequence[Span]) -> bool:
    return any(start < span.end and span.start < end for span in busy)
