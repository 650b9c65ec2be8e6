"""How long the history takes: to search, to list and to keep, with a hundred thousand turns in it.

    python -m tests.benchmarks.bench_history --json FILE [--turns 100000] [--seed 1]

Milliseconds, while another thread goes on writing turns. `record` is what a turn of six events
costs the thread that the conversation is held on; it has no disk in it. Words are drawn so that a
few are in most conversations and most are in few, as in speech.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

from bench_turn import quantiles
from history_kit import NINE, Keeping, ended, keeping, note

from app.domain.events import AgentUse, ConversationOpened, Transcript
from app.domain.history import Role
from app.storage.history.recorder import HistoryRecorder, TurnNote
from app.storage.history.schema import HISTORY_DATABASE, open_history
from app.storage.history.search import terms
from app.storage.history.store import HistoryStore

TURNS_OF_A_CONVERSATION = 10
BATCH = 500
PAGE = 60

SEARCHES = {
    "search, a word in few": "word812",
    "search, a word in most": "word3",
    "search, one letter": "w",
    "search, three words": "word7 word30 word800",
    "search, a phrase": '"word1 word2"',
}


def sentence(chance: random.Random) -> str:
    """Return eight words, the low numbers far oftener than the high ones."""
    return " ".join(f"word{int(chance.paretovariate(0.6))}" for _ in range(8))


def fill(kept: Keeping, turns: int, chance: random.Random) -> float:
    """Keep so many turns; returns the milliseconds for each."""
    began = time.perf_counter()
    for first in range(0, turns, BATCH):
        kept.store.add(
            [
                note(
                    turn // TURNS_OF_A_CONVERSATION,
                    turn,
                    (sentence(chance), sentence(chance)),
                    NINE + timedelta(minutes=turn),
                )
                for turn in range(first, min(first + BATCH, turns))
            ]
        )
    return (time.perf_counter() - began) * 1000 / turns


class Writing(threading.Thread):
    """Goes on keeping turns, as a conversation does that is held meanwhile."""

    def __init__(self, state: Path, kept: Keeping) -> None:
        super().__init__()
        self._database = open_history(state / HISTORY_DATABASE)
        self._store = HistoryStore(self._database, kept.sounds)
        self._ended = threading.Event()
        self.took: list[float] = []

    def run(self) -> None:
        """Keep a turn every 20 ms, far more often than anybody speaks."""
        turn = 0
        chance = random.Random(7)  # noqa: S311
        while not self._ended.wait(0.02):
            turn += 1
            one = note(10**9, turn, (sentence(chance), sentence(chance)), NINE)
            self.took.append(milliseconds(partial(self._store.add, [one])))
        self._database.close()

    def end(self) -> None:
        """Stop."""
        self._ended.set()
        self.join()


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def recorded(rounds: int) -> list[float]:
    """Return what turns cost the thread that they are held on."""
    notes: list[TurnNote] = []
    recorder = HistoryRecorder(
        notes.append, clock=lambda: NINE, language="en", mask=lambda text: text
    )
    recorder(ConversationOpened(calendar="sandbox", agent="built-in", time_zone="Europe/Berlin"))
    words: tuple[tuple[Role, str], ...] = (
        ("user", "A demo on Wednesday, please, in the afternoon"),
        ("agent", "Wednesday is free."),
        ("agent", "I have ten times."),
        ("agent", "Which would you like?"),
    )

    def hold(turn: int) -> None:
        for role, text in words:
            recorder(Transcript(turn=turn, role=role, text=text, timestamp=NINE))
        recorder(ended(turn, AgentUse(2.0)))

    return [milliseconds(partial(hold, turn)) for turn in range(1, rounds + 1)]


def measure(state: Path, turns: int, seed: int) -> dict[str, dict[str, float]]:
    """Fill a history in `state` and return the figures."""
    figures: dict[str, dict[str, float]] = {"record": quantiles(recorded(2_000))}
    with keeping(state) as kept:
        each = fill(kept, turns, random.Random(seed))  # noqa: S311
        size = (state / HISTORY_DATABASE).stat().st_size
        print(f"{turns} turns kept, {each:.3f} ms each, {size / 1e6:.0f} MB, seed {seed}")
        writing = Writing(state, kept)
        writing.start()
        try:
            for name, typed in SEARCHES.items():
                assert terms(typed)
                search = partial(kept.archive.list, typed, limit=PAGE)
                took = [milliseconds(search) for _ in range(20)]
                found = search()
                figures[f"{name} ({len(found)} shown)"] = quantiles(took)
            figures["the first page"] = quantiles(
                [milliseconds(lambda: kept.archive.list(limit=PAGE)) for _ in range(50)]
            )
            figures["one conversation"] = quantiles(
                [milliseconds(lambda: kept.archive.conversation(5)) for _ in range(50)]
            )
        finally:
            writing.end()
        figures["keep a turn meanwhile"] = quantiles(writing.took)
        figures["delete one"] = quantiles(
            [milliseconds(partial(kept.archive.delete, row)) for row in range(1, 6)]
        )
        figures["delete all"] = quantiles([milliseconds(kept.archive.delete_all)] * 2)
    return figures


def main() -> int:
    """Measure, print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--turns", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), wanted.turns, wanted.seed)
    for name, figure in figures.items():
        print(f"{name:40} p50 {figure['p50']:8.1f}  p95 {figure['p95']:8.1f}")
    wanted.json.write_text(json.dumps(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
