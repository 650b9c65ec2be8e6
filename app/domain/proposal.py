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
    """Cancelling an existing booking. `reason` is the person's own, for the host to read."""

    id: str
    booking: Booking
    reason: str = ""


Proposal = BookingProposal | RescheduleProposal | CancelProposal


def same_content(a: Proposal, b: Proposal) -> bool:
    """Whether a yes to either would write the same."""
    return _content(a) == _content(b)


def _content(proposal: Proposal) -> tuple[object, ...]:
    match proposal:
        case BookingProposal():
            return (
                proposal.slot.start,
                proposal.duration,
                proposal.name,
                proposal.email.casefold(),
                proposal.notes,
                dict(proposal.answers),
            )
        case RescheduleProposal():
            return ("move", proposal.booking, proposal.slot.start)
        case CancelProposal():
            return ("cancel", proposal.booking, proposal.reason)
