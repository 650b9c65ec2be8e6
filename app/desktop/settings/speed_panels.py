"""Diagnostics: how long the last turns took, and whether the window kept up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.desktop.bridge import Bridge
from app.desktop.settings.ports import SetupPort
from app.desktop.settings.recent import Recent
from app.desktop.settings.section import Panel
from app.desktop.text import plain_label
from app.desktop.watchdog import TurnFigures, slow_lines, stall_words
from app.domain.latency import Latency, Timed, latencies

_AGAIN_MS = 2_000


class LatencyPanel(Panel):
    """How long the last turns took: of this window, or else those that the history knows."""

    def __init__(self, setup: SetupPort, bridge: Bridge, recent: Recent) -> None:
        super().__init__()
        self.describe(
            self.tr("How quick the last answers were"),
            self.tr("In milliseconds, from the moment you let go of the key."),
            also=self.tr("latency slow"),
        )
        self._setup = setup
        self._bridge = bridge
        self._recent = recent
        self._holder = QVBoxLayout()
        self._table: QWidget | None = None
        self.column.addLayout(self._holder)

    def begin(self) -> None:
        """Work the figures out anew."""
        if self._recent.turns:
            self._show(tuple(self._recent.turns))
        else:
            self._bridge.ask(self, self._setup.last_turns, self._show, lambda _: self._show(()))

    def _show(self, turns: Sequence[Timed]) -> None:
        if self._table is not None:
            self._table.hide()
            self._table.deleteLater()
        self._table = self._figures(latencies(turns))
        self._holder.addWidget(self._table)

    def _figures(self, found: Sequence[Latency]) -> QWidget:
        if not found:
            return plain_label(self.tr("Nothing has been asked yet."), role="muted")
        names = {
            "transcript": self.tr("Words written down"),
            "reply": self.tr("Reply shown"),
            "voice": self.tr("Reply heard"),
        }
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight
        for column, title in enumerate(
            (self.tr("Typical"), self.tr("Slowest"), self.tr("Turns")), start=1
        ):
            grid.addWidget(plain_label(title, role="section", wrap=False), 0, column, right)
        locale = QLocale()
        for row, each in enumerate(found, start=1):
            grid.addWidget(plain_label(names[each.part]), row, 0)
            for column, value in enumerate((each.middle, each.high, each.count), start=1):
                figure = plain_label(locale.toString(round(value)), wrap=False)
                grid.addWidget(figure, row, column, right)
        return table


class WindowPanel(Panel):
    """Whether the window kept up, and the last turns of its event loop that took too long."""

    def __init__(self, figures: Callable[[], TurnFigures | None]) -> None:
        super().__init__()
        self.describe(
            self.tr("Whether the window kept up"),
            self.tr("While it works on something for longer, it neither paints nor answers."),
            also=self.tr("latency slow stall frozen event loop"),
        )
        self._figures = figures
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._show)
        self.summary = plain_label()
        self.slow = plain_label(role="caption")
        self.slow.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self.summary)
        self.column.addWidget(self.slow)

    def begin(self) -> None:
        """Show the figures, and how they change."""
        self._show()
        self._again.start()

    def end(self) -> None:
        """Let them be."""
        self._again.stop()

    def _show(self) -> None:
        figures = self._figures()
        if figures is None:
            self.summary.setText(self.tr("It is not measured here."))
            self.slow.hide()
            return
        self.summary.setText(stall_words(figures))
        self.slow.setText("\n".join(slow_lines(figures)))
        self.slow.setVisible(bool(figures.slow))
