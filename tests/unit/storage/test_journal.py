from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from app.domain.booking import Booking, BookingStatus
from app.domain.errors import StorageError
from app.domain.journal import (
    IN_PROCESS,
    ToldBy,
    Transition,
    WriteIntent,
    WriteKind,
    WriteState,
)
from app.storage.database import open_database
from app.storage.journal import SqliteJournal
from app.storage.main_database import MAIN_MIGRATIONS

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
    base_url="https://api.cal.com/v2",
    event_type_id=123,
    answers={"company": "Ümlaut & Söhne", "topics": ("a", "b"), "new": True, "size": 2.5},
)
BOOKING = Booking(
    id=7,
    uid="uid",
    status=BookingStatus.PENDING,
    start=INTENT.start,
    duration=30,
    name=INTENT.name,
    email=INTENT.email,
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
    settled = journal.settle("r1", WriteState.DONE, at=later, booking=BOOKING, message="fine")
    assert settled == replace(
        INTENT,
        state=WriteState.DONE,
        updated_at=later,
        booking_uid="uid",
        booking_id=7,
        booking_status=BookingStatus.PENDING,
        message="fine",
    )
    assert journal.get("r1") == settled
    assert journal.open() == ()


def test_each_step_is_in_the_history(connection: sqlite3.Connection) -> None:
    journal = SqliteJournal(connection)
    journal.add(INTENT)
    later, latest = NOW + timedelta(seconds=30), NOW + timedelta(hours=2)
    journal.settle("r1", WriteState.NEEDS_ATTENTION, at=later, message="Check your mail.")
    journal.settle("r1", WriteState.NEEDS_ATTENTION, at=latest, message="Again.")
    journal.settle(
        "r1", WriteState.REFUSED, at=latest, message="You said so.", told_by=ToldBy.PERSON
    )
    assert journal.history("r1") == (
        Transition(NOW, WriteState.PENDING, "", ToldBy.PROGRAM),
        Transition(later, WriteState.NEEDS_ATTENTION, "Check your mail.", ToldBy.PROGRAM),
        Transition(latest, WriteState.REFUSED, "You said so.", ToldBy.PERSON),
    )


def test_a_step_that_may_not_be_taken_is_left_out_and_logged(
    connection: sqlite3.Connection, caplog: pytest.LogCaptureFixture
) -> None:
    journal = SqliteJournal(connection)
    journal.add(INTENT)
    journal.settle("r1", WriteState.REFUSED, at=NOW, message="not found")
    done = journal.settle("r1", WriteState.DONE, at=NOW, booking=BOOKING)
    assert done.state is WriteState.DONE
    before = journal.history("r1")
    assert journal.settle("r1", WriteState.REFUSED, at=NOW, message="late") == done
    assert journal.history("r1") == before
    assert "write r1 is done and does not become refused" in caplog.text


def test_what_asks_the_same_is_dropped_with_the_new_one(connection: sqlite3.Connection) -> None:
    journal = SqliteJournal(connection)
    journal.add(replace(INTENT, state=WriteState.NOT_SENT))
    assert [intent.request_id for intent in journal.not_sent()] == ["r1"]
    journal.add(replace(INTENT, request_id="r2"), replacing=["r1"])
    assert journal.not_sent() == ()
    assert [intent.state for intent in journal.all()] == [WriteState.DROPPED, WriteState.PENDING]
    assert journal.history("r1")[-1].message == "It was asked for again."


def test_of_a_new_write_and_the_one_it_replaces_both_are_told_or_none(
    connection: sqlite3.Connection,
) -> None:
    journal = SqliteJournal(connection)
    journal.add(replace(INTENT, state=WriteState.NOT_SENT))
    with pytest.raises(StorageError):
        journal.add(INTENT, replacing=["r1"])  # the id is there already
    assert [intent.state for intent in journal.all()] == [WriteState.NOT_SENT]


@pytest.mark.parametrize("state", set(WriteState) - {WriteState.PENDING, WriteState.NOT_SENT})
def test_nothing_begins_at_its_end(connection: sqlite3.Connection, state: WriteState) -> None:
    with pytest.raises(ValueError, match="begins"):
        SqliteJournal(connection).add(replace(INTENT, state=state))


def test_an_intent_is_found_by_the_beginning_of_its_id(connection: sqlite3.Connection) -> None:
    journal = SqliteJournal(connection)
    journal.add(replace(INTENT, request_id="ab-1"))
    journal.add(replace(INTENT, request_id="ab_2"))
    assert len(journal.beginning_with("ab")) == 2
    assert [intent.request_id for intent in journal.beginning_with("ab_")] == ["ab_2"]
    assert journal.beginning_with("%") == ()


def test_a_journal_of_the_first_version_is_carried_over(tmp_path: Path) -> None:
    path = tmp_path / "main.db"
    old = (
        "INSERT INTO write_intent VALUES (?, ?, 'create', ?, ?, ?, ?, 30, 'Europe/Rome', 'Ada', "
        "'ada@example.com', '', NULL, 'uid', 7, 'Said.')"
    )
    first, last = NOW.isoformat(timespec="microseconds"), "2026-10-12T07:05:00.000000+00:00"
    with contextlib.closing(open_database(path, MAIN_MIGRATIONS[:1])) as connection:
        connection.execute(old, ("r1", "sandbox", "done", first, last, last))
        connection.execute(old, ("r2", "cal.com", "pending", first, first, last))
    with contextlib.closing(open_database(path, MAIN_MIGRATIONS)) as connection:
        journal = SqliteJournal(connection)
        done, pending = journal.all()
        assert (done.base_url, done.event_type_id) == (IN_PROCESS, 1)
        assert done.booking_status is BookingStatus.ACCEPTED
        assert (pending.base_url, pending.event_type_id) == ("", None)
        assert pending.booking_status is None
        assert [step.state for step in journal.history("r1")] == [
            WriteState.PENDING,
            WriteState.DONE,
        ]
        assert journal.history("r1")[-1].message == "Said."
        assert [step.state for step in journal.history("r2")] == [WriteState.PENDING]
        assert journal.open() == (pending,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        journal.settle("r2", WriteState.NOT_SENT, at=NOW)


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
