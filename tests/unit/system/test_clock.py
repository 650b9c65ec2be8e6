from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from app.domain.errors import InputError
from app.system.clock import parse_now, stopped_clock, system_clock

BERLIN = ZoneInfo("Europe/Berlin")


def test_the_systems_clock_tells_utc() -> None:
    assert system_clock().utcoffset() == timedelta(0)


def test_a_stopped_clock_stands_still_and_tells_utc() -> None:
    clock = stopped_clock(datetime(2026, 10, 10, 14, 30, tzinfo=timezone(timedelta(hours=2))))

    assert clock() == clock() == datetime(2026, 10, 10, 12, 30, tzinfo=UTC)
    assert clock().tzinfo is UTC


def test_a_clock_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        stopped_clock(datetime(2026, 10, 10, 14, 30))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-10-10T14:30", "2026-10-10T12:30+00:00"),
        (" 2026-10-10 14:30:15 ", "2026-10-10T12:30:15+00:00"),
        ("2026-10-10T14:30Z", "2026-10-10T14:30+00:00"),
        ("2026-10-10T14:30-05:00", "2026-10-10T19:30+00:00"),
        ("2026-10-10", "2026-10-09T22:00+00:00"),
        # 29 March 2026: 02:00 to 03:00 does not exist; 25 October: 02:00 to 03:00 comes twice.
        ("2026-03-29T02:30", "2026-03-29T01:30+00:00"),
        ("2026-10-25T02:30", "2026-10-25T00:30+00:00"),
        ("2026-10-25T02:30+01:00", "2026-10-25T01:30+00:00"),
    ],
)
def test_a_moment_is_read_in_the_zone_unless_it_has_an_offset(text: str, utc: str) -> None:
    moment = parse_now(text, BERLIN)

    assert moment == datetime.fromisoformat(utc)
    assert moment.tzinfo is UTC


def test_a_skipped_hour_reads_as_the_hour_after_it() -> None:
    assert parse_now("2026-03-29T02:30", BERLIN).astimezone(BERLIN).strftime("%H:%M") == "03:30"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "14:30",
        "2026-13-01T10:00",
        "2026-02-30",
        "1",
        "2026-10-10T25:00",
        "x" * 10**5,
    ],
)
def test_what_is_no_moment_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InputError, match="2026-10-10T14:30") as caught:
        parse_now(text, BERLIN)

    assert len(str(caught.value)) < 250


@pytest.mark.parametrize(
    "text", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", "1066-10-14T09:00", "3000-01-01"]
)
def test_a_moment_that_no_calendar_reaches_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_now(text, BERLIN)
