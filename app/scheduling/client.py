"""Talks to Cal.com's API v2, or to the sandbox, which is the same at another address."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote

import httpx
from pydantic import TypeAdapter

from app.domain.booking import (
    Booking,
    CalendarLink,
    EventType,
    Location,
    PublicEventType,
    Slot,
    WorkingHours,
)
from app.domain.booking_field import Answer
from app.domain.errors import CalendarError, CalendarSetupError, NotBookable
from app.domain.wording import Wording
from app.scheduling.address import CAL_COM_URL
from app.scheduling.booking_answers import (
    BookingOrList,
    CalendarLinkAnswer,
    only_booking,
)
from app.scheduling.booking_list import BookingList
from app.scheduling.booking_request import create_request
from app.scheduling.connection import Connection
from app.scheduling.contact import email_for_wire
from app.scheduling.event_type_answer import EventTypeAnswer
from app.scheduling.failures import no_result, out_of_bounds
from app.scheduling.limits import RateLimiter
from app.scheduling.ports import Clock, Sleep
from app.scheduling.reservations import Reservations
from app.scheduling.schedule_answer import ScheduleAnswer
from app.scheduling.slots import local_days, parse_slots
from app.scheduling.versions import ApiVersion
from app.scheduling.wire import (
    AbsentAttendee,
    CancelBooking,
    DeclineBooking,
    Envelope,
    Language,
    ListBookings,
    ListEventTypes,
    ListStatus,
    MarkAbsent,
    ProfileAnswer,
    RescheduleBooking,
    SlotsAnswer,
    SlotsQuery,
    to_wire,
)

AsgiApp = Callable[
    [
        MutableMapping[str, Any],
        Callable[[], Awaitable[MutableMapping[str, Any]]],
        Callable[[MutableMapping[str, Any]], Awaitable[None]],
    ],
    Awaitable[None],
]


_BOOKING: TypeAdapter[Envelope[BookingOrList]] = TypeAdapter(Envelope[BookingOrList])
_EVENT_TYPE: TypeAdapter[Envelope[EventTypeAnswer]] = TypeAdapter(Envelope[EventTypeAnswer])
_EVENT_TYPES = TypeAdapter(Envelope[list[EventTypeAnswer]])
_LINKS = TypeAdapter(Envelope[list[CalendarLinkAnswer]])
_SCHEDULE: TypeAdapter[Envelope[ScheduleAnswer]] = TypeAdapter(Envelope[ScheduleAnswer])
_PROFILE: TypeAdapter[Envelope[ProfileAnswer]] = TypeAdapter(Envelope[ProfileAnswer])
_SLOTS: TypeAdapter[Envelope[SlotsAnswer]] = TypeAdapter(Envelope[SlotsAnswer])


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
        limiter: RateLimiter | None = None,
        clock: Clock = lambda: datetime.now(UTC),
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        is_trusted: bool = False,
    ) -> None:
        """Prepare; nothing is sent yet. Raises CalendarSetupError on an unusable address or key.

        `is_trusted` tells that the calendar answers without a key what otherwise takes one.

        `key` is sent to `base_url` and nowhere else. `transport`, `limiter`, `clock`, `monotonic`
        and `sleep` stand in for the network and time.
        """
        self._connection = Connection(
            base_url,
            key,
            transport=transport,
            limiter=limiter,
            clock=clock,
            monotonic=monotonic,
            sleep=sleep,
        )
        self._list = BookingList(self._connection)
        self._key = key
        self.reads_schedules = key is not None or is_trusted
        self._clock = clock
        self.reservations = Reservations(self._connection, on_change=self._tell_change)
        self._known: dict[int, EventType] = {}
        self._change_listeners: list[Callable[[], None]] = []

    @classmethod
    def in_process(cls, app: AsgiApp, *, clock: Clock = lambda: datetime.now(UTC)) -> CalComClient:
        """Return a client of an ASGI app in this process, such as the sandbox, and its clock."""
        return cls(
            base_url="http://sandbox.invalid/v2",
            transport=httpx.ASGITransport(app, raise_app_exceptions=False),
            clock=clock,
            is_trusted=True,
        )

    @property
    def clock_offset(self) -> timedelta | None:
        """The calendar's time minus this computer's, to a second or two; None while unknown."""
        return self._connection.clock_offset

    def on_change(self, listener: Callable[[], None]) -> None:
        """Call `listener` before and after each of our writes: what was read before is old."""
        self._change_listeners.append(listener)

    async def warm_up(self) -> None:
        """Open the connection before the first question. Raises CalendarUnreachable."""
        await self._connection.warm_up()

    async def close(self) -> None:
        """Release the connections."""
        await self._connection.close()

    # Event types ---------------------------------------------------------------------------

    async def profile(self) -> ProfileAnswer:
        """Return the owner of the key."""
        return (await self._connection.read("/me", _PROFILE)).data

    async def event_type(
        self, which: int | PublicEventType, *, host_time_zone: str = "UTC"
    ) -> EventType:
        """Return one event type with its host, by its number or its public names.

        Cal.com wants a key for the number, and not for the names, where it does not tell the
        host's zone; `host_time_zone` is then taken for it. Raises CalendarSetupError when there is
        no such event type, or it can't be booked from here.
        """
        if isinstance(which, PublicEventType):
            return await self._public_event_type(which, host_time_zone)
        if not self._key and which in self._known:
            return self._known[which]
        reading = self._connection.read(
            f"/event-types/{which}", _EVENT_TYPE, version=ApiVersion.EVENT_TYPES
        )
        answer, host = await asyncio.gather(reading, self.profile(), return_exceptions=True)
        if isinstance(answer, BaseException):
            raise answer
        if isinstance(host, BaseException):
            raise host
        return self._usable(answer.data, host, host_time_zone)

    async def event_types(
        self, username: str | None = None, *, host_time_zone: str = "UTC"
    ) -> tuple[EventType, ...]:
        """Return the event types of the key's owner, or the public ones of `username`.

        Those that can't be booked here are left out.
        """
        host = None if username else await self.profile()
        answer = await self._connection.read(
            "/event-types",
            _EVENT_TYPES,
            version=ApiVersion.EVENT_TYPES,
            query=ListEventTypes(username=username).body(),
        )
        return tuple(
            item.to_domain(host, host_time_zone=host_time_zone)
            for item in answer.data
            if not item.obstacle()
        )

    async def working_hours(self, schedule_id: int | None) -> tuple[WorkingHours, ...]:
        """Return the hours of one of the host's schedules, or of the usual one; takes a key."""
        path = f"/schedules/{schedule_id or 'default'}"
        answer = await self._connection.read(path, _SCHEDULE, version=ApiVersion.SCHEDULES)
        return answer.data.to_domain()

    # Free times ----------------------------------------------------------------------------

    async def free_slots(
        self,
        first: date,
        last: date,
        *,
        event_type_id: int,
        time_zone: str,
        duration: int | None,
        moving_uid: str | None = None,
    ) -> tuple[Slot, ...]:
        """Return the free times of the local days `first` to `last`, in order.

        `duration` in minutes, only for an event type with several lengths. With `moving_uid`, the
        time of that booking counts as free.
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
            booking_uid_to_reschedule=moving_uid,
        )
        answer = await self._connection.read(
            "/slots", _SLOTS, version=ApiVersion.SLOTS, query=query.body()
        )
        return parse_slots(answer.data, first, last, time_zone)

    # Bookings ------------------------------------------------------------------------------

    async def get(self, uid: str, *, attendee_email: str = "") -> Booking:
        """Return one booking, as the attendee of that address has it where several share it."""
        path = f"/bookings/{_segment(uid)}"
        answer = await self._connection.read(path, _BOOKING, version=ApiVersion.BOOKINGS)
        return only_booking(answer.data, attendee_email)

    async def bookings(
        self,
        *,
        after_start: datetime | None = None,
        before_end: datetime | None = None,
        attendee_email: str | None = None,
        event_type_id: int | None = None,
        status: ListStatus | None = None,
    ) -> tuple[Booking, ...]:
        """Return the bookings that fit all that is given, in any state. Needs a key at Cal.com."""
        query = ListBookings(
            after_start=to_wire(after_start) if after_start else None,
            before_end=to_wire(before_end) if before_end else None,
            attendee_email=email_for_wire(attendee_email) if attendee_email else None,
            event_type_id=event_type_id,
            status=status,
        )
        return await self._list.read(query)

    async def calendar_links(self, uid: str) -> tuple[CalendarLink, ...]:
        """Return the links that put a booking into other calendars. Needs a key at Cal.com."""
        path = f"/bookings/{_segment(uid)}/calendar-links"
        answer = await self._connection.read(path, _LINKS, version=ApiVersion.BOOKINGS)
        links = (item.to_domain() for item in answer.data)
        return tuple(link for link in links if link is not None)

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
        answers: Mapping[str, Answer],
        language: Language = "en",
        phone: str | None = None,
        guests: Sequence[str] = (),
        location: Location | None = None,
        occurrences: int | None = None,
    ) -> Booking:
        """Create a booking.

        `answers` by slug go to the event type's own fields, `notes` among them; a telephone
        number or guests given as answers go where Cal.com wants them. `email` may be empty where
        there is a telephone number. `occurrences` only for an event type that recurs.
        """
        request = create_request(
            request_id=request_id,
            event_type_id=event_type_id,
            start=start,
            duration=duration,
            name=name,
            email=email,
            time_zone=time_zone,
            answers=answers,
            language=language,
            phone=phone,
            guests=guests,
            location=location,
            occurrences=occurrences,
        )
        try:
            booking = await self._write("/bookings", request.body())
        except NotBookable as error:
            raise self._told_apart(error, start, self._known.get(event_type_id)) from error
        # The person's own spelling, not the one of the wire.
        return replace(booking, email=email) if booking.email == request.attendee.email else booking

    async def reschedule(
        self,
        uid: str,
        *,
        start: datetime,
        reason: str,
        by: str | None = None,
        seat_uid: str | None = None,
    ) -> Booking:
        """Move a booking; the answer is a new one with a uid of its own.

        `by` is the address of who moves it; the host's own needs no confirmation.
        """
        request = RescheduleBooking(
            start=to_wire(start),
            # The interface has no reason for a single seat, and refuses what it does not have.
            rescheduling_reason=None if seat_uid else reason,
            rescheduled_by=email_for_wire(by) if by else None,
            seat_uid=seat_uid,
        )
        try:
            return await self._write(f"/bookings/{_segment(uid)}/reschedule", request.body())
        except NotBookable as error:
            only = next(iter(self._known.values())) if len(self._known) == 1 else None
            raise self._told_apart(error, start, only) from error

    async def cancel(
        self, uid: str, *, reason: str, seat_uid: str | None = None, and_following: bool = False
    ) -> Booking:
        """Cancel a booking, `and_following` with the later ones of its series."""
        request = CancelBooking(
            cancellation_reason=reason,
            cancel_subsequent_bookings=True if and_following and seat_uid is None else None,
            seat_uid=seat_uid,
        )
        return await self._write(f"/bookings/{_segment(uid)}/cancel", request.body())

    async def confirm(self, uid: str) -> Booking:
        """Confirm a requested booking, as its host."""
        return await self._write(f"/bookings/{_segment(uid)}/confirm", None)

    async def decline(self, uid: str, *, reason: str | None = None) -> Booking:
        """Decline a requested booking, as its host."""
        request = DeclineBooking(reason=reason)
        return await self._write(f"/bookings/{_segment(uid)}/decline", request.body())

    async def mark_absent(
        self, uid: str, *, host: bool | None = None, attendees: Mapping[str, bool] | None = None
    ) -> Booking:
        """Note, as its host, who did not come: the host, and attendees by e-mail address."""
        absent = [
            AbsentAttendee(email=email_for_wire(email), absent=is_absent)
            for email, is_absent in (attendees or {}).items()
        ]
        request = MarkAbsent(host=host, attendees=absent or None)
        return await self._write(f"/bookings/{_segment(uid)}/mark-absent", request.body())

    async def _public_event_type(self, which: PublicEventType, host_time_zone: str) -> EventType:
        query = ListEventTypes(username=which.username, event_slug=which.slug)
        answer = await self._connection.read(
            "/event-types", _EVENT_TYPES, version=ApiVersion.EVENT_TYPES, query=query.body()
        )
        if not answer.data:
            raise CalendarSetupError(
                Wording("There is no event type “{which}”.", which=which),
                advice="Check the event type in the settings.",
            )
        return self._usable(answer.data[0], None, host_time_zone)

    def _usable(
        self, answer: EventTypeAnswer, host: ProfileAnswer | None, host_time_zone: str
    ) -> EventType:
        obstacle = answer.obstacle()
        if obstacle:
            raise CalendarSetupError(
                obstacle,
                advice="Choose another event type in the settings, or book on the host's page.",
            )
        event_type = answer.to_domain(host, host_time_zone=host_time_zone)
        self._known[event_type.id] = event_type
        return event_type

    async def _write(self, path: str, body: Mapping[str, Any] | None) -> Booking:
        self._tell_change()
        try:
            answer = await self._connection.write(
                "POST", path, _BOOKING, version=ApiVersion.BOOKINGS, body=body
            )
        finally:
            self._tell_change()
        try:
            return only_booking(answer.data)
        except CalendarError as error:
            raise no_result(error.detail) from error

    def _told_apart(
        self, error: NotBookable, start: datetime, event_type: EventType | None
    ) -> NotBookable:
        return out_of_bounds(error, start, now=self._clock(), event_type=event_type)

    def _tell_change(self) -> None:
        for listener in self._change_listeners:
            listener()


def _segment(uid: str) -> str:
    return quote(uid, safe="")
