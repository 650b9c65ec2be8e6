"""`vocal-desk sandbox` as clients of Cal.com meet it that know nothing of this program."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn

import httpx
import pytest
from other_clients import CannotInstall, agno_tools, mcp_server
from sandbox_command import served_sandbox

ADA = {"name": "Ada Byron", "email": "ada@example.com", "timeZone": "Europe/Rome"}
SLOTS = {"cal-api-version": "2024-09-04"}
BOOKINGS = {"cal-api-version": "2024-08-13"}
EVENT_TYPES = {"cal-api-version": "2024-06-14"}
TODAY = datetime.now(UTC).date()
FIRST, LAST = (str(TODAY + timedelta(days=ahead)) for ahead in (1, 7))


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[str]:
    with served_sandbox(tmp_path, "--key", "cal_test", "--time-zone", "Europe/Rome") as url:
        yield url.removesuffix("/v2")


def lacking(reason: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def test_curl_books_moves_and_cancels(sandbox: str) -> None:
    if shutil.which("curl") is None:
        lacking("curl is not installed")

    def curl(path: str, version: str, *more: str, key: str = "cal_test") -> Any:
        headers = ("-H", f"Authorization: Bearer {key}", "-H", f"cal-api-version: {version}")
        command = ["curl", "--silent", "--show-error", *headers, *more, f"{sandbox}/v2{path}"]
        return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)

    def post(path: str, body: dict[str, Any]) -> Any:
        sent = ("-H", "Content-Type: application/json", "--data", json.dumps(body))
        return curl(path, "2026-02-25", *sent)

    assert curl("/me", "")["data"]["timeZone"] == "Europe/Rome"
    days = curl(f"/slots?eventTypeId=1&start={FIRST}&end={LAST}", "2024-09-04")["data"]
    first, second = (slot["start"] for slot in next(iter(days.values()))[:2])
    made = post("/bookings", {"eventTypeId": 1, "start": first, "attendee": ADA})["data"]
    assert (made["status"], made["start"]) == ("accepted", first)
    again = post("/bookings", {"eventTypeId": 1, "start": first, "attendee": ADA})
    assert "already has booking" in again["error"]["message"]
    moved = post(f"/bookings/{made['uid']}/reschedule", {"start": second})["data"]
    assert (moved["start"], moved["rescheduledFromUid"]) == (second, made["uid"])
    post(f"/bookings/{moved['uid']}/cancel", {"cancellationReason": "It rains."})
    assert curl(f"/bookings/{moved['uid']}", "2026-02-25")["data"]["status"] == "cancelled"
    wrong = curl("/me", "", key="cal_live_of_somebody_else")
    assert wrong["error"]["code"] == "UnauthorizedException"


def test_the_mcp_server_of_cal_com_books_moves_and_cancels(sandbox: str) -> None:
    try:
        with mcp_server(sandbox) as server:
            key = {"Authorization": "Bearer cal_test"}
            me = httpx.get(f"{sandbox}/v2/me", headers=key).json()["data"]
            named = {**EVENT_TYPES, "username": me["username"]}
            types = server.call("getEventTypes", params=named)["data"]
            assert types[0]["id"] == 1
            times = {"eventTypeId": "1", "start": FIRST, "end": LAST}
            days = server.call("getAvailableSlots", params={**SLOTS, **times})["data"]
            first, second = (slot["start"] for slot in next(iter(days.values()))[:2])
            body = {"eventTypeId": 1, "start": first, "attendee": ADA}
            made = server.call("createBooking", params=BOOKINGS, body=body)["data"]
            assert (made["status"], made["start"]) == ("accepted", first)
            again = server.call("createBooking", params=BOOKINGS, body=body)
            assert "already has booking" in again["error"]["message"]
            listed = server.call("getBookings", params={**BOOKINGS, **key, "status": ["upcoming"]})
            assert [one["uid"] for one in listed["data"]] == [made["uid"]]
            named = {**BOOKINGS, "bookingUid": made["uid"]}
            moved = server.call("rescheduleBooking", params=named, body={"start": second})["data"]
            assert moved["start"] == second
            gone = server.call(
                "cancelBooking",
                params={**BOOKINGS, "bookingUid": moved["uid"]},
                body={"cancellationReason": "It rains."},
            )
            assert gone["data"]["status"] == "cancelled"
    except CannotInstall as reason:
        lacking(str(reason))


def test_the_tools_of_agno_book_move_and_cancel(sandbox: str) -> None:
    try:
        with agno_tools(sandbox) as tools:
            offered = tools.call("get_available_slots", start_date=FIRST, end_date=LAST)
            first, second = re.findall(r"\d{4}-\d\d-\d\d \d\d:\d\d CES?T", offered)[:2]
            start, later = (
                f"{when[:10]}T{when[11:16]}:00+{_offset(when)}" for when in (first, second)
            )
            who = {"name": ADA["name"], "email": ADA["email"]}
            made = tools.call("create_booking", start_time=start, **who)
            assert made.startswith(f"Booking created successfully for {first}. Booking uid: ")
            uid = made.rsplit(" ", 1)[1]
            assert "already has booking" in tools.call("create_booking", start_time=start, **who)
            assert f"uid: {uid}" in tools.call("get_upcoming_bookings", email=ADA["email"])
            moved = tools.call(
                "reschedule_booking", booking_uid=uid, new_start_time=later, reason="It rains."
            )
            assert moved.startswith(f"Booking rescheduled to {second}.")
            uid = moved.rsplit(" ", 1)[1]
            gone = tools.call("cancel_booking", booking_uid=uid, reason="It still rains.")
            assert gone == "Booking cancelled successfully."
            assert tools.call("get_upcoming_bookings") == "No upcoming bookings found."
    except CannotInstall as reason:
        lacking(str(reason))


def _offset(when: str) -> str:
    return "02:00" if when.endswith("CEST") else "01:00"
