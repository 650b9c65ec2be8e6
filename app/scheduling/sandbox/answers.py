"""The JSON that the sandbox answers with, in Cal.com's published shapes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.scheduling.sandbox.host import Host, SandboxEventType
from app.scheduling.sandbox.requests import CreateInput
from app.scheduling.sandbox.store import Answer, instant

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_UID_LENGTH = 22
_ORIGIN = "https://meet.example"


def uid(booking_id: int, start: datetime, now: datetime) -> str:
    """Return a uid that looks random and is the same whenever clock and history are the same."""
    seed = f"{booking_id} {instant(start)} {instant(now)}"
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest(), "big")
    digits = []
    for _ in range(_UID_LENGTH):
        number, digit = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[digit])
    return "".join(digits)


def new_booking(
    booking_id: int,
    request: CreateInput,
    *,
    host: Host,
    event_type: SandboxEventType,
    start: datetime,
    length: int,
    now: datetime,
) -> Answer:
    """Return a booking that has just been accepted."""
    attendee = request.attendee
    email = attendee.email or f"{(attendee.phone_number or '').lstrip('+')}@sms.cal.com"
    person = {
        "name": attendee.name,
        "email": email,
        "displayEmail": email,
        "timeZone": attendee.time_zone,
        "language": attendee.language,
        "absent": False,
    }
    if attendee.phone_number is not None:
        person["phoneNumber"] = attendee.phone_number
    booking = {
        "id": booking_id,
        "title": f"{event_type.title} between {host.name} and {attendee.name}",
        "description": "",
        "hosts": [
            {
                "id": host.id,
                "name": host.name,
                "email": host.email,
                "displayEmail": host.email,
                "username": host.username,
                "timeZone": host.time_zone,
            }
        ],
        "status": "accepted",
        "duration": length,
        "eventTypeId": event_type.id,
        "eventType": {"id": event_type.id, "slug": event_type.slug},
        "absentHost": False,
        "metadata": request.metadata,
        "attendees": [person],
        "guests": request.guests,
        "bookingFieldsResponses": {
            **request.booking_fields_responses,
            "name": attendee.name,
            "email": email,
        },
    }
    return placed(booking, booking_id, start=start, now=now)


def placed(booking: Answer, booking_id: int, *, start: datetime, now: datetime) -> Answer:
    """Return the booking as a new one at `start`, with an id, uid and place of its own."""
    own_uid = uid(booking_id, start, now)
    return {
        **booking,
        "id": booking_id,
        "uid": own_uid,
        "start": instant(start),
        "end": instant(start + timedelta(minutes=booking["duration"])),
        "location": f"{_ORIGIN}/{own_uid}",
        "meetingUrl": f"{_ORIGIN}/{own_uid}",
        "createdAt": instant(now),
        "updatedAt": None,
        "icsUid": f"{own_uid}@sandbox.example",
    }


def slots(
    starts: Iterable[datetime], *, time_zone: str, length: timedelta, with_end: bool
) -> dict[str, list[dict[str, str]]]:
    """Return free times by local date; dates without any are absent."""
    zone = ZoneInfo(time_zone)
    by_date: dict[str, list[dict[str, str]]] = {}
    for start in starts:
        local = start.astimezone(zone)
        item = {"start": _local(local)}
        if with_end:
            item["end"] = _local((start + length).astimezone(zone))
        by_date.setdefault(local.date().isoformat(), []).append(item)
    return by_date


def _local(moment: datetime) -> str:
    text = moment.isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z") if str(moment.tzinfo) == "UTC" else text


def event_type_answer(event_type: SandboxEventType, host: Host) -> dict[str, Any]:
    """Return the event type in the shape of version 2026-06-12."""
    return {
        "id": event_type.id,
        "ownerId": host.id,
        "users": [host.username],
        "title": event_type.title,
        "slug": event_type.slug,
        "description": event_type.description,
        "lengthInMinutes": event_type.default_length,
        "lengthInMinutesOptions": list(event_type.lengths),
        "locations": [{"type": "link", "link": _ORIGIN, "public": True}],
        "bookingFields": [
            {"field": "name", "slug": "name", "variant": "fullName", "disableOnPrefill": False},
            _field("email", required=True),
            {"field": "location", "slug": "location"},
            _field("title", required=False, hidden=True),
            _field("notes", required=False),
            _field("guests", required=False),
            _field("rescheduleReason", required=False),
        ],
        "bookingUrl": f"{_ORIGIN}/{host.username}/{event_type.slug}",
        "minimumBookingNotice": int(event_type.minimum_notice.total_seconds() // 60),
        "bookingWindow": [
            {"type": "calendarDays", "value": event_type.days_ahead, "rolling": True}
        ],
        "slotInterval": None,
        "beforeEventBuffer": 0,
        "afterEventBuffer": 0,
        "confirmationPolicy": {"disabled": True},
        "requiresBookerEmailVerification": False,
        "bookingRequiresAuthentication": False,
        "disableGuests": False,
        "disableCancelling": {"disabled": False},
        "disableRescheduling": {"disabled": False},
        "seatsPerTimeSlot": None,
        "recurrence": None,
        "bookingProposalCount": None,
        "metadata": {},
        "price": 0,
        "currency": "usd",
        "scheduleId": None,
        "hidden": False,
        "isInstantEvent": False,
        "lockTimeZoneToggleOnBookingPage": False,
        "forwardParamsSuccessRedirect": None,
        "successRedirectUrl": None,
    }


def _field(slug: str, *, required: bool, hidden: bool = False) -> dict[str, Any]:
    return {
        "field": slug,
        "slug": slug,
        "required": required,
        "hidden": hidden,
        "disableOnPrefill": False,
    }


def profile_answer(host: Host) -> dict[str, Any]:
    """Return the host as the owner of the calendar."""
    return {
        "id": host.id,
        "username": host.username,
        "email": host.email,
        "name": host.name,
        "avatarUrl": None,
        "bio": None,
        "timeFormat": 12,
        "defaultScheduleId": None,
        "weekStart": "Monday",
        "timeZone": host.time_zone,
        "locale": "en",
        "organizationId": None,
    }
