"""Where the time of a turn went, from what was measured of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Protocol

from app.domain.history import TurnTimes


@dataclass(frozen=True, slots=True)
class Stages:
    """Milliseconds of a turn, one stage behind the other.

    `words` until what was said was written down, `calendar` in the calendar and other tools,
    `answer` in the assistant until its first words, `voice` from there until they were heard.
    """

    words: float
    calendar: float
    answer: float
    voice: float

    @property
    def total(self) -> float:
        """Milliseconds until the person had an answer: heard it or, without a voice, read it."""
        return self.words + self.calendar + self.answer + self.voice


def stages_of(turn: TurnTimes) -> Stages:
    """Return the stages of a turn; one that did not come about took no time."""
    words = turn.transcript_ms or 0.0
    if turn.reply_text_ms is None:
        return Stages(words, 0.0, 0.0, 0.0)
    thinking = max(0.0, turn.reply_text_ms - words)
    # A tool may have been asked after the first words already.
    calendar = min(thinking, sum(ms for _, ms in turn.tools))
    sound = turn.reply_audio_ms
    voice = 0.0 if sound is None else max(0.0, sound - max(turn.reply_text_ms, words))
    return Stages(words, calendar, thinking - calendar, voice)


def typical(turns: Sequence[TurnTimes]) -> float | None:
    """Return the median milliseconds until an answer, over the turns that got one."""
    answered = [stages_of(turn).total for turn in turns if turn.reply_text_ms is not None]
    return median(answered) if answered else None


class Timed(Protocol):
    """A turn, and the milliseconds until its parts were there; None where it had no such part."""

    @property
    def transcript_ms(self) -> float | None:
        """Until what was said was written down."""

    @property
    def reply_text_ms(self) -> float | None:
        """Until the reply was shown."""

    @property
    def reply_audio_ms(self) -> float | None:
        """Until the reply was heard."""


@dataclass(frozen=True, slots=True)
class Latency:
    """The middle and the 95th percentile of some turns, in milliseconds."""

    part: str
    count: int
    middle: float
    high: float


def latencies(turns: Iterable[Timed]) -> tuple[Latency, ...]:
    """Return how long the parts of turns took: words written, reply shown, reply heard."""
    turns = tuple(turns)
    parts = {
        "transcript": [turn.transcript_ms for turn in turns],
        "reply": [turn.reply_text_ms for turn in turns],
        "voice": [turn.reply_audio_ms for turn in turns],
    }
    found = []
    for part, values in parts.items():
        known = sorted(value for value in values if value is not None)
        if known:
            found.append(Latency(part, len(known), _at(known, 0.5), _at(known, 0.95)))
    return tuple(found)


def _at(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
