"""What went wrong at the calendar, told as one of the CalendarError family.

Answers are read defensively: Cal.com has two error shapes, a proxy in front of it answers in
HTML, and sentences change. Messages are matched on short fragments; the status decides the rest.
For a write there is one question that matters most: can it have happened?
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from http import HTTPStatus

import httpx

from app.domain.errors import (
    BookingNotFound,
    CalendarError,
    CalendarServerError,
    CalendarSetupError,
    CalendarUnreachable,
    NotBookable,
    OutcomeUnknown,
    SlotTaken,
)

# Raised while connecting: nothing of the request has left this computer.
_NOTHING_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a message containing `fragment` means. Fragments are lower case."""

    fragment: str
    kind: type[CalendarError]
    message: str
    advice: str


_TAKEN_MESSAGE = "That time is not free any more."
_TAKEN_ADVICE = "Choose another time."
_SETTINGS = "Check the calendar settings."
_MEANINGS = (
    _Meaning("already has booking", SlotTaken, _TAKEN_MESSAGE, _TAKEN_ADVICE),
    _Meaning("booking_conflict", SlotTaken, _TAKEN_MESSAGE, _TAKEN_ADVICE),
    _Meaning("already booked", SlotTaken, _TAKEN_MESSAGE, _TAKEN_ADVICE),
    _Meaning("already reserved", SlotTaken, _TAKEN_MESSAGE, _TAKEN_ADVICE),
    _Meaning("available users", SlotTaken, _TAKEN_MESSAGE, _TAKEN_ADVICE),
    _Meaning("no more seats", SlotTaken, "There is no seat left at that time.", _TAKEN_ADVICE),
    _Meaning(
        "meeting in the past", NotBookable, "That time is already past.", "Choose a later time."
    ),
    _Meaning(
        "can't be booked at the",
        NotBookable,
        "The host does not take bookings at that time: it is too soon or too far away.",
        "Choose another time.",
    ),
    _Meaning(
        "maximum number of active bookings",
        NotBookable,
        "This e-mail address already has as many appointments as the host allows.",
        "Cancel or move one of them, or use another address.",
    ),
    _Meaning(
        "missing attendee phone number",
        NotBookable,
        "The host asks for a telephone number, which can't be given here yet.",
        "Book this appointment on the host's page.",
    ),
    _Meaning(
        "missing required booking field",
        NotBookable,
        "The host asks a question that has no answer yet.",
        "Book this appointment on the host's page.",
    ),
    _Meaning(
        "for booking field",
        NotBookable,
        "The host does not accept one of the answers.",
        "Change the answer and try again.",
    ),
    _Meaning(
        "lengthinminutes",
        NotBookable,
        "The calendar does not offer that length.",
        "Choose another length.",
    ),
    _Meaning(
        "invalid email",
        NotBookable,
        "The calendar does not accept this e-mail address.",
        "Check the address.",
    ),
    _Meaning(
        "cannot use this email",
        NotBookable,
        "The host does not accept this e-mail address.",
        "Use another address.",
    ),
    _Meaning(
        "verification",
        NotBookable,
        "The host wants the e-mail address verified first, which can't be done here.",
        "Book this appointment on the host's page.",
    ),
    _Meaning(
        "minimum notice period",
        NotBookable,
        "It is too late to move this appointment.",
        "Ask the host.",
    ),
    _Meaning(
        "does not allow cancel",
        NotBookable,
        "The host does not allow this appointment to be cancelled.",
        "Ask the host.",
    ),
    _Meaning(
        "already ended",
        NotBookable,
        "This appointment is already over.",
        "",
    ),
    _Meaning(
        "has been cancelled",
        BookingNotFound,
        "This appointment has already been cancelled or moved.",
        "",
    ),
    _Meaning("booking with uid", BookingNotFound, "There is no such appointment.", ""),
    _Meaning("original booking", BookingNotFound, "There is no such appointment.", ""),
    _Meaning(
        "booking location",
        CalendarSetupError,
        "This event type needs a place that can't be named here.",
        _SETTINGS,
    ),
    _Meaning(
        "managed event type", CalendarSetupError, "This event type can't be booked.", _SETTINGS
    ),
    _Meaning("no hosts", CalendarSetupError, "This event type has no host.", _SETTINGS),
    _Meaning("event type not found", CalendarSetupError, "There is no such event type.", _SETTINGS),
    _Meaning("event type with", CalendarSetupError, "There is no such event type.", _SETTINGS),
    _Meaning("user with username", CalendarSetupError, "There is no such host.", _SETTINGS),
    _Meaning(
        "eventtypeid or eventtypeslug",
        CalendarSetupError,
        "No event type is set up for booking.",
        _SETTINGS,
    ),
)


