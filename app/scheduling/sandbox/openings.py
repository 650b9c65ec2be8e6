"""Which times of an event type are free, with everything that takes time of the host's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.scheduling.sandbox.availability import Span, bookable, free_starts
from app.scheduling.sandbox.errors import bad_request
from app.scheduling.sandbox.host import SandboxEventType
from app.scheduling.sandbox.reservations import Reservations
from app.scheduling.sandbox.schedules import Schedules
from app.scheduling.sandbox.seats import open_seats
from app.scheduling.sandbox.store import Answer, Booked, Store


@dataclass(frozen=True, slots=True)
class Found:
    """Free starts in order, and the bookings that have seats left at some of them."""

    starts: list[datetime]
    shared: Mapping[datetime, Answer]


class Openings:
    """Looks up free times."""

    def __init__(
        self,
        store: Store,
        schedules: Schedules,
        reservations: Reservations,
        event_types: Mapping[int, SandboxEventType],
    ) -> None:
        self._store = store
        self._schedules = schedules
        self._reservations = reservations
        self._event_types = event_types

    def offered(
        self,
        event_type: SandboxEventType,
        asked: Span,
        length: timedelta,
        *,
        now: datetime,
        except_uid: str | None,
    ) -> Found:
        """Return what is free from `asked.start` to `asked.end` and held by nobody."""
        limits = bookable(event_type, now)
        asked = Span(max(asked.start, limits.start), min(asked.end, limits.end))
        if asked.start > asked.end:
            return Found([], {})
        found = self._free(event_type, asked, length, now=now, except_uid=except_uid)
        held = self._reservations.held(event_type.id, Span(asked.start, asked.end + length))
        starts = [
            start
            for start in found.starts
            if not any(span.overlaps(Span(start, start + length)) for span in held)
        ]
        return Found(starts, found.shared)

    def check(
        self,
        event_type: SandboxEventType,
        start: datetime,
        minutes: int,
        *,
        now: datetime,
        except_uid: str | None = None,
    ) -> Answer | None:
        """Return the booking at this time that has seats left, if any.

        Raises Refusal when the time can't be had. That somebody holds it does not matter.
        """
        if start < now:
            raise bad_request("Attempting to book a meeting in the past.")
        limits = bookable(event_type, now)
        if not limits.start <= start <= limits.end:
            raise bad_request(
                'The event type can\'t be booked at the "start" time provided. This could be '
                "because it's too soon (violating the minimum booking notice) or too far in the "
                "future (outside the event's scheduling window)."
            )
        length = timedelta(minutes=minutes)
        found = self._free(event_type, Span(start, start), length, now=now, except_uid=except_uid)
        if not found.starts:
            raise bad_request("User either already has booking at this time or is not available")
        return found.shared.get(start)

    def _free(
        self,
        event_type: SandboxEventType,
        asked: Span,
        length: timedelta,
        *,
        now: datetime,
        except_uid: str | None,
    ) -> Found:
        shared: dict[datetime, Answer] = {}
        busy = self._store.engagements(asked)
        for booked in self._store.booked(asked):
            if booked.uid == except_uid:
                continue
            if event_type.seats is not None and booked.event_type_id == event_type.id:
                booking = self._store.get(booked.uid) or {}
                if open_seats(event_type, booking):
                    shared[booked.span.start] = booking
                    busy += _all_but_itself(booked.span, length)
                    continue
            busy.append(self._with_buffers(booked))
        starts = free_starts(
            self._schedules.working_hours(),
            event_type,
            asked=asked,
            length=length,
            busy=busy,
            now=now,
        )
        return Found(list(starts), shared)

    def _with_buffers(self, booked: Booked) -> Span:
        event_type = self._event_types.get(booked.event_type_id)
        if event_type is None:
            return booked.span
        return Span(
            booked.span.start - event_type.before_buffer, booked.span.end + event_type.after_buffer
        )


def _all_but_itself(span: Span, length: timedelta) -> list[Span]:
    """Return what keeps every time that overlaps the span from being free, but itself."""
    if span.end - span.start != length:
        return [span]
    instant = timedelta(microseconds=1)
    return [Span(span.start - instant, span.start), Span(span.end, span.end + instant)]
