"""The column that a conversation stands in; what is far up is folded, so that it stays light."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desktop.bubble import Bubble, HintLine, Role
from app.desktop.cards.card import card_button

MOST_SHOWN = 100
"""Rows that stand in the window at once before the older ones are folded."""

UNFOLDED = 40
"""Rows that one click on "Show earlier messages" brings back."""

_AT_ONCE = 2
"""Rows that are folded, or come back, in one round of the event loop."""


@dataclass(frozen=True, slots=True)
class FoldedRow:
    """What is kept of a row: the words of a message, or of a card's place in the conversation."""

    role: Role | None
    words: str
    turn: int = 0


class Rows(QWidget):
    """Rows from top to bottom. `held` tells of a row that has to stay, whatever its age."""

    def __init__(self, held: Callable[[QWidget], bool]) -> None:
        super().__init__()
        self._held = held
        self._folded: list[FoldedRow] = []
        self._coming: list[FoldedRow] = []
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

    def append(self, row: QWidget, *, may_fold: bool = True) -> None:
        """Add a row at the end, and fold some of the oldest where there are too many.

        Few at a time, so that no round of the event loop takes long. While somebody reads further
        up nothing may fold under their eyes.
        """
        self._column.insertWidget(self._column.count() - 1, row)
        too_many = self._column.count() - 2 - MOST_SHOWN
        if may_fold and too_many > 0:
            self._fold(min(too_many, _AT_ONCE))

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

    @property
    def is_unfolding(self) -> bool:
        """Whether earlier rows are still coming back."""
        return bool(self._coming)

    def unfold(self) -> None:
        """Bring the newest of the folded rows back: messages as they were, cards as a line.

        Some in each round of the event loop, the newest first.
        """
        if not self._coming:
            self._coming = self._folded[-UNFOLDED:]
            del self._folded[-UNFOLDED:]
            self._earlier.setEnabled(False)
            self._unfold_some()

    def _unfold_some(self) -> None:
        for _ in range(min(_AT_ONCE, len(self._coming))):
            kept = self._coming.pop()
            row: QWidget
            if kept.role is None:
                row = HintLine(kept.words)
            else:
                row = Bubble(kept.role, kept.turn)
                row.add(kept.words, is_final=True)
                row.can_correct = False
                row.show_newest(False)
            self._column.insertWidget(1, row)
        if self._coming:
            QTimer.singleShot(0, self, self._unfold_some)
        else:
            self._earlier.setEnabled(True)
            self._tell()

    def _fold(self, count: int) -> None:
        oldest = (row for row in self.shown() if not self._held(row))
        for row in tuple(islice(oldest, count)):
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
