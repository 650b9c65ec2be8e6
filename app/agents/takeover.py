"""What one agent has done in a turn, for the next one to go on from there."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from app.agents.frame import times_listed
from app.domain.dialogue import AgentRequest, AgentStep, HistoryEntry, Say, Spoken
from app.domain.tools import ToolCall, ToolResult
from app.language.ear import sentences
from app.language.forms import Language
from app.language.reader import READERS


class TurnSoFar:
    """Follows the steps of a turn, whoever takes them.

    `request` is what the agent that goes on is asked: the turn as it began or, once anything was
    said or looked up, an empty text after a history that holds it. `is_answered` tells that the
    person gets something out of the turn, `is_complete` that they are asked something already, so
    that nothing more need be said.
    """

    def __init__(self, request: AgentRequest, language: Language) -> None:
        self._first = request
        self._language = language
        self._entries: list[HistoryEntry] = []
        self._call: ToolCall | None = None
        self._said: list[str] = []
        self._heard = ""
        self._free: set[time] = set()
        self.is_answered = False
        self.is_complete = False

    @property
    def request(self) -> AgentRequest:
        """What the next agent is asked."""
        if not self._entries:
            return self._first
        words = (Spoken("user", self._first.text),) if self._first.text else ()
        history = (*self._first.history, *words, *self._entries)
        return replace(self._first, text="", history=history)

    def hand_over(self) -> None:
        """Let another agent go on: what was said up to here need not be said again."""
        self._heard = " ".join(self._said)
        self._call = None

    def take(self, step: AgentStep) -> tuple[AgentStep, ...]:
        """Take note of a step; returns it without what the person heard from an earlier agent."""
        if isinstance(step, Say):
            fresh = self._unheard(step.text)
            if not fresh:
                return ()
            self._said.append(fresh)
            self._entries.append(Spoken("agent", fresh))
            self.is_answered = True
            self.is_complete = fresh.rstrip().endswith("?")
            return (Say(fresh),)
        if isinstance(step, ToolCall):
            self._call = step
            self.is_complete = False
        return (step,)

    def answered(self, result: ToolResult | None) -> None:
        """Take note of the answer to the call that was taken last."""
        if result is None or self._call is None:
            return
        self._entries += (self._call, result)
        self._free.update(times_listed(result))
        # Then the program itself asks, in its own words.
        if result.result.get("code") == "needs_confirmation":
            self.is_answered = self.is_complete = True
        self._call = None

    def _unheard(self, text: str) -> str:
        """Return the sentences that were not heard yet, in these or in other words."""
        if not self._heard:
            return text
        heard = {_plain(sentence) for sentence in sentences(self._heard, self._language)}
        times = set(READERS[self._language].times_named(self._heard, self._free))
        return " ".join(
            sentence
            for sentence in sentences(text, self._language)
            if _plain(sentence) not in heard and not self._only_names(sentence, times)
        )

    def _only_names(self, sentence: str, times: set[time]) -> bool:
        """Whether a sentence does no more than name free times that were named already."""
        named = set(READERS[self._language].times_named(sentence, self._free))
        return bool(named) and named <= times and not sentence.rstrip().endswith("?")


def _plain(sentence: str) -> str:
    return " ".join(sentence.casefold().split()).rstrip(".!?")
