"""The day and time wanted, turn by turn, over whole dialogues that another assistant led.

A turn is right where day and time are both what the person wants by then, over the turns where
either is known. `changed` are those after a day or time told before was changed, `booking` those
on which that assistant booked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from understanding_data import by_share, cases, percent

from app.agents.wanted import wanted
from app.domain.dialogue import Spoken
from app.language.phrasebook import read_phrasebook
from app.system.paths import resource_root

_BOOK = read_phrasebook("en", resource_root().replies("en"))
_BOOKS = frozenset({"BookAppointment", "AddEvent"})
Wish = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a person: whether it was read right, and where in the dialogue it stands."""

    dialogue: str
    is_right: bool
    is_changed: bool
    is_booked: bool


def dialogues() -> list[dict[str, Any]]:
    """Return every dialogue."""
    return cases("sgd_dialogues.jsonl")


def read_dialogue(dialogue: Mapping[str, Any]) -> list[Turn]:
    """Return every turn of a dialogue in which something is wanted, judged."""
    now = datetime.fromisoformat(dialogue["reference"]).replace(tzinfo=UTC)
    said: list[Spoken] = []
    before: Wish = {}
    changed = False
    judged: list[Turn] = []
    turns = dialogue["turns"]
    for place, turn in enumerate(turns):
        is_person = turn["speaker"] == "USER"
        said.append(Spoken("user" if is_person else "agent", turn["text"]))
        wish = turn.get("gold")
        if not is_person or not wish or None in wish.values():
            continue
        changed = changed or any(before.get(name, value) != value for name, value in wish.items())
        before = wish
        booked = place + 1 < len(turns) and (
            turns[place + 1].get("service_call", {}).get("method") in _BOOKS
        )
        judged.append(Turn(dialogue["id"], _read(said, now) == wish, changed, booked))
    return judged


def _read(said: Sequence[Spoken], now: datetime) -> Wish:
    frame, _ = wanted(said, _BOOK, now=now, time_zone="UTC")
    day = {"date": frame.day.isoformat()} if frame.day is not None else {}
    return day | ({"time": f"{frame.time:%H:%M}"} if frame.time is not None else {})


def measure() -> dict[str, object]:
    """Return what is right, over all dialogues and by their share."""
    turns = [turn for dialogue in dialogues() for turn in read_dialogue(dialogue)]
    parted = by_share(turns, lambda turn: turn.dialogue)
    return {name: figures(some) for name, some in parted.items()}


def figures(turns: Sequence[Turn]) -> dict[str, object]:
    """Return the figures over some turns."""
    return {
        "joint": percent(turn.is_right for turn in turns),
        "changed": percent(turn.is_right for turn in turns if turn.is_changed),
        "booking": percent(turn.is_right for turn in turns if turn.is_booked),
    }
