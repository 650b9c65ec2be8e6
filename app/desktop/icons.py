"""Icons: SVG files drawn in a colour that the stylesheet gives, sharp at every scale."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import Property, QByteArray, QDir, QFile, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QPushButton, QWidget

from app.desktop.language import Words, say

_SCHEME = "icons"
_INK = b"#000"  # the colour that the files are drawn in


def install_icons(resources: Path) -> None:
    """Make the icons of the `resources` folder known to Qt, also to stylesheets."""
    _renderer.cache_clear()
    QDir.setSearchPaths(_SCHEME, [str(resources / "icons")])


def application_icon() -> QIcon:
    """Return the program's own icon."""
    return QIcon(f"{_SCHEME}:vocal-desk.svg")


def paint_icon(painter: QPainter, name: str, target: QRectF, colour: QColor) -> None:
    """Draw an icon into `target`. A missing file draws nothing."""
    renderer = _renderer(name, colour.name())
    if renderer.isValid():
        renderer.render(painter, target)


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """Return what draws an icon in a colour; files are read once, not in every frame."""
    file = QFile(f"{_SCHEME}:{name}.svg")
    if not file.open(QFile.OpenModeFlag.ReadOnly):
        return QSvgRenderer()
    content = bytes(file.readAll().data())
    file.close()
    return QSvgRenderer(QByteArray(content.replace(_INK, colour.encode())))


class Icon(QWidget):
    """One icon, on a round tinted ground if asked for.

    The stylesheet sets `ink`, chosen by the property `tone`: muted, accent, success, warning or
    danger.
    """

    def __init__(self, name: str, *, tone: str = "muted", side: int = 18, ground: int = 0) -> None:
        """Show `name` `side` pixels wide; `ground` is the diameter of the disc behind it."""
        super().__init__()
        self._name = name
        self._side = side
        self._ground = ground
        self._ink = QColor(Qt.GlobalColor.gray)
        self.setProperty("tone", tone)
        self.setFixedSize(QSize(max(side, ground), max(side, ground)))

    def show_icon(self, name: str) -> None:
        """Change to another icon."""
        self._name = name
        self.update()

    def _get_ink(self) -> QColor:
        return self._ink

    def _set_ink(self, colour: QColor) -> None:
        self._ink = colour
        self.update()

    ink = Property(QColor, _get_ink, _set_ink)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name)
        """Paint the ground and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ground:
            tint = QColor(self._ink)
            tint.setAlphaF(0.14)
            painter.setBrush(tint)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(self.rect())
        target = QRectF(0, 0, self._side, self._side)
        target.moveCenter(QRectF(self.rect()).center())
        paint_icon(painter, self._name, target, self._ink)


class IconButton(QPushButton):
    """A button that shows an icon alone; `words` name it for tooltip and screen reader."""

    def __init__(self, name: str, words: Words, *, role: str, side: int = 20) -> None:
        super().__init__()
        self._name = name
        self._side = side
        self._ink = QColor(Qt.GlobalColor.gray)
        self.setProperty("role", role)
        say(self.setToolTip, words, on=self)
        say(self.setAccessibleName, words, on=self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_icon(self, name: str) -> None:
        """Change to another icon."""
        self._name = name
        self.update()

    def _get_ink(self) -> QColor:
        return self._ink

    def _set_ink(self, colour: QColor) -> None:
        self._ink = colour
        self.update()

    ink = Property(QColor, _get_ink, _set_ink)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint the button as styled, and the icon on it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        faint = self.palette().color(QPalette.ColorRole.PlaceholderText)
        target = QRectF(0, 0, self._side, self._side)
        target.moveCenter(QRectF(self.rect()).center())
        paint_icon(painter, self._name, target, self._ink if self.isEnabled() else faint)
