"""What the sandbox accepts for bookings and slots: exactly Cal.com's documented properties."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, model_validator
from pydantic.alias_generators import to_camel

from app.domain.errors import InputError
from app.scheduling.slots import zone
from app.scheduling.wire import from_wire

# Cal.com takes ASCII addresses alone: a name in other letters has to come as its xn-- form.
_EMAIL = re.compile(
    r"[A-Za-z0-9_+'-]+(\.[A-Za-z0-9_+'-]+)*@([A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}"
)
_PHONE = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_LANGUAGES = frozenset(
    [
        "ar",
        "ca",
        "de",
        "es",
        "eu",
        "he",
        "id",
        "ja",
        "lv",
        "pl",
        "ro",
        "sr",
        "th",
        "vi",
        "az",
        "cs",
        "el",
        "es-419",
        "fi",
        "hr",
        "it",
        "km",
        "nl",
        "pt",
        "ru",
        "sv",
        "tr",
        "zh-CN",
        "bg",
        "da",
        "en",
        "et",
        "fr",
        "hu",
        "iw",
        "ko",
        "no",
        "pt-BR",
        "sk",
        "ta",
        "uk",
        "zh-TW",
        "bn",
    ]
)


def is_email(text: str) -> bool:
    """Return whether Cal.com takes the text for an e-mail address."""
    return _EMAIL.fullmatch(text) is not None


def is_phone(text: str) -> bool:
    """Return whether the text is a telephone number in international form (E.164)."""
    return _PHONE.fullmatch(text) is not None


def _instant(text: str) -> str:
    try:
        from_wire(text)
    except (ValueError, OverflowError) as error:
        raise ValueError("must be a valid ISO 8601 date string") from error
    return text


def _email(text: str) -> str:
    if not is_email(text):
        raise ValueError("Invalid email format")
    return text


def _phone(text: str) -> str:
    if not is_phone(text):
        raise ValueError("Invalid phone number format. Please use international format.")
    return text


def _zone(name: str) -> str:
    try:
        zone(name)
    except InputError as error:
        raise ValueError("must be a valid IANA time-zone") from error
    return name


def _language(name: str) -> str:
    if name not in _LANGUAGES:
        raise ValueError(f"language must be one of: {', '.join(sorted(_LANGUAGES))}")
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
Language = Annotated[str, AfterValidator(_language)]
Metadata = Annotated[dict[str, str], AfterValidator(_metadata)]
Number = Annotated[int, Field(ge=-(2**53), le=2**53)]
Minutes = Annotated[int, Field(ge=1, le=1440)]
Order = Literal["asc", "desc"]


class Input(BaseModel):
    """A body or query. A property that is not declared is refused."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=to_camel, populate_by_name=False
    )


class LenientInput(Input):
    """A body whose undeclared properties are dropped without a word."""

    model_config = ConfigDict(extra="ignore")


class AttendeeInput(Input):
    """The person who books."""

    name: str = Field(min_length=1)
    time_zone: TimeZone
    email: Email | None = None
    phone_number: Phone | None = None
    language: Language = "en"

    @model_validator(mode="after")
    def _has_contact(self) -> AttendeeInput:
        if self.email is None and self.phone_number is None:
            raise ValueError(
                "Attendee must have at least one contact method (email or phone number)"
            )
        return self

    @property
    def address(self) -> str:
        """The e-mail address, or what Cal.com makes of the telephone number in its place."""
        return self.email or f"{(self.phone_number or '').lstrip('+')}@sms.cal.com"


class _Overrides(Input):
    """What only the host's own key may ask for; the sandbox ignores it."""

    allow_conflicts: StrictBool = False
    allow_booking_out_of_bounds: StrictBool = False
    skip_booking_limits: StrictBool = False
    email_verification_code: str | None = None


class CreateInput(_Overrides):
    """`POST /v2/bookings`."""

    start: Instant
    attendee: AttendeeInput
    event_type_id: Number | None = None
    event_type_slug: str | None = None
    username: str | None = None
    team_slug: str | None = None
    organization_slug: str | None = None
    booking_fields_responses: dict[str, Any] = Field(default_factory=dict)
    guests: list[Email] = Field(default_factory=list)
    location: dict[str, str] | None = None
    meeting_url: str | None = None
    metadata: Metadata = Field(default_factory=dict)
    length_in_minutes: Number | None = Field(default=None, ge=1)
    routing: dict[str, Any] | None = None
    recurrence_count: Number | None = Field(default=None, ge=1)
    instant: Literal[True] | None = None


