"""Both kinds of language models through their real packages, over loopback, with a hostile one.

One server and one client of each kind serve many conversations, since a client takes longer to
make than a conversation to hold. Patience is short and the breaker's clock is the play's own, so
that nothing waits for real.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from hostile_desk import Verdict, hold
from hostile_model import HostileModel
from model_server import Asked, Behaviour, ModelServer, Protocol, Reply
from words import ENGLISH

from app.agents.builtin import BuiltInAgent
from app.agents.certain import CertainFirst
from app.agents.failover import FailOver, Patience
from app.agents.model_agent import ModelAgent
from app.build import load_prompt, make_model, open_program
from app.storage.secrets import MemorySecrets

QUICK = Patience(first_token=0.3, trial=0.2, next_step=0.3, total=1.0)
PROTOCOLS: tuple[Protocol, ...] = ("openai", "anthropic")


@dataclass
class _Current:
    """The virtual model of the conversation that is being held."""

    model: Callable[[Asked], Behaviour] = lambda _: Reply("Hello.")

    def __call__(self, asked: Asked) -> Behaviour:
        return self.model(asked)


@dataclass
class _PlayTime:
    """A steady clock that goes on between turns alone."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


class HostileRig:
    """Holds seeded conversations; every seed is one, with one of the two kinds of model."""

    def __init__(
        self, server: ModelServer, current: _Current, agents: dict[Protocol, ModelAgent]
    ) -> None:
        self._server = server
        self._current = current
        self._agents = agents

    async def hold(self, seed: int) -> Verdict:
        """Hold the conversation of one seed."""
        luck = random.Random(seed)  # noqa: S311 - a repeatable play, no secret
        model = HostileModel(random.Random(seed + 1))  # noqa: S311
        self._current.model = model
        time = _PlayTime()
        built_in = BuiltInAgent(ENGLISH)
        agent = FailOver(
            (self._agents[PROTOCOLS[seed % len(PROTOCOLS)]], built_in),
            ENGLISH,
            seconds_now=time,
            patience=QUICK,
        )

        def go_on() -> None:
            time.seconds += luck.choice((1, 20, 400))

        self._server.complaints.clear()
        self._server.asked.clear()
        with tempfile.TemporaryDirectory() as folder:
            verdict = await hold(
                CertainFirst(agent, built_in),
                luck,
                Path(folder),
                on_uids=model.uids.extend,
                between_turns=go_on,
            )
        verdict.requests = model.requests
        verdict.wrong += [f"a provider would refuse: {what}" for what in self._server.complaints]
        return verdict


@asynccontextmanager
async def hostile_rig() -> AsyncIterator[HostileRig]:
    """Serve both protocols for as long as the context is open."""
    current = _Current()
    with ModelServer(current).running() as server, tempfile.TemporaryDirectory() as folder:
        program = open_program(Path(folder), secrets=MemorySecrets())
        agents: dict[Protocol, ModelAgent] = {}
        for protocol in PROTOCOLS:
            program.settings.set(f"{protocol}.base_url", server.url(protocol))
            agents[protocol] = ModelAgent(
                make_model(program, protocol), load_prompt(program, ENGLISH), "en"
            )
        try:
            yield HostileRig(server, current, agents)
        finally:
            for agent in agents.values():
                await agent.close()
