"""Finds what a person has booked: what the journal knows, as the calendar has it now.

The journal knows what was booked on this computer, and without a key each of these can still be
read by its uid. What was booked elsewhere is in the calendar's list, by e-mail address, with a key.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime

from app.domain.booking import Booking, BookingsFound
from app.domain.errors import BookingNotFound, CalendarSetupError
from app.domain.journal import WriteIntent, WriteKind, WriteState
from app.scheduling.client import CalComClient
from app.scheduling.contact import same_mailbox
from app.scheduling.lookup import is_standing

MOST_READ = 20
"""Bookings of the journal that are read one by one, the soonest first."""

_MOST_MOVES = 5

_log = logging.getLogger(__name__)


async def find_upcoming(
    client: CalComClient, intents: Sequence[WriteIntent], *, email: str | None, now: datetime
) -> BookingsFound:
    """Return the bookings that `intents` made and, with `email`, those of that address.

    Each is as the calendar has it now: what was cancelled is left out, what was moved elsewhere is
    found where it is. Raises one of the CalendarError family when the calendar can't be read.
    """
    listed = None if not email else await _listed(client, email, now)
    found = {booking.uid: booking for booking in listed or ()}
    unread = [intent for intent in _made(intents, now) if intent.booking_uid not in found]
    read = await asyncio.gather(*(_as_it_stands(client, one) for one in unread[:MOST_READ]))
    found.update({booking.uid: booking for booking in read if booking is not None})
    upcoming = [each for each in found.values() if is_standing(each) and each.start > now]
    return BookingsFound(
        tuple(sorted(upcoming, key=lambda booking: (booking.start, booking.uid))),
        has_all=listed is not None,
    )


async def _listed(client: CalComClient, email: str, now: datetime) -> tuple[Booking, ...] | None:
    """Return the bookings made with that address; None where the calendar gives no list."""
    try:
        listed = await client.bookings(after_start=now, attendee_email=email)
    except CalendarSetupError as error:
        _log.info("no list of bookings: %s %s", error, error.detail)
        return None
    # A calendar may search more loosely than it was asked to, and name whom others have invited.
    return tuple(booking for booking in listed if same_mailbox(booking.email, email))


def _made(intents: Sequence[WriteIntent], now: datetime) -> list[WriteIntent]:
    """Return the writes whose booking may still stand, the soonest first."""
    done = [intent for intent in intents if intent.state is WriteState.DONE]
    gone = {intent.target_uid for intent in done}
    made = [
        intent
        for intent in done
        if intent.kind is not WriteKind.CANCEL
        and intent.booking_uid is not None
        and intent.booking_uid not in gone
        and intent.start > now
    ]
    return sorted(made, key=lambda intent: intent.start)


async def _as_it_stands(client: CalComClient, intent: WriteIntent) -> Booking | None:
    """Return the booking of a write, wherever it was moved; None where it is gone."""
    uid = intent.booking_uid
    try:
        for _ in range(_MOST_MOVES):
            booking = await client.get(uid or "", attendee_email=intent.email)
            if booking.rescheduled_to_uid is None:
                return booking
            uid = booking.rescheduled_to_uid
    except BookingNotFound:
        _log.info("the booking %s of the journal is not in the calendar", uid)
    return None
