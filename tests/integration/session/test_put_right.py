"""Words put right after the fact, clicks on cards, and later days: the real session and sandbox."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import httpx
import pytest
from sandbox_server import sandbox_at

from app.build import choose, open_program, open_session
from app.domain.booking import BookingStatus
from app.domain.booking_field import Answer, FieldKind
from app.domain.events import (
    BookingChanged,
    BookingConfirmed,
    CalendarLinksFound,
    DetailsAsked,
    ErrorOccurred,
    Event,
    ProposalShown,
    ProposalWithdrawn,
    SlotsOffered,
    Transcript,
)
from app.domain.own_details import Origin
from app.domain.proposal import BookingProposal, CancelProposal, RescheduleProposal
from app.session.session import Session
from app.storage.secrets import MemorySecrets
from app.system.clock import parse_now, stopped_clock
from app.system.time_zone import zone

ZONE = "Europe/Berlin"
NOW = parse_now("2026-11-23T09:00", zone(ZONE))
KEY = "cal_test_of_the_host"
E = TypeVar("E")


class Desk:
    """A conversation, and what a person does in it. Their lines count from 1 as turns do."""

    def __init__(self, session: Session, events: list[Event]) -> None:
        self.session = session
        self.events = events

    async def say(self, text: str) -> None:
        self.session.submit_text(text)
        await self.session.settled()

    async def correct(self, line: str, text: str) -> None:
        turn = next(e.turn for e in reversed(self.of(Transcript)) if e.text == line)
        self.session.correct(turn, text)
        await self.session.settled()

    def of(self, kind: type[E]) -> list[E]:
        return [event for event in self.events if isinstance(event, kind)]

    def summary(self) -> BookingProposal:
        proposal = self.of(ProposalShown)[-1].proposal
        assert isinstance(proposal, BookingProposal)
        return proposal

    def reply(self) -> str:
        last = self.of(Transcript)[-1].turn
        said = (e.text for e in self.of(Transcript) if e.turn == last and e.role == "agent")
        return " ".join(said)


@asynccontextmanager
async def desk_at(state: Path, url: str = "", event_type: str = "1") -> AsyncIterator[Desk]:
    program = open_program(state, secrets=MemorySecrets())
    with pytest.MonkeyPatch.context() as patch:
        if url:
            patch.setenv("CAL_COM_API_URL", f"{url}/v2")
            patch.setenv("CAL_COM_API_KEY", KEY)
            patch.setenv("CAL_COM_EVENT_TYPE_ID", event_type)
        calendar = "cal.com" if url else "sandbox"
        choices = choose(program, calendar=calendar, time_zone=ZONE, clock=stopped_clock(NOW))
        events: list[Event] = []
        async with open_session(program, choices, listener=events.append) as session:
            await session.start()
            yield Desk(session, events)


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    with sandbox_at(tmp_path / "host", stopped_clock(NOW), key=KEY) as origin:
        yield origin


# A line put right ------------------------------------------------------------------------------


async def test_an_address_that_was_misheard_is_gone_once_its_line_is_put_right(
    tmp_path: Path,
) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.say("a demo on Wednesday at two")
        await desk.say("ana@example.con")
        await desk.say("yes")
        await desk.say("I'm Anna Miller")
        await desk.correct("ana@example.con", "anna@example.com")
        await desk.say("Anna Miller")
        assert (desk.summary().email, desk.summary().name) == ("anna@example.com", "Anna Miller")
        await desk.say("yes")
        (made,) = desk.of(BookingConfirmed)
        assert made.booking.email == "anna@example.com"


async def test_nothing_of_a_misheard_line_outlives_it_whatever_was_built_on_it(
    tmp_path: Path,
) -> None:
    misheard = "a demo on Thursday at three, I'm Jon Smith, jon@example.com"
    async with desk_at(tmp_path) as desk:
        await desk.say(misheard)
        assert desk.summary().name == "Jon Smith"
        await desk.say("that's with an h, john@example.com")
        await desk.correct(misheard, "what times are free on Wednesday?")
        assert desk.of(ProposalWithdrawn)[-1].proposal_id == desk.of(ProposalShown)[-1].proposal.id
        card = desk.of(DetailsAsked)[-1]
        assert (card.name, card.email) == (None, None), "the card holds nothing of it either"
        await desk.say("two o'clock")
        assert "e-mail" in desk.reply()
        assert len([e for e in desk.of(Transcript) if e.corrects]) == 1


async def test_a_yes_that_was_misheard_counts_as_typed_while_its_summary_stands(
    tmp_path: Path,
) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.say("a demo on Wednesday at two, I'm Maria Lopez, maria@example.com")
        await desk.say("guess")
        assert not desk.of(BookingConfirmed)
        await desk.correct("guess", "yes")
        assert len(desk.of(BookingConfirmed)) == 1


async def test_a_line_put_right_to_yes_books_nothing_that_only_came_up_after_it(
    tmp_path: Path,
) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.say("a demo on Wednesday at two, I'm Maria Lopez, maria@example.com")
        await desk.say("make it three o'clock")
        assert desk.summary().slot.start.hour == 14
        await desk.correct("make it three o'clock", "yes")
        assert not desk.of(BookingConfirmed), "the first summary was replaced, so it is asked again"
        assert desk.summary().slot.start.hour == 13
        await desk.say("yes")
        assert desk.of(BookingConfirmed)[0].booking.start.hour == 13


async def test_what_was_written_can_not_be_unsaid(tmp_path: Path) -> None:
    breath = "a demo on Wednesday at two, I'm Maria Lopez, maria@example.com"
    async with desk_at(tmp_path) as desk:
        await desk.say(breath)
        await desk.say("yes")
        await desk.correct(breath, "a demo on Thursday at two")
        assert "put right" in desk.of(ErrorOccurred)[0].message
        await desk.say("cancel it")
        assert isinstance(desk.of(ProposalShown)[-1].proposal, CancelProposal), "it is still known"


async def test_the_same_words_again_do_not_count_twice(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.say("a demo on Wednesday at two")
        first = desk.reply()
        await desk.correct("a demo on Wednesday at two", "a demo on Wednesday at two")
        assert "2:00 PM" in first
        assert "2:00 PM" in desk.reply()
        assert not desk.of(ErrorOccurred)


# Cards -----------------------------------------------------------------------------------------


async def test_days_without_times_are_told_and_later_ones_follow(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.say("what times are free on Friday?")
        asked = desk.of(SlotsOffered)[-1]
        assert (str(asked.first), str(asked.last)) == ("2026-11-27", "2026-11-27")
        assert asked.has_more
        desk.session.more_times()
        await desk.session.settled()
        later = desk.of(SlotsOffered)[-1]
        assert (str(later.first), str(later.last)) == ("2026-11-28", "2026-12-04")
        assert later.continues
        days = {slot.start.astimezone(zone(ZONE)).date().day for slot in later.slots}
        assert 28 not in days, "a Saturday, which the card has to say has no times"
        assert 30 in days
        desk.session.choose_slot(later.slots[-1])
        await desk.session.settled()
        await desk.say("I'm Maria Lopez, maria@example.com")
        assert desk.summary().slot == later.slots[-1]


async def test_later_times_end_with_what_the_host_allows(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.say("what times are free on Friday?")
        for _ in range(60):
            if not desk.of(SlotsOffered)[-1].has_more:
                break
            desk.session.more_times()
            await desk.session.settled()
        assert not desk.of(SlotsOffered)[-1].has_more
        count = len(desk.of(SlotsOffered))
        desk.session.more_times()
        await desk.session.settled()
        assert len(desk.of(SlotsOffered)) == count + 1
        assert not desk.of(SlotsOffered)[-1].slots


async def test_a_click_moves_a_booking_to_a_time_that_is_clicked(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        await desk.say("a demo on Wednesday at two, I'm Maria Lopez, maria@example.com")
        await desk.say("yes")
        desk.session.propose_move(desk.of(BookingConfirmed)[0].booking.uid)
        await desk.session.settled()
        offered = desk.of(SlotsOffered)[-1]
        assert offered.for_move
        assert "instead" in desk.reply() or "suit you better" in desk.reply()
        desk.session.choose_slot(offered.slots[0])
        await desk.session.settled()
        assert isinstance(desk.of(ProposalShown)[-1].proposal, RescheduleProposal)
        await desk.say("yes")
        (moved,) = desk.of(BookingChanged)
        assert (moved.change, moved.booking.start) == ("rescheduled", offered.slots[0].start)


async def test_the_reason_for_cancelling_reaches_the_host(tmp_path: Path, url: str) -> None:
    async with desk_at(tmp_path, url) as desk:
        await desk.say("a demo on Wednesday at two, I'm Maria Lopez, maria@example.com")
        await desk.say("yes")
        uid = desk.of(BookingConfirmed)[0].booking.uid
        desk.session.find_calendar_links(uid)
        desk.session.propose_cancel(uid, "I have to travel that day")
        await desk.session.settled()
        (found,) = desk.of(CalendarLinksFound)
        assert "Google Calendar" in [link.label for link in found.links]
        await desk.say("what was that?")
        await desk.say("yes")
        (gone,) = desk.of(BookingChanged)
        assert gone.booking.status is BookingStatus.CANCELLED
        headers = {"cal-api-version": "2026-02-25", "Authorization": f"Bearer {KEY}"}
        async with httpx.AsyncClient(headers=headers) as client:
            listed = await client.get(f"{url}/v2/bookings/{uid}")
        assert listed.json()["data"]["cancellationReason"] == "I have to travel that day"


async def test_the_details_card_takes_what_the_host_asks_and_asks_it_no_more(
    tmp_path: Path, url: str
) -> None:
    async with desk_at(tmp_path, url, "alex/onboarding") as desk:
        await desk.say("on Wednesday at two, I'm Maria Lopez, maria@example.com")
        card = desk.of(DetailsAsked)[-1]
        assert {field.slug for field in card.fields} >= {"company", "plan", "terms"}
        assert card.email_from is Origin.TYPED
        given: dict[str, Answer] = {
            field.slug: "+49 30 901820" for field in card.fields if field.kind is FieldKind.PHONE
        }
        given |= {"company": "Tom Baker Ltd", "plan": "team", "terms": True}
        desk.session.provide_details("Maria Lopez", "maria@example.com", "On time, please", given)
        await desk.session.settled()
        assert desk.summary().answers["plan"] == "Team"
        assert desk.summary().answers["company"] == "Tom Baker Ltd"
        assert desk.summary().notes == "On time, please"
        await desk.say("make it three o'clock")
        assert desk.summary().answers["company"] == "Tom Baker Ltd", "answers outlive a change"
        await desk.say("yes")
        assert len(desk.of(BookingConfirmed)) == 1


async def test_commands_in_a_row_lose_none(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk:
        desk.session.more_times()  # before anything was offered: nothing to do
        await desk.say("what times are free on Friday?")
        await asyncio.gather(*(desk.say("what times are free on Friday?") for _ in range(3)))
        desk.session.more_times()
        desk.session.more_times()
        await desk.session.settled()
        assert not desk.of(ErrorOccurred)
