"""The card that waits for a yes."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.desktop.cards.card import ButtonRow, Card, FactRows, When, card_button
from app.desktop.cards.models import ProposalView, Tone
from app.desktop.restyle import set_property

_ICONS = {"book": "calendar", "move": "moved", "cancel": "cross"}


class ProposalCard(Card):
    """A summary in rows with yes and no. It goes quiet when it no longer waits."""

    answered = Signal(str, bool)
    """The proposal's id and whether the person said yes."""

    def __init__(self, view: ProposalView) -> None:
        tone = Tone.DANGER if view.kind == "cancel" else Tone.ACCENT
        super().__init__(icon=_ICONS[view.kind], title=view.title, tone=tone)
        self.setAccessibleDescription(view.summary)
        self.view = view
        self.waits = True
        self._rows = FactRows(view.facts)
        self.yes = card_button(view.yes, "yes", "danger" if view.kind == "cancel" else "primary")
        self.yes.setProperty("large", True)
        self.no = card_button(view.no, "no")
        self.no.setProperty("large", True)
        self._buttons = ButtonRow((self.yes, self.no))
        self.add(When(view.day, view.hours))
        self.add(self._rows)
        self.add(self._buttons)
        self.yes.clicked.connect(lambda: self._answer(True))
        self.no.clicked.connect(lambda: self._answer(False))

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
        self._buttons.hide()
        self.show_caption(self.tr("No longer waiting for an answer"))
        self._icon.setProperty("tone", Tone.MUTED)
        set_property(self, "settled", True)

    def _enable(self, on: bool) -> None:
        self.yes.setEnabled(on)
        self.no.setEnabled(on)
