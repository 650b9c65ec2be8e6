"""What a conversation guarantees, whatever the agent does."""

from __future__ import annotations

from pathlib import Path

import pytest
from conversation_rig import BOOK, CHECK, DAY, Talk, talk

from app.domain.booking import BookingStatus
from app.domain.dialogue import Say
from app.domain.events import (
    BookingChanged,
    BookingConfirmed,
    DetailsAsked,
    ErrorOccurred,
    FunctionResult,
    Hearing,
    HearingChanged,
    Metrics,
    Phase,
    ProposalShown,
    ProposalWithdrawn,
    SlotsOffered,
    StateChanged,
)
from app.domain.own_details import Origin
from app.domain.proposal import CancelProposal
from app.domain.tools import BOOK_APPOINTMENT, ToolCall


async def test_the_program_asks_and_the_yes_books(tmp_path: Path) -> None:
    async with talk(tmp_path, [[CHECK, BOOK, Say("Shall I book that?")]]) as t:
        await t.summarised()
        (shown,) = t.of(ProposalShown)
        assert shown.email_from is Origin.TYPED
        assert t.said() == [shown.summary], "once a summary is due, the agent's words are dropped"
        await t.type("yes please")
        (confirmed,) = t.of(BookingConfirmed)
        assert confirmed.booking.status is BookingStatus.ACCEPTED
        assert len(t.agent.requests) == 1, "a plain yes needs no agent"
        await t.type("thanks")
        told = [entry for entry in t.agent.requests[-1].history if isinstance(entry, ToolCall)]
        assert told[-1].name == BOOK_APPOINTMENT, "the agent is told what happened"


@pytest.mark.parametrize(
    "claim", ["I've booked it for you!", "You're all set.", "It has been confirmed."]
)
async def test_a_claim_without_a_booking_never_reaches_the_person(
    claim: str, tmp_path: Path
) -> None:
    async with talk(tmp_path, [[Say(claim)], [Say(f"Hello. {claim}")]]) as t:
        await t.type("book something")
        await t.type("and?")
        assert all(claim not in words for words in t.said())
        assert t.said()[1].startswith("Hello.")


async def test_the_truth_is_told_once_however_often_an_agent_claims(tmp_path: Path) -> None:
    claims = [Say("I've booked it."), Say("It's confirmed."), Say("You're all set.")]
    async with talk(tmp_path, [claims]) as t:
        await t.type("book something")
        assert len(t.said()) == 1


async def test_details_only_the_model_knows_open_the_card(tmp_path: Path) -> None:
    invented = ToolCall("b", BOOK_APPOINTMENT, {**BOOK.arguments, "email": "evil@example.com"})
    async with talk(tmp_path, [[CHECK, invented, Say("Is that right?")]]) as t:
        await t.summarised()
        assert not t.of(ProposalShown)
        asked = t.of(DetailsAsked)[-1]
        assert (asked.email, asked.unconfirmed_email) == ("maria@example.com", "evil@example.com")
        assert t.agent.results[-1].result["code"] == "details_unconfirmed"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({}, "invalid_arguments"),
        ({"date": "soon", "time": "14:00", "email": "a@b.de"}, "invalid_arguments"),
        ({**BOOK.arguments, "time": "25:61"}, "invalid_arguments"),
        ({**BOOK.arguments, "duration": 45}, "unknown_duration"),
        ({**BOOK.arguments, "date": "2026-11-20"}, "not_offered"),
    ],
)
async def test_wrong_arguments_are_answered_so_that_a_model_can_act(
    arguments: dict[str, object], code: str, tmp_path: Path
) -> None:
    async with talk(tmp_path, [[CHECK, ToolCall("b", BOOK_APPOINTMENT, arguments)]]) as t:
        await t.summarised()
        result = t.agent.results[-1]
        assert (result.status, result.result["code"]) == ("error", code)
        assert result.result["message"]


async def test_an_agent_without_end_is_stopped(tmp_path: Path) -> None:
    async with talk(tmp_path, [[CHECK] * 1_000]) as t:
        await t.type("hello")
        assert len(t.of(FunctionResult)) < 100
        assert t.of(StateChanged)[-1].phase is Phase.IDLE


async def test_a_time_taken_before_the_yes_is_told_and_others_are_offered(tmp_path: Path) -> None:
    async with (
        talk(tmp_path, [[CHECK, BOOK]]) as first,
        talk(tmp_path, [[CHECK, BOOK], [CHECK, Say("How about half past two?")]]) as second,
    ):
        await first.summarised()
        await second.summarised()
        await first.type("yes")
        await second.type("yes")
        assert first.of(BookingConfirmed)
        assert not second.of(BookingConfirmed)
        assert "taken" in second.said()[-2]
        assert second.said()[-1] == "How about half past two?"
        assert len(second.of(SlotsOffered)[-1].slots) == len(first.of(SlotsOffered)[0].slots) - 1
        assert [event.proposal_id for event in second.of(ProposalWithdrawn)]


