"""The settings dialog over the program's own settings store."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from desk_kit import FACTS, Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.desktop.settings_dialog import (
    ChoiceDefinition,
    SettingDefinition,
    SettingsDialog,
    Value,
)
from app.desktop.settings_rows import ChoiceRow, NumberRow, SecretRow, SwitchRow, TextRow
from app.storage.secret_places import SecretPlaces
from app.storage.secrets import MemorySecrets
from app.storage.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json", SecretPlaces(MemorySecrets()), find_zone=ZoneInfo)


@pytest.fixture
def desk(qtbot: QtBot, settings: Settings) -> Desk:
    return Desk(qtbot, FACTS, settings)


@pytest.fixture
def dialog(desk: Desk) -> SettingsDialog:
    desk.click(desk.buttons("settings")[0])
    dialog = desk.the(SettingsDialog)
    desk.qtbot.waitUntil(lambda: dialog.row("speech.speak_replies").isEnabled())
    return dialog


def type_into(field: QLineEdit, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_every_setting_has_a_row_with_its_value(
    desk: Desk, settings: Settings, dialog: SettingsDialog
) -> None:
    assert [dialog.row(each.key).objectName() for each in settings.definitions()]
    row = dialog.row("calendar.name")
    assert isinstance(row, ChoiceRow)
    assert row.box.currentData() == "sandbox"


def test_a_switch_applies_at_once(desk: Desk, settings: Settings, dialog: SettingsDialog) -> None:
    row = dialog.row("speech.speak_replies")
    assert isinstance(row, SwitchRow)
    assert row.switch.isChecked()
    desk.click(row.switch)
    desk.qtbot.waitUntil(lambda: settings.flag("speech.speak_replies") is False)


def test_a_number_applies_at_once_in_whole_steps(
    desk: Desk, settings: Settings, dialog: SettingsDialog
) -> None:
    row = dialog.row("speech.rate")
    assert isinstance(row, NumberRow)
    desk.qtbot.waitUntil(row.isEnabled)
    QTest.keyClick(row.slider, Qt.Key.Key_Right)
    desk.qtbot.waitUntil(lambda: settings.number("speech.rate") == 110)
    QTest.keyClick(row.slider, Qt.Key.Key_End)
    desk.qtbot.waitUntil(lambda: settings.number("speech.rate") == 200)
    assert any(label.text() == "200 %" for label in row.findChildren(QLabel))
    row.slider.setSliderDown(True)
    row.slider.setSliderPosition(153)  # dragged
    row.slider.triggerAction(QAbstractSlider.SliderAction.SliderMove)
    assert any(label.text() == "150 %" for label in row.findChildren(QLabel))
    row.slider.setSliderDown(False)
    desk.qtbot.waitUntil(lambda: settings.number("speech.rate") == 150)


def test_text_applies_on_return(desk: Desk, settings: Settings, dialog: SettingsDialog) -> None:
    row = dialog.row("person.name")
    assert isinstance(row, TextRow)
    type_into(row.field, "Maria Lopez")
    desk.qtbot.waitUntil(lambda: settings.text("person.name") == "Maria Lopez")


def test_what_does_not_fit_is_explained_and_kept_for_mending(
    desk: Desk, settings: Settings, dialog: SettingsDialog
) -> None:
    row = dialog.row("person.email")
    assert isinstance(row, TextRow)
    type_into(row.field, "maria at home")
    desk.qtbot.waitUntil(lambda: row.problem != "")
    assert row.field.text() == "maria at home"
    assert settings.text("person.email") == ""
    type_into(row.field, "maria@example.com")
    desk.qtbot.waitUntil(lambda: settings.text("person.email") == "maria@example.com")
    desk.qtbot.waitUntil(lambda: row.problem == "")


def test_a_secret_is_stored_never_shown_and_can_be_removed(
    desk: Desk, settings: Settings, dialog: SettingsDialog
) -> None:
    row = dialog.row("calendar.api_key")
    assert isinstance(row, SecretRow)
    type_into(row.field, "cal_secret_1")
    desk.qtbot.waitUntil(lambda: not row.remove.isHidden())
    assert settings.get("calendar.api_key") is True
    assert row.field.text() == ""
    desk.click(row.remove)
    desk.qtbot.waitUntil(row.remove.isHidden)
    assert settings.get("calendar.api_key") is False


def test_closing_stores_what_was_typed(
    desk: Desk, settings: Settings, dialog: SettingsDialog
) -> None:
    row = dialog.row("person.name")
    assert isinstance(row, TextRow)
    QTest.keyClicks(row.field, "Maria")
    dialog.close()
    desk.qtbot.waitUntil(lambda: settings.text("person.name") == "Maria")


def test_closing_the_window_stores_what_was_typed(
    desk: Desk, settings: Settings, dialog: SettingsDialog
) -> None:
    row = dialog.row("person.name")
    assert isinstance(row, TextRow)
    QTest.keyClicks(row.field, "Maria")
    desk.window.close()
    desk.qtbot.waitUntil(lambda: settings.text("person.name") == "Maria")


def test_a_device_is_chosen_of_those_that_are_here(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(
        tmp_path / "settings.json",
        SecretPlaces(MemorySecrets()),
        find_zone=ZoneInfo,
        find_devices=lambda key: ("Desk Mic", "Headset") if key == "audio.microphone" else (),
    )
    settings.set("audio.loudspeaker", "Old Headset")
    desk = Desk(qtbot, FACTS, settings)
    desk.click(desk.buttons("settings")[0])
    dialog = desk.the(SettingsDialog)
    microphone, loudspeaker = dialog.row("audio.microphone"), dialog.row("audio.loudspeaker")
    qtbot.waitUntil(loudspeaker.isEnabled)
    assert isinstance(microphone, ChoiceRow)
    assert isinstance(loudspeaker, ChoiceRow)
    box = microphone.box
    assert [box.itemText(at) for at in range(box.count())] == [
        "What the system uses",
        "Desk Mic",
        "Headset",
    ]
    assert loudspeaker.box.currentText() == "Old Headset (not here now)"
    box.setCurrentIndex(2)
    box.activated.emit(2)
    qtbot.waitUntil(lambda: settings.text("audio.microphone") == "Headset")


def test_listening_ahead_is_explained_until_it_is_switched_off(
    desk: Desk, settings: Settings
) -> None:
    note = desk.the(QWidget, "ahead")
    assert note.isVisible()
    desk.click(note.findChildren(QPushButton)[0])
    dialog = desk.the(SettingsDialog)
    row = dialog.row("audio.listen_ahead")
    assert isinstance(row, SwitchRow)
    desk.qtbot.waitUntil(row.isEnabled)
    desk.click(row.switch)
    desk.qtbot.waitUntil(lambda: not note.isVisible())


def test_space_in_the_dialog_does_not_talk(desk: Desk, dialog: SettingsDialog) -> None:
    row = dialog.row("person.name")
    assert isinstance(row, TextRow)
    row.field.setFocus()
    QTest.keyClicks(QApplication.focusWidget() or row.field, "a b")
    assert row.field.text() == "a b"
    assert desk.calls == []


class SlowSettings:
    """A store that waits for its keyring until it is let go."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.let_go = threading.Event()

    def definitions(self) -> Sequence[SettingDefinition]:
        return self._settings.definitions()

    def get(self, key: str) -> Value:
        self.let_go.wait()
        return self._settings.get(key)

    def choices(self, key: str) -> Sequence[ChoiceDefinition]:
        return self._settings.choices(key)

    def set(self, key: str, value: Value) -> None:
        self._settings.set(key, value)


def test_a_slow_keyring_does_not_freeze_the_window(qtbot: QtBot, settings: Settings) -> None:
    slow = SlowSettings(settings)
    desk = Desk(qtbot, FACTS, slow)
    try:
        desk.click(desk.buttons("settings")[0])
        dialog = desk.the(SettingsDialog)
        qtbot.waitUntil(dialog.isVisible)
        assert not dialog.row("person.name").isEnabled()
    finally:
        slow.let_go.set()
    qtbot.waitUntil(lambda: dialog.row("person.name").isEnabled())
