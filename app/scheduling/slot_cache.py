"""Free times that were read less than a minute ago, so that most questions need no request."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from app.domain.booking import Slot
from app.scheduling.ports import Clock
from app.scheduling.slots import days_between, zone

_FRESH = timedelta(seconds=60)

_Question = tuple[int, str, int | None, str | None]
"""Event type, time zone, length, the booking whose own time counts as free."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """The free times of a day, and when they were asked for, by the clock and in seconds."""

    asked_at: datetime
    tick: float
    slots: tuple[Slot, ...]


class SlotReader(Protocol):
    """What reads free times from the calendar."""

    async def free_slots(
        self,
        first: date,
        last: date,
        *,
        event_type_id: int,
        time_zone: str,
        duration: int | None,
        moving_uid: str | None = None,
    ) -> tuple[Slot, ...]:
        """Return the free times of the local days `first` to `last`, in order."""


class SlotCache:
    """Answers for `reader`, from memory while that is at most a minute old.

    `ticks` are seconds that go on whatever the clock says. Days are kept one by one. Two equal
    questions at once are asked once.
    """

    def __init__(
        self,
        reader: SlotReader,
        *,
        clock: Clock = lambda: datetime.now(UTC),
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._reader = reader
        self._clock = clock
        self._ticks = ticks
        self._days: dict[tuple[_Question, date], _Kept] = {}
        self._asking: defaultdict[_Question, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._generation = 0

    async def free_slots(
        self,
        first: date,
        last: date,
        *,
        event_type_id: int,
        time_zone: str,
        duration: int | None,
        moving_uid: str | None = None,
        fresh: bool = False,
    ) -> tuple[Slot, ...]:
        """Return the free times of the local days `first` to `last`, in order.

        With `moving_uid` the time of that booking counts as free. `fresh` asks the calendar in any
        case, as has to be done right before a booking.
        """
        question = (event_type_id, time_zone, duration, moving_uid)
        if fresh:
            return await self._ask(question, first, last)
        async with self._asking[question]:
            days = days_between(first, last)
            if all(self._is_kept(question, day) for day in days):
                return tuple(slot for day in days for slot in self._days[question, day].slots)
            # The whole range, so that the answer is of one moment.
            return await self._ask(question, first, last)

    async def prefetch(
        self, *, event_type_id: int, time_zone: str, duration: int | None, days: int = 7
    ) -> None:
        """Read the next `days` days, today included, in one request."""
        today = self._clock().astimezone(zone(time_zone)).date()
        await self.free_slots(
            today,
            today + timedelta(days=days - 1),
            event_type_id=event_type_id,
            time_zone=time_zone,
            duration=duration,
        )

    def invalidate(self) -> None:
        """Forget everything, also what is being read at this moment."""
        self._generation += 1
        self._days.clear()

    async def _ask(self, question: _Question, first: date, last: date) -> tuple[Slot, ...]:
        event_type_id, time_zone, duration, moving_uid = question
        generation, asked_at, tick = self._generation, self._clock(), self._ticks()
        slots = await self._reader.free_slots(
            first,
            last,
            event_type_id=event_type_id,
            time_zone=time_zone,
            duration=duration,
            moving_uid=moving_uid,
        )
        if generation == self._generation:
            by_day = _by_day(slots, zone(time_zone))
            for day in days_between(first, last):
                self._days[question, day] = _Kept(asked_at, tick, tuple(by_day.get(day, ())))
        return slots

    def _is_kept(self, question: _Question, day: date) -> bool:
        kept = self._days.get((question, day))
        if kept is None:
            return False
        # Neither a clock that stands still or was set back may make an old answer fresh, nor a
        # computer that slept, whose ticks stood still.
        by_clock = timedelta() <= self._clock() - kept.asked_at <= _FRESH
        return by_clock and self._ticks() - kept.tick <= _FRESH.total_seconds()


def _by_day(slots: Sequence[Slot], local: ZoneInfo) -> dict[date, list[Slot]]:
    found: dict[date, list[Slot]] = {}
    for slot in slots:
        found.setdefault(slot.start.astimezone(local).date(), []).append(slot)
    return found
