"""Bookings asked for without a connection: kept, shown, and sent only after another yes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from calendar_rig import (
    ROME,
    TUESDAY_TEN,
    LossyRig,
    bookings_in,
    calendar_over,
    cancellation,
    lossy_rig,
    move,
    proposal,
)
from words import ENGLISH

from app.domain.booking import BookingStatus
from app.domain.errors import (
    CalendarUnreachable,
    InputError,
    NotBookable,
    OutcomeUnknown,
    SlotTaken,
)
from app.domain.journal import ToldBy, WriteState
from app.domain.proposal import BookingProposal, CancelProposal, RescheduleProposal
from app.scheduling.client import CalComClient
from app.session.writes import Writer

LATER = TUESDAY_TEN + timedelta(hours=2)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[LossyRig]:
    with lossy_rig(tmp_path) as rig:
        yield rig


async def not_sent(rig: LossyRig) -> str:
    with rig.offline(), pytest.raises(CalendarUnreachable, match="It is kept as not sent"):
        await rig.calendar.book(proposal(notes="Bring slides"), time_zone=ROME)
    (kept,) = await rig.calendar.not_sent()
    return kept.request_id


async def test_a_booking_without_a_connection_is_kept(rig: LossyRig) -> None:
    request_id = await not_sent(rig)
    assert rig.states() == [WriteState.NOT_SENT]
    assert [step.state for step in rig.journal.history(request_id)] == [WriteState.NOT_SENT]
    assert rig.transport.writes == 0
    assert await rig.calendar.open_intents() == ()


async def test_a_connection_that_comes_back_sends_nothing_by_itself(rig: LossyRig) -> None:
    await not_sent(rig)
    assert await rig.calendar.reconcile() == ()
    await rig.calendar.book(proposal(LATER, email="other@example.com"), time_zone=ROME)
    assert rig.transport.writes == 1
    assert rig.states() == [WriteState.NOT_SENT, WriteState.DONE]


async def test_it_becomes_a_fresh_proposal_and_is_sent_by_another_yes(rig: LossyRig) -> None:
    request_id = await not_sent(rig)
    again = await rig.calendar.propose_again(request_id, proposal_id="p9")
    assert isinstance(again, BookingProposal)
    assert (again.id, again.slot.start, again.notes) == ("p9", TUESDAY_TEN, "Bring slides")
    assert rig.states() == [WriteState.NOT_SENT]

    made = await rig.calendar.book(again, time_zone=ROME)
    assert rig.states() == [WriteState.DROPPED, WriteState.DONE]
    assert rig.journal.history(request_id)[-1].message == "It was asked for again."
    assert [uid for uid, _, _ in bookings_in(rig.state)] == [made.uid]


async def test_asked_again_without_a_connection_only_one_waits(rig: LossyRig) -> None:
    await not_sent(rig)
    await rig.calendar.event_type()
    rig.transport.lose_before = httpx.ConnectTimeout("no network")  # only now, while sending
    with pytest.raises(CalendarUnreachable):
        await rig.calendar.book(proposal(), time_zone=ROME)
    assert rig.states() == [WriteState.DROPPED, WriteState.NOT_SENT]
    with rig.offline(), pytest.raises(CalendarUnreachable):
        await rig.calendar.book(proposal(), time_zone=ROME)
    assert rig.states() == [WriteState.DROPPED, WriteState.DROPPED, WriteState.NOT_SENT]


async def test_a_time_that_was_taken_meanwhile_is_not_proposed_again(rig: LossyRig) -> None:
    request_id = await not_sent(rig)
    await rig.calendar.book(proposal(email="other@example.com"), time_zone=ROME)
    with pytest.raises(SlotTaken):
        await rig.calendar.propose_again(request_id, proposal_id="p9")
    rig.clock.now = TUESDAY_TEN + timedelta(hours=5)
    with pytest.raises(NotBookable, match="past"):
        await rig.calendar.propose_again(request_id, proposal_id="p9")


async def test_it_can_be_dropped_once(rig: LossyRig) -> None:
    request_id = await not_sent(rig)
    dropped = await rig.calendar.drop(request_id)
    assert dropped.state is WriteState.DROPPED
    assert rig.journal.history(request_id)[-1].told_by is ToldBy.PERSON
    assert await rig.calendar.not_sent() == ()
    for what in (rig.calendar.drop(request_id), rig.calendar.drop("unknown")):
        with pytest.raises(InputError):
            await what
    with pytest.raises(InputError):
        await rig.calendar.propose_again(request_id, proposal_id="p9")


async def test_a_move_and_a_cancellation_wait_as_well(rig: LossyRig) -> None:
    made = await rig.calendar.book(proposal(), time_zone=ROME)
    with rig.offline(), pytest.raises(CalendarUnreachable):
        await rig.calendar.reschedule(move(made, LATER), time_zone=ROME)
    with rig.offline(), pytest.raises(CalendarUnreachable):
        await rig.calendar.cancel(cancellation(made), time_zone=ROME)
    moving, cancelling = await rig.calendar.not_sent()

    again = await rig.calendar.propose_again(moving.request_id, proposal_id="p8")
    assert isinstance(again, RescheduleProposal)
    moved = await rig.calendar.reschedule(again, time_zone=ROME)
    assert moved.start == LATER
    # What was to be cancelled has moved on, so nothing is cancelled unasked.
    with pytest.raises(NotBookable, match="cancelled or moved"):
        await rig.calendar.propose_again(cancelling.request_id, proposal_id="p9")

    with rig.offline(), pytest.raises(CalendarUnreachable):
        await rig.calendar.cancel(cancellation(moved), time_zone=ROME)
    last = (await rig.calendar.not_sent())[-1]
    wish = await rig.calendar.propose_again(last.request_id, proposal_id="p10")
    assert isinstance(wish, CancelProposal)
    gone = await rig.calendar.cancel(wish, time_zone=ROME)
    assert gone.status is BookingStatus.CANCELLED


async def test_behind_an_open_write_nothing_is_kept(rig: LossyRig) -> None:
    await rig.calendar.event_type()
    rig.transport.lose_after = httpx.ReadTimeout("lost")
    rig.transport.refuse_reads = True
    with pytest.raises(OutcomeUnknown):
        await rig.calendar.book(proposal(), time_zone=ROME)
    with rig.offline(), pytest.raises(NotBookable, match="no known outcome yet"):
        await rig.calendar.keep_unsent(proposal(), time_zone=ROME, why=CalendarUnreachable("down"))
    assert rig.states() == [WriteState.PENDING]


async def test_another_calendar_s_unsent_booking_is_not_proposed_here(rig: LossyRig) -> None:
    request_id = await not_sent(rig)
    client = CalComClient(base_url="http://other.example/v2", transport=rig.transport)
    other = calendar_over(client, rig.journal, clock=rig.clock, base_url="http://other.example/v2")
    assert await other.not_sent() == ()
    with pytest.raises(InputError):
        await other.propose_again(request_id, proposal_id="p9")


async def test_a_yes_that_finds_no_network_is_told_and_kept(rig: LossyRig) -> None:
    await rig.calendar.event_type()
    writer = Writer(rig.calendar, clock=rig.clock, time_zone=ROME, phrasebook=ENGLISH)
    with rig.offline():
        outcome = await writer.carry_out(proposal(), turn=1)
    assert "nothing was sent" in outcome.words
    assert outcome.booking is None
    assert rig.states() == [WriteState.NOT_SENT]
