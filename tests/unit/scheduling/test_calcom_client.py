"""What the client sends and how it takes the answers, with the network's edge in the test."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest
from pydantic import ValidationError

from app.domain.booking import BookingStatus
from app.domain.errors import (
    CalendarServerError,
    CalendarSetupError,
    CalendarUnreachable,
    OutcomeUnknown,
)
from app.scheduling.address import checked_base_url
from app.scheduling.client import CalComClient
from app.scheduling.wire import CreateBooking

START = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
BOOKING: dict[str, Any] = {
    "id": 123,
    "uid": "bk_9f3",
    "title": "Demo",
    "status": "accepted",
    "start": "2026-12-01T08:00:00.000Z",
    "end": "2026-12-01T08:30:00.000Z",
    "duration": 30,
    "hosts": [{"id": 1, "name": "Jane", "email": "j@example.com", "timeZone": "Europe/Rome"}],
    "attendees": [{"name": "Ada", "email": "ada@example.com", "timeZone": "Europe/Rome"}],
    "location": "https://video.example/bk_9f3",
    "metadata": {"request_id": "r1"},
    "somethingNew": {"nobody": "knows"},
}


class Recorder:
    """Answers every request with what it was given, and keeps the requests."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.requests: list[httpx.Request] = []
        self._answers = list(answers)

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def client(self, key: str | None = "cal_secret") -> CalComClient:
        transport = httpx.MockTransport(self)
        return CalComClient(base_url="https://api.example/v2", key=key, transport=transport)


def success(data: Any, status: int = 200) -> httpx.Response:
    return httpx.Response(status, json={"status": "success", "data": data})


async def not_gzip() -> AsyncIterator[bytes]:
    yield b"this is not compressed at all"


async def create(client: CalComClient, duration: int | None = None) -> Any:
    return await client.create(
        request_id="r1",
        event_type_id=5,
        start=START,
        duration=duration,
        name="Ada",
        email="ada@example.com",
        time_zone="Europe/Rome",
        answers={"notes": "By voice"},
    )


async def test_a_create_sends_exactly_what_is_documented() -> None:
    edge = Recorder(success(BOOKING, 201))
    booking = await create(edge.client())
    (request,) = edge.requests
    assert str(request.url) == "https://api.example/v2/bookings"
    assert request.headers["cal-api-version"] == "2026-02-25"
    assert request.headers["authorization"] == "Bearer cal_secret"
    assert json.loads(request.content) == {
        "eventTypeId": 5,
        "start": "2026-12-01T08:00:00Z",
        "attendee": {
            "name": "Ada",
            "email": "ada@example.com",
            "timeZone": "Europe/Rome",
            "language": "en",
        },
        "bookingFieldsResponses": {"notes": "By voice"},
        "metadata": {"source": "vocal-desk", "request_id": "r1"},
    }
    assert (booking.uid, booking.request_id, booking.start) == ("bk_9f3", "r1", START)
    assert booking.calendar_link == "https://video.example/bk_9f3"


async def test_a_length_is_sent_only_when_there_is_one_to_name() -> None:
    edge = Recorder(success(BOOKING, 201), success({}), success({}))
    client = edge.client()
    await create(client, duration=15)
    day = date(2026, 12, 1)
    for duration in (15, None):
        await client.free_slots(
            day, day, event_type_id=5, time_zone="Europe/Rome", duration=duration
        )
    assert json.loads(edge.requests[0].content)["lengthInMinutes"] == 15
    assert edge.requests[1].url.params["duration"] == "15"
    assert "duration" not in edge.requests[2].url.params


async def test_slots_are_asked_for_the_local_day_and_filtered() -> None:
    offered = {
        "2026-11-30": [{"start": "2026-11-30T23:30:00.000+01:00"}],
        "2026-12-01": [{"start": "2026-12-01T09:30:00.000+01:00"}, "2026-12-01T09:00:00+01:00"],
        "2026-12-02": [{"start": "2026-12-02T00:00:00.000+01:00"}, {"start": "soon"}],
    }
    edge = Recorder(success(offered))
    day = date(2026, 12, 1)
    slots = await edge.client().free_slots(
        day, day, event_type_id=5, time_zone="Europe/Rome", duration=None
    )
    assert dict(edge.requests[0].url.params) == {
        "eventTypeId": "5",
        "start": "2026-11-30T23:00:00Z",
        "end": "2026-12-01T22:59:59Z",
        "timeZone": "Europe/Rome",
    }
    assert edge.requests[0].headers["cal-api-version"] == "2024-09-04"
    assert [slot.offered_as for slot in slots] == [
        "2026-12-01T09:00:00+01:00",
        "2026-12-01T09:30:00.000+01:00",
    ]
    assert slots[0].start == START


