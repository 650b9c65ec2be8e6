"""What a person has booked, as the calendar has it now: here, elsewhere, moved and cancelled."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from calendar_rig import (
    ADA,
    ROME,
    TUESDAY,
    TUESDAY_TEN,
    LossyRig,
    TestClock,
    calendar_over,
    cancellation,
    journal_of,
    lossy_rig,
    move,
    proposal,
    served_sandbox,
)

from app.domain.booking import Booking, BookingStatus
from app.domain.errors import CalendarUnreachable
from app.domain.proposal import CancelProposal
from app.scheduling.client import CalComClient

BOB = "bob@example.com"
NOON = TUESDAY_TEN + timedelta(hours=2)
WORKSHOP = 5


async def elsewhere(rig: LossyRig, email: str, start: datetime, *, event_type: int = 2) -> Booking:
    """Book without the journal, as on the host's web page."""
    client = CalComClient(base_url="http://calendar.example/v2", transport=rig.transport, key="k")
    return await client.create(
        request_id="page", event_type_id=event_type, start=start, duration=None,
        name=email.partition("@")[0].title(), email=email, time_zone=ROME, answers={},
    )  # fmt: skip


async def test_what_was_booked_here_is_found_without_an_address_or_a_key(tmp_path: Path) -> None:
    with lossy_rig(tmp_path, with_key=False) as rig:
        later = await rig.calendar.book(proposal(NOON), time_zone=ROME)
        sooner = await rig.calendar.book(proposal(TUESDAY_TEN), time_zone=ROME)
        await elsewhere(rig, ADA, NOON + timedelta(hours=1))
        found = await rig.calendar.upcoming()
        assert [booking.uid for booking in found.bookings] == [sooner.uid, later.uid]
        assert not found.has_all
        assert await rig.calendar.upcoming(ADA) == found, "the list wants a key"
        rig.clock.now = TUESDAY_TEN
        assert (await rig.calendar.upcoming()).bookings == (later,), "what has begun is past"


async def test_with_a_key_what_was_booked_elsewhere_is_found_by_its_address(
    tmp_path: Path,
) -> None:
    with lossy_rig(tmp_path) as rig:
        here = await rig.calendar.book(proposal(NOON, email=BOB), time_zone=ROME)
        there = await elsewhere(rig, ADA, TUESDAY_TEN)
        await elsewhere(rig, "ada@example.org", NOON + timedelta(hours=1))
        found = await rig.calendar.upcoming("ADA@example.com")
        assert [booking.uid for booking in found.bookings] == [there.uid, here.uid]
        assert found.has_all


async def test_what_became_of_it_elsewhere_counts(tmp_path: Path) -> None:
    with lossy_rig(tmp_path, with_key=False) as rig:
        gone = await rig.calendar.book(proposal(TUESDAY_TEN), time_zone=ROME)
        moved = await rig.calendar.book(proposal(NOON), time_zone=ROME)
        client = CalComClient(base_url="http://calendar.example/v2", transport=rig.transport)
        await client.cancel(gone.uid, reason="On the web page.")
        once = await client.reschedule(moved.uid, start=NOON + timedelta(hours=1), reason="Page.")
        twice = await client.reschedule(once.uid, start=NOON + timedelta(hours=2), reason="Page.")
        (found,) = (await rig.calendar.upcoming()).bookings
        assert (found.uid, found.start) == (twice.uid, NOON + timedelta(hours=2))


async def test_what_was_moved_and_cancelled_here_counts_over_http(tmp_path: Path) -> None:
    clock = TestClock()
    with served_sandbox(tmp_path, clock) as url, journal_of(tmp_path) as journal:
        calendar = calendar_over(CalComClient(base_url=url), journal, clock=clock, base_url=url)
        first = await calendar.book(proposal(TUESDAY_TEN), time_zone=ROME)
        second = await calendar.book(proposal(NOON), time_zone=ROME)
        moved = await calendar.reschedule(move(first, NOON + timedelta(hours=1)), time_zone=ROME)
        await calendar.cancel(cancellation(second), time_zone=ROME)
        assert [each.uid for each in (await calendar.upcoming()).bookings] == [moved.uid]
        elsewhere = calendar_over(CalComClient(base_url=url), journal, clock=clock, base_url="x")
        assert not (await elsewhere.upcoming()).bookings, "another calendar's journal is not ours"
        await calendar.close()
        await elsewhere.close()


async def test_the_time_of_a_booking_is_free_for_itself_alone(tmp_path: Path) -> None:
    with lossy_rig(tmp_path) as rig:
        booked = await rig.calendar.book(proposal(TUESDAY_TEN, duration=60), time_zone=ROME)
        other = await rig.calendar.book(proposal(NOON, duration=60), time_zone=ROME)

        async def free(moving: Booking | None) -> set[datetime]:
            slots = await rig.calendar.free_slots(
                TUESDAY, TUESDAY, time_zone=ROME, duration=60, moving=moving
            )
            return {slot.start for slot in slots} & {TUESDAY_TEN, NOON}

        assert await free(None) == set()
        assert await free(booked) == {TUESDAY_TEN}
        assert await free(other) == {NOON}
        assert await free(None) == set()


async def test_of_a_time_that_several_share_only_ones_own_seat_is_given_back(
    tmp_path: Path,
) -> None:
    with lossy_rig(tmp_path) as rig:
        await elsewhere(rig, BOB, NOON, event_type=WORKSHOP)
        await elsewhere(rig, ADA, NOON, event_type=WORKSHOP)
        (ada,) = (await rig.calendar.upcoming(ADA)).bookings
        assert (ada.name, ada.email) == ("Ada", ADA)
        assert (await rig.calendar.get(ada.uid, attendee_email=ADA)).seat_uid == ada.seat_uid
        told = await rig.calendar.cancel(CancelProposal("p", ada), time_zone=ROME)
        assert (told.status, told.email) == (BookingStatus.CANCELLED, ADA)
        assert not (await rig.calendar.upcoming(ADA)).bookings
        assert len((await rig.calendar.upcoming(BOB)).bookings) == 1


async def test_a_network_that_is_down_is_told_and_not_taken_for_no_bookings(tmp_path: Path) -> None:
    with lossy_rig(tmp_path) as rig:
        await rig.calendar.book(proposal(), time_zone=ROME)
        rig.transport.refuse_reads = True
        for email in (None, ADA):
            with pytest.raises(CalendarUnreachable):
                await rig.calendar.upcoming(email)
