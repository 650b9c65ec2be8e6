"""Keeps a time from others for some minutes.

Cal.com hides a reserved time from everybody, its holder included, and lets anybody's booking
through all the same; it is for pages that show a time as taken while a form is filled in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from urllib.parse import quote

from pydantic import TypeAdapter

from app.domain.booking import Reservation
from app.domain.errors import CalendarError
from app.scheduling.booking_answers import ReservationAnswer, reservation_of
from app.scheduling.connection import Connection
from app.scheduling.failures import no_result
from app.scheduling.versions import ApiVersion
from app.scheduling.wire import Envelope, ReserveSlot, to_wire

_PATH = "/slots/reservations"
_NOTHING: TypeAdapter[object] = TypeAdapter(object)
_RESERVATION = TypeAdapter(Envelope[ReservationAnswer])
_RESERVATION_IF_ANY = TypeAdapter(Envelope[ReservationAnswer | None])


class Reservations:
    """The reservations of one calendar. `on_change` is called before and after each write.

    Every call raises one of the CalendarError family, a write OutcomeUnknown when it may have
    happened.
    """

    def __init__(self, connection: Connection, *, on_change: Callable[[], None]) -> None:
        self._connection = connection
        self._on_change = on_change

    async def reserve(
        self,
        *,
        event_type_id: int,
        start: datetime,
        duration: int | None = None,
        minutes: int | None = None,
    ) -> Reservation:
        """Keep a time for five minutes or, with the host's key, `minutes`.

        `duration` in minutes, only for an event type with several lengths.
        """
        return await self._reserve("POST", _PATH, event_type_id, start, duration, minutes)

    async def move(
        self,
        uid: str,
        *,
        event_type_id: int,
        start: datetime,
        duration: int | None = None,
        minutes: int | None = None,
    ) -> Reservation:
        """Keep another time in place of the one that was reserved."""
        return await self._reserve("PATCH", _path(uid), event_type_id, start, duration, minutes)

    async def get(self, uid: str) -> Reservation | None:
        """Return a reservation, None when it has ended or never was."""
        answer = await self._connection.read(
            _path(uid), _RESERVATION_IF_ANY, version=ApiVersion.SLOTS
        )
        return None if answer.data is None else reservation_of(answer.data)

    async def release(self, uid: str) -> None:
        """Give up a reservation."""
        self._on_change()
        try:
            await self._connection.write("DELETE", _path(uid), _NOTHING, version=ApiVersion.SLOTS)
        finally:
            self._on_change()

    async def _reserve(
        self,
        method: str,
        path: str,
        event_type_id: int,
        start: datetime,
        duration: int | None,
        minutes: int | None,
    ) -> Reservation:
        request = ReserveSlot(
            event_type_id=event_type_id,
            slot_start=to_wire(start),
            slot_duration=duration,
            reservation_duration=minutes,
        )
        self._on_change()
        try:
            answer = await self._connection.write(
                method, path, _RESERVATION, version=ApiVersion.SLOTS, body=request.body()
            )
        finally:
            self._on_change()
        try:
            return reservation_of(answer.data)
        except CalendarError as error:
            raise no_result(error.detail) from error


def _path(uid: str) -> str:
    return f"{_PATH}/{quote(uid, safe='')}"
