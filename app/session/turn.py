"""The turn as a pure function: `(state, input) -> (state, effects)`.

    IDLE --press--> ARMING --first samples--> LISTENING --release--> TRANSCRIBING
    TRANSCRIBING --nothing heard--> IDLE + hint;  --heard--> THINKING
    THINKING --first sentence--> SPEAKING --done--> IDLE
    THINKING --affirmed--> COMMITTING --written--> SPEAKING
    Escape: any -> IDLE;  a fault: any -> IDLE + what happened

Every press, typed text, click and Escape begins a new generation, and inputs of an older one are
dropped: what was being spoken or recognised for it never comes through. A write to the calendar
stands outside that rule. It is known by its own number, it finishes whatever the person does, its
result is always told, and no second one starts before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.booking import Slot
from app.domain.booking_field import Answer
from app.domain.errors import VocalDeskError
from app.domain.events import Phase
from app.domain.guard import Affirmation


@dataclass(frozen=True, slots=True)
class TurnState:
    """Where the conversation stands between two inputs. `write` is the write under way."""

    phase: Phase = Phase.IDLE
    turn: int = 0
    generation: int = 0
    write: int | None = None
    writes_begun: int = 0


# What a person gives in one turn, other than by voice


@dataclass(frozen=True, slots=True)
class UserInput:
    """One user turn's content: words, or a click with the words that it stands for.

    `corrects` is the turn whose misheard words these take the place of.
    """

    text: str
    how: Affirmation
    slot: Slot | None = None
    name: str | None = None
    email: str | None = None
    proposal_id: str | None = None
    accepted: bool = False
    cancel_uid: str | None = None
    cancel_reason: str = ""
    move_uid: str | None = None
    unsent_id: str | None = None
    notes: str | None = None
    answers: Mapping[str, Answer] | None = None
    corrects: int | None = None


# Inputs ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Press:
    """The key or button goes down."""


@dataclass(frozen=True, slots=True)
class Release:
    """The key or button comes up."""


@dataclass(frozen=True, slots=True)
class Escape:
    """The person cancels whatever is going on."""


@dataclass(frozen=True, slots=True)
class Submit:
    """The person typed, or clicked on a card."""

    content: UserInput


@dataclass(frozen=True, slots=True)
class SamplesArrived:
    """The microphone delivers."""

    generation: int


@dataclass(frozen=True, slots=True)
class Heard:
    """The utterance is written down; an empty `text` means that nothing was said."""

    generation: int
    text: str


@dataclass(frozen=True, slots=True)
class Affirmed:
    """The guard accepted a yes: its proposal is to be written now."""

    generation: int
    proposal_id: str


@dataclass(frozen=True, slots=True)
class ReplyBegins:
    """The first sentence of a reply is about to be heard."""

    generation: int


@dataclass(frozen=True, slots=True)
class ReplyEnds:
    """The reply was heard to its end, or there was none."""

    generation: int


@dataclass(frozen=True, slots=True)
class Written:
    """A write ended, well or badly."""

    write: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A step of the turn failed."""

    generation: int
    error: VocalDeskError


TurnInput = (
    Press
    | Release
    | Escape
    | Submit
    | SamplesArrived
    | Heard
    | Affirmed
    | ReplyBegins
    | ReplyEnds
    | Written
    | Fault
)


# Effects ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StartListening:
    """Begin an utterance. `continues` joins it to the one that is being written down."""

    generation: int
    continues: bool = False


@dataclass(frozen=True, slots=True)
class FinishListening:
    """End the utterance and write it down."""

    generation: int


@dataclass(frozen=True, slots=True)
class DropUtterance:
    """Forget the utterance that is being recorded or written down."""


@dataclass(frozen=True, slots=True)
class StopReply:
    """Stop the sound at once, and whatever works on words or reply of this turn."""


@dataclass(frozen=True, slots=True)
class Respond:
    """Answer the person."""

    generation: int
    content: UserInput


@dataclass(frozen=True, slots=True)
class HintNothingHeard:
    """Tell the person that nothing was heard; no agent turn is spent."""

    generation: int


@dataclass(frozen=True, slots=True)
class Write:
    """Carry out the affirmed proposal."""

    write: int
    proposal_id: str


@dataclass(frozen=True, slots=True)
class TellOutcome:
    """Tell how the write ended: now, or (`later`) with the next reply."""

    generation: int
    later: bool


