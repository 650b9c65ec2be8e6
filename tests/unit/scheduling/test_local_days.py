"""The local-day recipe, and the host's free times."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InputError
from app.scheduling.sandbox.availability import Span, WorkingHours, free_starts
from app.scheduling.sandbox.host import SandboxEventType
from app.scheduling.slots import local_days, parse_slots

NOW = datetime(2026, 10, 12, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Rome", date(2026, 12, 1), 24),
        ("Europe/Rome", date(2027, 3, 28), 23),
        ("Europe/Rome", date(2026, 10, 25), 25),
        ("Africa/Cairo", date(2027, 4, 30), 23),  # no midnight
        ("Africa/Cairo", date(2026, 10, 29), 25),  # the last hour twice
        ("America/Havana", date(2026, 11, 1), 25),  # midnight twice
        ("Australia/Lord_Howe", date(2026, 10, 4), 23.5),
        ("UTC", date(2026, 10, 25), 24),
    ],
)
def test_a_local_day_is_as_long_as_the_clocks_make_it(zone: str, day: date, hours: float) -> None:
    begin, end = local_days(day, day, zone)
    assert end - begin == timedelta(hours=hours) - timedelta(seconds=1)
    following, _ = local_days(day + timedelta(days=1), day + timedelta(days=1), zone)
    assert following == end + timedelta(seconds=1)


@given(
    day=st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    zone=st.sampled_from(
        ["Europe/Rome", "Africa/Cairo", "America/St_Johns", "Pacific/Chatham", "Asia/Kathmandu"]
    ),
    minutes=st.integers(0, 25 * 60),
)
def test_an_instant_is_in_the_day_that_its_zone_says(day: date, zone: str, minutes: int) -> None:
    begin, end = local_days(day, day, zone)
    moment = begin + timedelta(minutes=minutes)
    offered = {"": [moment.isoformat()]}
    assert bool(parse_slots(offered, day, day, zone)) == (moment <= end)


@pytest.mark.parametrize("day", [date.max, date.min])
def test_a_day_at_the_edge_of_the_calendar_is_told_in_words(day: date) -> None:
    with pytest.raises(InputError, match="no times for"):
        local_days(day, day, "Asia/Tokyo")


def starts(**changes: object) -> list[datetime]:
    arguments: dict[str, object] = {
        "asked": Span(NOW, NOW + timedelta(hours=24)),
        "length": timedelta(minutes=60),
        "busy": [],
        "now": NOW,
        **changes,
    }
    hours = WorkingHours("UTC", {day: [(time(9), time(17))] for day in range(5)}, {})
    demo = SandboxEventType(id=1, slug="demo", title="Demo", description="", default_length=60)
    return list(free_starts(hours, demo, **arguments))  # type: ignore[arg-type]


def test_a_booking_takes_every_time_that_it_touches() -> None:
    hours = [moment.hour for moment in starts()]
    assert hours == [9, 10, 11, 12, 13, 14, 15, 16]
    half_past_ten = NOW.replace(hour=10, minute=30)
    busy = [Span(half_past_ten, half_past_ten + timedelta(minutes=60))]
    assert [moment.hour for moment in starts(busy=busy)] == [9, 12, 13, 14, 15, 16]


def test_back_to_back_is_no_overlap() -> None:
    ten = NOW.replace(hour=10)
    busy = [Span(ten, ten + timedelta(hours=1))]
    assert [moment.hour for moment in starts(busy=busy)] == [9, 11, 12, 13, 14, 15, 16]


def test_the_last_time_ends_with_the_working_hours() -> None:
    last = starts(length=timedelta(minutes=45))[-1]
    assert last == NOW.replace(hour=15, minute=45)
