"""What the rows of the settings share: title, help, a control, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.desktop.icons import Icon
from app.desktop.settings.remarks import Remark
from app.desktop.text import plain_label

Choices = Sequence[tuple[str, str]]
"""Each value that a setting could be, and the words for it."""


class SettingRow(QWidget):
    """Title, control, help, and what is wrong with the last change.

    It takes no input before it has got its value.
    """

    changed = Signal(object)

    remedy_wanted = Signal(str, object)
    """Another setting, and the value that would give this one its effect."""

    def __init__(self, title: str, help_text: str) -> None:
        super().__init__()
        self._title = title
        self._help = help_text
        self.words = f"{title} {help_text}".casefold()
        self._problem = plain_label(role="problem")
        self._problem.hide()
        self._remark: _RemarkLine | None = None
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

    @property
    def remark(self) -> str:
        """What is said of the setting for as long as it holds, or nothing."""
        return "" if self._remark is None else self._remark.text

    def show_remark(self, remark: Remark | None) -> None:
        """Say this of the setting until something else is said, or nothing."""
        if self._remark is None:
            column = self.layout()
            if remark is None or not isinstance(column, QVBoxLayout):
                return
            self._remark = _RemarkLine()
            self._remark.wanted.connect(self.remedy_wanted)
            column.addWidget(self._remark)
        self._remark.show_remark(remark)
        if (control := self.focusProxy()) is not None:
            words = " ".join(part for part in (self._help, self.remark) if part)
            control.setAccessibleDescription(words)

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


class _RemarkLine(QWidget):
    """A sign, the words, and a button where something can be done."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Remark | None = None
        self._words = plain_label()
        self._button = QPushButton()
        self._button.setObjectName("remedy")
        self._button.clicked.connect(self._want)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._words)
        words.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(10)
        icon = Icon("warning", tone="warning", side=20)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    @property
    def text(self) -> str:
        return "" if self._shown is None else self._shown.words

    def show_remark(self, remark: Remark | None) -> None:
        if remark == self._shown:
            return
        self._shown = remark
        self.setVisible(remark is not None)
        if remark is not None:
            self._words.setText(remark.words)
            self._button.setText(remark.label)
            self._button.setVisible(bool(remark.label))

    def _want(self) -> None:
        if self._shown is not None:
            self.wanted.emit(self._shown.key, self._shown.value)
