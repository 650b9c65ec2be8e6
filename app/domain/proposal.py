"""What is about to be written to the calendar, frozen so that a yes can belong to exactly it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.booking import Booking, Slot
from app.domain.booking_field import Answer


@dataclass(frozen=True, slots=True)
class BookingProposal:
    """A new appointment as summed up to the person. Any change makes a new one with a new id.

    `answers` to the host's questions are by the questions' slugs, as are the `questions` in the
    host's words.
    """

    id: str
    slot: Slot
    duration: int
    name: str
    email: str
    notes: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RescheduleProposal:
    """Moving an existing booking to another slot."""

    id: str
    booking: Booking
    slot: Slot


@dataclass(frozen=True, slots=True)
class CancelProposal:
    """Cancelling an existing booking."""

    id: str
    booking: Booking


Proposal = BookingProposal | RescheduleProposal | CancelProposal
