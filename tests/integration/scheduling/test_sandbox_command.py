"""`vocal-desk sandbox` as another program meets it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sandbox_command import served_sandbox

SLOTS = {"cal-api-version": "2024-09-04"}
BOOKINGS = {"cal-api-version": "2026-02-25"}
KEY = {"Authorization": "Bearer cal_test"}


@pytest.fixture
def http(tmp_path: Path) -> Iterator[httpx.Client]:
    more = ("--key", "cal_test", "--control", "--time-zone", "Europe/Rome")
    with (
        served_sandbox(tmp_path, *more) as url,
        httpx.Client(base_url=url.removesuffix("/v2"), timeout=20) as client,
    ):
        yield client


def test_key_limit_faults_and_outbox_are_there(http: httpx.Client, tmp_path: Path) -> None:
    assert http.get("/v2/me").status_code == 401
    first, second = http.get("/v2/me", headers=KEY), http.get("/v2/me", headers=KEY)
    left = [int(item.headers["X-RateLimit-Remaining-Default"]) for item in (first, second)]
    assert left == [119, 118]

    day = datetime.now(UTC).date()
    query = {"eventTypeId": "2", "start": str(day), "end": str(day + timedelta(days=7))}
    days = http.get("/v2/slots", params=query, headers=SLOTS).json()["data"]
    start = list(days.values())[-1][-1]["start"]
    body = {
        "eventTypeId": 2,
        "start": start,
        "attendee": {"name": "Ada", "email": "ada@example.com", "timeZone": "Europe/Rome"},
    }
    http.post("/control/faults", json={"kind": "drop"})
    with pytest.raises(httpx.RemoteProtocolError):
        http.post("/v2/bookings", json=body, headers=BOOKINGS)
    assert http.post("/v2/bookings", json=body, headers=BOOKINGS).status_code == 201
    (file,) = (tmp_path / "outbox").glob("*.ics")
    assert "METHOD:REQUEST" in file.read_text(encoding="utf-8")
