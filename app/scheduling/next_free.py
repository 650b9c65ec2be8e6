"""Searches ahead for the first day that has a free time, in a few requests."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from app.domain.booking import Slot
from app.language.values import TimeRange
from app.scheduling.slots import between, zone

Ask = Callable[[date, date], Awaitable[tuple[Slot, ...]]]
"""Returns the free times of the local days from the first to the last, in order."""

# Most calendars have something within a week; the later spans are for those that have not.
_SPANS_DAYS = (7, 28, 90)


async def next_free(
    ask: Ask,
    first: date,
    *,
    time_zone: str,
    last: date | None = None,
    hours: TimeRange | None = None,
) -> tuple[Slot, ...]:
    """Return the free times of the first day from `first` on that has any, in order.

    Nothing where no day has one up to `last`, the end of the booking window, or for the next
    125 days. `hours` are the only wall clock times that count. Asks three times at most.
    """
    local = zone(time_zone)
    begin = first
    for days in _SPANS_DAYS:
        if last is not None and begin > last:
            break
        end = begin + timedelta(days=days - 1)
        slots = await ask(begin, end if last is None else min(end, last))
        if hours is not None:
            slots = between(slots, hours, time_zone)
        if slots:
            day = slots[0].start.astimezone(local).date()
            return tuple(slot for slot in slots if slot.start.astimezone(local).date() == day)
        begin = end + timedelta(days=1)
    return ()
