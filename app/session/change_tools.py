"""Runs the tools about bookings that exist: finding, moving and cancelling them.

Only what was found or made in this conversation can be touched, and only an address that came from
the person themself is looked up. A uid that an agent made up is not even read.
"""

from __future__ import annotations

import logging
from datetime import date, datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, Field

from app.domain.booking import Booking, EventType
from app.domain.dialogue import Known
from app.domain.errors import CalendarSetupError
from app.domain.guard import BookingGuard
from app.domain.refusals import Refusal, Refused
from app.domain.tools import ToolCall, ToolResult
from app.domain.wishes import MoveWish
from app.session.ports import Calendar, Clock
from app.session.tool_outcome import Offer, ToolOutcome, failed, refused, succeeded
from app.session.wire import booking_to_wire, slot_to_wire

log = logging.getLogger(__name__)

Uid = Annotated[str, Field(min_length=1, max_length=200)]


def wall_clock(value: object) -> object:
    """Take "14:00" and "9:30"; anything else is left to fail with pydantic's own words."""
    if isinstance(value, str) and value[1:2] == ":":
        return f"0{value}"
    return value


WallClock = Annotated[time, BeforeValidator(wall_clock)]


class FindArguments(BaseModel):
    """Arguments of `find_bookings`."""

    email: str | None = Field(default=None, min_length=3, max_length=254)
    first_date: date | None = None
    last_date: date | None = None


class MoveArguments(BaseModel):
    """Arguments of `reschedule_booking`."""

    uid: Uid
    date: date
    time: WallClock | None = None


class CancelArguments(BaseModel):
    """Arguments of `cancel_booking`."""

    uid: Uid


class ChangeTools:
    """Answers each call with a result that the agent can act on; nothing is written here."""

    def __init__(
        self, *, calendar: Calendar, guard: BookingGuard, clock: Clock, time_zone: str
    ) -> None:
        self._calendar = calendar
        self._guard = guard
        self._clock = clock
        self._zone = time_zone

    async def find(self, call: ToolCall, arguments: FindArguments) -> ToolOutcome:
        """List the person's bookings that are still to come."""
        email = arguments.email
        if email is not None and not self._guard.came_from_person(email):
            refusal = Refusal(
                Refused.DETAILS_UNCONFIRMED,
                "This address did not come from the person in this form. The details card is open; "
                "ask them to check it.",
                missing=("email",),
            )
            return refused(call, refusal, unheard=Known(email=email))
        found = await self._calendar.upcoming(email)
        self._guard.know(found.bookings)
        first, last = arguments.first_date, arguments.last_date
        result: dict[str, object] = {
            "bookings": [
                {**booking_to_wire(booking, self._zone), "title": booking.title}
                for booking in found.bookings
                if first is None or self._day(booking) >= first
                if last is None or self._day(booking) <= last
            ],
            "complete": found.has_all,
        }
        if not found.has_all:
            result["note"] = (
                "These were made on this computer. Others can be found by the e-mail address that "
                "they were made with."
                if email is None
                else "The calendar does not list others: only those made on this computer are here."
            )
        return succeeded(call, result)

    async def reschedule(self, call: ToolCall, arguments: MoveArguments) -> ToolOutcome:
        """Propose another time for a booking or, without a time, list the free ones of a day."""
        booking = await self._as_it_stands(arguments.uid)
        if isinstance(booking, Refusal):
            return refused(call, booking)
        event_type = await self._event_type_of(booking)
        refusal = self._guard.check_move(booking, event_type=event_type, now=self._clock())
        if refusal is not None:
            return refused(call, refusal)
        day = arguments.date
        if day < self._clock().astimezone(ZoneInfo(self._zone)).date():
            return failed(call, "past_date", f"{day} is in the past.")
        free = await self._calendar.free_slots(
            day, day, time_zone=self._zone, duration=booking.duration, moving=booking
        )
        if arguments.time is None:
            self._guard.offer(free, booking.duration, moving_uid=booking.uid)
            slots = [slot_to_wire(slot, self._zone) for slot in free]
            result = ToolResult(
                call.id, call.name, "success", {"date": day.isoformat(), "slots": slots}
            )
            return ToolOutcome(result, offer=Offer(day, day, free, booking.duration, booking))
        refusal = self._guard.consider_move(
            booking,
            MoveWish(day, arguments.time),
            event_type=event_type,
            time_zone=self._zone,
            free_now=free,
            now=self._clock(),
        )
        return refused(call, refusal)

    async def cancel(
        self, call: ToolCall, arguments: CancelArguments, *, reason: str = ""
    ) -> ToolOutcome:
        """Propose to cancel a booking; a `reason` is the person's own words."""
        booking = await self._as_it_stands(arguments.uid)
        if isinstance(booking, Refusal):
            return refused(call, booking)
        event_type = await self._event_type_of(booking)
        refusal = self._guard.consider_cancel(
            booking, event_type=event_type, now=self._clock(), reason=reason
        )
        return refused(call, refusal)

    async def _as_it_stands(self, uid: str) -> Booking | Refusal:
        """Return a booking of this conversation as the calendar has it now."""
        known = self._guard.booking(uid)
        if known is None:
            return Refusal(
                Refused.UNKNOWN_BOOKING,
                "No such booking was found in this conversation. Call find_bookings first.",
            )
        return await self._calendar.get(uid, attendee_email=known.email)

    async def _event_type_of(self, booking: Booking) -> EventType:
        try:
            return await self._calendar.event_type(booking.event_type_id)
        except CalendarSetupError as error:
            # Another event type can't be read without a key; the calendar itself has the last word.
            log.info("the event type of %s is unknown: %s", booking.uid, error)
            return await self._calendar.event_type()

    def _day(self, booking: Booking) -> date:
        start: datetime = booking.start
        return start.astimezone(ZoneInfo(self._zone)).date()
