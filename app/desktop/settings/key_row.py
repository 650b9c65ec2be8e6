"""The row for a combination of keys."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.desktop.controls import link_button
from app.desktop.key_capture import KeyButton
from app.desktop.language import retell
from app.desktop.layouts import Wrapping
from app.desktop.settings.row import SettingRow


class KeyRow(SettingRow):
    """A combination of keys, or none."""

    def __init__(self, title: str, help_text: str) -> None:
        super().__init__(title, help_text)
        self.button = KeyButton()
        self.remove = link_button("")
        retell(self.remove, self._name_remove)
        self.remove.clicked.connect(lambda: self.changed.emit(""))
        control = QWidget()
        row = Wrapping(control, spacing=8)
        row.addWidget(self.button)
        row.addWidget(self.remove)
        self._lay_out(control, beside=False)
        self.button.setAccessibleName(title)
        self.button.setAccessibleDescription(help_text)
        self.setFocusProxy(self.button)
        self.button.chosen.connect(self.changed.emit)
        self.button.refused.connect(self.show_problem)

    def _name_remove(self) -> None:
        self.remove.setText(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove {setting}").format(setting=self._title))

    def _put(self, value: object) -> None:
        keys = "" if value is None else str(value)
        self.button.show_keys(keys)
        self.remove.setVisible(bool(keys))
