"""A computer whose clock is wrong is told so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from calendar_edge import Edge, Time, success

from app.scheduling.clock_offset import clock_notice, date_of

PROFILE = {"id": 1, "username": "jane", "email": "j@example.com", "timeZone": "Europe/Rome"}


@pytest.mark.parametrize("hours", [-30, -3, 0, 2, 5000])
async def test_the_offset_is_the_calendars_time_minus_ours(hours: int) -> None:
    time = Time()
    there = format_datetime(time.now + timedelta(hours=hours), usegmt=True)
    client = Edge(success(PROFILE, Date=there), time=time).client()
    await client.profile()
    offset = client.clock_offset
    assert offset is not None
    assert abs(offset - timedelta(hours=hours)) < timedelta(seconds=2)


def test_before_any_answer_the_offset_is_not_known() -> None:
    assert Edge().client().clock_offset is None


@pytest.mark.parametrize(
    ("offset", "words"),
    [
        (None, ""),
        (timedelta(minutes=4), ""),
        (timedelta(minutes=-4), ""),
        (timedelta(hours=3, minutes=1), "3 hours and 1 minute behind"),
        (timedelta(minutes=-61), "1 hour and 1 minute ahead of"),
        (timedelta(days=-400, minutes=-7), "400 days and 7 minutes ahead of"),
    ],
)
def test_only_what_matters_is_told(offset: timedelta | None, words: str) -> None:
    assert words in clock_notice(offset)
    assert bool(words) == bool(clock_notice(offset))


@pytest.mark.parametrize("header", [None, "", "yesterday", "Mon, 99 Foo 2026", "\xff", "0" * 9999])
def test_a_header_that_is_no_date_is_none(header: str | None) -> None:
    assert date_of(header) is None


def test_a_date_is_read_in_utc() -> None:
    assert date_of("Mon, 30 Nov 2026 10:00:00 +0100") == datetime(2026, 11, 30, 9, tzinfo=UTC)
