"""A button that shows a folder of the program in the system's own program for files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from app.desktop.bridge import Bridge
from app.desktop.settings.finding import Finding, error_words
from app.desktop.settings.ports import SetupPort
from app.domain.errors import VocalDeskError


class FolderButton(QPushButton):
    """Opens the folder of this name; where nothing opens it, `finding` says where it is."""

    def __init__(
        self, words: str, name: str, setup: SetupPort, bridge: Bridge, finding: Finding
    ) -> None:
        super().__init__(words)
        self._name = name
        self._setup = setup
        self._bridge = bridge
        self._finding = finding
        self.setObjectName(f"open-{name}")
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self._bridge.ask(self, self._setup.folders, self._show, self._fail)

    def _show(self, folders: Mapping[str, Path]) -> None:
        folder = folders[self._name]
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            words = self.tr("No program opened the folder. It is {path}")
            self._finding.show_problem(words.format(path=folder))

    def _fail(self, error: VocalDeskError) -> None:
        self._finding.show_problem(error_words(error))
