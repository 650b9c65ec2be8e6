"""Tries the connection to Cal.com, names the account, and has an event type picked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout

from app.desktop.bridge import Bridge
from app.desktop.controls import DotButton
from app.desktop.settings.finding import Finding, TryButton, error_words
from app.desktop.settings.ports import SetupPort, Value
from app.desktop.settings.section import Panel
from app.desktop.settings.worker import SettingsWorker
from app.desktop.text import plain_label
from app.domain.booking import EventType
from app.domain.errors import VocalDeskError
from app.domain.setup import CalendarAccount

CALENDAR = "calendar.name"
EVENT_TYPE = "calendar.event_type_id"
_CAL_COM = "cal.com"


class CalendarPanel(Panel):
    """One button, what came of it, and the event types to pick from."""

    def __init__(self, worker: SettingsWorker, setup: SetupPort, bridge: Bridge) -> None:
        super().__init__()
        self.describe(
            self.tr("Connection to Cal.com"),
            self.tr("Asks whose key this is, and what can be booked with it. Nothing is booked."),
        )
        self._worker = worker
        self._setup = setup
        self._bridge = bridge
        self._chosen: Value = None
        self._calendar: Value = ""
        self._types: tuple[EventType, ...] = ()
        self.test = TryButton(self.tr("Test connection"), "testCalendar")
        self.test.tried.connect(self.ask)
        self.finding = Finding()
        self.types = QButtonGroup(self)
        self.types.idClicked.connect(self._choose)
        self._pick = plain_label(self.tr("What is to be booked?"), role="strong")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.use = QPushButton(self.tr("Book at Cal.com from now on"))
        self.use.setObjectName("useCalCom")
        self.use.setProperty("role", "primary")
        self.use.clicked.connect(lambda: self._worker.store(CALENDAR, _CAL_COM))
        buttons = QHBoxLayout()
        buttons.addWidget(self.test)
        buttons.addStretch(1)
        self.column.addLayout(buttons)
        self.column.addWidget(self.finding)
        self.column.addWidget(self._pick)
        self.column.addLayout(self._list)
        self.column.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        self._pick.hide()
        self.use.hide()

    def ask(self) -> None:
        """Try the connection with what is stored now."""
        self.finding.show_busy(self.tr("Asking Cal.com …"))
        # What was typed just now is stored by then.
        self._worker.when_stored(
            lambda: self._bridge.ask(self, self._setup.calendar_account, self._show, self._fail)
        )

    def learn(self, key: str, value: Value) -> None:
        """Take how a setting stands."""
        if key == EVENT_TYPE:
            self._chosen = value
            for button in self.types.buttons():
                button.setChecked(self.types.id(button) == value)
        elif key == CALENDAR:
            self._calendar = value
        self._offer_use()

    def _show(self, account: CalendarAccount) -> None:
        self.test.over()
        words = self.tr("Connected as {name} ({email}), time zone {zone}, at {url}.").format(
            name=account.name, email=account.email, zone=account.time_zone, url=account.url
        )
        self._list_types(account.event_types)
        if not account.event_types:
            self.finding.show_problem(
                " ".join(
                    (
                        words,
                        self.tr("There is no event type that can be booked here: make one there."),
                    )
                )
            )
            return
        self.finding.show_good(f"{words} {account.remark}".strip())

    def _fail(self, error: VocalDeskError) -> None:
        self.test.over()
        self._list_types(())
        self.finding.show_problem(error_words(error))

    def _list_types(self, types: tuple[EventType, ...]) -> None:
        for button in self.types.buttons():
            self.types.removeButton(button)
            button.hide()
            button.deleteLater()
        self._types = types
        for event_type in types:
            lengths = ", ".join(str(minutes) for minutes in event_type.lengths)
            button = DotButton(
                self.tr("{title} ({lengths} minutes)")
                .format(title=event_type.title, lengths=lengths)
                .replace("&", "&&")
            )
            button.setChecked(event_type.id == self._chosen)
            self.types.addButton(button, event_type.id)
            self._list.addWidget(button)
        self._pick.setVisible(bool(types))
        self._offer_use()

    def _choose(self, number: int) -> None:
        self._worker.store(EVENT_TYPE, number)

    def _offer_use(self) -> None:
        self.use.setVisible(
            bool(self._types) and self._chosen is not None and self._calendar != _CAL_COM
        )
