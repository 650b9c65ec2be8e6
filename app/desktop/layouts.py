"""A layout that Qt lacks: equal columns, as many as the width allows."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class EvenColumns(QLayout):
    """Lays widgets out row by row in equally wide columns.

    Each column is at least as wide as the widest widget wants to be and at most `stretch` times
    that, so a few widgets do not grow into bars.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int, stretch: float = 1.6):
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._stretch = stretch
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 (Qt's name)
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802
        """Return the item at `index`, or None past the end, as Qt expects."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802
        """Remove and return the item at `index`, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 (Qt's name)
        """Tell that the layout takes any width."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """Tell that fewer columns need more rows."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Return the height of all rows at `width`."""
        if not self._items:
            return 0
        cell = self._cell()
        rows = -(-len(self._items) // self._columns(width, cell))
        return rows * cell.height() + (rows - 1) * self.spacing()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of four columns."""
        cell = self._cell()
        width = 4 * cell.width() + 3 * self.spacing()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of one cell."""
        return self._cell()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 (Qt's name)
        """Put every item into its cell."""
        super().setGeometry(rect)
        if not self._items:
            return
        cell, gap = self._cell(), self.spacing()
        columns = self._columns(rect.width(), cell)
        even = (rect.width() - gap * (columns - 1)) // columns
        width = min(even, round(cell.width() * self._stretch))
        for index, item in enumerate(self._items):
            row, column = divmod(index, columns)
            item.setGeometry(
                QRect(
                    rect.x() + column * (width + gap),
                    rect.y() + row * (cell.height() + gap),
                    width,
                    cell.height(),
                )
            )

    def _cell(self) -> QSize:
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.sizeHint())
        return size

    def _columns(self, width: int, cell: QSize) -> int:
        return max(1, (width + self.spacing()) // max(1, cell.width() + self.spacing()))
