"""The sandbox's answers fit Cal.com's published description, whatever it is asked."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from calendar_rig import ADA, TUESDAY_TEN, TestClock, sandbox_app, sandbox_http
from hypothesis import HealthCheck, given, seed, settings
from sandbox_bodies import ANSWERS, ATTENDEE, BODY, ONBOARDING, TEN, malformed_bodies
from sandbox_contract import check, check_parts, described, operations
from schemathesis.core.result import Err

SLOTS = {"cal-api-version": "2024-09-04"}
BOOKINGS = {"cal-api-version": "2026-02-25"}
CURSOR_LIST = {"cal-api-version": "2026-05-01"}
EVENT_TYPES = {"cal-api-version": "2026-06-12"}
OLD_EVENT_TYPES = {"cal-api-version": "2024-06-14"}
SCHEDULES = {"cal-api-version": "2024-06-11"}


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
async def http(tmp_path: Path, clock: TestClock) -> AsyncIterator[httpx.AsyncClient]:
    async with sandbox_http(tmp_path, clock) as client:
        yield client


class Asker:
    """Asks what has to succeed, and keeps which operations did."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http
        self.served: set[tuple[str, str] | None] = set()

    async def __call__(
        self, method: str, path: str, headers: dict[str, str] | None = None, **more: Any
    ) -> dict[str, Any]:
        answer = await self._http.request(method, path, headers=headers, **more)
        assert answer.is_success, f"{method} {path}: {answer.text}"
        self.served.add(check(answer))
        content: dict[str, Any] = answer.json()
        return content

    async def book(self, **changes: Any) -> dict[str, Any]:
        answer = await self("POST", "/bookings", BOOKINGS, json={**BODY, **changes})
        data: dict[str, Any] = answer["data"]
        return data


def described_under(*parts: str) -> set[tuple[str, str]]:
    return {item for item in operations() if item[1].split("/")[2] in parts}


async def test_every_operation_of_the_calendar_answers_as_described(
    http: httpx.AsyncClient, clock: TestClock
) -> None:
    ask = Asker(http)
    day = {"start": "2026-10-13", "end": "2026-10-14"}
    for number in range(1, 7):
        for form in ("time", "range"):
            query = {"eventTypeId": number, "format": form, **day}
            assert (await ask("GET", "/slots", SLOTS, params=query))["data"]

    held = await ask(
        "POST", "/slots/reservations", SLOTS, json={"eventTypeId": 2, "slotStart": TEN}
    )
    path = f"/slots/reservations/{held['data']['reservationUid']}"
    await ask("GET", path, SLOTS)
    later = {"eventTypeId": 2, "slotStart": "2026-10-13T09:00:00Z"}
    await ask("PATCH", path, SLOTS, json=later)
    await ask("DELETE", path, SLOTS)
    await ask("GET", path, SLOTS)

    plain = await ask.book()
    asked = await ask.book(**{**ONBOARDING, "start": "2026-10-13T09:00:00Z"})
    shared = await ask.book(eventTypeId=5, start="2026-10-13T11:00:00Z")
    requested = await ask.book(eventTypeId=3, start="2026-10-14T07:45:00Z")
    declined = await ask.book(eventTypeId=3, start="2026-10-14T12:15:00Z")
    for booking in (plain, asked, shared, requested):
        await ask("GET", f"/bookings/{booking['uid']}", BOOKINGS)
        await ask("GET", f"/bookings/{booking['uid']}/calendar-links", BOOKINGS)
    await ask("GET", "/bookings", CURSOR_LIST, params={"limit": 2})
    await ask("GET", "/bookings", BOOKINGS, params={"take": 2, "status": "upcoming,past"})
    await ask("POST", f"/bookings/{requested['uid']}/confirm", BOOKINGS)
    await ask("POST", f"/bookings/{declined['uid']}/decline", BOOKINGS, json={"reason": "Away"})
    move = {"start": "2026-10-13T13:00:00Z", "reschedulingReason": "Train"}
    moved = await ask("POST", f"/bookings/{plain['uid']}/reschedule", BOOKINGS, json=move)
    seat = {"start": "2026-10-14T11:00:00Z", "seatUid": shared["seatUid"]}
    await ask("POST", f"/bookings/{shared['uid']}/reschedule", BOOKINGS, json=seat)
    await ask("POST", f"/bookings/{moved['data']['uid']}/cancel", BOOKINGS)
    clock.now = TUESDAY_TEN.replace(hour=20)
    absent = {"host": False, "attendees": [{"email": ADA, "absent": True}]}
    await ask("POST", f"/bookings/{asked['uid']}/mark-absent", BOOKINGS, json=absent)

    assert ask.served == described_under("slots", "bookings")


