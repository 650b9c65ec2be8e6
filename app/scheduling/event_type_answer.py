"""Cal.com's event types, version 2026-06-12, and what they mean in the domain."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from app.domain.booking import EventType, Location
from app.domain.booking_field import BookingField, FieldKind
from app.domain.wording import Wording
from app.scheduling.wire import ProfileAnswer, WireAnswer

_SYSTEM_KINDS = {
    "name": FieldKind.NAME,
    "email": FieldKind.EMAIL,
    "attendeePhoneNumber": FieldKind.PHONE,
    "smsReminderNumber": FieldKind.PHONE,
    "aiAgentCallPhoneNumber": FieldKind.PHONE,
    "guests": FieldKind.EMAILS,
    "location": FieldKind.LOCATION,
    "title": FieldKind.SHORT_TEXT,
    "notes": FieldKind.LONG_TEXT,
}
_SYSTEM_LABELS = {
    "name": Wording("Your name"),
    "email": Wording("E-mail"),
    "attendeePhoneNumber": Wording("Telephone number"),
    "smsReminderNumber": Wording("Telephone number"),
    "aiAgentCallPhoneNumber": Wording("Telephone number"),
    "guests": Wording("Other guests"),
    "location": Wording("Place"),
    "title": Wording("What is this meeting about?"),
    "notes": Wording("What should the host know?"),
}
_CUSTOM_KINDS = {
    "email": FieldKind.EMAIL,
    "multiEmail": FieldKind.EMAILS,
    "phone": FieldKind.PHONE,
    "address": FieldKind.ADDRESS,
    "shortText": FieldKind.SHORT_TEXT,
    "longText": FieldKind.LONG_TEXT,
    "url": FieldKind.URL,
    "number": FieldKind.NUMBER,
    "select": FieldKind.ONE_OF,
    "radioGroup": FieldKind.ONE_OF,
    "multiSelect": FieldKind.SOME_OF,
    "checkboxGroup": FieldKind.SOME_OF,
    "checkbox": FieldKind.YES_NO,
}
# Places that the person who books names; the published answer has no shape of its own for them.
_NAMED_BY_ATTENDEE = frozenset({"attendeePhone", "attendeeAddress", "attendeeDefined"})
_MINUTES = {"minutes": 1, "hours": 60, "days": 24 * 60}


class FieldAnswer(WireAnswer):
    """One booking field; `type` only where `field` is `custom`."""

    field: str
    slug: str
    type: str | None = None
    label: str | None = None
    required: bool = False
    hidden: bool = False
    options: list[str] | None = None
    min_length: int | None = None
    max_length: int | None = None

    def to_domain(self) -> BookingField | None:
        """Return the field, None where it is not for the person who books."""
        if self.hidden:
            return None
        if self.field == "custom":
            # A kind of a later version is asked for as text: the host may want it filled in.
            kind = _CUSTOM_KINDS.get(self.type or "", FieldKind.SHORT_TEXT)
        elif self.field in _SYSTEM_KINDS:
            kind = _SYSTEM_KINDS[self.field]
        else:
            return None
        return BookingField(
            slug=self.slug,
            label=self.label or _SYSTEM_LABELS.get(self.field) or self.slug,
            kind=kind,
            required=self.required or self.field == "name",
            options=tuple(self.options or ()),
            min_length=self.min_length,
            max_length=self.max_length,
        )


class NoticeThreshold(WireAnswer):
    """How short a notice needs the host's word."""

    unit: str
    count: int


class ConfirmationPolicy(WireAnswer):
    """Whether the host has to confirm: `always`, `time` (at short notice), or neither."""

    type: str | None = None
    notice_threshold: NoticeThreshold | None = None

    def within_minutes(self) -> int | None:
        """Return the notice below which the host confirms, None where that does not matter."""
        if self.type != "time" or self.notice_threshold is None:
            return None
        return self.notice_threshold.count * _MINUTES.get(self.notice_threshold.unit, 1)


