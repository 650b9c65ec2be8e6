"""What the program adds to a language model's own time, and whether a long reply is heard whole.

    python -m tests.benchmarks.bench_agents --json FILE [--rounds 40]

Against a server on loopback that speaks both protocols, through the real packages, with the real
session, guard, sandbox and Piper voice; only the recogniser gives its words at once. In
milliseconds: `transcript_to_request` from the written words to the server having read the request,
`token_to_audio` from the first token leaving the server, which then sends as fast as it can, to the
first sound at the loudspeaker. Beside them, in the same run, what of that the provider's package
takes alone, and the voice alone for the same clause. `long_reply` is eight sentences at fifteen
tokens a second: the silences between their sounds.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from model_server import Asked, Behaviour, ModelServer, Protocol, Reply
from model_talk import use_model
from words import ENGLISH

from app.agents.builtin import BuiltInAgent
from app.agents.certain import CertainFirst
from app.agents.chat import Chat, PersonTurn
from app.agents.failover import FailOver
from app.agents.model_agent import ModelAgent
from app.audio.files import FileMicrophone, SilentLoudspeaker
from app.build import load_prompt, make_model, make_sandbox, make_synthesiser, open_program
from app.domain.audio import Audio
from app.domain.journal import IN_PROCESS
from app.language.ear import for_ear
from app.scheduling.client import CalComClient
from app.scheduling.journaled import JournaledCalendar
from app.session.parts import Parts
from app.session.ports import AudioSink
from app.session.reply import Voice
from app.session.session import Session
from app.storage.database import open_database
from app.storage.journal import SqliteJournal
from app.storage.main_database import MAIN_DATABASE, MAIN_MIGRATIONS
from app.storage.secrets import MemorySecrets

PROTOCOLS: tuple[Protocol, ...] = ("openai", "anthropic")
ZONE = "Europe/Berlin"
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
CLAUSE = "Yes, Wednesday afternoon is free,"
REPLY = f"{CLAUSE} so tell me which time you would like best. I can also look at another day."
TOKEN = 4
"""Characters of a token, by and large."""

TOKENS_A_SECOND = 15
SENTENCES = (
    "Thank you for asking about the demonstration, which we give to everybody who is curious.",
    "It takes about half an hour, and Alex shows you the program as you would use it at work.",
    "First you see how an appointment is made by voice, from the first word to the confirmation.",
    "Then Alex shows you the calendar, where every appointment can be moved or taken back again.",
    "After that there is time for your own questions, and most people have quite a few of them.",
    "You need nothing for it but a browser, and a headset makes it easier to understand us all.",
    "Afterwards you get a short summary by e-mail, with the answers to everything you have asked.",
    "And now tell me please, which day of this week or of the next one would suit you best?",
)


class ReadyRecogniser:
    """Writes everything down at once, and takes note when. `since` is of `perf_counter`."""

    def __init__(self) -> None:
        self.since = 0.0

    async def warm_up(self) -> None:
        pass

    def listen(self, shown: Callable[[str], None]) -> ReadyRecogniser:  # noqa: ARG002
        return self

    def take(self, audio: Audio) -> None:
        pass

    def so_far(self) -> str | None:
        return None

    def drop(self) -> None:
        pass

    async def finish(self, audio: Audio) -> str:  # noqa: ARG002
        self.since = time.perf_counter()
        return "What do you have for me on Wednesday in the afternoon?"

    async def renew(self) -> None:
        pass

    async def close(self) -> None:
        pass


class NotedLoudspeaker(SilentLoudspeaker):
    """Takes note of when sounds begin and end; with `real_time` they last as long as they are."""

    def __init__(self, *, real_time: bool = False) -> None:
        self._real_time = real_time
        self.spans: list[tuple[float, float]] = []

    async def play(self, audio: Audio) -> None:
        began = time.perf_counter()
        if self._real_time:
            await asyncio.sleep(len(audio.samples) / audio.sample_rate)
        self.spans.append((began, time.perf_counter()))


class _FirstToken(threading.Event):
    """Never holds a stream up, but takes note of when it comes to its first token."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0.0

    def is_set(self) -> bool:
        self.at = time.perf_counter()
        return True


@dataclass
class Model:
    """Gives one reply for ever, and takes note of when it was asked and began to answer."""

    text: str = REPLY
    pace: float = 0.0
    asked_at: float = 0.0
    first: _FirstToken = field(default_factory=_FirstToken)

    def __call__(self, asked: Asked) -> Behaviour:  # noqa: ARG002
        self.asked_at = time.perf_counter()
        return Reply(self.text, bit=TOKEN, pace=self.pace, hold=self.first)


@dataclass
class Bench:
    """A program that is ready for the next spoken turn."""

    session: Session
    recogniser: ReadyRecogniser
    agent: ModelAgent

    async def turn(self) -> None:
        """Hold one spoken turn."""
        self.session.press()
        await self.session.settled()
        self.session.release()
        await self.session.settled()


