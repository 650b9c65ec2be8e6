"""A real process, killed with SIGKILL at every named point of a write, and a fresh one after it.

Whatever the point: never two bookings, and never one that the journal does not know.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from calendar_rig import (
    ROME,
    TestClock,
    bookings_in,
    calendar_over,
    journal_of,
    proposal,
    served_sandbox,
)

from app.domain.journal import WriteState
from app.scheduling.client import CalComClient
from app.scheduling.journaled import FAULT_POINTS, POINTS, JournaledCalendar

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

WORKER = Path(__file__).with_name("crash_worker.py")
ROOT = Path(__file__).parents[3]


def work(
    state: Path, action: str, *, die_at: str = "", url: str = ""
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(WORKER), str(state), action]
    command += ["--die-at", die_at] if die_at else []
    command += ["--url", url] if url else []
    return subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def report_of(state: Path, action: str, *, url: str = "") -> Any:
    done = work(state, action, url=url)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def kill_at(point: str, state: Path, *, url: str = "") -> None:
    done = work(state, point.partition(".")[0], die_at=point, url=url)
    assert done.returncode == -signal.SIGKILL, done.stderr


def assert_honest(state: Path, action: str, *, written: bool) -> None:
    with journal_of(state) as journal:
        intents = journal.all()
        assert journal.open() == ()
    last = intents[-1]
    assert last.kind == action
    assert last.state is (WriteState.DONE if written else WriteState.REFUSED)
    bookings = bookings_in(state)
    standing = [uid for uid, status, _ in bookings if status == "accepted"]
    known = {uid for intent in intents for uid in (intent.booking_uid, intent.target_uid)}
    assert {uid for uid, _, _ in bookings} <= known
    match (action, written):
        case ("create", True) | ("reschedule", True):
            assert standing == [last.booking_uid]
        case ("cancel", False) | ("reschedule", False):
            assert standing == [last.target_uid]
        case _:
            assert standing == []


@pytest.mark.parametrize("point", POINTS)
def test_killed_with_the_sandbox_inside(tmp_path: Path, point: str) -> None:
    action, _, where = point.partition(".")
    if action != "create":
        report_of(tmp_path, "create")
    kill_at(point, tmp_path)
    settled = report_of(tmp_path, "reconcile")
    if where == "journalled":
        assert settled == [[action, "refused"]]
        assert_honest(tmp_path, action, written=False)
        # Nothing stands in the way of doing it now.
        report_of(tmp_path, action)
    else:
        assert settled == ([[action, "done"]] if where == "sent" else [])
    assert_honest(tmp_path, action, written=True)
    assert report_of(tmp_path, "reconcile") == []


@pytest.mark.parametrize("point", [point for point in POINTS if point.endswith(".sent")])
def test_killed_while_the_calendar_lives_on(tmp_path: Path, point: str) -> None:
    action, _, _ = point.partition(".")
    with served_sandbox(tmp_path, TestClock()) as url:
        if action != "create":
            report_of(tmp_path, "create", url=url)
        kill_at(point, tmp_path, url=url)
        assert report_of(tmp_path, "reconcile", url=url) == [[action, "done"]]
    assert_honest(tmp_path, action, written=True)


@pytest.mark.parametrize(
    "point", [*FAULT_POINTS, "create.committed", "reschedule.committed", "cancel.committed"]
)
async def test_killed_where_the_network_fails(tmp_path: Path, point: str) -> None:
    action, _, where = point.partition(".")
    clock = TestClock()
    with served_sandbox(tmp_path, clock) as url:

        @contextlib.asynccontextmanager
        async def started_again() -> AsyncIterator[JournaledCalendar]:
            with journal_of(tmp_path) as journal:
                calendar = calendar_over(CalComClient(base_url=url), journal, clock=clock)
                yield calendar
                await calendar.close()

        if action != "create":
            async with started_again() as calendar:
                await calendar.book(proposal(), time_zone=ROME)
        await asyncio.to_thread(kill_at, point, tmp_path, url=url)
        async with started_again() as calendar:
            (settled,) = await calendar.reconcile()
    written = where != "unsent"
    assert settled.state is (WriteState.DONE if written else WriteState.REFUSED)
    assert_honest(tmp_path, action, written=written)


def test_booking_again_without_reconciling_first_does_not_book_twice(tmp_path: Path) -> None:
    kill_at("create.sent", tmp_path)
    assert "You already have this appointment" in work(tmp_path, "create").stderr
    assert_honest(tmp_path, "create", written=True)
    assert len(bookings_in(tmp_path)) == 1
