"""Diagnostics: what the program needs, and whether it has it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.desktop.ahead import Ahead
from app.desktop.bridge import Bridge
from app.desktop.language import translated
from app.desktop.settings.finding import Finding, TryButton, error_words
from app.desktop.settings.ports import SetupPort
from app.desktop.settings.section import Panel
from app.desktop.text import plain_label
from app.domain.diagnosis import Finding as Found
from app.domain.errors import VocalDeskError


class ChecksPanel(Panel):
    """What the program needs, and whether it has it."""

    def __init__(self, setup: SetupPort, bridge: Bridge) -> None:
        super().__init__()
        self.describe(
            self.tr("How things stand"),
            self.tr("The same as the command vocal-desk doctor says."),
            also=self.tr("doctor version devices problem"),
        )
        self._setup = setup
        self._bridge = bridge
        self.versions = plain_label(role="caption")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.busy = Finding()
        self.again = TryButton(self.tr("Look again"), "lookAgain")
        self.again.tried.connect(self.look)
        self.found: tuple[Found, ...] = ()
        self._lines: list[Finding] = []
        self._writing = Ahead(self, urgent=True)
        self.column.addWidget(self.versions)
        self.column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.busy)
        self.column.addLayout(self._list)

    def begin(self) -> None:
        """Look at everything, the first time."""
        if not self.found:
            self.look()

    def look(self) -> None:
        """Look at everything."""
        self.busy.show_busy(self.tr("Looking …"))
        self._bridge.ask(self, self._setup.versions, self.versions.setText, self._fail)
        self._bridge.ask(self, self._setup.checks, self._show, self._fail)

    def _show(self, found: Sequence[Found]) -> None:
        self.again.over()
        self.busy.clear()
        self.found = tuple(found)
        for line in self._lines[len(found) :]:
            line.hide()
        problems_first = sorted(self.found, key=lambda each: each.ok)
        self._writing.stop()
        self._writing.begin(
            partial(self._write, at, check) for at, check in enumerate(problems_first)
        )

    def _write(self, at: int, check: Found) -> None:
        if at == len(self._lines):
            self._lines.append(Finding())
            self._list.addWidget(self._lines[at])
        line = self._lines[at]
        name = translated(check.name)
        name = name[:1].upper() + name[1:]
        words = f"{name}: {translated(check.finding).rstrip('.')}."
        if check.ok:
            line.show_good(words)
        else:
            line.show_problem(f"{words} {translated(check.advice)}".strip())

    def _fail(self, error: VocalDeskError) -> None:
        self.again.over()
        self.busy.show_problem(error_words(error))
