"""Push-to-talk: the space bar, the button, Escape."""

from __future__ import annotations

import pytest
from desk_kit import Desk, details, offer, phase, said, slot
from PySide6.QtCore import QEvent, Qt, QThread, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.desktop import talk_key
from app.desktop.window import TURNING_AWAY_MS, WindowFacts
from app.domain.events import (
    ErrorOccurred,
    Event,
    Hearing,
    HearingChanged,
    Level,
    Notice,
    Phase,
)


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A window in which every press counts as held for long."""
    monkeypatch.setattr(talk_key, "TAP_MS", 0)
    return Desk(qtbot)


@pytest.fixture
def tapping(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A window in which every press is a tap."""
    monkeypatch.setattr(talk_key, "TAP_MS", 60_000)
    return Desk(qtbot)


def tap(desk: Desk) -> None:
    desk.space_down()
    desk.space_up()
    grace = desk.window.talk_key.findChildren(QTimer)[0]
    desk.qtbot.waitUntil(lambda: not grace.isActive())


def until_released(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: ("release",) in desk.calls)


def test_holding_space_talks_once_however_often_the_key_repeats(desk: Desk) -> None:
    desk.space_down()
    for _ in range(20):
        desk.space_down(repeat=True)
    assert desk.calls == [("press",)]
    desk.space_up()
    until_released(desk)
    assert desk.calls == [("press",), ("release",)]


def test_repeats_that_x11_sends_as_releases_do_not_end_the_talking(desk: Desk) -> None:
    desk.space_down()
    for _ in range(10):
        desk.space_up(repeat=True)
        desk.space_down(repeat=True)
        desk.space_up()  # some remote screens do not mark their repeats
        desk.space_down()
    assert desk.calls == [("press",)]
    desk.space_up()
    until_released(desk)
    assert desk.calls == [("press",), ("release",)]


def test_a_window_that_was_busy_does_not_take_a_repeat_for_the_end_of_a_press(desk: Desk) -> None:
    desk.space_down()
    desk.space_up()
    # What came meanwhile is looked at only when both times are over.
    QTimer.singleShot(talk_key.GRACE_MS + 10, desk.space_down)
    QThread.msleep(talk_key.GRACE_MS + 50)
    grace = desk.window.talk_key.findChildren(QTimer)[0]
    desk.qtbot.waitUntil(lambda: not grace.isActive())
    assert desk.calls == [("press",)]
    desk.space_up()
    until_released(desk)


def test_spaces_typed_into_the_entry_are_spaces(desk: Desk) -> None:
    desk.entry.setFocus()
    QTest.keyClicks(desk.entry, "on the third")
    assert desk.text == "on the third"
    assert desk.calls == []


def test_space_on_a_card_button_talks_and_return_presses_it(desk: Desk) -> None:
    desk.show(said(1, "user", "Wednesday?"), offer(1, slot(14, 7), slot(14, 8)))
    first = desk.buttons("time")[0]
    first.setFocus()
    desk.space_down()
    desk.space_up()
    until_released(desk)
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert desk.calls == [("press",), ("release",), ("choose_slot", slot(14, 7))]


def test_a_tap_listens_until_the_next_one(tapping: Desk) -> None:
    tap(tapping)
    tapping.show(phase(1, Phase.ARMING), phase(1, Phase.LISTENING))
    assert tapping.calls == [("press",)]
    assert "Press again" in tapping.window.dock.hint.text()
    tap(tapping)
    assert tapping.calls == [("press",), ("release",)]
    tapping.show(phase(1, Phase.TRANSCRIBING), phase(1, Phase.IDLE))
    tap(tapping)
    assert tapping.calls == [("press",), ("release",), ("press",)]


def late_end_of(turn: int) -> tuple[Event, ...]:
    return (phase(turn, Phase.ARMING), phase(turn, Phase.LISTENING), phase(turn, Phase.IDLE))


@pytest.mark.parametrize(
    "late",
    [late_end_of(1), (ErrorOccurred(turn=0, code="audio", message="The microphone is busy."),)],
    ids=["the end of what a tap before began", "an error from before"],
)
def test_what_comes_late_does_not_make_a_tap_listen_without_an_end(
    tapping: Desk, late: tuple[Event, ...]
) -> None:
    tap(tapping)
    tap(tapping)
    tap(tapping)  # all before anything is heard of the first
    tapping.show(*late)
    tapping.show(phase(2, Phase.ARMING), phase(2, Phase.LISTENING))
    assert "Press again" in tapping.window.dock.hint.text()
    tap(tapping)
    assert tapping.calls == [("press",), ("release",), ("press",), ("release",)]


