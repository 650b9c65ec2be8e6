"""People who book in German, each drawn from a seed, through the real session and sandbox.

    python -m tests.benchmarks.soak_german --seed 1 --count 1000

Each knows what they want, doubts and slips included, and says yes only to a summary that is right.
What is booked in the end must be that, or nothing. Conversations that end otherwise are printed.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import statistics
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from german_grammar import TODAY
from german_users import MOST_TURNS, GermanUser

from app.build import choose, open_program, open_session
from app.domain.booking import Booking
from app.domain.events import BookingConfirmed, Event, Transcript
from app.storage.secrets import MemorySecrets
from app.system.clock import parse_now, stopped_clock
from app.system.time_zone import zone

ZONE = "Europe/Berlin"
NOW = f"{TODAY}T09:10"
MOST_PRINTED = 20

End = Literal["right", "wrong", "nothing"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a conversation ended, after how many turns, and what was said."""

    seed: int
    end: End
    turns: int
    lines: tuple[str, ...]

    def __str__(self) -> str:
        """Return the conversation, a line each."""
        return "\n".join((f"--- seed {self.seed}: {self.end}", *self.lines))


def converse(seed: int) -> Verdict:
    """Hold one conversation over a calendar of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_converse(seed, Path(folder)))


async def _converse(seed: int, state: Path) -> Verdict:
    user = GermanUser(seed)
    program = open_program(state, secrets=MemorySecrets())
    program.settings.set("person.language", "de")
    choices = choose(program, time_zone=ZONE, clock=stopped_clock(parse_now(NOW, zone(ZONE))))
    booked: list[Booking] = []
    heard: list[str] = []
    lines: list[str] = []

    def listen(event: Event) -> None:
        if isinstance(event, Transcript) and event.role == "agent":
            heard.append(event.text)
        elif isinstance(event, BookingConfirmed):
            booked.append(event.booking)

    async with open_session(program, choices, listener=listen) as session:
        await session.start()
        text = user.opening()
        while len(lines) < 2 * MOST_TURNS and not booked:
            heard.clear()
            session.submit_text(text)
            await session.settled()
            lines += [f"> {text}", f"< {' '.join(heard)}"]
            text = user.answer(" ".join(heard))
    return Verdict(seed, _end(user, booked), len(lines) // 2, tuple(lines))


def _end(user: GermanUser, booked: list[Booking]) -> End:
    if not booked:
        return "nothing"
    goal, (booking, *more) = user.goal, booked
    start = booking.start.astimezone(zone(ZONE))
    is_right = (start.date(), start.time(), booking.name, booking.email) == (
        goal.day, goal.at, goal.name, goal.email,
    )  # fmt: skip
    return "right" if is_right and not more else "wrong"


def main() -> int:
    """Hold the conversations; returns 1 if anything was booked that nobody wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    wanted = parser.parse_args()
    logging.disable(logging.WARNING)
    ends: Counter[End] = Counter()
    turns = []
    for seed in range(wanted.seed, wanted.seed + wanted.count):
        verdict = converse(seed)
        ends[verdict.end] += 1
        turns.append(verdict.turns)
        if verdict.end != "right" and ends["wrong"] + ends["nothing"] <= MOST_PRINTED:
            print(verdict)
    told = ", ".join(f"{end} {ends[end]}" for end in ("right", "nothing", "wrong"))
    print(
        f"{wanted.count} conversations in German: {told}; median turns {statistics.median(turns)}"
    )
    return 1 if ends["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
