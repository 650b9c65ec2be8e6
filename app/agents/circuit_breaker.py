"""When an agent that failed is asked again: a circuit breaker as a value.

    closed --failure--> open --pause over--> half-open --success--> closed
                         ^--------- failure ---------/

Closed, every turn is its own. Open, none is: the person would wait for nothing. Half-open, the
next turn is a trial. It is the owner's that one turn is held at a time, so a trial that the person
breaks off proves nothing and leaves the circuit half-open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

FIRST_PAUSE = 15.0
"""Seconds. A turn or two of a conversation: most outages that pass at all are over by then."""

LONGEST_PAUSE = 300.0
"""Seconds. A trial costs the person some waiting, and a good model is missed after five minutes."""

LONGEST_ASKED = 3_600.0
"""Seconds. What the other side asks for is kept to, up to this."""


class Circuit(StrEnum):
    """Whether an agent is asked."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


@dataclass(frozen=True, slots=True)
class Breaker:
    """How often in a row an agent has failed, and the moment from which it may be tried again.

    Moments are seconds of one steady clock, which the owner reads.
    """

    failures: int = 0
    again_at: float = 0.0

    def circuit(self, now: float) -> Circuit:
        """Return where the circuit stands."""
        if not self.failures:
            return Circuit.CLOSED
        return Circuit.HALF_OPEN if now >= self.again_at else Circuit.OPEN

    def failed(self, now: float, *, asked: float | None = None, may_pass: bool = True) -> Breaker:
        """Return the breaker after a failure.

        `asked` are the seconds that the other side wants to be left alone. A failure that is not
        one that `may_pass` by itself (a wrong key) is tried as rarely as can be.
        """
        pause = FIRST_PAUSE * 2.0 ** min(self.failures, 10) if may_pass else LONGEST_PAUSE
        pause = max(min(pause, LONGEST_PAUSE), min(asked or 0.0, LONGEST_ASKED))
        return replace(self, failures=self.failures + 1, again_at=now + pause)

    def succeeded(self) -> Breaker:
        """Return the breaker after a turn that was answered to its end."""
        return Breaker()
