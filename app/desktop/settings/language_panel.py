"""Whether the speech models know the language that the person speaks, and those that do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.desktop.bridge import Bridge
from app.desktop.language import translated
from app.desktop.settings.finding import Finding, error_words
from app.desktop.settings.model_words import knows, size_words, unknown_words
from app.desktop.settings.ports import ModelsPort, Value
from app.desktop.settings.section import Panel
from app.desktop.settings.worker import SettingsWorker
from app.domain.errors import VocalDeskError
from app.domain.setup import ModelStanding, Purpose

SPOKEN = "person.language"
CHOSEN: dict[Purpose, str] = {"recogniser": "speech.recogniser", "voice": "speech.voice"}


class LanguagePanel(Panel):
    """Nothing where they know it; else what that means, and a button for a model that does."""

    def __init__(self, worker: SettingsWorker, models: ModelsPort, bridge: Bridge) -> None:
        super().__init__()
        self._worker = worker
        self._models = models
        self._bridge = bridge
        self._spoken = ""
        self._is_searched = False
        self.findings = {purpose: Finding() for purpose in CHOSEN}
        self.buttons: dict[Purpose, QPushButton] = {}
        for purpose in CHOSEN:
            button = QPushButton()
            button.setObjectName(f"use-{purpose}")
            button.clicked.connect(partial(self._use, purpose))
            button.hide()
            self.buttons[purpose] = button
            self.column.addWidget(self.findings[purpose])
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._fitting: dict[Purpose, str] = {}
        self.hide()
        worker.stored.connect(self._stored, Qt.ConnectionType.QueuedConnection)

    def show_found(self, around: str, wanted: Sequence[str]) -> int:  # noqa: ARG002
        """Be no find of a search: it belongs to what stands above."""
        self._is_searched = bool(wanted)
        self._show_if_needed()
        return 0

    def begin(self) -> None:
        """Look at the models."""
        self._bridge.ask(self, self._models.standings, self._show, self._fail)

    def learn(self, key: str, value: Value) -> None:
        """Take which language the person speaks."""
        if key == SPOKEN and value != self._spoken:
            self._spoken = str(value)
            self.begin()

    def _stored(self, key: str) -> None:
        if key in CHOSEN.values():
            self.begin()

    def _show(self, standings: Sequence[ModelStanding]) -> None:
        for purpose in CHOSEN:
            mine = [each for each in standings if each.purpose == purpose and each.offered]
            used = next((each for each in mine if each.in_use), None)
            fitting = next((each for each in mine if knows(each, self._spoken)), None)
            if used is None or knows(used, self._spoken):
                self.findings[purpose].clear()
                fitting = None
            else:
                words = unknown_words(purpose, used, self._spoken, fitting)
                self.findings[purpose].show_problem(words)
            self._offer(purpose, fitting)
        self._show_if_needed()

    def _show_if_needed(self) -> None:
        troubled = any(finding.text for finding in self.findings.values())
        self.setVisible(troubled and not self._is_searched)

    def _offer(self, purpose: Purpose, model: ModelStanding | None) -> None:
        button = self.buttons[purpose]
        button.setVisible(model is not None)
        if model is None:
            self._fitting.pop(purpose, None)
            return
        self._fitting[purpose] = model.id
        if model.state == "ready":
            button.setText(self.tr("Use that"))
        else:
            words = self.tr("Fetch and use that ({size})").format(size=size_words(model.size))
            button.setText(words)
        button.setAccessibleName(f"{button.text()}: {translated(model.title)}")

    def _use(self, purpose: Purpose) -> None:
        self._worker.store(CHOSEN[purpose], self._fitting[purpose])

    def _fail(self, error: VocalDeskError) -> None:
        self.findings["voice"].show_problem(error_words(error))
        self._show_if_needed()
