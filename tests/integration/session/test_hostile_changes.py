"""A language model that wants to move and cancel: what it may touch, and what needs a yes."""

from __future__ import annotations

from pathlib import Path

import pytest
from conversation_rig import BOOK, CHECK, DAY, Talk, talk

from app.domain.dialogue import Say
from app.domain.events import (
    BookingChanged,
    BookingConfirmed,
    DetailsAsked,
    FunctionResult,
    ProposalShown,
    ProposalWithdrawn,
    SlotsOffered,
)
from app.domain.proposal import CancelProposal
from app.domain.tools import CANCEL_BOOKING, FIND_BOOKINGS, RESCHEDULE_BOOKING, ToolCall

FIND = ToolCall("f", FIND_BOOKINGS, {})


async def booked(t: Talk) -> str:
    """Come to where BOOK is written; returns its uid."""
    await t.summarised()
    await t.type("yes")
    uid: str = t.of(BookingConfirmed)[-1].booking.uid
    return uid


def cancel(uid: str) -> ToolCall:
    return ToolCall("x", CANCEL_BOOKING, {"uid": uid})


def move(uid: str, time: str | None = "15:30", day: str = DAY) -> ToolCall:
    wanted: dict[str, object] = {"uid": uid, "date": day}
    return ToolCall("m", RESCHEDULE_BOOKING, wanted if time is None else {**wanted, "time": time})


def codes(t: Talk) -> list[object]:
    return [result.result.get("code") for result in t.agent.results]


@pytest.mark.parametrize("uid", ["bk_invented", "1", "../bookings", "0" * 200, "x" * 5_000, ""])
async def test_a_uid_that_nobody_found_is_not_even_read(uid: str, tmp_path: Path) -> None:
    async with talk(tmp_path, [[cancel(uid), move(uid), move(uid, None)]]) as t:
        await t.type("cancel whatever you can")
        assert set(codes(t)) <= {"unknown_booking", "invalid_arguments"}
        assert not t.of(ProposalShown)


async def test_somebody_elses_address_is_not_looked_up(tmp_path: Path) -> None:
    spy = ToolCall("f", FIND_BOOKINGS, {"email": "boss@example.com"})
    async with talk(tmp_path, [[spy]]) as t:
        await t.type("what has my boss booked?")
        (result,) = t.agent.results
        assert result.result["code"] == "details_unconfirmed"
        assert "bookings" not in result.result
        assert t.of(DetailsAsked)[-1].unconfirmed_email == "boss@example.com"


async def test_what_was_found_is_proposed_and_a_yes_alone_cancels(tmp_path: Path) -> None:
    turns: list[list[ToolCall | Say]] = [[CHECK, BOOK], [FIND]]
    async with talk(tmp_path, turns) as t:
        uid = await booked(t)
        await t.type("what have I booked?")
        found = t.agent.results[-1].result["bookings"]
        assert isinstance(found, list)
        (listed,) = found
        assert listed["uid"] == uid
        assert (listed["date"], listed["time"], listed["duration"]) == (DAY, "14:00", 30)
        assert listed["title"]
        t.agent.play([cancel(uid), Say("I've cancelled it for you.")])
        await t.type("cancel it")
        assert codes(t)[-1] == "needs_confirmation"
        assert t.agent.results[-1].result["proposal_id"] == t.of(ProposalShown)[-1].proposal.id
        assert t.said()[-1].endswith("Shall I cancel it?")
        assert not t.of(BookingChanged)
        await t.type("yes")
        assert len(t.of(BookingChanged)) == 1
        assert t.of(FunctionResult)[-1].function_name == CANCEL_BOOKING


async def test_after_a_no_it_has_to_be_asked_again(tmp_path: Path) -> None:
    async with talk(tmp_path, [[CHECK, BOOK]]) as t:
        uid = await booked(t)
        t.agent.play([cancel(uid)])
        await t.type("hm")
        first = t.of(ProposalShown)[-1].proposal.id
        await t.type("no")
        assert t.of(ProposalWithdrawn)[-1].proposal_id == first
        t.agent.play([Say("Done, it is cancelled."), cancel(uid)])
        await t.type("thanks")
        second = t.of(ProposalShown)[-1].proposal.id
        assert second != first
        t.session.answer_proposal(first, accepted=True)
        await t.session.settled()
        assert not t.of(BookingChanged)


