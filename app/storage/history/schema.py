"""The tables of the history, and its index of words where this SQLite can make one."""

from __future__ import annotations

import logging
import os
import sqlite3
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.storage.database import (
    DatabaseDamaged,
    Migration,
    open_database,
    storage_errors,
    transaction,
)

HISTORY_DATABASE = "history.db"
NAME = "the history"

STEPS_IN_MAIN_DATABASE: tuple[Migration, ...] = (
    """
    CREATE TABLE conversation (
        id INTEGER PRIMARY KEY,
        began TEXT NOT NULL,
        ended TEXT NOT NULL,
        agent TEXT NOT NULL,
        calendar TEXT NOT NULL,
        turns INTEGER NOT NULL,
        agent_ms REAL NOT NULL,
        prompt_tokens INTEGER NOT NULL,
        completion_tokens INTEGER NOT NULL
    );
    """,
    # The history got a database of its own before any version with this table was released.
    "DROP TABLE conversation;",
)

HISTORY_MIGRATIONS: tuple[Migration, ...] = (
    """
    CREATE TABLE conversation (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        began TEXT NOT NULL,
        ended TEXT NOT NULL,
        calendar TEXT NOT NULL,
        agent TEXT NOT NULL,
        time_zone TEXT NOT NULL,
        language TEXT NOT NULL,
        title TEXT NOT NULL,
        turns INTEGER NOT NULL DEFAULT 0,
        agent_ms REAL NOT NULL DEFAULT 0,
        prompt_tokens INTEGER NOT NULL DEFAULT 0,
        completion_tokens INTEGER NOT NULL DEFAULT 0,
        removed_at TEXT
    );
    CREATE INDEX conversation_began ON conversation (began, id);
    CREATE TABLE turn (
        conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        at TEXT NOT NULL,
        outcome TEXT NOT NULL,
        transcript_ms REAL,
        reply_text_ms REAL,
        reply_audio_ms REAL,
        tools TEXT NOT NULL CHECK (json_valid(tools)),
        agent_ms REAL NOT NULL,
        prompt_tokens INTEGER NOT NULL,
        completion_tokens INTEGER NOT NULL,
        PRIMARY KEY (conversation, number)
    ) WITHOUT ROWID;
    CREATE TABLE line (
        id INTEGER PRIMARY KEY,
        conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        turn INTEGER NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('user', 'agent')),
        text TEXT NOT NULL,
        at TEXT NOT NULL,
        hint INTEGER NOT NULL
    );
    CREATE INDEX line_conversation ON line (conversation);
    CREATE TABLE booking (
        id INTEGER PRIMARY KEY,
        conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        turn INTEGER NOT NULL,
        at TEXT NOT NULL,
        change TEXT NOT NULL
            CHECK (change IN ('booked', 'requested', 'rescheduled', 'cancelled')),
        uid TEXT NOT NULL,
        title TEXT NOT NULL,
        start TEXT NOT NULL,
        duration INTEGER NOT NULL
    );
    CREATE INDEX booking_conversation ON booking (conversation);
    CREATE TABLE sound (
        id INTEGER PRIMARY KEY,
        conversation INTEGER NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        turn INTEGER NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('user', 'agent')),
        file TEXT NOT NULL,
        seconds REAL NOT NULL,
        bytes INTEGER NOT NULL
    );
    CREATE INDEX sound_conversation ON sound (conversation);
    CREATE TABLE index_state (stale INTEGER NOT NULL);
    INSERT INTO index_state VALUES (0);
    """,
    "ALTER TABLE line ADD COLUMN taken_back INTEGER NOT NULL DEFAULT 0;",
)

_MAKE_INDEX = """CREATE VIRTUAL TABLE line_text USING fts5(
    text, content='line', content_rowid='id', prefix='2 3', tokenize='unicode61 remove_diacritics 2'
)"""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class HistoryDatabase:
    """An open history. `indexed` tells whether `line_text`, the index of words, is there."""

    connection: sqlite3.Connection
    indexed: bool

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


def open_history(path: Path, *, may_index: bool = True) -> HistoryDatabase:
    """Open or make the history at `path`, readable for its owner alone.

    A damaged one is set aside, never lost, and another one begun. Without FTS5 in this SQLite (or
    `may_index`) there is no index of words: searching then reads every line. Raises StorageError.
    """
    _make_private(path)
    try:
        connection = open_database(path, HISTORY_MIGRATIONS)
    except DatabaseDamaged:
        _set_aside(path)
        _make_private(path)
        connection = open_database(path, HISTORY_MIGRATIONS)
    try:
        with storage_errors(NAME):
            # A killed program loses nothing by this; a power cut at most the last turns.
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA secure_delete = ON")
            indexed = _ready_index(connection, may_index=may_index)
    except BaseException:
        connection.close()
        raise
    return HistoryDatabase(connection, indexed)


def _ready_index(connection: sqlite3.Connection, *, may_index: bool) -> bool:
    """Return whether the index of words can be used, after bringing it up to date."""
    there = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'line_text'").fetchone()
    if not (may_index and _has_fts5(connection)):
        _log.info("no index of words: this SQLite has no FTS5")
        if there:
            connection.execute("UPDATE index_state SET stale = 1 WHERE NOT stale")
        return False
    (stale,) = connection.execute("SELECT stale FROM index_state").fetchone()
    if there and not stale:
        return True
    with transaction(connection):
        # Looked at again, since a second process may just have done it.
        if not connection.execute(
            "SELECT 1 FROM sqlite_schema WHERE name = 'line_text'"
        ).fetchone():
            connection.execute(_MAKE_INDEX)
            with suppress(sqlite3.OperationalError):  # from SQLite 3.42 on
                connection.execute(
                    "INSERT INTO line_text (line_text, rank) VALUES ('secure-delete', 1)"
                )
        connection.execute("INSERT INTO line_text (line_text) VALUES ('rebuild')")
        connection.execute("UPDATE index_state SET stale = 0")
    return True


def _has_fts5(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("CREATE VIRTUAL TABLE temp.probe USING fts5(text)")
    except sqlite3.OperationalError:
        return False
    connection.execute("DROP TABLE temp.probe")
    return True


def _make_private(path: Path) -> None:
    """Have the file there before SQLite makes it, which takes over its permissions for others."""
    with suppress(OSError):  # where this matters, opening it says so
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, stat.S_IRUSR | stat.S_IWUSR))


def _set_aside(path: Path) -> None:
    number = 1
    while (aside := path.with_name(f"{path.name}.broken-{number}")).exists():
        number += 1
    with storage_errors(NAME):
        path.rename(aside)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    _log.warning("the history was damaged and is now called %s", aside.name)
