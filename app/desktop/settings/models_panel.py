"""The speech models: what is here, what is in use, and what can be done about the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.desktop.bridge import Bridge
from app.desktop.controls import link_button
from app.desktop.language import translated
from app.desktop.layouts import Wrapping
from app.desktop.settings.finding import error_words
from app.desktop.settings.model_words import facts_words, state_words, work_words
from app.desktop.settings.ports import ModelsPort
from app.desktop.settings.section import Panel
from app.desktop.settings.worker import SettingsWorker
from app.desktop.text import plain_label
from app.domain.errors import VocalDeskError
from app.domain.setup import ModelStanding, ModelWork, Purpose

_SETTINGS: dict[Purpose, str] = {"recogniser": "speech.recogniser", "voice": "speech.voice"}
_STEPS = 1000


class ModelRow(QFrame):
    """One model: what it is, how it stands, and buttons for what can be done."""

    wanted = Signal(str, str)
    """What is to be done, and the id of the model."""

    def __init__(self, model: ModelStanding) -> None:
        super().__init__()
        self.model = model
        self._kind = "idle"
        title = plain_label(translated(model.title), role="strong")
        self._facts = plain_label(role="caption")
        self.state = plain_label(role="caption")
        self.problem = plain_label(role="problem")
        self.problem.hide()
        self.progress = QProgressBar()
        self.progress.setRange(0, _STEPS)
        self.progress.setTextVisible(False)
        self.progress.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for each in (title, self._facts, self.state, self.progress, self.problem):
            column.addWidget(each)
        holder = QWidget()
        self._buttons = Wrapping(holder, spacing=4)
        self.buttons: dict[str, QPushButton] = {}
        for name, words in (
            ("use", self.tr("Use this")),
            ("fetch", self.tr("Only fetch")),
            ("resume", self.tr("Go on fetching")),
            ("pause", self.tr("Pause")),
            ("discard", self.tr("Throw away what has come")),
            ("verify", self.tr("Check")),
            ("import", self.tr("From a file …")),
            ("remove", self.tr("Remove")),
        ):
            button = QPushButton(words) if name == "use" else link_button(words)
            button.setObjectName(name)
            button.setAccessibleName(f"{words}: {model.title}")
            button.clicked.connect(
                lambda _on=False, name=name: self.wanted.emit(name, self.model.id)
            )
            self.buttons[name] = button
            self._buttons.addWidget(button)
        column.addWidget(holder)
        self.show_standing(model)

    def show_standing(self, model: ModelStanding) -> None:
        """Show how the model stands, where nothing is being done to it."""
        self.model = model
        self._facts.setText(facts_words(model))
        self._facts.setToolTip(model.attribution)
        if self._kind == "idle":
            self.state.setText(state_words(model))
        self._offer()

    def show_work(self, work: ModelWork) -> None:
        """Show what is being done, or that it is over and what came of it."""
        if work.kind != "idle" or work.problem:
            self.problem.setText(translated(work.problem))
            self.problem.setVisible(bool(work.problem))
        fetching = work.kind == "fetching"
        self.progress.setVisible(fetching)
        if fetching:
            self.progress.setValue(round(_STEPS * work.done / max(1, work.total)))
        if work.kind == "idle":
            self.state.setText(state_words(self.model))
        else:
            self.state.setText(work_words(work))
        self.progress.setAccessibleName(self.state.text())
        if work.kind != self._kind:
            self._kind = work.kind
            self._offer()

    def _offer(self) -> None:
        model, idle = self.model, self._kind == "idle"
        here, part = model.state == "ready", model.partial > 0
        shown = {
            "use": idle and model.offered and not model.in_use,
            "fetch": idle and not here and not part and model.offered,
            "resume": idle and not here and part,
            "pause": self._kind == "fetching",
            "discard": self._kind == "fetching" or (idle and part and not here),
            "verify": idle and model.state != "missing",
            "import": idle and not here,
            "remove": idle and model.state != "missing" and not model.in_use,
        }
        focused = next((each for each in self.buttons.values() if each.hasFocus()), None)
        self.buttons["use"].setText(self.tr("Use this") if here else self.tr("Fetch and use"))
        self.buttons["fetch"].setText(self.tr("Fetch") if model.in_use else self.tr("Only fetch"))
        for name, button in self.buttons.items():
            button.setVisible(shown[name])
        if focused is not None and focused.isHidden():
            self.setFocus()


class ModelsPanel(Panel):
    """All models for one purpose."""

    told = Signal(object)

    def __init__(
        self,
        purpose: Purpose,
        worker: SettingsWorker,
        models: ModelsPort,
        bridge: Bridge,
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
        self.rows: dict[str, ModelRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(20)
        self._nothing = plain_label(self.tr("Looking at what is here …"), role="muted")
        self.column.addWidget(self._nothing)
        self.column.addLayout(self._list)
        self.told.connect(self._take_work, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe: Callable[[], None] | None = None
        worker.stored.connect(self._stored, Qt.ConnectionType.QueuedConnection)

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
            known = self.rows.get(model.id)
            if known is None:
                known = self.rows[model.id] = ModelRow(model)
                known.wanted.connect(self._act)
                self._list.addWidget(known)
            else:
                known.show_standing(model)
        self._take_all(self._models.work())

    def _take_all(self, works: Iterable[ModelWork]) -> None:
        for work in works:
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
            case "use":
                self._worker.store(_SETTINGS[self._purpose], model)
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
        if key == _SETTINGS[self._purpose]:
            self._look()
