"""Event types as the sandbox shows them, in both of the versions in use."""

from __future__ import annotations

from typing import Any

from app.scheduling.sandbox.answers import ORIGIN
from app.scheduling.sandbox.host import Host, Question, SandboxEventType
from app.scheduling.sandbox.requests import LenientInput, Number, Order

_OLD_TYPES = {
    "shortText": "text",
    "longText": "textarea",
    "select": "select",
    "radioGroup": "radio",
    "multiSelect": "multiselect",
    "checkboxGroup": "checkbox",
    "multiEmail": "multiemail",
    "checkbox": "boolean",
}
_LOCATIONS: dict[str, dict[str, Any]] = {
    "link": {"type": "link", "link": ORIGIN, "public": True},
    "attendeePhone": {"type": "unknown", "location": "attendeePhone"},
    "attendeeAddress": {"type": "unknown", "location": "attendeeAddress"},
}


class EventTypesInput(LenientInput):
    """`GET /v2/event-types`."""

    username: str | None = None
    event_slug: str | None = None
    usernames: str | None = None
    org_slug: str | None = None
    org_id: Number | None = None
    sort_created_at: Order | None = None


def event_type_answer(
    event_type: SandboxEventType, host: Host, *, in_old_shape: bool = False
) -> dict[str, Any]:
    """Return the event type in the shape of version 2026-06-12, or of 2024-06-14."""
    fields = _old_fields(event_type) if in_old_shape else _fields(event_type)
    newer = {} if in_old_shape else {"bookingProposalCount": None}
    limit = event_type.active_bookings
    return {
        "id": event_type.id,
        "ownerId": host.id,
        "users": [host.username],
        "title": event_type.title,
        "slug": event_type.slug,
        "description": event_type.description,
        "lengthInMinutes": event_type.default_length,
        **(
            {"lengthInMinutesOptions": list(event_type.lengths)} if event_type.other_lengths else {}
        ),
        "locations": [_LOCATIONS[kind] for kind in event_type.locations],
        "bookingFields": fields,
        "bookingUrl": f"{ORIGIN}/{host.username}/{event_type.slug}",
        "minimumBookingNotice": _minutes(event_type.minimum_notice),
        "bookingWindow": [
            {"type": "calendarDays", "value": event_type.days_ahead, "rolling": True}
        ],
        "slotInterval": None,
        "beforeEventBuffer": _minutes(event_type.before_buffer),
        "afterEventBuffer": _minutes(event_type.after_buffer),
        "confirmationPolicy": _confirmation(event_type),
        "requiresBookerEmailVerification": False,
        "bookingRequiresAuthentication": False,
        "disableGuests": False,
        "disableCancelling": {"disabled": not event_type.can_be_cancelled},
        "disableRescheduling": _rescheduling(event_type),
        **_seats(event_type),
        **({} if limit is None else {"bookerActiveBookingsLimit": _active(limit)}),
        "recurrence": None,
        "metadata": {},
        "price": 0,
        "currency": "usd",
        "scheduleId": None,
        "hidden": False,
        "isInstantEvent": False,
        "lockTimeZoneToggleOnBookingPage": False,
        "forwardParamsSuccessRedirect": None,
        "successRedirectUrl": None,
        **newer,
    }


def _minutes(span: Any) -> int:
    return int(span.total_seconds() // 60)


def _confirmation(event_type: SandboxEventType) -> dict[str, Any]:
    if event_type.confirmation == "never":
        return {"disabled": True}
    policy: dict[str, Any] = {
        "type": event_type.confirmation,
        "blockUnconfirmedBookingsInBooker": True,
    }
    if event_type.confirmation == "time":
        minutes = _minutes(event_type.confirmation_notice)
        policy["noticeThreshold"] = {"unit": "minutes", "count": minutes}
    return policy


def _rescheduling(event_type: SandboxEventType) -> dict[str, Any]:
    minutes = _minutes(event_type.reschedule_notice)
    return {"disabled": False, "minutesBefore": minutes} if minutes else {"disabled": False}


def _seats(event_type: SandboxEventType) -> dict[str, Any]:
    if event_type.seats is None:
        return {"seatsPerTimeSlot": None}
    return {
        "seats": {
            "seatsPerTimeSlot": event_type.seats,
            "showAttendeeInfo": False,
            "showAvailabilityCount": True,
        }
    }


def _active(limit: int) -> dict[str, Any]:
    return {"maximumActiveBookings": limit, "offerReschedule": False}


def _fields(event_type: SandboxEventType) -> list[dict[str, Any]]:
    phone = [_field("attendeePhoneNumber", required=True)] if event_type.requires_phone else []
    return [
        {"field": "name", "slug": "name", "variant": "fullName", "disableOnPrefill": False},
        _field("email", required=True),
        *phone,
        {"field": "location", "slug": "location"},
        _field("title", required=False, hidden=True),
        _field("notes", required=False),
        _field("guests", required=False),
        _field("rescheduleReason", required=False),
        *(_question(question) for question in event_type.questions),
    ]


def _field(slug: str, *, required: bool, hidden: bool = False) -> dict[str, Any]:
    return {
        "field": slug,
        "slug": slug,
        "required": required,
        "hidden": hidden,
        "disableOnPrefill": False,
    }


def _question(question: Question) -> dict[str, Any]:
    longest = {} if question.max_length is None else {"maxLength": question.max_length}
    return {
        "field": "custom",
        "type": question.type,
        "slug": question.slug,
        "label": question.label,
        "required": question.required,
        "hidden": False,
        "disableOnPrefill": False,
        **_options(question),
        **longest,
    }


def _options(question: Question) -> dict[str, Any]:
    return {"options": list(question.options)} if question.options else {}


def _old_fields(event_type: SandboxEventType) -> list[dict[str, Any]]:
    phone = [_old_field("attendeePhoneNumber", "phone", required=True)]
    return [
        _old_field("name", "name", required=True),
        _old_field("email", "email", required=True),
        *(phone if event_type.requires_phone else []),
        {
            "isDefault": True,
            "slug": "location",
            "type": "radioInput",
            "required": False,
            "hidden": False,
            "label": "Location",
        },
        _old_field("title", "text", hidden=True),
        _old_field("notes", "textarea"),
        _old_field("guests", "multiemail"),
        _old_field("rescheduleReason", "textarea"),
        *(_old_question(question) for question in event_type.questions),
    ]


def _old_field(
    slug: str, kind: str, *, required: bool = False, hidden: bool = False
) -> dict[str, Any]:
    return {
        "isDefault": True,
        "type": kind,
        "slug": slug,
        "label": "",
        "placeholder": "",
        # The one default field whose answer is described as an object.
        **({} if slug == "email" else {"required": required}),
        "hidden": hidden,
        "disableOnPrefill": False,
    }


def _old_question(question: Question) -> dict[str, Any]:
    return {
        "isDefault": False,
        "type": _OLD_TYPES.get(question.type, question.type),
        "slug": question.slug,
        "label": question.label,
        "placeholder": "",
        "required": question.required,
        "hidden": False,
        "disableOnPrefill": False,
        **_options(question),
    }
