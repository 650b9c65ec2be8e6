"""Times the parts of one turn, beside the turn and not in it."""

from __future__ import annotations

import time
from typing import Literal

from app.domain.dialogue import Usage
from app.domain.events import AgentUse, Metrics

Outcome = Literal["answered", "nothing_heard", "cancelled", "interrupted", "failed"]


class Stopwatch:
    """Collects what a turn's `Metrics` event tells, in milliseconds since `start`."""

    def __init__(self, turn: int) -> None:
        self.turn = turn
        self.outcome: Outcome = "answered"
        self._start: float | None = None
        self._transcript: float | None = None
        self._text: float | None = None
        self._audio: float | None = None
        self._tools: list[tuple[str, float]] = []
        self._agent = AgentUse()

    def start(self) -> None:
        """Count from now: the key is released, or the text sent."""
        self._start = time.perf_counter()

    def transcript(self) -> None:
        """Take note that the words are written down."""
        self._transcript = self._elapsed()

    def reply_text(self) -> None:
        """Take note of words of a reply; only the first count."""
        if self._text is None:
            self._text = self._elapsed()

    def reply_audio(self) -> None:
        """Take note of sound of a reply; only the first counts."""
        if self._audio is None:
            self._audio = self._elapsed()

    def tool(self, name: str, began: float) -> None:
        """Take note of a tool call that began at `began` (of `time.perf_counter`)."""
        self._tools.append((name, _milliseconds(time.perf_counter() - began)))

    def agent(self, began: float) -> None:
        """Take note that the agent was waited for since `began` (of `time.perf_counter`)."""
        self._agent += AgentUse(_milliseconds(time.perf_counter() - began))

    def used(self, usage: Usage) -> None:
        """Take note of the tokens of one request to a language model."""
        self._agent += AgentUse(0.0, usage.prompt_tokens, usage.completion_tokens)

    def read(self, before: AgentUse) -> Metrics:
        """Return what was measured; `before` is what the agent took in earlier turns."""
        return Metrics(
            turn=self.turn,
            outcome=self.outcome,
            transcript_ms=self._transcript,
            reply_text_ms=self._text,
            reply_audio_ms=self._audio,
            tools=tuple(self._tools),
            agent=self._agent,
            conversation=before + self._agent,
        )

    def _elapsed(self) -> float | None:
        return None if self._start is None else _milliseconds(time.perf_counter() - self._start)


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)
