"""The fields of the details card: one for each thing that is asked, with what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.desktop.controls import ChoiceBox, TickBox
from app.desktop.language import retell, say, translated
from app.desktop.restyle import set_property
from app.desktop.text import plain_label
from app.domain.booking_field import Answer, BookingField, FieldKind, checked_answer
from app.domain.errors import InputError

PAUSE_MS = 700
"""After so long a pause somebody is told what is wrong with what they typed."""

LONGEST_ANSWER = 1_000
_LINES = 3


class FieldRow(QWidget):
    """A label with how the value came beside it, the field, and what is wrong with it."""

    edited = Signal()

    def __init__(self, label: Callable[[], str], field: QWidget) -> None:
        super().__init__()
        self.field = field
        words = QLabel()
        say(words.setText, label, on=self)
        words.setProperty("role", "muted")
        words.setBuddy(field)
        words.setWordWrap(True)
        self._origin = plain_label(role="caption", wrap=False)
        self._problem = plain_label(role="problem")
        self._problem.hide()
        head = QHBoxLayout()
        head.addWidget(words, 1)
        head.addWidget(self._origin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(field)
        column.addWidget(self._problem)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE_MS)

    def show_origin(self, words: str) -> None:
        """Say how the value came, or nothing."""
        self._origin.setText(words)

    @property
    def shows_problem(self) -> bool:
        """Whether something is said to be wrong."""
        return bool(self._problem.text())

    def show_problem(self, words: str) -> None:
        """Say what is wrong, or nothing."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self.field.setAccessibleDescription(words)
        set_property(self.field, "faulty", bool(words))


class QuestionRow(FieldRow):
    """One question of the host, with the field that fits it. What was entered is kept."""

    def __init__(self, question: BookingField) -> None:
        self.question = question
        self._touched = False
        super().__init__(self._label, self._make_field())
        self.field.setObjectName(f"answer-{question.slug}")
        retell(self, self._show_words)
        self.pause.timeout.connect(self._say_problem)

    def _label(self) -> str:
        label = translated(self.question.label)
        if not self.question.required:
            optional = QCoreApplication.translate("Details", "{label} (optional)")
            label = optional.format(label=label)
        return label.replace("&", "&&")

    def _show_words(self) -> None:
        self.field.setAccessibleName(translated(self.question.label))
        if isinstance(self.field, ChoiceBox):
            self.field.setItemText(0, QCoreApplication.translate("Details", "Choose …"))
        elif isinstance(self.field, QCheckBox):
            self.field.setText(QCoreApplication.translate("Details", "Yes"))
        if self.shows_problem:
            self.show_problem(self.problem)

    def _make_field(self) -> QWidget:
        kind, options = self.question.kind, self.question.options
        if kind is FieldKind.LONG_TEXT:
            self._text = QPlainTextEdit()
            self._text.setTabChangesFocus(True)
            self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * _LINES + 24)
            self._text.textChanged.connect(self._on_edit)
            return self._text
        if kind is FieldKind.ONE_OF and options:
            self._choice = ChoiceBox()
            self._choice.addItem("", None)
            for option in options:
                self._choice.addItem(option, option)
            self._choice.activated.connect(self._on_edit)
            return self._choice
        if kind is FieldKind.SOME_OF and options:
            self._boxes = [TickBox(option.replace("&", "&&")) for option in options]
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            for box in self._boxes:
                box.toggled.connect(self._on_edit)
                column.addWidget(box)
            return holder
        if kind is FieldKind.YES_NO:
            self._yes = TickBox()
            self._yes.toggled.connect(self._on_edit)
            return self._yes
        self._line = QLineEdit()
        self._line.setMaxLength(LONGEST_ANSWER)
        self._line.textEdited.connect(self._on_edit)
        self._line.editingFinished.connect(self._say_problem)
        return self._line

    @property
    def answer(self) -> Answer | None:
        """What was entered, None where nothing was."""
        kind = self.question.kind
        if isinstance(self.field, QPlainTextEdit):
            return self.field.toPlainText().strip() or None
        if isinstance(self.field, ChoiceBox):
            chosen = self.field.currentData()
            return chosen if isinstance(chosen, str) else None
        if isinstance(self.field, QCheckBox):
            return True if self.field.isChecked() else (False if self._touched else None)
        if isinstance(self.field, QLineEdit):
            return self.field.text().strip() or None
        chosen_options = tuple(
            option
            for box, option in zip(self._boxes, self.question.options, strict=True)
            if box.isChecked()
        )
        return chosen_options if kind is FieldKind.SOME_OF and chosen_options else None

    @property
    def problem(self) -> str:
        """What is wrong with what was entered, or nothing."""
        answer = self.answer
        if answer is None:
            return ""
        try:
            checked_answer(self.question, answer)
        except InputError as error:
            return translated(error.message)
        return ""

    def fill(self, answer: Answer | None) -> None:
        """Take an answer that is known, unless something was entered here."""
        if answer is None or self._touched:
            return
        if isinstance(self.field, QPlainTextEdit):
            self.field.setPlainText(str(answer))
        elif isinstance(self.field, ChoiceBox):
            self.field.setCurrentIndex(max(0, self.field.findData(str(answer))))
        elif isinstance(self.field, QCheckBox):
            self.field.setChecked(bool(answer))
        elif isinstance(self.field, QLineEdit):
            if isinstance(answer, str | int | float):
                self.field.setText(str(answer))
            else:
                self.field.setText(", ".join(answer))
        else:
            for box, option in zip(self._boxes, self.question.options, strict=True):
                box.setChecked(not isinstance(answer, int | float) and option in answer)
        self._touched = False

    @property
    def is_touched(self) -> bool:
        """Whether something was entered since it was filled or sent."""
        return self._touched

    def sent(self) -> None:
        """Take note that what was entered has been sent."""
        self._touched = False

    def _on_edit(self) -> None:
        self._touched = True
        if not self.problem:
            self.show_problem("")
        self.pause.start()
        self.edited.emit()

    def _say_problem(self) -> None:
        self.show_problem(self.problem)
