"""The conversations of a list, under the headings of their days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.desktop.history.wording import (
    day_words,
    group_words,
    title_words,
    under_title,
    when_words,
)
from app.domain.history import ConversationSummary

SUMMARY = Qt.ItemDataRole.UserRole
"""Role of the conversation of a row; None where the row is a heading."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """One column, a row for each conversation and each heading. Grows page by page.

    `today` returns the person's current day; days are those of this computer's zone.
    """

    more_wanted = Signal()
    """Somebody scrolls to the end, and there may be more."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._rows: list[ConversationSummary | str] = []
        self._row_of: dict[int, int] = {}
        self._may_be_more = False

    @property
    def conversations(self) -> int:
        """How many conversations are in the list."""
        return len(self._row_of)

    @property
    def last(self) -> ConversationSummary | None:
        """The last conversation, after which more may come."""
        last = self._rows[-1] if self._rows else None
        return last if isinstance(last, ConversationSummary) else None

    def show(self, summaries: Sequence[ConversationSummary], *, may_be_more: bool) -> None:
        """Show these in place of all."""
        self.beginResetModel()
        self._rows, self._row_of = [], {}
        self._take(self._under_headings(summaries))
        self._may_be_more = may_be_more
        self.endResetModel()

    def add(self, summaries: Sequence[ConversationSummary], *, may_be_more: bool) -> None:
        """Show these behind all that are there."""
        rows = self._under_headings(summaries)
        self._may_be_more = may_be_more
        if rows:
            first = len(self._rows)
            self.beginInsertRows(_ROOT, first, first + len(rows) - 1)
            self._take(rows)
            self.endInsertRows()

    def begins_with(self, summaries: Sequence[ConversationSummary]) -> bool:
        """Whether these are what the list shows first."""
        shown = [row for row in self._rows if isinstance(row, ConversationSummary)]
        return tuple(shown[: len(summaries)]) == tuple(summaries)

    def row_of(self, conversation: int) -> int | None:
        """Return the row of a conversation."""
        return self._row_of.get(conversation)

    def is_heading(self, row: int) -> bool:
        """Whether a row is a heading."""
        return isinstance(self._rows[row], str)

    def nearest(self, row: int) -> ConversationSummary | None:
        """Return the conversation at a row or, where there is none any more, next to it."""
        for near in (*range(row, len(self._rows)), *range(min(row, len(self._rows)) - 1, -1, -1)):
            found = self._rows[near]
            if isinstance(found, ConversationSummary):
                return found
        return None

    # What Qt asks -------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 (Qt's name)
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 (Qt's name)
        """Return the one column."""
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let conversations be chosen, and headings not."""
        if not index.isValid() or isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role == Qt.ItemDataRole.DisplayRole else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_words(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                local = row.began.astimezone()
                excerpt = row.excerpt.text if row.excerpt else ""
                parts = (title_words(row), day_words(local), under_title(row), excerpt)
                return ", ".join(part for part in parts if part)
            case Qt.ItemDataRole.ToolTipRole:
                return title_words(row)
        return row if role == SUMMARY else None

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 (Qt's name)
        """Tell whether there may be more."""
        return self._may_be_more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 (Qt's name)
        """Have more brought; it comes by `add`."""
        if not parent.isValid() and self._may_be_more:
            self._may_be_more = False  # until it has come
            self.more_wanted.emit()

    def when(self, moment: datetime) -> str:
        """Return when a conversation was held, as short as the list needs it."""
        return when_words(moment.astimezone(), self._today())

    def _under_headings(
        self, summaries: Sequence[ConversationSummary]
    ) -> list[ConversationSummary | str]:
        today = self._today()
        heading = next((row for row in reversed(self._rows) if isinstance(row, str)), "")
        rows: list[ConversationSummary | str] = []
        for summary in summaries:
            words = group_words(summary.began.astimezone().date(), today)
            if words != heading:
                heading = words
                rows.append(words)
            rows.append(summary)
        return rows

    def _take(self, rows: Sequence[ConversationSummary | str]) -> None:
        for row in rows:
            if isinstance(row, ConversationSummary):
                self._row_of[row.id] = len(self._rows)
            self._rows.append(row)
