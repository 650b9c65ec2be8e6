"""The big push-to-talk button, with the microphone's level as a ring around it."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton

from app.desktop.icons import paint_icon
from app.desktop.language import say
from app.desktop.motion import may_move
from app.desktop.restyle import stylesheet_colour
from app.domain.events import Phase

_LARGE = (120, 78)
_SMALL = (88, 58)
"""Side of the whole button and diameter of its disc, in logical pixels."""

QUIET_DBFS = -60.0
LOUD_DBFS = -12.0
_FRAME_MS = 33
_WORKING = frozenset({Phase.ARMING, Phase.TRANSCRIBING, Phase.THINKING, Phase.COMMITTING})


def ring_size(dbfs: float) -> float:
    """Return how far the ring swells, 0 to 1, for a level in dBFS."""
    if math.isnan(dbfs):
        return 0.0
    return min(1.0, max(0.0, (dbfs - QUIET_DBFS) / (LOUD_DBFS - QUIET_DBFS)))


class TalkButton(QAbstractButton):
    """Hold it to speak. `held` and `let_go` tell of the mouse; Return turns talking on and off.

    `clicked` comes from assistive technology alone, which can press but not hold. The stylesheet
    sets the colours.
    """

    held = Signal()
    let_go = Signal()
    toggled_by_key = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._phase = Phase.IDLE
        self._ready = True
        self._level = 0.0
        self._shown_level = 0.0
        self._angle = 0.0
        self.colours = {
            name: QColor(Qt.GlobalColor.gray)
            for name in ("accent", "ink", "track", "still", "stillInk", "outline")
        }
        self._side, self._disc = _LARGE
        self.setFixedSize(self.sizeHint())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        say(self.setAccessibleName, lambda: self.tr("Hold to talk"), on=self)
        self._clock = QTimer(self)
        self._clock.setInterval(_FRAME_MS)
        self._clock.timeout.connect(self._advance)

    accent = stylesheet_colour("accent")
    ink = stylesheet_colour("ink")
    track = stylesheet_colour("track")
    still = stylesheet_colour("still")
    stillInk = stylesheet_colour("stillInk")  # noqa: N815 (a Qt property)
    outline = stylesheet_colour("outline")

    # What it shows

    def show_phase(self, phase: Phase) -> None:
        """Show where the turn stands; motion runs only while something is going on."""
        self._phase = phase
        if phase is not Phase.LISTENING:
            self._level = 0.0
        if phase is Phase.IDLE:
            self._shown_level = 0.0
        self._run_clock()
        self.update()

    def show_level(self, dbfs: float) -> None:
        """Show the microphone's level in dBFS."""
        self._level = ring_size(dbfs)

    def show_ready(self, ready: bool) -> None:
        """Show whether there is a microphone to talk into."""
        self._ready = ready
        self.update()

    def show_small(self, small: bool) -> None:
        """Take less room, for a low window."""
        self._side, self._disc = _SMALL if small else _LARGE
        self.setFixedSize(self.sizeHint())
        self.update()

    def _run_clock(self) -> None:
        shows_level = self._phase is Phase.LISTENING
        moving = (shows_level or (self._phase is not Phase.IDLE and may_move())) and (
            self.isVisible()
        )
        if moving and not self._clock.isActive():
            self._clock.start()
        elif not moving:
            self._clock.stop()

    def _advance(self) -> None:
        """Move on by one frame: quick to rise, slow to fall."""
        self._run_clock()
        pace = 0.5 if self._level > self._shown_level else 0.18
        self._shown_level += (self._level - self._shown_level) * pace
        if may_move():
            self._angle = (self._angle + 360 * _FRAME_MS / 1400) % 360
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Stop moving while nobody sees it."""
        self._clock.stop()
        super().hideEvent(event)

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Begin to talk."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setDown(True)
            self.held.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """End talking, wherever the pointer is by now."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setDown(False)
            self.let_go.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Keep talking when the pointer slips off the button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Turn talking on or off by Return, for those who can't hold a key."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.toggled_by_key.emit()
            return
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Leave the space bar to the window."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    # Painting

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size with room for the ring."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name)
        """Paint ring, disc and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ring(painter)
        usable = self._ready or self._phase is not Phase.IDLE
        disc = self._circle(self._disc - (4 if self.isDown() else 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colours["accent" if usable else "still"])
        painter.drawEllipse(disc)
        icon = QRectF(0, 0, self._disc * 0.42, self._disc * 0.42)
        icon.moveCenter(disc.center())
        ink = self.colours["ink" if usable else "stillInk"]
        paint_icon(painter, "microphone" if usable else "microphone-off", icon, ink)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.colours["outline"], 2))
            painter.drawEllipse(self._circle(self._disc + 8))

    def _paint_ring(self, painter: QPainter) -> None:
        room = self._side - 4 - self._disc
        accent = QColor(self.colours["accent"])
        if self._phase is Phase.LISTENING:
            for share, opacity in ((1.0, 0.16), (0.6, 0.22)):
                accent.setAlphaF(opacity)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(accent)
                swell = 0.25 + 0.75 * self._shown_level
                painter.drawEllipse(self._circle(self._disc + room * share * swell))
        elif self._phase is Phase.SPEAKING:
            wave = (1 + math.sin(math.radians(self._angle))) / 2
            for share in (0.35 + 0.25 * wave, 0.7 + 0.3 * wave):
                accent.setAlphaF(0.45 * (1.15 - share))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(accent, 2.5))
                painter.drawEllipse(self._circle(self._disc + room * share))
        elif self._phase in _WORKING:
            circle = self._circle(self._disc + room * 0.55)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.colours["track"], 3.5))
            painter.drawEllipse(circle)
            pen = QPen(accent, 3.5)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            if may_move():
                painter.drawArc(circle, round(-self._angle * 16), 80 * 16)
            else:
                painter.drawEllipse(circle)

    def _circle(self, diameter: float) -> QRectF:
        circle = QRectF(0, 0, diameter, diameter)
        circle.moveCenter(QRectF(self.rect()).center())
        return circle
