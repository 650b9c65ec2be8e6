"""The tools an agent may call, defined once as data.

Agents render these to their own format; the session runs them. The phone layer will share them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.domain.booking import EventType
from app.domain.booking_field import BookingField

CHECK_AVAILABILITY = "check_availability"
BOOK_APPOINTMENT = "book_appointment"
FIND_BOOKINGS = "find_bookings"
RESCHEDULE_BOOKING = "reschedule_booking"
CANCEL_BOOKING = "cancel_booking"
PROPOSE_DETAILS = "propose_details"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument of a tool. `type` is a JSON Schema type; `choices` become its enum.

    `fields` are the properties of an "object".
    """

    name: str
    type: Literal["string", "integer", "object"]
    description: str
    required: bool = False
    choices: tuple[int, ...] = ()
    default: int | None = None
    fields: tuple[BookingField, ...] = ()


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool's name, what it is for, and its arguments."""

    name: str
    description: str
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class ToolCall:
    """An agent's wish to run a tool. `id` pairs it with its result."""

    id: str
    name: str
    arguments: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What a tool answered: on success its result, on error `{"code", "message", ...}`."""

    call_id: str
    name: str
    status: Literal["success", "error"]
    result: Mapping[str, object]


def _answers(event_type: EventType) -> tuple[Parameter, ...]:
    """Return the argument for the host's own questions, where there are any."""
    fields = event_type.questions
    if not fields:
        return ()
    required = ", ".join(field.slug for field in fields if field.required)
    words = f" Ask the person for these before you book: {required}." if required else ""
    return (
        Parameter("answers", "object", f"Answers to the host's questions.{words}", fields=fields),
    )


_CHANGES: tuple[Tool, ...] = (
    Tool(
        FIND_BOOKINGS,
        "List the person's appointments that are still to come: to say what they have booked, or "
        "before one is moved or cancelled.",
        (
            Parameter(
                "email",
                "string",
                "The address that the appointments were made with, as the person gave it. Without "
                "it, those made on this computer.",
            ),
            Parameter("first_date", "string", "The first day that counts, YYYY-MM-DD."),
            Parameter("last_date", "string", "The last day that counts, YYYY-MM-DD."),
        ),
    ),
    Tool(
        RESCHEDULE_BOOKING,
        "Prepare to move an appointment that find_bookings listed or that was made in this "
        "conversation. Without a time it lists the free times of that day, the appointment's own "
        "among them. With a time the program itself asks the person to confirm, so the call "
        "answers needs_confirmation.",
        (
            Parameter("uid", "string", "The appointment's uid.", required=True),
            Parameter(
                "date",
                "string",
                "The new day in the person's time zone, YYYY-MM-DD.",
                required=True,
            ),
            Parameter("time", "string", "The new start in the person's time zone, 24-hour HH:MM."),
        ),
    ),
    Tool(
        CANCEL_BOOKING,
        "Prepare to cancel an appointment that find_bookings listed or that was made in this "
        "conversation. The program itself asks the person to confirm, so the call answers "
        "needs_confirmation.",
        (Parameter("uid", "string", "The appointment's uid.", required=True),),
    ),
)


def booking_tools(event_type: EventType) -> tuple[Tool, ...]:
    """Return the tools for one event type; `duration` offers its own lengths and default."""
    duration = Parameter(
        "duration",
        "integer",
        "Length of the appointment in minutes.",
        choices=event_type.lengths,
        default=event_type.default_length,
    )
    date = Parameter("date", "string", "Day in the person's time zone, YYYY-MM-DD.", required=True)
    return (
        Tool(
            CHECK_AVAILABILITY,
            "List the free times of one day.",
            (date, duration),
        ),
        Tool(
            BOOK_APPOINTMENT,
            "Prepare or make the appointment. The program itself asks the person to confirm, "
            "so the first call usually answers needs_confirmation.",
            (
                date,
                Parameter(
                    "time", "string", "Start in the person's time zone, 24-hour HH:MM.", True
                ),
                Parameter("email", "string", "The person's e-mail address.", True),
                Parameter("name", "string", "The person's name."),
                duration,
                Parameter("notes", "string", "Anything the person wants the host to know."),
                *_answers(event_type),
            ),
        ),
        Tool(
            PROPOSE_DETAILS,
            "Put a name or an e-mail address that you are not sure of into the details card on the "
            "screen, for the person to check. They count once the person has sent the card.",
            (
                Parameter("name", "string", "The person's name, as far as you can tell."),
                Parameter("email", "string", "The person's e-mail address, likewise."),
            ),
        ),
        *_CHANGES,
    )
