"""Where a booking takes place, as the booker may choose it."""

from __future__ import annotations

from collections.abc import Mapping

from app.scheduling.sandbox.errors import Refusal, bad_request
from app.scheduling.sandbox.host import SandboxEventType
from app.scheduling.sandbox.requests import is_phone

# What each kind of place has to say about itself.
_DETAILS = {
    "address": None,
    "attendeeAddress": "address",
    "attendeeDefined": "location",
    "attendeePhone": "phone",
    "integration": "integration",
    "link": None,
    "organizersDefaultApp": None,
    "phone": None,
}


def chosen_place(event_type: SandboxEventType, asked: Mapping[str, str] | None) -> str | None:
    """Return the place that the booker names, or None for the host's link. Raises Refusal."""
    if asked is None:
        return None
    kind = asked.get("type", "")
    if kind not in _DETAILS:
        raise bad_request(f"location.type must be one of: {', '.join(_DETAILS)}")
    detail = _DETAILS[kind]
    extra = sorted(set(asked) - {"type", detail})
    if extra:
        raise bad_request(
            f"location.{extra[0]} property is wrong,property {extra[0]} should not exist"
        )
    if kind not in event_type.locations:
        raise _not_offered(kind, event_type)
    if detail is None:
        return None
    place = asked.get(detail, "")
    if not place:
        raise bad_request(f"location.{detail} must be a string")
    if kind == "attendeePhone" and not is_phone(place):
        raise bad_request("Invalid phone number format. Please use international format.")
    return place


def _not_offered(kind: str, event_type: SandboxEventType) -> Refusal:
    return bad_request(
        f"Booking location with type {kind} not valid for event type with id={event_type.id}. "
        f"The event type has following location types: {', '.join(event_type.locations)}"
    )
