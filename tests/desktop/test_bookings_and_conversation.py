"""Bookings over a real session: what is booked by talking is found, moved and cancelled."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from desk_kit import RESOURCES, in_order
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.build import BookingsOffice, choose, open_program, open_session
from app.desktop.application import make_application
from app.desktop.bookings import BOOKINGS, bookings_page
from app.desktop.bookings.page import BookingsPage
from app.desktop.bridge import Bridge
from app.desktop.plain_text import PlainText
from app.desktop.window import MainWindow, WindowFacts
from app.domain.events import Event, Phase, StateChanged
from app.session.engine import Engine, Listener
from app.session.session import Session
from app.storage.secrets import MemorySecrets

PATIENCE_MS = 30_000


class Desk:
    """A window with the program's own engine, the sandbox calendar, and no sound."""

    def __init__(self, qtbot: QtBot, state: Path) -> None:
        self.qtbot = qtbot
        program = open_program(state, secrets=MemorySecrets())
        program.settings.set("person.time_zone", "Europe/Berlin")

        @asynccontextmanager
        async def stage(publish: Listener) -> AsyncIterator[Session]:
            async with open_session(program, choose(program), listener=publish) as session:
                yield session

        self.engine = Engine(stage)
        self.office = BookingsOffice(program, lambda: self.engine.session)
        self.engine.subscribe(self.office.hear)
        make_application(RESOURCES)
        self.bridge = Bridge(self.engine)
        self.events: list[Event] = []
        self.bridge.published.connect(self.events.append, Qt.ConnectionType.QueuedConnection)
        pages = [bookings_page(self.bridge, lambda: self.office)]
        self.window = MainWindow(self.bridge, WindowFacts(), pages=pages)
        self.window.resize(1000, 800)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.engine.start()

    def close(self) -> None:
        self.window.close()
        self.engine.close()
        self.office.close()

    def until(self, what: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(what, timeout=PATIENCE_MS)

    def after_turn(self, act: Callable[[], object]) -> None:
        """Do something that begins a turn, and wait until the turn has ended."""
        begun = len(self.events)
        act()

        def answered() -> bool:
            later = [event for event in self.events[begun:] if isinstance(event, StateChanged)]
            return bool(later) and later[-1].phase is Phase.IDLE

        self.until(answered)

    def write(self, text: str) -> None:
        entry = self.window.dock.composer.entry

        def send() -> None:
            entry.setPlainText(text)
            QTest.keyClick(entry, Qt.Key.Key_Return)

        self.after_turn(send)

    def click(self, name: str) -> None:
        found = [
            button
            for button in self.window.findChildren(QPushButton, name)
            if button.isVisible() and button.isEnabled()
        ]
        QTest.mouseClick(in_order(found)[-1], Qt.MouseButton.LeftButton)

    def book(self) -> None:
        """Book the first free time of a day that surely has some."""
        self.write("I'd like half an hour next Wednesday")
        self.write("The first one, please. My name is Maria Lopez, maria@example.com")
        self.write("yes")

    def open_bookings(self) -> BookingsPage:
        self.window.show_page(BOOKINGS)
        (page,) = self.window.findChildren(BookingsPage)
        return page

    def lines(self) -> list[str]:
        model = self.open_bookings().list.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def details(self) -> list[str]:
        labels = self.open_bookings().details.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path)
    yield desk
    desk.close()


def test_what_was_booked_is_found_and_cancelled_with_a_reason_after_a_yes(desk: Desk) -> None:
    desk.book()
    page = desk.open_bookings()
    desk.until(lambda: len(desk.lines()) == 1)
    assert "Maria Lopez" in desk.lines()[0]
    desk.until(lambda: "Booked" in desk.details())
    note = page.findChild(QLabel, "asOf")
    desk.until(lambda: note is not None and note.text().startswith("As of"))
    desk.click("cancelBooking")
    (reason,) = page.findChildren(QLineEdit, "cancelReason")
    QTest.keyClicks(reason, "I am ill.")
    desk.after_turn(lambda: desk.click("askCancel"))
    assert desk.window.page == "talk"
    assert len(desk.lines()) == 1, "nothing is cancelled before the yes"
    desk.window.show_page("talk")
    desk.write("yes")
    desk.open_bookings()
    desk.until(lambda: desk.lines() == [])
    desk.click("show-cancelled")
    desk.until(lambda: len(desk.lines()) == 1)
    details = page.details
    desk.until(
        lambda: any("I am ill." in text.toPlainText() for text in details.findChildren(PlainText))
    )


def test_what_was_booked_is_moved_after_a_yes_to_the_new_time(desk: Desk) -> None:
    desk.book()
    desk.open_bookings()
    desk.until(lambda: len(desk.lines()) == 1)
    before = desk.lines()[0]
    desk.until(lambda: "Booked" in desk.details())
    desk.after_turn(lambda: desk.click("moveBooking"))
    assert desk.window.page == "talk"
    desk.write("The following Thursday")
    desk.write("the first one")
    desk.write("yes")
    desk.until(lambda: len(desk.lines()) == 1 and desk.lines()[0] != before)
    assert "Thursday" in desk.lines()[0]
