"""Diagnostics: a report for whoever helps, and the way to the log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from app.desktop.bridge import Bridge
from app.desktop.controls import TickBox
from app.desktop.layouts import Wrapping
from app.desktop.settings.finding import Finding, error_words
from app.desktop.settings.folder_button import FolderButton
from app.desktop.settings.ports import SetupPort
from app.desktop.settings.recent import Recent
from app.desktop.settings.section import Panel
from app.desktop.watchdog import TurnFigures, slow_lines
from app.domain.diagnosis import report
from app.domain.errors import VocalDeskError


class ReportPanel(Panel):
    """A report to copy or to save; what may be in it is the person's to say."""

    def __init__(
        self,
        setup: SetupPort,
        bridge: Bridge,
        recent: Recent,
        figures: Callable[[], TurnFigures | None],
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
        self._figures = figures
        self.with_words = TickBox(self.tr("With what was said"))
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
        buttons.addWidget(
            FolderButton(self.tr("Open log folder"), "log", setup, bridge, self.finding)
        )
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
        figures = self._figures()
        window = (figures.as_json(), *slow_lines(figures)) if figures is not None else ()
        setup = self._setup
        self.finding.show_busy(self.tr("Looking …"))

        async def work() -> str:
            text = report(
                versions=await setup.versions(),
                checks=await setup.checks(),
                turns=turns or await setup.last_turns(),
                notices=notices,
                window=window,
                log=await setup.log_end(),
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
