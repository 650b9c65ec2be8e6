"""Agents in the person's order, the built-in one last: when one fails, the next goes on."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from app.agents.circuit_breaker import Breaker, Circuit
from app.agents.takeover import TurnSoFar
from app.domain.dialogue import AgentRequest, AgentStep, Begun, Say, Usage
from app.domain.errors import AgentTrouble, AgentUnavailable
from app.domain.events import Notice
from app.domain.tools import ToolCall, ToolResult
from app.language.phrasebook import Phrasebook

log = logging.getLogger(__name__)

TOPIC = "agent"
"""Topic of the notice that another agent stands in."""


class Member(Protocol):
    """An agent that others stand in for."""

    @property
    def name(self) -> str:
        """The name it is chosen by."""

    async def warm_up(self) -> None:
        """Make ready for a turn that comes soon."""

    def reply(self, request: AgentRequest) -> AsyncGenerator[AgentStep, ToolResult | None]:
        """Answer one user turn; raises AgentUnavailable at any point where it can't go on."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds an agent is waited for.

    `first_token`: a caller begins to say "hello?" after some four seconds of silence and hangs up
    after ten; "One moment" bridges the first part. `trial`: an agent that has just failed gets less
    of the person's time. `next_step`: a sentence, or a call's arguments, at three tokens a second.
    `total`: of an agent's own time in one turn; who has listened for that long has lost the thread.
    """

    first_token: float = 8.0
    trial: float = 4.0
    next_step: float = 15.0
    total: float = 45.0


@dataclass(slots=True)
class _Place:
    """An agent in the order, and how it has fared."""

    agent: Member
    breaker: Breaker = field(default_factory=Breaker)


class FailOver:
    """An agent made of agents. The last one never fails, and answers where no other does.

    An agent that breaks off is replaced in the middle of the turn: the next one is told all that
    was said and looked up so far, and nothing is said or asked twice. The person is told once that
    the model is away, in words, and by a notice for as long as it lasts.
    """

    def __init__(
        self,
        agents: Sequence[Member],
        book: Phrasebook,
        *,
        seconds_now: Callable[[], float] = time.monotonic,
        patience: Patience = Patience(),
    ) -> None:
        self._models = [_Place(agent) for agent in agents[:-1]]
        self._last = agents[-1]
        self._book = book
        self._seconds_now = seconds_now
        self._patience = patience
        self._told = False
        self._away: tuple[str, AgentUnavailable] | None = None
        self._listeners: list[Callable[[Notice], None]] = []

    @property
    def name(self) -> str:
        """The name of the person's first choice."""
        return (self._models[0].agent if self._models else self._last).name

    def subscribe(self, listener: Callable[[Notice], None]) -> None:
        """Call `listener` when an agent fails and when the first choice is back."""
        self._listeners.append(listener)

    async def warm_up(self) -> None:
        """Ready the agent that the next turn is for."""
        await self._next_in_line(self._seconds_now()).warm_up()

    async def reply(self, request: AgentRequest) -> AsyncGenerator[AgentStep, ToolResult | None]:
        """Answer one user turn; a yielded ToolCall receives its result by `asend`."""
        turn = TurnSoFar(request, self._book.language)
        for place in self._models:
            circuit = place.breaker.circuit(self._seconds_now())
            if circuit is Circuit.OPEN:
                continue
            steps = place.agent.reply(turn.request)
            result: ToolResult | None = None
            clock = _Waiting(self._patience, trial=circuit is Circuit.HALF_OPEN)
            try:
                while True:
                    step = await clock.next_step(place.agent.name, steps, result)
                    result = None
                    for fresh in turn.take(step):
                        result = yield fresh
                        turn.answered(result)
            except StopAsyncIteration:
                if turn.is_answered:
                    self._succeeded(place)
                    return
                self._failed(place, _said_nothing(place.agent.name), request)
            except AgentUnavailable as error:
                self._failed(place, error, request)
            except Exception as error:
                log.exception("The agent %s broke", place.agent.name)
                self._failed(place, _broken(place.agent.name, error), request)
            finally:
                await steps.aclose()
            if turn.is_complete:
                return
            turn.hand_over()
        if self._models and not self._told:
            self._told = True
            yield Say(self._book.phrase("model_away"))
        steps = self._last.reply(turn.request)
        try:
            result = None
            while True:
                step = await steps.asend(result)
                result = None
                for fresh in turn.take(step):
                    result = yield fresh
        except StopAsyncIteration:
            return
        finally:
            await steps.aclose()

    def _next_in_line(self, now: float) -> Member:
        able = (p.agent for p in self._models if p.breaker.circuit(now) is not Circuit.OPEN)
        return next(able, self._last)

    def _succeeded(self, place: _Place) -> None:
        place.breaker = place.breaker.succeeded()
        if place is self._models[0]:
            self._told = False
            if self._away is not None:
                log.info("The agent %s is back", place.agent.name)
                self._away = None
                self._notify(Notice(topic=TOPIC, message=""))

    def _failed(self, place: _Place, error: AgentUnavailable, request: AgentRequest) -> None:
        log.warning(
            "The agent %s failed: %s %s %s", place.agent.name, error.why, error, error.detail
        )
        if error.why is AgentTrouble.REFUSED:
            return  # it answers; only not this
        now = self._seconds_now()
        place.breaker = place.breaker.failed(now, asked=error.seconds, may_pass=error.may_pass)
        if place is self._models[0]:
            since = self._away[0] if self._away else self._book.forms.clock_time(request.now)
            self._away = since, error
        if self._away is not None:
            self._notify(self._who_stands_in(*self._away))

    def _who_stands_in(self, since: str, error: AgentUnavailable) -> Notice:
        """Tell who answers in the place of the first choice, since when and why."""
        agent = self._next_in_line(self._seconds_now()).name
        words = (
            self._book.phrase("model_silent", agent=agent, time=since)
            if error.may_pass
            else self._book.phrase("model_unusable", agent=agent, time=since)
        )
        return Notice(topic=TOPIC, message=words, advice=str(error))

    def _notify(self, notice: Notice) -> None:
        for listener in tuple(self._listeners):
            listener(notice)


