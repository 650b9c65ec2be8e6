"""The first steps: what a person sets up before the first word, one thing at a time.

They stand in the place of the greeting. Talking and typing work below them all the while, and
whoever begins a conversation has left them: the first one says how, so that trying whether one is
heard and beginning to talk are the same.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.desktop.bridge import Bridge
from app.desktop.cards.card import ButtonRow, outdented
from app.desktop.cards.details import problem_with_email
from app.desktop.controls import link_button
from app.desktop.language import translated
from app.desktop.settings.level_meter import LevelMeter
from app.desktop.settings.plain_rows import TextRow
from app.desktop.settings.ports import Value
from app.desktop.settings.row import Choices, SettingRow
from app.desktop.settings.rows import row_for
from app.desktop.settings.sections import CALENDAR, DONE, FIRST_STEP
from app.desktop.settings.sound_tests import SoundTests
from app.desktop.settings.worker import SettingsWorker
from app.desktop.text import plain_label
from app.domain.events import Event, Transcript

STEPS = ("microphone", "details", "talk")

_WIDEST = 560
_NARROW = 440
_LEAST = 80  # logical pixels: a headline and a line of what to do


class Ears(QWidget):
    """How loud the microphone is at this moment. Why it can't be heard is remarked elsewhere."""

    def __init__(self, tests: SoundTests) -> None:
        super().__init__()
        self._tests = tests
        self.meter = LevelMeter()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.meter)
        tests.level.connect(self.meter.show_level, Qt.ConnectionType.QueuedConnection)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Show the level."""
        super().showEvent(event)
        self._tests.watch()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Let go of the microphone, also where the window goes out of sight."""
        super().hideEvent(event)
        self._tests.leave()


