"""Carries out an affirmed proposal and words how it ended."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from app.domain.booking import Booking
from app.domain.errors import CalendarUnreachable, SlotTaken, VocalDeskError
from app.domain.events import BookingChanged, BookingConfirmed
from app.domain.proposal import BookingProposal, CancelProposal, Proposal, RescheduleProposal
from app.domain.tools import (
    BOOK_APPOINTMENT,
    CANCEL_BOOKING,
    RESCHEDULE_BOOKING,
    ToolCall,
    ToolResult,
)
from app.language import wording
from app.language.phrasebook import Phrasebook
from app.session.ports import Calendar, Clock
from app.session.wire import booking_to_wire

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WriteOutcome:
    """How a write ended.

    `words` are the program's own for the person, `call` and `result` what the agent is told as if
    it had made the call itself, `news` what the window shows, `error` why it failed.
    """

    words: str
    call: ToolCall
    result: ToolResult
    booking: Booking | None = None
    news: BookingConfirmed | BookingChanged | None = None
    error: VocalDeskError | None = None

    @property
    def other_times_wanted(self) -> bool:
        """Whether the person should hear other free times now."""
        return isinstance(self.error, SlotTaken)


class Writer:
    """Makes the one write that a yes allows. It never raises: a failure is an outcome too."""

    def __init__(
        self, calendar: Calendar, *, clock: Clock, time_zone: str, phrasebook: Phrasebook
    ) -> None:
        self._calendar = calendar
        self._clock = clock
        self._zone = time_zone
        self._book = phrasebook

    async def carry_out(self, proposal: Proposal, *, turn: int) -> WriteOutcome:
        """Write `proposal` to the calendar, unless its time is no longer offered."""
        call = ToolCall(f"confirmed-{proposal.id}", _tool(proposal), self._arguments(proposal))
        try:
            booking, news = await self._write(proposal, turn)
        except VocalDeskError as error:
            log.warning("A write failed: %s %s", error, error.detail)
            return self._failed(call, error)
        except Exception:
            log.exception("A write failed unexpectedly")
            return self._failed(
                call,
                VocalDeskError(
                    "Something went wrong inside the program while booking.",
                    advice="Restart the program: it looks up what happened before anything else.",
                ),
            )
        now = self._clock().astimezone(ZoneInfo(self._zone))
        result: dict[str, object] = {"success": True, **booking_to_wire(booking, self._zone)}
        return WriteOutcome(
            words=wording.outcome(news, self._book, time_zone=self._zone, now=now),
            call=call,
            result=ToolResult(call.id, call.name, "success", result),
            booking=booking,
            news=news,
        )

    async def _write(
        self, proposal: Proposal, turn: int
    ) -> tuple[Booking, BookingConfirmed | BookingChanged]:
        zone = self._zone
        if isinstance(proposal, CancelProposal):
            booking = await self._calendar.cancel(proposal, time_zone=zone)
            return booking, BookingChanged(
                turn=turn, change="cancelled", booking=booking, time_zone=zone
            )
        try:
            await self._still_offered(proposal)
        except CalendarUnreachable as error:
            # The yes is not lost with the network: it is kept, and waits for another yes.
            raise await self._calendar.keep_unsent(proposal, time_zone=zone, why=error) from error
        if isinstance(proposal, BookingProposal):
            booking = await self._calendar.book(proposal, time_zone=zone)
            return booking, BookingConfirmed(turn=turn, booking=booking, time_zone=zone)
        booking = await self._calendar.reschedule(proposal, time_zone=zone)
        return booking, BookingChanged(
            turn=turn, change="rescheduled", booking=booking, time_zone=zone
        )

    async def _still_offered(self, proposal: BookingProposal | RescheduleProposal) -> None:
        slot, moving = proposal.slot, None
        if isinstance(proposal, RescheduleProposal):
            moving = proposal.booking
            duration = moving.duration
        else:
            duration = proposal.duration
        day = slot.start.astimezone(ZoneInfo(self._zone)).date()
        free = await self._calendar.free_slots(
            day, day, time_zone=self._zone, duration=duration, moving=moving, fresh=True
        )
        if all(other.start != slot.start for other in free):
            raise SlotTaken("That time has just been taken.", advice="Choose another time.")

    def _failed(self, call: ToolCall, error: VocalDeskError) -> WriteOutcome:
        result: Mapping[str, object] = {"code": error.code, "message": str(error)}
        return WriteOutcome(
            words=wording.not_done(error, self._book, moving=call.name == RESCHEDULE_BOOKING),
            call=call,
            result=ToolResult(call.id, call.name, "error", result),
            error=error,
        )

    def _arguments(self, proposal: Proposal) -> dict[str, object]:
        if isinstance(proposal, CancelProposal):
            return {"uid": proposal.booking.uid}
        local = proposal.slot.start.astimezone(ZoneInfo(self._zone))
        when: dict[str, object] = {
            "date": local.date().isoformat(),
            "time": local.strftime("%H:%M"),
        }
        if isinstance(proposal, BookingProposal):
            return {
                **when,
                "email": proposal.email,
                "name": proposal.name,
                "duration": proposal.duration,
                **({"notes": proposal.notes} if proposal.notes else {}),
            }
        return {"uid": proposal.booking.uid, **when}


def _tool(proposal: Proposal) -> str:
    if isinstance(proposal, BookingProposal):
        return BOOK_APPOINTMENT
    return CANCEL_BOOKING if isinstance(proposal, CancelProposal) else RESCHEDULE_BOOKING
