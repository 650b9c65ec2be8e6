"""What stands where there is nothing to show: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.desktop.icons import Icon
from app.desktop.text import plain_label

_WIDEST = 400


class EmptyState(QWidget):
    """An icon, a sentence, what it means, and one button that helps."""

    helped = Signal(str)
    """The name of what the button does."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._icon = Icon("history", tone="accent", side=28, ground=64)
        self._title = plain_label(role="headline")
        self._words = plain_label(role="muted")
        self.button = QPushButton()
        self.button.setObjectName("help")
        self.button.clicked.connect(lambda: self.helped.emit(self._name))
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._icon, 0, middle)
        for label in (self._title, self._words):
            label.setAlignment(middle)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 1000)
            row.addStretch(1)
            label.setMaximumWidth(_WIDEST)
            column.addLayout(row)
        column.addWidget(self.button, 0, middle)
        column.addStretch(3)

    @property
    def title(self) -> str:
        """The sentence that is shown."""
        return self._title.text()

    def say(
        self, icon: str, title: str, words: str, *, help_name: str = "", help_words: str = ""
    ) -> None:
        """Show another state; `help_name` is what the button stands for, none without."""
        self._name = help_name
        self._icon.show_icon(icon)
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.button.setText(help_words)
        self.button.setVisible(bool(help_name))
        self.setAccessibleName(f"{title} {words}".strip())
