"""The Bookings page over the program's own database, and what a person does with it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desk_kit import Desk
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from app.build import BookingsOffice, open_program
from app.build.program import open_main_database
from app.desktop.bookings import BOOKINGS
from app.desktop.bookings.page import BookingsPage
from app.desktop.pages import Page
from app.domain.booking import Booking, BookingsFound, BookingStatus
from app.domain.journal import IN_PROCESS, WriteIntent, WriteKind, WriteState
from app.storage.journal import SqliteJournal
from app.storage.known_bookings import KnownBookings
from app.storage.secrets import MemorySecrets

ZONE = "Europe/Berlin"
NOW = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)


def booking(uid: str, hours: float, name: str = "Maria Lopez", **other: object) -> Booking:
    """Return a booking that begins so many hours from now."""
    made = Booking(
        id=1,
        uid=uid,
        status=BookingStatus.ACCEPTED,
        start=NOW + timedelta(hours=hours),
        duration=30,
        name=name,
        email=f"{name.split(maxsplit=1)[0].lower()}@example.com",
        title="Demo",
        host_name="Sam Host",
        host_time_zone="America/New_York",
        calendar_link=f"https://cal.com/booking/{uid}",
    )
    return replace(made, **other)  # type: ignore[arg-type]


def intent(request_id: str, kind: WriteKind, hours: float = 48) -> WriteIntent:
    """Return a write that was not sent yet."""
    return WriteIntent(
        request_id=request_id,
        calendar="sandbox",
        kind=kind,
        state=WriteState.PENDING,
        created_at=NOW,
        updated_at=NOW,
        start=NOW + timedelta(hours=hours),
        duration=30,
        time_zone=ZONE,
        name="Maria Lopez",
        email="maria@example.com",
        base_url=IN_PROCESS,
        event_type_id=1,
    )


class BookingsDesk:
    """A window whose calendar can't be read, over bookings that were known before."""

    def __init__(self, qtbot: QtBot, state: Path) -> None:
        self.qtbot = qtbot
        self.program = open_program(state, secrets=MemorySecrets())
        self.program.settings.set("person.time_zone", ZONE)
        self.office = BookingsOffice(self.program, lambda: None)

    def know(self, *bookings: Booking, as_of: datetime = NOW) -> None:
        with closing(open_main_database(self.program)) as database:
            KnownBookings(database, "sandbox", IN_PROCESS).replace(
                BookingsFound(bookings, has_all=True), since=NOW - timedelta(days=365), at=as_of
            )

    def leave_open(self, open_intent: WriteIntent, state: WriteState) -> None:
        with closing(open_main_database(self.program)) as database:
            journal = SqliteJournal(database)
            if state is WriteState.NOT_SENT:
                journal.add(replace(open_intent, state=state))
            else:
                journal.add(open_intent)
                if state is not WriteState.PENDING:
                    journal.settle(open_intent.request_id, state, at=NOW, message="Not told.")

    def intent(self, request_id: str) -> WriteIntent:
        with closing(open_main_database(self.program)) as database:
            found = SqliteJournal(database).get(request_id)
        assert found is not None
        return found

    def open(self, width: int = 1000, height: int = 720) -> BookingsPage:
        """Open the page, and return it once it shows its list."""
        page = Page(BOOKINGS, lambda: "Bookings", "calendar", self._make)
        self.desk = Desk(self.qtbot, pages=[page])
        return self.show(width, height)

    def _make(self) -> BookingsPage:
        return BookingsPage(self.desk.bridge, self.office)

    def show(self, width: int, height: int) -> BookingsPage:
        self.desk.window.resize(width, height)
        self.desk.window.show_page(BOOKINGS)
        self.page = self.desk.the(BookingsPage)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until what was asked is answered and the details have followed."""

        def at_rest() -> bool:
            timers = self.page.findChildren(QTimer)
            return not any(timer.isActive() and timer.isSingleShot() for timer in timers)

        for _ in range(2):  # an answer may lead to another question
            self.desk.show()
            self.qtbot.waitUntil(at_rest)
        self.desk.show()

    def lines(self) -> list[str]:
        """What a screen reader reads of the list."""
        model = self.page.list.model()
        if not self.page.list.isVisible():
            return []
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def button(self, name: str) -> QPushButton:
        (found,) = self.desk.buttons(name)
        return found

    def press(self, name: str) -> None:
        self.desk.click(self.button(name))
        self.settle()

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.desk.window, key)
        self.settle()

    def words(self) -> str:
        """All that can be read of the details."""
        pane = self.page.details
        labels = [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]
        texts = [text.toPlainText() for text in pane.findChildren(QTextEdit) if text.isVisible()]
        return "\n".join(labels + texts)

    def blank(self) -> str:
        """What stands in the place of a list."""
        return self.page.empty.accessibleName() if self.page.empty.isVisible() else ""

    def choose(self, words: str) -> None:
        """Choose from the menu that is open."""
        menu = self.desk.the(QMenu)
        (action,) = [action for action in menu.actions() if action.text() == words]
        action.trigger()
        menu.close()
        self.settle()

    def note(self) -> str:
        return self.desk.the(QLabel, "asOf").text()

    def until(self, what: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(what, timeout=20_000)
