"""The conversation: what was said, and the cards where they belong."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.desktop.bubble import Bubble, HintLine
from app.desktop.cards.availability import AvailabilityCard
from app.desktop.cards.booking import BookingCard
from app.desktop.cards.details import DetailsCard
from app.desktop.cards.models import availability_view, booking_view, details_view, proposal_view
from app.desktop.cards.problem import ProblemCard
from app.desktop.cards.proposal import ProposalCard
from app.domain.events import (
    BookingChanged,
    BookingConfirmed,
    ConversationOpened,
    DetailsAsked,
    ErrorOccurred,
    Event,
    ProposalShown,
    ProposalWithdrawn,
    SlotsOffered,
    Transcript,
)
from app.domain.proposal import RescheduleProposal

WIDEST = 660
"""Width in logical pixels of the column that everything stands in."""

_AT_THE_END = 48
_MARGIN = 8
_BAR = 12
"""Width of the scroll bar in the stylesheet."""


class Conversation(QScrollArea):
    """Turns events into bubbles and cards, and clicks on cards into signals."""

    slot_chosen = Signal(object)
    details_sent = Signal(str, str)
    proposal_answered = Signal(str, bool)
    cancel_asked = Signal(str)
    details_asked = Signal(object)
    """A details card came up; carries the card."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Always there, so that the column does not move aside when there is something to scroll.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName("Conversation")
        page = QWidget()
        page.setObjectName("conversationPage")
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 8, 0, 24)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(WIDEST)
        middle.setLayout(self._column)
        row = QHBoxLayout(page)
        row.setContentsMargins(24, 0, 24 - _BAR, 0)
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        self.setWidget(page)
        self._page = page
        self._follows = True
        self._scrolling = False
        self._anchor: QWidget | None = None
        # Where things stand is known only once the layout has run, after the range has changed.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._follow)
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self._soon.start())
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._last_in_tab_order: QWidget | None = None
        self._turn = -1
        self._bubbles: dict[str, Bubble] = {}
        self._first_card: QWidget | None = None
        self._offers: list[tuple[int, AvailabilityCard]] = []
        self._details: DetailsCard | None = None
        self._proposals: list[ProposalCard] = []
        self._moving: str | None = None
        self._bookings: list[BookingCard] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said or shown yet."""
        return self._column.count() == 1

    def show_event(self, event: Event) -> None:
        """Show what belongs into the conversation; other events are none of its business."""
        match event:
            case ConversationOpened():
                self._begin_anew()
            case Transcript():
                self._show_words(event)
            case SlotsOffered():
                self._show_slots(event)
            case DetailsAsked():
                self._show_details(event)
            case ProposalShown():
                self._show_proposal(event)
            case ProposalWithdrawn(proposal_id=proposal_id):
                self._withdraw(proposal_id)
            case BookingConfirmed() | BookingChanged():
                self._show_booking(event)
            case ErrorOccurred(message=message, advice=advice):
                self._begin_turn(event.turn)
                self._append(ProblemCard(message, advice))
                self._let_try_again()
            case _:
                pass

    def _begin_anew(self) -> None:
        """Close what an earlier conversation left open."""
        self._begin_turn(-1)
        self._close_offers()
        if not self.is_empty:
            self._append(HintLine("A new conversation begins here."))

    def turn_ended(self) -> None:
        """Take note that nothing goes on any more."""
        self._settle_bubbles()
        for card in self._proposals:
            card.let_answer_again()

    # Words

    def _show_words(self, event: Transcript) -> None:
        self._begin_turn(event.turn)
        if event.hint:
            self._append(HintLine(event.text))
            return
        bubble = self._bubbles.get(event.role)
        if bubble is None or (event.role == "user" and not bubble.is_live):
            bubble = self._new_bubble(event.role)
        bubble.add(event.text, is_final=event.is_final)
        bubble.show()

    def _new_bubble(self, role: Literal["user", "agent"]) -> Bubble:
        bubble = self._bubbles[role] = Bubble(role)
        # The words of a reply stand above the cards that they speak of.
        before = self._first_card if role == "agent" else None
        if before is None:
            self._append(bubble)
        else:
            self._column.insertWidget(self._column.indexOf(before), bubble)
        return bubble

    def _settle_bubbles(self) -> None:
        """Drop words that never became final."""
        for bubble in self._bubbles.values():
            if bubble.is_live:
                bubble.settle()
                bubble.setVisible(bool(bubble.words))

    def _begin_turn(self, turn: int) -> None:
        if turn != self._turn:
            self._turn = turn
            self._settle_bubbles()
            self._bubbles = {}
            self._first_card = None
            self._anchor = None
            self._follows = True

    # Cards

    def _show_slots(self, event: SlotsOffered) -> None:
        for turn, earlier in self._offers:
            if turn != event.turn:
                earlier.supersede()
        card = AvailabilityCard(availability_view(event))
        card.chosen.connect(self.slot_chosen)
        self._offers = [pair for pair in self._offers if pair[0] == event.turn]
        self._offers.append((event.turn, card))
        self._add_card(event.turn, card)

    def _show_details(self, event: DetailsAsked) -> None:
        """Show the one details card at the end; what is typed in it moves with it."""
        card = self._details
        if card is None:
            card = self._details = DetailsCard()
            card.sent.connect(self.details_sent)
        field = card.focusWidget() if self._holds_focus(card) else None
        card.show_details(details_view(event))
        self._column.removeWidget(card)
        self._add_card(event.turn, card)
        if field is not None:
            field.setFocus()
        self.details_asked.emit(card)

    def _show_proposal(self, event: ProposalShown) -> None:
        for earlier in self._proposals:
            earlier.withdraw()
        proposal = event.proposal
        self._moving = proposal.booking.uid if isinstance(proposal, RescheduleProposal) else None
        card = ProposalCard(proposal_view(event))
        card.answered.connect(self.proposal_answered)
        self._proposals = [card]
        self._add_card(event.turn, card)
        self._anchor = card  # its buttons matter more than the words above it

    def _withdraw(self, proposal_id: str) -> None:
        for card in self._proposals:
            if card.view.proposal_id == proposal_id:
                card.withdraw()

    def _show_booking(self, event: BookingConfirmed | BookingChanged) -> None:
        self._close_offers()
        if isinstance(event, BookingChanged):
            self._retire_bookings(event)
        card = BookingCard(booking_view(event))
        card.cancel_asked.connect(self.cancel_asked)
        self._bookings.append(card)
        self._add_card(event.turn, card)

    def _close_offers(self) -> None:
        for _, offer in self._offers:
            offer.supersede()
        self._offers = []
        for proposal in self._proposals:
            proposal.withdraw()
        if self._details is not None:
            self._remove(self._details)
            self._details = None

    def _retire_bookings(self, event: BookingChanged) -> None:
        old = {event.booking.uid, self._moving}
        words = "Cancelled" if event.change == "cancelled" else "Moved to another time"
        for card in self._bookings:
            if card.uid in old:
                card.replace_by(words)

    def _let_try_again(self) -> None:
        for card in self._proposals:
            card.let_answer_again()
        if self._details is not None:
            self._details.let_send_again()

    # The column

    def _add_card(self, turn: int, card: QWidget) -> None:
        self._begin_turn(turn)
        self._append(card)
        self._put_in_tab_order(card)
        if self._first_card is None:
            self._first_card = card

    def _append(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)
        if self._anchor is None:
            self._anchor = widget

    def _remove(self, widget: QWidget) -> None:
        if self._holds_focus(widget):
            self.setFocus()
        if self._anchor is widget:
            self._anchor = None
        if self._first_card is widget:
            self._first_card = None
        self._column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _put_in_tab_order(self, card: QWidget) -> None:
        """Let the tab key reach a card after the earlier ones and before the foot of the window."""
        last = self._last_in_tab_order
        if last is None or not isValid(last) or card.isAncestorOf(last):
            last = self
        for widget in card.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(last, widget)
                last = widget
        self._last_in_tab_order = last

    def _holds_focus(self, widget: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and widget.isAncestorOf(focus)

    # Scrolling

    def _follow(self) -> None:
        """Scroll to the end, but no further than the beginning of the turn.

        So the person reads a long answer from its top.
        """
        if not self._follows:
            return
        bar = self.verticalScrollBar()
        target = bar.maximum()
        if self._anchor is not None:
            top = self._anchor.mapTo(self._page, QPoint(0, 0)).y()
            target = min(target, max(0, top - _MARGIN))
        self._scrolling = True
        bar.setValue(target)
        self._scrolling = False

    def _scrolled(self, value: int) -> None:
        """Stop following when the person scrolls away, and go on at the end."""
        if not self._scrolling:
            self._follows = value >= self.verticalScrollBar().maximum() - _AT_THE_END
