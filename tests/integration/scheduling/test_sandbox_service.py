"""What the sandbox does only where it is asked to: keys, limits, webhooks, mail and faults."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import queue
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from calendar_rig import ADA, TestClock, sandbox_app
from sandbox_contract import check
from sandbox_server import sandbox_at, webhook_address

from app.scheduling.sandbox.app import create_app
from app.scheduling.sandbox.limits import RateLimit
from app.scheduling.sandbox.store import SANDBOX_DATABASE, SANDBOX_MIGRATIONS
from app.storage.database import open_database

SLOTS = {"cal-api-version": "2024-09-04"}
BOOKINGS = {"cal-api-version": "2026-02-25"}
CURSOR_LIST = {"cal-api-version": "2026-05-01"}
EVENT_TYPES = {"cal-api-version": "2026-06-12"}
SCHEDULES = {"cal-api-version": "2024-06-11"}
BODY = {
    "eventTypeId": 2,
    "start": "2026-10-14T08:00:00Z",
    "attendee": {"name": "Ada Byron", "email": ADA, "timeZone": "Europe/Rome"},
}
DAY = "/v2/slots?eventTypeId=2&start=2026-10-14&end=2026-10-14"
SECONDS = 20  # at most, for what happens at once


def message(answer: httpx.Response) -> str:
    return str(answer.json()["error"]["message"])


def test_a_key_that_was_set_is_asked_for_where_cal_com_does(tmp_path: Path) -> None:
    with (
        sandbox_at(tmp_path, TestClock(), key="cal_right") as url,
        httpx.Client(base_url=url) as http,
    ):
        private: tuple[tuple[str, dict[str, str]], ...] = (
            ("/v2/bookings", CURSOR_LIST),
            ("/v2/event-types/1", EVENT_TYPES),
            ("/v2/me", {}),
            ("/v2/schedules", SCHEDULES),
            ("/v2/webhooks", {}),
        )
        for path, version in private:
            missing = http.get(path, headers=version)
            check(missing)
            assert missing.status_code == 401
            assert "No authentication method provided" in message(missing)
            right = http.get(path, headers={**version, "Authorization": "Bearer cal_right"})
            assert right.status_code == 200
        for path, version in (*private, (DAY, SLOTS)):
            for wrong in (b"Bearer cal_wrong", b"cal_right", b"Bearer \xff"):
                headers = [(name.encode(), value.encode()) for name, value in version.items()]
                answer = http.get(path, headers=[*headers, (b"Authorization", wrong)])
                assert answer.status_code == 401
                assert message(answer) == "ApiAuthStrategy - api key - Your api key is not valid"
        assert http.get(DAY, headers=SLOTS).status_code == 200
        assert http.post("/v2/bookings", json=BODY, headers=BOOKINGS).status_code == 201
        held = {"eventTypeId": 2, "slotStart": "2026-10-14T09:00:00Z", "reservationDuration": 30}
        refused = http.post("/v2/slots/reservations", json=held, headers=SLOTS)
        assert refused.status_code == 401
        assert "reservationDuration can only be used for authenticated" in message(refused)


def test_the_limit_holds_for_each_key_and_ends_after_a_minute(tmp_path: Path) -> None:
    now = 1000.0
    limit = RateLimit(ticks=lambda: now)
    with (
        sandbox_at(tmp_path, TestClock(), rate_limit=limit) as url,
        httpx.Client(base_url=url) as http,
    ):
        left = [
            int(http.get("/v2/me").headers["X-RateLimit-Remaining-Default"]) for _ in range(120)
        ]
        assert left == list(range(119, -1, -1))
        now += 50
        over = http.get("/v2/me")
        check(over)
        assert over.status_code == 429
        assert over.json()["error"]["code"] == "ThrottlerException"
        assert message(over) == (
            "CustomThrottlerGuard - Too many requests. Please try again later."
        )
        assert over.headers["X-RateLimit-Remaining-Default"] == "0"
        assert over.headers["X-RateLimit-Reset-Default"] == "60"
        other = http.get("/v2/me", headers={"Authorization": "Bearer cal_other"})
        assert other.status_code == 200
        now += 59
        assert http.get("/v2/me").status_code == 429
        now += 1
        assert http.get("/v2/me").status_code == 200


def test_webhooks_are_told_what_happened_with_a_signature(tmp_path: Path) -> None:
    with (
        webhook_address() as (address, deliveries),
        sandbox_at(tmp_path, TestClock()) as url,
        httpx.Client(base_url=url) as http,
    ):
        hook = {
            "subscriberUrl": address,
            "active": True,
            "secret": "between us",
            "triggers": [
                "BOOKING_CREATED",
                "BOOKING_REQUESTED",
                "BOOKING_RESCHEDULED",
                "BOOKING_CANCELLED",
                "BOOKING_REJECTED",
            ],
        }
        assert http.post("/v2/webhooks", json=hook).status_code == 201
        again = http.post("/v2/webhooks", json=hook)
        assert again.status_code == 409
        assert "subscriber url already exists" in message(again)

        def told(trigger: str) -> dict[str, Any]:
            headers, body = deliveries.get(timeout=SECONDS)
            expected = hmac.new(b"between us", body, hashlib.sha256).hexdigest()
            assert headers["x-cal-signature-256"] == expected
            assert headers["x-cal-webhook-version"] == "2021-10-20"
            content = json.loads(body)
            assert content["triggerEvent"] == trigger
            payload: dict[str, Any] = content["payload"]
            return payload

        def post(path: str, body: dict[str, Any]) -> dict[str, Any]:
            answer = http.post(f"/v2/bookings{path}", json=body, headers=BOOKINGS)
            assert answer.is_success, answer.text
            data: dict[str, Any] = answer.json()["data"]
            return data

        made = post("", BODY)
        payload = told("BOOKING_CREATED")
        assert (payload["uid"], payload["status"]) == (made["uid"], "ACCEPTED")
        assert payload["startTime"] == "2026-10-14T08:00:00.000Z"
        assert payload["attendees"][0]["email"] == ADA
        assert payload["responses"]["name"]["value"] == "Ada Byron"
        moved = post(f"/{made['uid']}/reschedule", {"start": "2026-10-14T09:00:00Z"})
        payload = told("BOOKING_RESCHEDULED")
        assert (payload["uid"], payload["rescheduleUid"]) == (moved["uid"], made["uid"])
        assert payload["iCalUID"] == made["icsUid"]
        post(f"/{moved['uid']}/cancel", {"cancellationReason": "Ill"})
        assert told("BOOKING_CANCELLED")["cancellationReason"] == "Ill"
        asked = post("", {**BODY, "eventTypeId": 3, "start": "2026-10-14T07:45:00Z"})
        assert told("BOOKING_REQUESTED")["requiresConfirmation"] is True
        post(f"/{asked['uid']}/decline", {"reason": "Away"})
        assert told("BOOKING_REJECTED")["rejectionReason"] == "Away"


def test_a_webhook_that_is_off_elsewhere_or_silent_troubles_nobody(tmp_path: Path) -> None:
    with (
        webhook_address() as (address, deliveries),
        sandbox_at(tmp_path, TestClock()) as url,
        httpx.Client(base_url=url) as http,
    ):
        hooks = (
            (address + "/off", False, None),
            ("http://192.0.2.1/hook", True, None),
            ("http://127.0.0.1:1/nobody", True, None),
            (address, True, "2026-07-27"),
        )
        for where, active, version in hooks:
            hook = {"subscriberUrl": where, "active": active, "triggers": ["BOOKING_CREATED"]}
            more = {} if version is None else {"version": version}
            assert http.post("/v2/webhooks", json={**hook, **more}).status_code == 201
        assert http.post("/v2/bookings", json=BODY, headers=BOOKINGS).status_code == 201
        headers, body = deliveries.get(timeout=SECONDS)
        assert headers["x-cal-signature-256"] == "no-secret-provided"
        assert headers["x-cal-webhook-version"] == "2026-07-27"
        assert json.loads(body)["payload"]["attendeeIcsContent"].startswith("BEGIN:VCALENDAR")
        with pytest.raises(queue.Empty):
            deliveries.get_nowait()


@pytest.fixture
async def faulty(tmp_path: Path) -> AsyncIterator[str]:
    with sandbox_at(tmp_path, TestClock(), control=True) as url:
        yield url


def bookings_at(url: str) -> list[str]:
    answer = httpx.get(f"{url}/v2/bookings", headers=CURSOR_LIST)
    return [item["status"] for item in answer.json()["data"]]


def set_fault(url: str, **fault: Any) -> None:
    answer = httpx.post(f"{url}/control/faults", json=fault)
    assert answer.status_code == 200, answer.text


def book_at(url: str) -> httpx.Response:
    return httpx.post(f"{url}/v2/bookings", json=BODY, headers=BOOKINGS)


@pytest.mark.parametrize("after", [False, True])
def test_a_dropped_connection_is_really_dropped(faulty: str, after: bool) -> None:
    set_fault(faulty, kind="drop", after=after)
    with pytest.raises(httpx.RemoteProtocolError, match="disconnected"):
        book_at(faulty)
    assert len(bookings_at(faulty)) == (1 if after else 0)
    assert httpx.get(f"{faulty}/control/faults").json() == []


def test_half_an_answer_breaks_off_after_the_booking_was_made(faulty: str) -> None:
    set_fault(faulty, kind="half")
    with pytest.raises(httpx.RemoteProtocolError, match="without sending complete"):
        book_at(faulty)
    assert bookings_at(faulty) == ["accepted"]


@pytest.mark.parametrize("after", [False, True])
def test_errors_and_pages_of_a_proxy_come_before_or_after_the_work(
    faulty: str, after: bool
) -> None:
    set_fault(faulty, kind="status", status=429, count=2)
    for _ in range(2):
        answer = book_at(faulty)
        assert (answer.status_code, answer.json()["error"]["code"]) == (429, "ThrottlerException")
    set_fault(faulty, kind="status", status=503)
    assert book_at(faulty).json() == {"statusCode": 503, "message": "Service Unavailable"}
    assert bookings_at(faulty) == []
    set_fault(faulty, kind="html", after=after)
    page = book_at(faulty)
    assert (page.status_code, page.headers["content-type"]) == (502, "text/html; charset=utf-8")
    assert len(bookings_at(faulty)) == (1 if after else 0)


def test_a_fault_waits_for_its_method_and_path(faulty: str) -> None:
    set_fault(faulty, kind="drop", method="GET", path="/v2/slots")
    assert book_at(faulty).status_code == 201
    assert bookings_at(faulty) == ["accepted"]
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.get(faulty + DAY, headers=SLOTS)
    set_fault(faulty, kind="delay", seconds=0, method="GET", after=True)
    assert httpx.get(faulty + DAY, headers=SLOTS).status_code == 200
    set_fault(faulty, kind="drop")
    assert httpx.delete(f"{faulty}/control/faults").json() == []
    wrong = httpx.post(f"{faulty}/control/faults", json={"kind": "earthquake"})
    assert wrong.status_code == 400


def test_a_time_can_be_taken_between_the_look_and_the_booking(faulty: str) -> None:
    before = httpx.get(faulty + DAY, headers=SLOTS).json()["data"]["2026-10-14"]
    assert {"start": "2026-10-14T08:00:00.000Z"} in before
    set_fault(faulty, kind="taken", path="/v2/bookings")
    answer = book_at(faulty)
    assert answer.status_code == 400
    assert "already has booking at this time or is not available" in message(answer)
    after = httpx.get(faulty + DAY, headers=SLOTS).json()["data"]["2026-10-14"]
    assert {"start": "2026-10-14T08:00:00.000Z"} not in after


def test_the_host_is_busy_with_other_things_when_told_so(faulty: str) -> None:
    span = {"start": "2026-10-14T08:15:00Z", "end": "2026-10-14T08:45:00Z"}
    assert httpx.post(f"{faulty}/control/busy", json=span).status_code == 201
    times = httpx.get(faulty + DAY, headers=SLOTS).json()["data"]["2026-10-14"]
    starts = {slot["start"][11:16] for slot in times}
    assert {"08:00", "08:30"}.isdisjoint(starts)
    assert {"07:30", "09:00"} <= starts
    httpx.delete(f"{faulty}/control/busy")
    assert book_at(faulty).status_code == 201


async def test_in_one_process_a_dropped_connection_reaches_the_client_as_one(
    tmp_path: Path,
) -> None:
    connection = open_database(tmp_path / SANDBOX_DATABASE, SANDBOX_MIGRATIONS)
    with contextlib.closing(connection):
        app = create_app(connection, clock=TestClock(), host_time_zone="Europe/Rome", control=True)
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://sandbox.invalid"
        ) as http:
            await http.post("/control/faults", json={"kind": "drop", "after": True})
            with pytest.raises(httpx.RemoteProtocolError):
                await http.post("/v2/bookings", json=BODY, headers=BOOKINGS)
            listed = await http.get("/v2/bookings", headers=CURSOR_LIST)
            assert len(listed.json()["data"]) == 1


async def test_without_being_asked_for_there_is_no_control(tmp_path: Path) -> None:
    with sandbox_app(tmp_path, TestClock()) as app:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://sandbox.invalid"
        ) as http:
            answer = await http.post("/control/faults", json={"kind": "drop"})
    assert answer.status_code == 404


async def test_a_database_of_the_version_before_opens_with_its_bookings(tmp_path: Path) -> None:
    old = open_database(tmp_path / SANDBOX_DATABASE, SANDBOX_MIGRATIONS[:1])
    answer = {
        "id": 1,
        "uid": "kept",
        "status": "accepted",
        "start": "2026-10-14T08:00:00.000Z",
        "end": "2026-10-14T08:30:00.000Z",
        "eventTypeId": 1,
        "attendees": [{"name": "Ada Byron", "email": ADA}],
    }
    old.execute("INSERT INTO booking (id, answer) VALUES (1, ?)", (json.dumps(answer),))
    old.close()
    with sandbox_app(tmp_path, TestClock()) as app:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://sandbox.invalid"
        ) as http:
            kept = await http.get("/v2/bookings/kept", headers=BOOKINGS)
            taken = await http.post("/v2/bookings", json=BODY, headers=BOOKINGS)
    assert kept.json()["data"] == answer
    assert taken.status_code == 400
