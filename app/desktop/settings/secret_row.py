"""The row for a secret, and the choice of a place for it where the system has no keyring."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.desktop.controls import link_button
from app.desktop.icons import IconButton
from app.desktop.settings.plain_rows import TextRow
from app.desktop.settings.row import Choices
from app.desktop.text import plain_label
from app.domain.setup import SecretPlace


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
