"""What is kept on this computer and what leaves it, in plain words, and the way to the folders."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desktop.bridge import Bridge
from app.desktop.layouts import Wrapping
from app.desktop.settings.finding import Finding, error_words
from app.desktop.settings.folder_button import FolderButton
from app.desktop.settings.ports import SetupPort, Value
from app.desktop.settings.section import Panel
from app.desktop.text import plain_label
from app.domain.errors import VocalDeskError

_KEYS = ("calendar.name", "calendar.api_url", "agent.name", "openai.base_url", "anthropic.base_url")


class LeavesPanel(Panel):
    """What leaves this computer, as it is set up now."""

    def __init__(self) -> None:
        super().__init__()
        self.describe(
            self.tr("What leaves this computer"), also=self.tr("privacy network data sent cloud")
        )
        self._values: dict[str, Value] = {}
        self.lines = QVBoxLayout()
        self.lines.setSpacing(6)
        self._voice = plain_label(self.tr("Your voice: never. It is written down here."))
        self._calendar = plain_label()
        self._agent = plain_label()
        self._models = plain_label(
            self.tr("Speech models are fetched once, and nothing about you is sent for it.")
        )
        for label in (self._voice, self._calendar, self._agent, self._models):
            self.lines.addWidget(label)
        self.column.addLayout(self.lines)

    @property
    def text(self) -> str:
        """All that is said."""
        labels = (self._voice, self._calendar, self._agent, self._models)
        return "\n".join(label.text() for label in labels)

    def learn(self, key: str, value: Value) -> None:
        """Take how a setting stands."""
        if key not in _KEYS:
            return
        self._values[key] = value
        if self._values.get("calendar.name") == "cal.com":
            self._calendar.setText(
                self.tr(
                    "To the calendar at {url}: the days asked about; with a booking, name, e-mail"
                    " address and notes."
                ).format(url=self._values.get("calendar.api_url", ""))
            )
        else:
            self._calendar.setText(self.tr("Bookings: nowhere. The sandbox is on this computer."))
        agent = self._values.get("agent.name", "built-in")
        if agent == "built-in":
            self._agent.setText(self.tr("What you say: nowhere. The assistant is built in."))
        else:
            self._agent.setText(
                self.tr(
                    "To the language model at {url}: the words of the conversation, with names and"
                    " addresses in them."
                ).format(url=self._values.get(f"{agent}.base_url", ""))
            )


class FoldersPanel(Panel):
    """What is kept where, for how long, and buttons that open the folders."""

    def __init__(self, setup: SetupPort, bridge: Bridge) -> None:
        super().__init__()
        self.describe(self.tr("What is kept here"), also=self.tr("folder log data delete"))
        self._setup = setup
        self._bridge = bridge
        kept = {
            "data": self.tr(
                "Bookings, what you are typing, and conversations for as long as you choose: {path}"
            ),
            "settings": self.tr("Settings, without keys: {path}"),
            "models": self.tr("Speech models: {path}"),
            "log": self.tr("The log, at most 4 MB, without addresses and keys: {path}"),
        }
        self._kept = kept
        self.labels = {name: plain_label(role="muted") for name in kept}
        for label in self.labels.values():
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.column.addWidget(label)
        self.finding = Finding()
        holder = QWidget()
        buttons = Wrapping(holder, spacing=8)
        for name, words in (
            ("data", self.tr("Open data folder")),
            ("log", self.tr("Open log folder")),
        ):
            buttons.addWidget(FolderButton(words, name, setup, bridge, self.finding))
        self.column.addWidget(holder)
        self.column.addWidget(self.finding)

    def begin(self) -> None:
        """Say where things are."""
        self._bridge.ask(self, self._setup.folders, self._show, self._fail)

    def _show(self, folders: Mapping[str, Path]) -> None:
        for name, label in self.labels.items():
            # A long path breaks behind its separators.
            path = str(folders[name]).replace("/", "/\u200b").replace("\\", "\\\u200b")
            label.setText(self._kept[name].format(path=path))

    def _fail(self, error: VocalDeskError) -> None:
        self.finding.show_problem(error_words(error))
