"""The card of something that went wrong: what happened and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.desktop.cards.card import ButtonRow, card_button, outdented
from app.desktop.icons import Icon
from app.desktop.text import PlainText


class ProblemCard(QFrame):
    """A quiet frame in the conversation; nothing has to be clicked away."""

    again_asked = Signal()

    def __init__(
        self, message: str, advice: str, *, details: str = "", can_retry: bool = False
    ) -> None:
        """Show what happened; `details` can be copied, and hold no secret."""
        super().__init__()
        self.setAccessibleName(self.tr("Problem: {words}").format(words=f"{message} {advice}"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 8)
        row.setSpacing(12)
        row.addWidget(Icon("warning", tone="danger", side=20), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainText(message, role="strong"))
        if advice:
            words.addWidget(PlainText(advice, role="muted"))
        self.again = card_button(self.tr("Try again"), "tryAgain", "link")
        self.again.clicked.connect(self.again_asked)
        copy = card_button(self.tr("Copy details"), "copyDetails", "link")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        words.addLayout(outdented(ButtonRow((self.again, copy))))
        row.addLayout(words, 1)
        self.again.setVisible(can_retry)
        copy.setVisible(bool(details))

    def settle(self) -> None:
        """Take the button away: the conversation has gone on."""
        self.again.hide()
