"""How smoothly the Bookings page works with ten thousand bookings.

    python -m tests.benchmarks.bench_bookings_list --json FILE

The page stands in a window without a screen, over a database of 10,000 bookings and the engine's
own thread. It is scrolled from end to end, jumped about in, searched letter by letter and gone
through by the arrow keys. Measured is how long each turn of the event loop takes, in milliseconds:
by the clock, and in processor time of the Qt thread alone, which a busy machine does not stretch.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from no_session import NoSession

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.build import BookingsOffice, open_program
from app.build.program import open_main_database
from app.desktop.application import make_application
from app.desktop.bookings import BOOKINGS, bookings_page
from app.desktop.bookings.page import BookingsPage
from app.desktop.bridge import Bridge
from app.desktop.garbage import QtThreadCollector
from app.desktop.window import MainWindow, WindowFacts
from app.domain.booking import Booking, BookingsFound, BookingStatus
from app.domain.journal import IN_PROCESS
from app.session.engine import Engine
from app.storage.known_bookings import KnownBookings
from app.storage.secrets import MemorySecrets

COUNT = 10_000
SEED = 20_261_125
STEPS = 400
_PAUSE = 0.004


def bookings(count: int, now: datetime) -> Iterator[Booking]:
    """Make bookings of the coming year, out of order."""
    chance = random.Random(SEED)  # noqa: S311 (repeatable, not secret)
    names = ("Maria Lopez", "Jürgen Übel", "Ana Silva", "Sam Okonkwo", "Priya Natarajan")
    for number in range(count):
        name = chance.choice(names)
        yield Booking(
            id=number,
            uid=f"b{number}",
            status=chance.choice((BookingStatus.ACCEPTED, BookingStatus.PENDING)),
            start=now + timedelta(minutes=15 * chance.randrange(1, 35_000)),
            duration=chance.choice((15, 30, 60)),
            name=f"{name} {number}",
            email=f"guest{number}@example.com",
            title=chance.choice(("Demo", "Workshop", "Check-in")),
            host_name="Sam Host",
            host_time_zone="Europe/Berlin",
        )


class Loop:
    """Runs the event loop turn by turn and keeps how long each took."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self.turns: dict[str, list[tuple[float, float]]] = {}

    def turn(self, part: str, act: Callable[[], object] = lambda: None) -> None:
        wall, own = time.perf_counter(), time.thread_time()
        act()
        self._application.processEvents()
        took = (time.perf_counter() - wall) * 1000, (time.thread_time() - own) * 1000
        self.turns.setdefault(part, []).append(took)
        time.sleep(_PAUSE)

    def until(self, part: str, what: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 60
        while not what():
            if time.monotonic() > deadline:
                raise TimeoutError(part)
            self.turn(part)

    def figures(self) -> dict[str, object]:
        return {
            part: {
                "turns": len(turns),
                **_spread("ms", sorted(wall for wall, _ in turns)),
                **_spread("own_ms", sorted(own for _, own in turns)),
            }
            for part, turns in self.turns.items()
        }


def _spread(name: str, values: list[float]) -> dict[str, float]:
    return {
        f"p50_{name}": round(values[len(values) // 2], 2),
        f"p99_{name}": round(values[min(len(values) - 1, len(values) * 99 // 100)], 2),
        f"most_{name}": round(values[-1], 2),
    }


def measure(state: Path) -> dict[str, object]:
    """Return the figures, by what was done."""
    program = open_program(state, secrets=MemorySecrets())
    now = datetime.now(UTC)
    found = BookingsFound(tuple(bookings(COUNT, now)), has_all=True)
    with closing(open_main_database(program)) as database:
        KnownBookings(database, "sandbox", IN_PROCESS).replace(found, since=now, at=now)
    engine = Engine(NoSession)
    office = BookingsOffice(program, lambda: engine.session)
    application = make_application(program.resources.resources)
    collector = QtThreadCollector(application)
    bridge = Bridge(engine)
    window = MainWindow(bridge, WindowFacts(), pages=[bookings_page(bridge, lambda: office)])
    window.resize(1000, 720)
    window.show()
    engine.start()
    loop = Loop(application)
    try:
        _use(loop, window)
    finally:
        window.close()
        engine.close()
        office.close()
        collector.restore()
    return loop.figures()


def _use(loop: Loop, window: MainWindow) -> None:
    for _ in range(50):
        loop.turn("before")
    loop.turn("opening", lambda: window.show_page(BOOKINGS))
    page = window.findChild(BookingsPage)
    assert page is not None
    loop.until("opening", lambda: page.rows.total == COUNT)
    bar = page.list.verticalScrollBar()
    for step in range(STEPS):
        loop.turn("scrolling", partial(bar.setValue, bar.maximum() * step // STEPS))
    for _ in range(STEPS):
        loop.turn("wheeling", lambda: bar.setValue(bar.value() - 120))
    chance = random.Random(SEED)  # noqa: S311 (repeatable, not secret)
    for _ in range(STEPS // 4):
        loop.turn("jumping", lambda: bar.setValue(chance.randrange(bar.maximum())))
        for _ in range(3):
            loop.turn("jumping")
    page.list.setFocus()
    for _ in range(STEPS):
        loop.turn("arrow keys", lambda: QTest.keyClick(page.list, Qt.Key.Key_Down))
    search = page.filters.search
    for word in ("workshop", "natarajan 42", "guest99", "nobody at all"):
        for letter in word:
            loop.turn("searching", partial(QTest.keyClicks, search, letter))
            for _ in range(30):
                loop.turn("searching")
        search.clear()
        loop.until("searching", lambda: page.rows.total == COUNT)


def main() -> int:
    """Measure, print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder))
    for part, figure in figures.items():
        print(f"{part:12} {figure}")
    if wanted.json is not None:
        wanted.json.write_text(json.dumps(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
