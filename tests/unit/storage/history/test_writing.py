"""Writing happens beside the conversation, survives being killed, and keeps to the time set."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from history_kit import NINE, keeping, note

from app.audio.wav import wav_bytes
from app.storage.history.schema import HISTORY_DATABASE, HistoryDatabase, open_history
from app.storage.history.sounds import SOUND_FOLDER, SoundFiles
from app.storage.history.store import HistoryStore
from app.storage.history.writer import HistoryWriter

KILLED = """
import sys, time
from pathlib import Path
from history_kit import NINE, note
from app.storage.history.schema import open_history
from app.storage.history.sounds import SoundFiles
from app.storage.history.store import HistoryStore
from app.storage.history.writer import HistoryWriter

def open_store():
    database = open_history(Path(sys.argv[1]))
    return database, HistoryStore(database, SoundFiles(Path(sys.argv[1]).parent, bytes))

writer = HistoryWriter(open_store, keep_for=lambda: "month", clock=lambda: NINE)
for turn in range(1, 100_000):
    writer.put(note(1, turn, (f"number {turn}", "fine"), NINE))
    time.sleep(0.001)
"""


def opener(state: Path) -> tuple[HistoryDatabase, HistoryStore]:
    database = open_history(state / HISTORY_DATABASE)
    return database, HistoryStore(database, SoundFiles(state / SOUND_FOLDER, wav_bytes))


def starts_and_ends(state: Path, keep_for: str, now: datetime, *, tidies: bool = True) -> None:
    HistoryWriter(
        lambda: opener(state), keep_for=lambda: keep_for, clock=lambda: now, tidies=tidies
    ).close()


def test_all_that_was_put_is_written_when_it_closes(tmp_path: Path) -> None:
    writer = HistoryWriter(lambda: opener(tmp_path), keep_for=lambda: "month", clock=lambda: NINE)
    for turn in range(1, 201):
        writer.put(note(1, turn, (f"number {turn}", "fine"), NINE))
    writer.close()
    with keeping(tmp_path) as kept:
        (one,) = kept.archive.list()
        assert one.turns == 200
        assert len(kept.archive.conversation(one.id).lines) == 400


def test_a_killed_program_keeps_every_turn_that_was_written(tmp_path: Path) -> None:
    path = tmp_path / HISTORY_DATABASE
    with (
        keeping(tmp_path) as kept,
        subprocess.Popen(
            [sys.executable, "-c", KILLED, str(path)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        ) as program,
    ):
        while (seen := sum(one.turns for one in kept.archive.list())) < 40:
            assert program.poll() is None
        program.kill()
    with keeping(tmp_path) as kept:
        (one,) = kept.archive.list()
        held = kept.archive.conversation(one.id)
        assert one.turns >= seen
        assert [turn.number for turn in held.turns] == list(range(1, one.turns + 1))
        assert len(held.lines) == 2 * one.turns, "a turn is kept whole or not at all"
        assert len(kept.archive.list(f"number {seen}")) == 1


def test_what_is_too_old_goes_at_the_start(tmp_path: Path) -> None:
    with keeping(tmp_path) as kept:
        for days in (400, 40, 20, 3, 0):
            kept.store.add(
                [note(days, 1, (f"{days} days ago", "fine"), NINE - timedelta(days=days))]
            )
        kept.archive.remove(5)  # and the program was killed right after
    for keep_for, left in (
        ("forever", [0, 3, 20, 40, 400]),
        ("year", [3, 20, 40]),
        ("month", [3, 20]),
        ("week", [3]),
        ("day", []),
    ):
        now = NINE + timedelta(seconds=0 if keep_for == "forever" else 60)
        starts_and_ends(tmp_path, keep_for, now)
        with keeping(tmp_path) as kept:
            titles = [one.title for one in kept.archive.list()]
            expected = [f"{days} days ago" for days in left if days]
            assert titles == expected, keep_for


def test_one_that_may_not_delete_deletes_nothing(tmp_path: Path) -> None:
    with keeping(tmp_path) as kept:
        kept.talk(("A demo on Wednesday", "Which time?"))
    starts_and_ends(tmp_path, "day", NINE + timedelta(days=900), tidies=False)
    with keeping(tmp_path) as kept:
        assert len(kept.archive.list()) == 1


def test_a_history_that_can_not_be_kept_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / HISTORY_DATABASE).mkdir()
    told: list[str] = []
    heard = threading.Event()

    def trouble(message: str) -> None:
        told.append(message)
        heard.set()

    writer = HistoryWriter(
        lambda: opener(tmp_path),
        keep_for=lambda: "month",
        clock=lambda: NINE,
        trouble=trouble,
    )
    writer.put(note(1, 1, ("hello there you", "fine"), NINE))
    assert heard.wait(20)
    writer.close()
    assert len(told) == 1
    assert HISTORY_DATABASE in told[0]
    assert "is not kept" in caplog.text
