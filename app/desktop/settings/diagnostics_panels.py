"""Diagnostics: how things stand, how long turns took, and a report for whoever helps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.desktop.bridge import Bridge
from app.desktop.language import translated
from app.desktop.layouts import Wrapping
from app.desktop.settings.finding import Finding, TryButton, error_words
from app.desktop.settings.ports import CheckResult, SetupPort
from app.desktop.settings.recent import Recent, latencies
from app.desktop.settings.report import report
from app.desktop.settings.section import Panel
from app.desktop.text import plain_label
from app.domain.errors import VocalDeskError

_LOG_LINES = 200


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
        self.found: tuple[CheckResult, ...] = ()
        for each in (self.versions, self.busy):
            self.column.addWidget(each)
        self.column.addLayout(self._list)
        self.column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self) -> None:
        """Look at everything, the first time."""
        if not self.found:
            self.look()

    def look(self) -> None:
        """Look at everything."""
        self.busy.show_busy(self.tr("Looking …"))
        self._bridge.ask(self, self._setup.versions, self.versions.setText, self._fail)
        self._bridge.ask(self, self._setup.checks, self._show, self._fail)

    def _show(self, found: Sequence[CheckResult]) -> None:
        self.again.over()
        self.busy.clear()
        self.found = tuple(found)
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for check in sorted(self.found, key=lambda each: each.ok):
            line = Finding()
            name = translated(check.name)
            words = f"{name[:1].upper()}{name[1:]}: {translated(check.finding).rstrip('.')}."
            if check.ok:
                line.show_good(words)
            else:
                line.show_problem(f"{words} {translated(check.advice)}".strip())
            self._list.addWidget(line)

    def _fail(self, error: VocalDeskError) -> None:
        self.again.over()
        self.busy.show_problem(error_words(error))


class LatencyPanel(Panel):
    """How long the last turns took, and whether the window kept up."""

    def __init__(self, recent: Recent, stalls: Callable[[], str]) -> None:
        super().__init__()
        self.describe(
            self.tr("How quick the last answers were"),
            self.tr("In milliseconds, from the moment you let go of the key."),
            also=self.tr("latency slow stall"),
        )
        self._recent = recent
        self._stalls = stalls
        self._holder = QVBoxLayout()
        self._table: QWidget | None = None
        self.column.addLayout(self._holder)
        self.stalls = plain_label(role="caption")
        self.column.addWidget(self.stalls)

    def begin(self) -> None:
        """Work the figures out anew."""
        if self._table is not None:
            self._table.hide()
            self._table.deleteLater()
        self._table = self._figures()
        self._holder.addWidget(self._table)
        self.stalls.setText(self._stalls())
        self.stalls.setVisible(bool(self.stalls.text()))

    def _figures(self) -> QWidget:
        found = latencies(self._recent.turns)
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


class ReportPanel(Panel):
    """A report to copy or to save; what may be in it is the person's to say."""

    def __init__(
        self,
        setup: SetupPort,
        bridge: Bridge,
        recent: Recent,
        stalls: Callable[[], str],
    ) -> None:
        super().__init__()
        self.describe(
            self.tr("Report for whoever helps you"),
            self.tr(
                "No keys, no e-mail addresses, not your name, and nothing you said unless you tick"
                " it. It is sent nowhere."
            ),
            also=self.tr("copy save log support"),
        )
        self._setup = setup
        self._bridge = bridge
        self._recent = recent
        self._stalls = stalls
        self.with_words = QCheckBox(self.tr("With what was said"))
        self.with_words.setObjectName("withWords")
        self.copy = QPushButton(self.tr("Copy"))
        self.copy.setObjectName("copyReport")
        self.copy.clicked.connect(lambda: self.make(self._put_on_clipboard))
        self.save = QPushButton(self.tr("Save …"))
        self.save.setObjectName("saveReport")
        self.save.clicked.connect(self._ask_where)
        self.finding = Finding()
        holder = QWidget()
        buttons = Wrapping(holder, spacing=8)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.save)
        row = QHBoxLayout()
        row.addWidget(self.with_words)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(holder)
        self.column.addWidget(self.finding)

    def make(self, then: Callable[[str], None]) -> None:
        """Have the report made, and hand it on."""
        turns, notices = tuple(self._recent.turns), tuple(self._recent.notices.values())
        said = tuple(self._recent.said) if self.with_words.isChecked() else ()
        stalls = self._stalls()
        setup = self._setup
        self.finding.show_busy(self.tr("Looking …"))

        async def work() -> str:
            text = report(
                versions=await setup.versions(),
                checks=await setup.checks(),
                turns=turns,
                notices=notices,
                stalls=stalls,
                log=await setup.log_end(_LOG_LINES),
                said=said,
            )
            return setup.redact(text)

        self._bridge.ask(self, work, then, self._fail)

    def write(self, path: str) -> None:
        """Make the report and write it to a file."""

        def put(text: str) -> None:
            self._bridge.ask(self, lambda: self._setup.write(Path(path), text), done, self._fail)

        def done(_: None) -> None:
            self.finding.show_good(self.tr("The report is in {path}.").format(path=path))

        self.make(put)

    def _put_on_clipboard(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.finding.show_good(self.tr("The report is on the clipboard."))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save report"), "vocal-desk-report.txt")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.write)
        dialog.open()

    def _fail(self, error: VocalDeskError) -> None:
        self.finding.show_problem(error_words(error))
