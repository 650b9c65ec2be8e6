"""Labels for the program's own words: always shown literally, never read as HTML."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.desktop.language import Words, say


def plain_label(text: Words = "", *, role: str = "", wrap: bool = True) -> QLabel:
    """Return a label for the program's own words; `role` picks its place in the type scale."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    say(label.setText, text, on=label)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label