@asynccontextmanager
async def bench(
    server: ModelServer, protocol: Protocol, sink: AudioSink, turns: int
) -> AsyncIterator[Bench]:
    """Set up a conversation with the model of `server` for so many spoken turns."""
    async with AsyncExitStack() as stack:
        state = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        program = open_program(state, secrets=MemorySecrets())
        use_model(program, server, protocol)
        app, close = make_sandbox(state, clock=lambda: NOW, time_zone=ZONE)
        stack.callback(close)
        database = open_database(state / MAIN_DATABASE, MAIN_MIGRATIONS)
        stack.callback(database.close)
        calendar = JournaledCalendar(
            CalComClient.in_process(app, clock=lambda: NOW),
            SqliteJournal(database),
            name="sandbox",
            base_url=IN_PROCESS,
            event_type=1,
            clock=lambda: NOW,
            host_time_zone=ZONE,
        )
        stack.push_async_callback(calendar.close)
        prompt = load_prompt(program, ENGLISH)
        agent = ModelAgent(make_model(program, protocol), prompt, ENGLISH.language)
        stack.push_async_callback(agent.close)
        synthesiser = make_synthesiser(program)
        stack.push_async_callback(synthesiser.close)
        built_in = BuiltInAgent(ENGLISH)
        recogniser = ReadyRecogniser()
        second = Audio(np.zeros(16_000, dtype=np.float32), 16_000)
        session = Session(
            Parts(
                agent=CertainFirst(FailOver((agent, built_in), ENGLISH), built_in),
                calendar=calendar,
                recogniser=recogniser,
                clock=lambda: NOW,
                time_zone=ZONE,
                phrasebook=ENGLISH,
                new_id=lambda: "bench",
                source=FileMicrophone([second] * turns),
                voice=Voice(synthesiser, sink),
            )
        )
        stack.push_async_callback(session.close)
        await session.start()
        yield Bench(session, recogniser, agent)


async def overhead(protocol: Protocol, rounds: int) -> dict[str, object]:
    """Measure one protocol's overhead over so many turns, after some to warm up."""
    model = Model()
    sink = NotedLoudspeaker()
    to_request, to_audio = [], []
    warming = 5
    with ModelServer(model).running() as server:
        async with bench(server, protocol, sink, rounds + warming) as ready:
            for number in range(rounds + warming):
                sink.spans.clear()
                await ready.turn()
                if number >= warming:
                    to_request.append(model.asked_at - ready.recogniser.since)
                    to_audio.append(sink.spans[0][0] - model.first.at)
            assert not server.complaints, server.complaints
    return {
        "transcript_to_request": _quantiles(to_request),
        "package_alone": _quantiles(await package_alone(protocol, rounds)),
        "token_to_audio": _quantiles(to_audio),
        "voice_alone": _quantiles(await voice_alone(rounds)),
    }


async def package_alone(protocol: Protocol, rounds: int) -> list[float]:
    """Return the seconds from asking the model directly to the server having read it."""
    model = Model()
    took = []
    with ModelServer(model).running() as server, tempfile.TemporaryDirectory() as folder:
        program = open_program(Path(folder), secrets=MemorySecrets())
        use_model(program, server, protocol)
        asked = make_model(program, protocol)
        chat = Chat("Be brief.", "It is Monday.", (PersonTurn("Hello."),), ())
        for _ in range(rounds + 5):
            began = time.perf_counter()
            async for _ in asked.stream(chat):
                pass
            took.append(model.asked_at - began)
        await asked.close()
    return took[5:]


async def voice_alone(rounds: int) -> list[float]:
    """Return the seconds that the voice takes for the first clause, with nothing else going on."""
    took = []
    with tempfile.TemporaryDirectory() as folder:
        voice = make_synthesiser(open_program(Path(folder), secrets=MemorySecrets()))
        await voice.warm_up()
        for _ in range(rounds):
            began = time.perf_counter()
            await voice.synthesise(for_ear(CLAUSE, ENGLISH.language))
            took.append(time.perf_counter() - began)
        await voice.close()
    return took


async def long_reply(protocol: Protocol) -> dict[str, object]:
    """Speak eight sentences that come at fifteen tokens a second; return the silences between."""
    model = Model(" ".join(SENTENCES), pace=1 / TOKENS_A_SECOND)
    sink = NotedLoudspeaker(real_time=True)
    with ModelServer(model).running() as server:
        async with bench(server, protocol, sink, 1) as ready:
            await ready.turn()
    gaps = [
        later[0] - earlier[1] for earlier, later in zip(sink.spans, sink.spans[1:], strict=False)
    ]
    return {
        "sounds": len(sink.spans),
        "first_sound_ms": round((sink.spans[0][0] - model.first.at) * 1_000, 1),
        "longest_gap_ms": round(max(gaps) * 1_000, 1),
        "gaps_over_50_ms": sum(gap > 0.05 for gap in gaps),
        "spoken_s": round(sink.spans[-1][1] - sink.spans[0][0], 1),
    }


def _quantiles(seconds: Sequence[float]) -> dict[str, float]:
    cuts = statistics.quantiles(seconds, n=20, method="inclusive")
    return {
        "p50": round(statistics.median(seconds) * 1_000, 1),
        "p95": round(cuts[-1] * 1_000, 1),
    }


async def measure(rounds: int) -> dict[str, object]:
    """Measure both protocols."""
    return {
        protocol: {**await overhead(protocol, rounds), "long_reply": await long_reply(protocol)}
        for protocol in PROTOCOLS
    }


def main() -> int:
    """Measure, print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=40)
    wanted = parser.parse_args()
    logging.disable(logging.WARNING)
    figures = asyncio.run(measure(wanted.rounds))
    for protocol, parts in figures.items():
        print(protocol)
        assert isinstance(parts, dict)
        for name, figure in parts.items():
            print(f"  {name:24}", "  ".join(f"{key} {value}" for key, value in figure.items()))
    wanted.json.write_text(json.dumps(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
