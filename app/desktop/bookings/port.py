"""What the Bookings page asks the rest of the program, by `Bridge.ask`."""

from __future__ import annotations

from typing import Protocol

from app.domain.bookings_list import BookingsPart, BookingsQuery
from app.domain.journal import WriteIntent


class BookingsPort(Protocol):
    """The bookings as they were last known, and the calendar behind them.

    Every coroutine raises one of the VocalDeskError family.
    """

    async def time_zone(self) -> str:
        """Return the person's time zone, by its IANA name."""

    async def part(self, query: BookingsQuery, first: int, count: int) -> BookingsPart:
        """Return up to `count` of the bookings that fit, from the place `first` on."""

    async def refresh(self, whole: bool) -> None:
        """Read the calendar, and keep what it says: all of it, or what is under way and to come."""

    async def unsettled(self) -> tuple[WriteIntent, ...]:
        """Return what needs the person's attention, the newest first."""

    async def ask_again(self, request_id: str) -> WriteIntent:
        """Ask the calendar how a write ended; return it as it stands then."""

    async def take_word(self, request_id: str, happened: bool) -> WriteIntent:
        """Write down how a write ended, as the person knows it."""
