"""Why the booking guard does not let an agent's wish through, or not yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.proposal import Proposal


class Refused(StrEnum):
    """Why a write does not go ahead. The values are what an agent is told."""

    UNKNOWN_DURATION = "unknown_duration"
    NOT_OFFERED = "not_offered"
    AMBIGUOUS_TIME = "ambiguous_time"
    SLOT_TAKEN = "slot_taken"
    MISSING_DETAILS = "missing_details"
    DETAILS_UNCONFIRMED = "details_unconfirmed"
    MISSING_ANSWERS = "missing_answers"
    WRONG_ANSWER = "wrong_answer"
    UNKNOWN_BOOKING = "unknown_booking"
    ALREADY_CANCELLED = "already_cancelled"
    ALREADY_MOVED = "already_moved"
    ALREADY_PAST = "already_past"
    NOT_ALLOWED = "not_allowed"
    SAME_TIME = "same_time"
    NEEDS_CONFIRMATION = "needs_confirmation"
    WRITE_IN_PROGRESS = "write_in_progress"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A structured "not yet": `message` tells an agent what to do, `missing` which details."""

    code: Refused
    message: str
    missing: tuple[str, ...] = ()
    proposal: Proposal | None = None
