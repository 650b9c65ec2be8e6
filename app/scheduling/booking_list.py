"""Reads the list of bookings to its end.

Cal.com documents pages by cursor for version 2026-05-01, and by offset for the versions before it.
Clients have seen the former time out, and seen it answer with pages by offset all the same; so
whatever comes is followed, and where the one fails the other is asked.
"""

from __future__ import annotations

import logging

import httpx
from pydantic import TypeAdapter

from app.domain.booking import Booking
from app.domain.errors import CalendarError, CalendarServerError, CalendarUnreachable, RateLimited
from app.scheduling.booking_answers import BookingPage, booking_of
from app.scheduling.connection import Connection
from app.scheduling.versions import ApiVersion
from app.scheduling.wire import ListBookings, ListBookingsByOffset

_MAX_PAGES = 200
_PAGE: TypeAdapter[BookingPage] = TypeAdapter(BookingPage)

_log = logging.getLogger(__name__)


class BookingList:
    """Reads lists over one connection, and remembers which way works there."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._by_cursor = True

    async def read(self, query: ListBookings) -> tuple[Booking, ...]:
        """Return all that fits `query`. Raises one of the CalendarError family."""
        if self._by_cursor:
            try:
                return await self._pages(query)
            except CalendarError as error:
                if not _may_be_the_version(error):
                    raise
                _log.warning("the list by cursor failed, the older one is tried: %s", error.detail)
        found = await self._pages(query.by_offset(0))
        self._by_cursor = False
        return found

    async def _pages(self, query: ListBookings | ListBookingsByOffset) -> tuple[Booking, ...]:
        found: list[Booking] = []
        for _ in range(_MAX_PAGES):
            version = ApiVersion.BOOKING_LIST
            if isinstance(query, ListBookingsByOffset):
                version = ApiVersion.BOOKING_LIST_BY_OFFSET
            page = await self._connection.read(
                "/bookings", _PAGE, version=version, query=query.body()
            )
            found.extend(booking_of(item, query.attendee_email or "") for item in page.data)
            goes_on = page.pagination
            if isinstance(query, ListBookings) and goes_on.has_more and goes_on.next_cursor:
                query = query.model_copy(update={"cursor": goes_on.next_cursor})
            elif goes_on.has_next_page and page.data:
                query = query.by_offset(len(found))
            else:
                return tuple(found)
        raise CalendarServerError(
            "The calendar's list of appointments has no end.",
            advice="Try again in a minute.",
            detail=f"gave up after {_MAX_PAGES} pages",
        )


def _may_be_the_version(error: CalendarError) -> bool:
    """Whether another version may do better: the server failed, or let us wait for its answer."""
    if isinstance(error, CalendarUnreachable):
        return isinstance(error.__cause__, httpx.ReadTimeout)
    return isinstance(error, CalendarServerError) and not isinstance(error, RateLimited)
