"""Cal.com's requests and answers as pydantic models, and what they mean in the domain.

A request can't carry a field that is not declared here: Cal.com answers an unknown one with 400.
An answer may carry any number of them.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from app.domain.booking import Booking, BookingStatus, EventType

DataT = TypeVar("DataT")


def to_wire(moment: datetime) -> str:
    """Return the instant as Cal.com's requests want it: UTC, seconds, `Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def from_wire(text: str) -> datetime:
    """Return the instant, in UTC; a time without an offset is UTC. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC)


class _Request(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=to_camel, populate_by_name=True
    )

    def body(self) -> dict[str, Any]:
        """Return the fields that are set, under their names on the wire."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)


class SlotsQuery(_Request):
    """`GET /slots`. `duration` only for event types that list several lengths."""

    event_type_id: int
    start: str
    end: str
    time_zone: str
    duration: int | None = None


class Attendee(_Request):
    """The person who books. `time_zone` is an IANA name."""

    name: str
    email: str
    time_zone: str
    language: str = "en"


class CreateBooking(_Request):
    """`POST /bookings`. `length_in_minutes` only for event types that list several lengths."""

    event_type_id: int
    start: str
    attendee: Attendee
    booking_fields_responses: dict[str, str] | None = None
    metadata: dict[str, str]
    length_in_minutes: int | None = None


class RescheduleBooking(_Request):
    """`POST /bookings/{uid}/reschedule`."""

    start: str
    rescheduling_reason: str


class CancelBooking(_Request):
    """`POST /bookings/{uid}/cancel`. The reason is mandatory with the host's own key."""

    cancellation_reason: str


class ListBookings(_Request):
    """`GET /bookings`, one page."""

    after_start: str
    before_end: str
    limit: int = 100
    cursor: str | None = None


class _Answer(BaseModel):
    model_config = ConfigDict(
        extra="ignore", frozen=True, alias_generator=to_camel, populate_by_name=True
    )


class Envelope(_Answer, Generic[DataT]):
    """What every success comes in."""

    data: DataT


class SlotAnswer(_Answer):
    """One free time."""

    start: str


SlotsAnswer = dict[str, list[SlotAnswer | str]]
"""Free times by local date. The published schema says strings, the server sends objects."""


class PersonAnswer(_Answer):
    """A host or an attendee of a booking."""

    name: str | None = None
    email: str | None = None
    time_zone: str | None = None


class BookingAnswer(_Answer):
    """A booking, of any kind."""

    id: int
    uid: str
    title: str | None = None
    status: str
    start: str
    duration: int
    hosts: list[PersonAnswer] = Field(default_factory=list)
    attendees: list[PersonAnswer] = Field(default_factory=list)
    location: str | None = None
    metadata: dict[str, Any] | None = None
    rescheduled_to_uid: str | None = None

    def to_domain(self) -> Booking:
        """Return the booking. Raises ValueError when its start is not a time."""
        host = self.hosts[0] if self.hosts else PersonAnswer()
        attendee = self.attendees[0] if self.attendees else PersonAnswer()
        location = self.location or ""
        request_id = (self.metadata or {}).get("request_id")
        return Booking(
            id=self.id,
            uid=self.uid,
            status=_status(self.status),
            start=from_wire(self.start),
            duration=self.duration,
            name=attendee.name or "",
            email=attendee.email or "",
            title=self.title or "",
            host_name=host.name or "",
            host_time_zone=host.time_zone or "UTC",
            location=location,
            calendar_link=location if location.startswith(("http://", "https://")) else None,
            request_id=request_id if isinstance(request_id, str) else None,
            rescheduled_to_uid=self.rescheduled_to_uid,
        )


def _status(text: str) -> BookingStatus:
    try:
        return BookingStatus(text)
    except ValueError:
        # A state this program does not know is not a firm booking; "requested" claims least.
        return BookingStatus.PENDING


BookingOrList = BookingAnswer | list[BookingAnswer]
"""Recurring event types answer with every occurrence."""


class Pagination(_Answer):
    """Where a list goes on."""

    next_cursor: str | None = None
    has_more: bool = False


class BookingPage(Envelope[list[BookingAnswer]]):
    """One page of the list of bookings."""

    pagination: Pagination


class ConfirmationPolicy(_Answer):
    """Whether the host has to confirm: `always`, `time` (at short notice), or neither."""

    type: str | None = None


class EventTypeAnswer(_Answer):
    """An event type. `length_in_minutes` is the default of `length_in_minutes_options`."""

    id: int
    title: str
    length_in_minutes: int
    length_in_minutes_options: list[int] | None = None
    confirmation_policy: ConfirmationPolicy | None = None

    def to_domain(self, host: ProfileAnswer) -> EventType:
        """Return the event type, hosted by `host`."""
        lengths = {self.length_in_minutes, *(self.length_in_minutes_options or ())}
        policy = self.confirmation_policy
        return EventType(
            id=self.id,
            title=self.title,
            lengths=tuple(sorted(lengths)),
            default_length=self.length_in_minutes,
            host_name=host.name or host.username,
            host_time_zone=host.time_zone,
            requires_confirmation=policy is not None and policy.type == "always",
        )


class ProfileAnswer(_Answer):
    """The owner of the key."""

    id: int
    username: str
    email: str
    name: str | None = None
    time_zone: str
