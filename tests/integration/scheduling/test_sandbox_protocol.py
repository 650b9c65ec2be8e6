"""The sandbox as a third-party Cal.com client would meet it, over real HTTP."""

from __future__ import annotations

import contextlib
import socket
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from calendar_rig import ADA, MONDAY, TestClock, sandbox_app, served_sandbox

from app.domain.errors import SetupError
from app.scheduling.sandbox.server import serve
from app.scheduling.sandbox.store import SANDBOX_DATABASE

SLOTS = {"cal-api-version": "2024-09-04"}
BOOKINGS = {"cal-api-version": "2026-02-25"}
BOOKING_LIST = {"cal-api-version": "2026-05-01"}
EVENT_TYPES = {"cal-api-version": "2026-06-12"}
TEN = "2026-10-13T08:00:00Z"


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def http(tmp_path: Path, clock: TestClock) -> Iterator[httpx.Client]:
    with served_sandbox(tmp_path, clock) as url, httpx.Client(base_url=url) as client:
        yield client


def body(**changes: Any) -> dict[str, Any]:
    attendee = {"name": "Ada Byron", "email": ADA, "timeZone": "Europe/Rome"}
    return {"eventTypeId": 1, "start": TEN, "attendee": attendee, **changes}


def book(http: httpx.Client, **changes: Any) -> dict[str, Any]:
    answer = http.post("/bookings", json=body(**changes), headers=BOOKINGS)
    assert answer.status_code == 201, answer.text
    data: dict[str, Any] = answer.json()["data"]
    return data


def assert_enveloped(answer: httpx.Response, status: int, message: str) -> None:
    assert answer.status_code == status
    content = answer.json()
    assert content["status"] == "error"
    assert content["path"] == answer.request.url.raw_path.decode()
    assert message in content["error"]["message"]
    assert content["error"]["details"]["statusCode"] == status


def test_free_times_are_still_had_as_older_clients_ask(http: httpx.Client) -> None:
    times = {"startTime": "2026-10-13T00:00:00Z", "endTime": "2026-10-13T23:59:59Z"}
    older = {"cal-api-version": "2024-08-13"}
    data: dict[str, Any] = {}
    for shape in ("time", "range"):
        query = {**times, "eventTypeId": "1", "timeZone": "Europe/Rome", "slotFormat": shape}
        answer = http.get("/slots/available", params=query, headers=older)
        assert answer.status_code == 200, answer.text
        (data[shape],) = answer.json()["data"]["slots"].values()
    assert data["time"][0] == {"time": "2026-10-13T09:00:00.000+02:00"}
    assert data["range"][0]["startTime"] == data["time"][0]["time"]
    assert http.get("/slots/available", params=times, headers=older).status_code == 400
    assert http.get("/slots/available", params=times, headers=SLOTS).status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "wrong"),
    [
        ("GET", "/slots?eventTypeId=1&start=2026-10-13&end=2026-10-13", BOOKINGS),
        ("GET", "/slots?eventTypeId=1&start=2026-10-13&end=2026-10-13", {}),
        ("POST", "/bookings", BOOKING_LIST),
        ("POST", "/bookings", {}),
        ("GET", "/bookings", SLOTS),
        ("GET", "/bookings/some-uid", SLOTS),
        ("POST", "/bookings/some-uid/cancel", {}),
        ("GET", "/event-types/1", BOOKINGS),
    ],
)
def test_a_wrong_or_missing_version_is_an_unknown_route(
    http: httpx.Client, method: str, path: str, wrong: dict[str, str]
) -> None:
    answer = http.request(method, path, headers=wrong)
    assert_enveloped(answer, 404, f"Cannot {method} /v2{path}")
    assert answer.json()["error"]["code"] == "NotFoundException"


def test_an_unknown_path_and_an_unknown_method_are_told_alike(http: httpx.Client) -> None:
    assert_enveloped(http.get("/nothing"), 404, "Cannot GET /v2/nothing")
    assert_enveloped(http.delete("/me"), 404, "Cannot DELETE /v2/me")


