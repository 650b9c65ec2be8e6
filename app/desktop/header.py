"""The head of the window: its name where there is room, and the way from page to page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.desktop.language import Words, retell
from app.desktop.navigation import Navigation
from app.desktop.text import plain_label

_BETWEEN = 20


class Header(QWidget):
    """One row at every width; in a narrow window the tabs take all of it."""

    def __init__(self, pages: Sequence[tuple[str, Words]]) -> None:
        """Show a tab for each page: an icon's name and a title."""
        super().__init__()
        self.setObjectName("header")
        self._name = plain_label("Vocal Desk", role="title", wrap=False)
        self.navigation = Navigation()
        self.navigation.show_pages(pages)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(_BETWEEN)
        self._row.addWidget(self._name)
        self._row.addWidget(self.navigation)
        self._row.addStretch(1)
        self._show_narrow(False)
        retell(self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Choose the look that fits the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        tabs = self.navigation.side_by_side_width()
        wide = 40 + self._name.sizeHint().width() + _BETWEEN + tabs
        self._show_narrow(wide > self.width())

    def _show_narrow(self, narrow: bool) -> None:
        self._name.setVisible(not narrow)
        self.navigation.show_stacked(narrow)
        self._row.setStretch(1, 1000 if narrow else 0)
        if narrow:
            self._row.setContentsMargins(8, 4, 8, 4)
        else:
            self._row.setContentsMargins(24, 8, 16, 8)
