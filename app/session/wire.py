"""The JSON objects that events become where they leave the program.

`date` is YYYY-MM-DD and `time` 24-hour HH:MM in the person's zone; timestamps are UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.domain.booking import Booking, Slot
from app.domain.events import (
    AgentUse,
    BookingChanged,
    BookingConfirmed,
    CalendarLinksFound,
    ConversationOpened,
    DetailsAsked,
    ErrorOccurred,
    Event,
    FunctionResult,
    HandsFreeChanged,
    HearingChanged,
    Level,
    Metrics,
    Notice,
    ProposalShown,
    ProposalWithdrawn,
    SlotsOffered,
    SpeakingChanged,
    SpeechMade,
    StateChanged,
    Transcript,
)
from app.domain.proposal import BookingProposal, CancelProposal, Proposal
from app.language.english_forms import clock_time, spoken_moment

WireObject = dict[str, object]


def slot_to_wire(slot: Slot, time_zone: str) -> WireObject:
    """Return `{"time", "formatted", "start"}` of a free time in the person's zone."""
    local = slot.start.astimezone(ZoneInfo(time_zone))
    return {
        "time": local.strftime("%H:%M"),
        "formatted": clock_time(local),
        "start": slot.offered_as,
    }


def moment_to_wire(start: datetime, time_zone: str) -> WireObject:
    """Return `{"date", "time", "formatted_time"}` of an instant in the person's zone."""
    local = start.astimezone(ZoneInfo(time_zone))
    return {
        "date": local.date().isoformat(),
        "time": local.strftime("%H:%M"),
        "formatted_time": spoken_moment(local),
    }


def booking_to_wire(booking: Booking, time_zone: str) -> WireObject:
    """Return the fields of a booking as agents, command line and protocol know them."""
    return {
        "id": booking.id,
        "uid": booking.uid,
        **moment_to_wire(booking.start, time_zone),
        "duration": booking.duration,
        "email": booking.email,
        "calendar_link": booking.calendar_link,
        "name": booking.name,
        "status": booking.status.value,
    }


def event_to_wire(event: Event) -> WireObject | None:
    """Return the JSON object of an event.

    `None` for those that only the window shows, and for sound and level, which a line of JSON
    is the wrong carrier for.
    """
    match event:
        case Transcript():
            return {
                "type": "transcript",
                "role": event.role,
                "text": event.text,
                "is_final": event.is_final,
                "timestamp": _instant(event.timestamp),
            }
        case FunctionResult():
            return {
                "type": "function_result",
                "function_name": event.function_name,
                "status": event.status,
                "result": dict(event.result),
            }
        case BookingConfirmed():
            return {
                "type": "booking_confirmed",
                "booking": booking_to_wire(event.booking, event.time_zone),
            }
        case BookingChanged():
            return {
                "type": "booking_changed",
                "change": event.change,
                "booking": booking_to_wire(event.booking, event.time_zone),
            }
        case SpeakingChanged():
            return {"type": f"{event.who}_speaking", "is_speaking": event.is_speaking}
        case StateChanged():
            return {"type": "state_changed", "state": event.phase.value, "turn": event.turn}
        case ProposalShown():
            return {
                "type": "proposal",
                "state": "shown",
                "summary": event.summary,
                "proposal": _proposal(event.proposal, event.time_zone),
            }
        case ProposalWithdrawn():
            return {
                "type": "proposal",
                "state": "withdrawn",
                "proposal": {"id": event.proposal_id},
            }
        case Metrics():
            return {
                "type": "metrics",
                "turn": event.turn,
                "outcome": event.outcome,
                "transcript_ms": event.transcript_ms,
                "reply_text_ms": event.reply_text_ms,
                "reply_audio_ms": event.reply_audio_ms,
                "tools": [{"name": name, "ms": ms} for name, ms in event.tools],
                "agent": _use(event.agent),
                "conversation": _use(event.conversation),
            }
        case ErrorOccurred():
            return {
                "type": "error",
                "code": event.code,
                "message": event.message,
                "advice": event.advice,
            }
        case ConversationOpened() | SlotsOffered() | DetailsAsked() | HandsFreeChanged() | Notice():
            return None
        case HearingChanged() | CalendarLinksFound() | Level() | SpeechMade():
            return None


def _proposal(proposal: Proposal, time_zone: str) -> WireObject:
    if isinstance(proposal, BookingProposal):
        return {
            "id": proposal.id,
            "action": "book",
            **moment_to_wire(proposal.slot.start, time_zone),
            "duration": proposal.duration,
            "name": proposal.name,
            "email": proposal.email,
            "notes": proposal.notes,
            **({"answers": dict(proposal.answers)} if proposal.answers else {}),
        }
    if isinstance(proposal, CancelProposal):
        booking = booking_to_wire(proposal.booking, time_zone)
        return {"id": proposal.id, "action": "cancel", "booking": booking}
    return {
        "id": proposal.id,
        "action": "reschedule",
        "booking": booking_to_wire(proposal.booking, time_zone),
        **moment_to_wire(proposal.slot.start, time_zone),
    }


def _use(use: AgentUse) -> WireObject:
    return {
        "ms": use.ms,
        "prompt_tokens": use.prompt_tokens,
        "completion_tokens": use.completion_tokens,
    }


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