def test_unknown_properties_are_refused(http: httpx.Client) -> None:
    answer = http.post("/bookings", json=body(language="en"), headers=BOOKINGS)
    assert_enveloped(answer, 400, "language property is wrong,property language should not exist")
    query = "/slots?eventTypeId=1&start=2026-10-13&end=2026-10-13&startTime=now"
    assert_enveloped(http.get(query, headers=SLOTS), 400, "property startTime should not exist")
    uid = book(http)["uid"]
    answer = http.post(f"/bookings/{uid}/cancel", json={"reason": "x"}, headers=BOOKINGS)
    assert_enveloped(answer, 400, "property reason should not exist")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"start": "tomorrow"}, "must be a valid ISO 8601 date string"),
        ({"attendee": {"name": "Ada", "timeZone": "Europe/Rome"}}, "at least one contact method"),
        (
            {"attendee": {"name": "Ada", "timeZone": "Mars/Base", "email": ADA}},
            "must be a valid IANA time-zone",
        ),
        (
            {"attendee": {"name": "Ada", "timeZone": "Europe/Rome", "email": "ada@@x"}},
            "Invalid email format",
        ),
        ({"metadata": {"n": 1}}, "metadata"),
        ({"metadata": {"k" * 41: "v"}}, "at most 40 characters"),
        ({"lengthInMinutes": 20}, "15, 30, 60"),
        ({"eventTypeId": None}, "Either eventTypeId or eventTypeSlug + username"),
        ({"start": "2026-10-11T08:00:00Z"}, "Attempting to book a meeting in the past."),
        ({"start": "2028-10-13T08:00:00Z"}, 'can\'t be booked at the "start" time'),
        ({"start": "2026-10-13T08:10:00Z"}, "already has booking at this time or is not available"),
        ({"start": "2026-10-13T18:00:00Z"}, "already has booking at this time or is not available"),
        ({"start": "2026-10-17T08:00:00Z"}, "already has booking at this time or is not available"),
    ],
)
def test_what_can_not_be_booked_is_a_400_with_a_sentence(
    http: httpx.Client, changes: dict[str, Any], message: str
) -> None:
    answer = http.post("/bookings", json=body(**changes), headers=BOOKINGS)
    assert_enveloped(answer, 400, message)


@pytest.mark.parametrize("content", ["{", "[]", '"text"', '{"start": "\\ud800"}', "\x00"])
def test_a_body_that_is_no_booking_is_a_400(http: httpx.Client, content: str) -> None:
    answer = http.post("/bookings", content=content, headers=BOOKINGS)
    assert_enveloped(answer, 400, "")


def test_a_booking_has_every_documented_property(http: httpx.Client) -> None:
    made = book(
        http,
        metadata={"request_id": "r1"},
        bookingFieldsResponses={"notes": "Bring slides"},
        lengthInMinutes=60,
    )
    assert made["id"] == 1
    assert (made["start"], made["end"]) == ("2026-10-13T08:00:00.000Z", "2026-10-13T09:00:00.000Z")
    assert (made["duration"], made["status"]) == (60, "accepted")
    assert made["eventType"] == {"id": 1, "slug": "demo-call"}
    assert made["metadata"] == {"request_id": "r1"}
    assert made["bookingFieldsResponses"]["notes"] == "Bring slides"
    assert made["location"].startswith("https://meet.example/")
    assert made["hosts"][0]["timeZone"] == "Europe/Rome"
    assert made["attendees"][0]["displayEmail"] == ADA
    assert made["absentHost"] is False
    assert made["updatedAt"] is None
    assert http.get(f"/bookings/{made['uid']}", headers=BOOKINGS).json()["data"] == made


def test_every_answer_carries_the_rate_limit_headers(http: httpx.Client) -> None:
    for answer in (http.get("/me"), http.get("/nothing")):
        for name in ("Limit", "Remaining", "Reset"):
            assert answer.headers[f"X-RateLimit-{name}-Default"].isdigit()


def test_the_same_clock_and_history_give_the_same_booking(tmp_path: Path) -> None:
    made = []
    for folder in ("one", "two"):
        with (
            served_sandbox(tmp_path / folder, TestClock()) as url,
            httpx.Client(base_url=url) as http,
        ):
            made.append(book(http))
    assert made[0] == made[1]


