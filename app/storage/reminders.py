"""Which of the known bookings a person is to be reminded of, each once."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta

from app.domain.booking import Booking, BookingStatus
from app.storage.database import Migration, storage_errors, transaction
from app.storage.known_bookings import booking_from_json, moment_to_text

REMINDER_MIGRATIONS: tuple[Migration, ...] = (
    """
    CREATE TABLE reminder (
        calendar TEXT NOT NULL,
        base_url TEXT NOT NULL,
        uid TEXT NOT NULL,
        start TEXT NOT NULL,
        PRIMARY KEY (calendar, base_url, uid, start)
    );
    """,
)

_NAME = "with the reminders"
_FORGET_AFTER = timedelta(days=30)


class Reminders:
    """The reminders of one calendar. An appointment that is moved is another one.

    `connection` comes from `open_database` with `MAIN_MIGRATIONS`. Every method raises StorageError
    when the database can't be used.
    """

    def __init__(self, connection: sqlite3.Connection, calendar: str, base_url: str) -> None:
        self._connection = connection
        self._where = (calendar, base_url)

    def due(self, now: datetime, *, ahead: timedelta) -> tuple[Booking, ...]:
        """Return what begins within `ahead` from now and was not reminded of yet."""
        with storage_errors(_NAME):
            rows = self._connection.execute(
                "SELECT content FROM known_booking AS known"
                " WHERE calendar = ? AND base_url = ? AND standing = 'stands'"
                " AND start > ? AND start <= ? AND NOT EXISTS (SELECT 1 FROM reminder"
                " WHERE calendar = known.calendar AND base_url = known.base_url"
                " AND uid = known.uid AND start = known.start)"
                " ORDER BY start, uid",
                (*self._where, moment_to_text(now), moment_to_text(now + ahead)),
            ).fetchall()
        found = (booking_from_json(content) for (content,) in rows)
        return tuple(booking for booking in found if booking.status is BookingStatus.ACCEPTED)

    def told(self, bookings: Sequence[Booking], *, now: datetime) -> tuple[Booking, ...]:
        """Take them for reminded of; return those that nobody else had told of meanwhile."""
        with storage_errors(_NAME), transaction(self._connection):
            self._connection.execute(
                "DELETE FROM reminder WHERE start < ?", (moment_to_text(now - _FORGET_AFTER),)
            )
            return tuple(booking for booking in bookings if self._first_to_tell(booking))

    def _first_to_tell(self, booking: Booking) -> bool:
        added = self._connection.execute(
            "INSERT OR IGNORE INTO reminder VALUES (?, ?, ?, ?)",
            (*self._where, booking.uid, moment_to_text(booking.start)),
        )
        return added.rowcount > 0
