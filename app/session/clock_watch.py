"""Notices that the computer slept, or that somebody changed its clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.session.ports import Clock

LOOK_SECONDS = 5.0
"""How often to look."""

_LEAST_CHANGE = timedelta(seconds=60)  # less is a clock being put right, and moves no appointment
_LEAST_SLEEP = 15.0  # beyond `LOOK_SECONDS`: a busy computer is late by less


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened between two looks: `changed` is how far the clock was put forward."""

    slept: bool
    changed: timedelta | None


class ClockWatch:
    """Compares the clock on the wall with one that nobody can set.

    `running` returns seconds that pass at the same pace always, asleep or awake.
    """

    def __init__(self, clock: Clock, running: Callable[[], float]) -> None:
        self._clock = clock
        self._running = running
        self._wall: datetime = clock()
        self._ran = running()

    def look(self) -> Happened:
        """Return what happened since the last look, which was `LOOK_SECONDS` ago or longer."""
        wall, ran = self._clock(), self._running()
        passed = ran - self._ran
        changed = (wall - self._wall) - timedelta(seconds=passed)
        self._wall, self._ran = wall, ran
        return Happened(
            slept=passed > LOOK_SECONDS + _LEAST_SLEEP,
            changed=changed if abs(changed) >= _LEAST_CHANGE else None,
        )