class RescheduleInput(_Overrides):
    """`POST /v2/bookings/{uid}/reschedule`."""

    start: Instant
    rescheduled_by: Email | None = None
    rescheduling_reason: str | None = None
    reschedule_with_same_host: StrictBool = False
    seat_uid: str | None = None


class CancelInput(Input):
    """`POST /v2/bookings/{uid}/cancel`."""

    cancellation_reason: str | None = None
    cancel_subsequent_bookings: StrictBool = False
    seat_uid: str | None = None


class NoInput(Input):
    """A body with nothing in it."""


class DeclineInput(Input):
    """`POST /v2/bookings/{uid}/decline`."""

    reason: str | None = None


class AbsentAttendeeInput(Input):
    """Whether one attendee did not come."""

    email: Email
    absent: StrictBool


class AbsentInput(Input):
    """`POST /v2/bookings/{uid}/mark-absent`."""

    host: StrictBool | None = None
    attendees: list[AbsentAttendeeInput] | None = Field(default=None, min_length=1)


class SlotsInput(Input):
    """`GET /v2/slots`."""

    start: Instant
    end: Instant
    event_type_id: Number | None = None
    event_type_slug: str | None = None
    username: str | None = None
    team_slug: str | None = None
    organization_slug: str | None = None
    usernames: str | None = None
    time_zone: TimeZone = "UTC"
    duration: Minutes | None = None
    format: Literal["time", "range"] = "time"
    booking_uid_to_reschedule: str | None = None

    def first(self) -> datetime:
        """Return the first instant asked about, in UTC."""
        return from_wire(self.start)

    def last(self) -> datetime:
        """Return the last instant asked about; a date, or midnight UTC, means that whole day."""
        end = from_wire(self.end)
        if end.time() == time():
            try:
                return end + timedelta(hours=23, minutes=59, seconds=59)
            except OverflowError:
                return datetime.max.replace(tzinfo=UTC)
        return end


class EarlierSlotsInput(LenientInput):
    """`GET /v2/slots/available`, as it was before 2024-09-04."""

    start_time: Instant
    end_time: Instant
    event_type_id: Number | None = None
    event_type_slug: str | None = None
    username_list: str | None = None
    time_zone: TimeZone = "UTC"
    duration: Minutes | None = None
    slot_format: Literal["time", "range"] = "time"
    reschedule_uid: str | None = None

    def today(self) -> SlotsInput:
        """Return the same question as it is asked today."""
        names = {"startTime": "start", "endTime": "end", "slotFormat": "format"}
        names |= {"usernameList": "username", "rescheduleUid": "bookingUidToReschedule"}
        asked = self.model_dump(by_alias=True)
        return SlotsInput.model_validate({names.get(key, key): asked[key] for key in asked})


BookingStatusFilter = Literal["upcoming", "recurring", "past", "cancelled", "unconfirmed"]


class BookingFilter(Input):
    """What both versions of `GET /v2/bookings` filter and sort by."""

    attendee_email: str | None = None
    attendee_name: str | None = None
    booking_uid: str | None = None
    event_type_id: Number | None = None
    event_type_ids: str | None = Field(default=None, pattern=r"^[0-9]{1,15}(,[0-9]{1,15})*$")
    team_id: Number | None = None
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

    def statuses(self) -> list[str]:
        """Return the states asked for; none means any."""
        return []


class ListInput(BookingFilter):
    """`GET /v2/bookings` with cursor pages (version 2026-05-01)."""

    status: BookingStatusFilter | None = None
    limit: int = Field(default=50, ge=1, le=100)
    cursor: str | None = Field(default=None, pattern=r"^[0-9]{1,9}$")

    def statuses(self) -> list[str]:
        """Return the one state asked for, if any."""
        return [] if self.status is None else [self.status]


class NumberedListInput(BookingFilter):
    """`GET /v2/bookings` with numbered pages (the versions before)."""

    status: str | None = Field(
        default=None,
        pattern=r"^(upcoming|recurring|past|cancelled|unconfirmed)"
        r"(,(upcoming|recurring|past|cancelled|unconfirmed))*$",
    )
    take: int = Field(default=100, ge=1, le=250)
    skip: int = Field(default=0, ge=0, le=10**9)

    def statuses(self) -> list[str]:
        """Return the states asked for."""
        return [] if self.status is None else self.status.split(",")
