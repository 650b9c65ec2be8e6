"""The Bookings page: what is booked, what was and what is still open."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.desktop.bookings import remarks
from app.desktop.bookings.details import DetailsPane
from app.desktop.bookings.filters import Filters
from app.desktop.bookings.listing import Listing
from app.desktop.bookings.port import BookingsPort
from app.desktop.bookings.remarks import age_words, say_why_empty
from app.desktop.bookings.rows import PART, BookingRows
from app.desktop.bookings.settling import Settling
from app.desktop.bookings.view import BookingList
from app.desktop.bridge import Bridge
from app.desktop.cards.facts import Tone
from app.desktop.empty_state import EmptyState
from app.desktop.icons import Icon
from app.desktop.language import retell, say, translated
from app.desktop.pages import PageView
from app.desktop.text import plain_label
from app.domain.booking import Booking
from app.domain.errors import VocalDeskError
from app.domain.events import (
    BookingChanged,
    BookingConfirmed,
    CalendarLinksFound,
    Event,
    Notice,
)
from app.domain.journal import WriteIntent

_WIDE = 720
"""Width in logical pixels from which the details stand beside the list."""
_DETAILS_MS = 60
"""Details follow the choice once it rests this long, so that the list never waits for them."""


class BookingsPage(PageView):
    """Shows what was last known at once, reads the calendar behind it, and says how old it is."""

    def __init__(self, bridge: Bridge, port: BookingsPort) -> None:
        super().__init__()
        self._bridge = bridge
        self._wide = True
        self._chosen = ""
        self.filters = Filters()
        self.rows = BookingRows()
        self._listing = Listing(bridge, port, self.filters, self.rows)
        self._settling = Settling(bridge, port, self)
        self.list = BookingList(self.rows)
        say(self.list.setAccessibleName, lambda: self.tr("Bookings"), on=self)
        self.details = DetailsPane()
        self._note = plain_label(role="caption")
        self._note.setObjectName("asOf")
        self._warning = Icon("warning", tone=Tone.WARNING, side=16)
        self.empty = EmptyState()
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list)
        self._lists.addWidget(self.empty)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_DETAILS_MS)
        self._resting.timeout.connect(self._show_chosen)
        self._lay_out()
        self._connect()
        retell(self, self._reword)

    # The page in the window

    def shown(self) -> None:
        """Show what is known, and read the calendar."""
        self._listing.begin()

    def hidden(self) -> None:
        """Ask for nothing any more."""
        self._listing.stop()
        self._settling.stop()

    def take_focus(self) -> None:
        """Go on in the list."""
        if not self._wide and self.details.isVisible():
            self.details.focusNextChild()
        elif not self._listing.is_empty:
            self.list.setFocus()
        else:
            self.setFocus()  # so that the space bar talks

    def show_item(self, key: str) -> None:
        """Choose a booking by its uid, as soon as it is listed."""
        self._chosen = key
        self._listing.load()

    def take_escape(self) -> bool:
        """Leave what is asked; go back to the list; then look for nothing any more."""
        if self.details.stop_cancelling():
            return True
        if not self._wide and self.details.isVisible():
            self._show_list()
            return True
        if self.filters.search.text():
            self.filters.search.clear()
            return True
        return False

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Take what there is."""
        return QSize(640, 480)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the details beside the list, or in its place."""
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE
        if wide != self._wide:
            self._wide = wide
            self._arrange(details=not wide and self.details.entry is not None)
        if wide:
            self.details.setFixedWidth(min(460, event.size().width() * 45 // 100))

    def _lay_out(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        for widgets in ((self.filters,), (self._warning, self._note)):
            row = QHBoxLayout()
            row.setContentsMargins(12, 0, 12, 0)
            for widget in widgets:
                row.addWidget(widget, int(widget is not self._warning))
            left.addLayout(row)
        left.addWidget(self._lists, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left, 1)
        row.addWidget(self.details)

    def _connect(self) -> None:
        self._bridge.published.connect(self._on_event, Qt.ConnectionType.QueuedConnection)
        self.filters.changed.connect(self._begin_anew)
        self.filters.refresh_wanted.connect(self._listing.read_calendar)
        self._listing.loaded.connect(self._keep_choice)
        self._listing.told.connect(self._tell)
        self.list.selectionModel().currentChanged.connect(self._choice_changed)
        self.list.opened.connect(self._open)
        self.list.typed.connect(self._look_for)
        self.list.removal_asked.connect(self._begin_cancelling)
        self.details.back_wanted.connect(self._show_list)
        self.details.move_wanted.connect(self._move)
        self.details.cancel_wanted.connect(self._cancel)
        self.details.links_wanted.connect(self._bridge.find_calendar_links)
        self.empty.helped.connect(self._help)
        self.details.look_wanted.connect(self._look_again)
        self.details.word_given.connect(self._settling.take_word)
        self.details.again_wanted.connect(self._ask_again)

        self._settling.settled.connect(self._settled)
        self._settling.refused.connect(self._unsettling_failed)

    # What is listed

    def _begin_anew(self) -> None:
        """Show another list from its beginning."""
        self._chosen = ""
        self.list.scrollToTop()
        self._listing.load()

    def _on_event(self, event: Event) -> None:
        match event:
            case BookingConfirmed(booking=booking) | BookingChanged(booking=booking):
                shown = self.details.entry
                before = (booking.uid, booking.rescheduled_from_uid)
                if isinstance(shown, Booking) and shown.uid in before:
                    self._show_entry(booking)
                self._chosen = booking.uid
            case CalendarLinksFound(uid=uid, links=links):
                self.details.show_links(uid, links)
                return
            case Notice(topic=topic) if topic.startswith(("unsent-", "journal-")):
                pass
            case _:
                return
        if self.isVisible():
            self._listing.load()

    # What is chosen

    def _choice_changed(self, now: QModelIndex, _: QModelIndex) -> None:
        if now.isValid():
            self._resting.start()

    def _keep_choice(self) -> None:
        """Have the same entry chosen as before, and its details as they are now."""
        row = self.rows.row_of(self._chosen) if self._chosen else -1
        if row < 0 and self.rows.total <= PART:
            self._chosen = ""  # all of them are here, and it is not among them any more
        if row >= 0:
            self.list.choose(row)
            self._resting.start()  # in a turn of its own: list and details together take too long
        elif self.rows.rowCount() and not self._chosen:
            self.list.choose(0)
            self._resting.start()
        elif not self.rows.rowCount() or isinstance(self.details.entry, WriteIntent):
            self.details.clear()
            self._arrange(details=False)

    def _show_chosen(self) -> None:
        entry = self.rows.entry(self.list.currentIndex().row())
        if entry is None or entry == self.details.entry:
            return
        self._chosen = entry.uid if isinstance(entry, Booking) else entry.request_id
        self._show_entry(entry)

    def _show_entry(self, entry: Booking | WriteIntent | None) -> None:
        now = datetime.now(UTC)
        match entry:
            case Booking():
                self.details.show_booking(entry, self._listing.zone, now)
            case WriteIntent():
                self.details.show_unsettled(entry, self._listing.zone, now)
            case None:
                self.details.clear()

    def _open(self) -> None:
        self._resting.stop()
        self._show_chosen()
        self._arrange(details=True)
        if not self._wide:
            self.details.setFocus()
            self.details.focusNextChild()

    def _begin_cancelling(self) -> None:
        self._open()
        self.details.begin_cancelling()

    def _show_list(self) -> None:
        self._arrange(details=False)
        self.take_focus()

    def _arrange(self, *, details: bool) -> None:
        """Show list and details side by side, or one of the two; with no list there is one."""
        beside = self._wide and self._lists.currentWidget() is self.list
        had_focus = self.details.isAncestorOf(QApplication.focusWidget() or self)
        self.details.show_back(not self._wide)
        self.details.setVisible(beside or details)
        self._left.setVisible(self._wide or not details)
        if not self._wide:
            self.details.setMinimumWidth(0)
            self.details.setMaximumWidth(16_777_215)
        if had_focus and self.details.isHidden():
            self.take_focus()

    def _look_for(self, letters: str) -> None:
        self.filters.search.setFocus()
        self.filters.search.setText(self.filters.search.text() + letters)

    # What is done

    def _move(self, booking: Booking) -> None:
        self._bridge.know_booking(booking)
        self._bridge.propose_move(booking.uid)
        self.talk_wanted.emit()

    def _cancel(self, booking: Booking, reason: str) -> None:
        self._bridge.know_booking(booking)
        self._bridge.propose_cancel(booking.uid, reason.strip())
        self.talk_wanted.emit()

    def _look_again(self, intent: WriteIntent) -> None:
        self.details.show_busy(self.tr("The calendar is being asked, for up to half a minute."))
        self._settling.ask_calendar(intent)

    def _ask_again(self, intent: WriteIntent) -> None:
        self._settling.ask_again(intent)
        self.talk_wanted.emit()

    def _settled(self, intent: WriteIntent) -> None:
        self._chosen = intent.booking_uid or intent.request_id
        self._listing.load()
        self._listing.read_calendar(whole=False)

    def _unsettling_failed(self, error: VocalDeskError) -> None:
        if isinstance(self.details.entry, WriteIntent):
            self._show_entry(self.details.entry)
        self._complain(error)

    def _complain(self, error: VocalDeskError) -> None:
        self._note.setText(f"{translated(error.message)} {translated(error.advice)}".strip())

    # What is said

    def _reword(self) -> None:
        """Say everything in the language of the moment."""
        self.rows.reword()
        self._show_entry(self.details.entry)
        self._tell()

    def _tell(self) -> None:
        """Say how old the list is, and why there is nothing in it."""
        listing = self._listing
        part, zone, trouble = listing.part, listing.zone, listing.trouble
        empty = listing.is_empty
        says_trouble = empty and listing.was_never_read
        age = age_words(part, zone, trouble, is_reading=listing.is_reading)
        self._note.setText("" if says_trouble else age)
        self._warning.setVisible(trouble is not None and not says_trouble)
        if empty:
            say_why_empty(self.empty, listing.query, part, trouble)
        if empty and self.list.hasFocus():
            self.setFocus()
        self._lists.setCurrentWidget(self.empty if empty else self.list)
        self._arrange(details=not self._wide and not self.details.isHidden())
        if not empty and self.hasFocus():
            self.list.setFocus()

    def _help(self, name: str) -> None:
        match name:
            case remarks.CLEAR:
                self.filters.search.clear()
                self.filters.search.setFocus()
            case remarks.READ:
                self._listing.read_calendar()
            case _:
                self.talk_wanted.emit()