def not_answered(error: httpx.TransportError, *, is_write: bool) -> CalendarError:
    """Return what it means that no answer came."""
    detail = f"{type(error).__name__}: {error}"
    if is_write and not isinstance(error, _NOTHING_SENT):
        return no_result(detail)
    return CalendarUnreachable(
        "The calendar can't be reached.",
        advice="Check the network connection and try again.",
        detail=detail,
    )


def no_result(detail: str) -> OutcomeUnknown:
    """Return that a write was sent and nobody knows what became of it."""
    return OutcomeUnknown(
        "The calendar did not say whether that worked.",
        advice="Check your mail before trying again.",
        detail=detail,
    )


def refused(status: int, body: str, *, is_write: bool) -> CalendarError:
    """Return what an answer with an error status means.

    After a 5xx, or a 408 from a server that gave up waiting, a write may have happened.
    """
    code, said = _read(body)
    detail = f"HTTP {status} {code}: {said or _first_words(body)}"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return CalendarServerError(
            "The calendar asks us to slow down.",
            advice="Wait a minute and try again.",
            detail=detail,
        )
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.REQUEST_TIMEOUT:
        if is_write:
            return no_result(detail)
        return CalendarServerError(
            "The calendar has a fault at the moment.",
            advice="Try again in a minute.",
            detail=detail,
        )
    if status == HTTPStatus.UNAUTHORIZED:
        return CalendarSetupError(
            "The calendar does not accept the key, or wants one.",
            advice="Check the Cal.com key in the settings.",
            detail=detail,
        )
    return _by_message(status, said.lower(), detail)


def _by_message(status: int, said: str, detail: str) -> CalendarError:
    for meaning in _MEANINGS:
        if meaning.fragment in said:
            return meaning.kind(meaning.message, advice=meaning.advice, detail=detail)
    if status == HTTPStatus.CONFLICT:
        return SlotTaken(_TAKEN_MESSAGE, advice=_TAKEN_ADVICE, detail=detail)
    if status in (HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY):
        return NotBookable(
            "The calendar does not accept this as it stands.",
            advice="Change the time or the details and try again.",
            detail=detail,
        )
    if status == HTTPStatus.FORBIDDEN:
        return CalendarSetupError(
            "The calendar does not allow this.",
            advice="Check the Cal.com key and the event type in the settings.",
            detail=detail,
        )
    return CalendarSetupError(
        "The calendar does not understand this program.",
        advice="Check the calendar's address in the settings; it should end in /v2.",
        detail=detail,
    )


def _read(body: str) -> tuple[str, str]:
    """Return code and message of an error body of either shape; empty where there is none."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return "", ""
    if not isinstance(content, dict):
        return "", ""
    error = content.get("error")
    if not isinstance(error, dict):
        return "", _text(content.get("message"))
    parts = [_text(error.get("message"))]
    details = error.get("details")
    if isinstance(details, dict) and isinstance(details.get("errors"), list):
        parts.extend(
            _text(item.get("constraints")) for item in details["errors"] if isinstance(item, dict)
        )
    return _text(error.get("code")), " ".join(part for part in parts if part)


def _text(value: object) -> str:
    if isinstance(value, str):
        return _first_words(value)
    if isinstance(value, list):
        return _first_words(" ".join(item for item in value if isinstance(item, str)))
    if isinstance(value, dict):
        return _text(list(value.values()))
    return ""


def _first_words(body: str) -> str:
    return " ".join(body[:400].split())[:200]