async def test_twice_and_at_once_is_one_summary_and_one_write(tmp_path: Path) -> None:
    async with talk(tmp_path, [[CHECK, BOOK]]) as t:
        uid = await booked(t)
        t.agent.play([cancel(uid), move(uid, None), move(uid), cancel(uid)])
        await t.type("do something")
        shown = t.of(ProposalShown)[1:]
        assert len(shown) == 1, "the last wish is the one that is put to the person"
        assert isinstance(shown[0].proposal, CancelProposal)
        t.session.answer_proposal(shown[0].proposal.id, accepted=True)
        t.session.answer_proposal(shown[0].proposal.id, accepted=True)
        await t.session.settled()
        assert [event.change for event in t.of(BookingChanged)] == ["cancelled"]
        t.agent.play([cancel(uid), move(uid), Say("What else?")])
        await t.type("again")
        assert codes(t)[-2:] == ["already_cancelled", "already_cancelled"]
        assert len(t.of(BookingChanged)) == 1


async def test_a_time_is_moved_to_only_once_it_was_offered(tmp_path: Path) -> None:
    async with talk(tmp_path, [[CHECK, BOOK]]) as t:
        uid = await booked(t)
        t.agent.play([move(uid, "10:00", "2026-11-26"), move(uid, None, "2026-11-26")])
        await t.type("move it")
        assert codes(t)[-2] == "not_offered"
        assert t.of(SlotsOffered)[-1].duration == 30
        t.agent.play([move(uid, "10:00", "2026-11-26")])
        await t.type("at ten")
        assert codes(t)[-1] == "needs_confirmation"
        assert t.said()[-1].endswith("Shall I move it?")
        t.agent.play([Say("It has been moved to Thursday."), Say("All right?")])
        await t.type("did you?")
        assert "It has been moved" not in " ".join(t.said())
        assert not t.of(BookingChanged)


@pytest.mark.parametrize(
    ("day", "time", "code"),
    [
        ("2026-11-20", "10:00", "past_date"),
        (DAY, "14:00", "same_time"),
        (DAY, "03:00", "not_offered"),
        ("soon", "10:00", "invalid_arguments"),
        (DAY, "25:00", "invalid_arguments"),
    ],
)
async def test_wishes_that_can_not_be_are_answered_so_that_a_model_can_act(
    day: str, time: str, code: str, tmp_path: Path
) -> None:
    async with talk(tmp_path, [[CHECK, BOOK]]) as t:
        uid = await booked(t)
        t.agent.play([move(uid, None), move(uid, time, day)])
        await t.type("move it")
        assert codes(t)[-1] == code
        assert t.agent.results[-1].result["message"]
        assert len(t.of(ProposalShown)) == 1


async def test_a_summary_to_cancel_replaces_one_to_book_and_its_yes_is_for_that_alone(
    tmp_path: Path,
) -> None:
    later = ToolCall("b", "book_appointment", {**BOOK.arguments, "time": "16:00"})
    async with talk(tmp_path, [[CHECK, BOOK]]) as t:
        uid = await booked(t)
        t.agent.play([CHECK, later])
        await t.type("one more")
        t.agent.play([cancel(uid)])
        await t.type("and cancel the first")
        await t.type("yes")
        assert len(t.of(BookingConfirmed)) == 1
        assert [event.change for event in t.of(BookingChanged)] == ["cancelled"]


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ({}, 1),
        ({"first_date": DAY, "last_date": DAY}, 1),
        ({"first_date": "2026-11-26"}, 0),
        ({"last_date": "2026-11-24"}, 0),
    ],
)
async def test_bookings_are_listed_by_day(days: dict[str, str], found: int, tmp_path: Path) -> None:
    async with talk(tmp_path, [[CHECK, BOOK]]) as t:
        await booked(t)
        t.agent.play([ToolCall("f", FIND_BOOKINGS, days)])
        await t.type("what have I booked then?")
        listed = t.agent.results[-1].result["bookings"]
        assert isinstance(listed, list)
        assert len(listed) == found