class WindowAnswer(WireAnswer):
    """How far ahead can be booked: a number of days, or the first and last day."""

    type: str | None = None
    value: float | list[str] | None = None

    def days(self) -> int | None:
        """Return how many calendar days ahead at most; business days at their most stretched."""
        if not isinstance(self.value, float):
            return None
        days = int(self.value)
        return days + 2 * (days // 5 + 1) if self.type == "businessDays" else days

    def span(self) -> tuple[date | None, date | None]:
        """Return the first and last day, None where there are none."""
        if not isinstance(self.value, list) or len(self.value) != 2:
            return None, None
        try:
            first, last = (date.fromisoformat(text[:10]) for text in self.value)
        except ValueError:
            return None, None
        return first, last


class LocationAnswer(WireAnswer):
    """A place of an event type; which field says more depends on the type."""

    type: str
    link: str | None = None
    address: str | None = None
    phone: str | None = None
    integration: str | None = None
    location: str | None = None

    def to_domain(self) -> Location:
        """Return the place."""
        if self.type == "unknown" and self.location in _NAMED_BY_ATTENDEE:
            return Location(self.location)
        value = self.integration or self.address or self.phone or self.link or self.location
        return Location(self.type, value or "")


class SeatsAnswer(WireAnswer):
    """How many share one time."""

    seats_per_time_slot: int | None = None


class RecurrenceAnswer(WireAnswer):
    """How many appointments one booking makes."""

    occurrences: int | None = None


class Disabled(WireAnswer):
    """A switch of the host's."""

    disabled: bool = False


class UserAnswer(WireAnswer):
    """A host; the published schema has the username alone."""

    name: str | None = None
    username: str | None = None


class EventTypeAnswer(WireAnswer):
    """An event type. `length_in_minutes` is the default of `length_in_minutes_options`."""

    id: int
    title: str
    slug: str | None = None
    length_in_minutes: int
    length_in_minutes_options: list[int] | None = None
    confirmation_policy: ConfirmationPolicy | None = None
    booking_fields: list[FieldAnswer | Any] | None = None
    minimum_booking_notice: int | None = None
    booking_window: list[WindowAnswer | Any] | None = None
    locations: list[LocationAnswer | Any] | None = None
    schedule_id: int | None = None
    price: float | None = None
    seats_per_time_slot: int | None = None
    seats: SeatsAnswer | None = None
    recurrence: RecurrenceAnswer | None = None
    disable_cancelling: Disabled | None = None
    disable_rescheduling: Disabled | None = None
    booking_proposal_count: int | None = None
    requires_booker_email_verification: bool | None = None
    users: list[UserAnswer | str] = Field(default_factory=list)

    def obstacle(self) -> str:
        """Return in a sentence why this program can't book it at all; empty where it can."""
        if self.booking_proposal_count is not None:
            return "This event type wants several proposed times, and only one can be given here."
        if self.requires_booker_email_verification:
            return "This event type wants the e-mail address verified first, on the host's page."
        if self.price:
            # The interface makes the booking all the same, and leaves it unpaid and unconfirmed.
            return "This event type has to be paid for, which can only be done on the host's page."
        return ""

    def to_domain(self, host: ProfileAnswer | None, *, host_time_zone: str = "UTC") -> EventType:
        """Return the event type, hosted by `host`, or by whom it names itself."""
        lengths = {self.length_in_minutes, *(self.length_in_minutes_options or ())}
        policy = self.confirmation_policy
        window = next((w for w in self.booking_window or () if isinstance(w, WindowAnswer)), None)
        first, last = window.span() if window else (None, None)
        fields = (f.to_domain() for f in self.booking_fields or () if isinstance(f, FieldAnswer))
        seats = self.seats.seats_per_time_slot if self.seats else None
        return EventType(
            id=self.id,
            title=self.title,
            lengths=tuple(sorted(lengths)),
            default_length=self.length_in_minutes,
            host_name=(host.name or host.username) if host else self._first_user(),
            host_time_zone=host.time_zone if host else host_time_zone,
            requires_confirmation=policy is not None and policy.type == "always",
            slug=self.slug or "",
            fields=tuple(field for field in fields if field is not None),
            notice_minutes=self.minimum_booking_notice or 0,
            window_days=window.days() if window else None,
            window_first=first,
            window_last=last,
            locations=tuple(
                place.to_domain()
                for place in self.locations or ()
                if isinstance(place, LocationAnswer)
            ),
            seats=seats or self.seats_per_time_slot,
            occurrences=self.recurrence.occurrences if self.recurrence else None,
            confirmed_within_minutes=policy.within_minutes() if policy else None,
            schedule_id=self.schedule_id,
            can_be_cancelled=not (self.disable_cancelling and self.disable_cancelling.disabled),
            can_be_moved=not (self.disable_rescheduling and self.disable_rescheduling.disabled),
        )

    def _first_user(self) -> str:
        for user in self.users:
            name = user if isinstance(user, str) else user.name or user.username
            if name:
                return name
        return ""
