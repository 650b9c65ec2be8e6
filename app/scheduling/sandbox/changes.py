"""What becomes of a booking after it was made: moved, cancelled, confirmed, declined, missed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus

from app.scheduling.sandbox import derived
from app.scheduling.sandbox.answers import (
    Placement,
    new_seated_booking,
    own_location,
    placed,
)
from app.scheduling.sandbox.desk import initial_status
from app.scheduling.sandbox.errors import Refusal, bad_request, not_found, plain_bad_request
from app.scheduling.sandbox.happenings import Announce, Happening, Trigger
from app.scheduling.sandbox.host import Host, SandboxEventType
from app.scheduling.sandbox.openings import Openings
from app.scheduling.sandbox.requests import (
    AbsentInput,
    CancelInput,
    DeclineInput,
    RescheduleInput,
)
from app.scheduling.sandbox.seats import (
    is_seated,
    missing_seat,
    no_seat,
    seat_of,
    with_seat,
    without_seat,
)
from app.scheduling.sandbox.store import Answer, Store, instant
from app.scheduling.wire import from_wire

_GONE = ("cancelled", "rejected")


class Changes:
    """Changes bookings. Every method raises Refusal."""

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

    def reschedule(self, uid: str, request: RescheduleInput) -> Answer:
        """Move a booking: the old one is cancelled and names the new one."""
        start, now = from_wire(request.start), self._clock()
        with self._store.writing():
            old = self._found(uid, "Booking with uid={uid} was not found in the database")
            if old["status"] in _GONE:
                raise bad_request(_why_not_moved(uid, old))
            event_type = self._event_types[old["eventTypeId"]]
            if from_wire(old["start"]) - now < event_type.reschedule_notice:
                raise Refusal(
                    HTTPStatus.FORBIDDEN,
                    "Rescheduling is not allowed within the minimum notice period before the event",
                    is_plain=True,
                )
            if is_seated(old):
                happening, new = self._move_seat(old, request, event_type, start, now)
            elif request.seat_uid is not None:
                raise no_seat(old, request.seat_uid)
            else:
                happening, new = self._move(old, request, event_type, start, now)
        self._announce(happening)
        return new

    def cancel(self, uid: str, request: CancelInput, *, by_host: bool) -> Answer:
        """Cancel a booking, or one seat of it. The host has to give a reason."""
        now = self._clock()
        with self._store.writing():
            old = self._found(uid, "Booking with uid={uid} not found")
            if old["status"] in _GONE:
                raise bad_request(
                    f"Can't cancel booking with uid={uid} because it has been cancelled already. "
                    "Please provide uid of a booking that is not cancelled."
                )
            if not self._event_types[old["eventTypeId"]].can_be_cancelled:
                raise plain_bad_request("This event type does not allow cancellations")
            if from_wire(old["end"]) <= now:
                raise plain_bad_request("Cannot cancel a booking that has already ended")
            if by_host and not request.cancellation_reason:
                raise plain_bad_request("Cancellation reason is required when you are the host")
            told = gone = old
            if request.seat_uid is not None:
                seat = seat_of(old, request.seat_uid)
                gone = without_seat(old, request.seat_uid, now)
                told = {**old, "attendees": [seat]}
            elif is_seated(old) and not by_host:
                raise missing_seat(old)
            if not gone["attendees"] or request.seat_uid is None:
                gone = {**gone, "status": "cancelled", "updatedAt": instant(now)}
            if request.cancellation_reason is not None:
                gone = {**gone, "cancellationReason": request.cancellation_reason}
                told = {**told, "cancellationReason": request.cancellation_reason}
            sequence = self._store.sequence(uid) + 1
            self._store.put(gone, sequence=sequence)
        told = {**told, "status": "cancelled"}
        was_invited = old["status"] == "accepted"
        self._announce(Happening("BOOKING_CANCELLED", told, sequence, now, was_invited=was_invited))
        return gone

    def confirm(self, uid: str) -> Answer:
        """Say yes to a booking that waits for the host."""
        return self._decide(uid, "accepted", "BOOKING_CREATED", None)

    def decline(self, uid: str, request: DeclineInput) -> Answer:
        """Say no to a booking that waits for the host."""
        return self._decide(uid, "rejected", "BOOKING_REJECTED", request.reason)

    def mark_absent(self, uid: str, request: AbsentInput) -> Answer:
        """Note who did not come."""
        now = self._clock()
        with self._store.writing():
            old = self._found(uid, "Booking with uid={uid} not found")
            if request.host is None and request.attendees is None:
                raise bad_request("At least one of 'host' or 'attendees' must be provided")
            if from_wire(old["start"]) > now:
                raise bad_request(
                    "Bookings can only be marked as absent after their scheduled start time. "
                    f"Current time in UTC+0: {instant(now)}, Booking start time in UTC+0: "
                    f"{old['start']}"
                )
            absent = {item.email.lower(): item.absent for item in request.attendees or ()}
            people = [
                {**person, "absent": absent.get(person["email"].lower(), person["absent"])}
                for person in old["attendees"]
            ]
            host_absent = old["absentHost"] if request.host is None else request.host
            new = {
                **old,
                "attendees": people,
                "absentHost": host_absent,
                "updatedAt": instant(now),
            }
            sequence = self._store.sequence(uid)
            self._store.put(new, sequence=sequence)
        self._announce(Happening("BOOKING_NO_SHOW_UPDATED", new, sequence, now))
        return new

    def _decide(self, uid: str, status: str, trigger: Trigger, reason: str | None) -> Answer:
        now = self._clock()
        with self._store.writing():
            old = self._found(uid, "Booking with uid={uid} not found")
            if old["status"] != "pending":
                raise Refusal(
                    HTTPStatus.BAD_REQUEST,
                    f"Booking with uid={uid} does not wait for confirmation: it is "
                    f"{old['status']}.",
                    code="TRPCError",
                )
            new = {**old, "status": status, "updatedAt": instant(now)}
            if reason is not None:
                # Cal.com has one property for both: why it was cancelled, or declined.
                new["cancellationReason"] = reason
            sequence = self._store.sequence(uid)
            if sequence:
                # A moved booking's old invitation was taken back; this one has to count for more.
                sequence += 1
            self._store.put(new, sequence=sequence)
        self._announce(Happening(trigger, new, sequence, now))
        return new

    def _move(
        self,
        old: Answer,
        request: RescheduleInput,
        event_type: SandboxEventType,
        start: datetime,
        now: datetime,
    ) -> tuple[Happening, Answer]:
        uid = old["uid"]
        self._openings.check(event_type, start, old["duration"], now=now, except_uid=uid)
        place = Placement(self._store.next_id(), start, old["duration"], own_location(old), now)
        new = placed(old, place)
        new["rescheduledFromUid"] = uid
        # The invitation stays one and the same, so that it moves in the attendees' calendars.
        new["icsUid"] = old["icsUid"]
        new["status"] = self._status(request, event_type, start, now)
        if request.rescheduling_reason is not None:
            new["reschedulingReason"] = request.rescheduling_reason
        gone = self._moved_away(old, request, new["uid"], now)
        sequence = self._store.sequence(uid) + 1
        self._store.put(gone, sequence=sequence)
        self._store.put(new, sequence=sequence)
        return self._told_of_move(new, old, sequence, now), new

    def _move_seat(
        self,
        old: Answer,
        request: RescheduleInput,
        event_type: SandboxEventType,
        start: datetime,
        now: datetime,
    ) -> tuple[Happening, Answer]:
        if request.seat_uid is None:
            raise missing_seat(old)
        if from_wire(old["start"]) == start:
            raise bad_request(f"Booking with uid={old['uid']} takes place at that time already.")
        seat = seat_of(old, request.seat_uid)
        left = without_seat(old, request.seat_uid, now)
        except_uid = None if left["attendees"] else old["uid"]
        shared = self._openings.check(
            event_type, start, old["duration"], now=now, except_uid=except_uid
        )
        number = self._store.next_id()
        seat["seatUid"] = derived.uuid_of(number, instant(now), seat["email"])
        sequence = self._store.sequence(old["uid"]) + 1
        if shared is None:
            new = new_seated_booking(
                seat,
                Placement(number, start, old["duration"], own_location(old), now),
                host=self._host,
                event_type=event_type,
                status=self._status(request, event_type, start, now),
            )
            if not left["attendees"]:
                new["icsUid"] = old["icsUid"]
        else:
            new = with_seat(shared, seat, now)
        if not left["attendees"]:
            left = self._moved_away(left, request, new["uid"], now)
            new["rescheduledFromUid"] = old["uid"]
        self._store.put(left, sequence=sequence)
        self._store.put(new, sequence=sequence)
        told = {**new, "attendees": [seat]}
        made = {**new, "seatUid": seat["seatUid"]}
        return self._told_of_move(told, old, sequence, now), made

    def _status(
        self,
        request: RescheduleInput,
        event_type: SandboxEventType,
        start: datetime,
        now: datetime,
    ) -> str:
        if (request.rescheduled_by or "").lower() == self._host.email:
            return "accepted"
        return initial_status(event_type, start, now)

    def _moved_away(
        self, old: Answer, request: RescheduleInput, new_uid: str, now: datetime
    ) -> Answer:
        gone = {
            **old,
            "status": "cancelled",
            "rescheduledToUid": new_uid,
            "updatedAt": instant(now),
        }
        if request.rescheduled_by is not None:
            gone["rescheduledByEmail"] = request.rescheduled_by
        return gone

    def _told_of_move(self, new: Answer, old: Answer, sequence: int, now: datetime) -> Happening:
        requested = new["status"] == "pending"
        return Happening(
            "BOOKING_REQUESTED" if requested else "BOOKING_RESCHEDULED",
            new,
            sequence,
            now,
            previous=old,
            was_invited=old["status"] == "accepted",
        )

    def _found(self, uid: str, message: str) -> Answer:
        booking = self._store.get(uid)
        if booking is None:
            raise not_found(message.format(uid=uid))
        return booking


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
