"""The one way between the window and the engine: commands in, events out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.domain.booking import Slot
from app.domain.events import Event


class Commands(Protocol):
    """What a person can do to a session. Called on the engine's thread; each returns at once."""

    def attend(self, attended: bool) -> None:
        """Take whether the person has the program in front of them."""

    def act(self, topic: str, action: str) -> None:
        """Carry out an action that a notice offered."""

    def press(self) -> None:
        """Take the talk key going down."""

    def release(self) -> None:
        """Take the talk key coming up."""

    def escape(self) -> None:
        """Cancel whatever is going on."""

    def submit_text(self, text: str) -> None:
        """Take what the person typed."""

    def choose_slot(self, slot: Slot) -> None:
        """Take a click on a free time."""

    def provide_details(self, name: str, email: str) -> None:
        """Take name and e-mail address from the details card."""

    def answer_proposal(self, proposal_id: str, accepted: bool) -> None:
        """Take a click on yes or no."""

    def propose_cancel(self, uid: str) -> None:
        """Take the wish to cancel a booking; it needs a yes of its own."""


class Engine(Protocol):
    """The session on a thread of its own, as the window sees it."""

    def post(self, command: Callable[[Commands], None]) -> None:
        """Have `command` called with the session on the engine's thread. Safe on any thread."""

    def subscribe(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Call `listener` with each event, on the engine's thread; returns the unsubscription."""


class Bridge(QObject):
    """Carries commands to the engine and its events to the Qt thread.

    `published` is emitted on the engine's thread: connect it with a queued connection.
    """

    published = Signal(object)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._unsubscribe: Callable[[], None] | None = engine.subscribe(self.published.emit)

    def close(self) -> None:
        """Stop receiving events. To be called before the engine ends."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None

    def attend(self, attended: bool) -> None:
        """Tell whether the person has the program in front of them."""
        self._engine.post(lambda session: session.attend(attended))

    def act(self, topic: str, action: str) -> None:
        """Carry out an action that a notice offered."""
        self._engine.post(lambda session: session.act(topic, action))

    def press(self) -> None:
        """Tell the session that the talk key went down."""
        self._engine.post(lambda session: session.press())

    def release(self) -> None:
        """Tell the session that the talk key came up."""
        self._engine.post(lambda session: session.release())

    def escape(self) -> None:
        """Cancel whatever is going on."""
        self._engine.post(lambda session: session.escape())

    def submit_text(self, text: str) -> None:
        """Send what the person typed."""
        self._engine.post(lambda session: session.submit_text(text))

    def choose_slot(self, slot: Slot) -> None:
        """Answer with a free time."""
        self._engine.post(lambda session: session.choose_slot(slot))

    def provide_details(self, name: str, email: str) -> None:
        """Send name and e-mail address as they stand on the details card."""
        self._engine.post(lambda session: session.provide_details(name, email))

    def answer_proposal(self, proposal_id: str, accepted: bool) -> None:
        """Answer the proposal with this id by yes or no."""
        self._engine.post(lambda session: session.answer_proposal(proposal_id, accepted))

    def propose_cancel(self, uid: str) -> None:
        """Ask for the cancellation of a booking; it needs a yes of its own."""
        self._engine.post(lambda session: session.propose_cancel(uid))
