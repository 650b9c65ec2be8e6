"""The field to type in, with its send button. It never loses what was typed."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget

from app.desktop.icons import IconButton
from app.desktop.language import say
from app.desktop.restyle import set_property

_LINES_AT_MOST = 5
_AIR = 6
"""Logical pixels above and below the text, so that one line is high enough to be hit."""


class _Entry(QPlainTextEdit):
    """A field that grows with its text; Return sends, Shift+Return begins a new line."""

    sent = Signal()
    focus_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, _AIR, 0, _AIR)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._lines = 1

    def _fit(self) -> None:
        """Follow the number of lines on the screen."""
        # The layout of a plain text field measures its height in lines.
        height = self.document().documentLayout().documentSize().height()
        lines = min(max(round(height), 1), _LINES_AT_MOST)
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
        scrolls = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        still = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(scrolls if lines == _LINES_AT_MOST else still)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size for the lines at hand."""
        line = self.fontMetrics().lineSpacing()
        return QSize(super().sizeHint().width(), math.ceil(self._lines * line) + 2 + 2 * _AIR)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size that lets the window get narrow."""
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Count the lines again."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Send on Return."""
        returns = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if returns and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if not event.isAutoRepeat():
                self.sent.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell the frame."""
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell the frame."""
        super().focusOutEvent(event)
        self.focus_changed.emit(False)


class Composer(QFrame):
    """Text entry and send button.

    What is sent stays in the field until `accepted` names it; `refused` lets it be sent again.
    """

    submitted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sent: str | None = None
        self._waits = False
        self.entry = _Entry()
        self.entry.setObjectName("entry")
        say(self.entry.setPlaceholderText, lambda: self.tr("Or type a message"), on=self.entry)
        say(self.entry.setAccessibleName, lambda: self.tr("Message"), on=self.entry)
        self.send = IconButton("send", lambda: self.tr("Send"), role="primary")
        self.send.setObjectName("send")
        self.send.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 2, 2, 2)
        row.setSpacing(8)
        row.addWidget(self.entry, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        self.setFocusProxy(self.entry)
        self.entry.sent.connect(self._submit)
        self.send.clicked.connect(self._submit)
        self.entry.textChanged.connect(self._update_send)
        self.entry.focus_changed.connect(self._show_focus)

    def _show_focus(self, focused: bool) -> None:
        set_property(self, "focused", focused)

    def text(self) -> str:
        """Return what stands in the field."""
        return self.entry.toPlainText()

    def offer(self, text: str) -> None:
        """Put a message there to go on with, unless something stands in the field already."""
        if not self.text().strip():
            self.entry.setPlainText(text)
            self.entry.moveCursor(QTextCursor.MoveOperation.End)

    def accepted(self, text: str) -> None:
        """Empty the field if it still holds `text`, which has become part of the conversation."""
        if self._sent is not None and _same(text, self._sent):
            if _same(self.text(), self._sent):
                self.entry.clear()
            self._sent = None
            self._waits = False
            self._update_send()

    def refused(self) -> None:
        """Keep the text and let it be sent again."""
        self._waits = False
        self._update_send()

    def _submit(self) -> None:
        text = self.text().strip()
        if text and not self._is_waiting():
            self._sent = text
            self._waits = True
            self._update_send()
            self.submitted.emit(text)

    def _is_waiting(self) -> bool:
        return self._waits and self._sent is not None and _same(self.text(), self._sent)

    def _update_send(self) -> None:
        self.send.setEnabled(bool(self.text().strip()) and not self._is_waiting())


def _same(a: str, b: str) -> bool:
    return a.split() == b.split()
