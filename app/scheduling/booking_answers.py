"""Cal.com's bookings, reservations and calendar links, and what they mean in the domain."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from app.domain.booking import Booking, BookingStatus, CalendarLink, Reservation
from app.scheduling.contact import same_mailbox
from app.scheduling.failures import unreadable
from app.scheduling.wire import Envelope, WireAnswer, from_wire


class PersonAnswer(WireAnswer):
    """A host or an attendee of a booking. `display_email` is the address as it was given."""

    name: str | None = None
    email: str | None = None
    display_email: str | None = None
    time_zone: str | None = None
    phone_number: str | None = None
    seat_uid: str | None = None


class NamedEventType(WireAnswer):
    """The event type of a booking."""

    id: int | None = None


class BookingAnswer(WireAnswer):
    """A booking, of any kind."""

    id: int
    uid: str
    title: str | None = None
    status: str
    start: str
    duration: int
    hosts: list[PersonAnswer] = Field(default_factory=list)
    attendees: list[PersonAnswer] = Field(default_factory=list)
    guests: list[str] | None = None
    event_type: NamedEventType | None = None
    event_type_id: int | None = None
    location: str | None = None
    metadata: dict[str, Any] | None = None
    rescheduled_to_uid: str | None = None
    rescheduled_from_uid: str | None = None
    cancellation_reason: str | None = None
    rescheduling_reason: str | None = None
    recurring_booking_uid: str | None = None
    seat_uid: str | None = None
    ics_uid: str | None = None

    def to_domain(self, attendee_email: str = "") -> Booking:
        """Return the booking, as the attendee of that address has it where several share it.

        Raises ValueError when its start is not a time.
        """
        host = self.hosts[0] if self.hosts else PersonAnswer()
        attendee = self._attendee(attendee_email)
        location = self.location or ""
        request_id = (self.metadata or {}).get("request_id")
        return Booking(
            id=self.id,
            uid=self.uid,
            status=_status(self.status),
            start=from_wire(self.start),
            duration=self.duration,
            name=attendee.name or "",
            email=attendee.display_email or attendee.email or "",
            title=self.title or "",
            host_name=host.name or "",
            host_time_zone=host.time_zone or "UTC",
            location=location,
            calendar_link=location if location.startswith(("http://", "https://")) else None,
            request_id=request_id if isinstance(request_id, str) else None,
            rescheduled_to_uid=self.rescheduled_to_uid,
            rescheduled_from_uid=self.rescheduled_from_uid,
            event_type_id=self.event_type.id if self.event_type else self.event_type_id,
            phone=attendee.phone_number or "",
            guests=tuple(self.guests or ()),
            reason=self.cancellation_reason or self.rescheduling_reason or "",
            seat_uid=self.seat_uid or attendee.seat_uid,
            series_uid=self.recurring_booking_uid,
            host_email=host.display_email or host.email or "",
            calendar_uid=self.ics_uid or "",
        )

    def _attendee(self, email: str) -> PersonAnswer:
        for attendee in self.attendees if email else ():
            if any(
                same_mailbox(email, own or "") for own in (attendee.display_email, attendee.email)
            ):
                return attendee
        return self.attendees[0] if self.attendees else PersonAnswer()


def _status(text: str) -> BookingStatus:
    try:
        return BookingStatus(text)
    except ValueError:
        # A state this program does not know is not a firm booking; "requested" claims least.
        return BookingStatus.PENDING


BookingOrList = BookingAnswer | list[BookingAnswer]
"""Recurring event types answer with every occurrence."""


def booking_of(answer: BookingAnswer, attendee_email: str = "") -> Booking:
    """Return the booking, as that attendee has it. Raises CalendarServerError when unreadable."""
    try:
        return answer.to_domain(attendee_email)
    except (ValueError, OverflowError) as error:
        raise unreadable(f"booking {answer.uid}: {error}") from error


def only_booking(data: BookingOrList, attendee_email: str = "") -> Booking:
    """Return the booking, the first of a series. Raises CalendarServerError."""
    if not isinstance(data, list):
        return booking_of(data, attendee_email)
    if not data:
        raise unreadable("an empty list instead of a booking")
    return booking_of(data[0], attendee_email)


class Pagination(WireAnswer):
    """Where a list goes on: by cursor, or by offset."""

    next_cursor: str | None = None
    has_more: bool = False
    has_next_page: bool = False


class BookingPage(Envelope[list[BookingAnswer]]):
    """One page of the list of bookings."""

    pagination: Pagination


class ReservationAnswer(WireAnswer):
    """A time that is kept for somebody."""

    reservation_uid: str
    slot_start: str
    slot_duration: int
    reservation_until: str

    def to_domain(self) -> Reservation:
        """Return the reservation. Raises ValueError when a moment is not a time."""
        return Reservation(
            uid=self.reservation_uid,
            start=from_wire(self.slot_start),
            duration=self.slot_duration,
            until=from_wire(self.reservation_until),
        )


def reservation_of(answer: ReservationAnswer) -> Reservation:
    """Return the reservation. Raises CalendarServerError when it can't be read."""
    try:
        return answer.to_domain()
    except (ValueError, OverflowError) as error:
        raise unreadable(f"reservation {answer.reservation_uid}: {error}") from error


class CalendarLinkAnswer(WireAnswer):
    """A link that puts a booking into another calendar; empty where it could not be made."""

    label: str
    link: str | None = None

    def to_domain(self) -> CalendarLink | None:
        """Return the link, None where there is none that may be opened."""
        link = self.link or ""
        if not link.startswith(("https://", "http://", "data:text/calendar,")):
            return None
        return CalendarLink(self.label, link)
