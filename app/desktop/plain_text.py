"""Longer text on the screen: as high as it needs to be, to be selected, never read as HTML."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

LEADING = 1.2
"""Distance of lines as a multiple of the font's own."""

_WRAP = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def measure(text: str, font: QFont, width: float) -> QSizeF:
    """Return the size of `text` wrapped at `width` logical pixels; long words are broken."""
    option = QTextOption()
    option.setWrapMode(_WRAP)
    height = widest = 0.0
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
            widest = max(widest, line.naturalTextWidth())
        layout.endLayout()
    return QSizeF(widest, height * LEADING)


class PlainText(QTextEdit):
    """Selectable text as high as it needs to be, broken anywhere if a word is too long.

    It takes the focus by a click (to copy), never by the tab key: a conversation is no form.
    """

    WIDEST = 560
    """Width in logical pixels that lines are not to exceed, for the sake of reading."""

    def __init__(self, text: str = "", *, role: str = "") -> None:
        super().__init__()
        self._sizes: dict[int, QSize] = {}
        self._struck = False
        if role:
            self.setProperty("role", role)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(_WRAP)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, 0, 0, 0)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Replace the text."""
        if text == self.toPlainText() and text:
            return
        self.setPlainText(text)
        self._space_lines()
        self.setAccessibleName(text)
        self._sizes.clear()
        self.updateGeometry()

    def strike(self, struck: bool) -> None:
        """Draw a line through the words, or none."""
        self._struck = struck
        self._space_lines()

    def _space_lines(self) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            LEADING * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        letters = QTextCharFormat()
        letters.setFontStrikeOut(self._struck)
        cursor.mergeCharFormat(letters)

    def _size_at(self, width: int) -> QSize:
        if width not in self._sizes:
            self.ensurePolished()
            if len(self._sizes) > 8:
                self._sizes.clear()
            size = measure(self.toPlainText(), self.font(), width)
            self._sizes[width] = QSize(math.ceil(size.width()) + 1, math.ceil(size.height()) + 1)
        return self._sizes[width]

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """Tell layouts that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Return the height that the text needs at `width`."""
        return self._size_at(max(width, 1)).height()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size at the text's own width, or at the widest for long text."""
        return self._size_at(self.WIDEST)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a size that lets the window get narrow."""
        hint = self._size_at(self.WIDEST)
        return QSize(min(hint.width(), 64), self.fontMetrics().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Measure again when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._sizes.clear()
            self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Leave scrolling to the conversation."""
        event.ignore()
