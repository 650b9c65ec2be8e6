"""The bookings of a calendar as they were last known."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.booking import Booking, BookingsFound, BookingStatus
from app.domain.bookings_list import BookingsQuery, Kind
from app.domain.journal import IN_PROCESS
from app.storage.database import open_database
from app.storage.known_bookings import KnownBookings
from app.storage.main_database import MAIN_DATABASE, MAIN_MIGRATIONS

NOON = datetime(2026, 10, 14, 12, 0, tzinfo=UTC)
LONG_AGO = NOON - timedelta(days=365)


def booking(uid: str, hours: float = 1, name: str = "Maria Lopez") -> Booking:
    """Return a booking that begins so many hours from noon and takes half of one."""
    return Booking(
        id=1,
        uid=uid,
        status=BookingStatus.ACCEPTED,
        start=NOON + timedelta(hours=hours),
        duration=30,
        name=name,
        email="maria@example.com",
        title="Demo",
        guests=("sam@example.com",),
    )


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(open_database(tmp_path / MAIN_DATABASE, MAIN_MIGRATIONS)) as opened:
        yield opened


@pytest.fixture
def known(database: sqlite3.Connection) -> KnownBookings:
    return KnownBookings(database, "sandbox", IN_PROCESS)


def uids(known: KnownBookings, query: BookingsQuery) -> list[str]:
    return [each.uid for each in known.part(query, first=0, count=100).bookings]


def query(kind: Kind = Kind.UPCOMING, text: str = "") -> BookingsQuery:
    return BookingsQuery(now=NOON, kind=kind, text=text)


def test_a_booking_comes_back_as_it_was(known: KnownBookings) -> None:
    known.put(booking("a"))
    assert known.part(query(), first=0, count=10).bookings == (booking("a"),)


def test_each_kind_holds_what_belongs_to_it_in_its_order(known: KnownBookings) -> None:
    known.put(
        booking("next week", 7 * 24),
        booking("under way", -0.25),
        booking("yesterday", -24),
        booking("last year", -24 * 300),
        replace(booking("called off"), status=BookingStatus.CANCELLED),
        replace(booking("declined", -9), status=BookingStatus.REJECTED),
    )
    assert uids(known, query()) == ["under way", "next week"]
    assert uids(known, query(Kind.PAST)) == ["yesterday", "last year"]
    assert uids(known, query(Kind.CANCELLED)) == ["called off", "declined"]


def test_one_that_was_moved_counts_where_it_is_now(known: KnownBookings) -> None:
    known.put(booking("before", 1))
    known.put(replace(booking("after", 2), rescheduled_from_uid="before"))
    assert uids(known, query()) == ["after"]
    assert uids(known, query(Kind.CANCELLED)) == []


def test_every_word_is_searched_whatever_its_case(known: KnownBookings) -> None:
    known.put(booking("a", name="Jürgen Übel"), booking("b", name="Ana Silva"))
    assert uids(known, query(text="ÜBEL demo")) == ["a"]
    assert uids(known, query(text="sam@")) == ["a", "b"]
    assert uids(known, query(text="übel silva")) == []
    assert uids(known, query(text="100%_'")) == []


def test_a_day_holds_everything_on_it(known: KnownBookings) -> None:
    known.put(
        booking("late", 11),
        booking("gone", -3),
        replace(booking("off"), status=BookingStatus.CANCELLED),
        booking("tomorrow", 13),
    )
    midnight = NOON.replace(hour=0)
    day = BookingsQuery(now=NOON, first=midnight, last=midnight + timedelta(days=1))
    assert uids(known, day) == ["gone", "off", "late"]


def test_parts_join_into_the_whole(known: KnownBookings) -> None:
    known.put(*(booking(f"b{number:03d}", 1 + number) for number in range(25)))
    parts = [known.part(query(), first=first, count=10) for first in (0, 10, 20)]
    assert [part.total for part in parts] == [25, 25, 25]
    read = [each.uid for part in parts for each in part.bookings]
    assert read == [f"b{number:03d}" for number in range(25)]


def test_a_whole_list_replaces_what_was_known_and_another_adds_to_it(known: KnownBookings) -> None:
    known.put(booking("older", -24 * 400), booking("deleted"))
    assert known.part(query(), first=0, count=1).as_of is None
    whole = BookingsFound((booking("new", 2),), has_all=True)
    known.replace(whole, since=LONG_AGO, at=NOON)
    assert uids(known, query()) == ["new"]
    assert uids(known, query(Kind.PAST)) == ["older"]
    known.replace(BookingsFound((booking("own", 3),)), since=LONG_AGO, at=NOON)
    part = known.part(query(), first=0, count=10)
    assert [each.uid for each in part.bookings] == ["new", "own"]
    assert (part.as_of, part.has_all) == (NOON, False)


def test_every_calendar_is_kept_apart(known: KnownBookings, database: sqlite3.Connection) -> None:
    known.put(booking("a"))
    other = KnownBookings(database, "cal.com", "https://api.cal.com")
    assert uids(other, query()) == []
    other.replace(BookingsFound((), has_all=True), since=LONG_AGO, at=NOON)
    assert uids(known, query()) == ["a"]
