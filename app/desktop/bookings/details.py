"""One booking in full, or one request whose end is not known, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.desktop.bookings.lines import unsettled_title
from app.desktop.cards.booking import BookingCard
from app.desktop.cards.booking_view import BookingView, booking_view
from app.desktop.cards.card import ButtonRow, Card, FactRows, When, card_button
from app.desktop.cards.facts import Fact
from app.desktop.language import say, translated
from app.desktop.text import plain_label
from app.desktop.words import dated_words, hours_words, moment_words, zone_words
from app.domain.booking import Booking, CalendarLink
from app.domain.events import BookingConfirmed
from app.domain.journal import WriteIntent, WriteKind, WriteState


class DetailsPane(QScrollArea):
    """Shows what was chosen from the list; what is to be done is told by signals."""

    back_wanted = Signal()
    move_wanted = Signal(object)
    """A Booking."""
    cancel_wanted = Signal(object, str)
    """A Booking, and the reason for the host."""
    links_wanted = Signal(str)
    """The uid of a booking that is to be put into another calendar."""
    look_wanted = Signal(object)
    """A WriteIntent that the calendar is to be asked about."""
    word_given = Signal(object, bool)
    """A WriteIntent, and whether it happened."""
    again_wanted = Signal(object)
    """A WriteIntent that was not sent and is to be put to the person again."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        say(self.setAccessibleName, lambda: self.tr("Details"), on=self)
        self._entry: Booking | WriteIntent | None = None
        self._may_go_back = False
        self._card: BookingCard | None = None
        self._page = QWidget()
        self._page.setObjectName("bookingDetails")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(12, 4, 16, 16)
        self._column.setSpacing(12)
        self.setWidget(self._page)
        self.clear()

    @property
    def entry(self) -> Booking | WriteIntent | None:
        """What is shown."""
        return self._entry

    def show_back(self, shown: bool) -> None:
        """Offer the way back to the list, where the list is not beside."""
        self._may_go_back = shown
        self._back.setVisible(shown)

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._entry = None
        self._begin()
        hint = plain_label(self.tr("Choose a booking to see all of it."), role="muted")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addStretch(1)
        self._column.addWidget(hint)
        self._column.addStretch(2)

    def show_booking(self, booking: Booking, zone: ZoneInfo, now: datetime) -> None:
        """Show a booking."""
        self._entry = booking
        self._begin()

        def word() -> BookingView:
            view = booking_view(BookingConfirmed(turn=0, booking=booking, time_zone=zone.key))
            more = (
                Fact(self.tr("Guests"), ", ".join(booking.guests)),
                Fact(self.tr("Reason"), booking.reason),
            )
            return replace(
                view,
                day=dated_words(booking.start.astimezone(zone), now.astimezone(zone).date()),
                facts=(*view.facts, *(fact for fact in more if fact.value)),
            )

        card = self._card = BookingCard(word, may_change=booking.start > now)
        card.move_asked.connect(lambda _: self.move_wanted.emit(booking))
        card.cancel_asked.connect(lambda _, reason: self.cancel_wanted.emit(booking, reason))
        card.links_asked.connect(self.links_wanted)
        self._column.addWidget(card)
        self._column.addStretch(1)

    def show_links(self, uid: str, links: Iterable[CalendarLink]) -> None:
        """Offer the calendar's links into other calendars, if this booking is the one shown."""
        if self._card is not None and self._card.uid == uid:
            self._card.show_links(links)

    def show_unsettled(self, intent: WriteIntent, zone: ZoneInfo, now: datetime) -> None:
        """Show a request whose end is not known, or that was not sent."""
        self._entry = intent
        self._begin()
        title, tone = unsettled_title(intent)
        card = Card(icon="warning", title=title, tone=tone)
        start = intent.start.astimezone(zone)
        day = dated_words(start, now.astimezone(zone).date())
        card.add(When(day, hours_words(start, intent.duration)))
        facts = (
            Fact(self.tr("Name"), intent.name),
            Fact(self.tr("E-mail"), intent.email),
            Fact(self.tr("Time zone"), zone_words(start)),
            Fact(self.tr("Asked"), moment_words(intent.created_at.astimezone(zone))),
            Fact(self.tr("So far"), translated(intent.message)),
        )
        card.add(FactRows(fact for fact in facts if fact.value))
        self._status = plain_label(self._advice(intent, is_past=intent.start <= now), role="muted")
        card.add(self._status)
        self._actions = ButtonRow(self._unsettled_buttons(intent, is_past=intent.start <= now))
        card.add(self._actions)
        self._column.addWidget(card)
        self._column.addStretch(1)

    def show_busy(self, words: str) -> None:
        """Say what goes on about the request that is shown; nothing can be chosen meanwhile."""
        if isinstance(self._entry, WriteIntent):
            self._status.setText(words)
            self._actions.setEnabled(False)

    def begin_cancelling(self) -> None:
        """Ask for the reason, if what is shown can be cancelled."""
        if self._card is not None:
            self._card.ask_reason()

    def stop_cancelling(self) -> bool:
        """Ask for no reason any more; False if none is asked for."""
        return self._card is not None and self._card.stop_asking()

    def _begin(self) -> None:
        self._card = None
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._back = card_button(self.tr("‹ All bookings"), "back", role="link")
        self._back.clicked.connect(self.back_wanted)
        self._column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._back.setVisible(self._may_go_back)  # not before it has a place: alone it is a window
        self.verticalScrollBar().setValue(0)

    def _advice(self, intent: WriteIntent, *, is_past: bool) -> str:
        if intent.state is WriteState.NOT_SENT:
            if is_past:
                return self.tr("It never left this computer, and its time is over.")
            return self.tr("It never left this computer. Ask again to get it after another yes.")
        return self.tr(
            "Ask the calendar again. If it does not tell and your mail does, say here how it ended."
            " Until then nothing else is booked."
        )

    def _unsettled_buttons(self, intent: WriteIntent, *, is_past: bool) -> list[QPushButton]:
        if intent.state is WriteState.NOT_SENT:
            forget = card_button(self.tr("Forget it"), "forget")
            forget.clicked.connect(lambda: self.word_given.emit(intent, False))
            if is_past:
                return [forget]
            again = card_button(self.tr("Ask again"), "askAgain", role="primary")
            again.clicked.connect(lambda: self.again_wanted.emit(intent))
            return [again, forget]
        look = card_button(self.tr("Ask the calendar"), "lookAgain", role="primary")
        look.clicked.connect(lambda: self.look_wanted.emit(intent))
        yes, no = {
            WriteKind.CREATE: (self.tr("It is booked"), self.tr("It is not booked")),
            WriteKind.RESCHEDULE: (self.tr("It is moved"), self.tr("It is not moved")),
            WriteKind.CANCEL: (self.tr("It is cancelled"), self.tr("It is not cancelled")),
        }[intent.kind]
        happened = card_button(yes, "happened")
        happened.clicked.connect(lambda: self.word_given.emit(intent, True))
        not_so = card_button(no, "notHappened")
        not_so.clicked.connect(lambda: self.word_given.emit(intent, False))
        return [look, happened, not_so]
