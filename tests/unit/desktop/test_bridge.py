"""The way between engine thread and window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Slot
from pytestqt.qtbot import QtBot

from app.desktop.bridge import Bridge, Commands, Question
from app.domain.events import Event, Level

T = TypeVar("T")


class Crowd:
    """An engine whose events come from a thread of its own."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[Event], None]] = []

    def post(self, command: Callable[[Commands], None]) -> None:
        raise AssertionError(f"nothing is asked of it here: {command}")

    def subscribe(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def ask(self, question: Question[T]) -> Future[T]:
        raise AssertionError(f"nothing is asked of it here: {question}")

    def publish(self, count: int) -> None:
        def run() -> None:
            for number in range(count):
                for listener in tuple(self.listeners):
                    listener(Level(turn=number, dbfs=-20.0))

        thread = threading.Thread(target=run)
        thread.start()
        thread.join()


class Reader(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.turns: list[int] = []
        self.threads: set[int] = set()

    @Slot(object)
    def take(self, event: Level) -> None:
        self.turns.append(event.turn)
        self.threads.add(threading.get_ident())


def test_events_arrive_in_order_on_the_window_thread(qtbot: QtBot) -> None:
    engine, reader = Crowd(), Reader()
    bridge = Bridge(engine)
    bridge.published.connect(reader.take, Qt.ConnectionType.QueuedConnection)
    engine.publish(2_000)
    assert reader.turns == []
    qtbot.waitUntil(lambda: len(reader.turns) == 2_000)
    assert reader.turns == list(range(2_000))
    assert reader.threads == {threading.get_ident()}


def test_a_closed_bridge_hears_nothing_more(qtbot: QtBot) -> None:
    engine = Crowd()
    bridge = Bridge(engine)
    bridge.close()
    bridge.close()
    assert engine.listeners == []