async def test_escape_during_a_write_loses_neither_booking_nor_news(tmp_path: Path) -> None:
    here: list[Talk] = []

    def escape(point: str) -> None:
        if point == "create.journalled":
            here[0].session.escape()

    async with talk(tmp_path, [[CHECK, BOOK]], at_point=escape) as t:
        here.append(t)
        await t.summarised()
        await t.type("yes")
        assert len(t.of(BookingConfirmed)) == 1
        assert "booked" in t.said()[-1]
        assert [event.outcome for event in t.of(Metrics)] == ["answered", "cancelled", "answered"]


async def test_words_during_a_write_start_no_second_one_and_hear_its_outcome(
    tmp_path: Path,
) -> None:
    here: list[Talk] = []

    def interrupt(point: str) -> None:
        if point == "create.journalled":
            here[0].session.submit_text("book it again")

    async with talk(
        tmp_path, [[CHECK, BOOK], [CHECK, BOOK, Say("All right?")]], at_point=interrupt
    ) as t:
        here.append(t)
        await t.summarised()
        await t.type("yes")
        assert len(t.of(BookingConfirmed)) == 1
        assert any("booked" in words for words in t.said())
        assert len(t.of(ProposalShown)) == 1


async def test_a_second_click_on_yes_books_once(tmp_path: Path) -> None:
    async with talk(tmp_path, [[CHECK, BOOK]]) as t:
        await t.summarised()
        proposal = t.of(ProposalShown)[0].proposal
        t.session.answer_proposal(proposal.id, accepted=True)
        await t.session.settled()
        t.session.answer_proposal(proposal.id, accepted=True)
        await t.session.settled()
        assert len(t.of(BookingConfirmed)) == 1
        assert "out of date" in t.said()[-1]


async def test_cancelling_needs_a_yes_of_its_own(tmp_path: Path) -> None:
    async with talk(tmp_path, [[CHECK, BOOK]]) as t:
        await t.summarised()
        await t.type("yes")
        uid = t.of(BookingConfirmed)[0].booking.uid
        t.session.propose_cancel(uid)
        await t.session.settled()
        assert isinstance(t.of(ProposalShown)[-1].proposal, CancelProposal)
        await t.type("no")
        assert not t.of(BookingChanged)
        t.session.propose_cancel(uid)
        await t.session.settled()
        await t.type("yes, cancel it")
        (changed,) = t.of(BookingChanged)
        assert changed.booking.status is BookingStatus.CANCELLED
        await t.type("what is free?")
        assert t.of(SlotsOffered)[0].slots


async def test_a_message_that_is_too_long_costs_nothing(tmp_path: Path) -> None:
    async with talk(tmp_path, []) as t:
        await t.type("a" * 100_000)
        assert [event.code for event in t.of(ErrorOccurred)] == ["bad_input"]
        assert not t.agent.requests


async def test_the_booking_asked_for_again_is_answered_not_doubled(tmp_path: Path) -> None:
    async with talk(tmp_path, [[CHECK, BOOK], [BOOK, Say("Anything else?")]]) as t:
        await t.summarised()
        await t.type("yes")
        await t.type("did it work?")
        assert t.agent.results[-1].result["success"] is True
        assert t.agent.results[-1].result["date"] == DAY
        assert len(t.of(BookingConfirmed)) == 1


async def test_what_stands_may_be_told_and_nothing_else(tmp_path: Path) -> None:
    tells = Say("You have an appointment on Wednesday at 2 PM.")
    lies = Say("You have an appointment on Wednesday at 3 PM.")
    async with talk(tmp_path, [[CHECK, tells], [CHECK, BOOK], [tells], [lies]]) as t:
        await t.type("what have I booked?")
        assert tells.text not in " ".join(t.said()), "nothing is booked yet"
        await t.summarised()
        await t.type("yes")
        assert len(t.of(BookingConfirmed)) == 1
        await t.type("what have I booked?")
        assert t.said()[-1] == tells.text
        await t.type("sure?")
        assert lies.text not in t.said()[-1]


async def test_without_a_microphone_there_is_nothing_to_get_ready_to_hear(tmp_path: Path) -> None:
    async with talk(tmp_path, []) as desk:
        assert [event.hearing for event in desk.of(HearingChanged)] == [Hearing.READY]
