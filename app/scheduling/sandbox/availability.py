"""Works out the host's free times. Pure: no clock, no database.

As at Cal.com the times form a grid as wide as the length that is asked for, beginning at the
start of the working hours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.scheduling.sandbox.host import SandboxEventType


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time; `end` is the first instant after it."""

    start: datetime
    end: datetime

    def overlaps(self, other: Span) -> bool:
        """Return whether the two have an instant in common."""
        return self.start < other.end and other.start < self.end


Hours = tuple[time, time]


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """When the host works: hours by weekday (Monday = 0), and by date where they differ.

    All are wall time in `time_zone`; a date with no hours is a day off.
    """

    time_zone: str
    by_weekday: dict[int, list[Hours]]
    by_date: dict[date, list[Hours]]

    def on(self, day: date) -> list[Hours]:
        """Return the hours of one day, the earliest first."""
        return sorted(self.by_date.get(day, self.by_weekday.get(day.weekday(), [])))


def bookable(event_type: SandboxEventType, now: datetime) -> Span:
    """Return the span in which starts may lie: after the notice, inside the booking window."""
    return Span(now + event_type.minimum_notice, now + timedelta(days=event_type.days_ahead))


def free_starts(
    hours: WorkingHours,
    event_type: SandboxEventType,
    *,
    asked: Span,
    length: timedelta,
    busy: Sequence[Span],
    now: datetime,
) -> Iterator[datetime]:
    """Yield the free starts from `asked.start` to `asked.end`, both included, in UTC.

    `busy` has the buffers of what is booked already; those of `event_type` are added here.
    """
    limits = bookable(event_type, now)
    first, last = max(asked.start, limits.start), min(asked.end, limits.end)
    taken = _merged(busy)
    passed = 0
    for stretch in _worked(hours, first, last):
        start = stretch.start
        while start + length <= stretch.end:
            if first <= start <= last:
                wanted = Span(
                    start - event_type.before_buffer, start + length + event_type.after_buffer
                )
                while passed < len(taken) and taken[passed].end <= wanted.start:
                    passed += 1
                if passed == len(taken) or not taken[passed].overlaps(wanted):
                    yield start
            start += length


def _worked(hours: WorkingHours, first: datetime, last: datetime) -> Iterator[Span]:
    zone = ZoneInfo(hours.time_zone)
    day, last_day = first.astimezone(zone).date(), last.astimezone(zone).date()
    while day <= last_day:
        # Hours that overlap would offer a time twice.
        yield from _merged(
            [
                Span(
                    datetime.combine(day, opens, zone).astimezone(UTC),
                    datetime.combine(day, closes, zone).astimezone(UTC),
                )
                for opens, closes in hours.on(day)
            ]
        )
        day += timedelta(days=1)


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Return the same time as spans that do not overlap, in order."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif span.start < span.end:
            merged.append(span)
    return merged
