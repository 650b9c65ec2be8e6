"""The card that waits for a yes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desktop.cards.card import ButtonRow, Card, FactRows, When, card_button
from app.desktop.cards.facts import Tone
from app.desktop.cards.proposal_view import ProposalView
from app.desktop.language import retell, say
from app.desktop.plain_text import PlainText
from app.desktop.restyle import set_property
from app.desktop.text import plain_label

_ICONS = {"book": "calendar", "move": "moved", "cancel": "cross"}


class HeardAddress(QWidget):
    """An e-mail address as it was heard, large enough to see each letter, and a way to mend it."""

    change_asked = Signal()

    def __init__(self, address: str, *, differs: bool) -> None:
        """Show `address`; `differs` tells that it is nearly, but not quite, the person's name."""
        super().__init__()

        def label() -> str:
            return self.tr("E-mail address, as I heard it")

        shown = PlainText(address, role="headline")
        shown.setObjectName("heardEmail")
        say(shown.setAccessibleName, lambda: f"{label()}: {address}", on=self)
        change = card_button(lambda: self.tr("Change it"), "changeEmail", "link")
        change.clicked.connect(self.change_asked)
        question = QHBoxLayout()
        question.setSpacing(4)
        question.addWidget(
            plain_label(lambda: self.tr("Is every letter right?"), role="strong", wrap=False)
        )
        question.addWidget(change)
        question.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(plain_label(label, role="caption"))
        column.addWidget(shown)
        if differs:
            remark = plain_label(self.tr("It is not spelled like the name."), role="problem")
            column.addWidget(remark)
        column.addLayout(question)


class ProposalCard(Card):
    """A summary in rows with yes and no. It goes quiet when it no longer waits."""

    change_asked = Signal()
    """The e-mail address is not right."""

    answered = Signal(str, bool)
    """The proposal's id and whether the person said yes."""

    def __init__(self, word: Callable[[], ProposalView]) -> None:
        """Show what `word` returns, which is asked again in each language."""
        view = word()
        tone = Tone.DANGER if view.kind == "cancel" else Tone.ACCENT
        super().__init__(icon=_ICONS[view.kind], tone=tone)
        self.view = view
        self.waits = True
        self._word = word
        self._when = When(view.day, view.hours)
        self._rows = FactRows(view.facts)
        self.yes = card_button("", "yes", "danger" if view.kind == "cancel" else "primary")
        self.yes.setProperty("large", True)
        self.no = card_button("", "no")
        self.no.setProperty("large", True)
        self._buttons = ButtonRow((self.yes, self.no))
        self.add(self._when)
        self.add(self._rows)
        self._heard = (
            HeardAddress(view.heard_email, differs=view.email_differs) if view.heard_email else None
        )
        if self._heard is not None:
            self.add(self._heard)
            self._heard.change_asked.connect(self.change_asked)
        self.add(self._buttons)
        self.yes.clicked.connect(lambda: self._answer(True))
        self.no.clicked.connect(lambda: self._answer(False))
        retell(self, self._show_words)

    def _show_words(self) -> None:
        self.view = view = self._word()
        self.show_title(view.title)
        self.setAccessibleDescription(view.summary)
        self._when.show_moment(view.day, view.hours)
        self._rows.show_facts(view.facts)
        self.yes.setText(view.yes)
        self.no.setText(view.no)
        self.show_caption("" if self.waits else self.tr("No longer waiting for an answer"))

    def _answer(self, accepted: bool) -> None:
        self._enable(False)
        self.answered.emit(self.view.proposal_id, accepted)

    def let_answer_again(self) -> None:
        """Offer the buttons again if it still waits: the answer came to nothing."""
        self._enable(self.waits)

    def withdraw(self) -> None:
        """Stop waiting: keep day and hours as a record, without rows and buttons."""
        self.waits = False
        self._enable(False)
        self._rows.hide()
        if self._heard is not None:
            self._heard.hide()
        self._buttons.hide()
        self._show_words()
        self._icon.setProperty("tone", Tone.MUTED)
        set_property(self, "settled", True)

    def _enable(self, on: bool) -> None:
        self.yes.setEnabled(on)
        self.no.setEnabled(on)
