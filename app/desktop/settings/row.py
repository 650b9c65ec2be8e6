"""What the rows of the settings share: title, help, a control, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.text import plain_label

Choices = Sequence[tuple[str, str]]
"""Each value that a setting could be, and the words for it."""


class SettingRow(QWidget):
    """Title, control, help, and what is wrong with the last change.

    It takes no input before it has got its value.
    """

    changed = Signal(object)

    def __init__(self, title: str, help_text: str) -> None:
        super().__init__()
        self._title = title
        self._help = help_text
        self.words = f"{title} {help_text}".casefold()
        self._problem = plain_label(role="problem")
        self._problem.hide()
        self.setEnabled(False)

    @property
    def problem(self) -> str:
        """What is wrong with the last change, or nothing."""
        return self._problem.text()

    def show_value(self, value: object, choices: Choices = ()) -> None:
        """Show the value as it is stored, and what else it could be."""
        self.setEnabled(True)
        self.show_problem("")
        self._offer(choices)
        self._put(value)

    def show_problem(self, words: str) -> None:
        """Say why a change was refused; what was entered stays."""
        self.setEnabled(True)
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def commit(self) -> None:
        """Store what was typed and not yet stored."""

    def _offer(self, choices: Choices) -> None:
        """Take what the value could be."""

    def _put(self, value: object) -> None:
        raise NotImplementedError

    def _lay_out(self, control: QWidget, *, beside: bool) -> None:
        control.setAccessibleName(self._title)
        control.setAccessibleDescription(self._help)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(plain_label(self._title, role="strong"))
        if self._help:
            words.addWidget(plain_label(self._help, role="caption"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if beside:
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addLayout(words, 1)
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
            column.addLayout(row)
        else:
            column.addLayout(words)
            column.addWidget(control)
        column.addWidget(self._problem)
        self.setFocusProxy(control)
