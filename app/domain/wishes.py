"""What an agent asks to have written, before the guard has looked at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from app.domain.booking_field import Answer


@dataclass(frozen=True, slots=True)
class BookingWish:
    """What an agent asks to book. `date` and `time` are the wall clock in the person's zone.

    `answers` to the host's questions are by the questions' slugs, unchecked.
    """

    date: date
    time: time
    email: str
    name: str | None = None
    duration: int | None = None
    notes: str | None = None
    answers: Mapping[str, Answer] | None = None


@dataclass(frozen=True, slots=True)
class MoveWish:
    """When an agent asks to have a booking instead, on the wall clock in the person's zone."""

    date: date
    time: time
