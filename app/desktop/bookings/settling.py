"""Settles a request whose end is not known, or that was not sent, as the person wishes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.desktop.bookings.port import BookingsPort
from app.desktop.bridge import Bridge
from app.desktop.questions import Questions
from app.domain.journal import WriteIntent, WriteState

_ASK_AGAIN, _FORGET = "ask-again", "forget"


class Settling(QObject):
    """Asks the calendar, or takes the person's word."""

    settled = Signal(object)
    """The WriteIntent as it stands now."""

    refused = Signal(object)
    """The VocalDeskError that says why it stands as before."""

    def __init__(self, bridge: Bridge, port: BookingsPort, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._port = port
        self._questions = Questions(self, bridge, lambda _, error: self.refused.emit(error))

    def ask_calendar(self, intent: WriteIntent) -> None:
        """Ask the calendar how it ended."""
        ask = partial(self._port.ask_again, intent.request_id)
        self._questions.ask("settle", ask, self.settled.emit)

    def take_word(self, intent: WriteIntent, happened: bool) -> None:
        """Write down how it ended, as the person says; what was not sent is given up."""
        if intent.state is WriteState.NOT_SENT:
            self._bridge.act(f"unsent-{intent.request_id}", _FORGET)
        take = partial(self._port.take_word, intent.request_id, happened)
        self._questions.ask("settle", take, self.settled.emit)

    def ask_again(self, intent: WriteIntent) -> None:
        """Put what was not sent to the person once more, in the conversation."""
        self._bridge.act(f"unsent-{intent.request_id}", _ASK_AGAIN)

    def stop(self) -> None:
        """Want no answer any more."""
        self._questions.give_up_all()
