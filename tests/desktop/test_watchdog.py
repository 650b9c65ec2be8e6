"""A turn of the event loop that takes too long is counted, and where it stuck is named."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desktop.watchdog import SLOW_MS, Watchdog


@pytest.fixture
def watchdog(qapp: QApplication) -> Iterator[Watchdog]:
    watchdog = Watchdog(qapp)
    watchdog.watch()
    yield watchdog
    watchdog.stop()


def run_turns(*steps: Callable[[], object]) -> None:
    """Run each step in a turn of its own, and come back after the last."""
    for step in (*steps, lambda: None):
        loop = QEventLoop()

        def run(step: Callable[[], object] = step, loop: QEventLoop = loop) -> None:
            step()
            QTimer.singleShot(1, loop.quit)

        QTimer.singleShot(1, run)
        loop.exec()


def dawdle() -> None:
    threading.Event().wait(4 * SLOW_MS / 1000)


def test_a_slow_turn_is_counted_and_its_place_named(watchdog: Watchdog) -> None:
    run_turns(lambda: None, dawdle, lambda: None)
    figures = watchdog.figures()
    assert figures.over == 1
    assert figures.longest >= 4 * SLOW_MS
    assert figures.turns > figures.over
    (slow,) = figures.slow
    assert "dawdle" in slow.where
    assert "desktop/test_watchdog.py" in slow.where


def test_waiting_for_events_is_no_turn(watchdog: Watchdog, qtbot: QtBot) -> None:
    qtbot.wait(round(3 * SLOW_MS))
    assert watchdog.figures().over == 0
