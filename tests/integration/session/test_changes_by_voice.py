"""Moving, cancelling and listing with the real session, agent and guard, over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from sandbox_server import sandbox_at

from app.build import choose, open_program, open_session
from app.domain.booking import BookingStatus
from app.domain.events import (
    BookingChanged,
    BookingConfirmed,
    Event,
    ProposalShown,
    ProposalWithdrawn,
    SlotsOffered,
    Transcript,
)
from app.domain.proposal import CancelProposal, RescheduleProposal
from app.session.session import Session
from app.storage.secrets import MemorySecrets
from app.system.clock import parse_now, stopped_clock
from app.system.time_zone import zone

ZONE = "Europe/Rome"
NOW = parse_now("2026-11-23T09:00", zone(ZONE))
KEY = "cal_test_of_the_host"
BREATH = "a demo on Wednesday at two, I'm Maria Lopez, maria@example.com"
VERSION = {"cal-api-version": "2026-02-25"}


class Desk:
    """A conversation over HTTP with a sandbox that anybody else can reach as well."""

    def __init__(self, session: Session, events: list[Event], url: str) -> None:
        self.session = session
        self.events = events
        self.url = url

    async def say(self, text: str) -> str:
        before = len(self.events)
        self.session.submit_text(text)
        await self.session.settled()
        said = [e for e in self.events[before:] if isinstance(e, Transcript) and e.role == "agent"]
        return " ".join(event.text for event in said)

    def of(self, kind: type[Event]) -> list[Any]:
        return [event for event in self.events if isinstance(event, kind)]

    def bookings(self) -> list[dict[str, Any]]:
        answer = httpx.get(
            f"{self.url}/v2/bookings",
            headers={"cal-api-version": "2026-05-01", "Authorization": f"Bearer {KEY}"},
        )
        found: list[dict[str, Any]] = answer.json()["data"]
        return found

    def standing(self) -> list[str]:
        """When the appointments are that stand in the calendar, in the person's zone."""
        found = [
            datetime.fromisoformat(booking["start"]).astimezone(ZoneInfo(ZONE))
            for booking in self.bookings()
            if booking["status"] == "accepted"
        ]
        return [f"{start:%a %H:%M}" for start in sorted(found)]

    def book_elsewhere(self, start: str, *, email: str = "maria@example.com") -> str:
        """Book as the host's web page does; returns the uid."""
        answer = httpx.post(
            f"{self.url}/v2/bookings",
            headers=VERSION,
            json={
                "eventTypeId": 1,
                "start": datetime.fromisoformat(start)
                .replace(tzinfo=ZoneInfo(ZONE))
                .astimezone(ZoneInfo("UTC"))
                .strftime("%Y-%m-%dT%H:%M:%SZ"),
                "attendee": {"name": "Maria Lopez", "email": email, "timeZone": ZONE},
            },
        )
        assert answer.status_code == 201, answer.text
        return str(answer.json()["data"]["uid"])

    def cancel_elsewhere(self, uid: str) -> None:
        answer = httpx.post(f"{self.url}/v2/bookings/{uid}/cancel", headers=VERSION, json={})
        assert answer.status_code == 200


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    with sandbox_at(tmp_path / "host", stopped_clock(NOW), key=KEY) as origin:
        yield origin


@asynccontextmanager
async def desk_at(
    url: str, state: Path, *, key: str = KEY, event_type: str = "1"
) -> AsyncIterator[Desk]:
    program = open_program(state, secrets=MemorySecrets())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAL_COM_API_URL", f"{url}/v2")
        patch.setenv("CAL_COM_API_KEY", key)
        patch.setenv("CAL_COM_EVENT_TYPE_ID", event_type if key else "alex/demo-call")
        choices = choose(program, calendar="cal.com", time_zone=ZONE, clock=stopped_clock(NOW))
        events: list[Event] = []
        async with open_session(program, choices, listener=events.append) as session:
            await session.start()
            yield Desk(session, events, url)


