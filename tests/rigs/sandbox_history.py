"""Fills the sandbox's database with what years of use leave in it."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime, timedelta

_CANCELLED_ON_THE_DAY = 500


def fill(connection: sqlite3.Connection, bookings: int, *, away_from: datetime) -> None:
    """Add so many bookings, none within two days of one day, and cancelled ones on that day."""
    half_hours = iter(range(bookings))
    cancelled = min(bookings, _CANCELLED_ON_THE_DAY)
    rows = [
        (number, _booking(number, away_from, "cancelled")) for number in range(1, cancelled + 1)
    ]
    for number in half_hours:
        days, slot = divmod(number, 16)
        start = away_from + timedelta(days=2 + days, hours=7, minutes=30 * slot)
        key = cancelled + 1 + number
        rows.append((key, _booking(key, start, "accepted")))
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO booking (id, answer) VALUES (?, ?)", rows)
    connection.execute("COMMIT")


def _booking(number: int, start: datetime, status: str) -> str:
    def instant(moment: datetime) -> str:
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    return json.dumps(
        {
            "id": number,
            "uid": f"kept{number}",
            "title": "Demo call",
            "status": status,
            "start": instant(start),
            "end": instant(start + timedelta(minutes=30)),
            "duration": 30,
            "eventTypeId": 1,
            "attendees": [{"name": "Ada Byron", "email": f"p{number}@example.com"}],
            "createdAt": instant(start),
            "updatedAt": None,
        }
    )
