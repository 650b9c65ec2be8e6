"""How long one answer takes, and how its cost grows with the text.

Milliseconds of processor time, so that a busy machine does not count, over what people say in the
dialogues: for `understand` with the assistant's words before it, and for the built-in agent to
learn what is wanted from one more turn. Growth is how much longer a text of twice the length takes,
the worst of several kinds; 2 is linear.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial

from understanding_data import cases

from app.agents.wanted import wanted
from app.domain.dialogue import Spoken
from app.language.phrasebook import read_phrasebook
from app.language.proposed import understand_reply
from app.language.understanding import understand
from app.language.values import Expecting
from app.system.paths import resource_root

_BOOK = read_phrasebook("en", resource_root().replies("en"))
_NOW = datetime(2019, 3, 1, 9, tzinfo=UTC)
_PIECES = (
    "tomorrow at two or ", "john at gmail dot com ", "yes but no ", "my name is ", "in the ", "1 ",
)  # fmt: skip
_SHORT, _LONG, _HUGE = 1_000, 2_000, 100_000
_DIALOGUES = 60


def measure() -> dict[str, object]:
    """Return every figure."""
    replies: list[float] = []
    turns: list[float] = []
    for dialogue in cases("sgd_dialogues.jsonl")[:_DIALOGUES]:
        said_before = ""
        for turn in dialogue["turns"]:
            if turn["speaker"] != "USER":
                said_before = turn["text"]
                continue
            read = partial(
                understand_reply, turn["text"], said_before, now=_NOW, time_zone="Europe/Berlin"
            )
            replies.append(_took(read))
            last = [Spoken("agent", said_before), Spoken("user", turn["text"])]
            turns.append(_took(partial(wanted, last, _BOOK, now=_NOW, time_zone="Europe/Berlin")))
    asked: tuple[Expecting, ...] = ("email", "time", "yesno")
    texts = [(piece, expecting) for piece in _PIECES for expecting in asked]
    growth = max(_reading(*text, _LONG) / _reading(*text, _SHORT) for text in texts)
    return {
        "understand_ms": _quantiles(replies),
        "agent_turn_ms": _quantiles(turns),
        "growth_when_doubled": round(growth, 2),
        "hundred_thousand_characters_ms": round(max(_reading(*text, _HUGE) for text in texts), 1),
    }


def _reading(piece: str, expecting: Expecting, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    work = partial(understand, text, now=_NOW, time_zone="UTC", expecting=expecting)
    return min(_took(work) for _ in range(3))


def _took(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1_000


def _quantiles(took: Sequence[float]) -> dict[str, float]:
    cuts = statistics.quantiles(took, n=20, method="inclusive")
    return {"p50": round(statistics.median(took), 3), "p95": round(cuts[-1], 3)}
