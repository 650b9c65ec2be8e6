"""People who have one of their appointments moved, cancelled or told of by the built-in agent.

    python -m tests.benchmarks.soak_changes --seed 1 --count 1000

Each conversation is drawn from a seed: up to three appointments, made on this computer or
elsewhere, and a person who wants one of them changed and says yes only to a summary that is right.
What the sandbox holds in the end must be that; anything else than before or that is wrong. The two
halves of the grammar of openings are told apart.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import random
import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from change_user import EMAIL, ChangeUser, Goal, draw_goal

from app.build import Choices, Program, choose, make_sandbox, open_journal, open_program
from app.build import open_session as open_conversation
from app.domain.booking import BookingStatus, Slot
from app.domain.events import Event, Transcript
from app.domain.journal import IN_PROCESS
from app.domain.proposal import BookingProposal
from app.scheduling.client import CalComClient
from app.scheduling.journaled import JournaledCalendar
from app.scheduling.sandbox.app import SANDBOX_EVENT_TYPE_ID
from app.storage.secrets import MemorySecrets
from app.system.clock import parse_now, stopped_clock
from app.system.time_zone import zone

ZONE = ZoneInfo("Europe/Berlin")
NOW = "2026-11-23T08:00"
MOST_TURNS = 10


@dataclass
class Verdict:
    """How one conversation ended."""

    goal: Goal
    right: bool
    wrong: bool
    turns: int
    lines: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Return the conversation, a line each."""
        goal = self.goal
        head = f"{goal.kind} {goal.target:%a %d %H:%M} -> {goal.wish} ({goal.half})"
        return "\n  ".join((head, *self.lines))


def _starts(luck: random.Random) -> list[datetime]:
    days = (datetime(2026, 11, day, tzinfo=ZONE) for day in (24, 25, 26, 27))
    return [day.replace(hour=luck.randint(9, 16), minute=luck.choice((0, 30))) for day in days]


async def _make(program: Program, choices: Choices, luck: random.Random) -> list[datetime]:
    """Make up to three appointments, here or elsewhere, and one of somebody else."""
    starts = luck.sample(_starts(luck), luck.randint(1, 3))
    app, close = make_sandbox(program.paths.state, clock=choices.clock, time_zone=choices.time_zone)
    client = CalComClient.in_process(app, clock=choices.clock)
    with open_journal(program) as journal:
        calendar = JournaledCalendar(
            client, journal, name="sandbox", base_url=IN_PROCESS,
            event_type=SANDBOX_EVENT_TYPE_ID, clock=choices.clock, look_up_seconds=(0.0,),
        )  # fmt: skip
        for number, start in enumerate(starts):
            if luck.random() < 0.6:
                made = BookingProposal(f"p{number}", Slot(start, ""), 30, "Maria Lopez", EMAIL)
                await calendar.book(made, time_zone=choices.time_zone)
            else:
                await client.create(
                    request_id="page", event_type_id=SANDBOX_EVENT_TYPE_ID, start=start,
                    duration=30, name="Maria Lopez", email=EMAIL, time_zone=choices.time_zone,
                    answers={},
                )  # fmt: skip
        await calendar.close()
    close()
    return starts


async def _standing(program: Program, choices: Choices) -> list[datetime]:
    app, close = make_sandbox(program.paths.state, clock=choices.clock, time_zone=choices.time_zone)
    client = CalComClient.in_process(app, clock=choices.clock)
    found = await client.bookings()
    await client.close()
    close()
    return sorted(each.start for each in found if each.status is BookingStatus.ACCEPTED)


async def hold(seed: int, state: Path) -> Verdict:
    """Hold the conversation of one seed in a fresh `state` folder."""
    luck = random.Random(seed)  # noqa: S311 - a repeatable play, no secret
    program = open_program(state, secrets=MemorySecrets())
    choices = choose(
        program, time_zone=ZONE.key, clock=stopped_clock(parse_now(NOW, zone(ZONE.key)))
    )
    starts = await _make(program, choices, luck)
    taken = {start + timedelta(minutes=half) for start in starts for half in (-30, 0, 30)}
    free = [start for start in _starts(luck) if start not in taken]
    goal = draw_goal(luck, starts, free or [datetime(2026, 11, 27, 16, 30, tzinfo=ZONE)])
    user = ChangeUser(goal, luck)
    heard: list[str] = []

    def listen(event: Event) -> None:
        if isinstance(event, Transcript) and event.role == "agent":
            heard.append(event.text)

    lines: list[str] = []
    async with open_conversation(program, choices, listener=listen) as session:
        await session.start()
        if luck.random() < 0.3:
            session.learn(name="Maria Lopez", email=EMAIL)
        turns = 0
        for _ in range(MOST_TURNS):
            words = user.answer(" ".join(heard))
            if user.is_done:
                break
            turns += 1
            heard.clear()
            session.submit_text(words)
            await session.settled()
            lines += [f"- {words}", f"= {' '.join(heard)}"]
    before = sorted(starts)
    wanted = [start for start in starts if start != goal.target or goal.kind == "list"]
    wanted = sorted([*wanted, *([goal.wish] if goal.wish else [])])
    after = await _standing(program, choices)
    told = goal.kind != "list" or any(f"November {start.day}" in lines[-1] for start in starts)
    return Verdict(
        goal,
        right=after == wanted and user.is_done and told,
        wrong=after not in (wanted, before),
        turns=turns,
        lines=lines,
    )


def main() -> int:
    """Hold as many conversations as asked for and print what they came to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--show", choices=("development", "held_out"), default="development")
    wanted = parser.parse_args()
    logging.disable(logging.WARNING)
    verdicts = []
    for seed in range(wanted.seed, wanted.seed + wanted.count):
        with tempfile.TemporaryDirectory() as folder:
            verdicts.append(asyncio.run(hold(seed, Path(folder))))
    for verdict in [v for v in verdicts if not v.right and v.goal.half == wanted.show][:20]:
        print(verdict)
    wrong = [verdict for verdict in verdicts if verdict.wrong]
    for half in ("development", "held_out"):
        of_half = [verdict for verdict in verdicts if verdict.goal.half == half]
        right = [verdict for verdict in of_half if verdict.right]
        turns = [verdict.turns for verdict in right] or [0]
        print(
            f"{half}: {len(of_half)} conversations, right {len(right)} "
            f"({len(right) / max(1, len(of_half)):.1%}), wrong {sum(v.wrong for v in of_half)}, "
            f"median turns {statistics.median(turns):g}"
        )
    for verdict in wrong:
        print(verdict)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
