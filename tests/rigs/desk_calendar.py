"""Reads the rig's sandbox calendar over HTTP, served by the program's own command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import httpx
from sandbox_command import served_sandbox
from window_rig import WindowRig


@contextmanager
def served_calendar(rig: WindowRig, state: Path) -> Iterator[httpx.Client]:
    """Serve the sandbox of a `state` folder for as long as the context is open."""
    with (
        served_sandbox(state, environment=rig.environment) as url,
        httpx.Client(base_url=url, timeout=10) as client,
    ):
        yield client


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
