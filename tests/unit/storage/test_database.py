from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import StorageError
from app.storage.database import Migration, open_database, transaction

PEOPLE = "CREATE TABLE person (name TEXT); -- a remark; with a semicolon"
PETS = "CREATE TABLE pet (name TEXT DEFAULT 'a;b'); INSERT INTO pet DEFAULT VALUES;"


def opened(path: Path, *migrations: Migration) -> contextlib.closing[sqlite3.Connection]:
    return contextlib.closing(open_database(path, migrations))


def test_a_new_database_is_made_with_its_folder_and_all_steps(tmp_path: Path) -> None:
    path = tmp_path / "state" / "deep" / "test.db"
    with opened(path, PEOPLE, PETS) as connection:
        assert connection.execute("SELECT name FROM pet").fetchall() == [("a;b",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL


def test_only_the_missing_steps_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    with opened(path, PEOPLE) as connection:
        connection.execute("INSERT INTO person VALUES ('Ada')")
    with opened(path, PEOPLE, PETS) as connection:
        assert connection.execute("SELECT name FROM person").fetchall() == [("Ada",)]
        assert connection.execute("SELECT count(*) FROM pet").fetchone() == (1,)


def test_a_step_may_be_a_function(tmp_path: Path) -> None:
    def add_ada(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO person VALUES ('Ada')")

    with opened(tmp_path / "test.db", PEOPLE, add_ada) as connection:
        assert connection.execute("SELECT name FROM person").fetchall() == [("Ada",)]


def test_a_step_that_fails_leaves_nothing_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    with pytest.raises(StorageError):
        open_database(path, [PEOPLE, f"{PETS} DROP TABLE nothing;"])
    with opened(path, PEOPLE, PETS) as connection:
        assert connection.execute("SELECT count(*) FROM pet").fetchone() == (1,)


def test_a_step_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as told:
        open_database(tmp_path / "test.db", ["CREATE TABLE person (name TEXT DEFAULT ';"])
    assert "unrecognized token" in told.value.detail


def test_a_database_of_a_newer_version_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    with opened(path, PEOPLE, PETS):
        pass
    before = path.read_bytes()
    with pytest.raises(StorageError, match="newer Vocal Desk") as told:
        open_database(path, [PEOPLE])
    assert "Install the newer version" in told.value.advice
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["test.db"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"This is a text file, and a long one.\n" * 40,
        lambda content: content[:4096] + b"\xff" * (len(content) - 4096),
        lambda content: content[: len(content) // 2],
    ],
    ids=["not a database", "pages overwritten", "cut in half"],
)
def test_a_damaged_database_is_told_and_kept(
    tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "test.db"
    with opened(path, PEOPLE, PETS) as connection, transaction(connection):
        connection.executemany("INSERT INTO person VALUES (?)", [("x" * 500,)] * 200)
    damaged = spoil(path.read_bytes())
    path.write_bytes(damaged)
    with pytest.raises(StorageError, match="is damaged") as told:
        open_database(path, [PEOPLE, PETS])
    assert "safe place" in told.value.advice
    assert path.read_bytes() == damaged


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="can't be opened for writing"):
        open_database(tmp_path, [PEOPLE])


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("not a folder")
    with pytest.raises(StorageError, match="can't be opened for writing"):
        open_database(tmp_path / "state" / "test.db", [PEOPLE])


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere"
)
@pytest.mark.parametrize("protect", ["file", "folder"])
def test_a_write_protected_database_is_told(tmp_path: Path, protect: str) -> None:
    path = tmp_path / "state" / "test.db"
    with opened(path, PEOPLE):
        pass
    target = path if protect == "file" else path.parent
    target.chmod(0o500)
    try:
        with pytest.raises(StorageError, match="can't be opened for writing"):
            open_database(path, [PEOPLE])
    finally:
        target.chmod(0o700)


def test_a_database_in_use_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.storage.database.BUSY_TIMEOUT_MS", 1)
    path = tmp_path / "test.db"
    with (
        opened(path, PEOPLE) as first,
        transaction(first),
        pytest.raises(StorageError, match="Another program is using"),
    ):
        open_database(path, [PEOPLE])


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "test.db", PEOPLE) as connection:
        with contextlib.suppress(KeyError), transaction(connection):
            connection.execute("INSERT INTO person VALUES ('Ada')")
            raise KeyError
        assert connection.execute("SELECT count(*) FROM person").fetchone() == (0,)
