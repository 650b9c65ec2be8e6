"""Open writes are settled by the calendar they went to, at any time, by whoever asks first."""

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
    URL,
    LossyRig,
    bookings_in,
    lossy_rig,
    move,
    proposal,
)

from app.domain.errors import CalendarServerError, InputError, NotBookable, OutcomeUnknown
from app.domain.journal import ToldBy, WriteState
from app.scheduling.client import CalComClient

LATER = TUESDAY_TEN + timedelta(hours=2)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[LossyRig]:
    with lossy_rig(tmp_path, base_url=URL) as rig:
        yield rig


async def leave_open(rig: LossyRig) -> str:
    await rig.calendar.event_type()
    rig.transport.lose_after = httpx.ReadTimeout("lost")
    rig.transport.refuse_reads = True
    with pytest.raises(OutcomeUnknown):
        await rig.calendar.book(proposal(), time_zone=ROME)
    rig.transport.refuse_reads = False
    rig.naps.slept.clear()
    (intent,) = rig.journal.all()
    assert intent.state is WriteState.PENDING
    assert (intent.base_url, intent.event_type_id) == (URL, 1)
    return intent.request_id


async def test_with_nothing_open_nobody_is_asked(rig: LossyRig) -> None:
    await rig.calendar.book(proposal(), time_zone=ROME)
    rig.transport.refuse_reads = True  # a question would fail, and be waited for
    for _ in range(100):
        assert await rig.calendar.reconcile() == ()
    assert rig.naps.slept == []


async def test_many_calls_at_once_settle_it_once(rig: LossyRig) -> None:
    await leave_open(rig)
    answers = await asyncio.gather(*(rig.calendar.reconcile() for _ in range(5)))
    assert [len(settled) for settled in answers] == [1, 0, 0, 0, 0]
    assert rig.states() == [WriteState.DONE]


async def test_another_address_is_never_asked_about_it(rig: LossyRig) -> None:
    request_id = await leave_open(rig)
    other = rig.at("http://other.example/v2")
    rig.clock.now += timedelta(minutes=5)
    assert await other.reconcile() == ()
    assert await other.open_intents() == ()
    with pytest.raises(InputError):
        await other.resolve(request_id)
    # Nor does it stand in the way there.
    await other.book(proposal(LATER), time_zone=ROME)
    assert rig.states() == [WriteState.PENDING, WriteState.DONE]
    (settled,) = await rig.at(URL).reconcile()
    assert settled.state is WriteState.DONE


async def test_one_write_can_be_asked_about(rig: LossyRig) -> None:
    request_id = await leave_open(rig)
    resolved = await rig.calendar.resolve(request_id)
    assert resolved.state is WriteState.DONE
    assert resolved.booking_uid == bookings_in(rig.state)[0][0]
    assert await rig.calendar.resolve(request_id) == resolved
    with pytest.raises(InputError):
        await rig.calendar.resolve("unknown")


async def test_the_person_s_word_bars_the_time_until_it_is_free(tmp_path: Path) -> None:
    with lossy_rig(tmp_path, with_key=False, base_url=URL) as rig:
        rig.transport.lose_after = httpx.ReadTimeout("lost")
        with pytest.raises(OutcomeUnknown):
            await rig.calendar.book(proposal(), time_zone=ROME)
        (intent,) = rig.journal.all()
        assert (await rig.calendar.resolve(intent.request_id)).state is WriteState.NEEDS_ATTENTION
        rig.journal.settle(
            intent.request_id, WriteState.DONE, at=rig.clock.now, told_by=ToldBy.PERSON
        )
        with pytest.raises(NotBookable, match="You already have"):
            await rig.calendar.book(proposal(), time_zone=ROME)
        (uid, _, _) = bookings_in(tmp_path)[0]
        client = CalComClient(base_url=URL, transport=rig.transport)
        await client.cancel(uid, reason="By mail")
        await rig.calendar.book(proposal(), time_zone=ROME)


async def test_a_create_that_came_too_late_is_not_taken_for_somebody_else_s(rig: LossyRig) -> None:
    rig.transport.lose_before = httpx.ReadTimeout("very slow")
    with pytest.raises(CalendarServerError, match="did not make"):
        await rig.calendar.book(proposal(), time_zone=ROME)
    await rig.transport.deliver_late()  # after the last look

    made = await rig.calendar.book(proposal(), time_zone=ROME)
    first, second = rig.journal.all()
    assert (first.state, first.booking_uid) == (WriteState.DONE, made.uid)
    assert second.state is WriteState.REFUSED
    assert len(bookings_in(rig.state)) == 1


async def test_a_move_that_came_too_late_is_what_was_wanted(rig: LossyRig) -> None:
    made = await rig.calendar.book(proposal(), time_zone=ROME)
    rig.transport.lose_before = httpx.ReadTimeout("very slow")
    with pytest.raises(CalendarServerError, match="did not move"):
        await rig.calendar.reschedule(move(made, LATER), time_zone=ROME)
    await rig.transport.deliver_late()

    moved = await rig.calendar.reschedule(move(made, LATER), time_zone=ROME)
    assert moved.start == LATER
    assert rig.states()[-1] is WriteState.DONE
    assert [status for _, status, _ in bookings_in(rig.state)] == ["cancelled", "accepted"]
