"""What can be asked of the list of bookings as it was last known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.booking import Booking


class Kind(StrEnum):
    """Which bookings are meant. One that was moved counts where it stands now."""

    UPCOMING = "upcoming"
    PAST = "past"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class BookingsQuery:
    """Bookings of a `kind`, or those that begin from `first` to before `last`, whatever they are.

    Each word of `text` has to stand in the name, address, title, host, place or reason. The moments
    are aware; `now` tells what is past. Upcoming ones and those of a day come in the order of time,
    the others the latest first.
    """

    now: datetime
    kind: Kind = Kind.UPCOMING
    text: str = ""
    first: datetime | None = None
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class BookingsPart:
    """Some of the bookings that fit a query: those from the place `first`, counted from 0.

    `total` is how many fit in all. `as_of` is when the calendar was last read, None where it never
    was; `has_all` whether it listed those made elsewhere too.
    """

    first: int
    bookings: tuple[Booking, ...]
    total: int
    as_of: datetime | None
    has_all: bool
