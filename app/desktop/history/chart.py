"""How long the answers of a conversation took: a bar for each turn, in stages."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.history.wording import seconds_words
from app.desktop.layouts import Wrapping
from app.desktop.restyle import stylesheet_colour
from app.desktop.text import plain_label
from app.domain.history import TurnTimes
from app.domain.latency import Stages, stages_of, typical

_HEIGHT = 168
_TOP = 10
_FOOT = 24
_AXIS = 44
_WIDEST_BAR = 36.0
_LEAST_BAR = 3.0
_STAGES = ("words", "calendar", "answer", "voice")
_COLOURS = (*_STAGES, "grid", "ink", "outline", "ground")


class LatencyBars(QWidget):
    """The bars. The mouse over them and the arrow keys pick a turn, whose figures `picked` tells.

    A screen reader gets the whole as a description and each picked turn as the value.
    """

    picked = Signal(int)
    """The place of the turn in the list, or -1 for none."""

    def __init__(self, turns: Sequence[TurnTimes]) -> None:
        super().__init__()
        self.colours = dict.fromkeys(_COLOURS, QColor(Qt.GlobalColor.gray))
        self._turns = tuple(turns)
        self._stages = tuple(stages_of(turn) for turn in turns)
        self._picked = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Response times"))
        self.setAccessibleDescription(self._description())

    @property
    def picked_turn(self) -> int:
        """The place of the turn that is picked, or -1."""
        return self._picked

    def words_of(self, place: int) -> str:
        """Return the figures of one turn in words."""
        if not 0 <= place < len(self._turns):
            return ""
        turn, stages = self._turns[place], self._stages[place]
        parts = [
            self.tr("Turn {n}: {total}").format(n=place + 1, total=seconds_words(stages.total))
        ]
        parts += [
            f"{words} {seconds_words(getattr(stages, stage))}"
            for stage, words in stage_words().items()
            if getattr(stages, stage) > 0
        ]
        if turn.outcome in ("failed", "cancelled", "interrupted", "nothing_heard"):
            parts.append(
                {
                    "failed": self.tr("it failed"),
                    "cancelled": self.tr("it was cancelled"),
                    "interrupted": self.tr("it was interrupted"),
                    "nothing_heard": self.tr("nothing was heard"),
                }[turn.outcome]
            )
        return " · ".join(parts)

    def pick(self, place: int) -> None:
        """Pick a turn by its place, or none."""
        place = place if 0 <= place < len(self._turns) else -1
        if place == self._picked:
            return
        self._picked = place
        self.setAccessibleDescription(self.words_of(place) or self._description())
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
        self.picked.emit(place)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size, of which the width is free."""
        return QSize(360, _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Let the window get narrow."""
        return QSize(160, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Go from turn to turn by the arrow keys."""
        last = len(self._turns) - 1
        ways = {
            Qt.Key.Key_Right: min(self._picked + 1, last),
            Qt.Key.Key_Left: max(self._picked - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in ways:
            self.pick(ways[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Pick the first turn, unless one is picked."""
        super().focusInEvent(event)
        if self._picked < 0:
            self.pick(0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Pick the turn under the mouse."""
        slot = self._slot()
        place = math.floor((event.position().x() - _AXIS) / slot) if slot else -1
        self.pick(place)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Pick none, unless the keyboard is here."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.pick(-1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name)
        """Paint scale and bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(max(11, round(self.fontInfo().pixelSize() * 0.8)))
        painter.setFont(font)
        plot = QRectF(_AXIS, _TOP, self.width() - _AXIS - 4, self.height() - _TOP - _FOOT)
        top = scale_top(max((stages.total for stages in self._stages), default=0.0))
        self._paint_scale(painter, plot, top)
        slot = self._slot()
        bar = max(_LEAST_BAR, min(_WIDEST_BAR, slot * 0.64))
        for place, stages in enumerate(self._stages):
            middle = plot.x() + slot * (place + 0.5)
            column = QRectF(middle - bar / 2, plot.y(), bar, plot.height())
            if place == self._picked:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.colours["ground"])
                wide = QRectF(middle - slot / 2, plot.y() - 6, slot, plot.height() + 6)
                painter.drawRoundedRect(wide, 6, 6)
            self._paint_bar(painter, column, stages, top)
        self._paint_numbers(painter, plot, slot)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.colours["outline"], 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _paint_scale(self, painter: QPainter, plot: QRectF, top: float) -> None:
        for step in range(3):
            value = top * step / 2
            y = plot.bottom() - plot.height() * step / 2
            painter.setPen(QPen(self.colours["grid"], 1))
            painter.drawLine(QPointF(plot.x(), y), QPointF(plot.right(), y))
            painter.setPen(self.colours["ink"])
            area = QRectF(0, y - 9, _AXIS - 8, 18)
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(area, end, f"{value / 1000:g} s")

    def _paint_bar(self, painter: QPainter, column: QRectF, stages: Stages, top: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        y = column.bottom()
        for stage in _STAGES:
            height = column.height() * getattr(stages, stage) / top
            if height <= 0:
                continue
            # A gap between the stages tells them apart where colours do not.
            part = QRectF(column.x(), y - height, column.width(), max(1.0, height - 1))
            painter.setBrush(self.colours[stage])
            painter.drawRoundedRect(part, 2, 2)
            y -= height

    def _paint_numbers(self, painter: QPainter, plot: QRectF, slot: float) -> None:
        painter.setPen(self.colours["ink"])
        widest = QFontMetricsF(painter.font()).horizontalAdvance(str(len(self._turns))) + 10
        every = max(1, math.ceil(widest / slot)) if slot else 1
        for place in range(0, len(self._turns), every):
            area = QRectF(plot.x() + slot * place - 20, plot.bottom() + 4, slot + 40, 18)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(place + 1))

    def _slot(self) -> float:
        return (self.width() - _AXIS - 4) / len(self._turns) if self._turns else 0.0

    def _description(self) -> str:
        middle = typical(self._turns)
        if middle is None:
            return self.tr("No turn was answered.")
        slowest = max(range(len(self._stages)), key=lambda place: self._stages[place].total)
        words = self.tr(
            "{n} turns, typically answered after {typical}; the slowest was turn {turn} with {most}"
        )
        return words.format(
            n=len(self._turns),
            typical=seconds_words(middle),
            turn=slowest + 1,
            most=seconds_words(self._stages[slowest].total),
        )

    words = stylesheet_colour("words")
    calendar = stylesheet_colour("calendar")
    answer = stylesheet_colour("answer")
    voice = stylesheet_colour("voice")
    grid = stylesheet_colour("grid")
    ink = stylesheet_colour("ink")
    outline = stylesheet_colour("outline")
    ground = stylesheet_colour("ground")


class LatencyChart(QWidget):
    """The bars, what their colours mean, and the figures of the turn that is picked."""

    def __init__(self, turns: Sequence[TurnTimes]) -> None:
        super().__init__()
        self.bars = LatencyBars(turns)
        self._rest = self.bars.accessibleDescription()
        self.figures = plain_label(self._rest, role="caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bars)
        column.addWidget(self._legend())
        column.addWidget(self.figures)
        self.bars.picked.connect(self._show_figures)

    def _show_figures(self, place: int) -> None:
        self.figures.setText(self.bars.words_of(place) or self._rest)

    def _legend(self) -> QWidget:
        legend = QWidget()
        row = Wrapping(legend, spacing=14)
        for stage, words in stage_words().items():
            entry = QWidget()
            inner = QHBoxLayout(entry)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(6)
            inner.addWidget(_Swatch(self.bars, stage))
            inner.addWidget(plain_label(words, role="caption", wrap=False))
            row.addWidget(entry)
        return legend


class _Swatch(QWidget):
    """The colour of one stage."""

    def __init__(self, bars: LatencyBars, stage: str) -> None:
        super().__init__()
        self._bars = bars
        self._stage = stage
        self.setFixedSize(12, 12)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 (Qt's name)
        """Paint a small square."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._bars.colours[self._stage])
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)


def stage_words() -> dict[str, str]:
    """Return what the stages are called, in their order."""
    return {
        "words": QCoreApplication.translate("History", "Writing down"),
        "calendar": QCoreApplication.translate("History", "Calendar"),
        "answer": QCoreApplication.translate("History", "Assistant"),
        "voice": QCoreApplication.translate("History", "Voice"),
    }


def scale_top(longest: float) -> float:
    """Return the round number of milliseconds that a scale ends at."""
    for unit in (200.0, 500.0, 1000.0, 2000.0, 5000.0, 10_000.0, 20_000.0, 60_000.0):
        if longest <= unit:
            return unit
    return math.ceil(longest / 60_000.0) * 60_000.0
