"""The tray and what is told while another window is in front."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_kit import FACTS, NOW, Desk, NoKeyboard, booking, confirmed, phase
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot
from settings_kit import program_in, services_of

from app.build import Program
from app.desktop.notes import note_of
from app.desktop.notice_banner import NoticeBanner
from app.desktop.outside import Outside
from app.desktop.settings.sections import SETTINGS
from app.desktop.tray import Tray, TrayState, state_of, tray_icon
from app.domain.booking import BookingStatus
from app.domain.events import (
    BookingChanged,
    ErrorOccurred,
    FunctionResult,
    Notice,
    Phase,
    Transcript,
)
from app.system.note import Note

ZONE = "Europe/Berlin"


class Scene:
    """A window with its tray; `told` is what notifications said."""

    def __init__(self, qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        self.qtbot = qtbot
        self.settings = settings = program.settings
        self.desk = Desk(qtbot, FACTS, services_of(program))
        self.outside = Outside(self.desk.window, self.desk.bridge, settings, NoKeyboard())
        self.told: list[Note] = []
        # What a desktop does with them is tried on a real bus elsewhere.
        monkeypatch.setattr(self.outside.notifier, "show", self.told.append)

    @property
    def tray(self) -> Tray:
        return self.outside.tray

    def action(self, name: str) -> QAction:
        (found,) = [each for each in self.tray.menu.actions() if each.text() == name]
        return found

    def turn_away(self) -> None:
        """Put another window in front."""
        self.other = Desk(self.qtbot)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return program_in(tmp_path)


@pytest.fixture
def scene(qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    scene = Scene(qtbot, program, monkeypatch)
    yield scene
    scene.outside.close()


@pytest.mark.parametrize(
    ("where", "attention", "state"),
    [
        (Phase.IDLE, False, TrayState.IDLE),
        (Phase.IDLE, True, TrayState.ATTENTION),
        (Phase.LISTENING, True, TrayState.LISTENING),
        (Phase.THINKING, False, TrayState.WORKING),
        (Phase.SPEAKING, False, TrayState.SPEAKING),
    ],
)
def test_each_state_has_a_sign(where: Phase, attention: bool, state: TrayState) -> None:
    assert state_of(where, attention=attention) is state


def test_the_signs_differ_without_their_colours(qtbot: QtBot) -> None:
    Desk(qtbot)  # whose application knows the icons
    shapes = set()
    for state in TrayState:
        picture = tray_icon(state).pixmap(QSize(22, 22)).toImage()
        grey = bytes(
            picture.pixelColor(x, y).lightness() > 160 for x in range(22) for y in range(22)
        )
        shapes.add(grey)
    assert len(shapes) == len(TrayState)


def test_the_menu_says_how_it_stands_and_talks(scene: Scene) -> None:
    assert [each.text() for each in scene.tray.menu.actions() if not each.isSeparator()] == [
        "Ready",
        "Talk",
        "Open Vocal Desk",
        "Mute replies",
        "Settings…",
        "Quit",
    ]
    scene.action("Talk").trigger()
    scene.desk.show(phase(1, Phase.LISTENING))
    assert scene.tray.icon.toolTip() == "Vocal Desk: Listening"
    scene.action("Stop listening").trigger()
    assert scene.desk.calls == [("press",), ("release",)]


def test_replies_are_muted_by_the_setting(scene: Scene) -> None:
    mute = scene.action("Mute replies")
    assert not mute.isChecked()
    mute.trigger()
    scene.qtbot.waitUntil(lambda: scene.settings.flag("speech.speak_replies") is False)
    scene.settings.set("speech.speak_replies", True)
    scene.qtbot.waitUntil(lambda: not mute.isChecked())


def test_settings_and_the_icon_bring_the_window_forward(scene: Scene) -> None:
    scene.desk.window.hide()
    scene.tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert scene.desk.window.isVisible()
    scene.desk.window.hide()
    scene.action("Settings…").trigger()
    assert scene.desk.window.isVisible()
    assert scene.desk.window.page == SETTINGS


def test_closing_keeps_it_in_the_tray_only_where_that_is_wanted_and_possible(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = scene.desk.window
    ended: list[bool] = []
    window.ended.connect(lambda: ended.append(True))
    scene.settings.set("system.keep_in_tray", True)
    monkeypatch.setattr(Tray, "is_there", True)
    for _ in range(2):
        window.close()
        assert not window.isVisible()
        assert scene.desk.engine.listeners  # it goes on
        window.come_forward()
    assert [note.key for note in scene.told] == ["tray"]  # said once
    monkeypatch.setattr(Tray, "is_there", False)
    window.close()
    assert ended == [True]
    assert not scene.desk.engine.listeners


def test_a_desktop_without_a_tray_is_said_when_one_is_wanted(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def remarks() -> list[str]:
        banners = scene.desk.window.findChildren(NoticeBanner)
        return [banner.accessibleName() for banner in banners if banner.isVisible()]

    monkeypatch.setattr(Tray, "is_there", False)
    scene.settings.set("system.keep_in_tray", True)
    scene.qtbot.waitUntil(lambda: bool(remarks()))
    assert "closing the window ends the program" in remarks()[0]
    scene.settings.set("system.keep_in_tray", False)
    scene.qtbot.waitUntil(lambda: not remarks())


def test_quitting_in_the_menu_ends_it_all_the_same(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []
    scene.desk.window.ended.connect(lambda: ended.append(True))
    scene.settings.set("system.keep_in_tray", True)
    monkeypatch.setattr(Tray, "is_there", True)
    scene.action("Quit").trigger()
    assert ended == [True]


def test_what_was_booked_is_told_while_another_window_is_in_front(scene: Scene) -> None:
    scene.desk.show(confirmed(1, booking("u1")))
    assert scene.told == []  # the person sees it
    scene.turn_away()
    scene.desk.show(confirmed(2, booking("u2")))
    assert [(note.key, note.title) for note in scene.told] == [("booking:u2", "Booked")]
    assert "Wednesday, October 14th at 1:00" in scene.told[0].body
    scene.settings.set("notifications.show", False)
    scene.desk.show(confirmed(3, booking("u3")))
    assert len(scene.told) == 1


def test_what_needs_the_person_stays_in_the_tray_until_they_come(scene: Scene) -> None:
    scene.turn_away()
    scene.desk.show(ErrorOccurred(turn=1, code="audio", message="No sound.", advice="Type."))
    assert scene.tray.icon.toolTip() == "Vocal Desk: That did not work"
    assert [(note.title, note.body) for note in scene.told] == [
        ("That did not work", "No sound. Type.")
    ]
    scene.desk.window.come_forward()
    scene.qtbot.waitUntil(lambda: scene.tray.icon.toolTip() == "Vocal Desk: Ready")


def test_a_click_on_a_note_opens_the_window(scene: Scene) -> None:
    scene.desk.window.hide()
    scene.outside.notifier.clicked.emit("booking:u1")
    assert scene.desk.window.isVisible()


def test_an_unknown_outcome_and_requests_are_called_what_they_are(qtbot: QtBot) -> None:
    unknown = FunctionResult(
        turn=1,
        function_name="book_appointment",
        status="error",
        result={"code": "outcome_unknown", "message": "The calendar did not answer."},
    )
    found = note_of(unknown)
    assert found is not None
    assert (found[0].body, found[1]) == ("The calendar did not answer.", True)
    requested = note_of(confirmed(1, booking(status=BookingStatus.PENDING)))
    assert requested is not None
    assert requested[0].title == "Requested"
    moved = BookingChanged(turn=1, change="rescheduled", booking=booking(), time_zone=ZONE)
    told = note_of(moved)
    assert told is not None
    assert told[0].title == "Moved"
    unsent = note_of(Notice(topic="unsent-1", message="Not sent.", advice="Ask again."))
    assert unsent is not None
    assert unsent[1]


def test_the_rest_is_not_worth_a_note() -> None:
    said = Transcript(turn=1, role="agent", text="Hello", timestamp=NOW)
    for event in (said, Notice(topic="unsent-1", message=""), Notice(topic="voice", message="…")):
        assert note_of(event) is None