class _Scrolled(QScrollArea):
    """As high as what is in it, as long as there is the room; then it scrolls."""

    def __init__(self, contents: QWidget) -> None:
        super().__init__()
        self._contents = contents
        contents.setObjectName("stepPages")
        self.setWidget(contents)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(_LEAST)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """Tell layouts that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Return the height in which nothing need scroll."""
        return self._contents.heightForWidth(width)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size in which nothing need scroll."""
        return self._contents.sizeHint()


class FirstSteps(QWidget):
    """One step at a time; each can be passed over, and at the first all of them at once.

    The way on stays in sight, however low the window is.
    """

    finished = Signal()
    setting_wanted = Signal(str)

    def __init__(self, worker: SettingsWorker, bridge: Bridge, example: str) -> None:
        super().__init__()
        self._worker = worker
        self._rows: dict[str, SettingRow] = {}
        self.step = STEPS[0]
        card = QFrame()
        card.setProperty("role", "group")
        card.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(card)
        column.setSpacing(12)
        self.pages = QStackedWidget()
        self.ears = Ears(SoundTests(bridge, self))
        for each in (self._hearing(), self._person(), self._talking(example)):
            self.pages.addWidget(each)
        self.show_deaf("")
        self._scrolled = _Scrolled(self.pages)
        column.addWidget(self._scrolled)
        column.addLayout(self._buttons())
        self._card = column
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 1000)
        middle.addStretch(1)
        self._outer = outer = QVBoxLayout(self)
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
        self.at.setText(self.tr("Step {number} of {count}").format(number=at + 1, count=len(STEPS)))
        self.back.setVisible(at > 0)
        last = at == len(STEPS) - 1
        self.next.setText(self.tr("Done") if last else self.tr("Next"))
        self.skip.setVisible(at == 0)
        self._scrolled.verticalScrollBar().setValue(0)
        if self.step == "details":
            self._go_to(self._rows["person.name"])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Leave the buttons their room in a narrow window."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        outside, inside = (12, 16) if narrow else (24, 24)
        self._outer.setContentsMargins(outside, 8, outside, 8)
        self._card.setContentsMargins(inside, inside - 4, inside, 12)
        self.at.setVisible(not narrow)

    def commit(self) -> None:
        """Store what was typed and not yet stored."""
        for row in self._rows.values():
            row.commit()

    # The steps

    def show_deaf(self, topic: str) -> None:
        """Say in the first step what to do while nothing can be heard, and why, by its topic."""
        match topic:
            case "":
                words = self.tr(
                    "Hold the space bar, or the big button below, and say hello. Let go, and you"
                    " get an answer. The bar moves when you speak."
                )
            case "microphone":
                words = self.tr(
                    "There is no microphone yet. Plug one in or choose one, or go on without:"
                    " typing does all that speaking does."
                )
            case _:
                words = self.tr(
                    "Speech is still being fetched, as is said above. Go on meanwhile: you can type"
                    " at once, and talk as soon as it is here."
                )
        self._how_to_try.setText(words)
        self.ears.setVisible(not topic)

    def _hearing(self) -> QWidget:
        self._how_to_try = plain_label(role="muted")
        return self._page(
            self.tr("Can you be heard?"),
            self._how_to_try,
            self.ears,
            self._row("audio.microphone", "device"),
            plain_label(
                self.tr(
                    "It is on while this window is in front, so that your first word is not lost;"
                    " nothing is kept before you press. The settings can change that."
                ),
                role="caption",
            ),
        )

    def _person(self) -> QWidget:
        name, email = self._row("person.name", "text"), self._row("person.email", "email")
        for row, then in ((name, lambda: self._go_to(email)), (email, lambda: self._go(1))):
            _field(row).returnPressed.connect(then)
        return self._page(
            self.tr("Who are the appointments for?"),
            self.tr(
                "Both may stay empty: the assistant asks then. They are kept on this computer and"
                " go to the calendar with a booking."
            ),
            name,
            email,
        )

    def _talking(self, example: str) -> QWidget:
        connect = link_button(self.tr("Connect Cal.com now"))
        connect.setObjectName("connect")
        connect.clicked.connect(lambda: self.setting_wanted.emit(CALENDAR))
        return self._page(
            self.tr("Say what you need"),
            plain_label(self.tr("For example: “{example}”").format(example=example), role="strong"),
            plain_label(
                self.tr(
                    "Hold the space bar, or the big button below, and speak; let go when you are"
                    " done. Typing does the same."
                ),
                role="muted",
            ),
            plain_label(
                self.tr(
                    "Bookings go to a sandbox on this computer at first, to try everything out:"
                    " nothing leaves it, and nobody is invited."
                ),
                role="muted",
            ),
            _left(connect),
        )

    def _page(self, title: str, about: str | QLabel, *contents: QWidget) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(plain_label(title, role="headline"))
        column.addWidget(plain_label(about, role="muted") if isinstance(about, str) else about)
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
        self.at = plain_label(role="caption", wrap=False)
        row.addWidget(self.at)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.skip)
        row.addWidget(self.next)
        return row

    # From step to step

    def _go(self, by: int) -> None:
        self.commit()
        if by > 0 and self.step == "details" and not self._address_will_do():
            return
        at = STEPS.index(self.step) + by
        if at >= len(STEPS):
            self._end()
            return
        self.begin(STEPS[at])
        self._worker.store(FIRST_STEP, self.step)

    def _address_will_do(self) -> bool:
        """Whether there is no address or one that can be right; else the person is told here."""
        row = self._rows["person.email"]
        typed = _field(row).text()
        problem = problem_with_email(typed) if typed.strip() else ""
        if problem:
            row.show_problem(problem)
            self._go_to(row)
        return not problem

    def _go_to(self, row: SettingRow) -> None:
        """Have a row typed into, and in sight."""
        _field(row).setFocus()
        self._scrolled.ensureWidgetVisible(row)

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


def _field(row: SettingRow) -> QLineEdit:
    """Return the line that a row is typed into."""
    assert isinstance(row, TextRow)
    return row.field


def _left(link: QPushButton) -> QWidget:
    """Return a holder in which a link's words, and not its ground, begin where other words do."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(outdented(ButtonRow((link,))))
    return holder
