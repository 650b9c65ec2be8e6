"""Keeps the journal of writes to the calendar in the main database."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Collection
from datetime import UTC, datetime

from app.domain.booking import Booking, BookingStatus
from app.domain.booking_field import Answer
from app.domain.errors import StorageError
from app.domain.journal import (
    FIRST_STATES,
    ToldBy,
    Transition,
    WriteIntent,
    WriteKind,
    WriteState,
    may_become,
)
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
    # A CHECK can't be changed in place, so the table is made anew. Where an older write went to is
    # known only of the sandbox, which was always inside the program.
    """
    ALTER TABLE write_intent RENAME TO write_intent_before;
    DROP INDEX write_intent_pending;
    DROP INDEX write_intent_start;
    CREATE TABLE write_intent (
        request_id TEXT PRIMARY KEY,
        calendar TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('create', 'reschedule', 'cancel')),
        state TEXT NOT NULL CHECK (state IN
            ('pending', 'done', 'refused', 'needs_attention', 'not_sent', 'dropped')),
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
        message TEXT NOT NULL,
        base_url TEXT NOT NULL,
        event_type_id INTEGER,
        answers TEXT NOT NULL CHECK (json_valid(answers)),
        booking_status TEXT
    );
    INSERT INTO write_intent
        SELECT *,
            iif(calendar = 'sandbox', 'in-process:', ''),
            iif(calendar = 'sandbox', 1, NULL),
            '{}',
            iif(calendar = 'sandbox' AND state = 'done',
                iif(kind = 'cancel', 'cancelled', 'accepted'), NULL)
        FROM write_intent_before ORDER BY rowid;
    DROP TABLE write_intent_before;
    CREATE INDEX write_intent_open ON write_intent (state)
        WHERE state IN ('pending', 'not_sent');
    CREATE INDEX write_intent_start ON write_intent (calendar, start);
    CREATE TABLE write_transition (
        id INTEGER PRIMARY KEY,
        request_id TEXT NOT NULL REFERENCES write_intent (request_id),
        at TEXT NOT NULL,
        state TEXT NOT NULL,
        message TEXT NOT NULL,
        told_by TEXT NOT NULL CHECK (told_by IN ('program', 'person'))
    );
    CREATE INDEX write_transition_request ON write_transition (request_id);
    INSERT INTO write_transition (request_id, at, state, message, told_by)
        SELECT request_id, created_at, 'pending', '', 'program' FROM write_intent ORDER BY rowid;
    INSERT INTO write_transition (request_id, at, state, message, told_by)
        SELECT request_id, updated_at, state, message, 'program' FROM write_intent
        WHERE state != 'pending' ORDER BY rowid;
    """,
)

_COLUMNS = (
    "request_id, calendar, kind, state, created_at, updated_at, start, duration, time_zone, "
    "name, email, notes, target_uid, booking_uid, booking_id, message, base_url, event_type_id, "
    "answers, booking_status"
)
_NAME = "with the journal of bookings"

_log = logging.getLogger(__name__)


class SqliteJournal:
    """The journal as two tables; what it was told is on the disk when a method returns.

    `connection` comes from `open_database` with `JOURNAL_MIGRATIONS` among its steps. Every
    method raises StorageError when the database can't be used.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, intent: WriteIntent, *, replacing: Collection[str] = ()) -> None:
        """Write down a new intent, before it is sent.

        `replacing` names the unsent intents that ask the same and are dropped with it.
        """
        if intent.state not in FIRST_STATES:
            raise ValueError(f"no write begins as {intent.state}")
        with storage_errors(_NAME), transaction(self._connection):
            self._connection.execute(
                f"INSERT INTO write_intent ({_COLUMNS}) VALUES ({', '.join('?' * 20)})",  # noqa: S608
                _row(intent),
            )
            self._note(intent.request_id, intent.state, intent.created_at, intent.message)
            for request_id in replacing:
                self._move(
                    request_id,
                    WriteState.DROPPED,
                    at=intent.created_at,
                    message="It was asked for again.",
                )

    def settle(
        self,
        request_id: str,
        state: WriteState,
        *,
        at: datetime,
        booking: Booking | None = None,
        message: str = "",
        told_by: ToldBy = ToldBy.PROGRAM,
    ) -> WriteIntent:
        """Write down how an intent went on, and return it as it stands then.

        A step that no write may take is left out and logged: of two processes that look into the
        same intent, the second may come too late with what it knows.
        """
        with storage_errors(_NAME), transaction(self._connection):
            self._move(request_id, state, at=at, booking=booking, message=message, told_by=told_by)
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

    def beginning_with(self, text: str) -> tuple[WriteIntent, ...]:
        """Return the intents whose request id begins so, the oldest first."""
        return self._select(
            "WHERE substr(request_id, 1, ?) = ? ORDER BY created_at, rowid", len(text), text
        )

    def open(self) -> tuple[WriteIntent, ...]:
        """Return the intents whose outcome is not known, the oldest first."""
        return self._select("WHERE state = 'pending' ORDER BY created_at, rowid")

    def not_sent(self) -> tuple[WriteIntent, ...]:
        """Return the intents that never left this computer, the oldest first."""
        return self._select("WHERE state = 'not_sent' ORDER BY created_at, rowid")

    def unsettled(self) -> tuple[WriteIntent, ...]:
        """Return the intents that the person may have to do something about, the newest first."""
        return self._select(
            "WHERE state IN ('pending', 'needs_attention', 'not_sent')"
            " ORDER BY created_at DESC, rowid DESC"
        )

    def at_start(self, calendar: str, start: datetime) -> tuple[WriteIntent, ...]:
        """Return the intents of one calendar that are about one instant, the oldest first."""
        return self._select(
            "WHERE calendar = ? AND start = ? ORDER BY created_at, rowid",
            calendar,
            _to_text(start),
        )

    def not_before(self, calendar: str, start: datetime) -> tuple[WriteIntent, ...]:
        """Return the intents of one calendar about that instant or later, the oldest first."""
        return self._select(
            "WHERE calendar = ? AND start >= ? ORDER BY created_at, rowid",
            calendar,
            _to_text(start),
        )

    def all(self) -> tuple[WriteIntent, ...]:
        """Return every intent, the oldest first."""
        return self._select("ORDER BY created_at, rowid")

    def history(self, request_id: str) -> tuple[Transition, ...]:
        """Return every step of one intent, the first first."""
        with storage_errors(_NAME):
            rows = self._connection.execute(
                "SELECT at, state, message, told_by FROM write_transition "
                "WHERE request_id = ? ORDER BY id",
                (request_id,),
            ).fetchall()
        return tuple(
            Transition(_to_instant(at), WriteState(state), message, ToldBy(told_by))
            for at, state, message, told_by in rows
        )

    def _move(
        self,
        request_id: str,
        state: WriteState,
        *,
        at: datetime,
        booking: Booking | None = None,
        message: str = "",
        told_by: ToldBy = ToldBy.PROGRAM,
    ) -> None:
        """Take one step, inside a transaction, if it is one that a write may take."""
        before = self.get(request_id)
        if before is None or before.state is state:
            return
        if not may_become(before.state, state):
            _log.warning("write %s is %s and does not become %s", request_id, before.state, state)
            return
        self._connection.execute(
            "UPDATE write_intent SET state = ?, updated_at = ?, booking_uid = ?, booking_id = ?, "
            "booking_status = ?, message = ? WHERE request_id = ?",
            (
                state.value,
                _to_text(at),
                None if booking is None else booking.uid,
                None if booking is None else booking.id,
                None if booking is None else booking.status.value,
                message,
                request_id,
            ),
        )
        self._note(request_id, state, at, message, told_by)

    def _note(
        self,
        request_id: str,
        state: WriteState,
        at: datetime,
        message: str,
        told_by: ToldBy = ToldBy.PROGRAM,
    ) -> None:
        self._connection.execute(
            "INSERT INTO write_transition (request_id, at, state, message, told_by) "
            "VALUES (?, ?, ?, ?, ?)",
            (request_id, _to_text(at), state.value, message, told_by.value),
        )

    def _select(self, where: str, *values: str | int) -> tuple[WriteIntent, ...]:
        with storage_errors(_NAME):
            rows = self._connection.execute(
                f"SELECT {_COLUMNS} FROM write_intent {where}",  # noqa: S608
                values,
            ).fetchall()
        return tuple(_intent(row) for row in rows)


def _row(intent: WriteIntent) -> tuple[str | int | None, ...]:
    return (
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
        intent.base_url,
        intent.event_type_id,
        json.dumps(dict(intent.answers)),
        None if intent.booking_status is None else intent.booking_status.value,
    )


def _intent(row: tuple[str, ...]) -> WriteIntent:
    (request_id, calendar, kind, state, created_at, updated_at, start, duration, *rest) = row
    (time_zone, name, email, notes, target_uid, booking_uid, booking_id, message, *rest) = rest
    (base_url, event_type_id, answers, status) = rest
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
        base_url=base_url,
        event_type_id=None if event_type_id is None else int(event_type_id),
        answers=_answers(answers),
        booking_status=None if status is None else BookingStatus(status),
    )


def _answers(text: str) -> dict[str, Answer]:
    # JSON knows lists alone where the domain has tuples.
    return {
        slug: tuple(answer) if isinstance(answer, list) else answer
        for slug, answer in json.loads(text).items()
    }


def _to_text(moment: datetime) -> str:
    # One fixed width, so that text order is time order.
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _to_instant(text: str) -> datetime:
    return datetime.fromisoformat(text)
