"""Scripted users who book with the built-in agent, each drawn from a seed.

    python -m tests.benchmarks.soak_dialogues --seed 1 --count 5000

Each user knows what they want, says it in their own way, changes their mind, interrupts, is rude
or confused, and says yes only to a summary that is right. What the sandbox holds in the end must
be that, or nothing. Conversations that end otherwise are printed.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import statistics
import sys
import tempfile
from pathlib import Path

from dialogue_desk import Verdict, converse
from dialogue_generator import generate
from dialogue_goal import Scenario
from dialogue_scenarios import hand_written
from dialogue_shared import shared_users

MOST_PRINTED = 20


def hold(scenario: Scenario) -> Verdict:
    """Hold one conversation over a calendar of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(converse(scenario, Path(folder)))


def report(verdicts: list[Verdict], *, printed: int = MOST_PRINTED) -> int:
    """Print what the conversations came to; return how many booked what nobody wanted."""
    total = len(verdicts)
    right = sum(verdict.right for verdict in verdicts)
    wrong = sum(bool(verdict.wrong) for verdict in verdicts)
    loops = sum(bool(verdict.loops) for verdict in verdicts)
    failed = sorted((v for v in verdicts if not v.right or v.loops), key=lambda v: not v.wrong)
    for verdict in failed[:printed]:
        print(verdict)
    turns = sorted(verdict.turns for verdict in verdicts if verdict.right)
    answers = sorted(ms for verdict in verdicts for ms in verdict.answers)
    print(
        f"{total} conversations: right {right} ({right / total:.1%}), "
        f"gave up {total - right - wrong}, wrong {wrong}, said over and over {loops}, "
        f"typed on the card {sum(bool(v.cards) for v in verdicts)}"
    )
    if turns and answers:
        print(
            f"turns: median {statistics.median(turns):g}, p95 {_at(turns, 0.95)}; "
            f"one answer: p50 {_at(answers, 0.5):.1f} ms, p95 {_at(answers, 0.95):.1f} ms"
        )
    return wrong


def _at(ordered: list[float] | list[int], share: float) -> float:
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def main() -> int:
    """Hold as many conversations as asked for and print what they came to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument(
        "--users", choices=("seeded", "written", "shared"), default="seeded", help="who they are"
    )
    parser.add_argument("--show", type=int, default=MOST_PRINTED, help="most that are printed")
    parser.add_argument("--all", action="store_true", help="print those that went well, too")
    wanted = parser.parse_args()
    logging.disable(logging.ERROR)
    seeds = range(wanted.seed, wanted.seed + wanted.count)
    scenarios = {
        "seeded": lambda: [generate(seed) for seed in seeds],
        "written": hand_written,
        "shared": shared_users,
    }[wanted.users]()
    verdicts = [hold(scenario) for scenario in scenarios]
    if wanted.all:
        print(*(v for v in verdicts if v.right and not v.loops), sep="\n")
    return 1 if report(verdicts, printed=wanted.show) else 0


if __name__ == "__main__":
    sys.exit(main())
