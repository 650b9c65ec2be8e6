"""Talks to Cal.com's API v2, or to the sandbox, which is the same at another address.

A write is sent once. A read is sent a second time when its connection broke, since servers close
idle connections without notice.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from datetime import date, datetime
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit, urlunsplit

import httpx
from pydantic import TypeAdapter, ValidationError

from app.domain.booking import Booking, EventType, Slot
from app.domain.errors import CalendarError, CalendarServerError, CalendarSetupError
from app.scheduling.failures import no_result, not_answered, refused
from app.scheduling.slots import local_days, parse_slots
from app.scheduling.versions import HEADER, ApiVersion
from app.scheduling.wire import (
    Attendee,
    BookingAnswer,
    BookingOrList,
    BookingPage,
    CancelBooking,
    CreateBooking,
    Envelope,
    EventTypeAnswer,
    ListBookings,
    ProfileAnswer,
    RescheduleBooking,
    SlotsAnswer,
    SlotsQuery,
    to_wire,
)

CAL_COM_URL = "https://api.cal.com/v2"

AsgiApp = Callable[
    [
        MutableMapping[str, Any],
        Callable[[], Awaitable[MutableMapping[str, Any]]],
        Callable[[MutableMapping[str, Any]], Awaitable[None]],
    ],
    Awaitable[None],
]

AnswerT = TypeVar("AnswerT")

_CONNECT_SECONDS = 5.0
_READ_SECONDS = 10.0
_WRITE_SECONDS = 20.0
# The whole of a write, so that its end comes before the last look at the calendar (30 s).
_WRITE_DEADLINE_SECONDS = 25.0
_MAX_PAGES = 50

_BOOKING: TypeAdapter[Envelope[BookingOrList]] = TypeAdapter(Envelope[BookingOrList])
_BOOKINGS: TypeAdapter[BookingPage] = TypeAdapter(BookingPage)
_EVENT_TYPE: TypeAdapter[Envelope[EventTypeAnswer]] = TypeAdapter(Envelope[EventTypeAnswer])
_PROFILE: TypeAdapter[Envelope[ProfileAnswer]] = TypeAdapter(Envelope[ProfileAnswer])
_SLOTS: TypeAdapter[Envelope[SlotsAnswer]] = TypeAdapter(Envelope[SlotsAnswer])

_log = logging.getLogger(__name__)


class CalComClient:
    """The calls of Cal.com's API v2 that booking needs, in terms of the domain.

    Every call raises one of the CalendarError family. A write raises OutcomeUnknown when it may
    have happened, and any other error only when it did not.
    """

    def __init__(
        self,
        *,
        base_url: str = CAL_COM_URL,
        key: str | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        """Prepare; nothing is sent yet. Raises CalendarSetupError on an unusable address.

        `key` is sent to `base_url` and nowhere else.
        """
        headers = {"Accept": "application/json", "User-Agent": "vocal-desk"}
        if key:
            headers["Authorization"] = f"Bearer {_header_value(key)}"
        self._key = key
        self._base_url = checked_base_url(base_url)
        self._http = httpx.AsyncClient(
            headers=headers,
            transport=transport,
            timeout=httpx.Timeout(_READ_SECONDS, connect=_CONNECT_SECONDS),
            follow_redirects=False,
        )

    @classmethod
    def in_process(cls, app: AsgiApp) -> CalComClient:
        """Return a client of an ASGI app in this process, such as the sandbox."""
        return cls(
            base_url="http://sandbox.invalid/v2",
            transport=httpx.ASGITransport(app, raise_app_exceptions=False),
        )

    async def profile(self) -> ProfileAnswer:
        """Return the owner of the key."""
        return (await self._read("/me", _PROFILE)).data

    async def event_type(self, event_type_id: int) -> EventType:
        """Return one event type with its host."""
        path = f"/event-types/{event_type_id}"
        answer = await self._read(path, _EVENT_TYPE, version=ApiVersion.EVENT_TYPES)
        return answer.data.to_domain(await self.profile())

    async def free_slots(
        self,
        first: date,
        last: date,
        *,
        event_type_id: int,
        time_zone: str,
        duration: int | None,
    ) -> tuple[Slot, ...]:
        """Return the free times of the local days `first` to `last`, in order.

        `duration` in minutes, only for an event type with several lengths.
        """
        begin, end = local_days(first, last, time_zone)
        if end <= begin:  # a zone that crossed the date line skipped the day
            return ()
        query = SlotsQuery(
            event_type_id=event_type_id,
            start=to_wire(begin),
            end=to_wire(end),
            time_zone=time_zone,
            duration=duration,
        )
        answer = await self._read("/slots", _SLOTS, version=ApiVersion.SLOTS, query=query.body())
        return parse_slots(answer.data, first, last, time_zone)

    async def get(self, uid: str) -> Booking:
        """Return one booking."""
        path = f"/bookings/{_segment(uid)}"
        answer = await self._read(path, _BOOKING, version=ApiVersion.BOOKINGS)
        return _only_booking(answer.data)

    async def bookings(self, *, after_start: datetime, before_end: datetime) -> tuple[Booking, ...]:
        """Return the bookings inside a span of time, in any state. Needs a key at Cal.com."""
        query = ListBookings(after_start=to_wire(after_start), before_end=to_wire(before_end))
        found: list[Booking] = []
        for _ in range(_MAX_PAGES):
            page = await self._read(
                "/bookings", _BOOKINGS, version=ApiVersion.BOOKING_LIST, query=query.body()
            )
            found.extend(_booking(item) for item in page.data)
            cursor = page.pagination.next_cursor
            if not page.pagination.has_more or cursor is None:
                return tuple(found)
            query = query.model_copy(update={"cursor": cursor})
        raise CalendarServerError(
            "The calendar's list of appointments has no end.",
            advice="Try again in a minute.",
            detail=f"gave up after {_MAX_PAGES} pages",
        )

    async def create(
        self,
        *,
        request_id: str,
        event_type_id: int,
        start: datetime,
        duration: int | None,
        name: str,
        email: str,
        time_zone: str,
        answers: Mapping[str, str],
    ) -> Booking:
        """Create a booking. `answers` go to the event type's own fields, `notes` among them."""
        request = CreateBooking(
            event_type_id=event_type_id,
            start=to_wire(start),
            attendee=Attendee(name=name, email=email, time_zone=time_zone),
            booking_fields_responses=dict(answers) or None,
            metadata={"source": "vocal-desk", "request_id": request_id},
            length_in_minutes=duration,
        )
        return await self._write("/bookings", request.body())

    async def reschedule(self, uid: str, *, start: datetime, reason: str) -> Booking:
        """Move a booking; the answer is a new one with a uid of its own."""
        request = RescheduleBooking(start=to_wire(start), rescheduling_reason=reason)
        return await self._write(f"/bookings/{_segment(uid)}/reschedule", request.body())

    async def cancel(self, uid: str, *, reason: str) -> Booking:
        """Cancel a booking."""
        request = CancelBooking(cancellation_reason=reason)
        return await self._write(f"/bookings/{_segment(uid)}/cancel", request.body())

    async def close(self) -> None:
        """Release the connections."""
        await self._http.aclose()

    async def _read(
        self,
        path: str,
        shape: TypeAdapter[AnswerT],
        *,
        version: ApiVersion | None = None,
        query: Mapping[str, Any] | None = None,
    ) -> AnswerT:
        url = self._base_url + path
        headers = {} if version is None else {HEADER: version.value}
        try:
            try:
                response = await self._http.get(url, params=query, headers=headers)
            except (httpx.NetworkError, httpx.RemoteProtocolError) as error:
                _log.info("reading %s again after %s", path, type(error).__name__)
                response = await self._http.get(url, params=query, headers=headers)
        except httpx.TransportError as error:
            raise not_answered(error, is_write=False) from error
        except httpx.RequestError as error:
            raise _unreadable(f"{type(error).__name__}: {error}") from error
        if not response.is_success:
            raise self._refused(response, is_write=False)
        try:
            return shape.validate_json(response.content)
        except ValidationError as error:
            raise _unreadable(_where(error)) from error

    async def _write(self, path: str, body: Mapping[str, Any]) -> Booking:
        headers = {HEADER: ApiVersion.BOOKINGS.value}
        timeout = httpx.Timeout(_WRITE_SECONDS, connect=_CONNECT_SECONDS)
        try:
            async with asyncio.timeout(_WRITE_DEADLINE_SECONDS):
                response = await self._http.post(
                    self._base_url + path, json=body, headers=headers, timeout=timeout
                )
        except TimeoutError as error:
            raise no_result("deadline for the whole write passed") from error
        except httpx.TransportError as error:
            raise not_answered(error, is_write=True) from error
        except httpx.RequestError as error:
            raise no_result(f"{type(error).__name__}: {error}") from error
        if not response.is_success:
            raise self._refused(response, is_write=True)
        try:
            return _only_booking(_BOOKING.validate_json(response.content).data)
        except ValidationError as error:
            raise no_result(_where(error)) from error
        except CalendarError as error:
            raise no_result(error.detail) from error

    def _refused(self, response: httpx.Response, *, is_write: bool) -> CalendarError:
        error = refused(response.status_code, response.text, is_write=is_write)
        if self._key:
            # A server that echoes the request must not put the key into the log.
            error.detail = error.detail.replace(self._key, "***")
        return error


