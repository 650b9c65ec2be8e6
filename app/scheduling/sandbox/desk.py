"""The rules of the sandbox: what it offers, books, moves and cancels, and what it refuses.

Whether a time is free is decided inside the write transaction, so two clients that want the same
time never both get it, whichever process or connection serves them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from app.scheduling.sandbox.answers import new_booking, placed, slots
from app.scheduling.sandbox.availability import Span, bookable, free_starts
from app.scheduling.sandbox.errors import Refusal, bad_request, not_found
from app.scheduling.sandbox.host import Host, SandboxEventType
from app.scheduling.sandbox.requests import (
    CancelInput,
    CreateInput,
    ListInput,
    RescheduleInput,
    SlotsInput,
)
from app.scheduling.sandbox.store import Answer, Store, instant
from app.scheduling.wire import from_wire

_NO_SELECTOR = (
    "Either eventTypeId or eventTypeSlug + username or eventTypeSlug + teamSlug must be provided"
)


class Desk:
    """Serves one host and one event type. Every method raises Refusal."""

    def __init__(
        self,
        store: Store,
        *,
        host: Host,
        event_type: SandboxEventType,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._host = host
        self._event_type = event_type
        self._clock = clock

    def free_slots(self, query: SlotsInput) -> dict[str, Any]:
        """Return the free times that `GET /v2/slots` asks for."""
        self._check_selector(query, missing="Event Type not found")
        first, last = query.first(), query.last()
        if first > last:
            raise bad_request(
                "Invalid time range given - check the 'start' and 'end' query parameters."
            )
        now = self._clock()
        limits = bookable(self._event_type, now)
        asked = Span(max(first, limits.start), min(last, limits.end))
        if asked.start > asked.end:
            return {}
        length = timedelta(minutes=query.duration or self._event_type.default_length)
        starts = free_starts(
            self._host,
            self._event_type,
            asked=asked,
            length=length,
            busy=self._store.busy(asked, except_uid=query.booking_uid_to_reschedule),
            now=now,
        )
        return slots(
            starts,
            time_zone=query.time_zone,
            length=length,
            with_end=query.format == "range",
        )

    def create(self, request: CreateInput) -> Answer:
        """Book a time."""
        self._check_selector(
            request, missing=f"Event type with id {request.event_type_id} not found."
        )
        length = self._length(request.length_in_minutes)
        start, now = from_wire(request.start), self._clock()
        with self._store.writing():
            self._check_free(start, length, now)
            booking = new_booking(
                self._store.next_id(),
                request,
                host=self._host,
                event_type=self._event_type,
                start=start,
                length=length,
                now=now,
            )
            self._store.put(booking)
        return booking

    def get(self, uid: str) -> Answer:
        """Return one booking."""
        booking = self._store.get(uid)
        if booking is None:
            raise not_found(f"Booking with uid={uid} was not found in the database")
        return booking

    def page(self, query: ListInput) -> tuple[list[Answer], str | None]:
        """Return one page of bookings and the cursor of the next."""
        found, has_more = self._store.page(query, now=self._clock())
        cursor = str(int(query.cursor or 0) + len(found)) if has_more else None
        return found, cursor

    def reschedule(self, uid: str, request: RescheduleInput) -> Answer:
        """Move a booking: the old one is cancelled and names the new one."""
        start, now = from_wire(request.start), self._clock()
        with self._store.writing():
            old = self.get(uid)
            if old["status"] in ("cancelled", "rejected"):
                raise bad_request(_why_not_moved(uid, old))
            self._check_free(start, old["duration"], now, except_uid=uid)
            new = placed(old, self._store.next_id(), start=start, now=now)
            new["rescheduledFromUid"] = uid
            gone = {
                **old,
                "status": "cancelled",
                "rescheduledToUid": new["uid"],
                "updatedAt": instant(now),
            }
            if request.rescheduling_reason is not None:
                new["reschedulingReason"] = request.rescheduling_reason
            if request.rescheduled_by is not None:
                gone["rescheduledByEmail"] = request.rescheduled_by
            self._store.put(gone)
            self._store.put(new)
        return new

    def cancel(self, uid: str, request: CancelInput, *, by_host: bool) -> Answer:
        """Cancel a booking. The host has to give a reason."""
        now = self._clock()
        with self._store.writing():
            old = self._store.get(uid)
            if old is None:
                raise not_found(f"Booking with uid={uid} not found")
            if old["status"] in ("cancelled", "rejected"):
                raise bad_request(
                    f"Can't cancel booking with uid={uid} because it has been cancelled already. "
                    "Please provide uid of a booking that is not cancelled."
                )
            if from_wire(old["end"]) <= now:
                raise _plain("Cannot cancel a booking that has already ended")
            if by_host and not request.cancellation_reason:
                raise _plain("Cancellation reason is required when you are the host")
            gone = {**old, "status": "cancelled", "updatedAt": instant(now)}
            if request.cancellation_reason is not None:
                gone["cancellationReason"] = request.cancellation_reason
            self._store.put(gone)
        return gone

    def _check_selector(self, request: SlotsInput | CreateInput, *, missing: str) -> None:
        by_slug = request.event_type_slug is not None
        by_user = by_slug and request.username is not None
        by_team = by_slug and request.team_slug is not None
        chosen = sum((request.event_type_id is not None, by_user, by_team))
        if chosen != 1:
            raise bad_request(_NO_SELECTOR)
        if request.event_type_id is not None:
            if request.event_type_id != self._event_type.id:
                raise not_found(missing)
        elif request.username != self._host.username:
            raise not_found(f"User with username {request.username} not found")
        elif request.event_type_slug != self._event_type.slug:
            raise not_found(
                f"Event type with slug {request.event_type_slug} belonging to user "
                f"{request.username} not found."
            )

    def _length(self, asked: int | None) -> int:
        lengths = self._event_type.lengths
        if asked is None:
            return self._event_type.default_length
        if asked not in lengths:
            raise bad_request(
                "Provided 'lengthInMinutes' is not one of the possible lengths for the event "
                f"type. The possible lengths are: {', '.join(map(str, lengths))}"
            )
        return asked

    def _check_free(
        self, start: datetime, minutes: int, now: datetime, *, except_uid: str | None = None
    ) -> None:
        if start < now:
            raise bad_request("Attempting to book a meeting in the past.")
        limits = bookable(self._event_type, now)
        if not limits.start <= start <= limits.end:
            raise bad_request(
                'The event type can\'t be booked at the "start" time provided. This could be '
                "because it's too soon (violating the minimum booking notice) or too far in the "
                "future (outside the event's scheduling window)."
            )
        asked = Span(start, start)
        free = free_starts(
            self._host,
            self._event_type,
            asked=asked,
            length=timedelta(minutes=minutes),
            busy=self._store.busy(asked, except_uid=except_uid),
            now=now,
        )
        if next(free, None) is None:
            raise bad_request("User either already has booking at this time or is not available")


def _why_not_moved(uid: str, old: Answer) -> str:
    new_uid = old.get("rescheduledToUid")
    if new_uid is None:
        return (
            f"Can't reschedule booking with uid={uid} because it has been cancelled. Please "
            "provide uid of a booking that is not cancelled."
        )
    return (
        f"Can't reschedule booking with uid={uid} because it has been cancelled and rescheduled "
        f"already to booking with uid={new_uid}. You probably want to reschedule {new_uid} "
        "instead by passing it within the request URL."
    )


def _plain(message: str) -> Refusal:
    return Refusal(HTTPStatus.BAD_REQUEST, message, is_plain=True)
