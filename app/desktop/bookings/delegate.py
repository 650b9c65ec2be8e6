"""Paints the rows of the list: the date as a block, what it is, and how it stands."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.desktop.bookings.lines import Line
from app.desktop.bookings.rows import LINE
from app.desktop.cards.facts import Tone
from app.desktop.icons import paint_icon
from app.desktop.restyle import Coloured

_PADDING = 10
_DATE = 56
_GAP = 12
_RADIUS = 10
_ICON = 22
Index = QModelIndex | QPersistentModelIndex


class BookingDelegate(QStyledItemDelegate):
    """Paints in the colours of the view, all rows equally high."""

    def __init__(self, view: QWidget, colours: Coloured) -> None:
        super().__init__(view)
        self._colours = colours
        self._fonts: dict[str, QFont] = {}
        self.restyle(view)

    def restyle(self, view: QWidget) -> None:
        """Work the fonts out anew from the view's own."""
        body = view.fontInfo().pixelSize()
        sizes = {"body": 1.0, "caption": 0.87, "headline": 1.34}
        for name, factor in sizes.items():
            font = QFont(view.font())
            font.setPixelSize(round(body * factor))
            self._fonts[name] = font
        for name, of in (("strong", "body"), ("mark", "caption"), ("day", "headline")):
            font = QFont(self._fonts[of])
            font.setWeight(QFont.Weight.DemiBold)
            self._fonts[name] = font
        self._metrics = {name: QFontMetrics(font) for name, font in self._fonts.items()}

    @property
    def row_height(self) -> int:
        """The height of every row in logical pixels."""
        date = 2 * self._metrics["caption"].height() + self._metrics["day"].height()
        words = self._metrics["strong"].height() + 4 + self._metrics["caption"].height()
        return max(date, words) + 2 * _PADDING

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row, or a blank for one that is not here yet."""
        line: Line | None = index.data(LINE)
        area, state = option.rect, option.state
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        self._paint_ground(
            painter,
            area,
            chosen=chosen,
            under=bool(state & QStyle.StateFlag.State_MouseOver),
            focused=bool(state & QStyle.StateFlag.State_HasFocus),
        )
        inner = area.adjusted(_PADDING + 2, _PADDING, -_PADDING - 2, -_PADDING)
        date = QRect(inner.x(), inner.y(), _DATE, inner.height())
        words = inner.adjusted(_DATE + _GAP, 0, 0, 0)
        if mirrored:
            date.moveRight(inner.right())
            words = inner.adjusted(0, 0, -_DATE - _GAP, 0)
        if line is None:
            self._paint_blank(painter, date, words)
        else:
            self._paint_date(painter, date, line)
            self._paint_words(painter, words, line, chosen=chosen, mirrored=mirrored)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, area: QRect, *, chosen: bool, under: bool, focused: bool
    ) -> None:
        colours = self._colours.colours
        ground = QRectF(area).adjusted(2, 1, -2, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or under:
            painter.setBrush(colours["chosen_ground" if chosen else "hover_ground"])
            painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours["accent"], 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def _paint_blank(self, painter: QPainter, date: QRect, words: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colours.colours["hover_ground"])
        painter.drawRoundedRect(QRectF(date).adjusted(10, 8, -10, -8), 6, 6)
        for top, part in ((0.18, 0.6), (0.58, 0.4)):
            bar = QRectF(words.x(), words.y() + words.height() * top, words.width() * part, 12)
            painter.drawRoundedRect(bar, 6, 6)

    def _paint_date(self, painter: QPainter, area: QRect, line: Line) -> None:
        colours = self._colours.colours
        if not line.day:
            icon = QRectF(0, 0, _ICON, _ICON)
            icon.moveCenter(QRectF(area).center())
            paint_icon(painter, "warning", icon, colours[line.tone])
            return
        centre = Qt.AlignmentFlag.AlignHCenter
        height = self._metrics["caption"].height()
        tall = self._metrics["day"].height()
        top = area.y() + (area.height() - 2 * height - tall) // 2
        for text, font, ink, size in (
            (line.weekday, "caption", "muted", height),
            (line.day, "day", "text", tall),
            (line.month, "caption", "muted", height),
        ):
            painter.setFont(self._fonts[font])
            painter.setPen(colours[ink])
            painter.drawText(QRect(area.x(), top, area.width(), size), centre, text)
            top += size

    def _paint_words(
        self, painter: QPainter, area: QRect, line: Line, *, chosen: bool, mirrored: bool
    ) -> None:
        colours = self._colours.colours
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        where = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        title_height = self._metrics["strong"].height()
        detail_height = self._metrics["caption"].height()
        top = area.y() + (area.height() - title_height - 4 - detail_height) // 2
        first = QRect(area.x(), top, area.width(), title_height)
        if line.mark:
            first = self._paint_mark(painter, first, line, mirrored=mirrored)
        second = QRect(area.x(), top + title_height + 4, area.width(), detail_height)
        ink = colours["chosen_ink"] if chosen else colours["text"]
        if line.tone is Tone.MUTED:
            ink = colours["muted"]
        for box, text, font, pen in (
            (first, line.title, "strong", ink),
            (second, line.detail, "caption", colours["muted"]),
        ):
            painter.setFont(self._fonts[font])
            painter.setPen(pen)
            elided = self._metrics[font].elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, where, elided)

    def _paint_mark(self, painter: QPainter, area: QRect, line: Line, *, mirrored: bool) -> QRect:
        """Paint how it stands at the end of the first line; return what is left of that line."""
        metrics = self._metrics["mark"]
        width = min(metrics.horizontalAdvance(line.mark) + 16, area.width() // 2)
        chip = QRect(area.right() - width + 1, area.y(), width, area.height())
        rest = area.adjusted(0, 0, -width - 8, 0)
        if mirrored:
            chip.moveLeft(area.x())
            rest = area.adjusted(width + 8, 0, 0, 0)
        ink: QColor = self._colours.colours[line.tone]
        tint = QColor(ink)
        tint.setAlphaF(0.14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(chip), chip.height() / 2, chip.height() / 2)
        painter.setFont(self._fonts["mark"])
        painter.setPen(ink)
        text = metrics.elidedText(line.mark, Qt.TextElideMode.ElideRight, chip.width() - 12)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
        return rest
