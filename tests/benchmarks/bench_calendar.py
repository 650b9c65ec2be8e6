"""How long the free times of a day take, over loopback HTTP and from memory.

    python -m tests.benchmarks.bench_calendar --json FILE [--rounds 300]

Milliseconds for one question of the client to the sandbox, on a connection that is open: with an
empty calendar, with 10,000 bookings around the day that is asked about, and for a day that was
fetched ahead. `ratio` is how much slower the full calendar answers, by the medians.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from slot_race import ROME, clock, served

from app.domain.booking import Slot
from app.scheduling.client import CalComClient
from app.scheduling.sandbox.app import SANDBOX_EVENT_TYPE_ID
from app.scheduling.sandbox.store import SANDBOX_DATABASE
from app.scheduling.slot_cache import SlotCache

DAY = date(2026, 10, 13)
LENGTH = 30
BOOKINGS = 10_000
PREFETCHED_DAYS = 7


def fill(state: Path, like: datetime) -> None:
    """Put `BOOKINGS` in the calendar, all like the one at `like`, half before it, half after.

    Every half hour of the days around is taken, that of `like`'s own day excepted.
    """
    half_hours = (
        like + side * timedelta(days=1, minutes=LENGTH * number)
        for number in range(BOOKINGS // 2)
        for side in (-1, 1)
    )
    rows = (
        (number, f"full-{number}", _instant(start), _instant(start + timedelta(minutes=LENGTH)))
        for number, start in enumerate(half_hours, start=1_000)
    )
    with contextlib.closing(sqlite3.connect(state / SANDBOX_DATABASE)) as connection, connection:
        connection.executemany(
            "INSERT INTO booking (id, answer) SELECT ?1, "
            "json_set(answer, '$.id', ?1, '$.uid', ?2, '$.start', ?3, '$.end', ?4) "
            "FROM booking WHERE id = 1",
            rows,
        )
        (count,) = connection.execute("SELECT count(*) FROM booking").fetchone()
        assert count == BOOKINGS + 1


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


async def timed(ask: Callable[[], Awaitable[Sequence[Slot]]], rounds: int) -> dict[str, float]:
    """Return p50 and p95 of `rounds` questions in ms, after a few to warm up."""
    for _ in range(10):
        assert await ask()
    took = []
    for _ in range(rounds):
        begun = time.perf_counter()
        await ask()
        took.append((time.perf_counter() - begun) * 1_000)
    cuts = statistics.quantiles(took, n=20, method="inclusive")
    return {"p50": round(statistics.median(took), 3), "p95": round(cuts[-1], 3)}


async def measure(state: Path, rounds: int) -> dict[str, object]:
    """Return every figure."""
    async with served(state) as url:
        client = CalComClient(base_url=url)
        cache = SlotCache(client, clock=clock)

        async def ask() -> tuple[Slot, ...]:
            return await client.free_slots(
                DAY,
                DAY,
                event_type_id=SANDBOX_EVENT_TYPE_ID,
                time_zone=ROME,
                duration=LENGTH,
            )

        async def ask_memory() -> tuple[Slot, ...]:
            return await cache.free_slots(
                DAY,
                DAY,
                event_type_id=SANDBOX_EVENT_TYPE_ID,
                time_zone=ROME,
                duration=LENGTH,
            )

        await cache.prefetch(
            event_type_id=SANDBOX_EVENT_TYPE_ID,
            time_zone=ROME,
            duration=LENGTH,
            days=PREFETCHED_DAYS,
        )
        prefetched = await timed(ask_memory, rounds)
        one = await client.create(
            request_id="one",
            event_type_id=SANDBOX_EVENT_TYPE_ID,
            start=(await ask())[-1].start,
            duration=LENGTH,
            name="Ada Byron",
            email="ada@example.com",
            time_zone=ROME,
            answers={},
        )
        nearly_empty = await timed(ask, rounds)
        fill(state, one.start)
        full = await timed(ask, rounds)
        await client.close()
    return {
        "slots_ms": nearly_empty,
        "slots_10000_bookings_ms": full,
        "ratio": round(full["p50"] / nearly_empty["p50"], 3),
        "prefetched_ms": prefetched,
    }


def main() -> int:
    """Measure, print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--rounds", type=int, default=300)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(measure(Path(folder), wanted.rounds))
    for name, figure in figures.items():
        shown = figure
        if isinstance(figure, dict):
            shown = f"p50 {figure['p50']:8.3f}  p95 {figure['p95']:8.3f}"
        print(f"{name:24} {shown}")
    if wanted.json is not None:
        wanted.json.write_text(json.dumps(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
