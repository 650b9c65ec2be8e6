"""Things move calmly, and not at all where the system or the person wants less motion."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desk_kit import Desk, said
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desktop.motion import Motion, choose_motion, may_move
from app.desktop.talk_button import TalkButton
from app.domain.events import Phase


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


@pytest.fixture
def less() -> list[bool]:
    return [False]


@pytest.fixture
def motion(qtbot: QtBot, desk: Desk, less: list[bool]) -> Iterator[Motion]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    motion = Motion(application, less_wanted=lambda: less[0])
    motion.ask()
    yield motion
    motion.setParent(None)
    motion.deleteLater()


def test_nothing_moves_before_the_system_was_asked(desk: Desk) -> None:
    assert not may_move()


def test_it_moves_as_the_system_says_until_the_person_wants_none(
    qtbot: QtBot, motion: Motion
) -> None:
    qtbot.waitUntil(may_move)
    choose_motion("none")
    assert not may_move()
    choose_motion("system")
    assert may_move()


@pytest.mark.parametrize("less", [[True]])
def test_nothing_moves_where_the_system_asks_for_less(qtbot: QtBot, motion: Motion) -> None:
    qtbot.wait(50)
    choose_motion("system")
    assert not may_move()


def test_the_conversation_glides_to_the_end_and_arrives(
    qtbot: QtBot, desk: Desk, motion: Motion
) -> None:
    qtbot.waitUntil(may_move)
    bar = desk.window.conversation.verticalScrollBar()
    for turn in range(1, 31):
        desk.show(said(turn, "user", f"question {turn}"))
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    bar.setValue(0)
    desk.show(said(30, "agent", "an answer\n" * 3))
    assert bar.value() == 0, "who scrolled away is left alone"
    desk.show(said(31, "user", "another question"))
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())


def test_the_ring_of_the_button_stands_still_where_nothing_may_move(
    qtbot: QtBot, desk: Desk
) -> None:
    button = desk.the(TalkButton)
    button.show_phase(Phase.THINKING)
    before = button.grab().toImage()
    qtbot.wait(120)
    assert button.grab().toImage() == before
