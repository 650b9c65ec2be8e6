"""Writes whose answer never comes: nothing lost, nothing twice, nothing claimed that is not so."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from calendar_rig import (
    ROME,
    TUESDAY_TEN,
    BrokenLink,
    LossyRig,
    Naps,
    TestClock,
    bookings_in,
    calendar_over,
    cancellation,
    journal_of,
    lossy_rig,
    move,
    proposal,
    served_sandbox,
)

from app.domain.errors import (
    CalendarServerError,
    CalendarUnreachable,
    NotBookable,
    OutcomeUnknown,
)
from app.domain.journal import WriteState
from app.scheduling.client import CalComClient

LATER = TUESDAY_TEN + timedelta(hours=2)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[LossyRig]:
    with lossy_rig(tmp_path) as rig:
        yield rig


@pytest.fixture
def rig_without_key(tmp_path: Path) -> Iterator[LossyRig]:
    with lossy_rig(tmp_path, with_key=False) as rig:
        yield rig


@pytest.mark.parametrize("error", [httpx.ReadTimeout, httpx.ReadError, httpx.RemoteProtocolError])
async def test_a_create_that_was_committed_is_found_at_once(
    rig: LossyRig, error: type[httpx.TransportError]
) -> None:
    rig.transport.lose_after = error("lost")
    made = await rig.calendar.book(proposal(), time_zone=ROME)
    assert rig.standing() == ["2026-10-13T08:00:00.000Z"]
    assert (rig.transport.writes, rig.naps.slept) == (1, [])
    (intent,) = rig.journal.all()
    assert intent.state is WriteState.DONE
    assert (intent.booking_uid, intent.booking_id) == (made.uid, made.id)
    assert made.request_id == intent.request_id


async def test_a_create_that_never_arrived_is_told_as_not_made(rig: LossyRig) -> None:
    rig.transport.lose_before = httpx.WriteTimeout("lost")
    with pytest.raises(CalendarServerError, match="did not make this booking") as told:
        await rig.calendar.book(proposal(), time_zone=ROME)
    assert told.value.can_retry
    assert (rig.transport.writes, rig.naps.slept) == (1, [5.0, 25.0])
    assert rig.standing() == []
    assert rig.states() == [WriteState.REFUSED]
    # The person is free to try again.
    await rig.calendar.book(proposal(), time_zone=ROME)
    assert len(rig.standing()) == 1


async def test_a_create_that_arrives_late_is_found_at_the_next_look(rig: LossyRig) -> None:
    rig.transport.lose_before = httpx.ReadTimeout("slow")
    rig.naps.meanwhile = rig.transport.deliver_late
    await rig.calendar.book(proposal(), time_zone=ROME)
    assert rig.naps.slept == [5.0]
    assert len(rig.standing()) == 1
    assert rig.states() == [WriteState.DONE]


async def test_no_connection_means_nothing_was_sent(rig: LossyRig) -> None:
    rig.transport.lose_before = httpx.ConnectTimeout("no network")
    with pytest.raises(CalendarUnreachable, match="nothing was sent"):
        await rig.calendar.book(proposal(), time_zone=ROME)
    assert rig.states() == [WriteState.NOT_SENT]
    assert rig.naps.slept == []


async def test_without_a_key_a_free_time_after_30_seconds_means_not_booked(
    rig_without_key: LossyRig,
) -> None:
    rig = rig_without_key
    rig.transport.lose_before = httpx.ReadTimeout("lost")
    with pytest.raises(CalendarServerError, match="did not make this booking"):
        await rig.calendar.book(proposal(), time_zone=ROME)
    assert rig.naps.slept == [5.0, 25.0]
    assert rig.states() == [WriteState.REFUSED]


async def test_without_a_key_a_time_that_is_gone_needs_attention(rig_without_key: LossyRig) -> None:
    rig = rig_without_key
    rig.transport.lose_after = httpx.ReadTimeout("lost")
    with pytest.raises(OutcomeUnknown, match="Check your mail"):
        await rig.calendar.book(proposal(), time_zone=ROME)
    assert rig.naps.slept == [5.0, 25.0]
    assert rig.states() == [WriteState.NEEDS_ATTENTION]
    assert await rig.calendar.open_intents() == ()

    # The same time for the same person stays barred, other times and people do not.
    with pytest.raises(NotBookable, match="Check your mail"):
        await rig.calendar.book(proposal(), time_zone=ROME)
    await rig.calendar.book(proposal(LATER), time_zone=ROME)
    assert rig.transport.writes == 2
    assert len(rig.standing()) == 2


async def test_attention_ends_when_the_time_is_free_again(rig_without_key: LossyRig) -> None:
    rig = rig_without_key
    rig.transport.lose_after = httpx.ReadTimeout("lost")
    with pytest.raises(OutcomeUnknown):
        await rig.calendar.book(proposal(), time_zone=ROME)
    (uid, _, _) = bookings_in(rig.state)[0]
    await rig.calendar.cancel(cancellation(await rig.calendar.get(uid)), time_zone=ROME)
    await rig.calendar.book(proposal(), time_zone=ROME)
    assert len(rig.standing()) == 1
    assert rig.states() == [WriteState.REFUSED, WriteState.DONE, WriteState.DONE]


@pytest.mark.parametrize("with_key", [True, False])
@pytest.mark.parametrize("arrived", [True, False])
async def test_a_move_is_read_off_the_old_booking(
    tmp_path: Path, with_key: bool, arrived: bool
) -> None:
    with lossy_rig(tmp_path, with_key=with_key) as rig:
        made = await rig.calendar.book(proposal(), time_zone=ROME)
        if arrived:
            rig.transport.lose_after = httpx.ReadTimeout("lost")
            moved = await rig.calendar.reschedule(move(made, LATER), time_zone=ROME)
            assert moved.start == LATER
            assert rig.states()[-1] is WriteState.DONE
            assert rig.journal.all()[-1].booking_uid == moved.uid
            assert rig.standing() == ["2026-10-13T10:00:00.000Z"]
        else:
            rig.transport.lose_before = httpx.ReadTimeout("lost")
            with pytest.raises(CalendarServerError, match="did not move"):
                await rig.calendar.reschedule(move(made, LATER), time_zone=ROME)
            assert rig.states()[-1] is WriteState.REFUSED
            assert rig.standing() == ["2026-10-13T08:00:00.000Z"]
        assert rig.transport.writes == 2


@pytest.mark.parametrize("with_key", [True, False])
@pytest.mark.parametrize("arrived", [True, False])
async def test_a_cancellation_is_read_off_the_booking(
    tmp_path: Path, with_key: bool, arrived: bool
) -> None:
    with lossy_rig(tmp_path, with_key=with_key) as rig:
        made = await rig.calendar.book(proposal(), time_zone=ROME)
        if arrived:
            rig.transport.lose_after = httpx.ReadTimeout("lost")
            await rig.calendar.cancel(cancellation(made), time_zone=ROME)
            assert rig.states()[-1] is WriteState.DONE
            assert rig.standing() == []
        else:
            rig.transport.lose_before = httpx.ReadTimeout("lost")
            with pytest.raises(CalendarServerError, match="did not cancel"):
                await rig.calendar.cancel(cancellation(made), time_zone=ROME)
            assert rig.states()[-1] is WriteState.REFUSED
            assert len(rig.standing()) == 1
        assert rig.transport.writes == 2


async def test_a_move_by_somebody_else_is_not_taken_for_ours(rig: LossyRig) -> None:
    made = await rig.calendar.book(proposal(), time_zone=ROME)
    other = CalComClient(
        base_url="http://calendar.example/v2", transport=rig.transport, key="cal_other"
    )

    async def host_moves_it() -> None:
        await other.reschedule(made.uid, start=LATER + timedelta(hours=1), reason="Host")

    rig.transport.lose_before = httpx.ReadTimeout("lost")
    rig.naps.meanwhile = host_moves_it
    with pytest.raises(CalendarServerError, match="somebody else"):
        await rig.calendar.reschedule(move(made, LATER), time_zone=ROME)
    assert rig.states()[-1] is WriteState.REFUSED


async def test_while_the_calendar_can_not_be_read_the_write_stays_open_and_blocks(
    rig: LossyRig,
) -> None:
    await rig.calendar.event_type()
    rig.transport.lose_after = httpx.ReadTimeout("lost")
    rig.transport.refuse_reads = True
    with pytest.raises(OutcomeUnknown, match="can't be read at the moment"):
        await rig.calendar.book(proposal(), time_zone=ROME)
    assert rig.states() == [WriteState.PENDING]
    assert len(await rig.calendar.open_intents()) == 1

    with pytest.raises(NotBookable, match="no known outcome yet"):
        await rig.calendar.book(proposal(LATER), time_zone=ROME)
    assert rig.transport.writes == 1
    assert rig.states() == [WriteState.PENDING]

    # The network is back: what was open is settled, and the way is free.
    rig.transport.refuse_reads = False
    await rig.calendar.book(proposal(LATER), time_zone=ROME)
    assert rig.states() == [WriteState.DONE, WriteState.DONE]
    assert len(rig.standing()) == 2


async def test_two_bookings_at_once_are_sent_one_after_the_other_or_not_at_all(
    rig: LossyRig,
) -> None:
    await rig.calendar.event_type()
    results = await asyncio.gather(
        rig.calendar.book(proposal(), time_zone=ROME),
        rig.calendar.book(proposal(LATER), time_zone=ROME),
        rig.calendar.book(proposal(), time_zone=ROME),
        return_exceptions=True,
    )
    refused = [result for result in results if isinstance(result, NotBookable)]
    assert len(rig.standing()) == 3 - len(refused)
    assert len(set(rig.standing())) == len(rig.standing())
    assert set(rig.states()) == {WriteState.DONE}


@pytest.mark.parametrize("fault", ["after", "half", "html"])
async def test_over_http_a_lost_answer_is_found_in_the_calendar(tmp_path: Path, fault: str) -> None:
    clock, naps = TestClock(), Naps()
    with served_sandbox(tmp_path, clock) as url, journal_of(tmp_path) as journal:
        async with BrokenLink(url).running() as link:
            calendar = calendar_over(
                CalComClient(base_url=link.base_url), journal, clock=clock, sleep=naps
            )
            await calendar.event_type()
            link.fault = fault
            made = await calendar.book(proposal(), time_zone=ROME)
            link.fault = fault
            moved = await calendar.reschedule(move(made, LATER), time_zone=ROME)
            link.fault = fault
            await calendar.cancel(cancellation(moved), time_zone=ROME)
            await calendar.close()
        assert [status for _, status, _ in bookings_in(tmp_path)] == ["cancelled", "cancelled"]
        assert {intent.state for intent in journal.all()} == {WriteState.DONE}
        assert naps.slept == []


async def test_over_http_a_lost_request_books_nothing(tmp_path: Path) -> None:
    clock, naps = TestClock(), Naps()
    with served_sandbox(tmp_path, clock) as url, journal_of(tmp_path) as journal:
        async with BrokenLink(url).running() as link:
            calendar = calendar_over(
                CalComClient(base_url=link.base_url), journal, clock=clock, sleep=naps
            )
            await calendar.event_type()
            link.fault = "before"
            with pytest.raises(CalendarServerError, match="did not make this booking"):
                await calendar.book(proposal(), time_zone=ROME)
            await calendar.close()
        assert bookings_in(tmp_path) == []
        assert [intent.state for intent in journal.all()] == [WriteState.REFUSED]


async def test_reconcile_leaves_what_it_can_not_read(rig: LossyRig) -> None:
    await rig.calendar.event_type()
    rig.transport.lose_after = httpx.ReadTimeout("lost")
    rig.transport.refuse_reads = True
    with pytest.raises(OutcomeUnknown):
        await rig.calendar.book(proposal(), time_zone=ROME)
    assert await rig.calendar.reconcile() == ()
    assert len(await rig.calendar.open_intents()) == 1
    rig.transport.refuse_reads = False
    (settled,) = await rig.calendar.reconcile()
    assert settled.state is WriteState.DONE
    assert settled.booking_uid == bookings_in(rig.state)[0][0]
    assert await rig.calendar.reconcile() == ()


async def test_an_old_leftover_needs_no_waiting(rig: LossyRig) -> None:
    await rig.calendar.event_type()
    rig.transport.lose_before = httpx.ReadTimeout("lost")
    rig.transport.refuse_reads = True
    with pytest.raises(OutcomeUnknown):
        await rig.calendar.book(proposal(), time_zone=ROME)
    rig.transport.refuse_reads = False
    rig.naps.slept.clear()

    rig.clock.now += timedelta(minutes=2)
    after_restart = calendar_over(
        CalComClient(base_url="http://calendar.example/v2", transport=rig.transport),
        rig.journal,
        clock=rig.clock,
        sleep=rig.naps,
    )
    (settled,) = await after_restart.reconcile()
    assert settled.state is WriteState.REFUSED
    assert rig.naps.slept == []


async def test_a_booking_of_somebody_else_at_that_time_is_not_taken_for_ours(rig: LossyRig) -> None:
    other = CalComClient(base_url="http://calendar.example/v2", transport=rig.transport)

    async def somebody_books() -> None:
        await other.create(
            request_id="theirs",
            event_type_id=1,
            start=TUESDAY_TEN,
            duration=30,
            name="Bob",
            email="bob@example.com",
            time_zone=ROME,
            answers={},
        )

    rig.transport.lose_before = httpx.ReadTimeout("lost")
    rig.naps.meanwhile = somebody_books
    with pytest.raises(CalendarServerError, match="did not make this booking"):
        await rig.calendar.book(proposal(), time_zone=ROME)
    assert rig.states() == [WriteState.REFUSED]


async def test_reconcile_keeps_its_hands_off_a_write_that_is_on_its_way(rig: LossyRig) -> None:
    settled: list[object] = []

    async def reconcile_meanwhile() -> None:
        settled.extend(await rig.calendar.reconcile())
        await rig.transport.deliver_late()

    rig.transport.lose_before = httpx.ReadTimeout("slow")
    rig.naps.meanwhile = reconcile_meanwhile
    made = await rig.calendar.book(proposal(), time_zone=ROME)
    assert settled == []
    (intent,) = rig.journal.all()
    assert (intent.state, intent.booking_uid) == (WriteState.DONE, made.uid)
    assert rig.naps.slept == [5.0]
