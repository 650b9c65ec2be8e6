"""Two clients after one time, over and over: one gets it, the other hears that it is taken.

    python -m tests.benchmarks.soak_races --seed 1 --count 500

Every race is over HTTP; who is first follows from the seed and the network. Now and then one of
the two moves an appointment there. Who lost is offered the nearest other times.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from pathlib import Path

from slot_race import opened_races


async def soak(seed: int, count: int, state: Path) -> list[str]:
    """Run `count` races; return what must never have happened."""
    wrong: list[str] = []
    async with opened_races(seed, state) as races:
        for number in range(count):
            wrong += [f"race {number}: {what}" for what in await races.race()]
    return wrong


def main() -> int:
    """Race as often as asked for and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    wanted = parser.parse_args()
    logging.disable(logging.WARNING)
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        wrong = asyncio.run(soak(wanted.seed, wanted.count, Path(folder)))
    seconds = time.perf_counter() - begun
    print(
        f"{wanted.count} races with seed {wanted.seed}: {len(wrong)} wrong; "
        f"{wanted.count / seconds:.0f} a second"
    )
    for what in wrong:
        print(what)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
