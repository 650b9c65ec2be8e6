"""The one way between the window and the engine: commands in, events out, questions answered."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from app.domain.errors import VocalDeskError
from app.domain.events import Event

if TYPE_CHECKING:  # carried, not looked into: the window is shown before any is made
    from app.domain.booking import Booking, Slot
    from app.domain.booking_field import Answer
    from app.domain.setup import Heard


class SoundTries(Protocol):
    """Tries microphone and loudspeaker. Called, and calling back, on the engine's thread."""

    def watch(
        self, tell: Callable[[float], None], failed: Callable[[VocalDeskError], None]
    ) -> None:
        """Open the microphone and tell its level in dBFS until `leave`."""

    def leave(self) -> None:
        """End whatever is tried."""

    def hear(
        self, heard: Callable[[Heard], None], failed: Callable[[VocalDeskError], None]
    ) -> None:
        """Listen until a pause after some words, and tell what was heard."""

    def speak(self, ended: Callable[[], None], failed: Callable[[VocalDeskError], None]) -> None:
        """Speak a sentence with the chosen voice."""


log = logging.getLogger(__name__)

T = TypeVar("T")
Question = Callable[[], Coroutine[Any, Any, T]]


class Commands(Protocol):
    """What a person can do to a session. Called on the engine's thread; each returns at once."""

    @property
    def sound_check(self) -> SoundTries:
        """What microphone and loudspeaker are tried with."""

    def attend(self, attended: bool) -> None:
        """Take whether the person has the program in front of them."""

    def talk_shown(self, shown: bool) -> None:
        """Take whether the person sees the conversation, and whether it listens by itself."""

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

    def correct(self, turn: int, text: str) -> None:
        """Take the words that should have stood in a turn."""

    def replay(self) -> None:
        """Speak the last reply again."""

    def more_times(self) -> None:
        """Take the wish for free times of later days."""

    def provide_details(
        self, name: str, email: str, notes: str | None, answers: Mapping[str, Answer]
    ) -> None:
        """Take what stands on the details card; `notes` are None where they were left alone."""

    def answer_proposal(self, proposal_id: str, accepted: bool) -> None:
        """Take a click on yes or no."""

    def know_booking(self, booking: Booking) -> None:
        """Take a booking that the person chose from a list: it may be moved or cancelled."""

    def propose_move(self, uid: str) -> None:
        """Take the wish to move a booking; it needs a time, and a yes of its own."""

    def propose_cancel(self, uid: str, reason: str) -> None:
        """Take the wish to cancel a booking; it needs a yes of its own."""

    def find_calendar_links(self, uid: str) -> None:
        """Find the links that put a booking into other calendars."""


