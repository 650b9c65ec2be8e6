"""Opens SQLite databases: durable, migrated step by step, and never silently the wrong one.

Statements run on the engine's thread, so each call is kept small: one row in, one row out. A
commit waits for the disk (`synchronous=FULL`), because a booking that is about to be sent must
survive a power cut.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from app.domain.errors import StorageError
from app.domain.wording import Wording

Migration = str | Callable[[sqlite3.Connection], None]
"""One step of a schema: SQL statements, or a function for what SQL alone can't do.

A step runs inside a transaction and must not commit or roll back itself.
"""

BUSY_TIMEOUT_MS = 5_000
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_NOT_WRITABLE = (
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
)


class DatabaseDamaged(StorageError):
    """The file is there and can't be read as a database."""


def open_database(path: Path, migrations: Sequence[Migration]) -> sqlite3.Connection:
    """Open or make the database at `path` and bring it to version `len(migrations)`.

    The version is SQLite's `user_version`: the number of steps already taken. The connection is
    in autocommit mode, so a statement outside `transaction` is committed when it returns. It may
    be handed to another thread, but belongs to one thread at a time.

    Raises DatabaseDamaged, or StorageError when the file can't be written or was written by a
    newer program; in that last case the file is left as it is.
    """
    with storage_errors(path.name):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # SQLite opens a write-protected file all the same and fails at the first write.
            if path.is_file() and not os.access(path, os.W_OK):
                raise PermissionError(f"{path} is write-protected")
        except OSError as error:
            raise _not_writable(path.name, str(error)) from error
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
            _refuse_newer(connection, path, len(migrations))
            _refuse_damaged(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            _migrate(connection, migrations)
        except BaseException:
            connection.close()
            raise
    return connection


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run the block as one write transaction: all of it on disk at the end, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        # SQLite ends the transaction by itself when the disk is full, for one.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextlib.contextmanager
def storage_errors(name: str) -> Iterator[None]:
    """Turn SQLite's errors inside the block into a StorageError about the file called `name`."""
    try:
        yield
    except sqlite3.Error as error:
        raise _plain(error, name) from error


def _plain(error: sqlite3.Error, name: str) -> StorageError:
    # Extended result codes keep the primary code in the low byte.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    detail = f"{type(error).__name__}: {error}"
    if code in _DAMAGED:
        return _damaged(name, detail)
    if code in _NOT_WRITABLE:
        return _not_writable(name, detail)
    if code in _LOCKED:
        return StorageError(
            Wording("Another program is using the database {name}.", name=name),
            advice="Close the other copy of Vocal Desk and try again.",
            detail=detail,
        )
    if code == sqlite3.SQLITE_FULL:
        return StorageError(
            Wording("There is no room on the disk for the database {name}.", name=name),
            advice="Free some space and try again.",
            detail=detail,
        )
    return StorageError(
        Wording("The database {name} can't be used.", name=name),
        advice="Restart Vocal Desk; if it happens again, the log says more.",
        detail=detail,
    )


def _damaged(name: str, detail: str) -> DatabaseDamaged:
    return DatabaseDamaged(
        Wording("The database {name} is damaged.", name=name),
        advice="Move the file to a safe place and start again: a new one is made.",
        detail=detail,
    )


def _not_writable(name: str, detail: str) -> StorageError:
    return StorageError(
        Wording("The database {name} can't be opened for writing.", name=name),
        advice="Check that the folder exists, that it is yours, and that the disk is not "
        "read-only.",
        detail=detail,
    )


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _refuse_newer(connection: sqlite3.Connection, path: Path, known: int) -> None:
    found = _version(connection)
    if found > known:
        raise StorageError(
            Wording("The database {name} was written by a newer Vocal Desk.", name=path.name),
            advice="Install the newer version again; nothing in the file was changed.",
            detail=f"{path}: version {found}, this program knows {known}",
        )


def _refuse_damaged(connection: sqlite3.Connection, path: Path) -> None:
    finding = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    if finding != "ok":
        raise _damaged(path.name, f"{path}: {finding}")


def _migrate(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    while True:
        # Read inside the transaction, since a second process may just have taken this step. Even
        # with nothing to do the transaction proves that the folder can be written.
        with transaction(connection):
            done = _version(connection)
            if done >= len(migrations):
                return
            step = migrations[done]
            if callable(step):
                step(connection)
            else:
                for statement in _statements(step):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {done + 1}")


def _statements(script: str) -> Iterator[str]:
    # `executescript` would commit first, and so break the step's transaction.
    statement = ""
    for piece in script.split(";"):
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    # What is left is a remark, or incomplete, which SQLite then says.
    yield statement.removesuffix(";")
