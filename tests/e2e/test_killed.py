"""Killed at any point of a booking and started again: never two, never an unknown one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from command_line import vocal_desk
from killed import COMMITTED
from sandbox_client import bookings_of

from app.domain.journal import WriteState
from app.scheduling.journaled import POINTS
from app.storage.database import open_database
from app.storage.journal import SqliteJournal
from app.storage.main_database import MAIN_DATABASE, MAIN_MIGRATIONS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

CREATE_POINTS = [point for point in POINTS if point.startswith("create.")]


@pytest.mark.parametrize("point", [*CREATE_POINTS, COMMITTED])
def test_killed_at_a_named_point_and_started_again(point: str, tmp_path: Path) -> None:
    script = Path(__file__).with_name("killed.py")
    killed = subprocess.run(
        [sys.executable, script, point, tmp_path],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(script.parents[2])},
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()

    vocal_desk("converse", "--state", tmp_path, "--json")

    bookings = bookings_of(tmp_path)
    assert len(bookings) == 1
    with closing(open_database(tmp_path / MAIN_DATABASE, MAIN_MIGRATIONS)) as database:
        intents = SqliteJournal(database).all()
    assert all(intent.state is not WriteState.PENDING for intent in intents)
    known = {intent.booking_uid for intent in intents if intent.state is WriteState.DONE}
    assert known == {booking["uid"] for booking in bookings}