@dataclass(frozen=True, slots=True)
class ReportFault:
    """Tell what went wrong and what to do next."""

    error: VocalDeskError


Effect = (
    StartListening
    | FinishListening
    | DropUtterance
    | StopReply
    | Respond
    | HintNothingHeard
    | Write
    | TellOutcome
    | ReportFault
)

Step = tuple[TurnState, tuple[Effect, ...]]

_REPLYING = frozenset({Phase.THINKING, Phase.COMMITTING, Phase.SPEAKING})
_RECORDING = frozenset({Phase.ARMING, Phase.LISTENING})
HEARING = _RECORDING | {Phase.TRANSCRIBING}


def step(state: TurnState, given: TurnInput) -> Step:
    """Return the next state and what is to be done, for any state and any input."""
    match given:
        case Press():
            return _press(state)
        case Release():
            if state.phase in _RECORDING:
                return _to(state, Phase.TRANSCRIBING), (FinishListening(state.generation),)
        case Escape():
            return _escape(state)
        case Submit(content):
            begun = _next_turn(state, Phase.THINKING)
            return begun, (*_interrupt(state), Respond(begun.generation, content))
        case Written(write):
            return _written(state, write)
        case Fault(generation, error) if generation == state.generation:
            return _to(state, Phase.IDLE), (*_interrupt(state), ReportFault(error))
        case SamplesArrived(generation) if generation == state.generation:
            if state.phase is Phase.ARMING:
                return _to(state, Phase.LISTENING), ()
        case Heard(generation, text) if generation == state.generation:
            if state.phase is Phase.TRANSCRIBING:
                return _heard(state, text)
        case Affirmed(generation, proposal_id) if generation == state.generation:
            if state.phase is Phase.THINKING and state.write is None:
                number = state.writes_begun + 1
                writing = replace(state, write=number, writes_begun=number)
                return _to(writing, Phase.COMMITTING), (Write(number, proposal_id),)
        case ReplyBegins(generation) if generation == state.generation:
            if state.phase is Phase.THINKING:
                return _to(state, Phase.SPEAKING), ()
        case ReplyEnds(generation) if generation == state.generation:
            if state.phase in (Phase.THINKING, Phase.SPEAKING):
                return _to(state, Phase.IDLE), ()
    return state, ()


def _to(state: TurnState, phase: Phase) -> TurnState:
    return replace(state, phase=phase)


def _next_turn(state: TurnState, phase: Phase) -> TurnState:
    return replace(state, phase=phase, turn=state.turn + 1, generation=state.generation + 1)


def _interrupt(state: TurnState) -> tuple[Effect, ...]:
    """Return what ends the work of the current generation, whatever phase it is in."""
    if state.phase in HEARING:
        return (DropUtterance(),)
    if state.phase in _REPLYING:
        return (StopReply(),)
    return ()


def _press(state: TurnState) -> Step:
    if state.phase in _RECORDING:
        return state, ()
    begun = _next_turn(state, Phase.ARMING)
    # Somebody who presses again while the last words are being written down goes on speaking:
    # the two pieces become one utterance and nothing that was said is lost.
    if state.phase is Phase.TRANSCRIBING:
        return begun, (StopReply(), StartListening(begun.generation, continues=True))
    return begun, (*_interrupt(state), StartListening(begun.generation))


def _escape(state: TurnState) -> Step:
    cancelled = replace(state, phase=Phase.IDLE, generation=state.generation + 1)
    return cancelled, _interrupt(state)


def _heard(state: TurnState, text: str) -> Step:
    if not text.strip():
        return _to(state, Phase.IDLE), (HintNothingHeard(state.generation),)
    content = UserInput(text=text, how=Affirmation.SPOKEN)
    return _to(state, Phase.THINKING), (Respond(state.generation, content),)


def _written(state: TurnState, write: int) -> Step:
    if state.write != write:
        return state, ()
    free = replace(state, write=None)
    if state.phase is Phase.COMMITTING:
        return _to(free, Phase.THINKING), (TellOutcome(state.generation, later=False),)
    if state.phase is Phase.IDLE:
        # The turn that asked for the write is over, so telling how it ended is a turn of its own.
        told = _next_turn(free, Phase.THINKING)
        return told, (TellOutcome(told.generation, later=False),)
    return free, (TellOutcome(state.generation, later=True),)
