"""What is done ahead, so that nobody waits for a page who opens it for the first time."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot
from whole_window import whole_window

from app.desktop.ahead import Ahead
from app.desktop.application import OUTSIDE
from app.desktop.pages import PageView
from app.desktop.window import FIRST_STEPS
from app.domain.events import Hearing, HearingChanged


def test_each_step_has_a_turn_of_its_own_and_the_loop_goes_on_between(qtbot: QtBot) -> None:
    happened: list[str] = []
    owner = QObject()
    ahead = Ahead(owner)

    def first() -> None:
        happened.append("first")
        QTimer.singleShot(0, lambda: happened.append("somebody else"))

    ahead.begin([first, lambda: happened.append("second")])
    assert happened == []
    qtbot.waitUntil(lambda: len(happened) == 3)
    assert happened == ["first", "somebody else", "second"]


def test_a_step_that_fails_keeps_no_other_from_being_taken(qtbot: QtBot) -> None:
    happened: list[str] = []
    owner = QObject()
    ahead = Ahead(owner)
    ahead.begin([lambda: import_module("no.such"), lambda: happened.append("second")])
    qtbot.waitUntil(lambda: happened == ["second"])


@pytest.mark.parametrize("module", [*FIRST_STEPS, *OUTSIDE])
def test_what_is_imported_ahead_is_there(module: str) -> None:
    import_module(module)


def test_what_was_stopped_does_not_happen(qtbot: QtBot) -> None:
    happened: list[str] = []
    owner = QObject()
    ahead = Ahead(owner)
    QTimer.singleShot(0, lambda: happened.append("first"))
    ahead.begin([ahead.stop, lambda: happened.append("no")])
    QTimer.singleShot(50, lambda: happened.append("last"))
    qtbot.waitUntil(lambda: "last" in happened)
    assert happened == ["first", "last"]


def test_the_pages_are_there_before_anybody_opens_them(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window(qtbot, tmp_path) as whole:
        whole.engine.publish(HearingChanged(hearing=Hearing.READY))
        whole.settle()
        made = set(whole.window.findChildren(PageView))
        assert len(made) == len(whole.keys)
        for key in whole.keys:
            whole.show(key)
        assert set(whole.window.findChildren(PageView)) == made


@pytest.mark.parametrize("module", FIRST_STEPS)
def test_what_the_first_steps_are_made_with_is_there(module: str) -> None:
    import_module(module)
