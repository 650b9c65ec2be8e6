"""Shows the list: rows of two lines, painted and not made of widgets."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.desktop.history.list_model import SUMMARY, HistoryModel
from app.desktop.history.list_rows import HistoryRows
from app.desktop.restyle import stylesheet_colour
from app.domain.history import ConversationSummary

_COLOURS = ("ink", "muted", "chosen_ink", "chosen_ground", "hover_ground", "outline", "mark")
_REST_MS = 60
"""A choice is told once it rests so long, so that the list never waits for what it leads to."""


class HistoryList(QTableView):
    """The conversations; arrow keys go through them, Return opens, Delete removes.

    A table of one column, since a list view asks the model about every single row whenever it lays
    itself out. The stylesheet sets the colours.
    """

    chosen = Signal(object)
    """The conversation that is current now."""

    opened = Signal()
    """The current one is to be read."""

    delete_wanted = Signal()
    typed = Signal(str)
    """Letters were typed, which is meant for the search."""

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        self.colours = dict.fromkeys(_COLOURS, QColor(Qt.GlobalColor.gray))
        self._history = model
        self.setModel(model)
        self._rows = HistoryRows(self, self, model)
        self.setItemDelegate(self._rows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setMinimumSize(160, 80)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self._tell_chosen)
        self._measure()
        model.modelReset.connect(lambda: self._lower_headings(0, model.rowCount() - 1))
        model.rowsInserted.connect(lambda _, first, last: self._lower_headings(first, last))
        self.selectionModel().currentChanged.connect(lambda *_: self._resting.start())
        self.clicked.connect(self._clicked)

    def choose(self, row: int) -> None:
        """Make a row the current one."""
        index = self._history.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    @property
    def current(self) -> ConversationSummary | None:
        """The conversation that is current."""
        found: object = self.currentIndex().data(SUMMARY)
        return found if isinstance(found, ConversationSummary) else None

    @property
    def is_resting(self) -> bool:
        """Whether the choice was told."""
        return not self._resting.isActive()

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 (Qt's name)
        """Hand letters to the search, which finds more than what a title begins with."""
        self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Open by Return, remove by Delete, go to both ends by Home and End."""
        key, last = event.key(), self._history.rowCount() - 1
        if self.current is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell_chosen()
            self.opened.emit()
        elif self.current is not None and key == Qt.Key.Key_Delete:
            self._tell_chosen()
            self.delete_wanted.emit()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and last > 0:
            self.choose(1 if key == Qt.Key.Key_Home else last)  # row 0 is a heading
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Measure anew when the font changes."""
        super().changeEvent(event)
        is_set_up = hasattr(self, "_rows")  # the first of them come while Qt sets itself up
        if is_set_up and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def _measure(self) -> None:
        self._rows.restyle(self)
        self.verticalHeader().setDefaultSectionSize(self._rows.row_height)
        self.verticalScrollBar().setSingleStep(self._rows.row_height // 3)
        self._lower_headings(0, self._history.rowCount() - 1)

    def _lower_headings(self, first: int, last: int) -> None:
        header = self.verticalHeader()
        for row in range(first, last + 1):
            if self._history.is_heading(row):
                header.resizeSection(row, self._rows.heading_height)

    def _clicked(self, index: QModelIndex) -> None:
        if isinstance(index.data(SUMMARY), ConversationSummary):
            self._tell_chosen()
            self.opened.emit()

    def _tell_chosen(self) -> None:
        self._resting.stop()
        if (current := self.current) is not None:
            self.chosen.emit(current)

    ink = stylesheet_colour("ink")
    muted = stylesheet_colour("muted")
    chosenInk = stylesheet_colour("chosen_ink")  # noqa: N815 (Qt's style)
    chosenGround = stylesheet_colour("chosen_ground")  # noqa: N815
    hoverGround = stylesheet_colour("hover_ground")  # noqa: N815
    outline = stylesheet_colour("outline")
    mark = stylesheet_colour("mark")
