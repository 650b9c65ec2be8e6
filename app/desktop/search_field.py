"""A field to search with."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit

from app.desktop.icons import paint_icon
from app.desktop.language import Words, say

_ICON = 18


class SearchField(QLineEdit):
    """Down or Return go on to what was found, Escape clears."""

    left_downwards = Signal()

    def __init__(self, hint: Words, name: Words) -> None:
        """Stand there with `hint` in it; a screen reader calls it `name`."""
        super().__init__()
        say(self.setPlaceholderText, hint, on=self)
        say(self.setAccessibleName, name, on=self)
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)
        self.setTextMargins(_ICON + 4, 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go on to the list."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the field, and the glass in it."""
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRectF(10, (self.height() - _ICON) / 2, _ICON, _ICON)
        paint_icon(
            painter, "search", place, self.palette().color(QPalette.ColorRole.PlaceholderText)
        )
