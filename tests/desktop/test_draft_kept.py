"""A message that was begun outlives the program, and nothing else of it stays."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.desktop.composer import Composer
from app.desktop.draft_keeper import DRAFT_FILE, DraftKeeper

Start = Callable[[], Composer]


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Start the field over the same folder once more; what came before is only let go of."""
    keepers = []

    def begin() -> Composer:
        composer = Composer()
        qtbot.addWidget(composer)
        keepers.append(DraftKeeper(composer, tmp_path))
        return composer

    yield begin
    for keeper in keepers:
        keeper.close()


def stored(state: Path) -> str:
    file = state / DRAFT_FILE
    return file.read_text("utf-8", "replace") if file.exists() else ""


def test_what_was_begun_is_there_at_the_next_start(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    first = start()
    words = "A demo, on\nWednesday – um 10 ☕"
    first.entry.setPlainText(words)
    qtbot.waitUntil(lambda: stored(tmp_path) == words)
    again = start()
    qtbot.waitUntil(lambda: again.text() == words)
    assert again.send.isEnabled()
    QTest.keyClicks(again.entry, "!")
    assert again.text() == f"{words}!"


def test_it_is_kept_also_while_somebody_goes_on_typing(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    composer = start()

    def types() -> bool:
        QTest.keyClicks(composer.entry, "a")
        return bool(stored(tmp_path))

    qtbot.waitUntil(types)


def test_a_message_that_was_sent_is_kept_nowhere(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    composer = start()
    composer.entry.setPlainText("a demo tomorrow")
    qtbot.waitUntil(lambda: stored(tmp_path) != "")
    QTest.keyClick(composer.entry, Qt.Key.Key_Return)
    assert stored(tmp_path) == "a demo tomorrow", "it is not part of the conversation yet"
    composer.accepted("a demo tomorrow")
    qtbot.waitUntil(lambda: list(tmp_path.iterdir()) == [])


def test_a_message_that_was_emptied_is_kept_nowhere(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    composer = start()
    composer.entry.setPlainText("a demo tomorrow")
    qtbot.waitUntil(lambda: stored(tmp_path) != "")
    composer.entry.setPlainText("  ")
    qtbot.waitUntil(lambda: list(tmp_path.iterdir()) == [])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_nobody_else_can_read_it(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    start().entry.setPlainText("a demo tomorrow")
    qtbot.waitUntil(lambda: stored(tmp_path) != "")
    assert stat.S_IMODE((tmp_path / DRAFT_FILE).stat().st_mode) == 0o600


def test_who_keeps_no_history_leaves_no_draft(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / DRAFT_FILE).write_text("from before", encoding="utf-8")
    composer = Composer()
    qtbot.addWidget(composer)
    keeper = DraftKeeper(composer, tmp_path, keeps=lambda: False)
    composer.entry.setPlainText("a demo tomorrow")
    qtbot.waitUntil(lambda: list(tmp_path.iterdir()) == [])
    keeper.close()
    assert composer.text() == "a demo tomorrow"


def test_a_file_that_is_no_message_is_no_trouble(
    start: Start, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / DRAFT_FILE).write_bytes(b"\xff\xfe\x00secret")
    composer = start()
    qtbot.waitUntil(lambda: "can't be read" in caplog.text)
    assert composer.text() == ""
    assert "secret" not in caplog.text
    composer.entry.setPlainText("a demo tomorrow")
    qtbot.waitUntil(lambda: stored(tmp_path) == "a demo tomorrow")
