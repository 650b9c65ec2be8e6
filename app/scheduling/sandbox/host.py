"""Who can be booked in the sandbox, and for what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta


@dataclass(frozen=True, slots=True)
class Host:
    """The one host. `working_days` count from Monday = 0; the hours are wall time in its zone."""

    time_zone: str
    id: int = 1
    name: str = "Alex Morgan"
    username: str = "alex"
    email: str = "alex.morgan@example.com"
    working_days: frozenset[int] = frozenset(range(5))
    opens: time = time(9)
    closes: time = time(17)


@dataclass(frozen=True, slots=True)
class SandboxEventType:
    """The one event type. Lengths are minutes."""

    id: int = 1
    slug: str = "demo-call"
    title: str = "Demo call"
    description: str = "A first look at the product, with time for questions."
    lengths: tuple[int, ...] = (15, 30, 60)
    default_length: int = 30
    minimum_notice: timedelta = timedelta(0)
    days_ahead: int = 365
