"""Paints the rows of the list: a heading, or the two lines of a conversation."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.desktop.history.list_model import SUMMARY, HistoryModel
from app.desktop.history.wording import showing_found, title_words, under_title
from app.desktop.icons import paint_icon
from app.desktop.restyle import Coloured
from app.domain.history import ConversationSummary, Excerpt

_PADDING = 12
_UPRIGHT = 10
_BETWEEN = 3
_ABOVE_HEADING = 18
_RADIUS = 10
_ICON = 16
_SMALL = 0.87

Index = QModelIndex | QPersistentModelIndex


class HistoryRows(QStyledItemDelegate):
    """Paints in the colours of the view; every conversation is equally high."""

    def __init__(self, view: QWidget, colours: Coloured, history: HistoryModel) -> None:
        super().__init__(view)
        self._colours = colours
        self._history = history
        self.restyle(view)

    def restyle(self, view: QWidget) -> None:
        """Work the fonts out anew from the view's own."""
        body = view.fontInfo().pixelSize()
        self._strong = _font(view.font(), body, QFont.Weight.DemiBold)
        self._small = _font(view.font(), round(body * _SMALL), QFont.Weight.Normal)
        self._heading = _font(view.font(), round(body * _SMALL), QFont.Weight.DemiBold)
        self._strong_metrics = QFontMetrics(self._strong)
        self._small_metrics = QFontMetrics(self._small)
        self._heading_metrics = QFontMetrics(self._heading)

    @property
    def row_height(self) -> int:
        """The height of a conversation in logical pixels."""
        lines = self._strong_metrics.height() + _BETWEEN + self._small_metrics.height()
        return lines + 2 * _UPRIGHT

    @property
    def heading_height(self) -> int:
        """The height of a heading in logical pixels."""
        return _ABOVE_HEADING + self._small_metrics.height() + _BETWEEN

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        summary: object = index.data(SUMMARY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(summary, ConversationSummary):
            self._paint_conversation(painter, option, summary)
        else:
            painter.setFont(self._heading)
            painter.setPen(self._colours.colours["muted"])
            area = option.rect.adjusted(_PADDING, 0, -_PADDING, -_BETWEEN)
            side = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading
            painter.drawText(area, side, str(index.data()))
        painter.restore()

    def _paint_conversation(
        self, painter: QPainter, option: QStyleOptionViewItem, summary: ConversationSummary
    ) -> None:
        colours, area = self._colours.colours, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, chosen=chosen)
        ink = colours["chosen_ink" if chosen else "ink"]
        quiet = ink if chosen else colours["muted"]
        inner = area.adjusted(_PADDING, _UPRIGHT, -_PADDING, -_UPRIGHT)
        first = self._strong_metrics.height()
        upper = QRect(inner.x(), inner.y(), inner.width(), first)
        lower = inner.adjusted(0, first + _BETWEEN, 0, 0)
        when = self._history.when(summary.began)
        width = self._small_metrics.horizontalAdvance(when)
        title = upper.adjusted(0, 0, -width - _PADDING, 0)
        when_area = QRect(upper.right() - width, upper.y(), width + 1, first)

        def placed(box: QRect) -> QRect:
            return QStyle.visualRect(option.direction, area, box)

        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._small)
        painter.setPen(quiet)
        painter.drawText(placed(when_area), middle, when)
        if summary.excerpt is not None:
            self._paint_excerpt(painter, placed(lower), summary.excerpt, quiet)
        else:
            if summary.booking is not None:
                icon = "cross" if summary.booking.change == "cancelled" else "check"
                place = QRect(lower.x(), lower.center().y() - _ICON // 2 + 1, _ICON, _ICON)
                paint_icon(painter, icon, QRectF(placed(place)), quiet)
                lower = lower.adjusted(_ICON + 6, 0, 0, 0)
            words = _elided(self._small_metrics, under_title(summary), lower)
            painter.drawText(placed(lower), middle | Qt.AlignmentFlag.AlignLeading, words)
        painter.setFont(self._strong)
        painter.setPen(ink)
        words = _elided(self._strong_metrics, title_words(summary), title)
        painter.drawText(placed(title), middle | Qt.AlignmentFlag.AlignLeading, words)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, chosen: bool
    ) -> None:
        colours = self._colours.colours
        ground = QRectF(option.rect).adjusted(2, 1, -2, -1)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours["chosen_ground" if chosen else "hover_ground"])
            painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours["outline"], 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def _paint_excerpt(self, painter: QPainter, area: QRect, excerpt: Excerpt, ink: QColor) -> None:
        """Paint what was found, marked, in one line that is cut where the row ends."""
        found = QTextCharFormat()
        found.setBackground(self._colours.colours["mark"])
        found.setForeground(self._colours.colours["ink"])
        found.setFontWeight(QFont.Weight.DemiBold)
        excerpt = showing_found(
            excerpt, lambda text: self._heading_metrics.horizontalAdvance(text) <= area.width()
        )
        layout = QTextLayout(excerpt.text, self._small)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats([_range(start, end, found) for start, end in excerpt.marks])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(area.width())
        layout.endLayout()
        painter.setPen(ink)
        painter.setClipRect(area)
        layout.draw(painter, QPointF(area.topLeft()))
        painter.setClipping(False)


def _range(start: int, end: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    piece = QTextLayout.FormatRange()
    piece.start, piece.length, piece.format = start, end - start, style
    return piece


def _elided(metrics: QFontMetrics, text: str, area: QRect) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())


def _font(base: QFont, size: int, weight: QFont.Weight) -> QFont:
    font = QFont(base)
    font.setPixelSize(size)
    font.setWeight(weight)
    return font