def test_moving_and_cancelling_follow_the_documented_rules(
    http: httpx.Client, clock: TestClock
) -> None:
    old = book(http)
    new_start = {"start": "2026-10-13T09:00:00Z", "reschedulingReason": "Train"}
    answer = http.post(f"/bookings/{old['uid']}/reschedule", json=new_start, headers=BOOKINGS)
    assert answer.status_code == 201
    new = answer.json()["data"]
    assert new["rescheduledFromUid"] == old["uid"]
    assert new["reschedulingReason"] == "Train"

    again = http.post(f"/bookings/{old['uid']}/reschedule", json=new_start, headers=BOOKINGS)
    assert_enveloped(again, 400, f"rescheduled already to booking with uid={new['uid']}")

    path = f"/bookings/{new['uid']}/cancel"
    by_host = http.post(path, headers={**BOOKINGS, "Authorization": "Bearer cal_any"})
    assert by_host.status_code == 400
    assert by_host.json() == {
        "statusCode": 400,
        "message": "Cancellation reason is required when you are the host",
    }
    gone = http.post(path, json={"cancellationReason": "Ill"}, headers=BOOKINGS).json()["data"]
    assert (gone["status"], gone["cancellationReason"]) == ("cancelled", "Ill")
    assert_enveloped(http.post(path, headers=BOOKINGS), 400, "has been cancelled already")

    over = book(http)
    clock.now = MONDAY + timedelta(days=2)
    ended = http.post(f"/bookings/{over['uid']}/cancel", headers=BOOKINGS)
    assert ended.json() == {
        "statusCode": 400,
        "message": "Cannot cancel a booking that has already ended",
    }


def test_unknown_bookings_and_event_types_are_404(http: httpx.Client) -> None:
    assert_enveloped(http.get("/bookings/none", headers=BOOKINGS), 404, "Booking with uid=none")
    cancelled = http.post("/bookings/none/cancel", headers=BOOKINGS)
    assert_enveloped(cancelled, 404, "Booking with uid=none not found")
    moved = http.post("/bookings/none/reschedule", json={"start": TEN}, headers=BOOKINGS)
    assert_enveloped(moved, 404, "Booking with uid=none")
    assert_enveloped(http.get("/event-types/7", headers=EVENT_TYPES), 404, "Event type with id 7")
    slots = http.get("/slots?eventTypeId=7&start=2026-10-13&end=2026-10-13", headers=SLOTS)
    assert_enveloped(slots, 404, "Event Type not found")


def test_the_list_filters_and_goes_on_from_a_cursor(http: httpx.Client) -> None:
    hours = ("08:00", "09:00", "10:00", "11:00", "12:00")
    made = [
        book(
            http,
            start=f"2026-10-13T{hour}:00Z",
            attendee={"name": "X", "email": f"x{number}@example.com", "timeZone": "Europe/Rome"},
        )
        for number, hour in enumerate(hours)
    ]
    http.post(f"/bookings/{made[0]['uid']}/cancel", headers=BOOKINGS)

    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        query = {"limit": "2", "sortStart": "asc", **cursor}
        page = http.get("/bookings", params=query, headers=BOOKING_LIST).json()
        seen += [item["uid"] for item in page["data"]]
        if not page["pagination"]["hasMore"]:
            assert page["pagination"]["nextCursor"] is None
            break
        cursor = {"cursor": page["pagination"]["nextCursor"]}
    assert seen == [item["uid"] for item in made]

    def uids(**query: str) -> list[str]:
        answer = http.get("/bookings", params=query, headers=BOOKING_LIST)
        assert answer.status_code == 200, answer.text
        return [item["uid"] for item in answer.json()["data"]]

    assert uids(status="cancelled") == [made[0]["uid"]]
    assert uids(status="upcoming") == [item["uid"] for item in made[1:]]
    assert uids(attendeeEmail="X3@example.com") == [made[3]["uid"]]
    window = {"afterStart": "2026-10-13T10:00:00.000Z", "beforeEnd": "2026-10-13T11:30:00.000Z"}
    assert uids(**window) == [made[3]["uid"], made[2]["uid"]]
    assert uids(eventTypeIds="5,6") == []
    wrong = http.get("/bookings", params={"afterStart": "now"}, headers=BOOKING_LIST)
    assert_enveloped(wrong, 400, "ISO 8601")