def test_a_request_can_not_carry_an_unknown_field() -> None:
    with pytest.raises(ValidationError):
        CreateBooking.model_validate({"eventTypeId": 1, "language": "en"})


@pytest.mark.parametrize(
    ("changes", "link"),
    [
        ({"location": "integrations:daily"}, None),
        ({"location": "+39 06 123456"}, None),
        ({"location": "javascript:alert(1)"}, None),
        ({"location": "http-like"}, None),
        ({"location": None}, None),
        ({"location": "http://meet.example/x"}, "http://meet.example/x"),
    ],
)
async def test_only_a_web_address_becomes_a_link(changes: dict[str, Any], link: str | None) -> None:
    edge = Recorder(success({**BOOKING, **changes}))
    assert (await edge.client().get("bk_9f3")).calendar_link == link


async def test_sparse_and_strange_bookings_are_still_understood() -> None:
    sparse = {
        "id": 1,
        "uid": "u",
        "status": "awaiting_host",
        "start": "2026-12-01T08:00:00",
        "duration": 30,
        "attendees": [{"name": None, "email": None}],
        "metadata": None,
    }
    edge = Recorder(success(sparse), success([BOOKING, BOOKING]))
    client = edge.client()
    booking = await client.get("u")
    assert booking.status is BookingStatus.PENDING
    assert booking.start == START
    assert (await client.get("recurring")).uid == "bk_9f3"


async def test_a_uid_can_not_leave_its_place_in_the_path() -> None:
    edge = Recorder(success(BOOKING))
    await edge.client().get("../me?x=1#")
    assert edge.requests[0].url.raw_path == b"/v2/bookings/..%2Fme%3Fx%3D1%23"


async def test_a_read_is_sent_again_once_and_a_write_never() -> None:
    edge = Recorder(httpx.RemoteProtocolError("closed"), success(BOOKING))
    assert (await edge.client().get("u")).uid == "bk_9f3"
    edge = Recorder(httpx.ConnectError("x"), httpx.ConnectError("x"))
    with pytest.raises(CalendarUnreachable):
        await edge.client().get("u")
    assert len(edge.requests) == 2
    for error in (httpx.ConnectError("x"), httpx.ReadTimeout("x"), httpx.RemoteProtocolError("x")):
        edge = Recorder(error)
        with pytest.raises((CalendarUnreachable, OutcomeUnknown)):
            await create(edge.client())
        assert len(edge.requests) == 1


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(201, text="<html>fine</html>"),
        httpx.Response(201, json={"status": "success"}),
        httpx.Response(200, json={"status": "success", "data": []}),
        httpx.Response(201, json={"status": "success", "data": {**BOOKING, "start": "soon"}}),
        httpx.Response(201, content=not_gzip(), headers={"content-encoding": "gzip"}),
        httpx.Response(502, text="<html>Bad gateway</html>"),
    ],
    ids=["html", "no data", "empty", "no time", "not gzip", "502"],
)
async def test_a_write_with_an_unreadable_answer_may_have_happened(
    answer: httpx.Response,
) -> None:
    async def give(_: httpx.Request) -> httpx.Response:
        return answer

    edge = CalComClient(base_url="https://api.example/v2", transport=httpx.MockTransport(give))
    with pytest.raises(OutcomeUnknown):
        await create(edge)


