"""Questions of the window to the engine, over a real engine."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest
from no_session import NoSession
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.desktop.bridge import Bridge
from app.domain.errors import CalendarUnreachable, VocalDeskError
from app.session.engine import Engine


class Asker:
    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.engine = Engine(NoSession)
        self.bridge = Bridge(self.engine)
        self.owner = QObject()
        self.answers: list[object] = []
        self.refusals: list[VocalDeskError] = []
        self.may_answer = threading.Event()
        self.engine.start()

    async def slow(self, answer: str) -> str:
        await asyncio.to_thread(self.may_answer.wait)
        return answer

    def settle(self) -> None:
        """Wait until everything that was asked before is answered, or never will be."""
        done: list[object] = []
        self.bridge.ask(self.bridge, lambda: asyncio.sleep(0, "last"), done.append, done.append)
        self.qtbot.waitUntil(lambda: done == ["last"])


@pytest.fixture
def asker(qtbot: QtBot) -> Iterator[Asker]:
    asker = Asker(qtbot)
    yield asker
    asker.may_answer.set()
    asker.bridge.close()
    asker.engine.close()


def test_the_answer_arrives_on_the_qt_thread(asker: Asker) -> None:
    here, there = QThread.currentThread(), threading.current_thread()

    async def where() -> threading.Thread:
        return threading.current_thread()

    found: list[tuple[QThread, threading.Thread]] = []
    asker.bridge.ask(
        asker.owner,
        where,
        lambda thread: found.append((QThread.currentThread(), thread)),
        asker.refusals.append,
    )
    asker.qtbot.waitUntil(lambda: bool(found))
    assert found[0][0] is here
    assert found[0][1] is not there


def test_a_refusal_comes_with_its_words(asker: Asker) -> None:
    async def refuse() -> str:
        raise CalendarUnreachable("Nobody answers.")

    asker.bridge.ask(asker.owner, refuse, asker.answers.append, asker.refusals.append)
    asker.qtbot.waitUntil(lambda: bool(asker.refusals))
    assert asker.refusals[0].message == "Nobody answers."


def test_what_nobody_expected_is_worded_for_a_person_and_logged(
    asker: Asker, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail() -> str:
        raise ValueError("secret of the house")

    asker.bridge.ask(asker.owner, fail, asker.answers.append, asker.refusals.append)
    asker.qtbot.waitUntil(lambda: bool(asker.refusals))
    assert "secret" not in str(asker.refusals[0])
    assert "secret of the house" in caplog.text


@pytest.mark.parametrize("how", ["cancelled", "owner gone", "bridge closed"])
def test_who_is_gone_hears_nothing(asker: Asker, how: str) -> None:
    asking = asker.bridge.ask(
        asker.owner, lambda: asker.slow("late"), asker.answers.append, asker.refusals.append
    )
    match how:
        case "cancelled":
            asking.cancel()
        case "owner gone":
            delete(asker.owner)
        case "bridge closed":
            asker.bridge.close()
    asker.may_answer.set()
    asker.settle()
    assert (asker.answers, asker.refusals) == ([], [])
