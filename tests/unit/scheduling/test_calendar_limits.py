"""The rate limit, second tries and pauses, on a clock that the tests move."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from calendar_edge import KEY, Edge, Time, refusal, success

from app.domain.errors import (
    CalendarServerError,
    CalendarUnreachable,
    OutcomeUnknown,
    RateLimited,
)
from app.scheduling.client import CalComClient
from app.scheduling.limits import RateLimiter, asked_pause, shared_limiter

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
PROFILE = {"id": 1, "username": "jane", "email": "j@example.com", "timeZone": "Europe/Rome"}


async def test_no_minute_sees_a_hundred_requests_however_many_are_wanted() -> None:
    time = Time()
    limiter = RateLimiter(monotonic=time.monotonic, sleep=time.sleep)
    sent: list[float] = []
    for _ in range(500):
        await limiter.admit()
        sent.append(time.ticks)
    for start in sent:
        assert sum(start <= moment < start + 60 for moment in sent) < 100
    # And it is not slower than it has to be.
    assert sent[-1] - sent[0] < 500 / 95 * 75


async def test_whoever_would_wait_too_long_is_told_when_to_come_back() -> None:
    time = Time()
    limiter = RateLimiter(monotonic=time.monotonic, sleep=time.sleep)
    limiter.pause(45)
    with pytest.raises(RateLimited, match="slow down") as told:
        await limiter.admit()
    assert told.value.seconds == 45
    assert told.value.can_retry
    assert time.slept == []
    time.go_on(40)
    await limiter.admit()
    assert time.slept == [5]


def test_one_limit_for_one_key_at_one_address() -> None:
    url = "https://api.example/v2"
    assert shared_limiter(url, KEY) is shared_limiter(url, KEY)
    others = [shared_limiter(url, "cal_x"), shared_limiter(url, None), shared_limiter("u", KEY)]
    assert shared_limiter(url, KEY) not in others


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (429, {"Retry-After": "12"}, 12),
        (429, {"Retry-After": format_datetime(NOW + timedelta(seconds=30), usegmt=True)}, 30),
        (429, {"X-RateLimit-Reset-Default": "41"}, 41),
        (429, {"X-RateLimit-Reset-Default": str(int(NOW.timestamp()) + 17)}, 17),
        (429, {"X-RateLimit-Reset-Default": str(int(NOW.timestamp() * 1000) + 9000)}, 9),
        (429, {"Retry-After": "3", "X-RateLimit-Reset-Default": "50"}, 3),
        (429, {}, 60),
        (429, {"Retry-After": "soon", "X-RateLimit-Reset-Default": "-"}, 60),
        (429, {"Retry-After": "99999999"}, 600),
        (429, {"Retry-After": "9" * 5000}, 60),
        (200, {"X-RateLimit-Remaining-Default": "7", "X-RateLimit-Reset-Default": "50"}, None),
        (200, {"X-RateLimit-Remaining-Default": "0", "X-RateLimit-Reset-Default": "50"}, 50),
        (
            200,
            {"X-RateLimit-Remaining-Default": "80", "X-RateLimit-Reset-Default": "50",
             "X-RateLimit-Remaining-Mine": "0", "X-RateLimit-Reset-Mine": "4"},
            4,
        ),
        (200, {}, None),
    ],
)  # fmt: skip
def test_the_pause_an_answer_asks_for(
    status: int, headers: dict[str, str], seconds: float | None
) -> None:
    assert asked_pause(status, headers, NOW) == seconds


def test_a_reset_that_is_a_moment_is_of_the_servers_clock_not_of_ours() -> None:
    headers = {
        "Date": format_datetime(NOW, usegmt=True),
        "X-RateLimit-Reset-Default": str(int(NOW.timestamp()) + 20),
    }
    assert asked_pause(429, headers, NOW - timedelta(hours=5)) == 20


async def test_a_short_pause_is_waited_for_and_the_read_sent_again() -> None:
    edge = Edge(refusal(429, "Too many requests", "ThrottlerException", **{"Retry-After": "2"}),
                success(PROFILE))  # fmt: skip
    assert (await edge.client().profile()).username == "jane"
    assert sum(edge.time.slept) == pytest.approx(2)


async def test_a_long_pause_ends_the_read_and_keeps_all_others_back() -> None:
    edge = Edge(refusal(429, "Too many requests", "ThrottlerException"), success(PROFILE))
    client = edge.client()
    for _ in range(3):
        with pytest.raises(RateLimited) as told:
            await client.profile()
        assert 50 < told.value.seconds <= 60
    assert len(edge.requests) == 1
    edge.time.go_on(60)
    assert (await client.profile()).username == "jane"


async def test_the_last_request_of_the_minute_keeps_the_next_one_back() -> None:
    used_up = {"X-RateLimit-Remaining-Default": "0", "X-RateLimit-Reset-Default": "5"}
    edge = Edge(success(PROFILE, 200, **used_up), success(PROFILE))
    client = edge.client()
    await client.profile()
    await client.profile()
    assert edge.time.slept == [5]


@pytest.mark.parametrize("status", [502, 503, 504])
async def test_a_read_outlives_a_short_fault_of_a_proxy(status: int) -> None:
    page = httpx.Response(status, text="<html>Bad gateway</html>")
    edge = Edge(page, page, success(PROFILE))
    assert (await edge.client().profile()).username == "jane"
    assert sum(edge.time.slept) < 3
    edge = Edge(page, page, page, success(PROFILE))
    with pytest.raises(CalendarServerError):
        await edge.client().profile()
    assert len(edge.requests) == 3


async def test_a_slow_fault_is_not_tried_for_ever() -> None:
    time = Time()

    def slowly(_: httpx.Request) -> httpx.Response:
        time.go_on(9)
        return httpx.Response(504)

    edge = Edge(slowly, slowly, time=time)
    with pytest.raises(CalendarServerError):
        await edge.client().profile()
    assert len(edge.requests) == 1


async def test_a_plain_fault_is_not_tried_again() -> None:
    edge = Edge(httpx.Response(500, json={"statusCode": 500, "message": "Internal"}))
    with pytest.raises(CalendarServerError):
        await edge.client().profile()
    assert len(edge.requests) == 1


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (httpx.Response(502), OutcomeUnknown),
        (httpx.Response(503), OutcomeUnknown),
        (httpx.Response(429), RateLimited),
        (httpx.ConnectError("x"), CalendarUnreachable),
        (httpx.ReadError("x"), OutcomeUnknown),
    ],
)
async def test_a_write_is_never_sent_again(
    answer: httpx.Response | Exception, kind: type[Exception]
) -> None:
    edge = Edge(answer)
    with pytest.raises(kind):
        await edge.client().cancel("u", reason="r")
    assert len(edge.requests) == 1


async def test_a_write_that_has_to_wait_too_long_is_not_sent_at_all() -> None:
    limiter = RateLimiter()
    limiter.pause(60)
    edge = Edge()
    with pytest.raises(RateLimited):
        await edge.client(limiter=limiter).cancel("u", reason="r")
    assert edge.requests == []


async def test_after_a_pause_a_write_goes_out_on_a_connection_that_was_tried() -> None:
    booking = {"id": 1, "uid": "u", "status": "cancelled", "start": "2026-12-01T08:00:00Z",
               "duration": 30}  # fmt: skip
    edge = Edge(success({}), httpx.ReadError("idle"), success(PROFILE), success(booking))
    client = edge.client()
    day = date(2026, 12, 1)
    await client.free_slots(day, day, event_type_id=1, time_zone="UTC", duration=None)
    edge.time.go_on(60)
    await client.cancel("u", reason="r")
    assert [request.method for request in edge.requests] == ["GET", "GET", "GET", "POST"]
    edge.answers += [success(booking)]
    await client.cancel("u", reason="r")
    assert [request.method for request in edge.requests[4:]] == ["POST"]


async def test_a_write_over_a_network_that_is_gone_is_known_not_to_have_happened() -> None:
    edge = Edge(success({}), httpx.ConnectError("x"), httpx.ConnectError("x"))
    client = edge.client()
    day = date(2026, 12, 1)
    await client.free_slots(day, day, event_type_id=1, time_zone="UTC", duration=None)
    edge.time.go_on(60)
    with pytest.raises(CalendarUnreachable):
        await client.cancel("u", reason="r")


async def test_warming_up_takes_any_answer_but_none() -> None:
    await Edge(refusal(401, "No authentication method provided.")).client(None).warm_up()
    with pytest.raises(CalendarUnreachable):
        await Edge(httpx.ConnectError("x"), httpx.ConnectError("x")).client().warm_up()


def test_a_calendar_on_this_computer_has_no_shared_limit() -> None:
    one, two = (CalComClient(base_url="http://127.0.0.1:1/v2") for _ in range(2))
    assert one._connection._limiter is not two._connection._limiter
