"""Finds all that is booked, past and to come: the calendar's list or, without a key, the journal's.

What was booked elsewhere is in the calendar's list alone, which needs a key at Cal.com. Without
one, the bookings that were made on this computer and are still to come can be read one by one;
of those that are over the journal tells how they ended, as far as it was done here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from app.domain.booking import Booking, BookingsFound, BookingStatus
from app.domain.errors import CalendarSetupError
from app.domain.journal import WriteIntent, WriteKind, WriteState
from app.scheduling.client import CalComClient
from app.scheduling.upcoming import find_upcoming


async def find_all(
    client: CalComClient,
    ours: Callable[[], Sequence[WriteIntent]],
    *,
    since: datetime,
    now: datetime,
) -> BookingsFound:
    """Return the bookings that begin at `since` or later, in any state.

    `ours` returns the writes to this calendar, the oldest first. Raises one of the CalendarError
    family when the calendar can't be read.
    """
    try:
        listed = await client.bookings(after_start=since)
    except CalendarSetupError:
        intents = ours()
        told = {booking.uid: booking for booking in booked_here(intents) if booking.start >= since}
        upcoming = await find_upcoming(client, intents, email=None, now=now)
        told.update({booking.uid: booking for booking in upcoming.bookings})
        return BookingsFound(tuple(told.values()))
    return BookingsFound(listed, has_all=True)


def booked_here(intents: Sequence[WriteIntent]) -> tuple[Booking, ...]:
    """Return what was booked on this computer, as the journal alone tells it."""
    found: dict[str, Booking] = {}
    for intent in intents:
        if intent.state is not WriteState.DONE:
            continue
        before = found.get(intent.target_uid or "")
        if intent.kind is WriteKind.CANCEL:
            if before is not None:
                found[before.uid] = replace(before, status=BookingStatus.CANCELLED)
        elif intent.booking_uid:
            if before is not None:
                found[before.uid] = replace(before, rescheduled_to_uid=intent.booking_uid)
            found[intent.booking_uid] = _booking(intent, intent.booking_uid)
    return tuple(found.values())


def _booking(intent: WriteIntent, uid: str) -> Booking:
    return Booking(
        id=intent.booking_id or 0,
        uid=uid,
        status=intent.booking_status or BookingStatus.ACCEPTED,
        start=intent.start,
        duration=intent.duration,
        name=intent.name,
        email=intent.email,
        request_id=intent.request_id,
        rescheduled_from_uid=intent.target_uid,
        event_type_id=intent.event_type_id,
    )
