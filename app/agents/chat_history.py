"""Turns the conversation so far into the turns that a language model is shown.

Every call is followed by its result, the person and the model take turns, and what the program
said itself stands between tags, which nothing that the person says can open or close.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from app.agents.chat import Answered, Called, ChatTurn, ModelTurn, PersonTurn, ToolTurn
from app.domain.dialogue import HistoryEntry, Spoken
from app.domain.tools import CHECK_AVAILABILITY, RESCHEDULE_BOOKING, ToolCall, ToolResult

MOST_TOKENS = 3_000
"""What the past may take of a model's window; small local models have one of 4,096."""

_CHARACTERS_OF_TOKEN = 3.5
_TOKENS_OF_TURN = 8
_DROPPED_AT_ONCE = 4
_TAG = re.compile(r"<\s{0,3}/?\s{0,3}program\b[^<>]{0,40}>?", re.IGNORECASE)
_NAME = re.compile(r"[^A-Za-z0-9_-]")
_LONGEST_NAME = 64


def chat_turns(
    history: Sequence[HistoryEntry], now: str, *, begins: str, left_out: str
) -> tuple[ChatTurn, ...]:
    """Return the turns of a conversation, ending with `now`, the person's newest.

    `begins` and `left_out` are what the program says where no person's turn comes first, and where
    older turns are left out.
    """
    turns = _turns_of(history)
    if turns and not isinstance(turns[0], PersonTurn):
        turns.insert(0, PersonTurn(from_program(begins)))
    kept = _trimmed(turns)
    if len(kept) < len(turns):
        kept.insert(0, PersonTurn(from_program(left_out)))
    kept.append(PersonTurn(now))
    return tuple(_joined(kept))


def from_program(text: str) -> str:
    """Mark words as the program's own."""
    return f"<program>{unmarked(text)}</program>"


def unmarked(text: str) -> str:
    """Return somebody's words without anything that looks like the program's marks."""
    return " ".join(_TAG.sub(" ", text).split())


def result_text(result: ToolResult) -> str:
    """Return a tool's result for a model: JSON, with free times as short as they can be."""
    told: dict[str, object] = {"status": result.status, **result.result}
    slots = told.get("slots")
    if result.name in (CHECK_AVAILABILITY, RESCHEDULE_BOOKING) and isinstance(slots, list):
        told["slots"] = [slot.get("time") for slot in slots if isinstance(slot, Mapping)]
    # A title or a note in it can't look like the program's marks.
    return json.dumps(told, ensure_ascii=False, default=str).replace("<", "\\u003c")


def sound_name(name: str) -> str:
    """Return a tool's name as a provider takes it back, whatever a model has made up."""
    return _NAME.sub("_", name)[:_LONGEST_NAME] or "unnamed"


def call_id(number: int) -> str:
    """Return the id of a conversation's call of that number: what any provider accepts."""
    return f"call_{number}"


def tokens(turn: ChatTurn) -> int:
    """Estimate what a turn takes, rather too much than too little."""
    match turn:
        case PersonTurn(text):
            characters = len(text)
        case ModelTurn(text, calls):
            characters = len(text) + sum(
                len(call.arguments) + len(call.name) + 40 for call in calls
            )
        case ToolTurn(answers):
            characters = sum(len(answer.text) + 40 for answer in answers)
    return int(characters / _CHARACTERS_OF_TOKEN) + _TOKENS_OF_TURN


def _turns_of(history: Sequence[HistoryEntry]) -> list[ChatTurn]:
    turns: list[ChatTurn] = []
    for at, entry in enumerate(history):
        if isinstance(entry, Spoken):
            turns.append(_spoken(entry))
        elif isinstance(entry, ToolCall):
            result = _result_of(entry, history[at + 1 :])
            if result is not None:
                call = Called(call_id(at), sound_name(entry.name), _arguments(entry.arguments))
                answer = Answered(call.id, result_text(result), result.status == "error")
                turns += [ModelTurn("", (call,)), ToolTurn((answer,))]
    return _joined(turns)


def _spoken(entry: Spoken) -> ChatTurn:
    if entry.role == "agent":
        return ModelTurn(unmarked(entry.text))
    if entry.role == "program":
        return PersonTurn(from_program(entry.text))
    return PersonTurn(unmarked(entry.text))


def _result_of(call: ToolCall, later: Sequence[HistoryEntry]) -> ToolResult | None:
    """Return the answer to a call; where the same id was used twice, the first one after it."""
    for entry in later:
        if isinstance(entry, ToolResult) and entry.call_id == call.id:
            return entry
        if isinstance(entry, ToolCall) and entry.id == call.id:
            return None
    return None


def _arguments(arguments: Mapping[str, object]) -> str:
    return json.dumps(dict(arguments), ensure_ascii=False, default=str)


def _joined(turns: Sequence[ChatTurn]) -> list[ChatTurn]:
    """Make one of neighbours that are both the person's, or both the model's words."""
    joined: list[ChatTurn] = []
    for turn in turns:
        last = joined[-1] if joined else None
        if isinstance(turn, PersonTurn) and isinstance(last, PersonTurn):
            joined[-1] = PersonTurn(f"{last.text}\n{turn.text}")
        elif isinstance(turn, ModelTurn) and isinstance(last, ModelTurn):
            joined[-1] = ModelTurn(f"{last.text} {turn.text}".strip(), turn.calls)
        else:
            joined.append(turn)
    return joined


def _trimmed(turns: list[ChatTurn]) -> list[ChatTurn]:
    """Return the newest turns that fit, from one of the person's on.

    Several are dropped at once, so that the beginning stays the same from turn to turn for as long
    as may be: providers keep it.
    """
    starts = [at for at, turn in enumerate(turns) if isinstance(turn, PersonTurn)]
    for start in starts[::_DROPPED_AT_ONCE] + starts[-1:]:
        kept = turns[start:]
        if sum(tokens(turn) for turn in kept) <= MOST_TOKENS:
            return kept
    return []
