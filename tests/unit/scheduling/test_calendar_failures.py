"""What an error of the calendar means, whatever shape it comes in."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from app.domain.errors import (
    BookingNotFound,
    CalendarError,
    CalendarKeyError,
    CalendarServerError,
    CalendarSetupError,
    CalendarUnreachable,
    NotBookable,
    OutcomeUnknown,
    RateLimited,
    SlotTaken,
)
from app.scheduling.failures import not_answered, refused


def enveloped(message: str, code: str = "BadRequestException", **more: Any) -> str:
    error = {"code": code, "message": message, **more}
    return json.dumps({"status": "error", "path": "/v2/bookings", "error": error})


def plain(status: int, message: str) -> str:
    return json.dumps({"statusCode": status, "message": message})


@pytest.mark.parametrize(
    ("status", "body", "kind", "words"),
    [
        (
            400,
            enveloped("User either already has booking at this time or is not available"),
            SlotTaken,
            "not free",
        ),
        (
            400,
            enveloped("One of the hosts either already has booking at this time or is not avail"),
            SlotTaken,
            "not free",
        ),
        (409, plain(409, "booking_conflict_error"), SlotTaken, "not free"),
        (409, "<html>Conflict</html>", SlotTaken, "not free"),
        (
            422,
            enveloped("Can't reserve a slot if the event is already booked."),
            SlotTaken,
            "not free",
        ),
        (400, enveloped("Attempting to book a meeting in the past."), NotBookable, "past"),
        (
            400,
            enveloped('The event type can\'t be booked at the "start" time provided. too soon'),
            NotBookable,
            "too soon or too far",
        ),
        (
            400,
            enveloped("Attendee with this email can't book because the maximum number of active "
                      "bookings has been reached."),
            NotBookable,
            "as many appointments",
        ),
        (
            400,
            enveloped("Missing attendee phone number - it is required by the event type."),
            NotBookable,
            "telephone",
        ),
        (
            400,
            enveloped("Missing required booking field response: company - it is required"),
            NotBookable,
            "question",
        ),
        (
            400,
            enveloped(
                "Bad Request Exception",
                details={
                    "errors": [
                        {"property": "email", "constraints": {"isEmail": "Invalid email format"}}
                    ]
                },
            ),
            NotBookable,
            "does not accept this e-mail",
        ),
        (400, enveloped("Something nobody has seen before"), NotBookable, "as it stands"),
        (400, plain(400, "email_verification_required"), NotBookable, "verified"),
        (403, plain(403, "Cannot use this email to create the booking."), NotBookable, "e-mail"),
        (401, enveloped("Your api key is not valid", "UnauthorizedException"), CalendarKeyError,
         "key"),
        (403, "<html><title>Attention Required! | Cloudflare</title></html>", CalendarSetupError,
         "does not allow"),
        (404, enveloped("Event type with id 7 not found.", "NotFoundException"),
         CalendarSetupError, "event type"),
        (404, enveloped("Event Type not found", "NotFoundException"), CalendarSetupError,
         "event type"),
        (404, enveloped("Cannot POST /v2/bookings", "NotFoundException"), CalendarSetupError,
         "does not understand"),
        (404, enveloped("Booking with uid=x was not found in the database"), BookingNotFound,
         "no such appointment"),
        (
            400,
            enveloped("Can't cancel booking with uid=x because it has been cancelled already."),
            BookingNotFound,
            "already been cancelled",
        ),
        (429, enveloped("CustomThrottlerGuard - Too many requests.", "ThrottlerException"),
         RateLimited, "slow down"),
        (301, "", CalendarSetupError, "does not understand"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_write", [True, False])
def test_a_refusal_has_its_own_kind_and_words(
    status: int, body: str, kind: type[CalendarError], words: str, is_write: bool
) -> None:
    error = refused(status, body, is_write=is_write)
    assert type(error) is kind
    assert words in error.message
    assert str(status) in error.detail


@pytest.mark.parametrize("status", [408, 500, 502, 503, 504, 520])
@pytest.mark.parametrize("body", ["<html><h1>Bad gateway</h1></html>", plain(500, "Internal"), ""])
def test_a_fault_of_the_server_leaves_a_write_open_and_a_read_to_be_tried_again(
    status: int, body: str
) -> None:
    assert type(refused(status, body, is_write=True)) is OutcomeUnknown
    read = refused(status, body, is_write=False)
    assert type(read) is CalendarServerError
    assert read.can_retry


@pytest.mark.parametrize(
    "body",
    [
        "null", "[]", "{}", '"x"', "3", "{" * 5000, "[" * 100_000,
        '{"error": null}', '{"error": {"message": null}}', '{"error": {"message": {"a": 1}}}',
        '{"error": {"message": "m", "details": "text"}}',
        '{"error": {"message": "m", "details": {"errors": [null, 3, {"constraints": 4}]}}}',
        '{"message": ["one", 2, null]}', "\x00\ud800",
    ],
)  # fmt: skip
def test_any_body_at_all_can_be_read(body: str) -> None:
    error = refused(400, body, is_write=True)
    assert type(error) is NotBookable
    assert len(error.detail) < 600


@pytest.mark.parametrize(
    "error",
    [httpx.ConnectError("x"), httpx.ConnectTimeout("x"), httpx.PoolTimeout("x")],
)
def test_a_failed_connection_sent_nothing(error: httpx.TransportError) -> None:
    assert type(not_answered(error, is_write=True)) is CalendarUnreachable


@pytest.mark.parametrize(
    "error",
    [
        httpx.ReadTimeout("x"),
        httpx.WriteTimeout("x"),
        httpx.ReadError("x"),
        httpx.WriteError("x"),
        httpx.RemoteProtocolError("x"),
    ],
)
def test_a_connection_that_broke_later_may_have_carried_the_write(
    error: httpx.TransportError,
) -> None:
    assert type(not_answered(error, is_write=True)) is OutcomeUnknown
    assert type(not_answered(error, is_write=False)) is CalendarUnreachable