async def test_a_booking_of_this_conversation_is_moved_and_cancelled(
    url: str, tmp_path: Path
) -> None:
    async with desk_at(url, tmp_path) as desk:
        await desk.say(BREATH)
        await desk.say("yes")
        assert desk.standing() == ["Wed 14:00"]
        summary = await desk.say("actually, can we push it an hour later?")
        assert "2:00 PM" in summary
        assert "moves to" in summary
        assert "3:00 PM" in summary
        assert isinstance(desk.of(ProposalShown)[-1].proposal, RescheduleProposal)
        assert desk.standing() == ["Wed 14:00"]
        assert "moved" in await desk.say("yes, move it")
        assert desk.standing() == ["Wed 15:00"]
        summary = await desk.say("cancel it")
        assert "Shall I cancel it?" in summary
        assert "3:00 PM" in summary
        assert desk.standing() == ["Wed 15:00"]
        assert "cancelled" in await desk.say("yes")
        assert desk.standing() == []
        assert [event.change for event in desk.of(BookingChanged)] == ["rescheduled", "cancelled"]


async def test_what_was_booked_elsewhere_is_found_by_its_address(url: str, tmp_path: Path) -> None:
    async with desk_at(url, tmp_path) as desk:
        desk.book_elsewhere("2026-11-26T10:00")
        desk.book_elsewhere("2026-11-27T11:00", email="somebody.else@example.com")
        assert "e-mail" in await desk.say("I need to cancel my appointment")
        summary = await desk.say("maria at example dot com")
        assert "Thursday, November 26th at 10:00 AM" in summary
        await desk.say("yes please")
        assert desk.standing() == ["Fri 11:00"]
        (changed,) = desk.of(BookingChanged)
        assert changed.booking.status is BookingStatus.CANCELLED


async def test_a_later_conversation_finds_what_this_computer_booked(
    url: str, tmp_path: Path
) -> None:
    async with desk_at(url, tmp_path) as desk:
        await desk.say(BREATH)
        await desk.say("yes")
    async with desk_at(url, tmp_path) as desk:
        assert "Wednesday, November 25th at 2:00 PM" in await desk.say("what do I have booked?")
        assert "Which" in await desk.say("move it to Friday") or desk.of(SlotsOffered)
        await desk.say("at eleven")
        await desk.say("yes")
        assert desk.standing() == ["Fri 11:00"]


async def test_what_was_cancelled_elsewhere_is_not_offered_any_more(
    url: str, tmp_path: Path
) -> None:
    async with desk_at(url, tmp_path) as desk:
        await desk.say(BREATH)
        await desk.say("yes")
        desk.cancel_elsewhere(desk.of(BookingConfirmed)[0].booking.uid)
        assert desk.standing() == []
        assert "no longer stands" in await desk.say("cancel it")
        assert "no upcoming appointment" in await desk.say("what have I booked?")


async def test_one_cancelled_between_summary_and_yes_ends_as_what_was_wanted(
    url: str, tmp_path: Path
) -> None:
    async with desk_at(url, tmp_path) as desk:
        await desk.say(BREATH)
        await desk.say("yes")
        await desk.say("cancel my appointment")
        desk.cancel_elsewhere(desk.of(BookingConfirmed)[0].booking.uid)
        await desk.say("yes")
        assert desk.standing() == []


async def test_a_time_taken_before_the_yes_leaves_the_appointment_and_offers_others(
    url: str, tmp_path: Path
) -> None:
    async with desk_at(url, tmp_path) as desk:
        await desk.say(BREATH)
        await desk.say("yes")
        await desk.say("move my appointment to Thursday at three")
        desk.book_elsewhere("2026-11-26T15:00", email="faster@example.com")
        answer = await desk.say("yes")
        assert "stays where it was" in answer
        assert "2:30" in answer or "3:30" in answer
        assert desk.standing() == ["Wed 14:00", "Thu 15:00"]
        assert "moves to" in await desk.say("half past three then")
        await desk.say("yes")
        assert desk.standing() == ["Thu 15:00", "Thu 15:30"]


