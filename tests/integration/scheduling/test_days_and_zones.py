"""Free times of a local day: right zone, right length of day, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from calendar_rig import MONDAY, TestClock, calendar_over, journal_of, proposal, sandbox_app

from app.domain.booking import Slot
from app.domain.errors import InputError
from app.scheduling.client import CalComClient

CAIRO = "Africa/Cairo"
LOS_ANGELES = "America/Los_Angeles"


async def slots_of(
    tmp_path: Path, day: date, *, person: str, host: str, now: datetime = MONDAY
) -> tuple[Slot, ...]:
    clock = TestClock(now)
    with sandbox_app(tmp_path, clock, host) as app, journal_of(tmp_path) as journal:
        calendar = calendar_over(CalComClient.in_process(app), journal, clock=clock)
        slots = await calendar.free_slots(day, day, time_zone=person, duration=30)
        await calendar.close()
    return slots


def wall_times(slots: tuple[Slot, ...], zone: str) -> list[str]:
    return [slot.start.astimezone(ZoneInfo(zone)).strftime("%H:%M%z") for slot in slots]


@pytest.mark.parametrize(
    ("person", "host", "first", "last"),
    [
        ("Europe/Rome", "Europe/Rome", "09:00", "16:30"),
        ("Europe/London", "Europe/Rome", "08:00", "15:30"),
        ("America/New_York", "Europe/Rome", "03:00", "10:30"),
        ("Asia/Kathmandu", "Europe/Rome", "12:45", "20:15"),
    ],
)
async def test_host_hours_are_told_in_the_persons_zone(
    tmp_path: Path, person: str, host: str, first: str, last: str
) -> None:
    slots = await slots_of(tmp_path, date(2026, 10, 14), person=person, host=host)
    times = [slot.start.astimezone(ZoneInfo(person)).strftime("%H:%M") for slot in slots]
    assert (times[0], times[-1], len(times)) == (first, last, 16)


async def test_a_local_day_takes_from_two_of_the_hosts_days(tmp_path: Path) -> None:
    # Tokyo's Wednesday begins on Los Angeles' Tuesday at 08:00; hours 09-17 fall on both.
    slots = await slots_of(tmp_path, date(2026, 10, 14), person="Asia/Tokyo", host=LOS_ANGELES)
    times = wall_times(slots, "Asia/Tokyo")
    assert times[0] == "01:00+0900"
    assert times[-1] == "08:30+0900"
    zone = ZoneInfo("Asia/Tokyo")
    assert {slot.start.astimezone(zone).date() for slot in slots} == {date(2026, 10, 14)}
    # On Sunday the host does not work, but a Sunday in Tokyo can't reach Friday in California.
    assert await slots_of(tmp_path, date(2026, 10, 18), person="Asia/Tokyo", host=LOS_ANGELES) == ()
    saturday = await slots_of(tmp_path, date(2026, 10, 17), person="Asia/Tokyo", host=LOS_ANGELES)
    assert len(saturday) == 16


async def test_both_hours_of_a_25_hour_day_are_offered_and_told_apart(tmp_path: Path) -> None:
    # In Cairo the hour from 23:00 to midnight comes twice on Thursday, 29 October 2026.
    slots = await slots_of(tmp_path, date(2026, 10, 29), person=CAIRO, host=LOS_ANGELES)
    assert wall_times(slots, CAIRO)[-4:] == [
        "23:00+0300",
        "23:30+0300",
        "23:00+0200",
        "23:30+0200",
    ]
    assert len({slot.offered_as for slot in slots}) == len(slots)
    first, second = slots[-4], slots[-2]
    assert second.start - first.start == timedelta(hours=1)


async def test_the_second_of_two_equal_wall_times_is_the_one_that_is_booked(
    tmp_path: Path,
) -> None:
    clock = TestClock()
    with sandbox_app(tmp_path, clock, LOS_ANGELES) as app, journal_of(tmp_path) as journal:
        calendar = calendar_over(CalComClient.in_process(app), journal, clock=clock)
        day = date(2026, 10, 29)
        slots = await calendar.free_slots(day, day, time_zone=CAIRO, duration=30)
        made = await calendar.book(proposal(slots[-2].start), time_zone=CAIRO)
        assert made.start == datetime(2026, 10, 29, 21, 0, tzinfo=UTC)
        left = await calendar.free_slots(day, day, time_zone=CAIRO, duration=30)
        assert {slot.start for slot in slots} - {slot.start for slot in left} == {made.start}
        await calendar.close()


async def test_a_23_hour_day_without_midnight_begins_at_one(tmp_path: Path) -> None:
    # In Cairo Friday, 30 April 2027 begins at 01:00.
    slots = await slots_of(tmp_path, date(2027, 4, 30), person=CAIRO, host=LOS_ANGELES)
    times = wall_times(slots, CAIRO)
    assert times[0] == "01:00+0300"
    assert "00:30+0300" not in times
    thursday = await slots_of(tmp_path, date(2027, 4, 29), person=CAIRO, host=LOS_ANGELES)
    assert wall_times(thursday, CAIRO)[-1] == "23:30+0200"
    assert slots[0].start - thursday[-1].start == timedelta(minutes=30)


async def test_host_hours_hold_on_the_hosts_own_short_day(tmp_path: Path) -> None:
    # Jerusalem's clocks go forward on Friday, 26 March 2027, at 02:00.
    day = date(2027, 3, 26)
    slots = await slots_of(tmp_path, day, person="Asia/Jerusalem", host="Asia/Jerusalem")
    times = wall_times(slots, "Asia/Jerusalem")
    assert (times[0], times[-1], len(times)) == ("09:00+0300", "16:30+0300", 16)


async def test_a_range_of_days_comes_in_order(tmp_path: Path) -> None:
    clock = TestClock()
    with sandbox_app(tmp_path, clock) as app, journal_of(tmp_path) as journal:
        calendar = calendar_over(CalComClient.in_process(app), journal, clock=clock)
        week = await calendar.free_slots(
            date(2026, 10, 14), date(2026, 10, 20), time_zone="Europe/Rome", duration=60
        )
        assert len(week) == 5 * 8
        assert list(week) == sorted(week, key=lambda slot: slot.start)
        await calendar.close()


@pytest.mark.parametrize("name", ["Mars/Base", "../etc/passwd", "", "Europe", "x" * 300])
async def test_an_unknown_zone_is_told_in_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="no time zone"):
        await slots_of(tmp_path, date(2026, 10, 14), person=name, host="Europe/Rome")
    with (
        pytest.raises(InputError, match="no time zone"),
        sandbox_app(tmp_path, TestClock(), name),
    ):
        pass
