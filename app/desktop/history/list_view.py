"""Shows the list: rows of two lines, painted and not made of widgets."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.desktop.history.list_model import SUMMARY, HistoryModel
from app.desktop.history.wording import title_words, under_title
from app.desktop.icons import paint_icon
from app.desktop.restyle import stylesheet_colour
from app.domain.history import ConversationSummary, Excerpt

_ROW = 60
_HEADING = 40
_PADDING = 12
_BETWEEN = 3
_RADIUS = 10
_SMALL = 0.86
_ICON = 16
_COLOURS = ("ink", "muted", "chosen_ink", "chosen_ground", "hover_ground", "outline", "mark")


class HistoryList(QTableView):
    """The conversations; arrow keys go through them, Return opens, Delete removes.

    A table of one column and not a list, since its rows keep their heights without Qt asking for
    each of ten thousand.
    """

    chosen = Signal(object)
    """The conversation that is current now."""

    opened = Signal()
    """The current one is to be read."""

    delete_wanted = Signal()

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        self.colours = dict.fromkeys(_COLOURS, QColor(Qt.GlobalColor.gray))
        self._history = model
        self.setModel(model)
        self.setItemDelegate(_Rows(self, model))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(_HEADING)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalScrollBar().setSingleStep(_ROW // 3)
        model.modelReset.connect(lambda: self._lower_headings(0, model.rowCount() - 1))
        model.rowsInserted.connect(lambda _, first, last: self._lower_headings(first, last))
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.clicked.connect(lambda _: self.opened.emit())

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

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Open by Return, remove by Delete."""
        if self.current is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif self.current is not None and event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _lower_headings(self, first: int, last: int) -> None:
        header = self.verticalHeader()
        for row in range(first, last + 1):
            if self._history.is_heading(row):
                header.resizeSection(row, _HEADING)

    def _current_changed(self, index: QModelIndex, _: QModelIndex) -> None:
        found: object = index.data(SUMMARY)
        if isinstance(found, ConversationSummary):
            self.chosen.emit(found)

    ink = stylesheet_colour("ink")
    muted = stylesheet_colour("muted")
    chosenInk = stylesheet_colour("chosen_ink")  # noqa: N815 (Qt's style)
    chosenGround = stylesheet_colour("chosen_ground")  # noqa: N815
    hoverGround = stylesheet_colour("hover_ground")  # noqa: N815
    outline = stylesheet_colour("outline")
    mark = stylesheet_colour("mark")


class _Rows(QStyledItemDelegate):
    """Paints a heading, or the two lines of a conversation."""

    def __init__(self, view: HistoryList, history: HistoryModel) -> None:
        super().__init__(view)
        self._view = view
        self._history = history

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a row."""
        summary: object = index.data(SUMMARY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        if isinstance(summary, ConversationSummary):
            self._paint_conversation(painter, area, option, summary)
        else:
            self._paint_heading(painter, area, str(index.data()))
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, words: str) -> None:
        painter.setFont(_font(self._view.font(), size=_SMALL, weight=QFont.Weight.DemiBold))
        painter.setPen(self._view.colours["muted"])
        inner = area.adjusted(_PADDING, 0, -_PADDING, -6)
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_conversation(
        self,
        painter: QPainter,
        area: QRect,
        option: QStyleOptionViewItem,
        summary: ConversationSummary,
    ) -> None:
        colours = self._view.colours
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        ground = QRectF(area).adjusted(2, 1, -2, -1)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours["chosen_ground" if chosen else "hover_ground"])
            painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
        if chosen and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours["outline"], 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        ink = colours["chosen_ink" if chosen else "ink"]
        quiet = ink if chosen else colours["muted"]
        title_font = _font(self._view.font(), weight=QFont.Weight.DemiBold)
        small = _font(self._view.font(), size=_SMALL)
        first, second = QFontMetrics(title_font).height(), QFontMetrics(small).height()
        inner = area.adjusted(_PADDING, 0, -_PADDING, 0)
        y = area.y() + (area.height() - first - second - _BETWEEN) // 2
        upper = QRect(inner.x(), y, inner.width(), first)
        lower = QRect(inner.x(), y + first + _BETWEEN, inner.width(), second)
        when = self._history.when(summary.began)
        width = QFontMetrics(small).horizontalAdvance(when)
        painter.setFont(small)
        painter.setPen(quiet)
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(upper, end, when)
        painter.setFont(title_font)
        painter.setPen(ink)
        _draw_elided(painter, upper.adjusted(0, 0, -width - _PADDING, 0), title_words(summary))
        painter.setFont(small)
        painter.setPen(quiet)
        if summary.excerpt is not None:
            mark = colours["mark"]
            _draw_excerpt(painter, lower, summary.excerpt, small, quiet, mark)
            return
        if summary.booking is not None:
            icon = "cross" if summary.booking.change == "cancelled" else "check"
            place = QRectF(lower.x(), lower.center().y() - _ICON / 2 + 1, _ICON, _ICON)
            paint_icon(painter, icon, place, quiet)
            lower = lower.adjusted(_ICON + 6, 0, 0, 0)
        _draw_elided(painter, lower, under_title(summary))


def _draw_elided(painter: QPainter, area: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _draw_excerpt(
    painter: QPainter, area: QRect, excerpt: Excerpt, font: QFont, ink: QColor, mark: QColor
) -> None:
    text = QFontMetrics(font).elidedText(excerpt.text, Qt.TextElideMode.ElideRight, area.width())
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    found = QTextCharFormat()
    found.setBackground(mark)
    found.setFontWeight(QFont.Weight.DemiBold)
    ranges = []
    for start, end in excerpt.marks:
        piece = QTextLayout.FormatRange()
        piece.start = start
        piece.length = min(end, len(text)) - start
        piece.format = found
        ranges.append(piece)
    layout.setFormats(ranges)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(area.width())
    layout.endLayout()
    painter.setPen(ink)
    painter.setClipRect(area)
    layout.draw(painter, QPointF(area.topLeft()))


def _font(base: QFont, *, size: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(base)
    font.setPixelSize(max(11, round(base.pixelSize() * size)))
    font.setWeight(weight)
    return font
