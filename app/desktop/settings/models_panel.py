"""The speech models: what is here, what is in use, and what can be done about the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout

from app.desktop.ahead import Ahead
from app.desktop.bridge import Bridge
from app.desktop.settings.finding import error_words
from app.desktop.settings.language_panel import CHOSEN, SPOKEN
from app.desktop.settings.model_row import ModelRow
from app.desktop.settings.ports import ModelsPort, Value
from app.desktop.settings.section import Panel
from app.desktop.settings.sound_tests import SoundTests
from app.desktop.settings.worker import SettingsWorker
from app.desktop.text import plain_label
from app.domain.errors import VocalDeskError
from app.domain.setup import ModelStanding, ModelWork, Purpose


class ModelsPanel(Panel):
    """All models for one purpose."""

    told = Signal(object)

    def __init__(
        self,
        purpose: Purpose,
        worker: SettingsWorker,
        models: ModelsPort,
        bridge: Bridge,
        sound: SoundTests,
    ) -> None:
        super().__init__()
        searched = self.tr("model download licence language size import")
        if purpose == "recogniser":
            self.describe(
                self.tr("Speech recognition"),
                self.tr("Writes down what you say. A larger model errs less and takes longer."),
                also=searched,
            )
        else:
            self.describe(self.tr("Voice"), self.tr("Speaks the replies."), also=searched)
        self._purpose = purpose
        self._worker = worker
        self._models = models
        self._bridge = bridge
        self._sound = sound
        self._spoken = ""
        self._heard = ""
        self.rows: dict[str, ModelRow] = {}
        self._making = Ahead(self, urgent=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(16)
        self._nothing = plain_label(self.tr("Looking at what is here …"), role="muted")
        self.column.addWidget(self._nothing)
        self.column.addLayout(self._list)
        self.told.connect(self._take_work, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe: Callable[[], None] | None = None
        worker.stored.connect(self._stored, Qt.ConnectionType.QueuedConnection)
        sound.not_spoken.connect(self._show_unspoken, Qt.ConnectionType.QueuedConnection)

    def learn(self, key: str, value: Value) -> None:
        """Take which language the person speaks."""
        if key == SPOKEN:
            self._spoken = str(value)
            for row in self.rows.values():
                row.show_spoken(self._spoken)

    def begin(self) -> None:
        """Look at the models, and at what is done to them from now on."""
        if self._unsubscribe is None:
            self._unsubscribe = self._models.subscribe(self.told.emit)
        self._look()

    def end(self) -> None:
        """Look no more."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None

    def _look(self) -> None:
        self._bridge.ask(self, self._models.standings, self._show, self._fail)

    def _show(self, standings: Sequence[ModelStanding]) -> None:
        mine = [each for each in standings if each.purpose == self._purpose]
        mine.sort(key=lambda each: (not each.in_use, each.state == "missing"))
        self._nothing.hide()
        for gone in self.rows.keys() - {each.id for each in mine}:
            row = self.rows.pop(gone)
            row.hide()
            row.deleteLater()
        for model in mine:
            if (known := self.rows.get(model.id)) is not None:
                known.show_standing(model)
        new = (model for model in mine if model.id not in self.rows)
        self._making.stop()
        self._making.begin([*(partial(self._make_row, model) for model in new), self._take_all])

    def _make_row(self, model: ModelStanding) -> None:
        row = self.rows[model.id] = ModelRow(model)
        row.wanted.connect(self._act)
        row.show_spoken(self._spoken)
        if self._list.count():
            line = QFrame()
            line.setProperty("role", "line")
            self._list.addWidget(line)
        self._list.addWidget(row)

    def _take_all(self) -> None:
        for work in self._models.work():
            if work.model in self.rows:
                self.rows[work.model].show_work(work)

    def _take_work(self, work: ModelWork) -> None:
        row = self.rows.get(work.model)
        if row is not None:
            row.show_work(work)
        if work.kind == "idle":
            self._look()

    def _fail(self, error: VocalDeskError) -> None:
        self._nothing.setText(error_words(error))
        self._nothing.show()

    def _act(self, name: str, model: str) -> None:
        row = self.rows[model]
        row.problem.hide()
        match name:
            case "hear":
                self._heard = model
                self._sound.speak()
            case "use":
                self._worker.store(CHOSEN[self._purpose], model)
            case "fetch" | "resume":
                self._models.begin_fetch(model)
            case "pause":
                self._models.pause(model)
            case "discard":
                self._models.discard(model)
            case "verify":
                self._models.verify(model)
            case "remove":
                self._models.remove(model)
            case "import":
                self._ask_for_file(model)

    def _ask_for_file(self, model: str) -> None:
        dialog = QFileDialog(self, self.tr("A model's .zip or .onnx file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Models (*.zip *.onnx)"))
        dialog.fileSelected.connect(
            partial(lambda model, path: self._models.take_over(model, Path(path)), model)
        )
        dialog.open()

    def _stored(self, key: str) -> None:
        if key == CHOSEN[self._purpose]:
            self._look()

    def _show_unspoken(self, why: str) -> None:
        if (row := self.rows.get(self._heard)) is not None:
            self._heard = ""
            row.problem.setText(why)
            row.problem.show()
