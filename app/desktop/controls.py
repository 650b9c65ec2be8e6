"""Controls that the system's style draws too plainly: a switch, a slider and a choice."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QCheckBox,
    QComboBox,
    QPushButton,
    QRadioButton,
    QSlider,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

from app.desktop.icons import paint_icon
from app.desktop.restyle import stylesheet_colour

_BESIDE_WORDS = 52
"""Logical pixels of a choice that its margins and its arrow take."""


_SWITCH_COLOURS = ("on", "knob", "off")


class Switch(QAbstractButton):
    """Something that is on or off and takes effect at once. Space and Return turn it.

    On it is filled, off it is an outline: what is off does not look as if it could not be had. The
    stylesheet sets the colours.
    """

    def __init__(self) -> None:
        super().__init__()
        self.colours = dict.fromkeys(_SWITCH_COLOURS, QColor(Qt.GlobalColor.gray))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size with room for the focus ring."""
        return QSize(48, 32)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Turn by Return as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name)
        """Paint track and knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.4)
        track = QRectF(0, 0, 40, 22)
        track.moveCenter(QRectF(self.rect()).center())
        on = self.isChecked()
        disc = QRectF(0, 0, 16, 16) if on else QRectF(0, 0, 12, 12)
        at_right = on != self.isRightToLeft()
        disc.moveCenter(
            QPointF(track.right() - 11 if at_right else track.left() + 11, track.center().y())
        )
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colours["on"])
            painter.drawRoundedRect(track, 11, 11)
        else:
            painter.setPen(QPen(self.colours["off"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track.adjusted(1, 1, -1, -1), 10, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colours["knob" if on else "off"])
        painter.drawEllipse(disc)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.colours["on"], 2))
            painter.drawRoundedRect(track.adjusted(-3, -3, 3, 3), 14, 14)

    on = stylesheet_colour("on")
    knob = stylesheet_colour("knob")
    off = stylesheet_colour("off")


class StepSlider(QSlider):
    """A number between `least` and `most`, in steps. The mouse wheel scrolls the page.

    `moved` tells each step while it is dragged, `chosen` where it was let go, or put by a key.
    """

    moved = Signal(int)
    chosen = Signal(int)

    def __init__(self, least: int, most: int, step: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._step = step
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setPageStep(2 * step)
        self.setTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(32)
        self.actionTriggered.connect(self._snap)
        self.sliderReleased.connect(lambda: self.chosen.emit(self.value()))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Leave the wheel to the page."""
        event.ignore()

    def _snap(self, action: int) -> None:
        """Keep the place that the action leads to on a step; the value follows from it."""
        least = self.minimum()
        steps = round((self.sliderPosition() - least) / self._step)
        place = min(least + steps * self._step, self.maximum())
        self.setSliderPosition(place)
        self.moved.emit(place)
        if action != QAbstractSlider.SliderAction.SliderMove.value:
            self.setValue(place)
            self.chosen.emit(place)


class ChoiceBox(QComboBox):
    """One of several values. The mouse wheel scrolls the page, not the value."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name)
        """Paint the box as styled, words that do not fit cut off visibly, and the arrow."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        arrow = QRectF(self.width() - 30, (self.height() - 18) / 2, 18, 18)
        if self.isRightToLeft():
            arrow.moveLeft(12)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText,
            Qt.TextElideMode.ElideRight,
            self.width() - _BESIDE_WORDS,
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        colour: QColor = self.palette().color(QPalette.ColorRole.PlaceholderText)
        paint_icon(painter, "chevron-down", arrow, colour)


def link_button(words: str) -> QPushButton:
    """Return a button that looks like a link."""
    button = QPushButton(words)
    button.setProperty("role", "link")
    button.setAutoDefault(False)
    return button


class TickBox(QCheckBox):
    """Something to agree to. A click anywhere in its row ticks it, not only one on the words."""

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 (Qt's name)
        """Take the whole height: the words alone are lower than what is hit easily."""
        return self.rect().contains(pos)


class DotButton(QRadioButton):
    """One of several that exclude each other. A click anywhere in its row chooses it."""

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 (Qt's name)
        """Take the whole height: the words alone are lower than what is hit easily."""
        return self.rect().contains(pos)
