"""Where it listens by itself, the window says so, and a press ends what a voice began."""

from __future__ import annotations

import pytest
from desk_kit import Desk, phase
from PySide6.QtCore import QEvent, Qt
from pytestqt.qtbot import QtBot

from app.desktop.pages import Page, PageView
from app.domain.events import ConversationOpened, HandsFree, HandsFreeChanged, Notice, Phase


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, pages=(Page("other", "Other", "history", PageView),))


def words(desk: Desk) -> tuple[str, str]:
    return desk.window.dock.state.text(), desk.window.dock.hint.text()


def by_itself(state: HandsFree) -> HandsFreeChanged:
    return HandsFreeChanged(turn=0, state=state)


def test_the_window_says_whether_it_listens(desk: Desk) -> None:
    desk.show(by_itself(HandsFree.LISTENING))
    assert words(desk) == ("Listening for you", "Just speak · Esc pauses")
    assert "Listening for you" in desk.window.dock.talk.accessibleDescription()
    desk.show(by_itself(HandsFree.RESTING))
    assert words(desk) == ("Not listening", "Hold Space and speak")
    desk.show(by_itself(HandsFree.OFF))
    assert words(desk)[0] == "Ready"


def test_what_is_missing_comes_first(desk: Desk) -> None:
    desk.show(by_itself(HandsFree.LISTENING), Notice(topic="microphone", message="None there."))
    assert words(desk)[0] == "No microphone yet"


@pytest.mark.parametrize("how", ["space", "button"])
def test_a_press_ends_what_a_voice_began(desk: Desk, how: str) -> None:
    desk.show(by_itself(HandsFree.LISTENING), phase(1, Phase.ARMING), phase(1, Phase.LISTENING))
    assert words(desk)[1] == "Pause when you are done · Esc cancels"
    if how == "space":
        desk.space_down()
        desk.space_up()
    else:
        desk.click(desk.window.dock.talk)
    assert desk.calls == [("release",)]


def test_after_a_pause_the_key_begins_anew(desk: Desk) -> None:
    listening = (phase(1, Phase.ARMING), phase(1, Phase.LISTENING))
    desk.show(by_itself(HandsFree.LISTENING), *listening, phase(1, Phase.TRANSCRIBING))
    desk.show(phase(1, Phase.IDLE))
    assert words(desk)[0] == "Listening for you"
    desk.space_down()
    desk.show(phase(2, Phase.ARMING), phase(2, Phase.LISTENING))
    assert desk.calls == [("press",)]
    assert words(desk)[1] == "Let go when you are done · Esc cancels"


def test_escape_reaches_it_while_nobody_talks(desk: Desk) -> None:
    desk.show(by_itself(HandsFree.LISTENING))
    desk.key(QEvent.Type.KeyPress, Qt.Key.Key_Escape)
    assert desk.calls == [("escape",)]


def test_it_listens_only_where_it_is_seen(desk: Desk) -> None:
    seen = desk.engine.session.talk_seen
    desk.window.show_page("other")
    desk.window.show_page("talk")
    assert seen[-3:] == [True, False, True]
    seen.clear()
    desk.show(ConversationOpened(calendar="sandbox", agent="built-in", time_zone="Europe/Berlin"))
    assert seen == [True], "a new conversation is told, too"
