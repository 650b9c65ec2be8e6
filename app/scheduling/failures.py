"""What went wrong at the calendar, told as one of the CalendarError family.

Answers are read defensively: Cal.com has two error shapes, a proxy in front of it answers in
HTML, and sentences change. Messages are matched on short fragments; the status decides the rest.
For a write there is one question that matters most: can it have happened?
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

import httpx

from app.domain.booking import EventType
from app.domain.errors import (
    BookingNotFound,
    CalendarError,
    CalendarKeyError,
    CalendarServerError,
    CalendarSetupError,
    CalendarUnreachable,
    NotBookable,
    OutcomeUnknown,
    Reason,
    SlotTaken,
)
from app.domain.wording import Wording
from app.scheduling.limits import slow_down

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
    reason: Reason = Reason.OTHER


_TAKEN_MESSAGE = "That time is not free any more."
_TAKEN_ADVICE = "Choose another time."
_SETTINGS = "Check the calendar settings."
_KEY_ADVICE = "Check the Cal.com key in the settings."
# The slug of a booking field, in the two ways that Cal.com's sentences name it.
_FIELD = re.compile(r"booking field (?:response: (?P<missing>\S+)|'(?P<wrong>[^']+)')", re.I)
_OPTIONS = re.compile(r"allowed options are: (?P<options>[^.]+)", re.I)
_MEANINGS = (
    _Meaning("already has booking", SlotTaken, _TAKEN_MESSAGE, _TAKEN_ADVICE),
    _Meaning("booking_conflict", SlotTaken, _TAKEN_MESSAGE, _TAKEN_ADVICE),
    _Meaning("already booked", SlotTaken, _TAKEN_MESSAGE, _TAKEN_ADVICE),
    _Meaning("already reserved", SlotTaken, _TAKEN_MESSAGE, _TAKEN_ADVICE),
    _Meaning("available users", SlotTaken, _TAKEN_MESSAGE, _TAKEN_ADVICE),
    _Meaning("no more seats", SlotTaken, "There is no seat left at that time.", _TAKEN_ADVICE),
    _Meaning(
        "meeting in the past",
        NotBookable,
        "That time is already past.",
        "Choose a later time.",
        Reason.IN_THE_PAST,
    ),
    _Meaning(
        "can't be booked at the",
        NotBookable,
        "The host does not take bookings at that time: it is too soon or too far away.",
        "Choose another time.",
        Reason.TOO_SOON_OR_OUTSIDE_WINDOW,
    ),
    _Meaning(
        "maximum number of active bookings",
        NotBookable,
        "This e-mail address already has as many appointments as the host allows.",
        "Cancel or move one of them, or use another address.",
        Reason.LIMIT_REACHED,
    ),
    _Meaning(
        "limit_reached",
        NotBookable,
        "The host takes no more appointments around that day.",
        "Choose another day or week.",
        Reason.LIMIT_REACHED,
    ),
    _Meaning(
        "phone number",
        NotBookable,
        "The host asks for a telephone number.",
        "Give one with its country code, such as +49 30 901820.",
        Reason.NEEDS_PHONE,
    ),
    _Meaning(
        "missing required booking field",
        NotBookable,
        "The host asks a question that has no answer yet.",
        "Answer it and try again.",
        Reason.MISSING_ANSWER,
    ),
    _Meaning(
        "for booking field",
        NotBookable,
        "The host does not accept one of the answers.",
        "Change the answer and try again.",
        Reason.WRONG_ANSWER,
    ),
    _Meaning(
        "lengthinminutes",
        NotBookable,
        "The calendar does not offer that length.",
        "Choose another length.",
        Reason.WRONG_LENGTH,
    ),
    _Meaning(
        "invalid email",
        NotBookable,
        "The calendar does not accept this e-mail address.",
        "Check the address.",
        Reason.WRONG_EMAIL,
    ),
    _Meaning(
        "cannot use this email",
        NotBookable,
        "The host does not accept this e-mail address.",
        "Use another address.",
        Reason.WRONG_EMAIL,
    ),
    _Meaning(
        "verification",
        NotBookable,
        "The host wants the e-mail address verified first, which can't be done here.",
        "Book this appointment on the host's page.",
        Reason.NOT_ALLOWED,
    ),
    _Meaning(
        "minimum notice period",
        NotBookable,
        "It is too late to move this appointment.",
        "Ask the host.",
        Reason.TOO_SOON,
    ),
    _Meaning(
        "does not allow cancel",
        NotBookable,
        "The host does not allow this appointment to be cancelled.",
        "Ask the host.",
        Reason.NOT_ALLOWED,
    ),
    _Meaning(
        "already ended",
        NotBookable,
        "This appointment is already over.",
        "",
        Reason.IN_THE_PAST,
    ),
    _Meaning(
        "requiresauthentication",
        CalendarKeyError,
        "This event type can only be booked with its host's own key.",
        "Choose another event type in the settings.",
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


def unreadable(detail: str) -> CalendarServerError:
    """Return that an answer makes no sense."""
    return CalendarServerError(
        "The calendar gave an answer that can't be read.",
        advice="Check the calendar's address in the settings, or try again in a minute.",
        detail=detail,
    )


def refused(status: int, body: str, *, is_write: bool, pause: float = 60.0) -> CalendarError:
    """Return what an answer with an error status means.

    After a 5xx, or a 408 from a server that gave up waiting, a write may have happened. `pause`
    is for how many seconds the answer wants no other request, where it is a 429.
    """
    code, said = _read(body)
    detail = f"HTTP {status} {code}: {said or _first_words(body)}"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return slow_down(pause, detail=detail)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.REQUEST_TIMEOUT:
        if is_write:
            return no_result(detail)
        return CalendarServerError(
            "The calendar has a fault at the moment.",
            advice="Try again in a minute.",
            detail=detail,
        )
    # Cal.com also answers 401 when a limit of the host's is reached.
    if status == HTTPStatus.UNAUTHORIZED and "limit_reached" not in said.lower():
        return _wrong_key(said.lower(), detail)
    return _by_message(status, said, detail)


def _wrong_key(said: str, detail: str) -> CalendarKeyError:
    if "requiresauthentication" in said:
        message = "This event type can only be booked with its host's own key."
        advice = "Choose another event type in the settings."
    elif "expired" in said:
        message = "The Cal.com key has expired."
        advice = "Make a new key at Cal.com and store it in the settings."
    elif "no authentication" in said:
        message = "The calendar wants a key, and there is none."
        advice = "Store a Cal.com key in the settings."
    else:
        message = "The calendar does not accept the key, or wants one."
        advice = _KEY_ADVICE
    return CalendarKeyError(message, advice=advice, detail=detail)


def _by_message(status: int, said: str, detail: str) -> CalendarError:
    lower = said.lower()
    for meaning in _MEANINGS:
        if meaning.fragment not in lower:
            continue
        if meaning.kind is NotBookable:
            return _not_bookable(meaning, said, detail)
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


def _not_bookable(meaning: _Meaning, said: str, detail: str) -> NotBookable:
    named, options = _FIELD.search(said), _OPTIONS.search(said)
    return NotBookable(
        meaning.message,
        advice=Wording("It can be one of: {options}.", options=options["options"])
        if options
        else meaning.advice,
        detail=detail,
        reason=meaning.reason,
        field=(named["missing"] or named["wrong"]) if named else "",
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


def out_of_bounds(
    error: NotBookable, start: datetime, *, now: datetime, event_type: EventType | None
) -> NotBookable:
    """Return the error with the side named, where Cal.com's one sentence means either.

    Too soon is what is inside the event type's notice; whatever else is refused is too far away.
    """
    if error.reason is not Reason.TOO_SOON_OR_OUTSIDE_WINDOW or event_type is None:
        return error
    notice = timedelta(minutes=event_type.notice_minutes)
    if start - now <= notice:
        return NotBookable(
            Wording(
                "The host wants to know {notice_minutes} ahead.",
                notice_minutes=_notice(event_type.notice_minutes),
            ),
            advice="Choose a later time.",
            detail=error.detail,
            reason=Reason.TOO_SOON,
        )
    return NotBookable(
        "The host does not take bookings for that day yet, or any more.",
        advice="Choose another day.",
        detail=error.detail,
        reason=Reason.OUTSIDE_WINDOW,
    )


def _notice(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if rest or not hours:
        return Wording("1 minute") if minutes == 1 else Wording("{n} minutes", n=minutes)
    days, rest = divmod(hours, 24)
    if rest or not days:
        return Wording("1 hour") if hours == 1 else Wording("{n} hours", n=hours)
    return Wording("1 day") if days == 1 else Wording("{n} days", n=days)
