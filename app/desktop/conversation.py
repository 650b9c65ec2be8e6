"""The conversation: what was said, and the cards where they belong."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QWidget
from shiboken6 import isValid

from app.desktop.bubble import Bubble, HintLine, Role
from app.desktop.cards.availability import AvailabilityCard
from app.desktop.cards.availability_view import availability_view
from app.desktop.cards.booking import BookingCard
from app.desktop.cards.booking_view import booking_view
from app.desktop.cards.details import DetailsCard
from app.desktop.cards.details_view import DetailsView, details_view
from app.desktop.cards.problem import ProblemCard
from app.desktop.cards.proposal import ProposalCard
from app.desktop.cards.proposal_view import proposal_view
from app.desktop.language import retell, translated
from app.desktop.layouts import COLUMN
from app.desktop.motion import glide, is_gliding
from app.desktop.restyle import set_property
from app.desktop.rows import Rows
from app.domain.events import (
    BookingChanged,
    BookingConfirmed,
    CalendarLinksFound,
    ConversationOpened,
    DetailsAsked,
    ErrorOccurred,
    Event,
    ProposalShown,
    ProposalWithdrawn,
    SlotsOffered,
    Transcript,
)
from app.domain.proposal import BookingProposal, RescheduleProposal

_AT_THE_END = 48
_MARGIN = 8
_BAR = 12
"""Width of the scroll bar in the stylesheet."""


class Conversation(QScrollArea):
    """Turns events into bubbles and cards, and clicks on cards into signals."""

    slot_chosen = Signal(object)
    more_times_asked = Signal()
    details_sent = Signal(str, str, object, object)
    proposal_answered = Signal(str, bool)
    move_asked = Signal(str)
    cancel_asked = Signal(str, str)
    links_wanted = Signal(str)
    corrected = Signal(int, str)
    replay_asked = Signal()
    setting_wanted = Signal(str)
    """A part of the settings in which something that went wrong can be mended."""
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
        retell(self, lambda: self.setAccessibleName(self.tr("Conversation")))
        page = QWidget()
        page.setObjectName("conversationPage")
        self._rows = Rows(self._is_held)
        self._rows.setMaximumWidth(COLUMN)
        row = QHBoxLayout(page)
        row.setContentsMargins(24, 0, 24 - _BAR, 0)
        row.addStretch(1)
        row.addWidget(self._rows, 1000)
        row.addStretch(1)
        self.setWidget(page)
        self._page = page
        self._follows = True
        self._target = -1  # where the program itself scrolls to
        self._anchor: QWidget | None = None
        # Where things stand is known only once the layout has run, after the range has changed.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._follow)
        self._range = 0
        self.verticalScrollBar().rangeChanged.connect(self._range_changed)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._last_in_tab_order: QWidget | None = None
        self._turn = -1
        self._bubbles: dict[str, Bubble] = {}
        self._problems: list[ProblemCard] = []
        self._first_card: QWidget | None = None
        self._offers: list[tuple[int, AvailabilityCard]] = []
        self._details: DetailsCard | None = None
        self._proposals: list[ProposalCard] = []
        self._moving: str | None = None
        self._bookings: list[BookingCard] = []
        self._is_trial = False
        self._told_of_trial = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said or shown yet."""
        return self._rows.is_empty

    def show_event(self, event: Event) -> None:
        """Show what belongs into the conversation; other events are none of its business."""
        match event:
            case ConversationOpened(calendar=calendar):
                self._is_trial = calendar == "sandbox"
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
            case CalendarLinksFound(uid=uid, links=links):
                for booking in self._bookings:
                    if isValid(booking) and booking.uid == uid:
                        booking.show_links(links)
            case ErrorOccurred():
                self._show_problem(event)
            case _:
                pass

    def _begin_anew(self) -> None:
        """Close what an earlier conversation left open."""
        self._begin_turn(-1)
        self._close_offers()
        if not self.is_empty:
            self._append(HintLine(lambda: self.tr("A new conversation begins here.")))

    def turn_ended(self) -> None:
        """Take note that nothing goes on any more."""
        self._settle_bubbles()
        for card in self._proposals:
            card.let_answer_again()

    # Words

    def _show_words(self, event: Transcript) -> None:
        if event.corrects is not None:
            self._take_back(event.corrects, event.turn, event.text)
        self._begin_turn(event.turn)
        if event.hint:
            self._append(HintLine(lambda: translated(event.text)))
            return
        bubble = self._bubbles.get(event.role)
        if bubble is None or (event.role == "user" and not bubble.is_live):
            bubble = self._new_bubble(event.role)
        bubble.add(event.text, is_final=event.is_final)
        bubble.show()

    def _new_bubble(self, role: Role) -> Bubble:
        bubble = self._bubbles[role] = Bubble(role, self._turn)
        bubble.corrected.connect(self.corrected)
        bubble.replay_asked.connect(self.replay_asked)
        bubble.more_button.stepped.connect(lambda step: self._step(bubble, step))
        # The words of a reply stand above the cards that they speak of.
        before = self._first_card if role == "agent" else None
        if before is None:
            self._append(bubble)
        else:
            bubble.setProperty("turn", self._turn)
            self._rows.insert_before(before, bubble)
        said = self._bubbles.get("user")
        if before is not None and said is not None and said is not bubble:
            QWidget.setTabOrder(said.more_button, bubble.more_button)
        else:
            self._put_in_tab_order(bubble)
        return bubble

    def _step(self, bubble: Bubble, step: int) -> None:
        """Lead the focus from one message to another."""
        bubbles = [row for row in self._rows.shown() if isinstance(row, Bubble)]
        place = bubbles.index(bubble) + step
        if 0 <= place < len(bubbles):
            bubbles[place].more_button.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(bubbles[place])

    def _take_back(self, turn: int, now: int, words: str) -> None:
        """Show that a turn and what followed it count no more, since its words were put right."""
        for row in self._rows.shown():
            if not turn <= _turn_of(row) < now:
                continue
            if isinstance(row, Bubble):
                is_line = row.role == "user" and row.turn == turn
                put_right = is_line and row.words != words

                def note(put_right: bool = put_right) -> str:
                    return self.tr("Corrected below") if put_right else self.tr("Taken back")

                if self._holds_focus(row):
                    self.setFocus()
                row.mark(note, struck=row.role == "user")
            elif isinstance(row, AvailabilityCard):
                row.supersede()
                set_property(row, "settled", True)
            elif isinstance(row, ProblemCard):
                row.settle()
        self._offers = [pair for pair in self._offers if pair[0] < turn]

    def end_correction(self) -> bool:
        """Close the field in which a line is put right, if one is open; tells whether it was."""
        for row in self._rows.shown():
            if isinstance(row, Bubble) and row.is_being_corrected:
                row.end_correction()
                row.more_button.setFocus()
                return True
        return False

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
            for bubble in self._bubbles.values():
                bubble.show_newest(False)
            self._bubbles = {}
            for problem in self._problems:
                problem.settle()
            self._problems = []
            self._first_card = None
            self._anchor = None
            self._follows = True

    # Cards

    def _show_slots(self, event: SlotsOffered) -> None:
        word = partial(availability_view, event)
        current = self._offers[-1] if self._offers else None
        if current is not None and (event.continues or current[0] == event.turn):
            current[1].add_times(word)
            return
        for _, earlier in self._offers:
            earlier.supersede()
        card = AvailabilityCard(word)
        card.chosen.connect(self.slot_chosen)
        card.more_asked.connect(self.more_times_asked)
        self._offers = [(event.turn, card)]
        self._add_card(event.turn, card)

    def _show_details(self, event: DetailsAsked) -> None:
        """Show the one details card at the end; what is typed in it moves with it."""
        card = self._details or self._new_details()
        field = card.focusWidget() if self._holds_focus(card) else None
        card.show_details(partial(details_view, event))
        self._rows.take(card)
        self._add_card(event.turn, card)
        if field is not None:
            field.setFocus()
        self.details_asked.emit(card)

    def _show_proposal(self, event: ProposalShown) -> None:
        for earlier in self._proposals:
            earlier.withdraw()
        proposal = event.proposal
        self._moving = proposal.booking.uid if isinstance(proposal, RescheduleProposal) else None
        card = ProposalCard(partial(proposal_view, event))
        card.answered.connect(self.proposal_answered)
        if isinstance(proposal, BookingProposal):
            details = DetailsView(proposal.name, proposal.email, suggested=False)
            card.change_asked.connect(lambda: self._change_address(details))
        self._proposals = [card]
        self._add_card(event.turn, card)
        self._anchor = card  # its buttons matter more than the words above it

    def _change_address(self, view: DetailsView) -> None:
        """Have the e-mail address typed, on the details card that there is or on a new one."""
        card = self._details
        if card is None:
            card = self._new_details()
            card.show_details(lambda: view)
        card.put(view.name, view.email)  # the one that there is may be older than the name
        self._rows.take(card)
        self._add_card(self._turn, card)
        self._anchor = card
        card.email.setFocus()
        card.email.selectAll()

    def _new_details(self) -> DetailsCard:
        card = self._details = DetailsCard()
        card.sent.connect(self.details_sent)
        return card

    def _withdraw(self, proposal_id: str) -> None:
        for card in self._proposals:
            if card.view.proposal_id == proposal_id:
                card.withdraw()

    def _show_booking(self, event: BookingConfirmed | BookingChanged) -> None:
        self._close_offers()
        if isinstance(event, BookingChanged):
            self._retire_bookings(event)
        card = BookingCard(partial(booking_view, event))
        card.move_asked.connect(self.move_asked)
        card.cancel_asked.connect(self.cancel_asked)
        self._bookings = [each for each in self._bookings if isValid(each)]
        self._bookings.append(card)
        if self._is_trial and not self._told_of_trial:
            self._told_of_trial = True  # before the card, where it is in sight
            self._add_card(event.turn, HintLine(self._trial_words))
        self._add_card(event.turn, card)
        if card.view.stands:
            self.links_wanted.emit(card.uid)
        # What led to a write can't be put right any more: the person says what shall change.
        for row in self._rows.shown():
            if isinstance(row, Bubble):
                row.can_correct = False

    def _trial_words(self) -> str:
        return self.tr("This is a trial in the sandbox on this computer: nobody was invited.")

    def _close_offers(self) -> None:
        for _, offer in self._offers:
            offer.supersede()
        self._offers = []
        for proposal in self._proposals:
            proposal.withdraw()
        if self._details is not None and not self._details.holds_unsent:
            self._remove(self._details)
            self._details = None

    def _retire_bookings(self, event: BookingChanged) -> None:
        old = {event.booking.uid, self._moving}
        cancelled = event.change == "cancelled"

        def became() -> str:
            return self.tr("Cancelled") if cancelled else self.tr("Moved to another time")

        for card in self._bookings:
            if isValid(card) and card.uid in old:
                card.replace_by("cross" if cancelled else "moved", became)

    def _show_problem(self, event: ErrorOccurred) -> None:
        self._begin_turn(event.turn)
        said = self._bubbles.get("user")
        details = "\n".join(part for part in (event.message, event.advice, event.code) if part)
        can_retry = said is not None and said.can_correct and not said.is_live
        card = ProblemCard(
            event.message, event.advice, code=event.code, details=details, can_retry=can_retry
        )
        card.mend_asked.connect(self.setting_wanted)
        if said is not None:
            card.again_asked.connect(lambda: self.corrected.emit(said.turn, said.words))
        self._problems.append(card)
        self._append(card)
        self._put_in_tab_order(card)
        self._let_try_again()

    def _let_try_again(self) -> None:
        for _, offer in self._offers:
            offer.let_ask_again()
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
        widget.setProperty("turn", self._turn)
        self._rows.append(widget, may_fold=self._follows)
        if self._anchor is None:
            self._anchor = widget

    def _remove(self, widget: QWidget) -> None:
        if self._holds_focus(widget):
            self.setFocus()
        if self._anchor is widget:
            self._anchor = None
        if self._first_card is widget:
            self._first_card = None
        self._rows.take(widget)
        widget.hide()
        widget.deleteLater()

    def _is_held(self, row: QWidget) -> bool:
        """Whether a row has to stay as it is: it can still be answered, or somebody is at it."""
        if row is self._details or self._holds_focus(row) or row is self._anchor:
            return True
        if isinstance(row, ProposalCard):
            return row.waits
        if isinstance(row, BookingCard):
            return not row.is_record
        if isinstance(row, Bubble):
            return row.is_being_corrected or row in self._bubbles.values()
        return any(row is offer for _, offer in self._offers)

    def _put_in_tab_order(self, card: QWidget) -> None:
        """Let the tab key reach a card after the earlier ones and before the foot of the window."""
        last = self._last_in_tab_order
        if last is None or not isValid(last) or card.isAncestorOf(last):
            last = self
        for widget in card.findChildren(QWidget):
            in_window = widget.window() is self.window()  # a list that pops up is none
            if in_window and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
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
        self._target = target
        glide(bar, target)

    def _range_changed(self, _least: int, most: int) -> None:
        """Follow what is new; where earlier messages come back, leave what is read in its place."""
        bar = self.verticalScrollBar()
        grown, self._range = most - self._range, most
        if self._rows.is_unfolding:
            self._follows = False
            bar.setValue(bar.value() + grown)
        self._soon.start()

    def _scrolled(self, value: int) -> None:
        """Stop following when the person scrolls away, and go on at the end."""
        if value == self._target or is_gliding(self.verticalScrollBar()):
            return
        self._target = -1
        self._follows = value >= self.verticalScrollBar().maximum() - _AT_THE_END


def _turn_of(row: QWidget) -> int:
    turn = row.property("turn")
    return turn if isinstance(turn, int) else 0
