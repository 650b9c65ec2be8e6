"""A conversation with the real guard, journal and sandbox, and a language model played by a script.

The script stands at the model's place: it yields what a model would say and call.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from app.build import choose, open_program, open_session
from app.domain.dialogue import AgentRequest, AgentStep, Say
from app.domain.events import Event, Transcript
from app.domain.tools import BOOK_APPOINTMENT, CHECK_AVAILABILITY, ToolCall, ToolResult
from app.session.clock_watch import ClockWatch
from app.session.ports import AudioSink, AudioSource
from app.session.session import Session
from app.storage.secrets import MemorySecrets
from app.system.clock import parse_now, stopped_clock
from app.system.time_zone import zone

ZONE = "Europe/Berlin"
DAY = "2026-11-25"
CHECK = ToolCall("c", CHECK_AVAILABILITY, {"date": DAY})
BOOK = ToolCall(
    "b",
    BOOK_APPOINTMENT,
    {"date": DAY, "time": "14:00", "email": "maria@example.com", "name": "Maria Lopez"},
)

E = TypeVar("E")


class ScriptedAgent:
    """Plays one list of steps for each turn that reaches it, and remembers what it was told."""

    name = "scripted"

    def __init__(self, turns: Sequence[Sequence[AgentStep]]) -> None:
        self._turns = list(turns)
        self.requests: list[AgentRequest] = []
        self.results: list[ToolResult] = []

    def play(self, turn: Sequence[AgentStep]) -> None:
        """Play this list in the next turn."""
        self._turns = [turn]

    async def warm_up(self) -> None:
        pass

    async def reply(self, request: AgentRequest) -> AsyncGenerator[AgentStep, ToolResult | None]:
        """Play the next list."""
        self.requests.append(request)
        for agent_step in self._turns.pop(0) if self._turns else [Say("What else?")]:
            result = yield agent_step
            if result is not None:
                self.results.append(result)


class Talk:
    """A session, what it published, and short ways to act in it."""

    def __init__(self, session: Session, events: list[Event], agent: ScriptedAgent) -> None:
        self.session = session
        self.events = events
        self.agent = agent
        self._news = asyncio.Event()
        session.subscribe(lambda _: self._news.set())

    async def until(self, holds: Callable[[], bool]) -> None:
        """Return once `holds()`, which is looked at after every event."""
        while not holds():
            self._news.clear()
            await self._news.wait()

    def of(self, kind: type[E]) -> list[E]:
        return [event for event in self.events if isinstance(event, kind)]

    def said(self) -> list[str]:
        return [event.text for event in self.of(Transcript) if event.role == "agent"]

    async def type(self, text: str) -> None:
        self.session.submit_text(text)
        await self.session.settled()

    async def summarised(self) -> None:
        """Come to where the program waits for a yes to BOOK."""
        self.session.provide_details("Maria Lopez", "maria@example.com")
        await self.session.settled()


@asynccontextmanager
async def talk(
    state: Path,
    turns: Sequence[Sequence[AgentStep]],
    *,
    at_point: Callable[[str], None] = lambda _: None,
    source: AudioSource | None = None,
    sink: AudioSink | None = None,
    listen_ahead: bool = True,
    tones: bool = False,
    clock_watch: ClockWatch | None = None,
    calendar_at: str | None = None,
    agent: ScriptedAgent | None = None,
) -> AsyncIterator[Talk]:
    """Hold a conversation over the sandbox in this process, or over a calendar at an address."""
    program = open_program(state, secrets=MemorySecrets())
    program.settings.set("audio.listen_ahead", listen_ahead)
    program.settings.set("audio.tones", tones)
    if calendar_at is not None:
        program.settings.set("calendar.name", "cal.com")
        program.settings.set("calendar.api_url", calendar_at)
        program.settings.set("calendar.event_type_id", "1")
    now = parse_now("2026-11-23T09:00", zone(ZONE))
    choices = choose(program, time_zone=ZONE, clock=stopped_clock(now))
    events: list[Event] = []
    agent = agent or ScriptedAgent(turns)
    async with open_session(
        program,
        choices,
        listener=events.append,
        agent=agent,
        at_point=at_point,
        source=source,
        sink=sink,
        clock_watch=clock_watch,
    ) as session:
        starting = asyncio.create_task(session.start())
        if clock_watch is None:  # which never ends
            await starting
        try:
            yield Talk(session, events, agent)
        finally:
            starting.cancel()
            await asyncio.gather(starting, return_exceptions=True)
