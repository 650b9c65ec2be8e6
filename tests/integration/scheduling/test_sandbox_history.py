"""A calendar that was used for years answers as one that was not."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import httpx
from calendar_rig import TestClock
from sandbox_history import fill

from app.scheduling.sandbox.app import create_app
from app.scheduling.sandbox.store import SANDBOX_DATABASE, SANDBOX_MIGRATIONS
from app.storage.database import open_database

DAY = "/v2/slots?eventTypeId=2&start=2026-10-14&end=2026-10-14"
SLOTS = {"cal-api-version": "2024-09-04"}
BOOKINGS = {"cal-api-version": "2026-02-25"}


async def steps(connection: sqlite3.Connection, method: str, path: str, **more: object) -> int:
    """Return how many hundreds of steps the database takes for a request: no clock is asked."""
    app = create_app(connection, clock=TestClock(), host_time_zone="Europe/Rome")
    taken = 0

    def count() -> int:
        nonlocal taken
        taken += 1
        return 0

    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://sandbox.invalid") as http:
        connection.set_progress_handler(count, 100)
        answer = await http.request(method, path, **more)  # type: ignore[arg-type]
        connection.set_progress_handler(None, 0)
    assert answer.is_success, answer.text
    return taken


async def test_free_times_and_bookings_cost_no_more_with_a_long_history(tmp_path: Path) -> None:
    body = {
        "eventTypeId": 2,
        "start": "2026-10-14T12:00:00Z",
        "attendee": {"name": "Ada", "email": "ada@example.com", "timeZone": "UTC"},
    }
    asked = (
        ("GET", DAY, {"headers": SLOTS}),
        ("POST", "/v2/bookings", {"headers": BOOKINGS, "json": body}),
    )
    cost = []
    for name, bookings in (("short", 0), ("long", 10_000)):
        connection = open_database(tmp_path / name / SANDBOX_DATABASE, SANDBOX_MIGRATIONS)
        with contextlib.closing(connection):
            fill(connection, bookings, away_from=datetime(2026, 10, 14, tzinfo=UTC))
            cost.append([await steps(connection, *what[:2], **what[2]) for what in asked])
    for short, long in zip(*cost, strict=True):
        assert long <= 2 * short + 2, cost
