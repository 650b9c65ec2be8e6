"""The turn machine: every state meets every input, and random sequences keep its promises."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import AudioError
from app.domain.events import Phase
from app.domain.guard import Affirmation
from app.session.turn import (
    Affirmed,
    DropUtterance,
    Effect,
    Escape,
    Fault,
    FinishListening,
    Heard,
    HintNothingHeard,
    Press,
    Release,
    ReplyBegins,
    ReplyEnds,
    ReportFault,
    Respond,
    SamplesArrived,
    StartListening,
    StopReply,
    Submit,
    TellOutcome,
    TurnInput,
    TurnState,
    UserInput,
    Write,
    Written,
    step,
)

P = Phase
TYPED = UserInput(text="tomorrow", how=Affirmation.TYPED)
FAULT = AudioError("The microphone is gone.")

INPUTS: dict[str, TurnInput] = {
    "press": Press(),
    "release": Release(),
    "escape": Escape(),
    "submit": Submit(TYPED),
    "samples": SamplesArrived(1),
    "heard": Heard(1, "tomorrow"),
    "nothing": Heard(1, " "),
    "affirmed": Affirmed(1, "p1"),
    "begins": ReplyBegins(1),
    "ends": ReplyEnds(1),
    "written": Written(1),
    "fault": Fault(1, FAULT),
}

# What each input leads to in each phase; what is not named changes nothing.
TABLE: dict[Phase, dict[str, tuple[Phase, tuple[type[Effect], ...]]]] = {
    P.IDLE: {
        "press": (P.ARMING, (StartListening,)),
        "submit": (P.THINKING, (Respond,)),
        "fault": (P.IDLE, (ReportFault,)),
    },
    P.ARMING: {
        "release": (P.TRANSCRIBING, (FinishListening,)),
        "escape": (P.IDLE, (DropUtterance,)),
        "submit": (P.THINKING, (DropUtterance, Respond)),
        "samples": (P.LISTENING, ()),
        "fault": (P.IDLE, (DropUtterance, ReportFault)),
    },
    P.LISTENING: {
        "release": (P.TRANSCRIBING, (FinishListening,)),
        "escape": (P.IDLE, (DropUtterance,)),
        "submit": (P.THINKING, (DropUtterance, Respond)),
        "fault": (P.IDLE, (DropUtterance, ReportFault)),
    },
    P.TRANSCRIBING: {
        "press": (P.ARMING, (StopReply, StartListening)),
        "escape": (P.IDLE, (DropUtterance,)),
        "submit": (P.THINKING, (DropUtterance, Respond)),
        "heard": (P.THINKING, (Respond,)),
        "nothing": (P.IDLE, (HintNothingHeard,)),
        "fault": (P.IDLE, (DropUtterance, ReportFault)),
    },
    P.THINKING: {
        "press": (P.ARMING, (StopReply, StartListening)),
        "escape": (P.IDLE, (StopReply,)),
        "submit": (P.THINKING, (StopReply, Respond)),
        "affirmed": (P.COMMITTING, (Write,)),
        "begins": (P.SPEAKING, ()),
        "ends": (P.IDLE, ()),
        "fault": (P.IDLE, (StopReply, ReportFault)),
    },
    P.SPEAKING: {
        "press": (P.ARMING, (StopReply, StartListening)),
        "escape": (P.IDLE, (StopReply,)),
        "submit": (P.THINKING, (StopReply, Respond)),
        "ends": (P.IDLE, ()),
        "fault": (P.IDLE, (StopReply, ReportFault)),
    },
    P.COMMITTING: {
        "press": (P.ARMING, (StopReply, StartListening)),
        "escape": (P.IDLE, (StopReply,)),
        "submit": (P.THINKING, (StopReply, Respond)),
        "written": (P.THINKING, (TellOutcome,)),
        "fault": (P.IDLE, (StopReply, ReportFault)),
    },
}


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("name", list(INPUTS))
def test_every_state_meets_every_input(phase: Phase, name: str) -> None:
    write = 1 if phase is P.COMMITTING else None
    state = TurnState(phase, turn=1, generation=1, write=write, writes_begun=1 if write else 0)
    after, effects = step(state, INPUTS[name])
    expected_phase, expected_effects = TABLE[phase].get(name, (phase, ()))
    assert after.phase is expected_phase
    assert tuple(type(effect) for effect in effects) == expected_effects


@pytest.mark.parametrize("name", ["samples", "heard", "affirmed", "begins", "ends", "fault"])
@pytest.mark.parametrize("phase", list(Phase))
def test_inputs_of_an_older_generation_change_nothing(phase: Phase, name: str) -> None:
    state = TurnState(phase, turn=2, generation=2)
    assert step(state, INPUTS[name]) == (state, ())


def test_pressing_again_while_writing_down_goes_on_with_the_utterance() -> None:
    state = TurnState(P.TRANSCRIBING, turn=1, generation=1)
    _, effects = step(state, Press())
    assert StartListening(2, continues=True) in effects


@pytest.mark.parametrize(
    ("phase", "later"),
    [(P.IDLE, False), (P.LISTENING, True), (P.THINKING, True), (P.SPEAKING, True)],
)
def test_the_outcome_of_a_write_is_always_told(phase: Phase, later: bool) -> None:
    state = TurnState(phase, turn=3, generation=5, write=1, writes_begun=1)
    after, effects = step(state, Written(1))
    assert after.write is None
    (told,) = effects
    assert isinstance(told, TellOutcome)
    assert told.later is later
    assert told.generation == after.generation


def test_no_second_write_before_the_first_has_ended() -> None:
    state = TurnState(P.THINKING, turn=2, generation=2, write=1, writes_begun=1)
    assert step(state, Affirmed(2, "p2")) == (state, ())


NAMES = st.sampled_from(list(INPUTS))


@given(st.lists(st.tuples(NAMES, st.booleans()), max_size=80))
def test_random_sequences_keep_the_promises(sequence: list[tuple[str, bool]]) -> None:
    state = TurnState()
    open_writes: set[int] = set()
    recording = False
    affirmations = writes = 0
    for name, stale in sequence:
        given_input = INPUTS[name]
        if isinstance(given_input, Written):
            given_input = Written(state.write or 0)
        elif not isinstance(given_input, (Press, Release, Escape, Submit)):
            generation = state.generation - 1 if stale else state.generation
            given_input = replace(given_input, generation=generation)
        before, (state, effects) = state, step(state, given_input)
        assert state.generation >= before.generation
        if isinstance(given_input, Affirmed):
            affirmations += 1
        for effect in effects:
            if isinstance(effect, StartListening):
                assert not recording
                recording = True
            elif isinstance(effect, FinishListening):
                assert recording, "only a recording can end"
                recording = False
            elif isinstance(effect, DropUtterance):
                assert recording or before.phase is P.TRANSCRIBING, "there is something to drop"
                recording = False
            elif isinstance(effect, Write):
                assert not open_writes, "no second write before the first has ended"
                open_writes.add(effect.write)
                writes += 1
            elif isinstance(effect, TellOutcome):
                open_writes.clear()
            elif isinstance(effect, Respond):
                assert effect.generation == state.generation
        assert recording == (state.phase in (P.ARMING, P.LISTENING)), "every listening ends"
        assert bool(open_writes) == (state.write is not None)
        if isinstance(given_input, (Press, Escape)) and before.phase in (P.SPEAKING, P.THINKING):
            assert any(isinstance(effect, StopReply) for effect in effects), "no sound after it"
    assert writes <= affirmations
