"""What the sandbox accepts: bodies and queries with exactly Cal.com's documented properties."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel

from app.domain.errors import InputError
from app.scheduling.slots import zone
from app.scheduling.wire import from_wire

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_PHONE = re.compile(r"\+[1-9]\d{6,14}")


def _instant(text: str) -> str:
    try:
        from_wire(text)
    except (ValueError, OverflowError) as error:
        raise ValueError("must be a valid ISO 8601 date string") from error
    return text


def _email(text: str) -> str:
    if not _EMAIL.fullmatch(text):
        raise ValueError("Invalid email format")
    return text


def _phone(text: str) -> str:
    if not _PHONE.fullmatch(text):
        raise ValueError("Invalid phone number format. Please use international format.")
    return text


def _zone(name: str) -> str:
    try:
        zone(name)
    except InputError as error:
        raise ValueError("must be a valid IANA time-zone") from error
    return name


def _metadata(values: dict[str, str]) -> dict[str, str]:
    if len(values) > 50:
        raise ValueError("Metadata must have at most 50 keys")
    if any(len(key) > 40 for key in values):
        raise ValueError("Metadata keys must have at most 40 characters")
    if any(len(value) > 500 for value in values.values()):
        raise ValueError("Metadata values must have at most 500 characters")
    return values


Instant = Annotated[str, AfterValidator(_instant)]
Email = Annotated[str, AfterValidator(_email)]
Phone = Annotated[str, AfterValidator(_phone)]
TimeZone = Annotated[str, AfterValidator(_zone)]
Metadata = Annotated[dict[str, str], AfterValidator(_metadata)]
Order = Literal["asc", "desc"]


class _Input(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=to_camel, populate_by_name=False
    )


class AttendeeInput(_Input):
    """The person who books."""

    name: str = Field(min_length=1)
    time_zone: TimeZone
    email: Email | None = None
    phone_number: Phone | None = None
    language: str = "en"

    @model_validator(mode="after")
    def _has_contact(self) -> AttendeeInput:
        if self.email is None and self.phone_number is None:
            raise ValueError(
                "Attendee must have at least one contact method (email or phone number)"
            )
        return self


class CreateInput(_Input):
    """`POST /v2/bookings`."""

    start: Instant
    attendee: AttendeeInput
    event_type_id: int | None = None
    event_type_slug: str | None = None
    username: str | None = None
    team_slug: str | None = None
    organization_slug: str | None = None
    booking_fields_responses: dict[str, Any] = Field(default_factory=dict)
    guests: list[Email] = Field(default_factory=list)
    location: dict[str, Any] | None = None
    meeting_url: str | None = None
    metadata: Metadata = Field(default_factory=dict)
    length_in_minutes: int | None = Field(default=None, ge=1)
    routing: dict[str, Any] | None = None
    email_verification_code: str | None = None
    allow_conflicts: bool = False
    allow_booking_out_of_bounds: bool = False
    skip_booking_limits: bool = False


class RescheduleInput(_Input):
    """`POST /v2/bookings/{uid}/reschedule`."""

    start: Instant
    rescheduled_by: Email | None = None
    rescheduling_reason: str | None = None
    email_verification_code: str | None = None
    allow_conflicts: bool = False
    allow_booking_out_of_bounds: bool = False
    skip_booking_limits: bool = False
    reschedule_with_same_host: bool = False


class CancelInput(_Input):
    """`POST /v2/bookings/{uid}/cancel`."""

    cancellation_reason: str | None = None
    cancel_subsequent_bookings: bool = False


class SlotsInput(_Input):
    """`GET /v2/slots`."""

    start: Instant
    end: Instant
    event_type_id: int | None = None
    event_type_slug: str | None = None
    username: str | None = None
    team_slug: str | None = None
    organization_slug: str | None = None
    usernames: str | None = None
    time_zone: TimeZone = "UTC"
    duration: int | None = Field(default=None, ge=1, le=1440)
    format: Literal["time", "range"] = "time"
    booking_uid_to_reschedule: str | None = None

    def first(self) -> datetime:
        """Return the first instant asked about, in UTC."""
        return from_wire(self.start)

    def last(self) -> datetime:
        """Return the last instant asked about; a date, or midnight UTC, means that whole day."""
        end = from_wire(self.end)
        if end.time() == time():
            return end + timedelta(hours=23, minutes=59, seconds=59)
        return end


class ListInput(_Input):
    """`GET /v2/bookings`."""

    status: Literal["upcoming", "recurring", "past", "cancelled", "unconfirmed"] | None = None
    attendee_email: str | None = None
    attendee_name: str | None = None
    booking_uid: str | None = None
    event_type_id: int | None = None
    event_type_ids: str | None = Field(default=None, pattern=r"^\d{1,15}(,\d{1,15})*$")
    team_id: int | None = None
    teams_ids: str | None = None
    after_start: Instant | None = None
    before_end: Instant | None = None
    after_created_at: Instant | None = None
    before_created_at: Instant | None = None
    after_updated_at: Instant | None = None
    before_updated_at: Instant | None = None
    sort_start: Order | None = None
    sort_end: Order | None = None
    sort_created: Order | None = None
    sort_updated_at: Order | None = None
    limit: int = Field(default=50, ge=1, le=100)
    cursor: str | None = Field(default=None, pattern=r"^[0-9]{1,9}$")
