"""Bodies for `POST /v2/bookings`: some that are right, and many that are wrong in one way."""

from __future__ import annotations

import copy
from typing import Any

TEN = "2026-10-13T08:00:00Z"
ATTENDEE = {"name": "Ada Byron", "email": "ada@example.com", "timeZone": "Europe/Rome"}
BODY: dict[str, Any] = {"eventTypeId": 1, "start": TEN, "attendee": ATTENDEE}
ANSWERS: dict[str, Any] = {
    "company": "Engine Works",
    "plan": "Team",
    "seats": 12,
    "goal": "Less waiting",
    "colleague": "bob@example.com",
    "callback": "+390612345678",
    "office": "Via Appia 1",
    "website": "https://example.com",
    "system": "Linux",
    "topics": ["Speech"],
    "days": ["Monday", "Friday"],
    "team": ["bob@example.com"],
    "terms": True,
    "notes": "By the window",
}
ONBOARDING = {
    **BODY,
    "eventTypeId": 4,
    "attendee": {**ATTENDEE, "phoneNumber": "+390612345678"},
    "bookingFieldsResponses": ANSWERS,
}


WRONG_VALUES: tuple[Any, ...] = (None, True, -1, 1.5, "", "x", "\u0000", [], {}, [None], 10**30)
WRONG_STARTS = (
    "tomorrow",
    "2026-13-01T08:00:00Z",
    "2026-02-30T08:00:00Z",
    "2026-10-13T25:00:00Z",
    "0000-00-00",
    "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+23:59",
    "2020-10-13T08:00:00Z",
    "2026-10-13T08:10:00Z",
    "2026-10-13T08:00:00.001Z",
    "2026-10-17T08:00:00Z",
    "2030-10-15T08:00:00Z",
    "2026-10-13T03:00:00Z",
)
WRONG_ADDRESSES = (
    "ada@@example.com",
    "ada@example.com.",
    "ada.@example.com",
    ".ada@example.com",
    "ada..b@example.com",
    "ada@example",
    "ada example.com",
    "ada@exa mple.com",
    "ada@bücher.example",
    "用户@example.com",
    "a" * 10_000,
)
WRONG_ANSWERS = (
    {"company": ""},
    {"company": None},
    {"company": 7},
    {"plan": "Gold"},
    {"plan": ["Team"]},
    {"seats": "12"},
    {"seats": True},
    {"seats": 10**400},
    {"goal": "x" * 10_000},
    {"colleague": "bob@@example.com"},
    {"callback": "12345"},
    {"website": "example"},
    {"website": "http://["},
    {"system": "Plan 9"},
    {"topics": "Speech"},
    {"topics": ["Speech", "Weather"]},
    {"days": [1]},
    {"team": ["bob"]},
    {"terms": "yes"},
    {"terms": None},
    {"notes": {"text": "x"}},
)


def malformed_bodies() -> list[dict[str, Any]]:
    """Return bodies for `POST /v2/bookings` of which each is wrong in one way."""
    bodies: list[dict[str, Any]] = [
        *({**BODY, "start": start} for start in WRONG_STARTS),
        *({**BODY, "attendee": {**ATTENDEE, "email": email}} for email in WRONG_ADDRESSES),
        *(
            {**ONBOARDING, "bookingFieldsResponses": {**ANSWERS, **answer}}
            for answer in WRONG_ANSWERS
        ),
        *({**BODY, "lengthInMinutes": length} for length in (0, 1, 20, 10**30, "half")),
        *({**BODY, "eventTypeId": number} for number in (0, 99, -1, 10**30)),
        {**BODY, "eventTypeId": 2, "lengthInMinutes": 30},
        {**ONBOARDING, "attendee": ATTENDEE},
        {**BODY, "attendee": {**ATTENDEE, "phoneNumber": "12"}},
        {**BODY, "attendee": {**ATTENDEE, "language": "tlh"}},
        {**BODY, "location": {"type": "attendeePhone", "phone": "+390612345678"}},
        {**BODY, "location": {"type": "moon"}},
        {**BODY, "location": {"type": "link", "link": "https://example.com"}},
        {**BODY, "metadata": {"n": 1}},
        {**BODY, "metadata": {"k": "v" * 501}},
        {**BODY, "metadata": {str(number): "" for number in range(51)}},
        {**BODY, "guests": ["bob"]},
        {**BODY, "recurrenceCount": 3},
        {**BODY, "instant": True},
        {**BODY, "unknown": 1},
        {**BODY, "attendee": {**ATTENDEE, "unknown": 1}},
        {**BODY, "eventTypeSlug": "demo-call", "username": "alex"},
    ]
    for path in (("start",), ("attendee",), ("attendee", "name"), ("attendee", "timeZone")):
        for value in (*WRONG_VALUES, ...):
            body = copy.deepcopy(BODY)
            inner = body
            for key in path[:-1]:
                inner = inner[key]
            if value is ...:
                del inner[path[-1]]
            elif isinstance(value, str) and value and path[-1] == "name":
                continue  # a short name is a name
            else:
                inner[path[-1]] = value
            bodies.append(body)
    return bodies
