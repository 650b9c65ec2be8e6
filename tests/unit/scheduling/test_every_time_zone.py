"""All IANA zones and all their clock changes of three years: an instant stays the same instant."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import httpx
from calendar_edge import Edge, success
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.booking import Booking, Slot
from app.scheduling.slots import days_between, local_days, parse_slots
from app.scheduling.wire import from_wire, to_wire

FIRST, LAST = datetime(2025, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
ZONES = sorted(available_timezones() - {"Factory", "localtime", "posixrules"})
QUARTER = timedelta(minutes=15)


@cache
def changes(name: str) -> tuple[datetime, ...]:
    """Return the instants at which the zone's offset changes, to the minute."""
    zone, found = ZoneInfo(name), []
    low = FIRST
    while low < LAST:
        high = low + timedelta(days=7)
        if low.astimezone(zone).utcoffset() != high.astimezone(zone).utcoffset():
            before, after = low, high
            while after - before > timedelta(minutes=1):
                middle = before + (after - before) / 2
                is_same = middle.astimezone(zone).utcoffset() == low.astimezone(zone).utcoffset()
                before, after = (middle, after) if is_same else (before, middle)
            found.append(after.replace(second=0, microsecond=0))
        low = high
    return tuple(found)


CHANGES = [(name, change) for name in ZONES for change in changes(name)]


def test_there_are_changes_enough_to_speak_of_all() -> None:
    assert len(ZONES) > 400
    assert len({name for name, _ in CHANGES}) > 100


def test_days_around_every_change_join_without_gap_or_overlap() -> None:
    for name, change in CHANGES:
        zone = ZoneInfo(name)
        middle = change.astimezone(zone).date()
        days = days_between(middle - timedelta(days=2), middle + timedelta(days=2))
        spans = [local_days(day, day, name) for day in days]
        for (_, end), (begin, _) in pairwise(spans):
            assert begin - end == timedelta(seconds=1), (name, change)
        for day, (begin, end) in zip(days, spans, strict=True):
            assert begin.astimezone(zone).date() == end.astimezone(zone).date() == day, (name, day)
            assert timedelta(hours=20) < end - begin < timedelta(hours=28)


def test_every_quarter_of_an_hour_around_every_change_keeps_its_instant() -> None:
    for name, change in CHANGES:
        zone = ZoneInfo(name)
        offered = [change + QUARTER * number for number in range(-12, 13)]
        days = {moment.astimezone(zone).date() for moment in offered}
        answer: dict[str, list[str]] = {}
        for moment in offered:
            local = moment.astimezone(zone)
            answer.setdefault(local.date().isoformat(), []).append(
                _as_cal_com_writes(local)["start"]
            )
        slots = parse_slots(answer, min(days), max(days), name)
        assert [slot.start for slot in slots] == offered, (name, change)
        # Two equal wall times are two slots, each with the calendar's own string.
        assert len({slot.offered_as for slot in slots}) == len(slots)
        assert [from_wire(to_wire(slot.start)) for slot in slots] == offered


@settings(max_examples=300, derandomize=True, deadline=None)
@given(
    zone_and_change=st.sampled_from(CHANGES),
    quarters=st.integers(-200, 200),
    attendee=st.sampled_from(ZONES),
)
def test_what_is_offered_sent_received_and_kept_is_one_instant(
    zone_and_change: tuple[str, datetime], quarters: int, attendee: str
) -> None:
    name, change = zone_and_change
    asyncio.run(_book(name, change + QUARTER * quarters, attendee))


@settings(max_examples=300, derandomize=True, deadline=None)
@given(
    name=st.sampled_from(ZONES),
    minutes=st.integers(0, int((LAST - FIRST).total_seconds()) // 60),
)
def test_so_it_is_on_any_day_in_any_zone(name: str, minutes: int) -> None:
    asyncio.run(_book(name, FIRST + timedelta(minutes=minutes), name))


async def _book(name: str, moment: datetime, attendee: str) -> None:
    """Offer `moment` in one zone, book it for somebody in another, and follow it all the way."""
    zone = ZoneInfo(name)
    local = moment.astimezone(zone)
    sent: list[datetime] = []

    def slots(request: httpx.Request) -> httpx.Response:
        begin, end = (from_wire(request.url.params[side]) for side in ("start", "end"))
        assert begin <= moment <= end
        around = [moment + timedelta(days=days) for days in (-1, 0, 1)]
        by_day: dict[str, list[Any]] = {}
        for each in (item.astimezone(zone) for item in around):
            by_day.setdefault(each.date().isoformat(), []).append(_as_cal_com_writes(each))
        return success(by_day)

    def create(request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content)
        assert body["start"].endswith("Z")
        assert body["attendee"]["timeZone"] == attendee
        sent.append(from_wire(body["start"]))
        return success({"id": 1, "uid": "u", "status": "accepted", "duration": 30,
                        "start": body["start"].replace("Z", ".000Z")}, 201)  # fmt: skip

    client = Edge(slots, create).client()
    day = local.date()
    slot = _only(
        await client.free_slots(day, day, event_type_id=1, time_zone=name, duration=None), moment
    )
    booking: Booking = await client.create(
        request_id="r", event_type_id=1, start=slot.start, duration=None, name="Ada",
        email="ada@example.com", time_zone=attendee, answers={},
    )  # fmt: skip
    assert slot.start == sent[0] == booking.start == moment


def _only(slots: tuple[Slot, ...], moment: datetime) -> Slot:
    found = [slot for slot in slots if slot.start == moment]
    assert len(found) == 1
    return found[0]


def _as_cal_com_writes(local: datetime) -> dict[str, str]:
    text = local.isoformat(timespec="milliseconds")
    return {"start": text.replace("+00:00", "Z")}