async def test_a_write_that_takes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.scheduling.connection._WRITE_DEADLINE_SECONDS", 0.01)

    async def never(_: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    edge = CalComClient(base_url="https://api.example/v2", transport=httpx.MockTransport(never))
    with pytest.raises(OutcomeUnknown):
        await create(edge)


async def test_a_read_with_an_unreadable_answer_is_the_servers_fault() -> None:
    edge = Recorder(httpx.Response(200, text="<html>Sign in to this network</html>"))
    with pytest.raises(CalendarServerError, match="can't be read"):
        await edge.client().profile()


async def test_the_list_is_read_to_its_end() -> None:
    def page(uid: str, cursor: str | None) -> httpx.Response:
        pagination = {"nextCursor": cursor, "hasMore": cursor is not None}
        data = [{**BOOKING, "uid": uid}]
        return httpx.Response(
            200, json={"status": "success", "data": data, "pagination": pagination}
        )

    edge = Recorder(page("a", "one"), page("b", "two"), page("c", None))
    found = await edge.client().bookings(after_start=START, before_end=START + timedelta(hours=1))
    assert [booking.uid for booking in found] == ["a", "b", "c"]
    assert [request.url.params.get("cursor") for request in edge.requests] == [None, "one", "two"]
    assert edge.requests[0].headers["cal-api-version"] == "2026-05-01"


def offset_page(uid: str, *, more: bool) -> httpx.Response:
    pagination = {"hasNextPage": more, "currentPage": 1, "totalItems": 2}
    data = [{**BOOKING, "uid": uid}]
    return httpx.Response(200, json={"status": "success", "data": data, "pagination": pagination})


async def list_all(client: CalComClient) -> list[str]:
    found = await client.bookings(after_start=START, before_end=START + timedelta(hours=1))
    return [booking.uid for booking in found]


async def test_a_list_that_answers_with_pages_by_offset_is_read_to_its_end() -> None:
    edge = Recorder(offset_page("a", more=True), offset_page("b", more=False))
    assert await list_all(edge.client()) == ["a", "b"]
    assert edge.requests[1].headers["cal-api-version"] == "2024-08-13"
    assert edge.requests[1].url.params["skip"] == "1"
    assert "cursor" not in edge.requests[1].url.params


async def test_where_the_list_by_cursor_makes_no_sense_the_one_by_offset_is_read() -> None:
    broken = httpx.Response(200, text="<html>A timeout occurred</html>")
    edge = Recorder(broken, offset_page("a", more=False), offset_page("a", more=False))
    client = edge.client()
    assert await list_all(client) == ["a"]
    assert await list_all(client) == ["a"], "what works is remembered"
    versions = [request.headers["cal-api-version"] for request in edge.requests]
    assert versions == ["2026-05-01", "2024-08-13", "2024-08-13"]


async def test_a_list_that_is_refused_is_not_asked_for_in_another_way() -> None:
    edge = Recorder(httpx.Response(401, json={"statusCode": 401, "message": "no"}))
    with pytest.raises(CalendarSetupError):
        await list_all(edge.client())
    assert len(edge.requests) == 1


async def test_the_key_is_never_in_an_error() -> None:
    answer = httpx.Response(401, json={"statusCode": 401, "message": "bad key cal_secret"})
    edge = Recorder(answer)
    with pytest.raises(CalendarSetupError) as told:
        await edge.client().profile()
    assert "cal_secret" not in f"{told.value} {told.value.detail}"
    assert "bad key ***" in told.value.detail


async def test_a_redirect_is_not_followed() -> None:
    edge = Recorder(httpx.Response(302, headers={"location": "https://elsewhere.example/"}))
    with pytest.raises(CalendarSetupError):
        await edge.client().profile()
    assert len(edge.requests) == 1


@pytest.mark.parametrize("key", ["cal_\n", "cal key", "clé", "cal_\x7f"])
def test_a_key_that_is_none_is_told_without_showing_it(key: str) -> None:
    with pytest.raises(CalendarSetupError, match="characters that no key has") as told:
        CalComClient(key=key)
    assert key not in f"{told.value} {told.value.detail}"


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("https://api.cal.com/v1", "https://api.cal.com/v2"),
        ("https://api.cal.com/v1/", "https://api.cal.com/v2"),
        ("https://cal.example/api/v1", "https://cal.example/api/v2"),
        ("https://user:pw@cal.example:8443/v1", "https://cal.example:8443/v2"),
    ],
)
def test_an_address_of_the_old_api_is_answered_with_the_right_one(given: str, right: str) -> None:
    with pytest.raises(CalendarSetupError, match="old API") as told:
        checked_base_url(given)
    assert told.value.advice == f"Use {right}."


@pytest.mark.parametrize(
    "given",
    ["", "api.cal.com/v2", "ftp://api.cal.com/v2", "https://", "https://[::1/v2", "http://a b/",
     "file:///etc/passwd", "https://\x00/v2"],
)  # fmt: skip
def test_what_is_no_web_address_is_told(given: str) -> None:
    with pytest.raises(CalendarSetupError, match="not a web address"):
        checked_base_url(given)


def test_a_slash_at_the_end_makes_no_difference() -> None:
    assert checked_base_url(" https://api.cal.com/v2/ ") == "https://api.cal.com/v2"


@pytest.mark.parametrize(
    ("changes", "lengths"),
    [
        ({}, (45,)),
        ({"lengthInMinutesOptions": None}, (45,)),
        ({"lengthInMinutesOptions": [60, 15]}, (15, 45, 60)),
    ],
)
async def test_the_event_type_tells_lengths_host_and_policy(
    changes: dict[str, Any], lengths: tuple[int, ...]
) -> None:
    answer = {"id": 5, "title": "Demo", "lengthInMinutes": 45,
              "confirmationPolicy": {"type": "always"}, **changes}  # fmt: skip
    profile = {"id": 1, "username": "jane", "email": "j@example.com", "timeZone": "Europe/Rome"}
    edge = Recorder(success(answer), success(profile))
    event_type = await edge.client().event_type(5)
    assert event_type.lengths == lengths
    assert event_type.default_length == 45
    assert (event_type.host_name, event_type.host_time_zone) == ("jane", "Europe/Rome")
    assert event_type.requires_confirmation
    assert edge.requests[0].headers["cal-api-version"] == "2026-06-12"
