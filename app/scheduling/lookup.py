"""Finds out from the calendar itself what became of a write whose answer never came.

A create is known by the request id in its metadata. Reschedule and cancel can't carry one, so
their success is read off the old booking. Nothing here sends a write.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import timedelta

from app.domain.booking import Booking, BookingStatus
from app.domain.errors import BookingNotFound, CalendarSetupError
from app.domain.journal import WriteIntent, WriteKind, WriteState
from app.scheduling.client import CalComClient

_NOT_MADE = "The calendar did not make this booking."
_CHECK_MAIL = "Check your mail: the calendar sends a message about every change."


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a write: its final state, the booking if there is one, and a sentence."""

    state: WriteState
    booking: Booking | None
    message: str


async def look_up(
    client: CalComClient,
    intent: WriteIntent,
    *,
    is_free: Callable[[], Awaitable[bool]],
    is_last: bool,
) -> Finding | None:
    """Return what became of the write, or None when that can't be said yet.

    That it did not happen is only believed at the last look, when the calendar has had the time
    to finish it. `is_free` asks whether the wanted start is still offered. Raises one of the
    CalendarError family when the calendar can't be read.
    """
    if intent.kind is WriteKind.CREATE:
        return await _created(client, intent, is_free, is_last=is_last)
    try:
        booking = await client.get(intent.target_uid or "")
    except BookingNotFound as error:
        return _unclear(f"{error.message} {_CHECK_MAIL}") if is_last else None
    if intent.kind is WriteKind.RESCHEDULE:
        return await _moved(client, intent, booking, is_last=is_last)
    return _cancelled(booking, is_last=is_last)


async def _created(
    client: CalComClient,
    intent: WriteIntent,
    is_free: Callable[[], Awaitable[bool]],
    *,
    is_last: bool,
) -> Finding | None:
    try:
        near = await _near(client, intent)
    except CalendarSetupError:
        # Without a key that is allowed to, the list can't be read; the free times can.
        if not is_last:
            return None
        if await is_free():
            return _refused(_NOT_MADE)
        return _unclear(f"Whether this was booked could not be found out. {_CHECK_MAIL}")
    ours = [booking for booking in near if booking.request_id == intent.request_id]
    if ours:
        at_start = [booking for booking in ours if booking.start == intent.start]
        return _done((at_start or ours)[0])
    return _refused(_NOT_MADE) if is_last else None


async def booked_by(
    client: CalComClient, intent: WriteIntent, request_ids: Collection[str]
) -> Booking | None:
    """Return the booking at the wanted start that one of these requests made, if it stands.

    Raises one of the CalendarError family when the calendar can't be read.
    """
    for booking in await _near(client, intent):
        is_ours = booking.request_id in request_ids and booking.start == intent.start
        if is_ours and is_standing(booking):
            return booking
    return None


def is_standing(booking: Booking) -> bool:
    """Whether the booking takes up its time."""
    return booking.status in (BookingStatus.ACCEPTED, BookingStatus.PENDING)


async def _near(client: CalComClient, intent: WriteIntent) -> tuple[Booking, ...]:
    # A wide span, and no filter by address or event type: a calendar may write an address in its
    # own way, and the settings may name another event type by now. The request id is exact.
    return await client.bookings(
        after_start=intent.start - timedelta(minutes=1),
        before_end=intent.start + timedelta(days=1),
    )


async def _moved(
    client: CalComClient, intent: WriteIntent, old: Booking, *, is_last: bool
) -> Finding | None:
    if old.rescheduled_to_uid is not None:
        try:
            new = await client.get(old.rescheduled_to_uid)
        except BookingNotFound:
            return _unclear(f"The new appointment can't be found. {_CHECK_MAIL}")
        if new.start == intent.start:
            return _done(new)
        return _refused("This appointment was moved to another time by somebody else.")
    if not is_last:
        return None
    if old.status is BookingStatus.CANCELLED:
        return _refused("This appointment was cancelled, not moved.")
    return _refused("The calendar did not move this appointment.")


def _cancelled(booking: Booking, *, is_last: bool) -> Finding | None:
    if booking.rescheduled_to_uid is not None:
        return _refused("This appointment was moved by somebody else, not cancelled.")
    if booking.status in (BookingStatus.CANCELLED, BookingStatus.REJECTED):
        return _done(booking)
    return _refused("The calendar did not cancel this appointment.") if is_last else None


def _done(booking: Booking) -> Finding:
    return Finding(WriteState.DONE, booking, "")


def _refused(message: str) -> Finding:
    return Finding(WriteState.REFUSED, None, message)


def _unclear(message: str) -> Finding:
    return Finding(WriteState.NEEDS_ATTENTION, None, message)
