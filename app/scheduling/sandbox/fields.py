"""Checks a booker's answers to an event type's questions, in Cal.com's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from app.scheduling.sandbox.errors import Refusal, bad_request
from app.scheduling.sandbox.host import Question, SandboxEventType
from app.scheduling.sandbox.requests import AttendeeInput, is_email, is_phone

_EVERYBODYS = (Question("title", "shortText", ""), Question("notes", "longText", ""))
_LISTS = ("multiSelect", "checkboxGroup", "multiEmail")
_ONE_OF = ("select", "radioGroup")
_SOME_OF = ("multiSelect", "checkboxGroup")


def checked_answers(
    event_type: SandboxEventType, attendee: AttendeeInput, answers: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the answers that belong to a question; others are ignored. Raises Refusal."""
    if event_type.requires_phone and attendee.phone_number is None:
        raise bad_request(
            "Missing attendee phone number - it is required by the event type. Pass it as "
            '"attendee.phoneNumber" string in the request.'
        )
    kept: dict[str, Any] = {}
    for question in (*_EVERYBODYS, *event_type.questions):
        value = answers.get(question.slug)
        if value is None and question.slug in answers:
            value = ""
        if value in (None, "", []) or (question.type == "checkbox" and value is False):
            if question.required:
                raise bad_request(
                    f"Missing required booking field response: {question.slug} - it is required "
                    "by the event type booking fields, but missing in the "
                    "bookingFieldsResponses. You can fetch the event type with id "
                    f"{event_type.id} to see the required fields."
                )
        else:
            _check(question, value)
        if value is not None:
            kept[question.slug] = value
    return kept


def _check(question: Question, value: Any) -> None:
    expected = _expected(question)
    is_right = {
        "array": isinstance(value, list) and all(isinstance(item, str) for item in value),
        "number": isinstance(value, int | float) and not isinstance(value, bool),
        "boolean": isinstance(value, bool),
        "string": isinstance(value, str),
    }[expected]
    # Beyond this a number is not finite, or loses digits on its way through JSON.
    if not is_right or (expected == "number" and not -(2**53) <= value <= 2**53):
        raise bad_request(
            f"Invalid type for booking field '{question.slug}'. Expected type {expected} "
            f"(compatible with field type '{question.type}'), but received "
            f"{_received(value)}."
        )
    wrong: str | None = None
    if question.type in _ONE_OF and value not in question.options:
        wrong = str(value)
    elif question.type in _SOME_OF:
        wrong = next((item for item in value if item not in question.options), None)
    if wrong is not None:
        raise bad_request(
            f"Invalid option '{wrong[:100]}' for booking field '{question.slug}'. "
            f"Allowed options are: {', '.join(question.options)}."
        )
    if not _has_form(question, value):
        raise _malformed(question)


def _has_form(question: Question, value: Any) -> bool:
    match question.type:
        case "email":
            return is_email(value)
        case "multiEmail":
            return all(is_email(item) for item in value)
        case "phone":
            return is_phone(value)
        case "url":
            return _is_url(value)
        case "longText":
            return question.max_length is None or len(value) <= question.max_length
        case _:
            return True


def _malformed(question: Question) -> Refusal:
    if question.type == "longText":
        return bad_request(
            f"Invalid value for booking field '{question.slug}'. "
            f"At most {question.max_length} characters are allowed."
        )
    return bad_request(
        f"Invalid value for booking field '{question.slug}'. "
        f"Expected a valid value of field type '{question.type}'."
    )


def _expected(question: Question) -> str:
    if question.type in _LISTS:
        return "array"
    return {"number": "number", "checkbox": "boolean"}.get(question.type, "string")


def _received(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    return "string" if isinstance(value, str) else "array" if isinstance(value, list) else "object"


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
