"""The way from page to page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from desk_kit import FACTS, Desk, phase, proposal
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.desktop.language import choose_language
from app.desktop.navigation import Navigation
from app.desktop.pages import Page, PageView
from app.domain.events import Notice, Phase


class Notes(PageView):
    """A page with a field, a button, and something open that Escape closes."""

    def __init__(self) -> None:
        super().__init__()
        self.happened: list[str] = []
        self.open = False
        self.field = QLineEdit()
        self.button = QPushButton("Do it")
        self.button.clicked.connect(lambda: self.happened.append("clicked"))
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.button)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def shown(self) -> None:
        self.happened.append("shown")

    def hidden(self) -> None:
        self.happened.append("hidden")

    def take_escape(self) -> bool:
        was_open, self.open = self.open, False
        return was_open


def notes_title() -> str:
    return "Notizen" if QLocale().language() is QLocale.Language.German else "Notes"


class Rooms:
    """A window with two pages behind Talk."""

    def __init__(self, qtbot: QtBot) -> None:
        self.made: list[Notes] = []
        pages = [
            Page("notes", notes_title, "calendar", self._make),
            Page("more", "More", "clock", self._make),
        ]
        self.desk = Desk(qtbot, FACTS, pages=pages)
        self.window = self.desk.window
        self.tabs = self.desk.the(Navigation)

    def _make(self) -> Notes:
        self.made.append(Notes())
        return self.made[-1]

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def click_tab(self, index: int) -> None:
        place = self.tabs.tabRect(index).center()
        QTest.mouseClick(self.tabs, Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def rooms(qtbot: QtBot) -> Rooms:
    return Rooms(qtbot)


CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    "way",
    [
        lambda rooms: rooms.press(Qt.Key.Key_2, CONTROL),
        lambda rooms: rooms.press(Qt.Key.Key_PageDown, CONTROL),
        lambda rooms: rooms.click_tab(1),
    ],
)
def test_a_page_is_made_when_it_is_first_opened_and_gets_the_keyboard(
    rooms: Rooms, way: Callable[[Rooms], None]
) -> None:
    assert (rooms.window.page, rooms.made) == ("talk", [])
    way(rooms)
    (notes,) = rooms.made
    assert rooms.window.page == "notes"
    assert notes.isVisible()
    assert not rooms.window.dock.isVisible()
    assert QApplication.focusWidget() in (notes, *notes.findChildren(QWidget))


def test_a_page_is_told_when_it_comes_and_goes_and_is_kept(rooms: Rooms) -> None:
    rooms.press(Qt.Key.Key_2, CONTROL)
    notes = rooms.made[0]
    rooms.press(Qt.Key.Key_3, CONTROL)
    rooms.press(Qt.Key.Key_2, CONTROL)
    assert notes.happened == ["shown", "hidden", "shown"]
    assert len(rooms.made) == 2
    rooms.window.close()
    assert notes.happened[-1] == "hidden"


def test_a_question_of_a_page_that_is_left_does_not_stay_before_the_next_one(
    rooms: Rooms,
) -> None:
    rooms.press(Qt.Key.Key_2, CONTROL)
    notes = rooms.made[0]
    question = QMessageBox(QMessageBox.Icon.Question, "Notes", "Delete all?", parent=notes)
    question.addButton("Keep them", QMessageBox.ButtonRole.RejectRole)
    question.addButton("Delete all", QMessageBox.ButtonRole.DestructiveRole)
    question.open()
    rooms.window.talk_key.obey("press")  # by a command, whatever is in front
    assert rooms.window.page == "talk"
    assert not question.isVisible()
    assert QApplication.activeModalWidget() is None


def test_the_arrow_keys_go_along_the_tabs(rooms: Rooms) -> None:
    rooms.tabs.setFocus()
    rooms.press(Qt.Key.Key_Right)
    assert rooms.window.page == "notes"
    rooms.press(Qt.Key.Key_Right)
    assert rooms.window.page == "more"
    assert rooms.tabs.hasFocus()


def test_escape_closes_what_is_open_and_then_goes_back_to_talk(rooms: Rooms) -> None:
    rooms.press(Qt.Key.Key_2, CONTROL)
    notes = rooms.made[0]
    notes.open = True
    rooms.press(Qt.Key.Key_Escape)
    assert (rooms.window.page, notes.open) == ("notes", False)
    rooms.press(Qt.Key.Key_Escape)
    assert rooms.window.page == "talk"
    assert rooms.window.dock.talk.hasFocus()
    assert ("escape",) not in rooms.desk.calls


def test_escape_stops_the_voice_before_it_leaves_the_page(rooms: Rooms) -> None:
    rooms.press(Qt.Key.Key_2, CONTROL)
    rooms.desk.show(phase(1, Phase.SPEAKING))
    rooms.press(Qt.Key.Key_Escape)
    assert rooms.desk.calls == [("escape",)]
    assert rooms.window.page == "notes"


def test_space_talks_from_every_page_and_brings_the_conversation_forward(rooms: Rooms) -> None:
    rooms.press(Qt.Key.Key_2, CONTROL)
    rooms.made[0].setFocus()
    rooms.desk.space_down()
    assert rooms.window.page == "talk"
    assert rooms.desk.calls == [("press",)]


def test_on_other_pages_space_writes_into_fields_and_works_on_controls(rooms: Rooms) -> None:
    rooms.press(Qt.Key.Key_2, CONTROL)
    notes = rooms.made[0]
    notes.field.setFocus()
    rooms.press(Qt.Key.Key_Space)
    assert notes.field.text() == " "
    notes.button.setFocus()
    rooms.press(Qt.Key.Key_Space)
    assert "clicked" in notes.happened
    assert rooms.window.page == "notes"
    assert rooms.desk.calls == []


def test_a_question_that_waits_marks_the_talk_page_until_it_is_looked_at(rooms: Rooms) -> None:
    rooms.press(Qt.Key.Key_2, CONTROL)
    before = rooms.tabs.grab().toImage()
    rooms.desk.show(proposal(1))
    assert rooms.tabs.grab().toImage() != before
    assert rooms.tabs.tabWhatsThis(0)
    rooms.press(Qt.Key.Key_1, CONTROL)
    assert not rooms.tabs.tabWhatsThis(0)


@pytest.mark.parametrize("width", [360, 900])
@pytest.mark.parametrize("direction", Qt.LayoutDirection)
def test_every_tab_can_be_hit_at_every_width(
    rooms: Rooms, width: int, direction: Qt.LayoutDirection
) -> None:
    rooms.window.setLayoutDirection(direction)
    rooms.window.resize(width, 640)
    rooms.desk.show()
    for index in range(3):
        area = rooms.tabs.tabRect(index)
        left = rooms.tabs.mapTo(rooms.window, area.topLeft())
        right = rooms.tabs.mapTo(rooms.window, area.bottomRight())
        assert area.width() >= 32
        assert area.height() >= 32
        assert 0 <= left.x() <= right.x() <= width
        rooms.click_tab(index)
        assert rooms.tabs.currentIndex() == index


def test_a_screen_reader_finds_the_pages_as_tabs(rooms: Rooms) -> None:
    found = QAccessible.queryAccessibleInterface(rooms.tabs)
    assert found.role() is QAccessible.Role.PageTabList
    children = [found.child(index) for index in range(found.childCount())]
    tabs = [each for each in children if each.role() is QAccessible.Role.PageTab]
    assert [each.text(QAccessible.Text.Name) for each in tabs] == ["Talk", "Notes", "More"]
    assert tabs[0].rect().contains(rooms.tabs.mapToGlobal(rooms.tabs.tabRect(0).center()))


def test_the_tabs_speak_the_language_that_is_chosen(rooms: Rooms) -> None:
    try:
        choose_language("de")
        rooms.desk.show()
        assert rooms.tabs.tabText(1) == "Notizen"
    finally:
        choose_language("en")
    rooms.desk.show()
    assert rooms.tabs.tabText(1) == "Notes"


def test_the_remarks_stand_above_every_page(rooms: Rooms) -> None:
    rooms.desk.show(Notice(topic="x", message="Something is to be said."))
    rooms.press(Qt.Key.Key_2, CONTROL)
    assert rooms.window.banners.isVisible()
    corner = rooms.window.banners.mapTo(rooms.window, QPoint(0, 0))
    assert corner.y() < rooms.made[0].mapTo(rooms.window, QPoint(0, 0)).y()
