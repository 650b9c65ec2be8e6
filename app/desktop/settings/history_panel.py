"""How much of what was said is kept on this computer, and the button that deletes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.desktop.bridge import Bridge
from app.desktop.history.dialogs import ask_before_deleting_all
from app.desktop.history.wording import conversations_words, kept_words
from app.desktop.settings.finding import Finding, error_words
from app.desktop.settings.ports import SetupPort, Value
from app.desktop.settings.section import Panel
from app.desktop.text import plain_label
from app.domain.errors import VocalDeskError
from app.domain.history import HistoryFacts


class HistoryPanel(Panel):
    """Counts the conversations, and deletes them all after a question."""

    def __init__(self, setup: SetupPort, bridge: Bridge) -> None:
        super().__init__()
        self.words = self.tr("history conversations delete erase forget").casefold()
        self._setup = setup
        self._bridge = bridge
        self._count = 0
        self.kept = plain_label(role="muted")
        self.delete = QPushButton(self.tr("Delete all conversations …"))
        self.delete.setObjectName("deleteHistory")
        self.delete.setProperty("role", "danger")
        self.delete.clicked.connect(self._ask)
        self.delete.hide()
        self.finding = Finding()
        self.column.addWidget(self.kept)
        self.column.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.finding)

    def begin(self) -> None:
        """Look at what is kept."""
        self._bridge.ask(self, self._setup.history_facts, self._show, self._fail)

    def end(self) -> None:
        """Say nothing of what was done earlier."""
        self.finding.clear()

    def learn(self, key: str, value: Value) -> None:  # noqa: ARG002 - one setting has no matter
        """Look again where what is kept was changed."""
        if key.startswith("history.") and self.isVisible():
            self.begin()

    def _show(self, facts: HistoryFacts) -> None:
        self._count = facts.conversations
        words = self.tr("{conversations} in the history. {kept}")
        if not facts.conversations:
            words = self.tr("The history is empty. {kept}")
        count = conversations_words(facts.conversations)
        self.kept.setText(words.format(conversations=count, kept=kept_words(facts)))
        self.delete.setVisible(facts.conversations > 0)

    def _ask(self) -> None:
        ask_before_deleting_all(self, self._count, self._delete)

    def _delete(self) -> None:
        def done(count: int) -> None:
            words = self.tr("Deleted: {conversations}.")
            self.finding.show_good(words.format(conversations=conversations_words(count)))
            self.begin()

        self._bridge.ask(self, self._setup.delete_history, done, self._fail)

    def _fail(self, error: VocalDeskError) -> None:
        self.finding.show_problem(error_words(error))
