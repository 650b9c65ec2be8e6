"""Tries a language model, and says in which order assistants stand in for one another."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from app.desktop.bridge import Bridge
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


class TryModelPanel(Panel):
    """A button that asks one provider's model a question, and what came of it."""

    def __init__(self, name: str, worker: SettingsWorker, setup: SetupPort, bridge: Bridge) -> None:
        super().__init__()
        self._name = name
        self._title = _MODELS[name]
        self._worker = worker
        self._setup = setup
        self._bridge = bridge
        self.words = self.tr("try test connection {name}").format(name=self._title).casefold()
        self.test = TryButton(self.tr("Test {name}").format(name=self._title), f"test-{name}")
        self.test.tried.connect(self.ask)
        self.finding = Finding()
        self.column.addWidget(self.test, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(
            plain_label(self.tr("Asks one short question, as it is set up here."), role="caption")
        )
        self.column.addWidget(self.finding)

    def ask(self) -> None:
        """Try the provider with what is stored now."""
        self.finding.show_busy(self.tr("Asking {name} …").format(name=self._title))
        # What was typed just now is stored by then.
        self._worker.when_stored(
            lambda: self._bridge.ask(
                self, partial(self._setup.try_model, self._name), self._show, self._fail
            )
        )

    def _show(self, words: str) -> None:
        self.test.over()
        self.finding.show_good(words)

    def _fail(self, error: VocalDeskError) -> None:
        self.test.over()
        self.finding.show_problem(error_words(error))


class OrderPanel(Panel):
    """Who answers, and who when that one does not."""

    def __init__(self) -> None:
        super().__init__()
        self.words = self.tr("order fall back").casefold()
        self._order: dict[str, Value] = {}
        self.order = plain_label(role="muted")
        self.column.addWidget(self.order)

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
