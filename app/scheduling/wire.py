"""Cal.com's requests as pydantic models, and what all of its answers have in common.

A request can't carry a field that is not declared here: Cal.com answers an unknown one with 400.
An answer may carry any number of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from app.domain.booking import Location
from app.domain.booking_field import Answer

DataT = TypeVar("DataT")

ListStatus = Literal["upcoming", "recurring", "past", "cancelled", "unconfirmed"]
Language = Literal[
    "ar", "az", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "es-419", "et", "eu", "fi",
    "fr", "he", "hr", "hu", "id", "it", "iw", "ja", "km", "ko", "lv", "nl", "no", "pl", "pt",
    "pt-BR", "ro", "ru", "sk", "sr", "sv", "ta", "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
]  # fmt: skip
"""The languages that Cal.com writes its messages in."""

# What a place is told with, where it needs telling. Source: the booking inputs' schemas.
_LOCATION_VALUE = {
    "attendeePhone": "phone",
    "attendeeAddress": "address",
    "attendeeDefined": "location",
    "integration": "integration",
}


def to_wire(moment: datetime) -> str:
    """Return the instant as Cal.com's requests want it: UTC, seconds, `Z`."""
    # `strftime` would write the years before 1000 without their zeros on some systems.
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def from_wire(text: str) -> datetime:
    """Return the instant, in UTC; a time without an offset is UTC. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC)


def location_body(location: Location) -> dict[str, str]:
    """Return a wished place as a booking's request names it."""
    name = _LOCATION_VALUE.get(location.kind)
    return {"type": location.kind} | ({name: location.value} if name else {})


def answer_body(answer: Answer) -> str | float | bool | list[str]:
    """Return an answer as JSON has it."""
    return answer if isinstance(answer, str | int | float) else list(answer)


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
    booking_uid_to_reschedule: str | None = None


class ReserveSlot(_Request):
    """`POST /slots/reservations`. `reservation_duration` (minutes) only with a key."""

    event_type_id: int
    slot_start: str
    slot_duration: int | None = None
    reservation_duration: int | None = None


class ListEventTypes(_Request):
    """`GET /event-types`; with nothing set, those of the key's owner."""

    username: str | None = None
    event_slug: str | None = None


class Attendee(_Request):
    """The person who books. `time_zone` is an IANA name, `phone_number` E.164."""

    name: str
    email: str | None = None
    phone_number: str | None = None
    time_zone: str
    language: Language = "en"


class CreateBooking(_Request):
    """`POST /bookings`. `length_in_minutes` only for event types that list several lengths.

    The host's own switches (conflicts, limits) are left out: they would let the program
    double-book.
    """

    event_type_id: int
    start: str
    attendee: Attendee
    booking_fields_responses: Mapping[str, str | float | bool | list[str]] | None = None
    guests: Sequence[str] | None = None
    location: Mapping[str, str] | None = None
    metadata: dict[str, str]
    length_in_minutes: int | None = None
    recurrence_count: int | None = None


class RescheduleBooking(_Request):
    """`POST /bookings/{uid}/reschedule`. `seat_uid` where several share the time."""

    start: str
    rescheduling_reason: str | None = None
    rescheduled_by: str | None = None
    seat_uid: str | None = None


class CancelBooking(_Request):
    """`POST /bookings/{uid}/cancel`. The reason is mandatory with the host's own key."""

    cancellation_reason: str
    cancel_subsequent_bookings: bool | None = None
    seat_uid: str | None = None


class DeclineBooking(_Request):
    """`POST /bookings/{uid}/decline`."""

    reason: str | None = None


class AbsentAttendee(_Request):
    """One attendee who came, or did not."""

    email: str
    absent: bool


class MarkAbsent(_Request):
    """`POST /bookings/{uid}/mark-absent`."""

    host: bool | None = None
    attendees: list[AbsentAttendee] | None = None


class _BookingFilter(_Request):
    """Which bookings are wanted."""

    after_start: str | None = None
    before_end: str | None = None
    attendee_email: str | None = None
    event_type_id: int | None = None
    status: ListStatus | None = None

    def by_offset(self, skip: int) -> ListBookingsByOffset:
        """Return the same wish for the page that begins after `skip` bookings."""
        fields = self.model_dump(include=set(_BookingFilter.model_fields))
        return ListBookingsByOffset(**fields, skip=skip)


class ListBookings(_BookingFilter):
    """`GET /bookings`, one page by cursor."""

    limit: int = 100
    cursor: str | None = None


class ListBookingsByOffset(_BookingFilter):
    """`GET /bookings`, one page by offset."""

    take: int = 100
    skip: int = 0


class WireAnswer(BaseModel):
    """What every answer is: known fields checked, unknown ones passed over."""

    model_config = ConfigDict(
        extra="ignore", frozen=True, alias_generator=to_camel, populate_by_name=True
    )


class Envelope(WireAnswer, Generic[DataT]):
    """What every success comes in."""

    data: DataT


class SlotAnswer(WireAnswer):
    """One free time; `seats_remaining` where several share it."""

    start: str
    seats_remaining: int | None = None


SlotsAnswer = dict[str, list[SlotAnswer | str]]
"""Free times by local date. The published schema says strings, the server sends objects."""


class ProfileAnswer(WireAnswer):
    """The owner of the key."""

    id: int
    username: str
    email: str
    name: str | None = None
    time_zone: str
