"""Client and sandbox together, through all that a booking assistant can ask of a calendar."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from calendar_rig import ADA, ROME, TUESDAY, TUESDAY_TEN, TestClock, sandbox_app

from app.domain.booking import (
    Booking,
    BookingStatus,
    EventType,
    Location,
    PublicEventType,
    WorkingHours,
)
from app.domain.booking_field import checked_answer, missing_fields
from app.domain.errors import NotBookable, Reason
from app.scheduling.client import CalComClient
from app.scheduling.next_free import next_free
from app.scheduling.offers import Offers
from app.scheduling.slot_cache import SlotCache


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
async def client(tmp_path: Path, clock: TestClock) -> AsyncIterator[CalComClient]:
    with sandbox_app(tmp_path, clock) as app:
        client = CalComClient.in_process(app, clock=clock)
        yield client
        await client.close()


async def named(client: CalComClient, slug: str) -> EventType:
    return await client.event_type(PublicEventType("alex", slug), host_time_zone=ROME)


async def book(client: CalComClient, event_type: EventType, **changes: Any) -> Booking:
    details: dict[str, Any] = {
        "request_id": "r1", "start": TUESDAY_TEN, "duration": None, "name": "Ada Byron",
        "email": ADA, "time_zone": ROME, "answers": {}, **changes,
    }  # fmt: skip
    return await client.create(event_type_id=event_type.id, **details)


WORDS = {
    "attendeePhoneNumber": "+49 (30) 901820",
    "company": "Ångström & Søn",
    "plan": "team",
    "seats": "12",
    "colleague": "bob@example.com",
    "website": "https://example.com/a",
    "system": "linux",
    "topics": "speech and calendar",
    "team": "x@example.com, y@example.com",
    "terms": "yes",
}


async def test_the_hosts_hours_come_with_the_event_type(
    client: CalComClient, clock: TestClock
) -> None:
    week = WorkingHours((0, 1, 2, 3, 4), time(9), time(17), ROME)
    assert (await Offers(client, clock=clock).event_type(1)).hours == (week,)


async def test_an_event_type_is_had_without_hours_where_these_are_not_told(
    tmp_path: Path, clock: TestClock
) -> None:
    with sandbox_app(tmp_path, clock, control=True) as app:
        client = CalComClient.in_process(app, clock=clock)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://sandbox") as http:
            fault = {
                "kind": "status",
                "status": 403,
                "method": "GET",
                "path": "/v2/schedules/default",
            }
            assert (await http.post("/control/faults", json=fault)).status_code == 200
        found = await Offers(client, clock=clock).event_type(1)
        assert (found.id, found.hours) == (1, ())
        await client.close()


async def test_what_a_person_says_becomes_answers_that_the_host_accepts(
    client: CalComClient,
) -> None:
    event_type = await named(client, "onboarding")
    fields = {field.slug: field for field in event_type.fields}
    required = [field.slug for field in missing_fields(event_type.fields, {})]
    assert set(required) <= set(WORDS)
    assert "attendeePhoneNumber" in required
    answers = {slug: checked_answer(fields[slug], words) for slug, words in WORDS.items()}
    assert missing_fields(event_type.fields, answers) == ()
    booking = await book(client, event_type, answers=answers)
    assert booking.status is BookingStatus.ACCEPTED
    assert (booking.phone, booking.event_type_id) == ("+4930901820", event_type.id)


@pytest.mark.parametrize(
    ("left_out", "reason", "field"),
    [
        ("company", Reason.MISSING_ANSWER, "company"),
        ("attendeePhoneNumber", Reason.NEEDS_PHONE, ""),
    ],
)
async def test_an_open_question_of_the_hosts_is_named(
    client: CalComClient, left_out: str, reason: Reason, field: str
) -> None:
    event_type = await named(client, "onboarding")
    answers = {
        one.slug: checked_answer(one, WORDS[one.slug])
        for one in event_type.fields
        if one.slug in WORDS and one.slug != left_out
    }
    with pytest.raises(NotBookable) as told:
        await book(client, event_type, answers=answers)
    assert (told.value.reason, told.value.field) == (reason, field)


async def test_a_host_confirms_and_declines(client: CalComClient) -> None:
    event_type = await named(client, "interview")
    assert event_type.requires_confirmation
    first, second, *_ = await client.free_slots(
        TUESDAY + timedelta(days=1),
        TUESDAY + timedelta(days=2),
        event_type_id=event_type.id,
        time_zone=ROME,
        duration=None,
    )
    one = await book(client, event_type, start=first.start)
    assert one.status is BookingStatus.PENDING
    assert (await client.confirm(one.uid)).status is BookingStatus.ACCEPTED
    two = await book(client, event_type, start=second.start + timedelta(days=7))
    assert (await client.decline(two.uid, reason="Away")).status is BookingStatus.REJECTED


@pytest.mark.parametrize(
    ("ahead", "reason", "words"),
    [
        (timedelta(hours=3), Reason.TOO_SOON, "1 day ahead"),
        (timedelta(days=300), Reason.OUTSIDE_WINDOW, "for that day"),
    ],
)
async def test_too_soon_and_too_far_are_told_apart(
    client: CalComClient, clock: TestClock, ahead: timedelta, reason: Reason, words: str
) -> None:
    event_type = await named(client, "interview")
    with pytest.raises(NotBookable, match=words) as told:
        await book(client, event_type, start=clock.now + ahead)
    assert told.value.reason is reason


async def test_one_of_several_seats_is_given_up(client: CalComClient) -> None:
    event_type = await named(client, "workshop")
    seats = [
        await book(client, event_type, email=f"{name}@example.com", request_id=name)
        for name in ("ada", "bob")
    ]
    assert seats[0].seat_uid
    assert seats[0].seat_uid != seats[1].seat_uid
    free = await client.free_slots(
        TUESDAY, TUESDAY, event_type_id=event_type.id, time_zone=ROME, duration=None
    )
    at_ten = next(slot for slot in free if slot.start == TUESDAY_TEN)
    assert at_ten.seats_left == (event_type.seats or 0) - 2
    await client.cancel(seats[0].uid, reason="r", seat_uid=seats[0].seat_uid)
    still = await client.get(seats[1].uid)
    assert still.status is BookingStatus.ACCEPTED


async def test_links_absence_and_lists(client: CalComClient, clock: TestClock) -> None:
    event_type = await named(client, "demo-call")
    booking = await book(client, event_type, duration=15)
    labels = {link.label for link in await client.calendar_links(booking.uid)}
    assert {"Google Calendar", "ICS"} <= labels
    found = await client.bookings(attendee_email=ADA, event_type_id=event_type.id)
    assert [one.uid for one in found] == [booking.uid]
    assert await client.bookings(attendee_email="nobody@example.com") == ()
    with pytest.raises(NotBookable):
        await client.mark_absent(booking.uid, attendees={ADA: True})
    clock.now = TUESDAY_TEN + timedelta(hours=1)
    assert (await client.mark_absent(booking.uid, attendees={ADA: True})).uid == booking.uid


async def test_a_reservation_hides_a_time_until_it_is_released(client: CalComClient) -> None:
    event_type = await named(client, "short-call")
    cache = SlotCache(client)
    client.on_change(cache.invalidate)

    async def starts() -> set[datetime]:
        slots = await cache.free_slots(
            TUESDAY, TUESDAY, event_type_id=event_type.id, time_zone=ROME, duration=None
        )
        return {slot.start for slot in slots}

    assert TUESDAY_TEN in await starts()
    kept = await client.reservations.reserve(event_type_id=event_type.id, start=TUESDAY_TEN)
    assert TUESDAY_TEN not in await starts()
    assert await client.reservations.get(kept.uid) == kept
    later = TUESDAY_TEN + timedelta(hours=1)
    moved = await client.reservations.move(kept.uid, event_type_id=event_type.id, start=later)
    assert moved.start == later
    assert TUESDAY_TEN in await starts()
    await client.reservations.release(kept.uid)
    assert await client.reservations.get(kept.uid) is None
    assert later in await starts()


async def test_the_attendee_may_name_the_place(client: CalComClient) -> None:
    event_type = await named(client, "office-hours")
    assert Location("attendeeAddress") in event_type.locations
    place = Location("attendeeAddress", "Main Street 1")
    booking = await book(
        client, event_type, location=place, start=datetime(2026, 10, 14, 8, 0, tzinfo=UTC)
    )
    assert booking.location == "Main Street 1"


async def test_the_next_free_time_is_found_over_a_weekend(client: CalComClient) -> None:
    event_type = await named(client, "short-call")
    saturday = TUESDAY + timedelta(days=4)

    async def ask(first: Any, last: Any) -> Any:
        return await client.free_slots(
            first, last, event_type_id=event_type.id, time_zone=ROME, duration=None
        )

    found = await next_free(ask, saturday, time_zone=ROME, last=event_type.last_day(TUESDAY))
    assert found[0].start == datetime(2026, 10, 19, 7, 0, tzinfo=UTC)
