"""What the sandbox's event types demand: hours, buffers, notice, questions, seats and the rest."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from calendar_rig import ADA, MONDAY, TestClock, sandbox_http
from sandbox_contract import check

SLOTS = {"cal-api-version": "2024-09-04"}
BOOKINGS = {"cal-api-version": "2026-02-25"}
CURSOR_LIST = {"cal-api-version": "2026-05-01"}
SCHEDULES = {"cal-api-version": "2024-06-11"}
ATTENDEE = {"name": "Ada Byron", "email": ADA, "timeZone": "Europe/Rome"}
PLAIN, INTERVIEW, ONBOARDING, WORKSHOP, OFFICE_HOURS = 2, 3, 4, 5, 6


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
async def http(tmp_path: Path, clock: TestClock) -> AsyncIterator[httpx.AsyncClient]:
    async with sandbox_http(tmp_path, clock) as client:
        yield client


async def free(http: httpx.AsyncClient, event_type: int, day: str = "2026-10-14") -> list[str]:
    """Return the free times of one day as hours and minutes in UTC."""
    query = {"eventTypeId": str(event_type), "start": day, "end": day}
    answer = await http.get("/slots", params=query, headers=SLOTS)
    check(answer)
    return [slot["start"][11:16] for slot in answer.json()["data"].get(day, [])]


async def attempt(
    http: httpx.AsyncClient, event_type: int, at: str, email: str = ADA, **more: Any
) -> httpx.Response:
    """Try to book at a time such as "14T08:00" of October 2026, UTC."""
    body = {
        "eventTypeId": event_type,
        "start": f"2026-10-{at}:00Z",
        "attendee": {**ATTENDEE, "email": email},
        **more,
    }
    answer = await http.post("/bookings", json=body, headers=BOOKINGS)
    check(answer)
    return answer


async def book(
    http: httpx.AsyncClient, event_type: int, at: str, email: str = ADA, **more: Any
) -> dict[str, Any]:
    answer = await attempt(http, event_type, at, email, **more)
    assert answer.status_code == 201, answer.text
    data: dict[str, Any] = answer.json()["data"]
    return data


def message(answer: httpx.Response) -> str:
    content = answer.json()
    return str(content.get("message") or content["error"]["message"])


async def test_free_times_follow_the_schedule_and_its_dates(http: httpx.AsyncClient) -> None:
    changes = {
        "timeZone": "Europe/London",
        "availability": [
            {"days": ["Wednesday"], "startTime": "10:00", "endTime": "11:00"},
            {"days": ["Wednesday", "Saturday"], "startTime": "14:00", "endTime": "15:00"},
        ],
        "overrides": [
            {"date": "2026-10-17", "startTime": "08:00", "endTime": "08:30"},
            {"date": "2026-10-21", "startTime": "00:00", "endTime": "00:00"},
        ],
    }
    assert len(await free(http, PLAIN)) == 16
    answer = await http.patch("/schedules/1", json=changes, headers=SCHEDULES)
    assert answer.status_code == 200, answer.text
    assert await free(http, PLAIN) == ["09:00", "09:30", "13:00", "13:30"]
    assert await free(http, PLAIN, "2026-10-15") == []
    assert await free(http, PLAIN, "2026-10-17") == ["07:00"]
    assert await free(http, PLAIN, "2026-10-21") == []
    assert await free(http, PLAIN, "2026-10-24") == ["13:00", "13:30"]
    # A new default schedule takes over; without it the old one counts again.
    other = {"name": "Nights", "timeZone": "UTC", "isDefault": True}
    made = await http.post("/schedules", json=other, headers=SCHEDULES)
    assert (await free(http, PLAIN))[0] == "09:00"
    assert len(await free(http, PLAIN)) == 16
    await http.delete(f"/schedules/{made.json()['data']['id']}", headers=SCHEDULES)
    assert len(await free(http, PLAIN)) == 4


async def test_buffers_keep_the_time_around_an_appointment_free(http: httpx.AsyncClient) -> None:
    # Each lasts three quarters of an hour, with a quarter before and after.
    for at in ("14T08:30", "14T12:15"):
        assert (await book(http, INTERVIEW, at))["status"] == "pending"
    plain = set(await free(http, PLAIN))
    assert "08:00" not in plain
    assert "13:00" not in plain
    assert {"07:30", "09:30", "11:30", "13:30"} <= plain
    # One host: what is booked of one event type is in the way of another, with its buffers.
    for at in ("15T08:00", "15T10:00"):
        await book(http, PLAIN, at)
    interviews = set(await free(http, INTERVIEW, "2026-10-15"))
    assert "08:30" not in interviews
    assert "09:15" not in interviews
    assert {"07:00", "10:45"} <= interviews


async def test_notice_and_window_bound_what_is_offered(
    http: httpx.AsyncClient, clock: TestClock
) -> None:
    clock.now = MONDAY.replace(hour=9)
    assert await free(http, OFFICE_HOURS, "2026-10-12") != []
    assert (await free(http, OFFICE_HOURS, "2026-10-12"))[0] >= "11:00"
    assert await free(http, INTERVIEW, "2026-10-12") == []
    assert await free(http, OFFICE_HOURS, "2026-10-27") == []
    for at in ("12T10:00", "27T10:00"):
        answer = await attempt(http, OFFICE_HOURS, at)
        assert answer.status_code == 400
        assert 'can\'t be booked at the "start" time' in message(answer)


async def test_lengths_are_for_event_types_that_have_several(http: httpx.AsyncClient) -> None:
    answer = await attempt(http, PLAIN, "14T08:00", lengthInMinutes=30)
    assert "does not have multiple possible lengths" in message(answer)
    held = {"eventTypeId": PLAIN, "slotStart": "2026-10-14T08:00:00Z", "slotDuration": 30}
    refused = await http.post("/slots/reservations", json=held, headers=SLOTS)
    assert "not a variable length event type" in message(refused)


async def test_the_host_confirms_or_declines(http: httpx.AsyncClient) -> None:
    first = await book(http, INTERVIEW, "14T09:15")
    again = await book(http, INTERVIEW, "14T09:15")
    assert again["uid"] == first["uid"]
    second = await book(http, INTERVIEW, "14T12:15")
    confirmed = await http.post(f"/bookings/{first['uid']}/confirm", headers=BOOKINGS)
    assert confirmed.json()["data"]["status"] == "accepted"
    declined = await http.post(
        f"/bookings/{second['uid']}/decline", json={"reason": "Away"}, headers=BOOKINGS
    )
    assert declined.json()["data"]["status"] == "rejected"
    assert "12:15" in await free(http, INTERVIEW)
    for uid in (first["uid"], second["uid"]):
        for decision in ("confirm", "decline"):
            answer = await http.post(f"/bookings/{uid}/{decision}", headers=BOOKINGS)
            check(answer)
            assert answer.status_code == 400
    # Moving asks the host again, unless the host does it.
    body = {"start": "2026-10-15T09:15:00Z"}
    moved = await http.post(f"/bookings/{first['uid']}/reschedule", json=body, headers=BOOKINGS)
    assert moved.json()["data"]["status"] == "pending"
    body = {"start": "2026-10-15T12:15:00Z", "rescheduledBy": "alex.morgan@example.com"}
    moved = await http.post(
        f"/bookings/{moved.json()['data']['uid']}/reschedule", json=body, headers=BOOKINGS
    )
    assert moved.json()["data"]["status"] == "accepted"


@pytest.mark.parametrize(
    ("phone", "answers", "words"),
    [
        (None, {}, "Missing attendee phone number"),
        ("+390612345678", {}, "Missing required booking field response: company"),
        (
            "+390612345678",
            {"company": "X", "plan": "Gold", "terms": True},
            "Invalid option 'Gold' for booking field 'plan'. "
            "Allowed options are: Starter, Team, Company.",
        ),
        (
            "+390612345678",
            {"company": 7, "plan": "Team", "terms": True},
            "Invalid type for booking field 'company'. Expected type string",
        ),
        (
            "+390612345678",
            {"company": "X", "plan": "Team", "terms": False},
            "Missing required booking field response: terms",
        ),
    ],
)
async def test_questions_are_asked_for_by_name(
    http: httpx.AsyncClient, phone: str | None, answers: dict[str, Any], words: str
) -> None:
    attendee = {**ATTENDEE, **({} if phone is None else {"phoneNumber": phone})}
    answer = await attempt(
        http, ONBOARDING, "14T08:00", attendee=attendee, bookingFieldsResponses=answers
    )
    assert answer.status_code == 400
    assert words in message(answer)


async def test_four_share_a_workshop_and_a_fifth_does_not(http: httpx.AsyncClient) -> None:
    booked = [
        await book(http, WORKSHOP, "14T08:00", f"guest{number}@example.com") for number in range(3)
    ]
    assert len({item["uid"] for item in booked}) == 1
    assert len({item["seatUid"] for item in booked}) == 3
    query = {"eventTypeId": "5", "start": "2026-10-14", "end": "2026-10-14"}
    slots = (await http.get("/slots", params=query, headers=SLOTS)).json()["data"]["2026-10-14"]
    here = next(slot for slot in slots if slot["start"] == "2026-10-14T08:00:00.000Z")
    assert (here["seatsBooked"], here["seatsRemaining"], here["seatsTotal"]) == (3, 1, 4)
    assert here["bookingUid"] == booked[0]["uid"]

    twice = await attempt(http, WORKSHOP, "14T08:00", "GUEST0@example.com")
    assert (twice.status_code, message(twice)) == (409, "already_signed_up_for_this_booking")
    await book(http, WORKSHOP, "14T08:00", "last@example.com")
    assert "08:00" not in await free(http, WORKSHOP)
    full = await attempt(http, WORKSHOP, "14T08:00", "late@example.com")
    assert (full.status_code, message(full)) == (409, "No more seats left at this seated booking.")
    assert "08:00" not in await free(http, PLAIN)

    found = await http.get(
        "/bookings", params={"attendeeEmail": "guest2@example.com"}, headers=CURSOR_LIST
    )
    assert [item["uid"] for item in found.json()["data"]] == [booked[0]["uid"]]


async def test_one_seat_is_moved_or_given_back_without_the_others(
    http: httpx.AsyncClient,
) -> None:
    ada, bob = [await book(http, WORKSHOP, "14T08:00", email) for email in (ADA, "bob@example.com")]
    path = f"/bookings/{ada['uid']}"
    unnamed = await http.post(f"{path}/cancel", headers=BOOKINGS)
    assert unnamed.status_code == 400
    body = {"start": "2026-10-14T10:00:00Z", "seatUid": bob["seatUid"]}
    moved = await http.post(f"{path}/reschedule", json=body, headers=BOOKINGS)
    check(moved)
    assert moved.status_code == 201
    assert moved.json()["data"]["uid"] != ada["uid"]
    left = (await http.get(path, headers=BOOKINGS)).json()["data"]
    assert [person["email"] for person in left["attendees"]] == [ADA]
    body = {"seatUid": ada["seatUid"]}
    gone = await http.post(f"{path}/cancel", json=body, headers=BOOKINGS)
    check(gone)
    assert gone.json()["data"]["status"] == "cancelled"
    assert {"08:00", "10:00"} <= set(await free(http, WORKSHOP))
    assert "10:00" not in await free(http, PLAIN)


async def test_a_person_has_so_many_appointments_ahead_and_no_more(
    http: httpx.AsyncClient, clock: TestClock
) -> None:
    await book(http, OFFICE_HOURS, "14T08:00")
    await book(http, OFFICE_HOURS, "14T09:00")
    third = await attempt(http, OFFICE_HOURS, "14T10:00", ADA.upper())
    assert third.status_code == 400
    assert "maximum number of active bookings" in message(third)
    await book(http, OFFICE_HOURS, "14T10:00", "bob@example.com")
    clock.now = datetime.fromisoformat("2026-10-14T08:30:00Z")
    await book(http, OFFICE_HOURS, "14T13:00")


async def test_some_can_not_be_moved_late_or_cancelled(
    http: httpx.AsyncClient, clock: TestClock
) -> None:
    booking = await book(http, OFFICE_HOURS, "14T08:00")
    cancelled = await http.post(f"/bookings/{booking['uid']}/cancel", headers=BOOKINGS)
    assert (cancelled.status_code, message(cancelled)) == (
        400,
        "This event type does not allow cancellations",
    )
    clock.now += timedelta(hours=40)
    body = {"start": "2026-10-15T08:00:00Z"}
    moved = await http.post(f"/bookings/{booking['uid']}/reschedule", json=body, headers=BOOKINGS)
    assert moved.status_code == 403
    assert "minimum notice period" in message(moved)


async def test_the_booker_chooses_among_the_places_on_offer(http: httpx.AsyncClient) -> None:
    place = {"type": "attendeePhone", "phone": "+390612345678"}
    booking = await book(http, OFFICE_HOURS, "14T08:00", location=place)
    assert booking["location"] == "+390612345678"
    body = {"start": "2026-10-15T08:00:00Z"}
    moved = await http.post(f"/bookings/{booking['uid']}/reschedule", json=body, headers=BOOKINGS)
    assert moved.json()["data"]["location"] == "+390612345678"
    refused = await attempt(http, PLAIN, "14T10:00", location=place)
    assert "Booking location with type attendeePhone not valid" in message(refused)


async def test_a_held_time_is_offered_to_nobody_until_it_runs_out(
    http: httpx.AsyncClient, clock: TestClock
) -> None:
    held = {"eventTypeId": PLAIN, "slotStart": "2026-10-14T08:00:00Z"}
    made = await http.post("/slots/reservations", json=held, headers=SLOTS)
    assert made.status_code == 201
    assert "08:00" not in await free(http, PLAIN)
    assert "08:00" in await free(http, 1)  # of another event type nothing is held
    again = await http.post("/slots/reservations", json=held, headers=SLOTS)
    assert (again.status_code, "already reserved" in message(again)) == (422, True)
    path = f"/slots/reservations/{made.json()['data']['reservationUid']}"
    assert (await http.get(path, headers=SLOTS)).json()["data"]["slotDuration"] == 30

    clock.now += timedelta(minutes=5)
    assert "08:00" in await free(http, PLAIN)
    assert (await http.get(path, headers=SLOTS)).json()["data"] is None
    assert (await http.delete(path, headers=SLOTS)).status_code == 404
    await book(http, PLAIN, "14T08:00")
    taken = await http.post("/slots/reservations", json=held, headers=SLOTS)
    assert (taken.status_code, message(taken)) == (
        422,
        "Can't reserve a slot if the event is already booked.",
    )


async def test_numbered_pages_count_what_there_is(http: httpx.AsyncClient) -> None:
    for hour in (8, 9, 10):
        await book(http, PLAIN, f"14T{hour:02}:00")
    query = {"take": "2", "skip": "2", "sortStart": "asc", "status": "upcoming,cancelled"}
    answer = await http.get("/bookings", params=query, headers={"cal-api-version": "2024-08-13"})
    check(answer)
    assert [item["start"][11:16] for item in answer.json()["data"]] == ["10:00"]
    assert answer.json()["pagination"] == {
        "totalItems": 3,
        "remainingItems": 0,
        "returnedItems": 1,
        "itemsPerPage": 2,
        "currentPage": 2,
        "totalPages": 2,
        "hasNextPage": False,
        "hasPreviousPage": True,
    }


async def test_absence_is_marked_after_the_start(http: httpx.AsyncClient, clock: TestClock) -> None:
    booking = await book(http, PLAIN, "14T08:00")
    path = f"/bookings/{booking['uid']}/mark-absent"
    body = {"attendees": [{"email": ADA, "absent": True}]}
    early = await http.post(path, json=body, headers=BOOKINGS)
    assert "only be marked as absent after their scheduled start" in message(early)
    clock.now = datetime.fromisoformat("2026-10-14T08:05:00Z")
    marked = await http.post(path, json=body, headers=BOOKINGS)
    assert marked.json()["data"]["attendees"][0]["absent"] is True
    assert (await http.post(path, json={}, headers=BOOKINGS)).status_code == 400
