"""Sleep, and a clock that somebody changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.session.clock_watch import LOOK_SECONDS, ClockWatch, Happened
from app.system.clock import running_seconds


class Computer:
    """A clock on the wall and one that runs on, both moved by the test."""

    def __init__(self) -> None:
        self.wall = datetime(2026, 10, 14, 9, 0, tzinfo=UTC)
        self.ran = 1000.0
        self.watch = ClockWatch(lambda: self.wall, lambda: self.ran)

    def pass_time(self, seconds: float, *, set_by: timedelta = timedelta()) -> Happened:
        self.wall += timedelta(seconds=seconds) + set_by
        self.ran += seconds
        return self.watch.look()


def test_time_that_only_passes_is_nothing_to_tell() -> None:
    computer = Computer()
    for _ in range(5000):
        assert computer.pass_time(LOOK_SECONDS + 0.3) == Happened(slept=False, changed=None)


def test_a_clock_put_right_by_a_second_now_and_then_is_nothing_to_tell() -> None:
    computer = Computer()
    for _ in range(500):
        happened = computer.pass_time(LOOK_SECONDS, set_by=timedelta(seconds=1))
        assert happened.changed is None


@pytest.mark.parametrize("by", [timedelta(hours=1), timedelta(days=-3), timedelta(minutes=-2)])
def test_a_changed_clock_is_told_once(by: timedelta) -> None:
    computer = Computer()
    assert computer.pass_time(LOOK_SECONDS, set_by=by) == Happened(slept=False, changed=by)
    assert computer.pass_time(LOOK_SECONDS) == Happened(slept=False, changed=None)


def test_sleep_is_no_change_of_the_clock() -> None:
    computer = Computer()
    assert computer.pass_time(8 * 3600) == Happened(slept=True, changed=None)
    assert computer.pass_time(LOOK_SECONDS) == Happened(slept=False, changed=None)


def test_the_running_clock_runs() -> None:
    before = running_seconds()
    assert running_seconds() >= before > 0
