"""Runs the tools that an agent calls, through the booking guard."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field, ValidationError

from app.domain.booking import Booking, BookingStatus, EventType, Slot
from app.domain.dialogue import Known
from app.domain.errors import CalendarError
from app.domain.guard import BookingGuard
from app.domain.own_details import same_email
from app.domain.refusals import Refused
from app.domain.tools import (
    BOOK_APPOINTMENT,
    CANCEL_BOOKING,
    CHECK_AVAILABILITY,
    FIND_BOOKINGS,
    PROPOSE_DETAILS,
    RESCHEDULE_BOOKING,
    ToolCall,
    ToolResult,
)
from app.domain.wishes import BookingWish
from app.language.phrasebook import Phrasebook
from app.language.wording import trouble
from app.session.change_tools import (
    CancelArguments,
    ChangeTools,
    FindArguments,
    MoveArguments,
    WallClock,
)
from app.session.ports import Calendar, Clock
from app.session.tool_outcome import Offer, ToolOutcome, failed, refused, succeeded
from app.session.wire import booking_to_wire, slot_to_wire


class AvailabilityArguments(BaseModel):
    """Arguments of `check_availability`."""

    date: date
    duration: int | None = Field(default=None, gt=0)


class BookingArguments(BaseModel):
    """Arguments of `book_appointment`."""

    date: date
    time: WallClock
    email: str = Field(min_length=3, max_length=254)
    name: str | None = Field(default=None, max_length=200)
    duration: int | None = Field(default=None, gt=0)
    notes: str | None = Field(default=None, max_length=500)
    answers: dict[str, bool | int | float | str | tuple[str, ...]] | None = Field(
        default=None, max_length=50
    )


class DetailsArguments(BaseModel):
    """Arguments of `propose_details`."""

    name: str | None = Field(default=None, min_length=1, max_length=200)
    email: str | None = Field(default=None, min_length=3, max_length=254)


class ToolRunner:
    """Answers every call with a result that the agent can act on; it never raises for bad input."""

    def __init__(
        self,
        *,
        calendar: Calendar,
        guard: BookingGuard,
        clock: Clock,
        time_zone: str,
        phrasebook: Phrasebook,
    ) -> None:
        self._calendar = calendar
        self._guard = guard
        self._clock = clock
        self._zone = time_zone
        self._book = phrasebook
        self._changes = ChangeTools(
            calendar=calendar, guard=guard, clock=clock, time_zone=time_zone
        )
        self._last_booking: Booking | None = None

    def wrote(self, booking: Booking) -> None:
        """Take note of what was just written, so that asking for it again is answered with it."""
        stands = booking.status in (BookingStatus.ACCEPTED, BookingStatus.PENDING)
        self._last_booking = booking if stands else None

    async def cancel(self, call: ToolCall, reason: str) -> ToolOutcome:
        """Run a call to cancel that the person made by a click, with their reason for the host."""
        try:
            arguments = CancelArguments.model_validate(dict(call.arguments))
            return await self._changes.cancel(call, arguments, reason=reason)
        except CalendarError as error:
            return failed(call, error.code, trouble(error, self._book))

    async def run(self, call: ToolCall, event_type: EventType) -> ToolOutcome:
        """Run one call."""
        given = dict(call.arguments)
        try:
            if call.name == CHECK_AVAILABILITY:
                arguments = AvailabilityArguments.model_validate(given)
                return await self._check_availability(call, arguments, event_type)
            if call.name == BOOK_APPOINTMENT:
                wanted = BookingArguments.model_validate(given)
                return await self._book_appointment(call, wanted, event_type)
            if call.name == PROPOSE_DETAILS:
                return self._propose_details(call, DetailsArguments.model_validate(given))
            if call.name == FIND_BOOKINGS:
                return await self._changes.find(call, FindArguments.model_validate(given))
            if call.name == RESCHEDULE_BOOKING:
                return await self._changes.reschedule(call, MoveArguments.model_validate(given))
            if call.name == CANCEL_BOOKING:
                return await self._changes.cancel(call, CancelArguments.model_validate(given))
        except ValidationError as error:
            return failed(call, "invalid_arguments", _complaint(error))
        except CalendarError as error:
            return failed(call, error.code, trouble(error, self._book))
        return failed(call, "unknown_tool", f"There is no tool called {call.name!r}.")

    async def _check_availability(
        self, call: ToolCall, arguments: AvailabilityArguments, event_type: EventType
    ) -> ToolOutcome:
        duration = arguments.duration or event_type.default_length
        if duration not in event_type.lengths:
            lengths = ", ".join(str(minutes) for minutes in event_type.lengths)
            return failed(
                call,
                Refused.UNKNOWN_DURATION,
                f"{duration} minutes is not offered. Possible lengths in minutes: {lengths}.",
            )
        if arguments.date < self._today():
            return failed(call, "past_date", f"{arguments.date} is in the past.")
        slots = await self._calendar.free_slots(
            arguments.date, arguments.date, time_zone=self._zone, duration=duration
        )
        self._guard.offer(slots, duration)
        result: dict[str, object] = {
            "date": arguments.date.isoformat(),
            "slots": [slot_to_wire(slot, self._zone) for slot in slots],
        }
        return ToolOutcome(
            ToolResult(call.id, call.name, "success", result),
            offer=Offer(arguments.date, arguments.date, slots, duration),
        )

    async def _book_appointment(
        self, call: ToolCall, arguments: BookingArguments, event_type: EventType
    ) -> ToolOutcome:
        wish = BookingWish(**arguments.model_dump())
        if self._last_booking and self._is_last_booking(wish, self._last_booking):
            result = {"success": True, **booking_to_wire(self._last_booking, self._zone)}
            return succeeded(call, result)
        free_now: tuple[Slot, ...] = ()
        duration = self._guard.wanted_duration(wish, event_type)
        if wish.date >= self._today() and duration in event_type.lengths:
            free_now = await self._calendar.free_slots(
                wish.date, wish.date, time_zone=self._zone, duration=duration
            )
        refusal = self._guard.consider(
            wish, event_type=event_type, time_zone=self._zone, free_now=free_now
        )
        unheard = None
        if refusal.code is Refused.DETAILS_UNCONFIRMED:
            unheard = Known(wish.name, wish.email)
        return refused(call, refusal, unheard=unheard)

    def _propose_details(self, call: ToolCall, arguments: DetailsArguments) -> ToolOutcome:
        name, email = arguments.name, arguments.email
        if name and self._guard.is_name_of_person(name):
            name = None
        if email and self._guard.came_from_person(email):
            email = None
        if name is None and email is None:
            given = arguments.name or arguments.email
            code, message = (
                ("known_already", "The person gave this already: go on with it.")
                if given
                else ("nothing_given", "Give a name or an e-mail address.")
            )
            return failed(call, code, message)
        to_check = [
            field for field, value in (("name", name), ("email", email)) if value is not None
        ]
        result: dict[str, object] = {
            "to_check": to_check,
            "message": "It is in the details card now. Ask the person to check it and send it.",
        }
        outcome = succeeded(call, result)
        return ToolOutcome(outcome.result, unheard=Known(name, email))

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


def _complaint(error: ValidationError) -> str:
    """Say which arguments are wrong and why, without repeating their values."""
    return "; ".join(
        f"{'.'.join(str(part) for part in problem['loc']) or 'arguments'}: {problem['msg']}"
        for problem in error.errors(include_url=False, include_input=False)
    )