def checked_base_url(url: str) -> str:
    """Return the address without a slash at its end. Raises CalendarSetupError."""
    url = url.strip().rstrip("/")
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in url
        # httpx is stricter than the standard library, and is the one that has to take it.
        httpx.URL(url)
    except (ValueError, httpx.InvalidURL):
        usable = False
    if not usable:
        raise CalendarSetupError(
            "The calendar's address is not a web address.",
            advice=f"Use {CAL_COM_URL}.",
        )
    if "v1" in parts.path.split("/"):
        segments = ["v2" if part == "v1" else part for part in parts.path.split("/")]
        # An address may carry a user name and password, which are nobody's business here.
        host = parts.netloc.rpartition("@")[2]
        right = urlunsplit((parts.scheme, host, "/".join(segments), "", ""))
        raise CalendarSetupError(
            "The calendar's address belongs to Cal.com's old API, which was switched off.",
            advice=f"Use {right}.",
        )
    return url


def _header_value(key: str) -> str:
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise CalendarSetupError(
            "The Cal.com key has characters that no key has.",
            advice="Copy the key again; it begins with cal_.",
        )
    return key


def _segment(uid: str) -> str:
    return quote(uid, safe="")


def _only_booking(data: BookingAnswer | list[BookingAnswer]) -> Booking:
    if isinstance(data, list):
        if not data:
            raise _unreadable("an empty list instead of a booking")
        return _booking(data[0])
    return _booking(data)


def _booking(answer: BookingAnswer) -> Booking:
    try:
        return answer.to_domain()
    except (ValueError, OverflowError) as error:
        raise _unreadable(f"booking {answer.uid}: {error}") from error


def _unreadable(detail: str) -> CalendarServerError:
    return CalendarServerError(
        "The calendar gave an answer that can't be read.",
        advice="Check the calendar's address in the settings, or try again in a minute.",
        detail=detail,
    )


def _where(error: ValidationError) -> str:
    # Field names and reasons only: the values may be somebody's name or address.
    return "; ".join(
        f"{'.'.join(str(part) for part in item['loc'])}: {item['msg']}"
        for item in error.errors(include_url=False, include_input=False, include_context=False)
    )[:300]
