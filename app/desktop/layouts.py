"""Two layouts that Qt lacks: widgets that wrap like words, and equal columns that wrap."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

COLUMN = 660
"""Width in logical pixels of the column that a conversation stands in."""


class Wrapping(QLayout):
    """Lays widgets out in rows, each as wide as it wants to be, in as many rows as it takes."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 (Qt's name)
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 (Qt's name)
        """Return the item at `index`, or None past the end, as Qt expects."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 (Qt's name)
        """Remove and return the item at `index`, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 (Qt's name)
        """Tell that the layout takes any width."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802 (Qt's name)
        """Tell that less width needs more rows."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 (Qt's name)
        """Return the height of all rows at `width`."""
        if width not in self._heights:
            places = self._places(width)
            self._heights[width] = max((each.y() + each.height() for each in places), default=0)
        return self._heights[width]

    def invalidate(self) -> None:
        """Forget what was worked out: an item has changed."""
        self._heights.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of everything in one row."""
        sizes = [item.sizeHint() for item in self._items]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of the widest item."""
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.sizeHint())
        return size

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 (Qt's name)
        """Put every item into its place."""
        super().setGeometry(rect)
        around = self.parentWidget()
        mirrored = around is not None and around.isRightToLeft()
        for item, place in zip(self._items, self._places(rect.width()), strict=True):
            if mirrored:
                place.moveLeft(rect.width() - place.x() - place.width())
            item.setGeometry(place.translated(rect.topLeft()))

    def _places(self, width: int) -> list[QRect]:
        """Return where each item goes in a rectangle of `width` that begins at 0, 0."""
        places: list[QRect] = []
        row: list[QRect] = []
        x = y = row_height = 0
        for item in self._items:
            if item.isEmpty():  # a hidden widget takes no room
                places.append(QRect())
                continue
            size = item.sizeHint()
            if x and x + size.width() > width:
                _centre(row, row_height)
                x, y, row_height, row = 0, y + row_height + self.spacing(), 0, []
            row.append(QRect(QPoint(x, y), size))
            places.append(row[-1])
            x += size.width() + self.spacing()
            row_height = max(row_height, size.height())
        _centre(row, row_height)
        return places


def _centre(row: list[QRect], height: int) -> None:
    """Move what is lower than its row into the middle of it."""
    for place in row:
        place.translate(0, (height - place.height()) // 2)


class EvenColumns(Wrapping):
    """Lays widgets out in equally wide columns, as many as the width allows.

    Each column is at least as wide as the widest widget wants to be and at most 1.6 times that,
    so a few widgets do not grow into bars.
    """

    def _places(self, width: int) -> list[QRect]:
        cell, gap = self.minimumSize(), self.spacing()
        columns = max(1, (width + gap) // max(1, cell.width() + gap))
        even = (width - gap * (columns - 1)) // columns
        size = QSize(min(even, round(cell.width() * 1.6)), cell.height())
        return [
            QRect(
                QPoint(
                    index % columns * (size.width() + gap), index // columns * (cell.height() + gap)
                ),
                size,
            )
            for index in range(len(self._items))
        ]
