"""The first steps: what a person sets up before the first word, one thing at a time.

They stand in the place of the greeting. Talking and typing work below them all the while, and
whoever begins a conversation has left them.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.desktop.bridge import Bridge
from app.desktop.language import translated
from app.desktop.settings.ports import Value
from app.desktop.settings.rows import Choices, SettingRow, link_button, row_for
from app.desktop.settings.sections import CALENDAR, DONE, FIRST_STEP
from app.desktop.settings.sound_panels import MicrophonePanel
from app.desktop.settings.sound_tests import SoundTests
from app.desktop.settings.worker import SettingsWorker
from app.desktop.text import plain_label
from app.domain.events import Event, Transcript

STEPS = ("microphone", "details", "calendar", "talk")

_WIDEST = 560


class FirstSteps(QScrollArea):
    """One step at a time; each can be skipped, and all of them at once."""

    finished = Signal()
    setting_wanted = Signal(str)

    def __init__(self, worker: SettingsWorker, bridge: Bridge, example: str) -> None:
        super().__init__()
        self._worker = worker
        self._rows: dict[str, SettingRow] = {}
        self.step = STEPS[0]
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setObjectName("welcomePage")
        self.setWidget(page)
        card = QFrame()
        card.setProperty("role", "group")
        card.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(16)
        self.at = plain_label(role="section")
        column.addWidget(self.at)
        self.pages = QStackedWidget()
        self.microphone = MicrophonePanel(SoundTests(bridge, self))
        for each in (
            self._hearing(),
            self._person(),
            self._calendar(),
            self._talking(example),
        ):
            self.pages.addWidget(each)
        column.addWidget(self.pages)
        column.addLayout(self._buttons())
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 1000)
        middle.addStretch(1)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(24, 12, 24, 12)
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(1)
        queued = Qt.ConnectionType.QueuedConnection
        worker.read.connect(self._show_value, queued)
        worker.refused.connect(self._show_problem, queued)
        bridge.published.connect(self._on_event, queued)
        for key in self._rows:
            worker.reload(key)

    def begin(self, step: str) -> None:
        """Show a step, the first where that is none."""
        self.step = step if step in STEPS else STEPS[0]
        at = STEPS.index(self.step)
        self.pages.setCurrentIndex(at)
        self.at.setText(
            self.tr("First steps: {number} of {count}").format(number=at + 1, count=len(STEPS))
        )
        self.back.setVisible(at > 0)
        last = at == len(STEPS) - 1
        self.next.setText(self.tr("Done") if last else self.tr("Next"))
        self.skip.setVisible(not last)
        self.verticalScrollBar().setValue(0)

    def commit(self) -> None:
        """Store what was typed and not yet stored."""
        for row in self._rows.values():
            row.commit()

    # The steps

    def _hearing(self) -> QWidget:
        self.microphone.setProperty("role", "")
        self.microphone.column.setContentsMargins(0, 0, 0, 0)
        return self._page(
            self.tr("Can you be heard?"),
            self.tr("Choose the microphone, then say something. The bar moves when you speak."),
            self._row("audio.microphone", "device"),
            self.microphone,
            plain_label(
                self.tr(
                    "It is on while this window is in front, so that your first word is not lost;"
                    " nothing is kept before you press. The settings can change that."
                ),
                role="caption",
            ),
        )

    def _person(self) -> QWidget:
        return self._page(
            self.tr("Who are the appointments for?"),
            self.tr(
                "Both may stay empty: the assistant asks then. They are kept on this computer and"
                " go to the calendar with a booking."
            ),
            self._row("person.name", "text"),
            self._row("person.email", "email"),
        )

    def _calendar(self) -> QWidget:
        connect = QPushButton(self.tr("Connect Cal.com now"))
        connect.setObjectName("connect")
        connect.clicked.connect(lambda: self.setting_wanted.emit(CALENDAR))
        return self._page(
            self.tr("Where are they booked?"),
            self.tr(
                "At first in a sandbox on this computer, to try everything out: nothing leaves it,"
                " and nobody is invited. Cal.com can be connected now or later, in the settings."
            ),
            _left(connect),
        )

    def _talking(self, example: str) -> QWidget:
        return self._page(
            self.tr("Say what you need"),
            self.tr(
                "Hold the space bar, or the big button below, and speak; let go when you are done."
                " Escape stops everything. Typing does the same as speaking."
            ),
            plain_label(self.tr("For example: “{example}”").format(example=example), role="strong"),
        )

    def _page(self, title: str, about: str, *contents: QWidget) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(plain_label(title, role="headline"))
        column.addWidget(plain_label(about, role="muted"))
        for each in contents:
            column.addWidget(each)
        column.addStretch(1)
        return page

    def _row(self, key: str, kind: str) -> SettingRow:
        (definition,) = (each for each in self._worker.settings.definitions() if each.key == key)
        row = row_for(kind, translated(definition.title), "")
        row.changed.connect(lambda value: self._worker.store(key, value))
        self._rows[key] = row
        return row

    def _buttons(self) -> QHBoxLayout:
        self.back = link_button(self.tr("Back"))
        self.back.setObjectName("back")
        self.back.clicked.connect(lambda: self._go(-1))
        self.skip = link_button(self.tr("Skip all"))
        self.skip.setObjectName("skip")
        self.skip.clicked.connect(self._end)
        self.next = QPushButton()
        self.next.setObjectName("next")
        self.next.setProperty("role", "primary")
        self.next.clicked.connect(lambda: self._go(1))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.skip)
        row.addWidget(self.next)
        return row

    # From step to step

    def _go(self, by: int) -> None:
        self.commit()
        at = STEPS.index(self.step) + by
        if at >= len(STEPS):
            self._end()
            return
        self.begin(STEPS[at])
        self._worker.store(FIRST_STEP, self.step)

    def _end(self) -> None:
        self.commit()
        self._worker.store(FIRST_STEP, DONE)
        self.finished.emit()

    # What is told

    def _show_value(self, key: str, value: Value, choices: Choices) -> None:
        if key in self._rows:
            offered = [(each, translated(label)) for each, label in choices]
            self._rows[key].show_value(value, offered)

    def _show_problem(self, key: str, words: str) -> None:
        if key in self._rows:
            self._rows[key].show_problem(translated(words))

    def _on_event(self, event: Event) -> None:
        is_words = isinstance(event, Transcript) and event.role == "user" and event.is_final
        if is_words and self.isVisible():
            self._end()  # who talks needs no steps any more


def _left(button: QPushButton) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return holder
