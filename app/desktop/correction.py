"""The field in which somebody puts a line right that was misheard."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.desktop.cards.card import ButtonRow, card_button
from app.desktop.language import say
from app.desktop.text import plain_label

_LINES = 4


class _Field(QPlainTextEdit):
    """Return sends, Shift+Return begins a new line."""

    sent = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Send on Return."""
        returns = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if returns and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.sent.emit()
            return
        super().keyPressEvent(event)


class Correction(QWidget):
    """Holds the words until they have become part of the conversation, or are given up."""

    sent = Signal(str)
    given_up = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.field = _Field()
        self.field.setObjectName("correction")
        self.field.setTabChangesFocus(True)
        say(self.field.setAccessibleName, lambda: self.tr("What you said"), on=self)
        self.field.setPlainText(words)
        self.field.selectAll()
        lines = min(_LINES, max(2, math.ceil(len(words) / 40)))
        self.field.setFixedHeight(lines * self.field.fontMetrics().lineSpacing() + 24)
        self.field.sent.connect(self._send)
        self._send_button = card_button(
            lambda: self.tr("Go on from here"), "sendCorrection", "primary"
        )
        self._send_button.clicked.connect(self._send)
        cancel = card_button(lambda: self.tr("Leave it"), "leaveCorrection")
        cancel.clicked.connect(self.given_up)
        self._note: QLabel = plain_label(
            lambda: self.tr("What was said after this line no longer counts."), role="caption"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self._note)
        column.addWidget(ButtonRow((self._send_button, cancel)))

    def _send(self) -> None:
        words = self.field.toPlainText().strip()
        if words:
            self.sent.emit(words)
