"""A conversation with the real session, guard and sandbox, led by a model of the model server."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from model_server import Asked, Behaviour, Call, ModelServer, Protocol, Reply, VirtualModel

from app.build import Program, choose, open_program, open_session
from app.domain.events import BookingConfirmed, Event, FunctionResult, ProposalShown, Transcript
from app.session.ports import AudioSink, AudioSource
from app.session.session import Session
from app.storage.secrets import MemorySecrets
from app.system.clock import parse_now, stopped_clock
from app.system.time_zone import zone

ZONE = "Europe/Berlin"
NOW = "2026-11-23T09:00"  # a Monday
DAY = "2026-11-25"
KEY = "sk-test-0123456789abcdef"
BOOKING = {"date": DAY, "time": "14:00", "email": "maria@example.com", "name": "Maria Lopez"}

E = TypeVar("E")


class ModelTalk:
    """A session, what it published, the server that plays the model, and ways to act."""

    def __init__(self, session: Session, events: list[Event], server: ModelServer) -> None:
        self.session = session
        self.events = events
        self.server = server
        self._news = asyncio.Event()
        session.subscribe(lambda _: self._news.set())

    async def write(self, text: str) -> None:
        self.session.submit_text(text)
        await self.session.settled()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Return once `holds()`, which is looked at after every event."""
        while not holds():
            self._news.clear()
            await self._news.wait()

    async def until_model_hears_nobody(self) -> None:
        """Return once the server has seen that its stream is not read any more."""
        assert await asyncio.to_thread(self.server.hung_up.wait, 20)

    def of(self, kind: type[E]) -> list[E]:
        return [event for event in self.events if isinstance(event, kind)]

    def said(self, turn: int | None = None) -> list[str]:
        return [
            event.text
            for event in self.of(Transcript)
            if event.role == "agent" and turn in (None, event.turn)
        ]

    def codes(self) -> list[str]:
        """Return the code of each tool's answer, or its status where it has none."""
        return [str(e.result.get("code", e.status)) for e in self.of(FunctionResult)]

    @property
    def bookings(self) -> list[BookingConfirmed]:
        return self.of(BookingConfirmed)

    @property
    def summaries(self) -> list[str]:
        return [event.summary for event in self.of(ProposalShown)]


def use_model(program: Program, server: ModelServer, protocol: Protocol) -> None:
    """Choose the model of a server in a program's settings."""
    program.settings.set("agent.name", protocol)
    program.settings.set(f"{protocol}.base_url", server.url(protocol))
    program.settings.set(f"{protocol}.model", "virtual-1")
    program.settings.set(f"{protocol}.api_key", KEY)


@asynccontextmanager
async def model_talk(
    state: Path,
    protocol: Protocol,
    model: VirtualModel,
    *,
    source: AudioSource | None = None,
    sink: AudioSink | None = None,
    stand_in: tuple[Protocol, ModelServer] | None = None,
) -> AsyncIterator[ModelTalk]:
    """Hold a conversation over the sandbox of `state`, led by `model` behind a real server.

    Another model, behind a server of its own, may stand in.
    """
    program = open_program(state, secrets=MemorySecrets())
    program.settings.set("audio.listen_ahead", False)
    program.settings.set("audio.tones", False)  # what is heard is to be the reply alone
    clock = stopped_clock(parse_now(NOW, zone(ZONE)))
    events: list[Event] = []
    with ModelServer(model).running() as server:
        if stand_in is not None:
            use_model(program, stand_in[1], stand_in[0])
            program.settings.set("agent.stand_in", stand_in[0])
        use_model(program, server, protocol)
        choices = choose(program, time_zone=ZONE, clock=clock)
        async with open_session(
            program, choices, listener=events.append, source=source, sink=sink
        ) as session:
            await session.start()
            yield ModelTalk(session, events, server)


def in_turn(*rounds: Behaviour) -> VirtualModel:
    """Return a model that gives these answers one after the other, whatever it is asked."""
    left = list(rounds)
    return lambda _: left.pop(0) if left else Reply("What else can I do for you?")


def sensible(asked: Asked) -> Reply:
    """Behave as a good model does for somebody who wants a demo: look, offer, ask, book."""
    if asked.new_results:
        _, name, result = asked.new_results[-1]
        if name == "check_availability" and result["status"] == "success" and result["slots"]:
            return Reply("Yes, there are free times on that day. Which one would you like?")
        return Reply(f"I am sorry, that did not work: {result.get('message', 'no reason')}")
    said = [m.text.rpartition("</program>")[2] for m in asked.messages if m.role == "user"]
    newest = said[-1].casefold()
    if "wednesday" in newest:
        return Reply("Let me have a look.", [Call("check_availability", {"date": DAY})])
    so_far = " ".join(said).casefold()
    half_past = any(words in so_far for words in ("half past two", "2.30", "2:30", "14:30"))
    time = "14:30" if half_past else "14:00" if "two" in so_far else None
    if time is None:
        return Reply("Of course, which day would suit you?")
    known = _KNOWN.search(asked.messages[-1].text)
    name, email = known.groups() if known else (_UNKNOWN, _UNKNOWN)
    if email == _UNKNOWN:
        return Reply("Good. What is your e-mail address?")
    if name == _UNKNOWN:
        return Reply("Thank you. And your name, please?")
    booking = {"date": DAY, "time": time, "email": email, "name": name}
    return Reply("", [Call("book_appointment", booking)])


_UNKNOWN = "not known yet"
_KNOWN = re.compile(r"name ([^,]+), e-mail address (\S+|not known yet)[.] ")
