"""The rows of the settings, one class for each kind of control."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.desktop.controls import ChoiceBox, StepSlider, Switch
from app.desktop.icons import IconButton
from app.desktop.key_capture import KeyButton
from app.desktop.language import retell
from app.desktop.restyle import set_property
from app.desktop.text import plain_label
from app.domain.setup import SecretPlace

Choices = Sequence[tuple[str, str]]


class NumberRange(Protocol):
    """The whole numbers that a setting may be, and what they count."""

    @property
    def least(self) -> int:
        """The smallest."""

    @property
    def most(self) -> int:
        """The largest."""

    @property
    def step(self) -> int:
        """How far apart those are that a control offers."""

    @property
    def unit(self) -> str:
        """What is written behind the number, such as "%"."""


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


class SecretRow(TextRow):
    """A secret: it can be typed and removed, never read.

    Where no keyring takes it, the person chooses where else it may be, or nowhere.
    """

    kept_elsewhere = Signal(str, str)
    """What was typed, and the place that was chosen for it."""

    def __init__(self, title: str, help_text: str) -> None:
        super().__init__(title, help_text)
        self._typed = ""
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.reveal = IconButton("eye", self.tr("Show what is typed"), role="ghost")
        self.reveal.setCheckable(True)
        self.reveal.toggled.connect(self._reveal)
        self.where = plain_label(role="caption")
        self.remove = link_button(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove {title}").format(title=title))
        self.remove.clicked.connect(lambda: self.changed.emit(None))
        kept = QHBoxLayout()
        kept.setSpacing(8)
        kept.addWidget(self.where, 1)
        kept.addWidget(self.remove)
        self.choice = self._weaker_places()
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            beside = QHBoxLayout()
            beside.setSpacing(8)
            at = column.indexOf(self.field)
            column.insertLayout(at, beside)
            beside.addWidget(self.field, 1)
            beside.addWidget(self.reveal)
            column.addLayout(kept)
            column.addWidget(self.choice)
        self._show_place(SecretPlace.NOWHERE)

    def show_value(self, value: object, choices: Choices = ()) -> None:
        """Show where the secret is kept; what was typed stays until it is kept or given up."""
        if not self._typed or value is not SecretPlace.NOWHERE:
            super().show_value(value, choices)

    def commit(self) -> None:
        """Store what was typed, and keep it for the case that no keyring takes it."""
        if self.field.isModified():
            self._typed = self.field.text()
        super().commit()

    def ask_for_place(self, why: str) -> None:
        """Say that no keyring took the secret, and let the person choose."""
        self.setEnabled(True)
        self.show_problem(why)
        self.choice.show()
        self.field.setText(self._typed)

    def _weaker_places(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "choice")
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(
            plain_label(
                self.tr(
                    "This system has no keyring, which is where keys belong. You can go on without"
                    " one, or install one (GNOME Keyring, KWallet) and try again."
                )
            )
        )
        for name, place, words in (
            ("session", SecretPlace.SESSION, self.tr("Only until the program ends")),
            ("file", SecretPlace.FILE, self.tr("In a file that only you can read")),
        ):
            button = QPushButton(words)
            button.setObjectName(name)
            button.clicked.connect(
                lambda _on=False, place=place: self.kept_elsewhere.emit(self._typed, place.value)
            )
            column.addWidget(button)
        give_up = link_button(self.tr("Keep it nowhere"))
        give_up.setObjectName("nowhere")
        give_up.clicked.connect(self._give_up)
        column.addWidget(give_up, 0, Qt.AlignmentFlag.AlignLeft)
        frame.hide()
        return frame

    def _give_up(self) -> None:
        self._typed = ""
        self.field.clear()
        self.choice.hide()
        self.show_problem("")

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
        self.reveal.show_icon("eye-off" if shown else "eye")
        words = self.tr("Hide what is typed") if shown else self.tr("Show what is typed")
        self.reveal.setToolTip(words)
        self.reveal.setAccessibleName(words)

    def _put(self, value: object) -> None:
        if not self.field.isModified():
            self.field.clear()
            self._typed = ""
            self.choice.hide()
            self.reveal.setChecked(False)
        self._show_place(value if isinstance(value, SecretPlace) else SecretPlace.NOWHERE)

    def _show_place(self, place: SecretPlace) -> None:
        kept = place is not SecretPlace.NOWHERE
        self.field.setPlaceholderText(
            self.tr("Stored; type to replace it") if kept else self.tr("Not set")
        )
        self.where.setText(
            {
                SecretPlace.KEYRING: self.tr("Kept in this system's keyring."),
                SecretPlace.SESSION: self.tr("Kept until the program ends."),
                SecretPlace.FILE: self.tr("Kept in a file that only you can read."),
                SecretPlace.NOWHERE: "",
            }[place]
        )
        self.where.setVisible(kept)
        self.remove.setVisible(kept)


def link_button(words: str) -> QPushButton:
    """Return a button that looks like a link."""
    button = QPushButton(words)
    button.setProperty("role", "link")
    button.setAutoDefault(False)
    return button


class KeyRow(SettingRow):
    """A combination of keys, or none."""

    def __init__(self, title: str, help_text: str) -> None:
        super().__init__(title, help_text)
        self.button = KeyButton()
        self.remove = QPushButton()
        self.remove.setProperty("role", "link")
        self.remove.setAutoDefault(False)
        retell(self.remove, self._name_remove)
        self.remove.clicked.connect(lambda: self.changed.emit(""))
        self._lay_out(self.button, beside=False)
        layout = self.layout()
        if layout is not None:
            layout.setAlignment(self.button, Qt.AlignmentFlag.AlignLeft)
            layout.addWidget(self.remove)
            layout.setAlignment(self.remove, Qt.AlignmentFlag.AlignLeft)
        self.button.chosen.connect(self.changed.emit)
        self.button.refused.connect(self.show_problem)

    def _name_remove(self) -> None:
        self.remove.setText(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove {setting}").format(setting=self._title))

    def _put(self, value: object) -> None:
        keys = "" if value is None else str(value)
        self.button.show_keys(keys)
        self.remove.setVisible(bool(keys))


def row_for(
    kind: str, title: str, help_text: str, allowed: NumberRange | None = None
) -> SettingRow:
    """Return the row for a kind of setting, a number's with what is `allowed`.

    What is no switch, number, choice, secret or key is text.
    """
    match kind:
        case "number" if allowed is not None:
            return NumberRow(title, help_text, allowed)
        case "bool":
            return SwitchRow(title, help_text)
        case "choice" | "device":
            return ChoiceRow(title, help_text)
        case "secret":
            return SecretRow(title, help_text)
        case "key":
            return KeyRow(title, help_text)
        case _:
            return TextRow(title, help_text)
