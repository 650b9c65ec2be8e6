"""What a tool call comes to: the result for the agent, and what the program has to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.booking import Booking, Slot
from app.domain.dialogue import Known
from app.domain.proposal import Proposal
from app.domain.refusals import Refusal
from app.domain.tools import ToolCall, ToolResult


@dataclass(frozen=True, slots=True)
class Offer:
    """The free times of local days `first` to `last`, if any, for a length in minutes.

    `moving` is the booking that they were asked for, whose own time counts as free.
    """

    first: date
    last: date
    slots: tuple[Slot, ...]
    duration: int
    moving: Booking | None = None


@dataclass(frozen=True, slots=True)
class ToolOutcome:
    """What a tool call came to.

    `offer` are free times to show, `proposal` is what the program must now put to the person,
    `unheard` the name and e-mail address that only the agent knows.
    """

    result: ToolResult
    offer: Offer | None = None
    proposal: Proposal | None = None
    unheard: Known | None = None


def succeeded(call: ToolCall, result: Mapping[str, object]) -> ToolOutcome:
    """Answer a call with what it found or did."""
    return ToolOutcome(ToolResult(call.id, call.name, "success", result))


def failed(
    call: ToolCall, code: str, message: str, extra: Mapping[str, object] | None = None
) -> ToolOutcome:
    """Answer a call with why it failed, so that an agent can act on it."""
    result: dict[str, object] = {"code": str(code), "message": message, **(extra or {})}
    return ToolOutcome(ToolResult(call.id, call.name, "error", result))


def refused(call: ToolCall, refusal: Refusal, *, unheard: Known | None = None) -> ToolOutcome:
    """Answer a call with what the guard says of it."""
    extra: dict[str, object] = {}
    if refusal.missing:
        extra["missing"] = list(refusal.missing)
    if refusal.proposal:
        extra["proposal_id"] = refusal.proposal.id
    outcome = failed(call, refusal.code, refusal.message, extra)
    return ToolOutcome(outcome.result, proposal=refusal.proposal, unheard=unheard)
