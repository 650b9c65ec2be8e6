"""The card of something that went wrong: what happened and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.desktop.icons import Icon
from app.desktop.text import PlainText


class ProblemCard(QFrame):
    """A quiet frame in the conversation; nothing has to be clicked away."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__()
        self.setAccessibleName(f"Problem: {message} {advice}".strip())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(Icon("warning", tone="danger", side=20), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainText(message, role="strong"))
        if advice:
            words.addWidget(PlainText(advice, role="muted"))
        row.addLayout(words, 1)
