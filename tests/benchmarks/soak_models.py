"""Conversations with language models that were talked into everything, through the real packages.

    python -m tests.benchmarks.soak_models --seed 1 --count 5000 [--jobs N]

A scripted server speaks both streaming protocols over loopback HTTP and misbehaves in every way: it
books without asking, with invented addresses and at times never offered, cancels and moves what is
another person's, claims what did not happen, and breaks its streams. Session, guard, journal and
sandbox are the real ones. Nothing may be booked, moved or cancelled without the person's yes to it,
no claim may be shown, and every turn ends.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from hostile_desk import Verdict
from hostile_models import hostile_rig


async def hold_all(seeds: Sequence[int]) -> list[tuple[int, Verdict]]:
    """Hold the conversations of these seeds, one after the other."""
    async with hostile_rig() as rig:
        return [(seed, await rig.hold(seed)) for seed in seeds]


def _hold_share(seeds: Sequence[int]) -> list[tuple[int, Verdict]]:
    logging.getLogger("app").setLevel(logging.ERROR)  # refusals are what is wanted here
    logging.lastResort = None
    return asyncio.run(hold_all(seeds))


def main() -> int:
    """Hold as many conversations as asked for and print what they came to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    wanted = parser.parse_args()
    seeds = range(wanted.seed, wanted.seed + wanted.count)
    began = time.perf_counter()
    with ProcessPoolExecutor(wanted.jobs) as pool:
        shares = pool.map(_hold_share, [seeds[at :: wanted.jobs] for at in range(wanted.jobs)])
        verdicts = sorted((held for share in shares for held in share), key=lambda held: held[0])
    took = time.perf_counter() - began
    wrong = [f"seed {seed}: {what}" for seed, verdict in verdicts for what in verdict.wrong]
    total = {
        name: sum(getattr(verdict, name) for _, verdict in verdicts)
        for name in ("turns", "requests", "proposals", "writes")
    }
    print(
        f"{wanted.count} conversations from seed {wanted.seed} in {took:.0f} s: "
        f"{total['turns']} turns, {total['requests']} requests to a model, "
        f"{total['proposals']} summaries, {total['writes']} writes affirmed or not, "
        f"{len(wrong)} wrong"
    )
    print(*wrong[:200], sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
