"""The column that a conversation stands in; what is far up is folded, so that it stays light."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desktop.bubble import Bubble, HintLine, Role
from app.desktop.cards.card import card_button

MOST_SHOWN = 120
"""Rows that stand in the window at once before the older ones are folded."""

UNFOLDED = 60
"""Rows that one click on "Show earlier messages" brings back, and that folding leaves."""


@dataclass(frozen=True, slots=True)
class FoldedRow:
    """What is kept of a row: the words of a message, or of a card's place in the conversation."""

    role: Role | None
    words: str
    turn: int = 0


class Rows(QWidget):
    """Rows from top to bottom. `held` tells of a row that has to stay, whatever its age."""

    unfolded = Signal()

    def __init__(self, held: Callable[[QWidget], bool]) -> None:
        super().__init__()
        self._held = held
        self._folded: list[FoldedRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 24)
        self._column.setSpacing(12)
        self._earlier = card_button("", "earlier", "link")
        self._earlier.clicked.connect(self.unfold)
        self._earlier.hide()
        self._column.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)

    @property
    def is_empty(self) -> bool:
        """Whether there is no row yet."""
        return self._column.count() == 2 and not self._folded

    @property
    def count_folded(self) -> int:
        """How many rows are folded."""
        return len(self._folded)

    def append(self, row: QWidget) -> None:
        """Add a row at the end, and fold the oldest where there are too many."""
        self._column.insertWidget(self._column.count() - 1, row)
        if self._column.count() - 2 > MOST_SHOWN:
            self._fold()

    def insert_before(self, other: QWidget, row: QWidget) -> None:
        """Add a row above another one."""
        self._column.insertWidget(self._column.indexOf(other), row)

    def take(self, row: QWidget) -> None:
        """Take a row out of its place."""
        self._column.removeWidget(row)

    def shown(self) -> list[QWidget]:
        """Return the rows that are not folded, from top to bottom."""
        found = []
        for place in range(1, self._column.count() - 1):
            item = self._column.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                found.append(widget)
        return found

    def unfold(self) -> None:
        """Bring the newest of the folded rows back: messages as they were, cards as a line."""
        back = self._folded[-UNFOLDED:]
        del self._folded[-UNFOLDED:]
        for place, kept in enumerate(back, start=1):
            row: QWidget
            if kept.role is None:
                row = HintLine(kept.words)
            else:
                row = Bubble(kept.role, kept.turn)
                row.add(kept.words, is_final=True)
                row.can_correct = False
                row.show_newest(False)
            self._column.insertWidget(place, row)
        self._tell()
        self.unfolded.emit()

    def _fold(self) -> None:
        for row in self.shown()[: MOST_SHOWN - UNFOLDED]:
            if self._held(row):
                continue
            if isinstance(row, Bubble):
                self._folded.append(FoldedRow(row.role, row.words, row.turn))
            elif row.isVisibleTo(self):
                self._folded.append(FoldedRow(None, row.accessibleName()))
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._tell()

    def _tell(self) -> None:
        count = self.locale().toString(len(self._folded))
        self._earlier.setText(self.tr("Show earlier messages ({n})").format(n=count))
        self._earlier.setVisible(bool(self._folded))
