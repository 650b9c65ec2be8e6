"""Turns whose next step is certain are taken at once, without asking a language model.

"The second one" among times that were just offered, a click on one of them, and a bare "no" to a
summary leave nothing to think about; a yes to a summary is the program's own to judge. Certain is
meant narrowly: the whole utterance is understood, nothing is left over, and what it points at is
there. The model reads in the history what happened.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Protocol

from app.agents.failover import Member
from app.agents.offering import Moment, days_to_try, settle
from app.agents.situation import Situation
from app.domain.dialogue import AgentRequest, AgentStep
from app.domain.proposal import BookingProposal
from app.domain.tools import ToolResult


class Certain(Member, Protocol):
    """An agent that knows when it is certain."""

    def is_certain_of(self, request: AgentRequest) -> bool:
        """Whether it understands all of this turn and its next step is the only one."""


class CertainFirst:
    """Gives the turns that `certain` is certain of to it, and all others to `agent`."""

    def __init__(self, agent: Member, certain: Certain) -> None:
        self._agent = agent
        self._certain = certain

    @property
    def name(self) -> str:
        """The name of the agent that thinks."""
        return self._agent.name

    async def warm_up(self) -> None:
        """Ready the agent that thinks."""
        await self._agent.warm_up()

    def reply(self, request: AgentRequest) -> AsyncGenerator[AgentStep, ToolResult | None]:
        """Answer one user turn; a yielded ToolCall receives its result by `asend`."""
        if self._certain.is_certain_of(request):
            return self._certain.reply(request)
        return self._agent.reply(request)


def may_be_certain(request: AgentRequest) -> bool:
    """Tell, at little cost, whether `is_certain` is worth asking."""
    if request.chosen is not None:
        return True
    return 0 < len(request.text) <= 80 and bool(request.offered or request.proposal)


def is_certain(s: Situation, request: AgentRequest) -> bool:
    """Tell whether the built-in agent's next step in this situation is the only one."""
    if request.proposal is not None:
        return isinstance(request.proposal, BookingProposal) and s.book.reader.is_bare_refusal(
            request.text
        )
    if request.chosen is None and not (
        s.said is not None
        and s.book.reader.is_bare_choice(request.text, s.said)
        and _was_just_offered(s, request)
    ):
        return False
    frame = s.frame
    if frame.change is not None and (frame.change.kind != "move" or frame.change.uid is None):
        return False
    if frame.readings or (frame.day is not None and frame.day < s.now.date()):
        return False
    if frame.duration is not None and frame.duration not in s.event_type.lengths:
        return False
    days = days_to_try(s)
    moment = settle(s, days) if days else None
    if not isinstance(moment, Moment):
        return False
    free = frame.free_on(moment.day, s.now) or ()
    readings = (frame.time, *frame.other_times) if frame.time is not None else ()
    return sum(reading in free for reading in readings) <= 1


def _was_just_offered(s: Situation, request: AgentRequest) -> bool:
    """Whether the words that the person answers named free times of the day shown last."""
    shown = s.frame.shown
    free = s.frame.free_on(shown, s.now) if shown is not None else None
    return bool(free) and bool(s.book.reader.times_named(request.said_before, free or ()))
