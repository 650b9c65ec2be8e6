"""The card of a booking as it stands in the calendar."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from app.desktop.cards.card import ButtonRow, Card, FactRows, When, card_button
from app.desktop.cards.models import BookingView, Tone
from app.desktop.restyle import set_property


class BookingCard(Card):
    """When, with whom and where, with the links and a way to cancel."""

    cancel_asked = Signal(str)
    """The uid of the booking."""

    def __init__(self, view: BookingView) -> None:
        super().__init__(icon=view.icon, title=view.title, tone=view.tone)
        self.uid = view.uid
        self.show_caption(view.caption)
        self.add(When(view.day, view.hours))
        self.add(FactRows(view.facts))
        self._buttons: list[QPushButton] = []
        if view.join:
            self._add_link("Join online", "join", view.join)
        if view.link:
            self._add_link("Open booking page", "openLink", view.link)
        if view.can_cancel:
            self.cancel = card_button("Cancel booking", "cancelBooking")
            self.cancel.clicked.connect(lambda: self.cancel_asked.emit(view.uid))
            self._buttons.append(self.cancel)
        self._row = ButtonRow(self._buttons)
        self.add(self._row)
        self._row.setVisible(bool(self._buttons))

    def _add_link(self, text: str, name: str, link: str) -> None:
        button = card_button(text, name)
        button.setToolTip(link)
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(link)))
        self._buttons.append(button)

    def replace_by(self, title: str) -> None:
        """Become a record of how the booking once stood: `title` says what became of it."""
        self._row.hide()
        self._title.setText(title)
        self.setAccessibleName(title)
        self.show_caption("")
        self._icon.setProperty("tone", Tone.MUTED)
        set_property(self, "settled", True)
