"""All that is booked, past and to come: the calendar's list or, without a key, the journal's."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from calendar_rig import (
    ADA,
    ROME,
    TUESDAY_TEN,
    LossyRig,
    cancellation,
    lossy_rig,
    move,
    proposal,
)

from app.domain.booking import BookingStatus
from app.domain.errors import CalendarUnreachable
from app.scheduling.client import CalComClient

NOON = TUESDAY_TEN + timedelta(hours=2)
SINCE = TUESDAY_TEN - timedelta(days=365)


async def booked_and_changed(rig: LossyRig) -> tuple[str, str, str]:
    """Book three times, move the second, cancel the third; return the uids as they are then."""
    kept = await rig.calendar.book(proposal(TUESDAY_TEN), time_zone=ROME)
    before = await rig.calendar.book(proposal(NOON), time_zone=ROME)
    moved = await rig.calendar.reschedule(move(before, NOON + timedelta(hours=1)), time_zone=ROME)
    off = await rig.calendar.book(proposal(NOON + timedelta(hours=2)), time_zone=ROME)
    await rig.calendar.cancel(cancellation(off), time_zone=ROME)
    return kept.uid, moved.uid, off.uid


async def test_with_a_key_the_calendar_lists_all_of_them(tmp_path: Path) -> None:
    with lossy_rig(tmp_path) as rig:
        kept, moved, off = await booked_and_changed(rig)
        client = CalComClient(
            base_url="http://calendar.example/v2", transport=rig.transport, key="k"
        )
        elsewhere = await client.create(
            request_id="page", event_type_id=2, start=NOON + timedelta(days=1), duration=None,
            name="Bob", email="bob@example.com", time_zone=ROME, answers={},
        )  # fmt: skip
        rig.clock.now = NOON + timedelta(hours=6)
        found = await rig.calendar.all_bookings(SINCE)
        states = {each.uid: each.status for each in found.bookings if not each.rescheduled_to_uid}
        assert found.has_all
        assert states == {
            kept: BookingStatus.ACCEPTED,
            moved: BookingStatus.ACCEPTED,
            off: BookingStatus.CANCELLED,
            elsewhere.uid: BookingStatus.ACCEPTED,
        }


@pytest.mark.parametrize("hours", [-48, 6], ids=["all to come", "all past"])
async def test_without_a_key_it_is_what_was_done_here(tmp_path: Path, hours: int) -> None:
    with lossy_rig(tmp_path, with_key=False) as rig:
        kept, moved, off = await booked_and_changed(rig)
        rig.clock.now = NOON + timedelta(hours=hours)
        found = await rig.calendar.all_bookings(SINCE)
        states = {each.uid: each.status for each in found.bookings if not each.rescheduled_to_uid}
        assert not found.has_all
        assert states == {
            kept: BookingStatus.ACCEPTED,
            moved: BookingStatus.ACCEPTED,
            off: BookingStatus.CANCELLED,
        }
        assert {each.email for each in found.bookings} == {ADA}


async def test_a_calendar_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with lossy_rig(tmp_path) as rig:
        rig.transport.refuse_reads = True
        with pytest.raises(CalendarUnreachable):
            await rig.calendar.all_bookings(SINCE)
