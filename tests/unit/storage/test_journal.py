from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from app.domain.errors import StorageError
from app.domain.journal import WriteIntent, WriteKind, WriteState
from app.storage import MAIN_MIGRATIONS
from app.storage.database import open_database
from app.storage.journal import SqliteJournal

NOW = datetime(2026, 10, 12, 7, 0, tzinfo=UTC)
INTENT = WriteIntent(
    request_id="r1",
    calendar="sandbox",
    kind=WriteKind.CREATE,
    state=WriteState.PENDING,
    created_at=NOW,
    updated_at=NOW,
    start=NOW + timedelta(days=1),
    duration=30,
    time_zone="Europe/Rome",
    name="Ada Byron 🎩",
    email="ada@example.com",
    notes="Line one\nline two; DROP TABLE write_intent",
)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(open_database(tmp_path / "main.db", MAIN_MIGRATIONS)) as connection:
        yield connection


def test_what_was_added_survives_reopening(tmp_path: Path) -> None:
    path = tmp_path / "main.db"
    moved = replace(INTENT, request_id="r2", kind=WriteKind.RESCHEDULE, target_uid="old")
    with contextlib.closing(open_database(path, MAIN_MIGRATIONS)) as connection:
        SqliteJournal(connection).add(INTENT)
        SqliteJournal(connection).add(moved)
    with contextlib.closing(open_database(path, MAIN_MIGRATIONS)) as connection:
        journal = SqliteJournal(connection)
        assert journal.all() == (INTENT, moved)
        assert journal.open() == (INTENT, moved)
        assert journal.get("r2") == moved
        assert journal.get("r3") is None


def test_what_was_added_is_seen_by_others_before_the_connection_ends(
    tmp_path: Path, connection: sqlite3.Connection
) -> None:
    SqliteJournal(connection).add(INTENT)
    with contextlib.closing(open_database(tmp_path / "main.db", MAIN_MIGRATIONS)) as other:
        assert SqliteJournal(other).open() == (INTENT,)


def test_settling_says_how_it_ended(connection: sqlite3.Connection) -> None:
    journal = SqliteJournal(connection)
    journal.add(INTENT)
    later = NOW + timedelta(seconds=3)
    settled = journal.settle(
        "r1", WriteState.DONE, at=later, booking_uid="uid", booking_id=7, message="fine"
    )
    assert settled == replace(
        INTENT,
        state=WriteState.DONE,
        updated_at=later,
        booking_uid="uid",
        booking_id=7,
        message="fine",
    )
    assert journal.get("r1") == settled
    assert journal.open() == ()


def test_done_is_never_taken_back(connection: sqlite3.Connection) -> None:
    journal = SqliteJournal(connection)
    journal.add(INTENT)
    journal.settle("r1", WriteState.REFUSED, at=NOW, message="not found")
    done = journal.settle("r1", WriteState.DONE, at=NOW, booking_uid="uid")
    assert done.state is WriteState.DONE
    assert journal.settle("r1", WriteState.REFUSED, at=NOW) == done


def test_intents_are_found_by_calendar_and_instant(connection: sqlite3.Connection) -> None:
    journal = SqliteJournal(connection)
    journal.add(INTENT)
    journal.add(replace(INTENT, request_id="r2", calendar="cal.com"))
    journal.add(replace(INTENT, request_id="r3", start=INTENT.start + timedelta(minutes=30)))
    same_instant = INTENT.start.astimezone(timezone(timedelta(hours=5, minutes=45)))
    assert journal.at_start("sandbox", same_instant) == (INTENT,)


def test_the_same_request_is_not_added_twice(connection: sqlite3.Connection) -> None:
    journal = SqliteJournal(connection)
    journal.add(INTENT)
    with pytest.raises(StorageError):
        journal.add(INTENT)


def test_settling_what_was_never_added_is_an_error(connection: sqlite3.Connection) -> None:
    with pytest.raises(StorageError, match="missing from the journal"):
        SqliteJournal(connection).settle("r9", WriteState.DONE, at=NOW)


def test_a_journal_that_was_closed_under_it_is_told_in_words(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "main.db", MAIN_MIGRATIONS)
    connection.close()
    with pytest.raises(StorageError, match="journal of bookings"):
        SqliteJournal(connection).add(INTENT)
