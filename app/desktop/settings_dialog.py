"""The settings dialog, made from the declared settings; every change applies at once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.desktop.settings_rows import Choices, NumberRange, SettingRow, row_for
from app.desktop.text import plain_label
from app.domain.errors import VocalDeskError

log = logging.getLogger(__name__)

Value = str | int | bool | None


class ChoiceDefinition(Protocol):
    """One value a choice may take, and the words for it."""

    @property
    def value(self) -> str:
        """What is stored."""

    @property
    def label(self) -> str:
        """What is shown."""


class SettingDefinition(Protocol):
    """A declared setting. `kind` is bool, number, choice, device, secret, or a kind of text."""

    @property
    def key(self) -> str:
        """The name it is stored under."""

    @property
    def kind(self) -> str:
        """What it may be."""

    @property
    def group(self) -> str:
        """The heading it stands under."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def help(self) -> str:
        """What it is for."""

    @property
    def range(self) -> NumberRange | None:
        """What a number may be."""


class SettingsPort(Protocol):
    """The store of settings. All but `definitions` may wait for disk, keyring and devices."""

    def definitions(self) -> Sequence[SettingDefinition]:
        """Return all settings in the order they are shown."""

    def choices(self, key: str) -> Sequence[ChoiceDefinition]:
        """Return what a setting can be chosen of now, if it is a choice of something."""

    def get(self, key: str) -> Value:
        """Return a value; of a secret only whether there is one."""

    def set(self, key: str, value: Value) -> None:
        """Store and apply a value. Raises InputError or StorageError."""


class SettingsWorker(QObject):
    """Reads and stores settings on a thread of its own, in the order asked for."""

    read = Signal(str, object, object)
    """Key, value as it stands now, and `(value, label)` of everything it could be."""

    refused = Signal(str, str)
    """Key, and why in a sentence."""

    def __init__(self, settings: SettingsPort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="settings")

    def load(self) -> None:
        """Have every value read."""
        for definition in self.settings.definitions():
            self._executor.submit(self._read, definition.key)

    def store(self, key: str, value: Value) -> None:
        """Have a value stored and read back."""
        self._executor.submit(self._store, key, value)

    def when_stored(self, then: Callable[[], None]) -> None:
        """Call `then`, on the worker's thread, after all that was asked for so far."""
        self._executor.submit(then)

    def close(self) -> None:
        """Take nothing more; what was asked for is still stored before the program ends."""
        self._executor.shutdown(wait=False)

    def _store(self, key: str, value: Value) -> None:
        try:
            self.settings.set(key, value)
        except VocalDeskError as error:
            self.refused.emit(key, str(error))
            return
        except Exception:
            log.exception("The setting %s could not be stored", key)
            self.refused.emit(key, "That could not be stored. The log says more.")
            return
        self._read(key)

    def _read(self, key: str) -> None:
        try:
            value = self.settings.get(key)
            choices = [(each.value, each.label) for each in self.settings.choices(key)]
        except VocalDeskError as error:
            self.refused.emit(key, str(error))
        except Exception:
            log.exception("The setting %s could not be read", key)
            self.refused.emit(key, "This could not be read. The log says more.")
        else:
            self.read.emit(key, value, choices)


class SettingsDialog(QDialog):
    """One row for each setting, under its group's heading."""

    def __init__(self, worker: SettingsWorker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Settings")
        self.resize(560, 680)
        self.setMinimumWidth(340)
        self._worker = worker
        self._rows: dict[str, SettingRow] = {}
        self._unread = True
        page = QWidget()
        page.setObjectName("settingsPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for group, definitions in groupby(
            worker.settings.definitions(), key=lambda definition: definition.group
        ):
            column.addWidget(plain_label(group, role="title"))
            column.addWidget(self._group(list(definitions)))
            column.addSpacing(8)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.setContentsMargins(24, 8, 24, 16)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addWidget(buttons)
        worker.read.connect(self._show_value, Qt.ConnectionType.QueuedConnection)
        worker.refused.connect(self._show_problem, Qt.ConnectionType.QueuedConnection)
        worker.load()

    def row(self, key: str) -> SettingRow:
        """Return the row of a setting."""
        return self._rows[key]

    def done(self, result: int) -> None:
        """Store what was typed and not yet stored, and close."""
        for row in self._rows.values():
            row.commit()
        super().done(result)

    def _group(self, definitions: list[SettingDefinition]) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "group")
        column = QVBoxLayout(frame)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(18)
        for definition in definitions:
            row = row_for(definition.kind, definition.title, definition.help, definition.range)
            row.setObjectName(definition.key)
            row.changed.connect(lambda value, key=definition.key: self._worker.store(key, value))
            self._rows[definition.key] = row
            column.addWidget(row)
        return frame

    def _show_value(self, key: str, value: Value, choices: Choices) -> None:
        if key in self._rows:
            self._rows[key].show_value(value, choices)
            if self._unread and key == next(iter(self._rows)):
                self._unread = False
                self._rows[key].setFocus()

    def _show_problem(self, key: str, words: str) -> None:
        if key in self._rows:
            self._rows[key].show_problem(words)
