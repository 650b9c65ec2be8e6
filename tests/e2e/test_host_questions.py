"""What a host wants to know is asked, affirmed with the rest, and reaches the calendar."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from command_line import ZONE, vocal_desk
from sandbox_command import served_sandbox


def weekday_ahead() -> str:
    """Name a weekday some days ahead, on which the host works."""
    day = datetime.now(UTC).date() + timedelta(days=4)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return f"{day:%B} {day.day}"


def test_a_hosts_questions_without_an_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = (
        f"on {weekday_ahead()}, the earliest, I'm Maria Lopez, maria at gmail dot com",
        "plus four nine thirty 90 18 20",
        "Tom Baker Limited",
        "whatever you think",
        "the middle one",
        "yes I do",
        "yes please",
    )
    spoken = [part for text in words for part in ("--text", text)]
    with served_sandbox(tmp_path / "host") as url:
        monkeypatch.setenv("CAL_COM_API_URL", url)
        monkeypatch.setenv("CAL_COM_EVENT_TYPE_ID", "alex/onboarding")
        place = ("--calendar", "cal.com", "--time-zone", ZONE, "--state", tmp_path / "person")
        held = vocal_desk("converse", *place, "--json", *spoken)
        listed = httpx.get(f"{url}/bookings", headers={"cal-api-version": "2026-05-01"})
    questions = " ".join(held.said("agent"))
    for asked in ("Telephone number?", "Which company are you with?", "Which plan do you use?"):
        assert asked in questions
    assert "takes one of: Starter, Team, Company" in questions, "“whatever” is no answer"
    (summary,) = [text for text in held.said("agent") if "Shall I book it?" in text]
    assert "Which plan do you use: Team." in summary
    (booking,) = listed.json()["data"]
    (attendee,) = booking["attendees"]
    assert (attendee["name"], attendee["phoneNumber"]) == ("Maria Lopez", "+4930901820")
    answers = booking["bookingFieldsResponses"]
    assert answers["company"] == "Tom Baker Limited"
    assert answers["plan"] == "Team"
    assert answers["terms"] is True