def test_listening_that_is_about_to_end_takes_no_press_for_its_end(desk: Desk) -> None:
    desk.space_down()
    desk.space_up()
    until_released(desk)
    desk.show(phase(1, Phase.ARMING), phase(1, Phase.LISTENING))  # behind the release
    desk.space_down()
    assert desk.calls == [("press",), ("release",), ("press",)]


def test_a_click_on_the_button_listens_until_the_next_one(tapping: Desk) -> None:
    talk = tapping.window.dock.talk
    tapping.click(talk)
    assert tapping.calls == [("press",)]
    tapping.click(talk)
    assert tapping.calls == [("press",), ("release",)]


def test_listening_after_a_tap_outlasts_a_look_at_another_window(tapping: Desk) -> None:
    tap(tapping)
    QApplication.sendEvent(tapping.window, QEvent(QEvent.Type.WindowDeactivate))
    assert tapping.calls == [("press",)]


@pytest.mark.parametrize(
    "ending",
    [
        (phase(1, Phase.ARMING), phase(1, Phase.IDLE)),
        (phase(1, Phase.LISTENING), phase(1, Phase.TRANSCRIBING)),
        (ErrorOccurred(turn=1, code="audio", message="The microphone is busy."),),
    ],
)
def test_a_tap_begins_anew_where_listening_ended_by_itself(
    tapping: Desk, ending: tuple[Event, ...]
) -> None:
    tap(tapping)
    tapping.show(*ending)
    tap(tapping)
    assert tapping.calls == [("press",), ("press",)]


def test_escape_ends_listening_after_a_tap(tapping: Desk) -> None:
    tap(tapping)
    tapping.key(QEvent.Type.KeyPress, Qt.Key.Key_Escape)
    tap(tapping)
    assert tapping.calls == [("press",), ("escape",), ("press",)]


def test_assistive_technology_can_talk_by_pressing_the_button(desk: Desk) -> None:
    desk.window.dock.talk.click()
    desk.window.dock.talk.click()
    assert desk.calls == [("press",), ("release",)]


def test_the_session_learns_whether_the_window_is_in_front(desk: Desk) -> None:
    attended = desk.engine.session.attended
    desk.application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    desk.qtbot.waitUntil(lambda: attended[-1:] == [False])
    desk.application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert attended[-2:] == [False, True]


def test_a_moment_away_does_not_close_the_microphone(desk: Desk) -> None:
    attended = desk.engine.session.attended
    attended.clear()
    desk.application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    desk.application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    desk.qtbot.wait(TURNING_AWAY_MS + 100)
    assert False not in attended


def test_losing_the_window_ends_the_talking(desk: Desk) -> None:
    desk.space_down()
    QApplication.sendEvent(desk.window, QEvent(QEvent.Type.WindowDeactivate))
    assert desk.calls == [("press",), ("release",)]
    desk.space_up()
    desk.space_down()
    assert desk.calls[2:] == [("press",)]


def test_the_button_talks_while_the_mouse_holds_it(desk: Desk) -> None:
    talk = desk.window.dock.talk
    QTest.mousePress(talk, Qt.MouseButton.LeftButton)
    QTest.mouseMove(desk.entry)
    assert desk.calls == [("press",)]
    QTest.mouseRelease(talk, Qt.MouseButton.LeftButton)
    assert desk.calls == [("press",), ("release",)]


def test_return_on_the_button_turns_talking_on_and_off(desk: Desk) -> None:
    talk = desk.window.dock.talk
    QTest.keyClick(talk, Qt.Key.Key_Return)
    QTest.keyClick(talk, Qt.Key.Key_Return)
    assert desk.calls == [("press",), ("release",)]


