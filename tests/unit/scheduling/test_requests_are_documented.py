"""Every request that the client can send is one that Cal.com's published interface knows."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest
from calendar_edge import Edge, success

from app.domain.booking import Location, PublicEventType
from app.scheduling.client import CalComClient

SPEC: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "data" / "calcom" / "openapi-v2-subset.json").read_text("utf-8")
)
START = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
DAY = date(2026, 12, 1)
BOOKING = {
    "id": 1, "uid": "u", "status": "accepted", "start": "2026-12-01T08:00:00.000Z", "duration": 30,
}  # fmt: skip
RESERVATION = {
    "reservationUid": "r", "slotStart": "2026-12-01T08:00:00Z", "slotEnd": "2026-12-01T08:30:00Z",
    "slotDuration": 30, "reservationUntil": "2026-12-01T07:05:00Z",
}  # fmt: skip
EVENT_TYPE = {"id": 5, "title": "Demo", "lengthInMinutes": 30}
WEEK = {"days": ["Monday", "Holidays"], "startTime": "09:00", "endTime": "17:00"}
SCHEDULE = {"timeZone": "Europe/Rome", "availability": [WEEK, {**WEEK, "endTime": "late"}]}
PROFILE = {"id": 1, "username": "jane", "email": "j@example.com", "timeZone": "Europe/Rome"}


def answer(request: httpx.Request) -> httpx.Response:
    path, method = request.url.path, request.method
    data: Any = BOOKING
    if path.endswith("/me"):
        data = PROFILE
    elif path.endswith("/slots"):
        data = {}
    elif "/schedules/" in path:
        data = SCHEDULE
    elif "/reservations" in path:
        data = RESERVATION
    elif path.endswith("/event-types"):
        data = [EVENT_TYPE]
    elif "/event-types/" in path:
        data = EVENT_TYPE
    elif path.endswith("/calendar-links"):
        data = [{"label": "ICS", "link": "data:text/calendar,BEGIN"}, {"label": "x", "link": ""}]
    elif path.endswith("/bookings") and method == "GET":
        page = {"nextCursor": None, "hasMore": False}
        return httpx.Response(
            200, json={"status": "success", "data": [BOOKING], "pagination": page}
        )
    return success(data)


async def create_with_all(client: CalComClient, location: Location) -> None:
    await client.create(
        request_id="r1",
        event_type_id=5,
        start=START,
        duration=15,
        name="Zoë Ångström 李",
        email="zoe@münchen.de",
        time_zone="Europe/Rome",
        answers={
            "notes": "Hello",
            "title": "Talk",
            "people": 3,
            "budget": 9.5,
            "agree": True,
            "topics": ("a", "b"),
            "guests": "x@example.com, y@example.com",
            "smsReminderNumber": "+49 30 901820",
        },
        language="pt-BR",
        location=location,
    )


async def create_bare(client: CalComClient) -> None:
    await client.create(
        request_id="r1", event_type_id=5, start=START, duration=None, name="Ada", email="",
        phone="+4930901820", time_zone="UTC", answers={}, guests=["x@example.com"], occurrences=3,
    )  # fmt: skip


CALLS: list[Callable[[CalComClient], Awaitable[object]]] = [
    lambda c: c.warm_up(),
    lambda c: c.profile(),
    lambda c: c.event_type(5),
    lambda c: c.event_type(PublicEventType("jane", "demo")),
    lambda c: c.event_types(),
    lambda c: c.event_types("jane"),
    lambda c: c.working_hours(None),
    lambda c: c.working_hours(7),
    lambda c: c.free_slots(DAY, DAY, event_type_id=5, time_zone="Europe/Rome", duration=None),
    lambda c: c.free_slots(
        DAY, DAY, event_type_id=5, time_zone="Europe/Rome", duration=15, moving_uid="u"
    ),
    lambda c: c.reservations.reserve(event_type_id=5, start=START),
    lambda c: c.reservations.reserve(event_type_id=5, start=START, duration=15, minutes=3),
    lambda c: c.reservations.get("r"),
    lambda c: c.reservations.move("r", event_type_id=5, start=START),
    lambda c: c.reservations.release("r"),
    lambda c: c.get("u"),
    lambda c: c.bookings(),
    lambda c: c.bookings(
        after_start=START, before_end=START, attendee_email="ada@example.com", event_type_id=5,
        status="upcoming",
    ),
    lambda c: c.calendar_links("u"),
    create_bare,
    lambda c: create_with_all(c, Location("integration", "cal-video")),
    lambda c: create_with_all(c, Location("attendeePhone", "+4930901820")),
    lambda c: create_with_all(c, Location("attendeeAddress", "Main Street 1")),
    lambda c: create_with_all(c, Location("attendeeDefined", "In the park")),
    lambda c: create_with_all(c, Location("link", "https://meet.example")),
    lambda c: create_with_all(c, Location("organizersDefaultApp")),
    lambda c: c.reschedule("u", start=START, reason="r"),
    lambda c: c.reschedule("u", start=START, reason="r", by="ada@example.com", seat_uid="s"),
    lambda c: c.cancel("u", reason="r"),
    lambda c: c.cancel("u", reason="r", and_following=True),
    lambda c: c.cancel("u", reason="r", seat_uid="s", and_following=True),
    lambda c: c.confirm("u"),
    lambda c: c.decline("u"),
    lambda c: c.decline("u", reason="r"),
    lambda c: c.mark_absent("u", host=True),
    lambda c: c.mark_absent("u", attendees={"ada@example.com": True}),
]  # fmt: skip


@pytest.mark.parametrize("call", CALLS, ids=range(len(CALLS)))
async def test_every_request_is_documented(
    call: Callable[[CalComClient], Awaitable[object]],
) -> None:
    edge = Edge(*[answer] * 5)
    await call(edge.client())
    assert edge.requests
    for request in edge.requests:
        check(request)


async def test_every_documented_call_of_a_booking_assistant_is_made() -> None:
    edge = Edge(*[answer] * 5 * len(CALLS))
    client = edge.client()
    for call in CALLS:
        await call(client)
    made = {(request.method.lower(), documented(request)[0]) for request in edge.requests}
    left_out = {
        (method, path) for path, methods in SPEC["paths"].items() for method in methods
    } - made
    assert {path.split("/")[2] for _, path in left_out} <= {"schedules", "webhooks"}


def check(request: httpx.Request) -> None:
    _, operation = documented(request)
    declared = {item["name"]: item for item in operation.get("parameters", ())}
    for name, value in request.url.params.items():
        assert declared[name]["in"] == "query"
        validate(_typed(value, declared[name]["schema"]), declared[name]["schema"])
    for name, item in declared.items():
        if item.get("required") and item["in"] == "query":
            assert name in request.url.params
    version = declared.get("cal-api-version")
    if version is not None:
        assert request.headers["cal-api-version"] in version["schema"]["enum"]
        assert request.headers["cal-api-version"] == version["schema"]["default"]
    if "requestBody" in operation:
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        validate(json.loads(request.content), schema)
    else:
        assert request.content == b""


def documented(request: httpx.Request) -> tuple[str, dict[str, Any]]:
    for path, methods in sorted(SPEC["paths"].items(), key=lambda item: "{" in item[0]):
        pattern = re.sub(r"\{[^}]+\}", "[^/]+", path)
        if re.fullmatch(pattern, request.url.path) and request.method.lower() in methods:
            return path, methods[request.method.lower()]
    raise AssertionError(f"{request.method} {request.url.path} is not documented")


def _typed(value: str, schema: dict[str, Any]) -> Any:
    return json.loads(value) if schema.get("type") == "number" else value


def validate(value: Any, schema: dict[str, Any]) -> None:
    """Check a value, which may carry nothing that its schema does not declare.

    Of the alternatives in a `oneOf` several may fit, since they differ in optional properties.
    """
    schema = _resolved(schema)
    if "oneOf" in schema:
        problems = []
        for alternative in schema["oneOf"]:
            try:
                return validate(value, alternative)
            except (AssertionError, jsonschema.ValidationError) as problem:
                problems.append(str(problem)[:200])
        raise AssertionError(problems)
    own = {key: part for key, part in schema.items() if key not in ("properties", "items")}
    jsonschema.validate(value, own, format_checker=jsonschema.FormatChecker())
    if isinstance(value, dict) and "properties" in schema:
        assert set(value) <= set(schema["properties"])
        for name, item in value.items():
            validate(item, schema["properties"][name])
            if name == "type":
                allowed = schema["properties"]["type"].get("description", item)
                assert f"`{item}`" in allowed or allowed == item
    if isinstance(value, list) and "items" in schema:
        for item in value:
            validate(item, schema["items"])
    return None


def _resolved(schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema or "allOf" in schema:
        if "allOf" in schema:
            (schema,) = schema["allOf"]
        else:
            schema = SPEC["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema
