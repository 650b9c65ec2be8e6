"""Hundreds of spoken turns in one session: what it keeps in memory must not grow.

    python -m tests.benchmarks.soak_turns --seed 1 --count 500

The shipped demonstration's sentences, in an order of the seed, at slightly different levels, go
through the real recogniser, the built-in agent, the sandbox calendar and the real voice.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import psutil

from app.audio.files import FileMicrophone, SilentLoudspeaker
from app.audio.wav import read_wav
from app.build import choose, open_program, open_session
from app.cli.converse import Demonstration
from app.domain.audio import Audio
from app.domain.events import Event, Metrics
from app.storage.secrets import MemorySecrets
from app.system.clock import parse_now, stopped_clock
from app.system.time_zone import zone

EVERY = 50
"""Turns between two looks at the memory."""

SETTLED = 100
"""Turns after which everything that is made once has been made."""

MOST_GROWTH = 5.0
"""MB that may be added after `SETTLED` turns: allocators keep what is in pieces."""


class AnyMicrophone(FileMicrophone):
    """Gives one of some recordings each time, as luck has it, for as long as one likes."""

    def __init__(self, recordings: Sequence[Audio], luck: random.Random) -> None:
        super().__init__(())
        self._recordings = _endless(recordings, luck)


def _endless(recordings: Sequence[Audio], luck: random.Random) -> Iterator[Audio]:
    while True:
        chosen = luck.choice(recordings)
        louder = np.float32(luck.uniform(0.5, 1.0))  # hardly any utterance comes twice
        yield Audio(chosen.samples * louder, chosen.sample_rate)


@dataclass(slots=True)
class Memory:
    """Resident memory in MB: at rest with the models loaded, and after so many turns."""

    at_rest: float = 0.0
    after: dict[int, float] = field(default_factory=dict)
    transcribed: int = 0
    replied: int = 0

    @property
    def growth(self) -> float:
        """MB added after `SETTLED` turns, or after the first look where there were fewer."""
        looks = [turns for turns in self.after if turns >= SETTLED] or [*self.after]
        return self.after[looks[-1]] - self.after[looks[0]] if looks else 0.0


def resident() -> float:
    """Return this process's resident memory in MB, without what waits to be collected."""
    gc.collect()
    return float(psutil.Process().memory_info().rss) / 1e6


async def soak(
    seed: int,
    count: int,
    state: Path,
    *,
    every: int = EVERY,
    shown: Callable[[int, float], None] = lambda _turns, _memory: None,
) -> Memory:
    """Hold `count` spoken turns in a fresh `state` folder and look at the memory now and then."""
    program = open_program(state, secrets=MemorySecrets())
    demo = Demonstration.load(program.resources.resources / "demo")
    now = parse_now(demo.now, zone(demo.time_zone))
    choices = choose(
        program,
        agent="built-in",
        calendar="sandbox",
        time_zone=demo.time_zone,
        clock=stopped_clock(now),
    )
    recordings = [read_wav(Path(turn.value)) for turn in demo.turns]
    memory = Memory()

    def listen(event: Event) -> None:
        if isinstance(event, Metrics):
            memory.transcribed += event.transcript_ms is not None
            memory.replied += event.reply_audio_ms is not None

    async with open_session(
        program,
        choices,
        listener=listen,
        source=AnyMicrophone(recordings, random.Random(seed)),  # noqa: S311 - repeatable
        sink=SilentLoudspeaker(),
    ) as session:
        await session.start()
        await session.settled()
        memory.at_rest = resident()
        shown(0, memory.at_rest)
        for turn in range(1, count + 1):
            session.press()
            await session.settled()
            session.release()
            await session.settled()
            if turn % every == 0:
                memory.after[turn] = resident()
                shown(turn, memory.after[turn])
    return memory


def main() -> int:
    """Hold as many turns as asked for and print the memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=500)
    wanted = parser.parse_args()
    logging.disable(logging.WARNING)

    def show(turns: int, memory: float) -> None:
        print(f"after {turns:5} turns {memory:7.1f} MB", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        memory = asyncio.run(soak(wanted.seed, wanted.count, Path(folder), shown=show))
    print(
        f"{wanted.count} turns with seed {wanted.seed}: {memory.transcribed} written down, "
        f"{memory.replied} answered aloud; {memory.growth:+.1f} MB after the first {SETTLED}"
    )
    return 1 if memory.growth > MOST_GROWTH else 0


if __name__ == "__main__":
    sys.exit(main())
