"""The settings page over the program's own settings store."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from desk_kit import FACTS, Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from settings_kit import program_in, services_of, type_into
from whole_window import whole_window

from app.build import Program
from app.desktop.controls import Switch
from app.desktop.settings.page import SettingsPage
from app.desktop.settings.plain_rows import ChoiceRow, NumberRow, SwitchRow, TextRow
from app.desktop.settings.ports import (
    ChoiceDefinition,
    SettingDefinition,
    SettingsServices,
    Value,
)
from app.desktop.settings.row import SettingRow
from app.desktop.settings.secret_row import SecretRow
from app.desktop.settings.section import Panel, RowsCard
from app.desktop.settings.sections import (
    BY_PANEL,
    CALENDAR,
    DETAILS,
    SETTINGS,
    section_titles,
)
from app.desktop.theme import choose_theme
from app.domain.setup import SecretPlace
from app.storage.secret_places import SecretPlaces
from app.storage.secrets import MemorySecrets
from app.storage.settings import Settings
from app.storage.settings_definitions import DEFINITIONS


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return program_in(tmp_path)


@pytest.fixture
def settings(program: Program) -> Settings:
    return program.settings


@pytest.fixture
def desk(qtbot: QtBot, program: Program) -> Desk:
    return Desk(qtbot, FACTS, services_of(program))


@pytest.fixture
def page(desk: Desk) -> SettingsPage:
    return desk.open_settings()


def test_every_setting_has_a_row_with_its_value(
    desk: Desk, settings: Settings, page: SettingsPage
) -> None:
    shown = {each.key for each in settings.definitions()} - BY_PANEL
    assert all(page.row(key).objectName() == key for key in shown)
    row = page.row("calendar.name")
    assert isinstance(row, ChoiceRow)
    assert row.box.currentData() == "sandbox"


def test_a_switch_applies_at_once(desk: Desk, settings: Settings, page: SettingsPage) -> None:
    row = page.row("speech.speak_replies")
    assert isinstance(row, SwitchRow)
    assert row.switch.isChecked()
    desk.click(row.switch)
    desk.qtbot.waitUntil(lambda: settings.flag("speech.speak_replies") is False)


def test_a_number_applies_at_once_in_whole_steps(
    desk: Desk, settings: Settings, page: SettingsPage
) -> None:
    row = page.row("speech.rate")
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


def test_steps_that_come_fast_all_count(desk: Desk, settings: Settings, page: SettingsPage) -> None:
    """What was stored a moment ago must not take the slider back while the next keys come."""
    row = page.row("speech.rate")
    assert isinstance(row, NumberRow)
    desk.qtbot.waitUntil(row.isEnabled)
    stored = threading.Event()
    settings.subscribe(lambda *_: stored.set())
    QTest.keyClick(row.slider, Qt.Key.Key_Right)
    assert stored.wait(10)
    QTest.keyClick(row.slider, Qt.Key.Key_Right)
    desk.application.processEvents()
    assert row.slider.value() == 120
    desk.qtbot.waitUntil(lambda: settings.number("speech.rate") == 120)


def test_text_applies_on_return(desk: Desk, settings: Settings, page: SettingsPage) -> None:
    row = page.row("person.name")
    assert isinstance(row, TextRow)
    type_into(row.field, "Maria Lopez")
    desk.qtbot.waitUntil(lambda: settings.text("person.name") == "Maria Lopez")


def test_what_does_not_fit_is_explained_and_kept_for_mending(
    desk: Desk, settings: Settings, page: SettingsPage
) -> None:
    row = page.row("person.email")
    assert isinstance(row, TextRow)
    type_into(row.field, "maria at home")
    desk.qtbot.waitUntil(lambda: row.problem != "")
    assert row.field.text() == "maria at home"
    assert settings.text("person.email") == ""
    type_into(row.field, "maria@example.com")
    desk.qtbot.waitUntil(lambda: settings.text("person.email") == "maria@example.com")
    desk.qtbot.waitUntil(lambda: row.problem == "")


def test_a_secret_is_stored_never_shown_and_can_be_removed(
    desk: Desk, settings: Settings, page: SettingsPage
) -> None:
    row = page.row("calendar.api_key")
    assert isinstance(row, SecretRow)
    type_into(row.field, "cal_secret_1")
    desk.qtbot.waitUntil(lambda: not row.remove.isHidden())
    assert settings.get("calendar.api_key") is True
    assert row.field.text() == ""
    desk.click(row.remove)
    desk.qtbot.waitUntil(row.remove.isHidden)
    assert settings.get("calendar.api_key") is False


def test_leaving_the_page_stores_what_was_typed(
    desk: Desk, settings: Settings, page: SettingsPage
) -> None:
    row = page.row("person.name")
    assert isinstance(row, TextRow)
    page.show_part(DETAILS)
    QTest.keyClicks(row.field, "Maria")
    desk.window.show_page("talk")
    desk.qtbot.waitUntil(lambda: settings.text("person.name") == "Maria")


def test_closing_the_window_stores_what_was_typed(
    desk: Desk, settings: Settings, page: SettingsPage
) -> None:
    row = page.row("person.name")
    assert isinstance(row, TextRow)
    QTest.keyClicks(row.field, "Maria")
    desk.window.close()
    desk.qtbot.waitUntil(lambda: settings.text("person.name") == "Maria")


def test_a_device_is_chosen_of_those_that_are_here(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    settings = Settings(
        tmp_path / "settings.json",
        SecretPlaces(MemorySecrets()),
        find_zone=ZoneInfo,
        find_devices=lambda key: ("Desk Mic", "Headset") if key == "audio.microphone" else (),
    )
    settings.set("audio.loudspeaker", "Old Headset")
    given = services_of(program)
    page = Desk(qtbot, FACTS, SettingsServices(settings, given.models, given.setup)).open_settings()
    microphone, loudspeaker = page.row("audio.microphone"), page.row("audio.loudspeaker")
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
    page = desk.the(SettingsPage)
    assert page.section == "sound"
    row = page.row("audio.listen_ahead")
    assert isinstance(row, SwitchRow)
    desk.qtbot.waitUntil(row.isEnabled)
    desk.click(row.switch)
    desk.qtbot.waitUntil(lambda: not note.isVisible())


def test_space_in_a_field_or_on_a_switch_does_not_talk(desk: Desk, page: SettingsPage) -> None:
    page.show_part(DETAILS)
    row = page.row("person.name")
    assert isinstance(row, TextRow)
    row.field.setFocus()
    QTest.keyClicks(QApplication.focusWidget() or row.field, "a b")
    assert row.field.text() == "a b"
    page.show_part("sound")
    switch = page.row("speech.speak_replies")
    assert isinstance(switch, SwitchRow)
    switch.switch.setFocus()
    desk.space_down()
    desk.space_up()
    assert not switch.switch.isChecked()
    assert ("press",) not in desk.calls


def test_the_search_finds_settings_of_all_sections(desk: Desk, page: SettingsPage) -> None:
    def seen() -> set[str]:
        rows = page.findChildren(SwitchRow) + page.findChildren(TextRow)
        return {row.objectName() for row in rows + page.findChildren(ChoiceRow) if row.isVisible()}

    page.take_focus()
    QTest.keyClicks(page.search, "key cal.com")
    assert seen() == {"calendar.api_key"}
    page.search.setText("ahead")
    assert "audio.listen_ahead" in seen()
    assert "person.name" not in seen()
    page.search.setText("nothing of that kind")
    assert seen() == set()
    assert any("No setting is called that" in text for text in texts(page))
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert desk.window.page == SETTINGS


def test_return_goes_from_the_search_to_what_it_found(desk: Desk, page: SettingsPage) -> None:
    page.take_focus()
    QTest.keyClicks(page.search, "Hands-free")
    desk.qtbot.waitUntil(page.row("talk.hands_free").isVisible)
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    row = page.row("talk.hands_free")
    assert isinstance(row, SwitchRow)
    assert row.switch.hasFocus()


def texts(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_sections_are_listed_beside_or_offered_above(desk: Desk, page: SettingsPage) -> None:
    desk.window.resize(1000, 700)
    desk.show()
    assert page.list.isVisible()
    assert not page.box.isVisible()
    desk.window.resize(420, 700)
    desk.show()
    assert not page.list.isVisible()
    assert page.box.isVisible()
    page.box.setCurrentIndex(page.box.findData(CALENDAR))
    page.box.activated.emit(page.box.currentIndex())
    assert page.row("calendar.name").isVisible()
    assert not page.row("person.name").isVisible()
    for panel in page.findChildren(Panel):  # nothing is cut off in the narrowest window
        assert panel.minimumSizeHint().width() <= 312


class TestWithoutAKeyring:
    """A key goes to a weaker place only where the person says so."""

    @pytest.fixture
    def program(self, tmp_path: Path) -> Program:
        return program_in(tmp_path, keyring=False)

    @pytest.fixture
    def row(self, desk: Desk, page: SettingsPage) -> SecretRow:
        page.show_part(CALENDAR)
        row = page.row("calendar.api_key")
        assert isinstance(row, SecretRow)
        type_into(row.field, "cal_secret_1")
        desk.qtbot.waitUntil(row.choice.isVisible)
        return row

    def test_nothing_is_kept_before_the_choice(self, program: Program, row: SecretRow) -> None:
        assert "no keyring" in row.problem
        assert row.field.text() == "cal_secret_1"
        assert program.settings.place("calendar.api_key") is SecretPlace.NOWHERE
        assert not program.paths.secrets.exists()

    @pytest.mark.parametrize(
        ("button", "place", "words"),
        [
            ("session", SecretPlace.SESSION, "until the program ends"),
            ("file", SecretPlace.FILE, "a file that only you can read"),
        ],
    )
    def test_the_place_that_is_chosen_is_taken_and_named(
        self,
        desk: Desk,
        program: Program,
        row: SecretRow,
        button: str,
        place: SecretPlace,
        words: str,
    ) -> None:
        desk.click(row.choice.findChildren(QPushButton, button)[0])
        desk.qtbot.waitUntil(lambda: words in row.where.text())
        assert program.settings.place("calendar.api_key") is place
        assert program.paths.secrets.exists() == (place is SecretPlace.FILE)
        assert row.field.text() == ""
        assert row.problem == ""
        assert not row.choice.isVisible()

    def test_it_can_be_given_up(self, desk: Desk, program: Program, row: SecretRow) -> None:
        desk.click(row.choice.findChildren(QPushButton, "nowhere")[0])
        assert row.field.text() == ""
        assert not row.choice.isVisible()
        assert program.settings.place("calendar.api_key") is SecretPlace.NOWHERE


def test_what_is_typed_into_a_key_can_be_looked_at(desk: Desk, page: SettingsPage) -> None:
    row = page.row("calendar.api_key")
    assert isinstance(row, SecretRow)
    page.show_part(CALENDAR)
    QTest.keyClicks(row.field, "cal_1")
    assert row.field.displayText() != "cal_1"
    desk.click(row.reveal)
    assert row.field.displayText() == "cal_1"
    assert row.reveal.accessibleName() == "Hide what is typed"


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

    def place(self, key: str) -> SecretPlace:
        return self._settings.place(key)

    def choices(self, key: str) -> Sequence[ChoiceDefinition]:
        return self._settings.choices(key)

    def subscribe(self, listener: Callable[[str, Value], None]) -> Callable[[], None]:
        return self._settings.subscribe(listener)

    def set(self, key: str, value: Value, *, place: SecretPlace = SecretPlace.KEYRING) -> None:
        self._settings.set(key, value, place=place)


def test_a_slow_keyring_does_not_freeze_the_window(qtbot: QtBot, program: Program) -> None:
    slow = SlowSettings(program.settings)
    given = services_of(program)
    desk = Desk(qtbot, FACTS, SettingsServices(slow, given.models, given.setup))
    try:
        desk.window.open_settings()
        page = desk.the(SettingsPage)
        qtbot.waitUntil(page.isVisible)
        assert not page.row("person.name").isEnabled()
    finally:
        slow.let_go.set()
    qtbot.waitUntil(lambda: page.row("person.name").isEnabled())


def test_the_page_comes_row_by_row(desk: Desk) -> None:
    """One turn of the event loop makes one row: the window answers in between."""
    everything = sum(each.key not in BY_PANEL for each in DEFINITIONS)
    desk.window.show_page(SETTINGS)
    page = desk.the(SettingsPage)
    counts = [len(page.findChildren(SettingRow))]
    for _ in range(1_000):
        desk.application.processEvents()
        counts.append(len(page.findChildren(SettingRow)))
        if counts[-1] == everything:
            break
    assert counts[0] == 0
    assert counts[-1] == everything
    assert max(after - before for before, after in pairwise(counts)) == 1


def test_a_setting_asked_for_from_elsewhere_gets_the_focus(desk: Desk) -> None:
    desk.window.open_settings("anthropic.api_key")
    page = desk.the(SettingsPage)
    desk.qtbot.waitUntil(lambda: page.row("anthropic.api_key").isEnabled())
    field = page.row("anthropic.api_key").focusProxy()
    assert field is not None
    desk.qtbot.waitUntil(field.hasFocus)
    desk.qtbot.waitUntil(lambda: not field.visibleRegion().isEmpty())


def test_an_empty_time_zone_shows_which_one_counts(page: SettingsPage) -> None:
    row = page.row("person.time_zone")
    assert isinstance(row, TextRow)
    assert row.field.text() == ""
    assert ZoneInfo(row.field.placeholderText())


def test_in_german_nothing_is_cut_off_in_the_narrowest_window(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window(qtbot, tmp_path, language="de") as whole:
        whole.window.resize(360, 480)
        for section in section_titles():
            whole.window.open_settings(section)
            whole.settle()
            (page,) = whole.window.findChildren(SettingsPage)
            for panel in page.panels(section):
                if panel.isVisible():
                    assert panel.minimumSizeHint().width() <= 316, section


def test_a_wide_window_stretches_nothing_and_a_narrow_one_says_nothing_twice(
    desk: Desk, page: SettingsPage
) -> None:
    desk.window.resize(1400, 700)
    desk.show()
    (card,) = [each for each in page.panels(DETAILS) if isinstance(each, RowsCard)]
    page.show_part(DETAILS)
    desk.show()
    assert card.width() <= 640
    assert "Your details" in texts(page)
    desk.window.resize(360, 480)
    desk.show()
    assert "Your details" not in texts(page)
    assert page.box.currentText() == "Your details"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_switch_that_is_off_does_not_look_disabled(desk: Desk, theme: str) -> None:
    choose_theme(theme)
    switch = Switch()
    desk.qtbot.addWidget(switch)
    switch.show()

    def dots() -> set[str]:
        picture = switch.grab().toImage()
        middle = picture.height() // 2
        return {picture.pixelColor(x, middle).name() for x in range(picture.width())}

    off, muted = dots(), switch.colours["off"]
    assert muted.name() in off
    switch.setEnabled(False)
    assert muted.name() not in dots()
    choose_theme("system")
