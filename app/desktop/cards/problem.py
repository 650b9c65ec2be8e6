"""The card of something that went wrong: what happened and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.desktop.cards.card import ButtonRow, card_button, outdented
from app.desktop.icons import Icon
from app.desktop.language import retell, translated
from app.desktop.plain_text import PlainText
from app.desktop.remedies import remedy_of_error


class ProblemCard(QFrame):
    """A quiet frame in the conversation; nothing has to be clicked away."""

    again_asked = Signal()

    mend_asked = Signal(str)
    """Carries the part of the settings in which it can be mended."""

    def __init__(
        self,
        message: str,
        advice: str,
        *,
        code: str = "",
        details: str = "",
        can_retry: bool = False,
    ) -> None:
        """Show what happened, in the words from below the window; `code` is the error's.

        `details` can be copied, and hold no secret.
        """
        super().__init__()
        self._said = message, advice
        self._code = code
        self._message = PlainText(role="strong")
        self._advice = PlainText(role="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 8)
        row.setSpacing(12)
        row.addWidget(Icon("warning", tone="danger", side=20), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._message)
        words.addWidget(self._advice)
        self.again = card_button(lambda: self.tr("Try again"), "tryAgain", "link")
        self.again.clicked.connect(self.again_asked)
        copy = card_button(lambda: self.tr("Copy details"), "copyDetails", "link")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        self.mend = card_button("", "mend", "link")
        self.mend.clicked.connect(self._ask_to_mend)
        words.addLayout(outdented(ButtonRow((self.mend, self.again, copy))))
        row.addLayout(words, 1)
        self._advice.setVisible(bool(advice))
        self.mend.setVisible(remedy_of_error(code) is not None)
        self.again.setVisible(can_retry)
        copy.setVisible(bool(details))
        retell(self, self._show_words)

    def _show_words(self) -> None:
        message, advice = (translated(words) for words in self._said)
        self._message.show_text(message)
        self._advice.show_text(advice)
        self.setAccessibleName(self.tr("Problem: {words}").format(words=f"{message} {advice}"))
        if (way := remedy_of_error(self._code)) is not None:
            self.mend.setText(way[0])

    def _ask_to_mend(self) -> None:
        if (way := remedy_of_error(self._code)) is not None:
            self.mend_asked.emit(way[1])

    def settle(self) -> None:
        """Take the button away: the conversation has gone on."""
        self.again.hide()