def test_escape_cancels_and_the_held_key_no_longer_counts(desk: Desk) -> None:
    desk.space_down()
    desk.show(phase(1, Phase.LISTENING))
    desk.key(QEvent.Type.KeyPress, Qt.Key.Key_Escape)
    desk.space_down(repeat=True)
    desk.space_up()
    grace = desk.window.talk_key.findChildren(QTimer)[0]
    desk.qtbot.waitUntil(lambda: not grace.isActive())
    assert desk.calls == [("press",), ("escape",)]
    desk.space_down()
    assert desk.calls == [("press",), ("escape",), ("press",)]


def test_escape_in_the_entry_cancels_and_keeps_what_was_typed(desk: Desk) -> None:
    desk.entry.setFocus()
    QTest.keyClicks(desk.entry, "half a thought")
    QTest.keyClick(desk.entry, Qt.Key.Key_Escape)
    assert desk.calls == [("escape",)]
    assert desk.text == "half a thought"
    desk.space_down()
    assert desk.calls == [("escape",), ("press",)]


def test_a_details_card_does_not_take_the_space_bar_from_somebody_who_talks(desk: Desk) -> None:
    desk.space_down()
    desk.space_up()
    until_released(desk)
    desk.show(said(1, "user", "tomorrow"), details(1, name="Maria Lopez"))
    desk.space_down()
    assert desk.calls[-1] == ("press",)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (Phase.IDLE, "Ready"),
        (Phase.ARMING, "Getting ready"),
        (Phase.LISTENING, "Listening"),
        (Phase.TRANSCRIBING, "Writing down"),
        (Phase.THINKING, "Thinking"),
        (Phase.COMMITTING, "Booking"),
        (Phase.SPEAKING, "Speaking"),
    ],
)
def test_every_state_has_words(desk: Desk, where: Phase, words: str) -> None:
    desk.show(phase(1, where))
    assert desk.window.dock.state.text() == words
    assert desk.window.dock.hint.text()
    assert words in desk.window.dock.talk.accessibleDescription()


def test_it_is_ready_only_when_it_can_write_down(qtbot: QtBot) -> None:
    desk = Desk(qtbot, WindowFacts(hearing=Hearing.STARTING))
    dock = desk.window.dock
    assert (dock.state.text(), dock.hint.text()) == (
        "Getting ready",
        "Wait a moment before you speak",
    )
    desk.show(HearingChanged(hearing=Hearing.LOADING))
    desk.qtbot.waitUntil(lambda: dock.state.text() == "Almost ready")
    assert dock.hint.text() == "Hold Space and speak: what you say is kept"
    desk.show(phase(1, Phase.TRANSCRIBING))
    desk.qtbot.waitUntil(lambda: "written down in a moment" in dock.hint.text())
    desk.show(HearingChanged(hearing=Hearing.READY), phase(1, Phase.IDLE))
    desk.qtbot.waitUntil(lambda: dock.state.text() == "Ready")
    assert dock.hint.text() == "Hold Space and speak"


def test_the_ring_grows_with_the_level(desk: Desk) -> None:
    desk.show(phase(1, Phase.LISTENING))
    quiet = desk.window.dock.talk.grab().toImage()
    desk.show(Level(turn=1, dbfs=-12.0))
    desk.qtbot.waitUntil(lambda: desk.window.dock.talk.grab().toImage() != quiet)


def test_without_a_microphone_typing_is_offered_until_one_comes(qtbot: QtBot) -> None:
    desk = Desk(qtbot, WindowFacts("Sandbox", "Built-in", microphone_ready=False))
    assert desk.entry.hasFocus()
    assert "Type" in desk.window.dock.hint.text()
    desk.show(Notice(topic="microphone", message="There is no microphone."))
    desk.show(Notice(topic="microphone", message=""))
    desk.window.dock.talk.setFocus()
    assert desk.window.dock.hint.text() == "Hold Space and speak"


def test_the_hint_does_not_promise_the_space_bar_to_somebody_who_types(desk: Desk) -> None:
    assert "Space" in desk.window.dock.hint.text()
    desk.entry.setFocus()
    assert "Space" not in desk.window.dock.hint.text()


def test_errors_leave_the_keys_working(desk: Desk) -> None:
    desk.space_down()
    desk.show(ErrorOccurred(turn=1, code="audio", message="The microphone is busy."))
    desk.space_up()
    until_released(desk)
    desk.space_down()
    assert desk.calls == [("press",), ("release",), ("press",)]
