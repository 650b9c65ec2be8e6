"""The sandbox's bookings in SQLite.

A booking is kept as the JSON that answers show; what is searched for is read out of it by
generated columns, so there is no second copy to fall behind. Instants are fixed-width text in
UTC, so that text order is time order.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from app.scheduling.sandbox.availability import Span
from app.scheduling.sandbox.requests import ListInput
from app.scheduling.wire import from_wire

SANDBOX_DATABASE = "sandbox.db"
SANDBOX_MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE booking (
        id INTEGER PRIMARY KEY,
        answer TEXT NOT NULL CHECK (json_valid(answer)),
        uid TEXT AS (json_extract(answer, '$.uid')) VIRTUAL,
        event_type_id INTEGER AS (json_extract(answer, '$.eventTypeId')) VIRTUAL,
        status TEXT AS (json_extract(answer, '$.status')) VIRTUAL,
        start TEXT AS (json_extract(answer, '$.start')) VIRTUAL,
        "end" TEXT AS (json_extract(answer, '$.end')) VIRTUAL,
        created_at TEXT AS (json_extract(answer, '$.createdAt')) VIRTUAL,
        updated_at TEXT AS (json_extract(answer, '$.updatedAt')) VIRTUAL,
        name TEXT AS (json_extract(answer, '$.attendees[0].name')) VIRTUAL,
        email TEXT AS (json_extract(answer, '$.attendees[0].email')) VIRTUAL
    );
    CREATE UNIQUE INDEX booking_uid ON booking (uid);
    CREATE UNIQUE INDEX booking_one_at_a_time ON booking (start)
        WHERE status IN ('accepted', 'pending');
    CREATE INDEX booking_start ON booking (start);
    """,
)

Answer = dict[str, Any]

_ONE_DAY = timedelta(days=1)
_ALWAYS = "1 = 1"


def instant(moment: datetime) -> str:
    """Return the instant as Cal.com's answers write it: UTC, milliseconds, `Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Store:
    """Reads and writes bookings.

    `connection` is in autocommit mode and was migrated with `SANDBOX_MIGRATIONS`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Keep every other writer out until the block ends; an exception undoes the block."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def next_id(self) -> int:
        """Return the id of the next booking."""
        (highest,) = self._connection.execute("SELECT max(id) FROM booking").fetchone()
        return 1 if highest is None else int(highest) + 1

    def put(self, answer: Answer) -> None:
        """Add a booking, or replace the one with the same id."""
        self._connection.execute(
            "INSERT INTO booking (id, answer) VALUES (?, ?) "
            "ON CONFLICT (id) DO UPDATE SET answer = excluded.answer",
            (answer["id"], json.dumps(answer)),
        )

    def get(self, uid: str) -> Answer | None:
        """Return one booking."""
        row = self._connection.execute(
            "SELECT answer FROM booking WHERE uid = ?", (uid,)
        ).fetchone()
        return None if row is None else json.loads(row[0])

    def busy(self, asked: Span, *, except_uid: str | None = None) -> list[Span]:
        """Return the times taken by bookings that may reach into the span."""
        rows = self._connection.execute(
            'SELECT start, "end" FROM booking WHERE start >= ? AND start < ? '
            "AND status IN ('accepted', 'pending') AND uid IS NOT ?",
            # No booking is longer than a day.
            (instant(asked.start - _ONE_DAY), instant(asked.end + _ONE_DAY), except_uid),
        ).fetchall()
        return [Span(from_wire(start), from_wire(end)) for start, end in rows]

    def page(self, query: ListInput, *, now: datetime) -> tuple[list[Answer], bool]:
        """Return the bookings that match, from `query.cursor` on, and whether there are more."""
        where, values = _conditions(query, now)
        offset = int(query.cursor or 0)
        rows = self._connection.execute(
            f"SELECT answer FROM booking WHERE {' AND '.join(where) or _ALWAYS} "  # noqa: S608
            f"ORDER BY {_order(query)} LIMIT ? OFFSET ?",
            (*values, query.limit + 1, offset),
        ).fetchall()
        answers = [json.loads(answer) for (answer,) in rows]
        return answers[: query.limit], len(answers) > query.limit


def _conditions(query: ListInput, now: datetime) -> tuple[list[str], list[object]]:
    where: list[str] = []
    values: list[object] = []

    def need(condition: str, *arguments: object) -> None:
        where.append(condition)
        values.extend(arguments)

    moment = instant(now)
    match query.status:
        case "upcoming":
            need("status = 'accepted' AND start >= ?", instant(now - timedelta(hours=1)))
        case "unconfirmed":
            need("status = 'pending' AND start >= ?", instant(now - timedelta(hours=1)))
        case "past":
            need("status IN ('accepted', 'pending') AND \"end\" <= ?", moment)
        case "cancelled":
            need("status IN ('cancelled', 'rejected')")
        case "recurring":
            need("1 = 0")
    if query.attendee_email is not None:
        need("lower(email) = lower(?)", query.attendee_email)
    if query.attendee_name is not None:
        need("name = ?", query.attendee_name)
    if query.booking_uid is not None:
        need("uid = ?", query.booking_uid)
    if query.event_type_id is not None:
        need("event_type_id = ?", query.event_type_id)
    if query.event_type_ids is not None:
        ids = [int(part) for part in query.event_type_ids.split(",")]
        need(f"event_type_id IN ({', '.join('?' * len(ids))})", *ids)
    if query.team_id is not None or query.teams_ids is not None:
        need("1 = 0")
    for column, operator, bound in (
        ("start", ">=", query.after_start),
        ('"end"', "<=", query.before_end),
        ("created_at", ">=", query.after_created_at),
        ("created_at", "<=", query.before_created_at),
        ("updated_at", ">=", query.after_updated_at),
        ("updated_at", "<=", query.before_updated_at),
    ):
        if bound is not None:
            need(f"{column} {operator} ?", instant(from_wire(bound)))
    return where, values


def _order(query: ListInput) -> str:
    orders: Sequence[tuple[str, str | None]] = (
        ("start", query.sort_start),
        ('"end"', query.sort_end),
        ("created_at", query.sort_created),
        ("updated_at", query.sort_updated_at),
    )
    asked = [f"{column} {order}" for column, order in orders if order is not None]
    if not asked:
        ascending = query.status in ("upcoming", "recurring", "unconfirmed")
        asked = ["start ASC" if ascending else "start DESC"]
    return ", ".join([*asked, "id ASC"])
