"""Bookings, free times and the owner as the JSON that the sandbox answers with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.scheduling.sandbox import derived
from app.scheduling.sandbox.host import Host, SandboxEventType
from app.scheduling.sandbox.requests import CreateInput
from app.scheduling.sandbox.store import Answer, instant

ORIGIN = "https://meet.example"


@dataclass(frozen=True, slots=True)
class Placement:
    """When a booking takes place, and the place if it is not the host's link."""

    id: int
    start: datetime
    length: int  # minutes
    location: str | None
    now: datetime


def new_booking(
    request: CreateInput,
    placement: Placement,
    *,
    host: Host,
    event_type: SandboxEventType,
    answers: Mapping[str, Any],
    status: str,
) -> Answer:
    """Return a booking that has just been made."""
    attendee = request.attendee
    person = _person(request)
    booking = {
        "title": f"{event_type.title} between {host.name} and {attendee.name}",
        **_common(placement, host, event_type, status),
        "metadata": request.metadata,
        "attendees": [person],
        "guests": request.guests,
        "bookingFieldsResponses": {**answers, "name": attendee.name, "email": person["email"]},
    }
    return placed(booking, placement)


def _common(placement: Placement, host: Host, event_type: SandboxEventType, status: str) -> Answer:
    """Return what every booking has when it is made, whoever takes part."""
    return {
        "description": "",
        "hosts": [_host(host)],
        "status": status,
        "duration": placement.length,
        "eventTypeId": event_type.id,
        "eventType": {"id": event_type.id, "slug": event_type.slug},
        "absentHost": False,
    }


def new_seated_booking(
    seat: Answer,
    placement: Placement,
    *,
    host: Host,
    event_type: SandboxEventType,
    status: str,
) -> Answer:
    """Return a booking with its first seat taken."""
    booking = {
        "title": f"{event_type.title} with {host.name}",
        **_common(placement, host, event_type, status),
        "metadata": {},
        "attendees": [seat],
    }
    return placed(booking, placement)


def new_seat(request: CreateInput, *, answers: Mapping[str, Any], seed: Iterable[object]) -> Answer:
    """Return an attendee with a seat."""
    person = _person(request)
    return {
        **person,
        "seatUid": derived.uuid_of(*seed, person["email"]),
        "bookingFieldsResponses": {
            **answers,
            "name": request.attendee.name,
            "email": person["email"],
        },
        "metadata": request.metadata,
    }


def placed(booking: Answer, placement: Placement) -> Answer:
    """Return the booking as a new one, with an id, uid, time and place of its own."""
    start, now = instant(placement.start), instant(placement.now)
    own_uid = derived.uid(placement.id, start, now)
    location = placement.location or f"{ORIGIN}/{own_uid}"
    link = {"meetingUrl": location} if placement.location is None else {}
    return {
        **booking,
        "id": placement.id,
        "uid": own_uid,
        "start": start,
        "end": instant(placement.start + timedelta(minutes=placement.length)),
        "location": location,
        **link,
        "createdAt": now,
        "updatedAt": None,
        "icsUid": f"{own_uid}@sandbox.example",
    }


def own_location(booking: Answer) -> str | None:
    """Return where a booking takes place, if that is not the host's link."""
    return None if "meetingUrl" in booking else str(booking["location"])


def _host(host: Host) -> dict[str, Any]:
    return {
        "id": host.id,
        "name": host.name,
        "email": host.email,
        "displayEmail": host.email,
        "username": host.username,
        "timeZone": host.time_zone,
    }


def _person(request: CreateInput) -> dict[str, Any]:
    attendee = request.attendee
    person: dict[str, Any] = {
        "name": attendee.name,
        "email": attendee.address,
        "displayEmail": attendee.address,
        "timeZone": attendee.time_zone,
        "language": attendee.language,
        "absent": False,
    }
    if attendee.phone_number is not None:
        person["phoneNumber"] = attendee.phone_number
    return person


def slots(
    starts: Iterable[datetime],
    *,
    time_zone: str,
    length: timedelta,
    with_end: bool,
    more: Mapping[datetime, Mapping[str, Any]],
) -> dict[str, list[dict[str, Any]]]:
    """Return free times by local date; dates without any are absent. `more` is said of some."""
    zone = ZoneInfo(time_zone)
    by_date: dict[str, list[dict[str, Any]]] = {}
    for start in starts:
        local = start.astimezone(zone)
        item: dict[str, Any] = {"start": _local(local)}
        if with_end:
            item["end"] = _local((start + length).astimezone(zone))
        by_date.setdefault(local.date().isoformat(), []).append({**item, **more.get(start, {})})
    return by_date


def _local(moment: datetime) -> str:
    text = moment.isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z") if str(moment.tzinfo) == "UTC" else text


def profile_answer(host: Host, default_schedule_id: int | None) -> dict[str, Any]:
    """Return the host as the owner of the calendar."""
    return {
        "id": host.id,
        "username": host.username,
        "email": host.email,
        "name": host.name,
        "avatarUrl": None,
        "bio": None,
        "timeFormat": 12,
        "defaultScheduleId": default_schedule_id,
        "weekStart": "Monday",
        "timeZone": host.time_zone,
        "locale": "en",
        "organizationId": None,
    }
