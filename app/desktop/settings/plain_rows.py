"""Rows for a switch, a number, a choice and text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from app.desktop.controls import ChoiceBox, StepSlider, Switch
from app.desktop.restyle import set_property
from app.desktop.settings.ports import NumberRange
from app.desktop.settings.row import Choices, SettingRow
from app.desktop.text import plain_label


class SwitchRow(SettingRow):
    """Something that is on or off."""

    def __init__(self, title: str, help_text: str) -> None:
        super().__init__(title, help_text)
        self.switch = Switch()
        self._lay_out(self.switch, beside=True)
        self.switch.clicked.connect(self._turn)

    def _turn(self, on: bool) -> None:
        self.changed.emit(on)

    def _put(self, value: object) -> None:
        self.switch.setChecked(bool(value))


class NumberRow(SettingRow):
    """A number within a range, stored when the slider is let go or moved by a key."""

    def __init__(self, title: str, help_text: str, allowed: NumberRange) -> None:
        super().__init__(title, help_text)
        self._unit = allowed.unit
        self._shown = plain_label(f"{allowed.most} {allowed.unit}")
        self._shown.setMinimumWidth(self._shown.sizeHint().width())
        self._shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.slider = StepSlider(allowed.least, allowed.most, allowed.step)
        control = QWidget()
        row = QHBoxLayout(control)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.slider, 1)
        row.addWidget(self._shown)
        self._lay_out(control, beside=False)
        self.slider.setAccessibleName(title)
        self.slider.setAccessibleDescription(help_text)
        self.setFocusProxy(self.slider)
        self.slider.moved.connect(self._write)
        self.slider.valueChanged.connect(self._write)
        self.slider.chosen.connect(self.changed.emit)

    def _put(self, value: object) -> None:
        if isinstance(value, int) and not self.slider.isSliderDown():
            self.slider.setValue(value)
            self._write(value)

    def _write(self, value: int) -> None:
        self._shown.setText(f"{value} {self._unit}")


class ChoiceRow(SettingRow):
    """One of several values."""

    def __init__(self, title: str, help_text: str) -> None:
        super().__init__(title, help_text)
        self.box = ChoiceBox()
        self._lay_out(self.box, beside=False)
        self.box.activated.connect(lambda: self.changed.emit(self.box.currentData()))

    def _offer(self, choices: Choices) -> None:
        self.box.clear()
        for value, label in choices:
            self.box.addItem(label, value)

    def _put(self, value: object) -> None:
        self.box.setCurrentIndex(self.box.findData(value))


class TextRow(SettingRow):
    """Text of any kind, stored when the field is left or by Return."""

    def __init__(self, title: str, help_text: str) -> None:
        super().__init__(title, help_text)
        self.field = QLineEdit()
        self.field.setMaxLength(2_000)
        self._lay_out(self.field, beside=False)
        self.field.editingFinished.connect(self.commit)

    def _offer(self, choices: Choices) -> None:
        """Propose values that hold what is typed; others may be entered all the same."""
        if choices and self.field.completer() is None:
            completer = QCompleter([value for value, _ in choices], self.field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.activated.connect(lambda: self.field.setModified(True))
            self.field.setCompleter(completer)

    def commit(self) -> None:
        """Store what was typed and not yet stored."""
        if self.field.isModified():
            self.field.setModified(False)
            self.changed.emit(self.field.text())

    def show_problem(self, words: str) -> None:
        """Mark the field as well."""
        super().show_problem(words)
        set_property(self.field, "faulty", bool(words))

    def _put(self, value: object) -> None:
        if not self.field.isModified():
            self.field.setText("" if value is None else str(value))
