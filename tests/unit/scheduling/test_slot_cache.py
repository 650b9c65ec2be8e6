"""What was read a moment ago is not asked again, and what may have changed is."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from calendar_edge import Edge, Time, success

from app.domain.booking import Slot
from app.domain.errors import CalendarUnreachable
from app.language.values import PartOfDay, TimeRange
from app.scheduling.next_free import next_free
from app.scheduling.slot_cache import SlotCache
from app.scheduling.slots import between, days_between

ROME = "Europe/Rome"
DAY = date(2026, 12, 1)


def at(day: date, hour: int, zone: str = ROME) -> Slot:
    start = datetime.combine(day, time(hour), ZoneInfo(zone)).astimezone(UTC)
    return Slot(start, start.isoformat())


class Reader:
    """A calendar that is free at nine every day from `free_from` on."""

    def __init__(self, free_from: date = date.min) -> None:
        self.asked: list[tuple[date, date]] = []
        self.free_from = free_from
        self.gate: asyncio.Event | None = None
        self.error: Exception | None = None

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
        assert event_type_id
        assert duration in (None, 15)
        self.asked.append((first, last))
        if self.gate is not None:
            await self.gate.wait()
        if self.error is not None:
            raise self.error
        days = days_between(first, last)
        hours = (9,) if moving_uid is None else (9, 10)
        return tuple(at(day, h, time_zone) for day in days if day >= self.free_from for h in hours)

    async def ahead(self, first: date, last: date) -> tuple[Slot, ...]:
        return await self.free_slots(first, last, event_type_id=1, time_zone=ROME, duration=None)


class Rig:
    def __init__(self) -> None:
        self.reader, self.time = Reader(), Time()
        self.cache = SlotCache(self.reader, clock=self.time.clock, ticks=lambda: self.time.ticks)

    async def ask(
        self, first: date = DAY, last: date = DAY, *, zone: str = ROME, duration: int | None = None,
        event_type_id: int = 1, fresh: bool = False, moving_uid: str | None = None,
    ) -> tuple[Slot, ...]:  # fmt: skip
        return await self.cache.free_slots(
            first,
            last,
            event_type_id=event_type_id,
            time_zone=zone,
            duration=duration,
            moving_uid=moving_uid,
            fresh=fresh,
        )


async def test_a_minute_long_a_day_is_asked_once() -> None:
    rig = Rig()
    assert await rig.ask() == await rig.ask() == (at(DAY, 9),)
    rig.time.go_on(59)
    await rig.ask()
    assert len(rig.reader.asked) == 1
    rig.time.go_on(2)
    await rig.ask()
    assert len(rig.reader.asked) == 2


async def test_for_a_booking_that_moves_its_own_time_is_free_and_for_no_other() -> None:
    rig = Rig()
    assert await rig.ask() == (at(DAY, 9),)
    assert await rig.ask(moving_uid="own") == (at(DAY, 9), at(DAY, 10))
    assert await rig.ask(moving_uid="own") == (at(DAY, 9), at(DAY, 10))
    assert await rig.ask() == (at(DAY, 9),)
    assert len(rig.reader.asked) == 2


async def test_another_zone_length_or_event_type_is_another_question() -> None:
    rig = Rig()
    await rig.ask()
    await rig.ask(zone="UTC")
    await rig.ask(duration=15)
    await rig.ask(event_type_id=2)
    assert len(rig.reader.asked) == 4


async def test_a_week_is_fetched_ahead_in_one_request() -> None:
    rig = Rig()
    await rig.cache.prefetch(event_type_id=1, time_zone=ROME, duration=None)
    today = rig.time.now.date()
    assert rig.reader.asked == [(today, today + timedelta(days=6))]
    for day in days_between(today, today + timedelta(days=6)):
        assert await rig.ask(day, day) == (at(day, 9),)
    assert await rig.ask(today, today + timedelta(days=2)) == tuple(
        at(today + timedelta(days=days), 9) for days in range(3)
    )
    assert len(rig.reader.asked) == 1


async def test_before_a_booking_it_is_asked_again_and_that_is_kept() -> None:
    rig = Rig()
    await rig.ask()
    rig.reader.free_from = date.max
    assert await rig.ask() == (at(DAY, 9),)
    assert await rig.ask(fresh=True) == ()
    assert await rig.ask() == ()
    assert len(rig.reader.asked) == 2


async def test_equal_questions_at_once_are_asked_once() -> None:
    rig = Rig()
    rig.reader.gate = asyncio.Event()
    asking = [asyncio.create_task(rig.ask()) for _ in range(5)]
    await asyncio.sleep(0)
    rig.reader.gate.set()
    assert await asyncio.gather(*asking) == [(at(DAY, 9),)] * 5
    assert len(rig.reader.asked) == 1


async def test_what_was_read_during_a_write_is_not_kept() -> None:
    rig = Rig()
    rig.reader.gate = asyncio.Event()
    asking = asyncio.create_task(rig.ask())
    await asyncio.sleep(0)
    rig.cache.invalidate()
    rig.reader.gate.set()
    await asking
    await rig.ask()
    assert len(rig.reader.asked) == 2


async def test_a_failure_is_not_kept() -> None:
    rig = Rig()
    rig.reader.error = CalendarUnreachable("x")
    with pytest.raises(CalendarUnreachable):
        await rig.ask()
    rig.reader.error = None
    assert await rig.ask() == (at(DAY, 9),)


async def test_a_clock_that_is_set_back_does_not_make_old_times_fresh() -> None:
    rig = Rig()
    await rig.ask()
    rig.time.now -= timedelta(hours=1)
    await rig.ask()
    assert len(rig.reader.asked) == 2


async def test_a_clock_that_stands_still_does_not_keep_old_times_fresh() -> None:
    rig = Rig()
    await rig.ask()
    rig.time.ticks += 61
    await rig.ask()
    assert len(rig.reader.asked) == 2


async def test_our_own_writes_make_it_forget() -> None:
    booking = {"id": 1, "uid": "u", "status": "cancelled", "start": "2026-12-01T08:00:00Z",
               "duration": 30}  # fmt: skip
    edge = Edge(success({}), success(booking), success({}))
    client = edge.client()
    cache = SlotCache(client, clock=edge.time.clock)
    client.on_change(cache.invalidate)

    async def ask() -> None:
        await cache.free_slots(DAY, DAY, event_type_id=1, time_zone=ROME, duration=None)

    await ask()
    await ask()
    await client.cancel("u", reason="r")
    await ask()
    assert [request.method for request in edge.requests] == ["GET", "POST", "GET"]


@pytest.mark.parametrize(
    ("free_from", "found", "requests"),
    [(0, 0, 1), (6, 6, 1), (7, 7, 2), (34, 34, 2), (35, 35, 3), (124, 124, 3), (125, None, 3)],
)
async def test_the_next_free_day_is_found_in_three_requests_at_most(
    free_from: int, found: int | None, requests: int
) -> None:
    reader = Reader(DAY + timedelta(days=free_from))
    slots = await next_free(reader.ahead, DAY, time_zone=ROME)
    assert slots == (() if found is None else (at(DAY + timedelta(days=found), 9),))
    assert len(reader.asked) == requests
    assert all(
        later[0] == earlier[1] + timedelta(days=1)
        for earlier, later in zip(reader.asked, reader.asked[1:], strict=False)
    )


async def test_nothing_is_asked_beyond_the_booking_window() -> None:
    reader = Reader(date.max)
    assert await next_free(reader.ahead, DAY, time_zone=ROME, last=date(2026, 12, 10)) == ()
    assert reader.asked == [(DAY, date(2026, 12, 7)), (date(2026, 12, 8), date(2026, 12, 10))]
    assert await next_free(reader.ahead, DAY, time_zone=ROME, last=date(2026, 11, 30)) == ()
    assert len(reader.asked) == 2


async def test_the_next_free_evening_passes_over_mornings() -> None:
    reader = Reader()
    assert await next_free(reader.ahead, DAY, time_zone=ROME, hours=PartOfDay.EVENING.hours) == ()
    morning = await next_free(reader.ahead, DAY, time_zone=ROME, hours=PartOfDay.MORNING.hours)
    assert morning == (at(DAY, 9),)


def test_a_part_of_the_day_is_wall_clock_also_when_an_hour_comes_twice() -> None:
    night = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1, 2)]
    slots = tuple(Slot(moment, moment.isoformat()) for moment in night)
    hours = TimeRange(time(2), time(2, 59))
    assert between(slots, hours, ROME) == slots[:2]
