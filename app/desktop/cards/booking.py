"""The card of a booking as it stands in the calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QPoint, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from app.desktop.calendar_files import CalendarFiles
from app.desktop.cards.booking_view import BookingView
from app.desktop.cards.card import ButtonRow, Card, FactRows, When, card_button
from app.desktop.cards.facts import Tone, web_link
from app.desktop.language import Words, retell, say
from app.desktop.restyle import set_property
from app.desktop.text import plain_label
from app.domain.booking import CalendarLink

LONGEST_REASON = 300


class BookingCard(Card):
    """When, with whom and where, with all that can be done about it."""

    move_asked = Signal(str)
    """The uid of the booking."""

    cancel_asked = Signal(str, str)
    """The uid of the booking, and the reason for the host, if any."""

    links_asked = Signal(str)
    """Its uid: the person looks for ways into other calendars, and none of the calendar's own are
    here. They may be shown while the person goes on looking."""

    def __init__(self, word: Callable[[], BookingView], *, may_change: bool = True) -> None:
        """Show what `word` returns, which is asked again in each language.

        `may_change` offers to move and to cancel the booking.
        """
        view = word()
        super().__init__(icon=view.icon, tone=view.tone)
        self.uid = view.uid
        self.view = view
        self._word = word
        self._became: Callable[[], str] | None = None
        self.is_record = not view.stands
        self._may_change = may_change
        self._links: tuple[CalendarLink, ...] = ()
        self._menu: QMenu | None = None
        self._when = When(view.day, view.hours, view.zones)
        self._facts = FactRows(view.facts)
        self.add(self._when)
        self.add(self._facts)
        self.files = CalendarFiles(self)
        self.files.told.connect(self._tell)
        self._said = plain_label(role="caption")
        self._said.hide()
        self._reason = _ReasonForm()
        self._reason.hide()
        self._reason.sent.connect(self._cancel)
        self._reason.kept.connect(self._keep)
        self._row = ButtonRow(self._make_buttons())
        self.add(self._row)
        self.add(self._reason)
        self.add(self._said)
        self._row.setVisible(view.stands)
        retell(self, self._show_words)

    def _show_words(self) -> None:
        self.view = view = self._word()
        self.show_title(self._became() if self._became else view.title)
        self.show_caption("" if self._became else view.caption)
        self._when.show_moment(view.day, view.hours, view.zones)
        self._facts.show_facts(view.facts)

    def _make_buttons(self) -> Iterable[QPushButton]:
        view = self.view
        if view.join:
            yield self._link_button(lambda: self.tr("Join online"), "join", view.join)
        self.to_calendar = card_button(lambda: self.tr("Add to calendar"), "toCalendar")
        self.to_calendar.clicked.connect(self._open_menu)
        yield self.to_calendar
        if view.link:
            yield self._link_button(lambda: self.tr("Open booking page"), "openLink", view.link)
            copy = card_button(lambda: self.tr("Copy link"), "copyLink")
            copy.clicked.connect(self._copy_link)
            yield copy
        if not self._may_change:
            return
        move = card_button(lambda: self.tr("Move"), "moveBooking")
        say(move.setAccessibleName, lambda: self.tr("Move booking"), on=move)
        move.clicked.connect(lambda: self.move_asked.emit(view.uid))
        yield move
        cancel = card_button(lambda: self.tr("Cancel booking"), "cancelBooking")
        cancel.clicked.connect(self.ask_reason)
        self._reason.kept.connect(cancel.setFocus)
        yield cancel

    def show_links(self, links: Iterable[CalendarLink]) -> None:
        """Offer the calendar's own links into other calendars, those that lead to the web."""
        self._links = tuple(link for link in links if web_link(link.link))
        if self._menu is not None:
            self._list_links(self._menu)

    def replace_by(self, icon: str, title: Callable[[], str]) -> None:
        """Become a record of how the booking once stood: `title` says what became of it."""
        self.show_icon(icon)
        self.is_record = True
        self._became = title
        self._row.hide()
        self._reason.hide()
        self._show_words()
        self._icon.setProperty("tone", Tone.MUTED)
        set_property(self, "settled", True)

    # Calendars and links

    def calendar_menu(self) -> QMenu:
        """Return the ways into another calendar."""
        menu = QMenu(self)
        menu.setObjectName("calendarMenu")
        booking = self.view.booking
        menu.addAction(self.tr("Save as calendar file …"), lambda: self.files.save(booking))
        menu.addAction(self.tr("Open in the calendar program"), lambda: self.files.open(booking))
        self._list_links(menu)
        return menu

    def _list_links(self, menu: QMenu) -> None:
        if self._links:
            menu.addSeparator()
        for link in self._links:
            menu.addAction(link.label, partial(QDesktopServices.openUrl, QUrl(link.link)))

    def _open_menu(self) -> None:
        menu = self._menu = self.calendar_menu()
        menu.aboutToHide.connect(self._close_menu)
        menu.popup(self.to_calendar.mapToGlobal(QPoint(0, self.to_calendar.height())))
        if not self._links:
            self.links_asked.emit(self.uid)

    def _close_menu(self) -> None:
        menu, self._menu = self._menu, None
        if menu is not None:
            menu.deleteLater()

    def _link_button(self, text: Words, name: str, link: str) -> QPushButton:
        button = card_button(text, name)
        button.setToolTip(link)
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(link)))
        return button

    def _copy_link(self) -> None:
        QGuiApplication.clipboard().setText(self.view.link or "")
        self._tell(self.tr("The link is in the clipboard."))

    def _tell(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    # Cancelling

    def ask_reason(self) -> None:
        """Ask why it is cancelled, if it can be."""
        if not (self.view.stands and self._may_change):
            return
        self._row.hide()
        self._reason.show()
        self._reason.field.setFocus()

    def stop_asking(self) -> bool:
        """Ask no more why it is cancelled; False if that is not asked."""
        if self._reason.isHidden():
            return False
        self._reason.kept.emit()
        return True

    def _keep(self) -> None:
        self._reason.hide()
        self._row.show()

    def _cancel(self, reason: str) -> None:
        self._keep()
        self.cancel_asked.emit(self.uid, reason)


class _ReasonForm(QWidget):
    """Asks for what the host is to read; nothing is cancelled before the yes to the summary."""

    sent = Signal(str)
    kept = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setObjectName("cancelReason")
        self.field.setMaxLength(LONGEST_REASON)
        retell(self, self._show_words)
        self.field.returnPressed.connect(self._send)
        send = card_button(lambda: self.tr("Cancel booking"), "askCancel", "danger")
        send.clicked.connect(self._send)
        keep = card_button(lambda: self.tr("Keep it"), "keepBooking")
        keep.clicked.connect(self.kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(send)
        row.addWidget(keep)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(
            plain_label(
                lambda: self.tr("You are asked once more, and nothing changes before you say yes."),
                role="caption",
            )
        )

    def _show_words(self) -> None:
        self.field.setPlaceholderText(self.tr("A reason for the host, if you like"))
        self.field.setAccessibleName(self.tr("Reason for the host"))

    def _send(self) -> None:
        self.sent.emit(self.field.text().strip())