def test_slots_follow_the_query(http: httpx.Client) -> None:
    def slots(**query: str) -> dict[str, list[dict[str, str]]]:
        params = {"eventTypeId": "1", "start": "2026-10-13", "end": "2026-10-13", **query}
        answer = http.get("/slots", params=params, headers=SLOTS)
        assert answer.status_code == 200, answer.text
        data: dict[str, list[dict[str, str]]] = answer.json()["data"]
        return data

    plain = slots()
    assert list(plain) == ["2026-10-13"]
    assert plain["2026-10-13"][0] == {"start": "2026-10-13T07:00:00.000Z"}
    assert len(plain["2026-10-13"]) == 16
    assert len(slots(duration="60")["2026-10-13"]) == 8
    assert len(slots(duration="15")["2026-10-13"]) == 32
    assert slots(timeZone="Europe/Rome", format="range")["2026-10-13"][0] == {
        "start": "2026-10-13T09:00:00.000+02:00",
        "end": "2026-10-13T09:30:00.000+02:00",
    }
    # An end at midnight UTC is widened to that whole day, as Cal.com does.
    assert list(slots(end="2026-10-14T00:00:00Z")) == ["2026-10-13", "2026-10-14"]
    assert list(slots(end="2026-10-13T23:59:59Z")) == ["2026-10-13"]
    assert slots(start="2026-10-17", end="2026-10-18") == {}
    by_slug = {"eventTypeSlug": "demo-call", "username": "alex"}
    answer = http.get("/slots", params={**by_slug, "start": TEN, "end": TEN}, headers=SLOTS)
    assert answer.json()["data"] == {"2026-10-13": [{"start": "2026-10-13T08:00:00.000Z"}]}

    made = book(http, lengthInMinutes=60)
    assert len(slots()["2026-10-13"]) == 14
    assert len(slots(bookingUidToReschedule=made["uid"])["2026-10-13"]) == 16
    backwards = http.get("/slots?eventTypeId=1&start=2026-10-14&end=2026-10-13", headers=SLOTS)
    assert_enveloped(backwards, 400, "Invalid time range given")


def test_past_times_and_times_beyond_the_window_are_not_offered(
    http: httpx.Client, clock: TestClock
) -> None:
    clock.now = MONDAY.replace(hour=11, minute=10)
    query = {"eventTypeId": "1", "start": "0001-01-01", "end": "9999-12-30"}
    data = http.get("/slots", params=query, headers=SLOTS).json()["data"]
    assert data["2026-10-12"][0] == {"start": "2026-10-12T11:30:00.000Z"}
    assert list(data)[-1] == "2027-10-12"


def test_event_type_and_profile_are_public(http: httpx.Client) -> None:
    one = http.get("/event-types/1", headers=EVENT_TYPES).json()["data"]
    assert one["lengthInMinutesOptions"] == [15, 30, 60]
    listed = http.get("/event-types", headers=EVENT_TYPES).json()["data"]
    assert listed[0] == one
    by_slug = http.get("/event-types?username=alex&eventSlug=demo-call", headers=EVENT_TYPES)
    assert by_slug.json()["data"] == [one]
    other = http.get("/event-types", params={"username": "nobody"}, headers=EVENT_TYPES)
    assert other.json()["data"] == []
    profile = http.get("/me").json()["data"]
    assert (profile["username"], profile["timeZone"]) == ("alex", "Europe/Rome")


def test_a_fault_of_the_sandbox_itself_is_a_plain_500(tmp_path: Path) -> None:
    with served_sandbox(tmp_path, TestClock()) as url:
        with contextlib.closing(sqlite3.connect(tmp_path / SANDBOX_DATABASE)) as connection:
            connection.execute("DROP TABLE booking")
        answer = httpx.get(f"{url}/bookings/any", headers=BOOKINGS)
    assert answer.status_code == 500
    assert answer.json() == {"statusCode": 500, "message": "Internal server error"}


async def test_a_port_in_use_is_told_in_words(tmp_path: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        sandbox_app(tmp_path, TestClock()) as app,
    ):
        port = taken.getsockname()[1]
        with pytest.raises(SetupError, match=f"can't use port {port}"):
            await serve(app, port=port)
        with pytest.raises(SetupError, match="can't use port 70000"):
            await serve(app, port=70_000)
