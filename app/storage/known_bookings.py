"""Keeps the bookings of a calendar as they were last known, to be shown when it can't be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache

from pydantic import TypeAdapter

from app.domain.booking import Booking, BookingsFound, BookingStatus
from app.domain.bookings_list import BookingsPart, BookingsQuery, Kind
from app.storage.database import Migration, storage_errors, transaction

KNOWN_BOOKINGS_MIGRATIONS: tuple[Migration, ...] = (
    """
    CREATE TABLE known_booking (
        calendar TEXT NOT NULL,
        base_url TEXT NOT NULL,
        uid TEXT NOT NULL,
        start TEXT NOT NULL,
        ends TEXT NOT NULL,
        standing TEXT NOT NULL CHECK (standing IN ('stands', 'cancelled', 'moved')),
        searched TEXT NOT NULL,
        content TEXT NOT NULL CHECK (json_valid(content)),
        PRIMARY KEY (calendar, base_url, uid)
    );
    CREATE INDEX known_booking_start ON known_booking (calendar, base_url, start);
    CREATE TABLE known_bookings_as_of (
        calendar TEXT NOT NULL,
        base_url TEXT NOT NULL,
        at TEXT NOT NULL,
        has_all INTEGER NOT NULL,
        PRIMARY KEY (calendar, base_url)
    );
    """,
)

_NAME = "with the bookings last known"


class KnownBookings:
    """The bookings of the one calendar called `calendar` at the address `base_url`.

    `connection` comes from `open_database` with `MAIN_MIGRATIONS`. Every method raises StorageError
    when the database can't be used.
    """

    def __init__(self, connection: sqlite3.Connection, calendar: str, base_url: str) -> None:
        self._connection = connection
        self._where = (calendar, base_url)

    def replace(self, found: BookingsFound, *, since: datetime, at: datetime) -> None:
        """Take what the calendar listed at `at` of all that begins at `since` or later.

        A list that holds all replaces what was known from then on; another one adds to it.
        """
        with storage_errors(_NAME), transaction(self._connection):
            if found.has_all:
                self._connection.execute(
                    "DELETE FROM known_booking WHERE calendar = ? AND base_url = ? AND start >= ?",
                    (*self._where, moment_to_text(since)),
                )
            self._put(found.bookings)
            self._connection.execute(
                "INSERT OR REPLACE INTO known_bookings_as_of VALUES (?, ?, ?, ?)",
                (*self._where, moment_to_text(at), found.has_all),
            )

    def put(self, *bookings: Booking) -> None:
        """Take single bookings as they stand now."""
        with storage_errors(_NAME), transaction(self._connection):
            self._put(bookings)

    def part(self, query: BookingsQuery, *, first: int, count: int) -> BookingsPart:
        """Return up to `count` of the bookings that fit, from the place `first` on."""
        where, values = _condition(query)
        where, values = f"calendar = ? AND base_url = ? AND {where}", (*self._where, *values)
        down = query.first is None and query.kind is not Kind.UPCOMING
        order = "start DESC, uid DESC" if down else "start, uid"
        with storage_errors(_NAME):
            (total,) = self._connection.execute(
                f"SELECT count(*) FROM known_booking WHERE {where}",  # noqa: S608
                values,
            ).fetchone()
            rows = self._connection.execute(
                f"SELECT content FROM known_booking WHERE {where} ORDER BY {order}"  # noqa: S608
                " LIMIT ? OFFSET ?",
                (*values, count, first),
            ).fetchall()
            told = self._connection.execute(
                "SELECT at, has_all FROM known_bookings_as_of WHERE calendar = ? AND base_url = ?",
                self._where,
            ).fetchone()
        return BookingsPart(
            first=first,
            bookings=tuple(booking_from_json(content) for (content,) in rows),
            total=total,
            as_of=datetime.fromisoformat(told[0]) if told else None,
            has_all=bool(told and told[1]),
        )

    def _put(self, bookings: Iterable[Booking]) -> None:
        for booking in bookings:
            self._connection.execute(
                "INSERT OR REPLACE INTO known_booking VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*self._where, *_row(booking)),
            )
            if booking.rescheduled_from_uid:
                self._connection.execute(
                    "UPDATE known_booking SET standing = 'moved'"
                    " WHERE calendar = ? AND base_url = ? AND uid = ?",
                    (*self._where, booking.rescheduled_from_uid),
                )


@cache
def _as_json() -> TypeAdapter[Booking]:
    """Return what reads and writes bookings; making it takes longer than a start may wait."""
    return TypeAdapter(Booking)


def _condition(query: BookingsQuery) -> tuple[str, tuple[str, ...]]:
    words = tuple(query.text.casefold().split())
    text = "".join(" AND instr(searched, ?) > 0" for _ in words)
    if query.first is not None and query.last is not None:
        span = (moment_to_text(query.first), moment_to_text(query.last))
        return f"standing != 'moved' AND start >= ? AND start < ?{text}", (*span, *words)
    now = moment_to_text(query.now)
    match query.kind:
        case Kind.UPCOMING:
            return f"standing = 'stands' AND ends > ?{text}", (now, *words)
        case Kind.PAST:
            return f"standing = 'stands' AND ends <= ?{text}", (now, *words)
        case Kind.CANCELLED:
            return f"standing = 'cancelled'{text}", words


def _row(booking: Booking) -> tuple[str, ...]:
    stands = booking.status in (BookingStatus.ACCEPTED, BookingStatus.PENDING)
    standing = "moved" if booking.rescheduled_to_uid else "stands" if stands else "cancelled"
    searched = " ".join(
        (
            booking.name,
            booking.email,
            booking.title,
            booking.host_name,
            booking.location,
            booking.reason,
            booking.phone,
            *booking.guests,
        )
    )
    return (
        booking.uid,
        moment_to_text(booking.start),
        moment_to_text(booking.start + timedelta(minutes=booking.duration)),
        standing,
        searched.casefold(),
        _as_json().dump_json(booking).decode(),
    )


def booking_from_json(content: str) -> Booking:
    """Return a booking as it was kept."""
    return _as_json().validate_json(content)


def moment_to_text(moment: datetime) -> str:
    """Return a moment as the table has it."""
    # One fixed width, so that text order is time order.
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
