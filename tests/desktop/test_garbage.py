"""No widget is ever destroyed on another thread than Qt's."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.desktop.garbage import FLOOD, QtThreadCollector


class Knot(QObject):
    """An object that keeps itself alive, and notes on which thread it goes."""

    def __init__(self, gone_on: list[threading.Thread]) -> None:
        super().__init__()
        self._self = self
        self._gone_on = gone_on

    def __del__(self) -> None:
        self._gone_on.append(threading.current_thread())


def test_cycles_left_behind_are_taken_apart_on_the_qt_thread(qtbot: QtBot) -> None:
    gone_on: list[threading.Thread] = []
    for _ in range(20):
        Knot(gone_on)

    kept: list[list[int]] = []  # what is kept counts towards the next collection
    busy = threading.Thread(target=lambda: kept.extend([] for _ in range(5_000)))
    busy.start()
    busy.join()
    assert not gone_on, "the collector ran on the wrong thread"
    qtbot.waitUntil(lambda: bool(gone_on), timeout=10_000)
    assert set(gone_on) == {threading.main_thread()}


def test_afterwards_python_collects_by_itself_again(qtbot: QtBot) -> None:
    collector = QtThreadCollector()
    assert not gc.isenabled()
    collector.restore()
    assert gc.isenabled()
    gc.disable()  # as the tests around this one found it


def test_what_was_loaded_in_a_flood_is_not_looked_through(qtbot: QtBot) -> None:
    collector = QtThreadCollector()
    aside = gc.get_freeze_count()
    loaded = [[] for _ in range(2 * FLOOD)]  # type: ignore[var-annotated]
    qtbot.waitUntil(lambda: gc.get_freeze_count() >= aside + len(loaded), timeout=10_000)
    collector.restore()
    gc.disable()  # as the tests around this one found it
