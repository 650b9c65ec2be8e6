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
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from app.scheduling.sandbox.availability import Span
from app.scheduling.sandbox.migrations import SANDBOX_DATABASE, SANDBOX_MIGRATIONS
from app.scheduling.sandbox.requests import BookingFilter
from app.scheduling.wire import from_wire

__all__ = ["SANDBOX_DATABASE", "SANDBOX_MIGRATIONS", "Answer", "Booked", "Store", "instant"]

Answer = dict[str, Any]

_ONE_DAY = timedelta(days=1)
_ALWAYS = "1 = 1"
_NEVER = "1 = 0"


@dataclass(frozen=True, slots=True)
class Booked:
    """What a standing booking takes of the host's time, without buffers."""

    uid: str
    event_type_id: int
    span: Span


def instant(moment: datetime) -> str:
    """Return the instant as Cal.com's answers write it: UTC, milliseconds, `Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Store:
    """Reads and writes bookings, and the host's other engagements.

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

    def put(self, answer: Answer, *, sequence: int) -> None:
        """Add a booking, or replace the one with the same id; `sequence` counts its changes."""
        self._connection.execute(
            "INSERT INTO booking (id, answer, sequence) VALUES (?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET answer = excluded.answer, sequence = excluded.sequence",
            (answer["id"], json.dumps(answer), sequence),
        )

    def get(self, uid: str) -> Answer | None:
        """Return one booking."""
        row = self._connection.execute(
            "SELECT answer FROM booking WHERE uid = ?", (uid,)
        ).fetchone()
        return None if row is None else json.loads(row[0])

    def sequence(self, uid: str) -> int:
        """Return how often the invitation of a booking has been changed."""
        row = self._connection.execute(
            "SELECT sequence FROM booking WHERE uid = ?", (uid,)
        ).fetchone()
        return 0 if row is None else int(row[0])

    def booked(self, asked: Span) -> list[Booked]:
        """Return the standing bookings that may reach into the span or within a day of it."""
        rows = self._connection.execute(
            'SELECT uid, event_type_id, start, "end" FROM booking INDEXED BY booking_taken '
            "WHERE start >= ? AND start < ? AND status IN ('accepted', 'pending') ORDER BY start",
            # No booking is longer than a day.
            (instant(asked.start - _ONE_DAY), instant(asked.end + _ONE_DAY)),
        ).fetchall()
        return [
            Booked(uid, event_type_id, Span(from_wire(start), from_wire(end)))
            for uid, event_type_id, start, end in rows
        ]

    def active_of(self, email: str, event_type_id: int, *, now: datetime) -> list[Answer]:
        """Return what a person has ahead of one event type, the earliest first."""
        rows = self._connection.execute(
            'SELECT answer FROM booking WHERE lower(email) = lower(?) AND "end" > ? '
            "AND event_type_id = ? AND status IN ('accepted', 'pending') ORDER BY start",
            (email, instant(now), event_type_id),
        ).fetchall()
        return [json.loads(answer) for (answer,) in rows]

    def engagements(self, asked: Span) -> list[Span]:
        """Return what else the host does inside the span."""
        rows = self._connection.execute(
            'SELECT start, "end" FROM busy WHERE start < ? AND "end" > ?',
            (instant(asked.end + _ONE_DAY), instant(asked.start - _ONE_DAY)),
        ).fetchall()
        return [Span(from_wire(start), from_wire(end)) for start, end in rows]

    def engage(self, span: Span) -> None:
        """Make the host busy with something that is not booked here."""
        self._connection.execute(
            'INSERT INTO busy (start, "end") VALUES (?, ?)',
            (instant(span.start), instant(span.end)),
        )

    def release(self) -> None:
        """Forget what the host does besides bookings."""
        self._connection.execute("DELETE FROM busy")

    def page(
        self, query: BookingFilter, *, skip: int, take: int, now: datetime
    ) -> tuple[list[Answer], int]:
        """Return up to `take` of the bookings that match, and how many match in all."""
        conditions, values = _conditions(query, now)
        where = " AND ".join(conditions) or _ALWAYS
        (total,) = self._connection.execute(
            f"SELECT count(*) FROM booking WHERE {where}",  # noqa: S608
            values,
        ).fetchone()
        rows = self._connection.execute(
            f"SELECT answer FROM booking WHERE {where} "  # noqa: S608
            f"ORDER BY {_order(query)} LIMIT ? OFFSET ?",
            (*values, take, skip),
        ).fetchall()
        return [json.loads(answer) for (answer,) in rows], int(total)


