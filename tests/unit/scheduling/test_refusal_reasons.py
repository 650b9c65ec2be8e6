"""Which rule of the calendar's is in the way, and what may be done about it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from calendar_edge import Edge, Time, refusal, success

from app.domain.errors import (
    CalendarError,
    CalendarKeyError,
    CalendarServerError,
    NotBookable,
    RateLimited,
    Reason,
    SlotTaken,
)
from app.scheduling.failures import refused

BOUNDS = (
    "The event type can't be booked at the \"start\" time provided. This could be because it's "
    "too soon (violating the minimum booking notice) or too far in the future (outside the event's "
    "scheduling window)."
)


def told(message: str, status: int = 400) -> CalendarError:
    body = {"status": "error", "error": {"code": "X", "message": message}}
    return refused(status, json.dumps(body), is_write=True)


@pytest.mark.parametrize(
    ("message", "reason", "field", "advice"),
    [
        ("Attempting to book a meeting in the past.", Reason.IN_THE_PAST, "", "later time"),
        (BOUNDS, Reason.TOO_SOON_OR_OUTSIDE_WINDOW, "", "another time"),
        (
            "Attendee with this email can't book because the maximum number of active bookings "
            "has been reached.",
            Reason.LIMIT_REACHED, "", "Cancel or move",
        ),
        (
            "Missing attendee phone number - it is required by the event type. Pass it as ...",
            Reason.NEEDS_PHONE, "", "country code",
        ),
        (
            "Invalid phone number format. Please use international format.",
            Reason.NEEDS_PHONE, "", "country code",
        ),
        (
            "Missing required booking field response: companyName - it is required by the event",
            Reason.MISSING_ANSWER, "companyName", "Answer it",
        ),
        (
            "Invalid option 'x' for booking field 'Size'. Allowed options are: Small, Large.",
            Reason.WRONG_ANSWER, "Size", "one of: Small, Large.",
        ),
        (
            "Invalid type for booking field 'agree'. Expected type boolean, received string.",
            Reason.WRONG_ANSWER, "agree", "Change the answer",
        ),
        (
            "Can't specify 'lengthInMinutes' because event type does not have multiple lengths.",
            Reason.WRONG_LENGTH, "", "another length",
        ),
        ("Invalid email format", Reason.WRONG_EMAIL, "", "Check the address"),
        ("This event type does not allow cancellations", Reason.NOT_ALLOWED, "", "Ask the host"),
    ],
)  # fmt: skip
def test_each_rule_has_its_reason_field_and_advice(
    message: str, reason: Reason, field: str, advice: str
) -> None:
    error = told(message)
    assert isinstance(error, NotBookable)
    assert (error.reason, error.field) == (reason, field)
    assert advice in error.advice
    assert not error.can_retry


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("ApiAuthStrategy - api key - Your api key is not valid", "does not accept the key"),
        ("ApiAuthStrategy - api key - Your api key is expired", "has expired"),
        ("No authentication method provided. Either pass an API key", "wants a key"),
        ("checkBookingRequiresAuthentication - user is not authenticated", "host's own key"),
    ],
)
def test_what_is_wrong_with_the_key(message: str, words: str) -> None:
    error = told(message, 401)
    assert isinstance(error, CalendarKeyError)
    assert words in error.message
    assert error.advice
    assert not error.can_retry


@pytest.mark.parametrize("status", [400, 401, 403])
@pytest.mark.parametrize("message", ["booking_limit_reached", "duration_limit_reached"])
def test_a_limit_of_the_hosts_is_no_trouble_with_the_key(message: str, status: int) -> None:
    error = refused(status, json.dumps({"statusCode": status, "message": message}), is_write=True)
    assert isinstance(error, NotBookable)
    assert error.reason is Reason.LIMIT_REACHED


def test_who_may_try_again() -> None:
    assert isinstance(told("x", 429), RateLimited)
    assert told("x", 429).can_retry
    read = refused(500, "", is_write=False)
    assert isinstance(read, CalendarServerError)
    assert read.can_retry
    assert not told("User either already has booking at this time").can_retry


@pytest.mark.parametrize(
    ("ahead", "reason", "words"),
    [
        (timedelta(minutes=30), Reason.TOO_SOON, "2 hours ahead"),
        (timedelta(days=200), Reason.OUTSIDE_WINDOW, "for that day"),
    ],
)
async def test_too_soon_and_too_far_are_told_apart_where_the_notice_is_known(
    ahead: timedelta, reason: Reason, words: str
) -> None:
    time = Time()
    event_type = {"id": 5, "title": "Demo", "lengthInMinutes": 30, "minimumBookingNotice": 120}
    profile = {"id": 1, "username": "jane", "email": "j@example.com", "timeZone": "Europe/Rome"}
    refusals = [refusal(400, BOUNDS), refusal(400, BOUNDS)]
    edge = Edge(success(event_type), success(profile), *refusals, time=time)
    client = edge.client()
    await client.event_type(5)
    with pytest.raises(NotBookable, match=words) as error:
        await client.create(
            request_id="r", event_type_id=5, start=time.now + ahead, duration=None, name="Ada",
            email="ada@example.com", time_zone="UTC", answers={},
        )  # fmt: skip
    assert error.value.reason is reason
    with pytest.raises(NotBookable, match=words) as error:
        await client.reschedule("u", start=time.now + ahead, reason="r")
    assert error.value.reason is reason


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00\x80 not text",
        b"",
        b'{"error": {"code": 7, "message": ["a", {"b": 1}], "details": 3}}',
        b'{"error": "text", "message": 3}',
        b'{"message": "' + b"9" * 500_000 + b'"}',
        b"<html>" + b"x" * 500_000,
        b'{"statusCode": 1' + b"0" * 5000 + b"}",
    ],
    ids=range(7),
)
@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 418, 422, 429])
async def test_any_refusal_at_all_is_told_in_words(content: bytes, status: int) -> None:
    edge = Edge(httpx.Response(status, content=content))
    with pytest.raises(CalendarError) as error:
        await edge.client().create(
            request_id="r", event_type_id=5, start=datetime(2026, 12, 1, 8, tzinfo=UTC),
            duration=None, name="Ada", email="ada@example.com", time_zone="UTC", answers={},
        )  # fmt: skip
    assert error.value.message
    assert len(error.value.detail) < 600
    assert isinstance(error.value, SlotTaken) == (status == 409)
