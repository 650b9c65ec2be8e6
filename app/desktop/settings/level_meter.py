"""A bar that shows how loud the microphone is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.desktop.restyle import stylesheet_colour

QUIETEST = -60.0
"""dBFS that the left end stands for; the right end is full scale."""

_FALL = 0.08  # of the bar, for each level told: it rises at once and falls softly
_GOOD = -45.0
_HEIGHT = 8
_COLOURS = ("track", "accent", "quiet")


class LevelMeter(QWidget):
    """Level from quiet to loud. The stylesheet sets the colours."""

    def __init__(self) -> None:
        super().__init__()
        self.colours = dict.fromkeys(_COLOURS, QColor(Qt.GlobalColor.gray))
        self._share = 0.0
        self.dbfs = -120.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Level of the microphone"))

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a flat bar."""
        return QSize(200, _HEIGHT + 4)

    def show_level(self, dbfs: float) -> None:
        """Show a level in dBFS."""
        self.dbfs = dbfs
        share = min(1.0, max(0.0, 1 - dbfs / QUIETEST))
        self._share = max(share, self._share - _FALL)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name)
        """Paint the track and how far the level reaches."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, (self.height() - _HEIGHT) / 2, self.width(), _HEIGHT)
        painter.setBrush(self.colours["track"])
        painter.drawRoundedRect(track, _HEIGHT / 2, _HEIGHT / 2)
        reached = QRectF(track)
        reached.setWidth(track.width() * self._share)
        if reached.width() < 1:
            return
        if self.isRightToLeft():
            reached.moveRight(track.right())
        good = self._share > 1 - _GOOD / QUIETEST
        painter.setBrush(self.colours["accent" if good else "quiet"])
        painter.drawRoundedRect(reached, _HEIGHT / 2, _HEIGHT / 2)

    track = stylesheet_colour("track")
    accent = stylesheet_colour("accent")
    quiet = stylesheet_colour("quiet")
