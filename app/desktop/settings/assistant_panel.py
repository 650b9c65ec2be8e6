"""Tries the language models, and says in which order assistants stand in for one another."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app.desktop.bridge import Bridge
from app.desktop.layouts import Wrapping
from app.desktop.settings.finding import Finding, TryButton, error_words
from app.desktop.settings.ports import SetupPort, Value
from app.desktop.settings.section import Panel
from app.desktop.settings.worker import SettingsWorker
from app.desktop.text import plain_label
from app.domain.errors import VocalDeskError

_CHOSEN = "agent.name"
_STAND_IN = "agent.stand_in"
_BUILT_IN = "built-in"
_MODELS = {"openai": "OpenAI", "anthropic": "Anthropic"}


class AssistantPanel(Panel):
    """A button for each provider, and what came of it."""

    def __init__(self, worker: SettingsWorker, setup: SetupPort, bridge: Bridge) -> None:
        super().__init__()
        self.describe(
            self.tr("Try a language model"),
            self.tr("Asks the model one short question, as it is set up above."),
        )
        self._worker = worker
        self._setup = setup
        self._bridge = bridge
        self._order: dict[str, Value] = {}
        self.order = plain_label(role="muted")
        self.buttons: dict[str, TryButton] = {}
        self.findings: dict[str, Finding] = {}
        holder = QWidget()
        row = Wrapping(holder, spacing=8)
        for name, title in _MODELS.items():
            button = TryButton(self.tr("Test {name}").format(name=title), f"test-{name}")
            button.tried.connect(partial(self.ask, name))
            self.buttons[name] = button
            self.findings[name] = Finding()
            row.addWidget(button)
        self.column.addWidget(holder)
        for finding in self.findings.values():
            self.column.addWidget(finding)
        self.column.addWidget(self.order)

    def ask(self, name: str) -> None:
        """Try one provider with what is stored now."""
        finding = self.findings[name]
        finding.show_busy(self.tr("Asking {name} …").format(name=_MODELS[name]))

        def good(words: str) -> None:
            self.buttons[name].over()
            finding.show_good(words)

        def bad(error: VocalDeskError) -> None:
            self.buttons[name].over()
            finding.show_problem(error_words(error))

        self._worker.when_stored(
            lambda: self._bridge.ask(self, partial(self._setup.try_model, name), good, bad)
        )

    def learn(self, key: str, value: Value) -> None:
        """Take how a setting stands."""
        if key not in (_CHOSEN, _STAND_IN):
            return
        self._order[key] = value
        names = dict.fromkeys(
            (str(self._order.get(_CHOSEN)), str(self._order.get(_STAND_IN)), _BUILT_IN)
        )
        if names and next(iter(names)) == _BUILT_IN:
            self.order.setText(self.tr("The built-in assistant answers; nobody needs to stand in."))
            return
        titles = [_MODELS.get(name, self.tr("built in")) for name in names if name != "None"]
        arrow = self.tr(", then ")
        self.order.setText(self.tr("Who answers: {order}.").format(order=arrow.join(titles)))