async def test_every_operation_of_the_account_answers_as_described(
    http: httpx.AsyncClient,
) -> None:
    ask = Asker(http)
    for version in (EVENT_TYPES, OLD_EVENT_TYPES):
        listed = await ask("GET", "/event-types", version)
        for event_type in listed["data"]:
            await ask("GET", f"/event-types/{event_type['id']}", version)
    await ask("GET", "/me")

    schedule = {"name": "Evenings", "timeZone": "Europe/Rome", "isDefault": True}
    made = await ask("POST", "/schedules", SCHEDULES, json=schedule)
    await ask("GET", "/schedules", SCHEDULES)
    await ask("GET", "/schedules/default", SCHEDULES)
    path = f"/schedules/{made['data']['id']}"
    await ask("GET", path, SCHEDULES)
    await ask("PATCH", path, SCHEDULES, json={"name": "Nights"})
    await ask("DELETE", path, SCHEDULES)

    hook = {
        "subscriberUrl": "http://127.0.0.1:9/hook",
        "active": False,
        "triggers": ["BOOKING_CREATED"],
    }
    made = await ask("POST", "/webhooks", json=hook)
    await ask("GET", "/webhooks", params={"take": 5})
    path = f"/webhooks/{made['data']['id']}"
    await ask("GET", path)
    await ask("PATCH", path, json={"secret": "s"})
    await ask("DELETE", path)
    assert ask.served == described_under("event-types", "me", "schedules", "webhooks")


async def test_a_malformed_booking_is_refused_and_changes_nothing(http: httpx.AsyncClient) -> None:
    for body in malformed_bodies():
        answer = await http.post("/bookings", json=body, headers=BOOKINGS)
        assert 400 <= answer.status_code < 500, f"{str(body)[:300]}: {answer.status_code}"
        check(answer)
    listed = await http.get("/bookings", headers=CURSOR_LIST)
    assert listed.json()["data"] == []
    # The yardstick itself is right: what these are made from is booked.
    for body in ({**BODY, "start": "2026-10-13T07:00:00Z"}, ONBOARDING):
        assert (await http.post("/bookings", json=body, headers=BOOKINGS)).status_code == 201


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("Zoë 李小龍 🎺", "Ünïcode\nand more lines"),
        ('O\'Brien; "Ada", \\ <b>', "x" * 10_000),
        ("\u202eadA\u200b", "\u0000"),
    ],
)
async def test_names_and_notes_of_every_kind_come_back_as_they_were(
    http: httpx.AsyncClient, name: str, notes: str
) -> None:
    body = {
        **BODY,
        "attendee": {**ATTENDEE, "name": name},
        "bookingFieldsResponses": {"notes": notes},
    }
    made = await http.post("/bookings", json=body, headers=BOOKINGS)
    assert made.status_code == 201, made.text
    check(made)
    again = await http.get(f"/bookings/{made.json()['data']['uid']}", headers=BOOKINGS)
    check(again)
    assert again.json()["data"]["attendees"][0]["name"] == name
    assert again.json()["data"]["bookingFieldsResponses"]["notes"] == notes
    listed = await http.get("/bookings", params={"attendeeName": name}, headers=CURSOR_LIST)
    assert [item["uid"] for item in listed.json()["data"]] == [made.json()["data"]["uid"]]


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/slots?eventTypeId=1&start=2026-10-13&end=2026-10-14&from=now", SLOTS),
        ("/slots?eventTypeId=1&start=2026-10-13", SLOTS),
        ("/slots?eventTypeId=1&start=x&end=2026-10-14", SLOTS),
        ("/slots?eventTypeId=one&start=2026-10-13&end=2026-10-14", SLOTS),
        ("/slots?eventTypeId=1&start=2026-10-13&end=2026-10-14&timeZone=Mars", SLOTS),
        ("/slots?eventTypeId=1&start=2026-10-13&end=2026-10-14&duration=0", SLOTS),
        ("/slots?eventTypeId=1&start=2026-10-13&end=2026-10-14&format=long", SLOTS),
        ("/slots?eventTypeId=99&start=2026-10-13&end=2026-10-14", SLOTS),
        ("/slots?start=2026-10-13&end=2026-10-14", SLOTS),
        ("/slots?eventTypeSlug=none&username=alex&start=2026-10-13&end=2026-10-14", SLOTS),
        ("/slots?eventTypeSlug=demo-call&username=x&start=2026-10-13&end=2026-10-14", SLOTS),
        ("/bookings?status=soon", CURSOR_LIST),
        ("/bookings?status=past,upcoming", CURSOR_LIST),
        ("/bookings?limit=101", CURSOR_LIST),
        ("/bookings?take=5", CURSOR_LIST),
        ("/bookings?take=251", BOOKINGS),
        ("/bookings?limit=5", BOOKINGS),
        ("/bookings?cursor=next", CURSOR_LIST),
        ("/bookings?eventTypeIds=1,a", CURSOR_LIST),
        (f"/bookings?eventTypeId={10**30}", CURSOR_LIST),
        ("/bookings?afterStart=now", CURSOR_LIST),
        ("/bookings?sortStart=up", CURSOR_LIST),
        ("/event-types/one", EVENT_TYPES),
        (f"/event-types/{10**30}", EVENT_TYPES),
        ("/schedules/99", SCHEDULES),
        ("/webhooks/99", {}),
        ("/webhooks?take=0", {}),
    ],
)
async def test_a_malformed_question_is_refused(
    http: httpx.AsyncClient, path: str, headers: dict[str, str]
) -> None:
    answer = await http.get(path, headers=headers)
    assert 400 <= answer.status_code < 500, answer.text
    check(answer)


