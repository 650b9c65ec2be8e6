"""What the sandbox offers and books, and what it refuses.

Whether a time is free is decided inside the write transaction, so two clients that want the same
time never both get it, whichever process or connection serves them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from app.scheduling.sandbox.answers import (
    Placement,
    new_booking,
    new_seat,
    new_seated_booking,
    slots,
)
from app.scheduling.sandbox.availability import Span
from app.scheduling.sandbox.errors import Refusal, bad_request, conflict, not_found
from app.scheduling.sandbox.fields import checked_answers
from app.scheduling.sandbox.happenings import Announce, Happening, Trigger
from app.scheduling.sandbox.host import Host, SandboxEventType
from app.scheduling.sandbox.openings import Openings
from app.scheduling.sandbox.places import chosen_place
from app.scheduling.sandbox.requests import (
    CreateInput,
    ListInput,
    NumberedListInput,
    SlotsInput,
)
from app.scheduling.sandbox.seats import open_seats, seats_of_slot, with_seat
from app.scheduling.sandbox.store import Answer, Store, instant
from app.scheduling.wire import from_wire

_NO_SELECTOR = (
    "Either eventTypeId or eventTypeSlug + username or eventTypeSlug + teamSlug must be provided"
)


def initial_status(event_type: SandboxEventType, start: datetime, now: datetime) -> str:
    """Return whether a new booking stands at once or waits for the host."""
    match event_type.confirmation:
        case "always":
            return "pending"
        case "time":
            return "pending" if start - now < event_type.confirmation_notice else "accepted"
        case _:
            return "accepted"


class Desk:
    """Serves one host. Every method raises Refusal."""

    def __init__(
        self,
        store: Store,
        openings: Openings,
        *,
        host: Host,
        event_types: Mapping[int, SandboxEventType],
        clock: Callable[[], datetime],
        announce: Announce,
    ) -> None:
        self._store = store
        self._openings = openings
        self._host = host
        self._event_types = event_types
        self._clock = clock
        self._announce = announce

    def free_slots(self, query: SlotsInput) -> dict[str, Any]:
        """Return the free times that `GET /v2/slots` asks for."""
        event_type = self._chosen(query, missing="Event Type not found")
        first, last = query.first(), query.last()
        if first > last:
            raise bad_request(
                "Invalid time range given - check the 'start' and 'end' query parameters."
            )
        length = timedelta(minutes=query.duration or event_type.default_length)
        found = self._openings.offered(
            event_type,
            Span(first, last),
            length,
            now=self._clock(),
            except_uid=query.booking_uid_to_reschedule,
        )
        more = {
            start: seats_of_slot(event_type, booking) for start, booking in found.shared.items()
        }
        if event_type.seats is not None:
            empty = {
                "seatsBooked": 0,
                "seatsRemaining": event_type.seats,
                "seatsTotal": event_type.seats,
            }
            more = {start: more.get(start, empty) for start in found.starts}
        return slots(
            found.starts,
            time_zone=query.time_zone,
            length=length,
            with_end=query.format == "range",
            more=more,
        )

    def create(self, request: CreateInput) -> Answer:
        """Book a time."""
        event_type = self._chosen(
            request, missing=f"Event type with id {request.event_type_id} not found."
        )
        _refuse_kinds(request, event_type)
        length = _length(event_type, request.length_in_minutes)
        place = chosen_place(event_type, request.location)
        answers = checked_answers(event_type, request.attendee, request.booking_fields_responses)
        start, now = from_wire(request.start), self._clock()
        with self._store.writing():
            self._refuse_full(event_type, start)
            again = self._check_booker(event_type, request, start, now)
            if again is not None:
                return again
            shared = self._openings.check(event_type, start, length, now=now)
            placement = Placement(self._store.next_id(), start, length, place, now)
            status = initial_status(event_type, start, now)
            if event_type.seats is None:
                booking = new_booking(
                    request,
                    placement,
                    host=self._host,
                    event_type=event_type,
                    answers=answers,
                    status=status,
                )
                self._store.put(booking, sequence=0)
                made, told = booking, booking
            else:
                seat = new_seat(request, answers=answers, seed=(placement.id, instant(now)))
                booking = self._seated(seat, shared, placement, event_type, status)
                made = {**booking, "seatUid": seat["seatUid"]}
                told = {**made, "attendees": [seat]}
        trigger: Trigger = (
            "BOOKING_REQUESTED" if booking["status"] == "pending" else "BOOKING_CREATED"
        )
        self._announce(Happening(trigger, told, 0, now))
        return made

    def get(self, uid: str) -> Answer:
        """Return one booking."""
        booking = self._store.get(uid)
        if booking is None:
            raise not_found(f"Booking with uid={uid} was not found in the database")
        return booking

    def page(self, query: ListInput) -> tuple[list[Answer], dict[str, Any]]:
        """Return one page of bookings, and where the list goes on."""
        skip = int(query.cursor or 0)
        found, total = self._store.page(query, skip=skip, take=query.limit, now=self._clock())
        reached = skip + len(found)
        has_more = reached < total and bool(found)
        return found, {"nextCursor": str(reached) if has_more else None, "hasMore": has_more}

    def numbered_page(self, query: NumberedListInput) -> tuple[list[Answer], dict[str, Any]]:
        """Return one page of bookings, and which of how many it is."""
        found, total = self._store.page(query, skip=query.skip, take=query.take, now=self._clock())
        remaining = max(0, total - query.skip - len(found))
        return found, {
            "totalItems": total,
            "remainingItems": remaining,
            "returnedItems": len(found),
            "itemsPerPage": query.take,
            "currentPage": query.skip // query.take + 1,
            "totalPages": -(-total // query.take),
            "hasNextPage": remaining > 0,
            "hasPreviousPage": query.skip > 0,
        }

    def _seated(
        self,
        seat: Answer,
        shared: Answer | None,
        placement: Placement,
        event_type: SandboxEventType,
        status: str,
    ) -> Answer:
        if shared is None:
            booking = new_seated_booking(
                seat, placement, host=self._host, event_type=event_type, status=status
            )
            self._store.put(booking, sequence=0)
            return booking
        taken = {person["email"].lower() for person in shared["attendees"]}
        if seat["email"].lower() in taken:
            raise Refusal(HTTPStatus.CONFLICT, "already_signed_up_for_this_booking", is_plain=True)
        booking = with_seat(shared, seat, placement.now)
        self._store.put(booking, sequence=self._store.sequence(booking["uid"]))
        return booking

    def _refuse_full(self, event_type: SandboxEventType, start: datetime) -> None:
        if event_type.seats is None:
            return
        for booked in self._store.booked(Span(start, start)):
            if (booked.event_type_id, booked.span.start) == (event_type.id, start):
                booking = self._store.get(booked.uid)
                if booking is not None and open_seats(event_type, booking) == 0:
                    raise conflict("No more seats left at this seated booking.")

    def _check_booker(
        self, event_type: SandboxEventType, request: CreateInput, start: datetime, now: datetime
    ) -> Answer | None:
        """Return the booking that this request repeats. Raises Refusal."""
        ahead = self._store.active_of(request.attendee.address, event_type.id, now=now)
        same = [booking for booking in ahead if from_wire(booking["start"]) == start]
        if same and event_type.confirmation == "always":
            return same[0]
        if event_type.active_bookings is not None and len(ahead) >= event_type.active_bookings:
            raise bad_request(
                "Attendee with this email can't book because the maximum number of active "
                "bookings has been reached."
            )
        return None

    def _chosen(self, request: SlotsInput | CreateInput, *, missing: str) -> SandboxEventType:
        by_slug = request.event_type_slug is not None
        by_user = by_slug and request.username is not None
        by_team = by_slug and request.team_slug is not None
        if sum((request.event_type_id is not None, by_user, by_team)) != 1:
            raise bad_request(_NO_SELECTOR)
        if request.event_type_id is not None:
            event_type = self._event_types.get(request.event_type_id)
            if event_type is None:
                raise not_found(missing)
            return event_type
        if request.username != self._host.username:
            raise not_found(f"User with username {request.username} not found")
        for event_type in self._event_types.values():
            if event_type.slug == request.event_type_slug:
                return event_type
        raise not_found(
            f"Event type with slug {request.event_type_slug} belonging to user "
            f"{request.username} not found."
        )


def _refuse_kinds(request: CreateInput, event_type: SandboxEventType) -> None:
    if request.recurrence_count is not None:
        raise bad_request(
            f"Can't create recurring booking because event type with id={event_type.id} is not "
            "a recurring event type."
        )
    if request.instant:
        raise bad_request(
            f"Can't create instant booking because event type with id={event_type.id} is not a "
            "team event type with instant meetings."
        )


def _length(event_type: SandboxEventType, asked: int | None) -> int:
    if asked is None:
        return event_type.default_length
    if not event_type.other_lengths:
        raise bad_request(
            "Can't specify 'lengthInMinutes' because event type does not have multiple possible "
            "lengths. Please, remove the 'lengthInMinutes' field from the request."
        )
    if asked not in event_type.lengths:
        raise bad_request(
            "Provided 'lengthInMinutes' is not one of the possible lengths for the event "
            f"type. The possible lengths are: {', '.join(map(str, event_type.lengths))}"
        )
    return asked
