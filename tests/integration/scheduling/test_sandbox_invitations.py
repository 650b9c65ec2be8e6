"""Invitations in the outbox: valid iCalendar that moves and goes with the appointment."""

from __future__ import annotations

import contextlib
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx
import pytest
from calendar_rig import ADA, TestClock

from app.scheduling.sandbox.app import create_app
from app.scheduling.sandbox.store import SANDBOX_DATABASE, SANDBOX_MIGRATIONS
from app.storage.database import open_database

BOOKINGS = {"cal-api-version": "2026-02-25"}
ATTENDEE = {"name": "Ada Byron", "email": ADA, "timeZone": "Europe/Rome"}


@pytest.fixture
async def http(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    connection = open_database(tmp_path / SANDBOX_DATABASE, SANDBOX_MIGRATIONS)
    with contextlib.closing(connection):
        app = create_app(
            connection,
            clock=TestClock(),
            host_time_zone="Europe/Rome",
            outbox=tmp_path / "outbox",
        )
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://sandbox.invalid/v2"
        ) as client:
            yield client


async def post(http: httpx.AsyncClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await http.post(f"/bookings{path}", json=body, headers=BOOKINGS)
    assert answer.is_success, answer.text
    data: dict[str, Any] = answer.json()["data"]
    return data


def booking(event_type: int = 2, at: str = "14T08:00", **more: Any) -> dict[str, Any]:
    start = f"2026-10-{at}:00Z"
    return {"eventTypeId": event_type, "start": start, "attendee": ATTENDEE, **more}


def read(content: bytes) -> dict[str, str]:
    """Read a calendar object as RFC 5545 has it; property names with their parameters cut off."""
    assert content.endswith(b"\r\n")
    folded = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in folded)
    assert b"\n" not in content.replace(b"\r\n", b"")
    for octets in folded:
        octets.decode()  # no character is broken in two
    unfolded = content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert unfolded[0] == "BEGIN:VCALENDAR"
    assert unfolded[-1] == "END:VCALENDAR"
    found: dict[str, str] = {}
    for line in unfolded:
        match = re.fullmatch(r'([A-Z-]+)((?:;[A-Z]+=(?:"[^"]*"|[^";:,]*))*):(.*)', line)
        assert match, line
        name, parameters, value = match.groups()
        found.setdefault(name, value)
        found.setdefault(f"{name} parameters", parameters)
    return found


def outbox(folder: Path) -> list[dict[str, str]]:
    files = [read(path.read_bytes()) for path in (folder / "outbox").glob("*.ics")]
    return sorted(files, key=lambda file: (int(file["SEQUENCE"]), file["METHOD"]))


async def test_an_invitation_follows_its_appointment(
    http: httpx.AsyncClient, tmp_path: Path
) -> None:
    made = await post(http, "", booking())
    moved = await post(http, f"/{made['uid']}/reschedule", {"start": "2026-10-14T09:00:00Z"})
    await post(http, f"/{moved['uid']}/cancel", {"cancellationReason": "Ill"})
    files = outbox(tmp_path)
    assert [(file["METHOD"], file["SEQUENCE"]) for file in files] == [
        ("REQUEST", "0"),
        ("REQUEST", "1"),
        ("CANCEL", "2"),
    ]
    assert {file["UID"] for file in files} == {made["icsUid"]}
    assert [file["DTSTART"] for file in files] == [
        "20261014T080000Z",
        "20261014T090000Z",
        "20261014T090000Z",
    ]
    assert files[0]["DTEND"] == "20261014T083000Z"
    assert files[0]["DTSTAMP"] == "20261012T070000Z"
    assert [file["STATUS"] for file in files] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert files[0]["ATTENDEE"] == f"mailto:{ADA}"
    assert files[0]["ORGANIZER"] == "mailto:alex.morgan@example.com"


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("Zoë 李小龍 🎺", "é" * 300),
        ('"Ada"; Byron, \\ ^ :', "one, two; three\\n\nnext\r\nline\x00\x1b"),
        ("A\r\nATTENDEE:mailto:x@example.com", "\r\nEND:VCALENDAR"),
    ],
)
async def test_no_text_breaks_the_file(
    http: httpx.AsyncClient, tmp_path: Path, name: str, notes: str
) -> None:
    answers = {"notes": notes}
    attendee = {**ATTENDEE, "name": name}
    await post(http, "", booking(attendee=attendee, bookingFieldsResponses=answers))
    (file,) = outbox(tmp_path)
    escapes = {"\\n": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}
    said = re.sub(r"\\.", lambda match: escapes[match.group()], file["DESCRIPTION"])
    expected = notes.replace("\r\n", "\n")
    assert said == re.sub(r"[\x00\x1b]", "", expected)
    assert file["ATTENDEE"] == f"mailto:{ADA}"


async def test_a_request_is_no_invitation_until_the_host_confirms(
    http: httpx.AsyncClient, tmp_path: Path
) -> None:
    asked = await post(http, "", booking(3, "14T07:45"))
    assert outbox(tmp_path) == []
    await post(http, f"/{asked['uid']}/confirm", {})
    assert [file["METHOD"] for file in outbox(tmp_path)] == ["REQUEST"]
    declined = await post(http, "", booking(3, "15T07:45"))
    await post(http, f"/{declined['uid']}/decline", {})
    assert len(outbox(tmp_path)) == 1
    # Moved, it waits for the host again, so the time that was agreed is off.
    moved = await post(http, f"/{asked['uid']}/reschedule", {"start": "2026-10-16T07:45:00Z"})
    assert [file["METHOD"] for file in outbox(tmp_path)] == ["REQUEST", "CANCEL"]
    await post(http, f"/{moved['uid']}/confirm", {})
    last = outbox(tmp_path)[-1]
    assert (last["METHOD"], last["SEQUENCE"]) == ("REQUEST", "2")
    assert (last["UID"], last["DTSTART"]) == (asked["icsUid"], "20261016T074500Z")


async def test_each_seat_has_an_invitation_of_its_own(
    http: httpx.AsyncClient, tmp_path: Path
) -> None:
    first = await post(http, "", booking(5))
    await post(http, "", booking(5, attendee={**ATTENDEE, "email": "bob@example.com"}))
    assert {file["ATTENDEE"] for file in outbox(tmp_path)} == {
        f"mailto:{ADA}",
        "mailto:bob@example.com",
    }
    await post(http, f"/{first['uid']}/cancel", {"seatUid": first["seatUid"]})
    (gone,) = [file for file in outbox(tmp_path) if file["METHOD"] == "CANCEL"]
    assert gone["ATTENDEE"] == f"mailto:{ADA}"


async def test_the_link_for_other_calendars_is_a_calendar_object(http: httpx.AsyncClient) -> None:
    made = await post(http, "", booking())
    answer = await http.get(f"/bookings/{made['uid']}/calendar-links", headers=BOOKINGS)
    links = {item["label"]: item["link"] for item in answer.json()["data"]}
    assert list(links) == ["Google Calendar", "Microsoft Office", "Microsoft Outlook", "ICS"]
    scheme, _, file = links["ICS"].partition(",")
    assert scheme == "data:text/calendar"
    assert read(unquote(file).encode())["UID"] == made["icsUid"]


async def test_an_outbox_that_can_not_be_written_costs_no_booking(
    http: httpx.AsyncClient, tmp_path: Path
) -> None:
    (tmp_path / "outbox").write_text("in the way")
    assert (await post(http, "", booking()))["status"] == "accepted"