async def test_the_far_ends_of_the_calendar_are_no_fault(http: httpx.AsyncClient) -> None:
    for first, last in (("0001-01-01", "9999-12-31"), ("9999-12-31", "9999-12-31")):
        path = f"/slots?eventTypeId=1&start={first}&end={last}&timeZone=Pacific/Auckland"
        answer = await http.get(path, headers=SLOTS)
        assert answer.status_code == 200
        check(answer)
    held = {"eventTypeId": 1, "slotStart": "9999-12-31T23:59:59Z"}
    answer = await http.post("/slots/reservations", json=held, headers=SLOTS)
    assert answer.status_code == 400


def test_generated_requests_never_find_a_fault(tmp_path: Path) -> None:
    """What a generator makes of the description, seeded: right, wrong and in between."""
    with sandbox_app(tmp_path, TestClock()) as app:
        schema = schemathesis.openapi.from_dict(described())
        schema.app = app
        for result in schema.get_all_operations():
            assert not isinstance(result, Err)
            operation = result.ok()

            def ask(case: schemathesis.Case[Any]) -> None:
                answer = case.call(app=app)
                path = httpx.URL(answer.request.url or "").path
                check_parts(case.method, path, int(answer.status_code), answer.content)

            run = given(case=operation.as_strategy())(ask)
            checks = list(HealthCheck)
            quick = settings(
                max_examples=12, deadline=None, database=None, suppress_health_check=checks
            )
            seed(20261122)(quick(run))()


@pytest.mark.parametrize("number", range(6))
async def test_a_random_walk_through_the_calendar_keeps_to_the_description(
    http: httpx.AsyncClient, clock: TestClock, number: int
) -> None:
    """Books, moves, cancels and decides in an arbitrary order, and never books a time twice."""
    chance = random.Random(number)  # noqa: S311 - a seed, so that it is the same every time
    uids: list[str] = []

    def start() -> str:
        day, hour, minute = chance.randint(13, 20), chance.randint(6, 15), chance.choice((0, 30))
        return f"2026-10-{day}T{hour:02}:{minute:02}:00Z"

    for _ in range(60):
        uid = chance.choice([*uids, "unknown"])
        attendee = {
            **ATTENDEE,
            "email": f"p{chance.randint(0, 4)}@example.com",
            "phoneNumber": "+390612345678",
        }
        request: tuple[str, dict[str, Any]] = chance.choice(
            (
                (
                    "",
                    {
                        "eventTypeId": chance.randint(1, 6),
                        "start": start(),
                        "attendee": attendee,
                        "bookingFieldsResponses": ANSWERS,
                    },
                ),
                (f"/{uid}/reschedule", {"start": start()}),
                (f"/{uid}/cancel", {"cancellationReason": "x"}),
                (f"/{uid}/confirm", {}),
                (f"/{uid}/decline", {"reason": "x"}),
                (f"/{uid}/mark-absent", {"host": True}),
            )
        )
        answer = await http.post("/bookings" + request[0], json=request[1], headers=BOOKINGS)
        check(answer)
        if answer.status_code == 201:
            uids.append(answer.json()["data"]["uid"])
    listed = await http.get(
        "/bookings", params={"limit": 100, "sortStart": "asc"}, headers=CURSOR_LIST
    )
    check(listed)
    standing = [
        (item["start"], item["end"])
        for item in listed.json()["data"]
        if item["status"] in ("accepted", "pending")
    ]
    assert all(one[1] <= other[0] for one, other in pairwise(standing))