class _Waiting:
    """Waits for the steps of one agent in one turn, as long as a person bears."""

    def __init__(self, patience: Patience, *, trial: bool) -> None:
        self._patience = patience
        self._first = patience.trial if trial else patience.first_token
        self._left = patience.total
        self._silent = True

    async def next_step(
        self,
        name: str,
        steps: AsyncGenerator[AgentStep, ToolResult | None],
        result: ToolResult | None,
    ) -> AgentStep:
        """Return the next step. Raises AgentUnavailable where it does not come in time."""
        began = asyncio.get_running_loop().time()
        allowed = self._first if self._silent else self._patience.next_step
        try:
            async with asyncio.timeout(min(allowed, self._left)):
                step = await steps.asend(result)
        except TimeoutError as error:
            first = self._silent and allowed <= self._left
            raise AgentUnavailable(
                "The language model takes too long to answer.",
                agent=name,
                why=AgentTrouble.FIRST_TOKEN_TIMEOUT if first else AgentTrouble.TOTAL_TIMEOUT,
                detail=f"nothing for {min(allowed, self._left):.1f} s",
            ) from error
        self._left -= asyncio.get_running_loop().time() - began
        # After a call's result the model is asked anew, and silent until its answer begins.
        self._silent = isinstance(step, ToolCall) or (
            self._silent and not isinstance(step, Begun | Say | Usage)
        )
        return step


def _said_nothing(name: str) -> AgentUnavailable:
    return AgentUnavailable(
        "The language model gave an empty answer.", agent=name, why=AgentTrouble.BROKEN_ANSWER
    )


def _broken(name: str, error: Exception) -> AgentUnavailable:
    return AgentUnavailable(
        "Something went wrong inside the program while it talked to the language model.",
        agent=name,
        why=AgentTrouble.BROKEN_ANSWER,
        detail=type(error).__name__,
    )
