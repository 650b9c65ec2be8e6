"""Slots, event types and bookings, free of any calendar's wire format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Slot:
    """A free time that the calendar offered.

    `start` is the instant, aware and in UTC. `offered_as` is the calendar's own string for it; it
    tells two equal wall times apart on the night the clocks go back.
    """

    start: datetime
    offered_as: str


@dataclass(frozen=True, slots=True)
class EventType:
    """The kind of appointment that can be booked.

    `lengths` and `default_length` are minutes; more than one length means that the person may
    choose. `host_time_zone` is an IANA name.
    """

    id: int
    title: str
    lengths: tuple[int, ...]
    default_length: int
    host_name: str
    host_time_zone: str
    requires_confirmation: bool = False

    @property
    def has_several_lengths(self) -> bool:
        """Whether a length may, and so must, be named in requests."""
        return len(self.lengths) > 1


class BookingStatus(StrEnum):
    """What the calendar says of a booking. `PENDING` is worded "requested", never "booked"."""

    ACCEPTED = "accepted"
    PENDING = "pending"
    CANCELLED = "cancelled"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Booking:
    """A booking as it stands in the calendar. `start` is aware UTC, `duration` minutes."""

    id: int
    uid: str
    status: BookingStatus
    start: datetime
    duration: int
    name: str
    email: str
    title: str = ""
    host_name: str = ""
    host_time_zone: str = "UTC"
    location: str = ""
    calendar_link: str | None = None
    request_id: str | None = None
    rescheduled_to_uid: str | None = None
