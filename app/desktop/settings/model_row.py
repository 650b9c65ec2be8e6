"""One speech model: what it is, how it stands, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.desktop.controls import link_button
from app.desktop.icons import Icon
from app.desktop.language import translated
from app.desktop.layouts import Wrapping
from app.desktop.restyle import set_property
from app.desktop.settings.model_words import (
    facts_words,
    knows,
    language_words,
    remove_words,
    state_words,
    work_words,
)
from app.desktop.text import plain_label
from app.domain.setup import ModelStanding, ModelWork

_STEPS = 1000
_REMOVE, _YES, _NO = "remove", "remove-yes", "remove-no"


class ModelRow(QFrame):
    """What the model is, how it stands, and buttons for what can be done."""

    wanted = Signal(str, str)
    """What is to be done, and the id of the model."""

    def __init__(self, model: ModelStanding) -> None:
        super().__init__()
        self.model = model
        self._kind = "idle"
        self._spoken = ""
        self._is_asked = False
        title = plain_label(translated(model.title), role="strong")
        self._facts = plain_label(role="caption")
        self._sign = Icon("check", tone="success", side=18)
        self.state = plain_label(role="caption")
        self.language = plain_label(role="problem")
        self.problem = plain_label(role="problem")
        self.problem.hide()
        self.question = plain_label(remove_words(model))
        self.progress = QProgressBar()
        self.progress.setRange(0, _STEPS)
        self.progress.setTextVisible(False)
        self.progress.hide()
        standing = QHBoxLayout()
        standing.setSpacing(6)
        standing.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        standing.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(self._facts)
        column.addLayout(standing)
        for each in (self.language, self.progress, self.problem, self.question):
            column.addWidget(each)
        holder = QWidget()
        self._row = Wrapping(holder, spacing=4)
        column.addSpacing(4)
        column.addWidget(holder)
        self.buttons: dict[str, QPushButton] = {}
        self._add_buttons()
        self.show_standing(model)

    def _add_buttons(self) -> None:
        for name, words in (
            ("use", self.tr("Use this")),
            ("hear", self.tr("Hear it")),
            (_YES, self.tr("Remove it")),
            (_NO, self.tr("Keep it")),
            ("fetch", self.tr("Only fetch")),
            ("resume", self.tr("Go on fetching")),
            ("pause", self.tr("Pause")),
            ("discard", self.tr("Throw away what has come")),
            ("verify", self.tr("Check")),
            ("import", self.tr("From a file …")),
            (_REMOVE, self.tr("Remove")),
        ):
            button = link_button(words)
            button.setObjectName(name)
            button.setAccessibleName(f"{words}: {self.model.title}")
            button.clicked.connect(lambda _on=False, name=name: self._act(name))
            self.buttons[name] = button
            self._row.addWidget(button)

    def show_standing(self, model: ModelStanding) -> None:
        """Show how the model stands, where nothing is being done to it."""
        self.model = model
        self._facts.setText(facts_words(model))
        self._facts.setToolTip(model.attribution)
        if self._kind == "idle":
            self._show_state(state_words(model))
        self._offer()

    def show_spoken(self, language: str) -> None:
        """Take which language the person speaks, as "de"."""
        self._spoken = language
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
        changed = work.kind != self._kind
        self._kind = work.kind
        self._show_state(state_words(self.model) if work.kind == "idle" else work_words(work))
        self.progress.setAccessibleName(self.state.text())
        if changed:
            self._is_asked = False
            self._offer()

    def _show_state(self, words: str) -> None:
        """Say how it stands; that it is not here, the buttons say."""
        model, idle = self.model, self._kind == "idle"
        self.state.setText(words)
        waits = idle and model.state == "missing" and not model.partial and not model.in_use
        self.state.setVisible(not waits)
        good = idle and model.in_use and model.state == "ready"
        bad = idle and (model.state == "damaged" or (model.in_use and model.state != "ready"))
        self._sign.setVisible(good or bad)
        if good or bad:
            self._sign.show_icon("check" if good else "warning")
            set_property(self._sign, "tone", "success" if good else "warning")

    def _act(self, name: str) -> None:
        if name in (_REMOVE, _YES, _NO):  # what took long to fetch is not gone by a slip
            self._is_asked = name == _REMOVE
            self._offer()
            self.buttons[_NO if self._is_asked else _REMOVE].setFocus()
        if name not in (_REMOVE, _NO):
            self.wanted.emit(_REMOVE if name == _YES else name, self.model.id)

    def _offer(self) -> None:
        model, idle = self.model, self._kind == "idle" and not self._is_asked
        here, part = model.state == "ready", model.partial > 0
        shown = {
            "use": idle and model.offered and not model.in_use,
            "hear": idle and model.purpose == "voice" and model.in_use and here,
            _YES: self._is_asked,
            _NO: self._is_asked,
            "fetch": idle and not here and not part and model.offered,
            "resume": idle and not here and part,
            "pause": self._kind == "fetching",
            "discard": self._kind == "fetching" or (idle and part and not here),
            "verify": idle and model.state != "missing",
            "import": idle and not here,
            _REMOVE: idle and model.state != "missing" and not model.in_use,
        }
        focused = next((each for each in self.buttons.values() if each.hasFocus()), None)
        self.buttons["use"].setText(self.tr("Use this") if here else self.tr("Fetch and use"))
        self.buttons["fetch"].setText(self.tr("Fetch") if model.in_use else self.tr("Only fetch"))
        first = next((name for name in self.buttons if shown[name]), "")
        for name, button in self.buttons.items():
            # What comes first is a button, the rest are links.
            role = "danger" if name == _YES else "" if name in (first, _NO) else "link"
            set_property(button, "role", role)
            button.setVisible(shown[name])
        self.question.setVisible(self._is_asked)
        unknown = bool(self._spoken) and model.in_use and not knows(model, self._spoken)
        self.language.setText(language_words(self._spoken) if unknown else "")
        self.language.setVisible(unknown)
        if focused is not None and focused.isHidden():
            self.setFocus()
