"""Runs the tools that an agent calls, through the booking guard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from app.domain.booking import Booking, BookingStatus, EventType, Slot
from app.domain.errors import CalendarError
from app.domain.guard import BookingGuard, BookingWish, Refusal, Refused, same_email
from app.domain.proposal import BookingProposal
from app.domain.tools import BOOK_APPOINTMENT, CHECK_AVAILABILITY, ToolCall, ToolResult
from app.session.ports import Calendar, Clock
from app.session.wire import booking_to_wire, slot_to_wire


def _wall_clock(value: object) -> object:
    """Take "14:00" and "9:30"; anything else is left to fail with pydantic's own words."""
    if isinstance(value, str) and value[1:2] == ":":
        return f"0{value}"
    return value


class AvailabilityArguments(BaseModel):
    """Arguments of `check_availability`."""

    date: date
    duration: int | None = Field(default=None, gt=0)


class BookingArguments(BaseModel):
    """Arguments of `book_appointment`."""

    date: date
    time: Annotated[time, BeforeValidator(_wall_clock)]
    email: str = Field(min_length=3, max_length=254)
    name: str | None = Field(default=None, max_length=200)
    duration: int | None = Field(default=None, gt=0)
    notes: str | None = Field(default=None, max_length=500)
    answers: dict[str, bool | int | float | str | tuple[str, ...]] | None = Field(
        default=None, max_length=50
    )


@dataclass(frozen=True, slots=True)
class ToolOutcome:
    """What a tool call came to.

    `offered` are free times to show (with their length in minutes), `proposal` what the program
    must now put to the person, `unheard` the name and e-mail address that only the agent knows.
    """

    result: ToolResult
    offered: tuple[Slot, ...] = ()
    duration: int = 0
    proposal: BookingProposal | None = None
    unheard: BookingWish | None = None


class ToolRunner:
    """Answers every call with a result that the agent can act on; it never raises for bad input."""

    def __init__(
        self, *, calendar: Calendar, guard: BookingGuard, clock: Clock, time_zone: str
    ) -> None:
        self._calendar = calendar
        self._guard = guard
        self._clock = clock
        self._zone = time_zone
        self._last_booking: Booking | None = None

    def wrote(self, booking: Booking) -> None:
        """Take note of what was just written, so that asking for it again is answered with it."""
        stands = booking.status in (BookingStatus.ACCEPTED, BookingStatus.PENDING)
        self._last_booking = booking if stands else None

    async def run(self, call: ToolCall, event_type: EventType) -> ToolOutcome:
        """Run one call."""
        try:
            if call.name == CHECK_AVAILABILITY:
                arguments = AvailabilityArguments.model_validate(dict(call.arguments))
                return await self._check_availability(call, arguments, event_type)
            if call.name == BOOK_APPOINTMENT:
                wanted = BookingArguments.model_validate(dict(call.arguments))
                return await self._book_appointment(call, wanted, event_type)
        except ValidationError as error:
            return _failed(call, "invalid_arguments", _complaint(error))
        except CalendarError as error:
            return _failed(call, error.code, str(error))
        return _failed(call, "unknown_tool", f"There is no tool called {call.name!r}.")

    async def _check_availability(
        self, call: ToolCall, arguments: AvailabilityArguments, event_type: EventType
    ) -> ToolOutcome:
        duration = arguments.duration or event_type.default_length
        if duration not in event_type.lengths:
            lengths = ", ".join(str(minutes) for minutes in event_type.lengths)
            return _failed(
                call,
                Refused.UNKNOWN_DURATION,
                f"{duration} minutes is not offered. Possible lengths in minutes: {lengths}.",
            )
        if arguments.date < self._today():
            return _failed(call, "past_date", f"{arguments.date} is in the past.")
        slots = await self._calendar.free_slots(
            arguments.date, arguments.date, time_zone=self._zone, duration=duration
        )
        self._guard.offer(slots, duration)
        result: dict[str, object] = {
            "date": arguments.date.isoformat(),
            "slots": [slot_to_wire(slot, self._zone) for slot in slots],
        }
        return ToolOutcome(
            ToolResult(call.id, call.name, "success", result), offered=slots, duration=duration
        )

    async def _book_appointment(
        self, call: ToolCall, arguments: BookingArguments, event_type: EventType
    ) -> ToolOutcome:
        wish = BookingWish(**arguments.model_dump())
        if self._last_booking and self._is_last_booking(wish, self._last_booking):
            result = {"success": True, **booking_to_wire(self._last_booking, self._zone)}
            return ToolOutcome(ToolResult(call.id, call.name, "success", result))
        free_now: tuple[Slot, ...] = ()
        duration = self._guard.wanted_duration(wish, event_type)
        if wish.date >= self._today() and duration in event_type.lengths:
            free_now = await self._calendar.free_slots(
                wish.date, wish.date, time_zone=self._zone, duration=duration
            )
        refusal = self._guard.consider(
            wish, event_type=event_type, time_zone=self._zone, free_now=free_now
        )
        return _refused(call, refusal, wish)

    def _is_last_booking(self, wish: BookingWish, booking: Booking) -> bool:
        local = booking.start.astimezone(ZoneInfo(self._zone))
        return (
            (local.date(), local.time()) == (wish.date, wish.time)
            and same_email(wish.email, booking.email)
            and wish.duration in (None, booking.duration)
        )

    def _today(self) -> date:
        now: datetime = self._clock()
        return now.astimezone(ZoneInfo(self._zone)).date()


def _refused(call: ToolCall, refusal: Refusal, wish: BookingWish) -> ToolOutcome:
    extra: dict[str, object] = {}
    if refusal.missing:
        extra["missing"] = list(refusal.missing)
    proposal = refusal.proposal if isinstance(refusal.proposal, BookingProposal) else None
    if proposal:
        extra["proposal_id"] = proposal.id
    unheard = wish if refusal.code is Refused.DETAILS_UNCONFIRMED else None
    outcome = _failed(call, refusal.code, refusal.message, extra)
    return ToolOutcome(outcome.result, proposal=proposal, unheard=unheard)


def _failed(
    call: ToolCall, code: str, message: str, extra: Mapping[str, object] | None = None
) -> ToolOutcome:
    result: dict[str, object] = {"code": str(code), "message": message, **(extra or {})}
    return ToolOutcome(ToolResult(call.id, call.name, "error", result))


def _complaint(error: ValidationError) -> str:
    """Say which arguments are wrong and why, without repeating their values."""
    return "; ".join(
        f"{'.'.join(str(part) for part in problem['loc']) or 'arguments'}: {problem['msg']}"
        for problem in error.errors(include_url=False, include_input=False)
    )
