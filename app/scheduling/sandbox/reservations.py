"""Times that somebody holds for a few minutes while deciding.

As at Cal.com a held time vanishes from the free times of its event type, but making a booking
does not ask who holds it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from http import HTTPStatus

from app.scheduling.sandbox import derived
from app.scheduling.sandbox.availability import Span
from app.scheduling.sandbox.errors import Refusal, bad_request, not_found, unprocessable
from app.scheduling.sandbox.host import SandboxEventType
from app.scheduling.sandbox.requests import LenientInput, Minutes, Number
from app.scheduling.sandbox.seats import open_seats
from app.scheduling.sandbox.store import Answer, Store, instant
from app.scheduling.wire import from_wire

_USUAL_MINUTES = 5


class ReserveInput(LenientInput):
    """`POST` and `PATCH /v2/slots/reservations`."""

    event_type_id: Number
    slot_start: str
    slot_duration: Minutes | None = None
    reservation_duration: Minutes | None = None


class Reservations:
    """Keeps held times. Every method but `held` may raise Refusal."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        store: Store,
        event_type: Callable[[int], SandboxEventType | None],
        clock: Callable[[], datetime],
    ) -> None:
        self._connection = connection
        self._store = store
        self._event_type = event_type
        self._clock = clock

    def held(self, event_type_id: int, asked: Span) -> list[Span]:
        """Return the held times of an event type that reach into the span."""
        rows = self._connection.execute(
            'SELECT start, "end" FROM reservation WHERE event_type_id = ? AND start <= ? '
            'AND "end" > ? AND until > ?',
            (event_type_id, instant(asked.end), instant(asked.start), instant(self._clock())),
        ).fetchall()
        return [Span(from_wire(start), from_wire(end)) for start, end in rows]

    def get(self, uid: str) -> Answer | None:
        """Return one reservation that has not run out."""
        row = self._connection.execute(
            'SELECT event_type_id, start, "end", uid, until FROM reservation '
            "WHERE uid = ? AND until > ?",
            (uid, instant(self._clock())),
        ).fetchone()
        if row is None:
            return None
        number, start, end, uid, until = row
        return {
            "eventTypeId": number,
            "slotStart": start,
            "slotEnd": end,
            "slotDuration": int((from_wire(end) - from_wire(start)).total_seconds() // 60),
            "reservationUid": uid,
            "reservationUntil": until,
        }

    def create(self, request: ReserveInput, *, may_choose: bool) -> Answer:
        """Hold a time. Only with `may_choose` for longer or shorter than usual."""
        now = self._clock()
        with self._store.writing():
            span = self._checked(request, may_choose=may_choose)
            self._connection.execute("DELETE FROM reservation WHERE until <= ?", (instant(now),))
            cursor = self._connection.execute(
                'INSERT INTO reservation (uid, event_type_id, start, "end", until) '
                "VALUES ('', ?, ?, ?, ?)",
                self._row(request, span, now),
            )
            uid = derived.uuid_of("reservation", cursor.lastrowid, instant(now))
            self._connection.execute(
                "UPDATE reservation SET uid = ? WHERE id = ?", (uid, cursor.lastrowid)
            )
        return self._made(uid, request)

    def update(self, uid: str, request: ReserveInput, *, may_choose: bool) -> Answer:
        """Hold another time in place of the one that is held."""
        with self._store.writing():
            if self.get(uid) is None:
                raise _no_reservation(uid)
            span = self._checked(request, may_choose=may_choose, except_uid=uid)
            self._connection.execute(
                'UPDATE reservation SET event_type_id = ?, start = ?, "end" = ?, until = ? '
                "WHERE uid = ?",
                (*self._row(request, span, self._clock()), uid),
            )
        return self._made(uid, request)

    def delete(self, uid: str) -> None:
        """Let a time go."""
        with self._store.writing():
            if self.get(uid) is None:
                raise _no_reservation(uid)
            self._connection.execute("DELETE FROM reservation WHERE uid = ?", (uid,))

    def _made(self, uid: str, request: ReserveInput) -> Answer:
        minutes = request.reservation_duration or _USUAL_MINUTES
        return {**(self.get(uid) or {}), "reservationDuration": minutes}

    def _row(self, request: ReserveInput, span: Span, now: datetime) -> tuple[int, str, str, str]:
        until = now + timedelta(minutes=request.reservation_duration or _USUAL_MINUTES)
        return request.event_type_id, instant(span.start), instant(span.end), instant(until)

    def _checked(
        self, request: ReserveInput, *, may_choose: bool, except_uid: str | None = None
    ) -> Span:
        if request.reservation_duration is not None and not may_choose:
            raise Refusal(
                HTTPStatus.UNAUTHORIZED,
                "reservationDuration can only be used for authenticated requests - pass a key, "
                "or leave it out.",
            )
        event_type = self._event_type(request.event_type_id)
        if event_type is None:
            raise not_found(f"Event Type with ID={request.event_type_id} not found")
        if request.slot_duration is not None:
            if not event_type.other_lengths:
                raise bad_request(
                    "You passed 'slotDuration' but this event type is not a variable length "
                    "event type."
                )
            if request.slot_duration not in event_type.lengths:
                raise bad_request(
                    "Provided 'slotDuration' is not one of the possible lengths for the event "
                    f"type. The possible lengths are: {', '.join(map(str, event_type.lengths))}"
                )
        span = _slot(request, request.slot_duration or event_type.default_length)
        self._check_free(event_type, span, except_uid)
        return span

    def _check_free(self, event_type: SandboxEventType, span: Span, except_uid: str | None) -> None:
        for booked in self._store.booked(span):
            if booked.event_type_id != event_type.id or not booked.span.overlaps(span):
                continue
            if event_type.seats is None:
                raise unprocessable("Can't reserve a slot if the event is already booked.")
            booking = self._store.get(booked.uid) or {}
            if open_seats(event_type, booking) == 0:
                raise unprocessable(f"Booking with id={booking['id']} has no more seats left.")
        taken = self._connection.execute(
            'SELECT 1 FROM reservation WHERE event_type_id = ? AND start < ? AND "end" > ? '
            "AND until > ? AND uid IS NOT ?",
            (
                event_type.id,
                instant(span.end),
                instant(span.start),
                instant(self._clock()),
                except_uid,
            ),
        ).fetchone()
        if taken is not None:
            raise unprocessable(
                "This time slot is already reserved by another user. Please choose a different "
                "time."
            )


def _slot(request: ReserveInput, minutes: int) -> Span:
    try:
        start = from_wire(request.slot_start)
        # A day of room on both sides, for zones and for the search around it.
        _ = start - timedelta(days=2), start + timedelta(days=3)
        return Span(start, start + timedelta(minutes=minutes))
    except (ValueError, OverflowError) as error:
        raise bad_request("Invalid start date") from error


def _no_reservation(uid: str) -> Refusal:
    return not_found(f"Slot with uid={uid} not found")
