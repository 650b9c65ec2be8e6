"""How long a spoken turn takes, part by part, over the shipped demonstration.

    python -m tests.benchmarks.bench_turn --json FILE [--rounds 5]

Milliseconds from the release of the key, with models that are warm. The loudspeaker is a file that
plays in no time, so `reply_audio_ms` ends where the first sound is ready to be heard.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app.audio.files import FileMicrophone, SilentLoudspeaker
from app.audio.wav import read_wav
from app.build import choose, open_program, open_session
from app.cli.converse import Demonstration
from app.domain.events import Event, Metrics
from app.storage.secrets import MemorySecrets
from app.system.clock import parse_now, stopped_clock
from app.system.time_zone import zone

PARTS = ("transcript_ms", "reply_text_ms", "reply_audio_ms")


async def measure(state: Path) -> list[Metrics]:
    """Hold the demonstration once in a fresh `state` folder and return its turns' figures."""
    program = open_program(state, secrets=MemorySecrets())
    demo = Demonstration.load(program.resources.resources / "demo")
    now = parse_now(demo.now, zone(demo.time_zone))
    choices = choose(program, time_zone=demo.time_zone, clock=stopped_clock(now))
    measured: list[Metrics] = []

    def listen(event: Event) -> None:
        if isinstance(event, Metrics):
            measured.append(event)

    async with open_session(
        program,
        choices,
        listener=listen,
        source=FileMicrophone([read_wav(Path(turn.value)) for turn in demo.turns]),
        sink=SilentLoudspeaker(),
    ) as session:
        await session.start()
        for _ in demo.turns:
            session.press()
            await session.settled()
            session.release()
            await session.settled()
    return measured


def quantiles(values: Sequence[float]) -> dict[str, float]:
    """Return p50 and p95 of `values`."""
    cuts = statistics.quantiles(values, n=20, method="inclusive")
    return {"p50": round(statistics.median(values), 1), "p95": round(cuts[-1], 1)}


def main() -> int:
    """Measure, print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    turns: list[Metrics] = []
    for _ in range(wanted.rounds):
        with tempfile.TemporaryDirectory() as folder:
            turns += asyncio.run(measure(Path(folder)))
    figures = {
        part: quantiles([value for turn in turns if (value := getattr(turn, part)) is not None])
        for part in PARTS
    }
    print(f"{len(turns)} spoken turns")
    for part, figure in figures.items():
        print(f"{part:16} p50 {figure['p50']:7.1f}  p95 {figure['p95']:7.1f}")
    wanted.json.write_text(json.dumps(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
