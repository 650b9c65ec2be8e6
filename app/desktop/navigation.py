"""The way from page to page: a row of tabs that fits a wide window and a narrow one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QTabBar, QWidget

from app.desktop.icons import paint_icon
from app.desktop.language import Words, retell
from app.desktop.restyle import stylesheet_colour

_ICON = 20
_GAP = 8
_PADDING = 14
_TALL = 52
_FLAT = 40
_RADIUS = 10
_LEAST = 48
_COLOURS = ("ink", "chosen_ink", "chosen_ground", "hover_ground", "outline")
_SMALL = 0.8
"""Names under icons are set at this part of the size of running text."""


class Navigation(QTabBar):
    """The window's pages as tabs: icon and name side by side or, where that is too wide, stacked.

    A tab is chosen by a click, by the arrow keys once the row has the focus, or by the shortcuts
    that the window has. The stylesheet sets the colours.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: list[str] = []
        self._titles: list[Words] = []
        self._marked: set[int] = set()
        self._stacked = False
        self.colours = dict.fromkeys(_COLOURS, QColor(Qt.GlobalColor.gray))
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setExpanding(False)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_pages(self, pages: Sequence[tuple[str, Words]]) -> None:
        """Show a tab for each page; a page is an icon's name and a title."""
        for icon, title in pages:
            self._icons.append(icon)
            self._titles.append(title)
            self.addTab("")
        retell(self, self._tell)

    def _tell(self) -> None:
        self.setAccessibleName(self.tr("Pages"))
        for index, words in enumerate(self._titles):
            title = words if isinstance(words, str) else words()
            shortcut = QKeySequence(f"Ctrl+{index + 1}")
            keys = shortcut.toString(QKeySequence.SequenceFormat.NativeText)
            self.setTabText(index, title)
            self.setTabToolTip(index, f"{title} ({keys})")

    def show_stacked(self, stacked: bool) -> None:
        """Put names under the icons and let the tabs fill the width, or set them side by side."""
        if stacked != self._stacked:
            self._stacked = stacked
            self.setExpanding(stacked)
            self._measure_anew()

    def show_mark(self, index: int, marked: bool) -> None:
        """Mark a page where something waits for the person, or take the mark away."""
        (self._marked.add if marked else self._marked.discard)(index)
        note = self.tr("something waits for you here")
        self.setTabWhatsThis(index, note if marked else "")
        self.update()

    def side_by_side_width(self) -> int:
        """Return how wide the row is with the names beside the icons."""
        return sum(self._flat_width(index) for index in range(self.count()))

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 (Qt's name)
        """Return how large one tab wants to be."""
        if not self._stacked:
            return QSize(self._flat_width(index), _FLAT)
        name = QFontMetrics(self._small_font()).horizontalAdvance(self.tabText(index))
        return QSize(max(_LEAST, name + _GAP), _TALL)

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: ARG002, N802 (Qt's name)
        """Return how small one tab may become."""
        return QSize(_LEAST, _TALL if self._stacked else _FLAT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Let the window get narrow; names are shortened then."""
        return QSize(_LEAST * self.count(), _TALL if self._stacked else _FLAT)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Leave the wheel alone: turning it over the tabs by mistake changes no page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name)
        """Paint each tab: its ground, its icon and its name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        under = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        for index in range(self.count()):
            chosen = index == self.currentIndex()
            area = QRectF(self.tabRect(index)).adjusted(2, 2, -2, -2)
            painter.setPen(Qt.PenStyle.NoPen)
            if chosen or index == under:
                painter.setBrush(
                    self.colours["chosen_ground"] if chosen else self.colours["hover_ground"]
                )
                painter.drawRoundedRect(area, _RADIUS, _RADIUS)
            if chosen and self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self.colours["outline"], 2))
                painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
            self._paint_content(
                painter, index, self.colours["chosen_ink"] if chosen else self.colours["ink"]
            )

    def _paint_content(self, painter: QPainter, index: int, ink: QColor) -> None:
        area = self.tabRect(index)
        if self._stacked:
            icon = QRectF(area.center().x() - _ICON / 2 + 0.5, area.y() + 8, _ICON, _ICON)
            words = QRect(area.x() + 2, area.y() + 28, area.width() - 4, area.height() - 30)
            side = Qt.AlignmentFlag.AlignCenter
            font = self._small_font()
        else:
            middle = area.center().y() - _ICON / 2 + 0.5
            if self.isRightToLeft():
                icon = QRectF(area.right() - _PADDING - _ICON + 1, middle, _ICON, _ICON)
                words = area.adjusted(_PADDING, 0, -_PADDING - _ICON - _GAP, 0)
                side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            else:
                icon = QRectF(area.x() + _PADDING, middle, _ICON, _ICON)
                words = area.adjusted(_PADDING + _ICON + _GAP, 0, -_PADDING, 0)
                side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            font = self._name_font()
        paint_icon(painter, self._icons[index], icon, ink)
        painter.setFont(font)
        painter.setPen(ink)
        elided = Qt.TextElideMode.ElideRight
        text = QFontMetrics(font).elidedText(self.tabText(index), elided, words.width())
        painter.drawText(words, side | Qt.AlignmentFlag.AlignAbsolute, text)
        if index in self._marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colours["outline"])
            painter.drawEllipse(QRectF(icon.right() - 3, icon.y() - 2, 8, 8))

    def _flat_width(self, index: int) -> int:
        name = QFontMetrics(self._name_font()).horizontalAdvance(self.tabText(index))
        return _PADDING + _ICON + _GAP + name + _PADDING + 2

    def _name_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Medium)
        return font

    def _small_font(self) -> QFont:
        font = self._name_font()
        font.setPixelSize(max(11, round(self.fontInfo().pixelSize() * _SMALL)))
        return font

    def _measure_anew(self) -> None:
        """Have Qt ask for the sizes of the tabs again, which it otherwise keeps."""
        self.setIconSize(QSize(_ICON, _ICON + self._stacked))
        self.updateGeometry()
        self.update()

    ink = stylesheet_colour("ink")
    chosenInk = stylesheet_colour("chosen_ink")  # noqa: N815 (Qt's style)
    chosenGround = stylesheet_colour("chosen_ground")  # noqa: N815
    hoverGround = stylesheet_colour("hover_ground")  # noqa: N815
    outline = stylesheet_colour("outline")
