"""Reads the rig's sandbox calendar over HTTP, served by the program's own command."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import httpx
from window_rig import CHECKOUT, WindowRig


@contextmanager
def served_calendar(rig: WindowRig, state: Path) -> Iterator[httpx.Client]:
    """Serve the sandbox of a `state` folder for as long as the context is open."""
    command = [sys.executable, "-m", "app", "sandbox", "--port", "0", "--state", str(state)]
    with subprocess.Popen(
        command, cwd=CHECKOUT, env=rig.environment, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        try:
            line = process.stderr.readline()
            found = re.search(r"http://\S+", line)
            assert found, line
            with httpx.Client(base_url=found.group(), timeout=10) as client:
                yield client
        finally:
            process.terminate()


def free_times(calendar: httpx.Client, first: date, last: date) -> list[datetime]:
    """Return the free starts from one day to another, as the calendar has it."""
    answer = calendar.get(
        "/slots",
        headers={"cal-api-version": "2024-09-04"},
        params={"eventTypeId": 1, "start": first.isoformat(), "end": last.isoformat()},
    )
    answer.raise_for_status()
    days: dict[str, list[dict[str, str]]] = answer.json()["data"]
    return [datetime.fromisoformat(slot["start"]) for day in days.values() for slot in day]


def bookings(calendar: httpx.Client) -> list[dict[str, Any]]:
    """Return every booking that stands."""
    answer = calendar.get(
        "/bookings", headers={"cal-api-version": "2026-05-01"}, params={"limit": 100}
    )
    answer.raise_for_status()
    return [item for item in answer.json()["data"] if item["status"] in ("accepted", "pending")]
