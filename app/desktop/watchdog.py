"""Measures every turn of the event loop, and says where the time went when one took too long.

A turn is what happens between two waits for events: while it lasts, nothing is painted and no key
is answered. No turn is to take more than `SLOW_MS`.
"""

from __future__ import annotations

import faulthandler
import json
import logging
import re
import tempfile
import threading
import time
from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QObject

SLOW_MS = 50.0
"""A turn that takes longer is felt."""

_KEPT = 20
_LONGEST_COUNTED = 1_000  # milliseconds; what is longer counts as this long in the percentiles
_LOOK_SECONDS = 0.02
_DOZE_AFTER = 50  # looks that found nothing going on
_FRAMES = 8
_CALL = re.compile(r'  File "(?P<file>.*)", line (?P<line>\d+) in (?P<name>.*)')

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SlowTurn:
    """A turn that took too long: milliseconds, and what ran in its middle, innermost last."""

    ms: float
    where: str


@dataclass(frozen=True, slots=True)
class TurnFigures:
    """How long turns took so far, in milliseconds; `slow` are the latest over the limit."""

    turns: int
    p50: float
    p99: float
    longest: float
    over: int
    slow: tuple[SlowTurn, ...]

    def as_json(self) -> str:
        """Return the numbers as one JSON object, for the log."""
        names = ("turns", "p50", "p99", "longest", "over")
        return json.dumps({name: getattr(self, name) for name in names})


def stall_words(figures: TurnFigures) -> str:
    """Return in a sentence how well the window kept up."""
    words = QCoreApplication.translate(
        "Watchdog",
        "The window kept up: 99 of 100 turns took at most {p99} ms, the longest {longest} ms;"
        " {over} of {turns} took longer than {limit} ms.",
    )
    return words.format(
        p99=round(figures.p99, 1),
        longest=round(figures.longest, 1),
        over=figures.over,
        turns=figures.turns,
        limit=round(SLOW_MS),
    )


def slow_lines(figures: TurnFigures) -> list[str]:
    """Return the latest turns that took too long in lines, the last one first."""
    return [f"{turn.ms:.0f} ms: {turn.where}" for turn in reversed(figures.slow)]


class Watchdog(QObject):
    """Watches the event loop of the thread that it is made on, from `watch` until `stop`.

    Costs some microseconds for each event and nothing while there are none.
    """

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._application = application
        self._thread_id = threading.get_ident()
        self._began = 0.0  # of the turn that goes on, by time.perf_counter; 0 while there is none
        self._sample = ""
        self._sampled = 0.0
        self._turns = 0
        self._longest = 0.0
        self._over = 0
        self._by_ms = [0] * (_LONGEST_COUNTED + 1)
        self._slow: deque[SlowTurn] = deque(maxlen=_KEPT)
        # A real file: the interpreter writes to its descriptor.
        self._dump = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - open until `stop`
        self._stopped = threading.Event()
        self._roused = threading.Event()
        self._dozing = False
        self._dispatcher = QAbstractEventDispatcher.instance()
        if self._dispatcher is not None:
            self._dispatcher.aboutToBlock.connect(self._end)
        self._looker = threading.Thread(target=self._look, name="watchdog", daemon=True)

    def watch(self) -> None:
        """Begin."""
        self._application.installEventFilter(self)
        self._looker.start()

    def figures(self) -> TurnFigures:
        """Return what was measured so far."""
        return TurnFigures(
            turns=self._turns,
            p50=self._percentile(0.50),
            p99=self._percentile(0.99),
            longest=round(self._longest, 1),
            over=self._over,
            slow=tuple(self._slow),
        )

    def stop(self) -> None:
        """Measure no longer."""
        self._application.removeEventFilter(self)
        if self._dispatcher is not None:
            self._dispatcher.aboutToBlock.disconnect(self._end)
        self._stopped.set()
        self._roused.set()
        if self._looker.is_alive():
            self._looker.join()
        self._dump.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 (Qt's name)
        """Take the first event after a wait as the beginning of a turn; let all of them pass."""
        if not self._began:
            self._began = time.perf_counter()
            if self._dozing:
                self._dozing = False
                self._roused.set()
        return False

    def _end(self) -> None:
        """Count the turn that ends where the loop is about to wait."""
        began = self._began
        if not began:
            return
        self._began = 0.0
        ms = (time.perf_counter() - began) * 1000
        self._turns += 1
        self._by_ms[min(int(ms), _LONGEST_COUNTED)] += 1
        self._longest = max(self._longest, ms)
        if ms > SLOW_MS:
            where = self._sample if self._sampled == began else "not seen"
            self._over += 1
            self._slow.append(SlowTurn(round(ms, 1), where))
            log.info("the window did not answer for %.0f ms, in %s", ms, where)

    def _percentile(self, share: float) -> float:
        """Return the upper end of the millisecond that a share of all turns did not pass."""
        left = share * self._turns
        for ms, count in enumerate(self._by_ms):
            left -= count
            if count and left <= 0:
                return min(float(ms + 1), round(self._longest, 1))
        return 0.0

    def _look(self) -> None:
        """Look, on a thread of its own, at what runs in a turn that goes on for too long."""
        idle = 0
        while not self._stopped.is_set():
            began = self._began
            if not began:
                idle += 1
                if idle > _DOZE_AFTER:
                    self._roused.clear()
                    self._dozing = True
                    if not self._stopped.is_set():  # asked before it could be woken by that
                        self._roused.wait()
                    idle = 0
            else:
                idle = 0
                late = (time.perf_counter() - began) * 1000 > SLOW_MS / 2
                if late and self._sampled != began:
                    where = self._calls()
                    if self._began == began:
                        self._sample = where
                        self._sampled = began
            self._stopped.wait(_LOOK_SECONDS)

    def _calls(self) -> str:
        """Return the innermost calls of the thread that is watched, innermost last.

        By the interpreter's own dump, which makes no frame objects: one that was held on this
        thread kept the painter of a widget past the end of its painting, and destroyed it here.
        """
        self._dump.seek(0)
        self._dump.truncate()
        faulthandler.dump_traceback(self._dump, all_threads=True)
        self._dump.seek(0)
        return _place(self._dump.read().decode("utf-8", "replace"), self._thread_id)


def _place(dump: str, thread_id: int) -> str:
    """Return the innermost calls of a thread as "module:line function", without any values."""
    calls: list[str] = []
    is_here = False
    for line in dump.splitlines():
        if "hread 0x" in line:
            is_here = f"hread 0x{thread_id:016x}" in line
        elif is_here and (call := _CALL.match(line)):
            file = "/".join(call["file"].replace("\\", "/").split("/")[-2:])
            calls.append(f"{file}:{call['line']} {call['name']}")
    return " > ".join(reversed(calls[:_FRAMES]))
