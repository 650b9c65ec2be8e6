"""Carries settings to a file and back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from app.desktop.bridge import Bridge
from app.desktop.controls import link_button
from app.desktop.layouts import Wrapping
from app.desktop.settings.finding import Finding, error_words
from app.desktop.settings.ports import ImportResult, SetupPort
from app.desktop.settings.section import Panel
from app.desktop.settings.worker import SettingsWorker
from app.domain.errors import VocalDeskError


class ExchangePanel(Panel):
    """Two buttons, what came of them, and the way back."""

    def __init__(self, worker: SettingsWorker, setup: SetupPort, bridge: Bridge) -> None:
        super().__init__()
        self.describe(
            self.tr("Settings as a file"),
            self.tr("For another computer, or to keep. Keys are never in it."),
            also=self.tr("export import backup"),
        )
        self._worker = worker
        self._setup = setup
        self._bridge = bridge
        self._backup: Path | None = None
        self.export = QPushButton(self.tr("Export …"))
        self.export.setObjectName("export")
        self.export.clicked.connect(self._ask_where)
        self.take = QPushButton(self.tr("Import …"))
        self.take.setObjectName("import")
        self.take.clicked.connect(self._ask_which)
        self.undo = link_button(self.tr("Put back what was there"))
        self.undo.setObjectName("undoImport")
        self.undo.clicked.connect(self._put_back)
        self.undo.hide()
        self.finding = Finding()
        holder = QWidget()
        row = Wrapping(holder, spacing=8)
        row.addWidget(self.export)
        row.addWidget(self.take)
        self.column.addWidget(holder)
        self.column.addWidget(self.finding)
        self.column.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)

    def write(self, path: str) -> None:
        """Write the settings to a file."""

        def done(count: int) -> None:
            words = self.tr("{count} settings are in {path}.").format(count=count, path=path)
            self.finding.show_good(words)

        self._worker.when_stored(
            lambda: self._bridge.ask(
                self, lambda: self._setup.export_settings(Path(path)), done, self._fail
            )
        )

    def read(self, path: str) -> None:
        """Take over the settings of a file."""
        self._worker.when_stored(
            lambda: self._bridge.ask(
                self, lambda: self._setup.import_settings(Path(path)), self._show_taken, self._fail
            )
        )

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Export settings"), "vocal-desk-settings.json")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.write)
        dialog.open()

    def _ask_which(self) -> None:
        dialog = QFileDialog(self, self.tr("Import settings"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Settings (*.json)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.read)
        dialog.open()

    def _put_back(self) -> None:
        if self._backup is not None:
            self.read(str(self._backup))

    def _show_taken(self, taken: ImportResult) -> None:
        words = [self.tr("{count} settings have changed.").format(count=len(taken.changed))]
        if taken.unknown:
            keys = ", ".join(taken.unknown)
            words.append(self.tr("Not known here and left out: {keys}.").format(keys=keys))
        words += taken.refused
        (self.finding.show_problem if taken.refused else self.finding.show_good)(" ".join(words))
        self._backup = taken.backup
        self.undo.setVisible(taken.backup is not None)
        self._worker.load()
        for key in taken.changed:
            self._worker.stored.emit(key)

    def _fail(self, error: VocalDeskError) -> None:
        self.finding.show_problem(error_words(error))
