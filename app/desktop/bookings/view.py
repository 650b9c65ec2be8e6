"""The list of bookings on the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from app.desktop.bookings.delegate import BookingDelegate
from app.desktop.bookings.rows import BookingRows
from app.desktop.restyle import stylesheet_colour

_COLOURS = (
    "text",
    "muted",
    "accent",
    "success",
    "warning",
    "danger",
    "chosen_ground",
    "chosen_ink",
    "hover_ground",
)


class BookingList(QTableView):
    """Scrolls through any number of rows: they are equally high and painted by one delegate.

    A table of one column, since a list view asks the model about every single row whenever it lays
    itself out. The stylesheet sets the colours.
    """

    opened = Signal()
    """The row with the focus is to be seen in full: it was clicked, or Return was pressed."""
    removal_asked = Signal()
    """Delete was pressed: the person wants to cancel what has the focus."""
    typed = Signal(str)
    """Letters were typed, which is meant for the search."""

    def __init__(self, rows: BookingRows) -> None:
        super().__init__()
        self.colours = dict.fromkeys(_COLOURS, QColor(Qt.GlobalColor.gray))
        self.setModel(rows)
        self._delegate = BookingDelegate(self, self)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._measure()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumSize(160, 80)
        self.clicked.connect(lambda _: self.opened.emit())

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 (Qt's name)
        """Hand letters to the search, which finds more than what a row begins with."""
        self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Open by Return, cancel by Delete, go to the first and last row by Home and End."""
        key, last = event.key(), self.model().rowCount() - 1
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentIndex().isValid():
            self.removal_asked.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            self.choose(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Measure anew when the font changes."""
        super().changeEvent(event)
        styled = hasattr(self, "_delegate")  # the first of them come while Qt sets itself up
        if styled and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def _measure(self) -> None:
        self._delegate.restyle(self)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height)

    def choose(self, row: int) -> None:
        """Put the choice on a row, without opening it."""
        index = self.model().index(row, 0) if row >= 0 else QModelIndex()
        self.setCurrentIndex(index)

    text = stylesheet_colour("text")
    muted = stylesheet_colour("muted")
    accent = stylesheet_colour("accent")
    success = stylesheet_colour("success")
    warning = stylesheet_colour("warning")
    danger = stylesheet_colour("danger")
    chosenGround = stylesheet_colour("chosen_ground")  # noqa: N815 (Qt's style)
    chosenInk = stylesheet_colour("chosen_ink")  # noqa: N815
    hoverGround = stylesheet_colour("hover_ground")  # noqa: N815
