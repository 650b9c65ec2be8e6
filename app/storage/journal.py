"""Keeps the journal of writes to the calendar in the main database."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from app.domain.errors import StorageError
from app.domain.journal import WriteIntent, WriteKind, WriteState
from app.storage.database import Migration, storage_errors, transaction

JOURNAL_MIGRATIONS: tuple[Migration, ...] = (
    """
    CREATE TABLE write_intent (
        request_id TEXT PRIMARY KEY,
        calendar TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('create', 'reschedule', 'cancel')),
        state TEXT NOT NULL
            CHECK (state IN ('pending', 'done', 'refused', 'needs_attention')),
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        start TEXT NOT NULL,
        duration INTEGER NOT NULL,
        time_zone TEXT NOT NULL,
        name TEXT NOT NULL,
        email TEXT NOT NULL,
        notes TEXT NOT NULL,
        target_uid TEXT,
        booking_uid TEXT,
        booking_id INTEGER,
        message TEXT NOT NULL
    );
    CREATE INDEX write_intent_pending ON write_intent (state) WHERE state = 'pending';
    CREATE INDEX write_intent_start ON write_intent (calendar, start);
    """,
)

_COLUMNS = (
    "request_id, calendar, kind, state, created_at, updated_at, start, duration, time_zone, "
    "name, email, notes, target_uid, booking_uid, booking_id, message"
)
_NAME = "with the journal of bookings"


class SqliteJournal:
    """The journal as a table; what it was told is on the disk when a method returns.

    `connection` comes from `open_database` with `JOURNAL_MIGRATIONS` among its steps. Every
    method raises StorageError when the database can't be used.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, intent: WriteIntent) -> None:
        """Write down a new intent, before it is sent."""
        with storage_errors(_NAME):
            self._connection.execute(
                f"INSERT INTO write_intent ({_COLUMNS}) VALUES ({', '.join('?' * 16)})",  # noqa: S608
                (
                    intent.request_id,
                    intent.calendar,
                    intent.kind.value,
                    intent.state.value,
                    _to_text(intent.created_at),
                    _to_text(intent.updated_at),
                    _to_text(intent.start),
                    intent.duration,
                    intent.time_zone,
                    intent.name,
                    intent.email,
                    intent.notes,
                    intent.target_uid,
                    intent.booking_uid,
                    intent.booking_id,
                    intent.message,
                ),
            )

    def settle(
        self,
        request_id: str,
        state: WriteState,
        *,
        at: datetime,
        booking_uid: str | None = None,
        booking_id: int | None = None,
        message: str = "",
    ) -> WriteIntent:
        """Write down how an intent ended, and return it as it stands then.

        `DONE` is never taken back: of two processes that look into the same intent, the one that
        saw the booking is right.
        """
        with storage_errors(_NAME), transaction(self._connection):
            self._connection.execute(
                "UPDATE write_intent SET state = ?, updated_at = ?, booking_uid = ?, "
                "booking_id = ?, message = ? "
                "WHERE request_id = ? AND (state != 'done' OR ? = 'done')",
                (
                    state.value,
                    _to_text(at),
                    booking_uid,
                    booking_id,
                    message,
                    request_id,
                    state.value,
                ),
            )
            settled = self.get(request_id)
        if settled is None:
            raise StorageError(
                "A booking is missing from the journal.",
                advice="Check the calendar itself before booking again.",
                detail=f"no intent {request_id}",
            )
        return settled

    def get(self, request_id: str) -> WriteIntent | None:
        """Return one intent."""
        found = self._select("WHERE request_id = ?", request_id)
        return found[0] if found else None

    def open(self) -> tuple[WriteIntent, ...]:
        """Return the intents whose outcome is not known, the oldest first."""
        return self._select("WHERE state = 'pending' ORDER BY created_at, rowid")

    def at_start(self, calendar: str, start: datetime) -> tuple[WriteIntent, ...]:
        """Return the intents of one calendar that are about one instant, the oldest first."""
        return self._select(
            "WHERE calendar = ? AND start = ? ORDER BY created_at, rowid",
            calendar,
            _to_text(start),
        )

    def all(self) -> tuple[WriteIntent, ...]:
        """Return every intent, the oldest first."""
        return self._select("ORDER BY created_at, rowid")

    def _select(self, where: str, *values: str) -> tuple[WriteIntent, ...]:
        with storage_errors(_NAME):
            rows = self._connection.execute(
                f"SELECT {_COLUMNS} FROM write_intent {where}",  # noqa: S608
                values,
            ).fetchall()
        return tuple(_intent(row) for row in rows)


def _intent(row: tuple[str, ...]) -> WriteIntent:
    (request_id, calendar, kind, state, created_at, updated_at, start, duration, *rest) = row
    (time_zone, name, email, notes, target_uid, booking_uid, booking_id, message) = rest
    return WriteIntent(
        request_id=request_id,
        calendar=calendar,
        kind=WriteKind(kind),
        state=WriteState(state),
        created_at=_to_instant(created_at),
        updated_at=_to_instant(updated_at),
        start=_to_instant(start),
        duration=int(duration),
        time_zone=time_zone,
        name=name,
        email=email,
        notes=notes,
        target_uid=target_uid,
        booking_uid=booking_uid,
        booking_id=None if booking_id is None else int(booking_id),
        message=message,
    )


def _to_text(moment: datetime) -> str:
    # One fixed width, so that text order is time order.
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _to_instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
