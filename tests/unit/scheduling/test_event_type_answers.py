"""What an event type's answer means: what the host asks, how far ahead, and where."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from calendar_edge import Edge, success

from app.domain.booking import EventType, Location, PublicEventType
from app.domain.booking_field import BookingField, FieldKind
from app.domain.errors import CalendarSetupError

PROFILE = {"id": 1, "username": "jane", "email": "j@example.com", "timeZone": "Europe/Rome"}


async def event_type(**changes: Any) -> EventType:
    answer = {"id": 5, "title": "Demo", "lengthInMinutes": 30, **changes}
    return await Edge(success(answer), success(PROFILE)).client().event_type(5)


def custom(kind: str, **more: Any) -> dict[str, Any]:
    return {"field": "custom", "type": kind, "slug": kind, "label": f"Q {kind}", "required": True,
            "hidden": False, **more}  # fmt: skip


async def test_fields_keep_order_words_kind_options_and_limits() -> None:
    fields = [
        {"field": "name", "slug": "name", "variant": "fullName"},
        {"field": "email", "slug": "email", "required": True, "hidden": False},
        {"field": "attendeePhoneNumber", "slug": "attendeePhoneNumber", "required": True},
        {"field": "title", "slug": "title", "required": True, "hidden": True},
        {"field": "notes", "slug": "notes", "required": False, "label": "Anything else?"},
        {"field": "rescheduleReason", "slug": "rescheduleReason", "required": True},
        {"field": "unknown", "slug": "unknown", "bookingField": "{}"},
        custom("select", options=["Red", "Blue"]),
        custom("longText", minLength=5, maxLength=20),
        custom("holograph"),
        "no field at all",
    ]
    found = (await event_type(bookingFields=fields)).fields
    assert [(field.slug, field.kind, field.required) for field in found] == [
        ("name", FieldKind.NAME, True),
        ("email", FieldKind.EMAIL, True),
        ("attendeePhoneNumber", FieldKind.PHONE, True),
        ("notes", FieldKind.LONG_TEXT, False),
        ("select", FieldKind.ONE_OF, True),
        ("longText", FieldKind.LONG_TEXT, True),
        ("holograph", FieldKind.SHORT_TEXT, True),
    ]
    assert found[3].label == "Anything else?"
    assert found[4] == BookingField(
        "select", "Q select", FieldKind.ONE_OF, required=True, options=("Red", "Blue")
    )
    assert (found[5].min_length, found[5].max_length) == (5, 20)


@pytest.mark.parametrize(
    ("window", "last"),
    [
        ([], None),
        (None, None),
        ([{"disabled": True}], None),
        ([{"type": "calendarDays", "value": 30, "rolling": True}], date(2026, 12, 31)),
        ([{"type": "businessDays", "value": 5}], date(2026, 12, 10)),
        ([{"type": "range", "value": ["2026-12-03", "2026-12-09"]}], date(2026, 12, 9)),
        ([{"type": "range", "value": ["soon", "later"]}], None),
        (["nonsense", 3], None),
    ],
)
async def test_the_last_day_that_can_be_booked(window: Any, last: date | None) -> None:
    assert (await event_type(bookingWindow=window)).last_day(date(2026, 12, 1)) == last


async def test_what_else_matters_for_a_booking() -> None:
    found = await event_type(
        slug="demo",
        minimumBookingNotice=120,
        seatsPerTimeSlot=8,
        recurrence={"interval": 1, "occurrences": 4, "frequency": "weekly"},
        confirmationPolicy={
            "type": "time",
            "noticeThreshold": {"unit": "hours", "count": 3},
        },
        disableCancelling={"disabled": True},
        locations=[
            {"type": "integration", "integration": "cal-video"},
            {"type": "address", "address": "Main Street 1", "public": True},
            {"type": "attendeePhone"},
            {"type": "unknown", "location": "attendeeAddress"},
            {"type": "unknown", "location": "on the moon"},
            None,
        ],
    )
    assert found.notice_minutes == 120
    assert (found.seats, found.occurrences) == (8, 4)
    assert not found.requires_confirmation
    assert found.confirmed_within_minutes == 180
    assert not found.can_be_cancelled
    assert found.can_be_moved
    assert found.locations == (
        Location("integration", "cal-video"),
        Location("address", "Main Street 1"),
        Location("attendeePhone"),
        Location("attendeeAddress"),
        Location("unknown", "on the moon"),
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"bookingProposalCount": 3}, "several proposed times"),
        ({"requiresBookerEmailVerification": True}, "verified first"),
        ({"price": 15, "currency": "eur"}, "has to be paid for"),
    ],
)
async def test_what_can_not_be_booked_here_is_told_at_once(
    changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(CalendarSetupError, match=words):
        await event_type(**changes)


async def test_a_public_event_type_needs_no_key() -> None:
    answer = [{"id": 7, "title": "Intro", "slug": "intro", "lengthInMinutes": 20,
               "users": ["jane"]}]  # fmt: skip
    edge = Edge(success(answer), success([]))
    client = edge.client(None)
    found = await client.event_type(PublicEventType("jane", "intro"), host_time_zone="Europe/Rome")
    assert (found.id, found.host_name, found.host_time_zone) == (7, "jane", "Europe/Rome")
    assert dict(edge.requests[0].url.params) == {"username": "jane", "eventSlug": "intro"}
    assert "authorization" not in edge.requests[0].headers
    assert await client.event_type(7) == found  # not asked again: that would need a key
    with pytest.raises(CalendarSetupError, match="no event type “jane/nothing”"):
        await client.event_type(PublicEventType("jane", "nothing"))


async def test_a_list_leaves_out_what_can_not_be_booked() -> None:
    one = {"id": 1, "title": "A", "lengthInMinutes": 20}
    edge = Edge(success(PROFILE), success([one, {**one, "id": 2, "bookingProposalCount": 2}]))
    assert [found.id for found in await edge.client().event_types()] == [1]