def _conditions(query: BookingFilter, now: datetime) -> tuple[list[str], list[object]]:
    where: list[str] = []
    values: list[object] = []

    def need(condition: str, *arguments: object) -> None:
        where.append(condition)
        values.extend(arguments)

    states = [_state(status, now) for status in query.statuses()]
    if states:
        either = " OR ".join(f"({condition})" for condition, _ in states)
        need(f"({either})", *(bound for _, bounds in states for bound in bounds))
    if query.attendee_email is not None:
        need(_any_attendee("email"), *[query.attendee_email] * 2)
    if query.attendee_name is not None:
        need(_any_attendee("name"), *[query.attendee_name] * 2)
    if query.booking_uid is not None:
        need("uid = ?", query.booking_uid)
    if query.event_type_id is not None:
        need("event_type_id = ?", query.event_type_id)
    if query.event_type_ids is not None:
        ids = [int(part) for part in query.event_type_ids.split(",")]
        # One value, since a statement takes a limited number of them.
        need("event_type_id IN (SELECT value FROM json_each(?))", json.dumps(ids))
    if query.team_id is not None or query.teams_ids is not None:
        need(_NEVER)
    for column, operator, bound in (
        ("start", ">=", query.after_start),
        ('"end"', "<=", query.before_end),
        # What ends by then began by then, which the index on the start can use.
        ("start", "<=", query.before_end),
        ("created_at", ">=", query.after_created_at),
        ("created_at", "<=", query.before_created_at),
        ("updated_at", ">=", query.after_updated_at),
        ("updated_at", "<=", query.before_updated_at),
    ):
        if bound is not None:
            need(f"{column} {operator} ?", instant(from_wire(bound)))
    return where, values


def _state(status: str, now: datetime) -> tuple[str, list[str]]:
    moment, an_hour_ago = instant(now), instant(now - timedelta(hours=1))
    match status:
        case "upcoming":
            return "status = 'accepted' AND start >= ?", [an_hour_ago]
        case "unconfirmed":
            return "status = 'pending' AND start >= ?", [an_hour_ago]
        case "past":
            return "status IN ('accepted', 'pending') AND \"end\" <= ?", [moment]
        case "cancelled":
            return "status IN ('cancelled', 'rejected')", []
        case _:  # recurring: there is no such event type here
            return _NEVER, []


def _any_attendee(name: str) -> str:
    # Only a booking with seats has a second attendee; the first is found by a column.
    first = f"SELECT id FROM booking WHERE lower({name}) = lower(?)"  # noqa: S608
    others = (
        "SELECT booking.id FROM booking, json_each(answer, '$.attendees') AS person "  # noqa: S608
        "WHERE json_array_length(answer, '$.attendees') > 1 "
        f"AND lower(json_extract(person.value, '$.{name}')) = lower(?)"
    )
    return f"id IN ({first} UNION ALL {others})"


def _order(query: BookingFilter) -> str:
    orders: Sequence[tuple[str, str | None]] = (
        ("start", query.sort_start),
        ('"end"', query.sort_end),
        ("created_at", query.sort_created),
        ("updated_at", query.sort_updated_at),
    )
    asked = [f"{column} {order}" for column, order in orders if order is not None]
    if not asked:
        ascending = query.statuses() in (["upcoming"], ["recurring"], ["unconfirmed"])
        asked = ["start ASC" if ascending else "start DESC"]
    return ", ".join([*asked, "id ASC"])
