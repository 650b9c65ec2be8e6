"""What is told to others when a booking has changed: by webhook and by invitation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.scheduling.sandbox.store import Answer

Trigger = Literal[
    "BOOKING_CREATED",
    "BOOKING_REQUESTED",
    "BOOKING_RESCHEDULED",
    "BOOKING_CANCELLED",
    "BOOKING_REJECTED",
    "BOOKING_NO_SHOW_UPDATED",
]


@dataclass(frozen=True, slots=True)
class Happening:
    """One change, told after it is on disk.

    `booking` names the attendees concerned alone; `sequence` counts the changes that an
    invitation has gone through. `previous` is what was moved. `was_invited` says whether the
    attendees had an invitation before.
    """

    trigger: Trigger
    booking: Answer
    sequence: int
    at: datetime
    previous: Answer | None = None
    was_invited: bool = False


Announce = Callable[[Happening], None]
