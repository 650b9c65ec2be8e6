"""A key that works from any window: what it does, and what is said where there is none."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_kit import FACTS, Desk
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.desktop import global_talk, talk_key
from app.desktop.global_talk import trouble_words
from app.desktop.key_capture import KeyButton, combination_of, shown_keys
from app.desktop.notice_banner import NoticeBanner
from app.desktop.outside import Outside
from app.desktop.settings.key_row import KeyRow
from app.desktop.settings.rows import row_for
from app.domain.key_combination import KeyCombination
from app.storage.secret_places import SecretPlaces
from app.storage.secrets import KeyringSecrets
from app.storage.settings import Settings
from app.system.global_key import KeyListener, KeyRefused, KeyTrouble
from app.system.time_zone import zone


class Keyboard:
    """The desktop's side of the key.

    `trouble` is why it can't be had, `waits` that it asks, `name` what it calls another one.
    """

    on_main_thread = False

    def __init__(self) -> None:
        self.trouble: KeyTrouble | None = None
        self.waits = False
        self.name = ""
        self.keys = ""
        self.listener: KeyListener | None = None
        self._answered = threading.Event()

    def register(self, keys: KeyCombination, listener: KeyListener) -> str:
        if self.waits:
            self._answered.wait(10)
            raise KeyRefused(KeyTrouble.NOT_ALLOWED)
        if self.trouble:
            raise KeyRefused(self.trouble)
        self.keys, self.listener = str(keys), listener
        return self.name or str(keys)

    def unregister(self) -> None:
        self.keys, self.listener = "", None

    def interrupt(self) -> None:
        self._answered.set()

    def press(self) -> None:
        assert self.listener is not None
        self.listener.pressed()

    def release(self) -> None:
        assert self.listener is not None
        self.listener.released()


class Scene:
    """A window whose settings name a key, and the desktop around it."""

    def __init__(self, qtbot: QtBot, settings: Settings) -> None:
        self.qtbot = qtbot
        self.settings = settings
        self.keyboard = Keyboard()
        self.desk = Desk(qtbot, FACTS)
        self.outside: Outside | None = None

    def begin(self) -> None:
        self.outside = Outside(self.desk.window, self.desk.bridge, self.settings, self.keyboard)

    def end(self) -> None:
        if self.outside is not None:
            self.outside.close()
            self.outside = None

    @property
    def talk(self) -> global_talk.GlobalTalk:
        assert self.outside is not None
        return self.outside.global_talk

    def choose(self, keys: str) -> None:
        """Change the setting, and return once it is known what came of it."""
        with self.qtbot.waitSignal(self.talk.changed):
            self.settings.set("talk.global_key", keys)

    @property
    def remarks(self) -> list[str]:
        return [
            banner.accessibleName()
            for banner in self.desk.window.findChildren(NoticeBanner)
            if banner.isVisible()
        ]

    def until_calls(self, *calls: str) -> None:
        self.qtbot.waitUntil(lambda: [each[0] for each in self.desk.calls] == [*calls])


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json", SecretPlaces(KeyringSecrets()), find_zone=zone)


@pytest.fixture
def scene(qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    monkeypatch.setattr(talk_key, "TAP_MS", 0)
    scene = Scene(qtbot, settings)
    yield scene
    scene.end()


def test_holding_the_key_talks_while_another_window_is_in_front(scene: Scene) -> None:
    scene.begin()
    scene.choose("ctrl+alt+space")
    assert scene.keyboard.keys == "Ctrl+Alt+Space"
    assert scene.remarks == []
    Desk(scene.qtbot)  # in front from now on
    for _ in range(3):
        scene.keyboard.press()
    scene.until_calls("press")
    scene.keyboard.release()
    scene.until_calls("press", "release")


def test_another_key_that_the_desktop_took_is_said_when_it_is_chosen(scene: Scene) -> None:
    scene.keyboard.name = "Press Super+V"
    scene.begin()
    scene.choose("ctrl+alt+space")
    assert scene.talk.shown == "Press Super+V"
    assert scene.remarks[0].startswith("Your desktop says of the key: Press Super+V")


def test_the_key_of_the_settings_is_taken_at_the_start(scene: Scene) -> None:
    scene.settings.set("talk.global_key", "F9")
    scene.begin()
    scene.qtbot.waitUntil(lambda: scene.talk.armed)
    assert scene.keyboard.keys == "F9"


def test_without_a_key_nothing_is_asked_of_the_desktop(scene: Scene) -> None:
    scene.begin()
    scene.end()
    assert scene.keyboard.listener is None
    assert scene.remarks == []


def test_removing_the_key_gives_it_back(scene: Scene) -> None:
    scene.begin()
    scene.choose("F9")
    scene.choose("")
    assert scene.keyboard.keys == ""
    assert not scene.talk.armed


@pytest.mark.parametrize("trouble", KeyTrouble)
def test_what_keeps_a_key_away_is_said_with_what_to_do(scene: Scene, trouble: KeyTrouble) -> None:
    scene.begin()
    scene.keyboard.trouble = trouble
    scene.choose("F9")
    message, advice = trouble_words(trouble)
    told = f"The key F9 does not work from other windows. {message} {advice}"
    assert scene.remarks == [f"{told} In this window the space bar talks as ever."]
    scene.keyboard.trouble = None
    scene.choose("F10")
    scene.qtbot.waitUntil(lambda: scene.remarks == [])


def test_who_has_no_keyboard_settings_for_commands_is_not_sent_there() -> None:
    for platform in ("win32", "darwin"):
        assert trouble_words(KeyTrouble.UNREACHABLE, platform)[1].startswith("Choose another")
    assert "talk toggle" in trouble_words(KeyTrouble.UNREACHABLE, "linux")[1]


def test_a_key_that_is_lost_ends_the_talking_and_is_asked_for_once_more(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(global_talk, "RETRY_MS", 10)
    scene.begin()
    scene.choose("F9")
    scene.keyboard.press()
    scene.until_calls("press")
    assert scene.keyboard.listener is not None
    scene.keyboard.listener.lost()
    scene.until_calls("press", "release")
    scene.qtbot.waitUntil(lambda: scene.talk.armed)
    assert scene.remarks == []
    scene.keyboard.trouble = KeyTrouble.NO_PORTAL
    scene.keyboard.listener.lost()
    scene.qtbot.waitUntil(lambda: bool(scene.remarks))
    assert not scene.talk.armed


def test_an_unanswered_question_of_the_desktop_keeps_nobody_from_leaving(scene: Scene) -> None:
    scene.keyboard.waits = True
    scene.begin()
    scene.settings.set("talk.global_key", "F9")
    scene.qtbot.wait(20)
    assert scene.desk.window.isEnabled()
    scene.end()  # returns, though nobody has answered


def test_presses_of_a_key_that_was_changed_meanwhile_count_no_more(scene: Scene) -> None:
    scene.begin()
    scene.choose("F9")
    before = scene.keyboard.listener
    scene.choose("F10")
    assert before is not None
    before.pressed()
    scene.keyboard.press()
    scene.until_calls("press")


def test_the_microphone_is_warm_in_the_background_only_where_it_is_wanted(scene: Scene) -> None:
    attended = scene.desk.engine.session.attended
    scene.begin()
    scene.choose("F9")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    scene.qtbot.waitUntil(lambda: attended[-1] is False)
    scene.settings.set("talk.listen_ahead", True)
    scene.qtbot.waitUntil(lambda: attended[-1] is True)
    scene.choose("")
    assert attended[-1] is False
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert attended[-1] is True


# Choosing the key


class Row:
    """The row of the setting, and what is typed at it."""

    def __init__(self, qtbot: QtBot) -> None:
        row = row_for("key", "Key from any window", "Hold it and speak.")
        assert isinstance(row, KeyRow)
        self.row = row
        self.changes: list[object] = []
        self.row.changed.connect(self.changes.append)
        qtbot.addWidget(self.row)
        self.row.show()
        self.row.show_value("")
        self.button: KeyButton = self.row.button

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.button, QKeyEvent(kind, key, modifiers))


CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def row(qtbot: QtBot) -> Row:
    return Row(qtbot)


def test_keys_are_chosen_by_pressing_them(row: Row) -> None:
    assert row.button.text() == "Choose keys…"
    row.button.click()
    row.press(Qt.Key.Key_Control)  # as it goes down first
    row.press(Qt.Key.Key_Space, CTRL_ALT)
    assert row.changes == ["Ctrl+Alt+Space"]
    assert row.button.text() == "Ctrl + Alt + Space"
    assert not row.button.is_waiting


def test_keys_that_can_not_be_had_are_said_and_others_may_follow(row: Row) -> None:
    row.button.click()
    row.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "many programs" in row.row.problem
    row.press(Qt.Key.Key_Odiaeresis, CTRL_ALT)
    assert "can't be chosen" in row.row.problem
    assert row.button.is_waiting
    row.press(Qt.Key.Key_F9)
    assert row.changes == ["F9"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Tab])
def test_escape_leaves_everything_as_it_was(row: Row, key: Qt.Key) -> None:
    row.row.show_value("F9")
    row.button.click()
    row.press(key)
    assert row.changes == []
    assert row.button.text() == "F9"


def test_the_key_can_be_removed_by_keyboard_and_by_mouse(row: Row) -> None:
    row.row.show_value("F9")
    row.button.click()
    row.press(Qt.Key.Key_Backspace)
    assert row.changes == [""]
    row.row.show_value("F9")
    (remove,) = [b for b in row.row.findChildren(QPushButton) if b.text() == "Remove"]
    remove.click()
    assert row.changes == ["", ""]


def test_on_a_mac_the_modifiers_are_named_as_on_its_keys() -> None:
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    pressed = combination_of(Qt.Key.Key_K.value, command, "darwin")
    assert str(pressed) == "Shift+Super+K"
    assert shown_keys("Alt+Super+K", "darwin") == "Option + Cmd + K"
    assert shown_keys("Alt+Super+K", "win32") == "Alt + Win + K"