@pytest.mark.parametrize(
    "words",
    ["no", "keep it", "no, leave everything as it is", "yes, I'd like to keep it", "hmm",
     "yes but not today", "maybe", "I'm not sure", "cancel everything else first"],
)  # fmt: skip
async def test_no_other_answer_than_a_plain_yes_cancels(
    words: str, url: str, tmp_path: Path
) -> None:
    async with desk_at(url, tmp_path) as desk:
        await desk.say(BREATH)
        await desk.say("yes")
        await desk.say("cancel my appointment")
        await desk.say(words)
        assert desk.standing() == ["Wed 14:00"]
        assert not desk.of(BookingChanged)


async def test_a_no_takes_the_card_away_and_a_click_on_it_does_nothing(
    url: str, tmp_path: Path
) -> None:
    async with desk_at(url, tmp_path) as desk:
        await desk.say(BREATH)
        await desk.say("yes")
        await desk.say("cancel my appointment")
        shown = desk.of(ProposalShown)[-1].proposal
        assert isinstance(shown, CancelProposal)
        assert await desk.say("keep it") == "All right, I leave it as it is."
        assert desk.of(ProposalWithdrawn)[-1].proposal_id == shown.id
        desk.session.answer_proposal(shown.id, accepted=True)
        await desk.session.settled()
        assert desk.standing() == ["Wed 14:00"]


async def test_after_a_click_on_cancel_words_are_about_that_one(url: str, tmp_path: Path) -> None:
    async with desk_at(url, tmp_path) as desk:
        await desk.say(BREATH)
        await desk.say("yes")
        first = desk.of(BookingConfirmed)[0].booking.uid
        await desk.say("book another one on Friday at ten")
        await desk.say("yes")
        assert desk.standing() == ["Wed 14:00", "Fri 10:00"]
        desk.session.propose_cancel(first)
        await desk.session.settled()
        assert "moves to" in await desk.say("no, move it to Thursday at two instead")
        await desk.say("yes")
        assert desk.standing() == ["Thu 14:00", "Fri 10:00"]


async def test_without_a_key_what_this_computer_booked_is_found_all_the_same(
    url: str, tmp_path: Path
) -> None:
    async with desk_at(url, tmp_path, key="") as desk:
        await desk.say(BREATH)
        await desk.say("yes")
    async with desk_at(url, tmp_path, key="") as desk:
        desk.book_elsewhere("2026-11-26T10:00")
        assert "Shall I cancel it?" in await desk.say(
            "cancel my appointment, I'm maria@example.com"
        )
        await desk.say("yes")
        assert desk.standing() == ["Thu 10:00"]
        answer = await desk.say("do I have any other appointments?")
        assert "this computer" in answer


async def test_a_spoken_yes_during_the_write_cancels_once(url: str, tmp_path: Path) -> None:
    async with desk_at(url, tmp_path) as desk:
        await desk.say(BREATH)
        await desk.say("yes")
        await desk.say("cancel my appointment")
        desk.session.submit_text("yes")
        await asyncio.sleep(0)
        desk.session.submit_text("yes")
        await desk.session.settled()
        assert len(desk.of(BookingChanged)) <= 1
        assert desk.standing() in ([], ["Wed 14:00"])


async def test_an_answer_to_the_host_is_corrected_before_the_yes(url: str, tmp_path: Path) -> None:
    async with desk_at(url, tmp_path, event_type="4") as desk:
        await desk.say("Wednesday at two, I'm Maria Lopez, maria@example.com")
        for answer in ("plus four nine thirty 90 18 20", "Acme", "the middle one"):
            await desk.say(answer)
        assert "Which plan do you use: Team." in await desk.say("yes I do")
        summary = await desk.say("no, Starter, not Team")
        assert "Which plan do you use: Starter." in summary
        assert "Which company are you with: Acme." in summary
        await desk.say("yes")
        assert len(desk.of(BookingConfirmed)) == 1
        assert desk.bookings()[0]["bookingFieldsResponses"]["plan"] == "Starter"