class Engine(Protocol):
    """The session on a thread of its own, as the window sees it."""

    def post(self, command: Callable[[Commands], None]) -> None:
        """Have `command` called with the session on the engine's thread. Safe on any thread."""

    def subscribe(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Call `listener` with each event, on the engine's thread; returns the unsubscription."""

    def ask(self, question: Question[T]) -> Future[T]:
        """Carry `question` out on the engine's loop; cancelling the future cancels it there."""


class Asking:
    """A question under way. Belongs to the Qt thread, with all that it refers to."""

    def __init__(
        self,
        owner: QObject,
        future: Future[Any],
        answered: Callable[[Any], None],
        refused: Callable[[VocalDeskError], None],
    ) -> None:
        self._owner = owner
        self._future = future
        self._answered = answered
        self._refused = refused
        self._is_given_up = False

    def cancel(self) -> None:
        """Give the question up: from now on neither answer nor refusal arrives."""
        self._is_given_up = True
        self._future.cancel()

    def deliver(self) -> None:
        """Tell how it ended, unless nobody wants to know any more."""
        if self._is_given_up or self._future.cancelled() or not isValid(self._owner):
            return
        match self._future.exception():
            case None:
                self._answered(self._future.result())
            case VocalDeskError() as error:
                self._refused(error)
            case error:
                log.error("A question of the window failed", exc_info=error)
                self._refused(_unexpected())


class Bridge(QObject):
    """Carries commands to the engine and its events to the Qt thread.

    `published` is emitted on the engine's thread: connect it with a queued connection.
    """

    published = Signal(object)
    _answered = Signal(int)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._askings: dict[int, Asking] = {}
        self._asked = 0
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe: Callable[[], None] | None = engine.subscribe(self.published.emit)

    def close(self) -> None:
        """Stop receiving events. To be called before the engine ends."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        for asking in self._askings.values():
            asking.cancel()
        self._askings.clear()

    def ask(
        self,
        owner: QObject,
        question: Question[T],
        answered: Callable[[T], None],
        refused: Callable[[VocalDeskError], None],
    ) -> Asking:
        """Ask the rest of the program something; the answer comes later, on the Qt thread.

        `question` makes a coroutine that runs on the engine's loop, such as
        `lambda: history.search("dentist")` where `history` is a port that the page was made with.
        Nothing in it may block the loop: a port that reads files or SQLite goes to a thread of its
        own (`asyncio.to_thread`). One of the VocalDeskError family that it raises comes as
        `refused`; so does anything unexpected, in words for a person, with the cause in the log.

        Neither is called once the returned asking was cancelled, `owner` is gone or the bridge is
        closed. Who asks anew while typing cancels the former asking; a page that is left cancels
        what it no longer needs.
        """
        future = self._engine.ask(question)
        asking = Asking(owner, future, answered, refused)
        number = self._asked = self._asked + 1
        self._askings[number] = asking
        # The engine's thread gets hold of the number alone: a widget must not end on that thread.
        tell = self._answered.emit
        future.add_done_callback(lambda _: tell(number))
        return asking

    def _deliver(self, number: int) -> None:
        if asking := self._askings.pop(number, None):
            asking.deliver()

    def attend(self, attended: bool) -> None:
        """Tell whether the person has the program in front of them."""
        self._engine.post(lambda session: session.attend(attended))

    def talk_shown(self, shown: bool) -> None:
        """Tell whether the person sees the conversation, and whether it listens by itself."""
        self._engine.post(lambda session: session.talk_shown(shown))

    def act(self, topic: str, action: str) -> None:
        """Carry out an action that a notice offered."""
        self._engine.post(lambda session: session.act(topic, action))

    def try_sound(self, command: Callable[[SoundTries], None]) -> None:
        """Have `command` called, on the engine's thread, with what sound is tried with."""
        self._engine.post(lambda session: command(session.sound_check))

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

    def correct(self, turn: int, text: str) -> None:
        """Put other words in the place of those of a turn."""
        self._engine.post(lambda session: session.correct(turn, text))

    def replay(self) -> None:
        """Have the last reply spoken again."""
        self._engine.post(lambda session: session.replay())

    def more_times(self) -> None:
        """Ask for free times of later days."""
        self._engine.post(lambda session: session.more_times())

    def provide_details(
        self, name: str, email: str, notes: str | None, answers: Mapping[str, Answer]
    ) -> None:
        """Send what stands on the details card; `notes` are None where they were left alone."""
        self._engine.post(lambda session: session.provide_details(name, email, notes, answers))

    def answer_proposal(self, proposal_id: str, accepted: bool) -> None:
        """Answer the proposal with this id by yes or no."""
        self._engine.post(lambda session: session.answer_proposal(proposal_id, accepted))

    def know_booking(self, booking: Booking) -> None:
        """Tell which booking is meant, where it was chosen outside the conversation."""
        self._engine.post(lambda session: session.know_booking(booking))

    def propose_move(self, uid: str) -> None:
        """Ask for other times for a booking."""
        self._engine.post(lambda session: session.propose_move(uid))

    def propose_cancel(self, uid: str, reason: str = "") -> None:
        """Ask for the cancellation of a booking; it needs a yes of its own."""
        self._engine.post(lambda session: session.propose_cancel(uid, reason))

    def find_calendar_links(self, uid: str) -> None:
        """Ask for the links that put a booking into other calendars."""
        self._engine.post(lambda session: session.find_calendar_links(uid))


def _unexpected() -> VocalDeskError:
    return VocalDeskError(
        "Something went wrong inside the program.",
        advice="Try again. If it happens again, the log says more.",
    )
