"""Bookings that several people share, each with a seat of their own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.scheduling.sandbox.errors import Refusal, bad_request, not_found
from app.scheduling.sandbox.host import SandboxEventType
from app.scheduling.sandbox.store import Answer, instant


def open_seats(event_type: SandboxEventType, booking: Mapping[str, Any]) -> int:
    """Return how many seats of a booking nobody has."""
    return max(0, (event_type.seats or 0) - len(booking.get("attendees", ())))


def seats_of_slot(event_type: SandboxEventType, booking: Answer) -> dict[str, Any]:
    """Return what is said of a free time that some have booked already."""
    free = open_seats(event_type, booking)
    return {
        "seatsBooked": len(booking["attendees"]),
        "seatsRemaining": free,
        "seatsTotal": event_type.seats,
        "bookingUid": booking["uid"],
    }


def is_seated(booking: Answer) -> bool:
    """Return whether the booking is one that people share."""
    return any("seatUid" in attendee for attendee in booking["attendees"])


def seat_of(booking: Answer, seat_uid: str) -> Answer:
    """Return the attendee with this seat. Raises Refusal."""
    for attendee in booking["attendees"]:
        if attendee.get("seatUid") == seat_uid:
            return dict(attendee)
    raise no_seat(booking, seat_uid)


def no_seat(booking: Answer, seat_uid: str) -> Refusal:
    """Return that nobody has this seat."""
    return not_found(f"Seat with uid={seat_uid} does not exist in booking {booking['uid']}")


def missing_seat(booking: Answer) -> Refusal:
    """Return that a seat has to be named."""
    return bad_request(
        f"Booking with uid={booking['uid']} has seats: seatUid is needed to say which one is meant."
    )


def with_seat(booking: Answer, seat: Answer, now: datetime) -> Answer:
    """Return the booking with one seat more taken."""
    return {**booking, "attendees": [*booking["attendees"], seat], "updatedAt": instant(now)}


def without_seat(booking: Answer, seat_uid: str, now: datetime) -> Answer:
    """Return the booking with this seat given back."""
    left = [person for person in booking["attendees"] if person["seatUid"] != seat_uid]
    return {**booking, "attendees": left, "updatedAt": instant(now)}
