"""A booking's whole life over real HTTP: free times, create, read, move, cancel."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from calendar_rig import (
    ADA,
    MONDAY,
    ROME,
    TUESDAY,
    TUESDAY_TEN,
    TestClock,
    bookings_in,
    calendar_over,
    cancellation,
    journal_of,
    move,
    proposal,
    sandbox_app,
    served_sandbox,
)

from app.domain.booking import BookingStatus
from app.domain.errors import (
    BookingNotFound,
    CalendarSetupError,
    CalendarUnreachable,
    NotBookable,
    SlotTaken,
)
from app.domain.journal import WriteKind, WriteState
from app.scheduling.client import CalComClient


async def test_a_booking_is_made_read_moved_and_cancelled(tmp_path: Path) -> None:
    clock = TestClock()
    with served_sandbox(tmp_path, clock) as url, journal_of(tmp_path) as journal:
        calendar = calendar_over(CalComClient(base_url=url), journal, clock=clock)
        event_type = await calendar.event_type()
        assert event_type.lengths == (15, 30, 60)
        assert event_type.default_length == 30
        assert event_type.host_time_zone == ROME
        assert not event_type.requires_confirmation

        free = await calendar.free_slots(TUESDAY, TUESDAY, time_zone=ROME, duration=30)
        assert len(free) == 16
        assert TUESDAY_TEN in {slot.start for slot in free}

        made = await calendar.book(proposal(notes="Bring slides"), time_zone=ROME)
        assert made.status is BookingStatus.ACCEPTED
        assert (made.start, made.duration) == (TUESDAY_TEN, 30)
        assert (made.name, made.email) == ("Ada Byron", ADA)
        assert made.calendar_link is not None
        assert made.calendar_link.startswith("https://")
        assert await calendar.get(made.uid) == made

        left = await calendar.free_slots(TUESDAY, TUESDAY, time_zone=ROME, duration=30)
        assert {slot.start for slot in free} - {slot.start for slot in left} == {TUESDAY_TEN}

        later = TUESDAY_TEN + timedelta(hours=3)
        moved = await calendar.reschedule(move(made, later), time_zone=ROME)
        assert moved.start == later
        assert moved.uid != made.uid
        old = await calendar.get(made.uid)
        assert old.status is BookingStatus.CANCELLED
        assert old.rescheduled_to_uid == moved.uid

        gone = await calendar.cancel(cancellation(moved), time_zone=ROME)
        assert gone.status is BookingStatus.CANCELLED
        again = await calendar.free_slots(TUESDAY, TUESDAY, time_zone=ROME, duration=30)
        assert again == free

        written = journal.all()
        assert [intent.kind for intent in written] == list(WriteKind)
        assert {intent.state for intent in written} == {WriteState.DONE}
        assert written[0].request_id == made.request_id
        assert [intent.booking_uid for intent in written] == [made.uid, moved.uid, moved.uid]
        assert await calendar.open_intents() == ()
        await calendar.close()


async def test_a_taken_time_is_refused_and_journalled_as_refused(tmp_path: Path) -> None:
    clock = TestClock()
    with sandbox_app(tmp_path, clock) as app, journal_of(tmp_path) as journal:
        calendar = calendar_over(CalComClient.in_process(app), journal, clock=clock)
        await calendar.book(proposal(email="first@example.com"), time_zone=ROME)
        with pytest.raises(SlotTaken):
            await calendar.book(proposal(), time_zone=ROME)
        assert journal.all()[-1].state is WriteState.REFUSED
        assert len(bookings_in(tmp_path)) == 1
        await calendar.close()


async def test_the_same_person_is_not_booked_twice_at_one_time(tmp_path: Path) -> None:
    clock = TestClock()
    with sandbox_app(tmp_path, clock) as app, journal_of(tmp_path) as journal:
        calendar = calendar_over(CalComClient.in_process(app), journal, clock=clock)
        made = await calendar.book(proposal(), time_zone=ROME)
        with pytest.raises(NotBookable, match="You already have this appointment"):
            await calendar.book(proposal(email=ADA.upper()), time_zone=ROME)
        assert len(journal.all()) == 1

        await calendar.cancel(cancellation(made), time_zone=ROME)
        anew = await calendar.book(proposal(), time_zone=ROME)
        assert anew.uid != made.uid
        await calendar.close()


async def test_a_length_that_is_not_offered_is_refused_before_anything_is_sent(
    tmp_path: Path,
) -> None:
    clock = TestClock()
    with sandbox_app(tmp_path, clock) as app, journal_of(tmp_path) as journal:
        calendar = calendar_over(CalComClient.in_process(app), journal, clock=clock)
        with pytest.raises(NotBookable, match="15 or 30 or 60"):
            await calendar.book(proposal(duration=45), time_zone=ROME)
        with pytest.raises(NotBookable):
            await calendar.free_slots(TUESDAY, TUESDAY, time_zone=ROME, duration=45)
        assert journal.all() == ()
        await calendar.close()


async def test_cancelling_twice_ends_as_cancelled(tmp_path: Path) -> None:
    clock = TestClock()
    with sandbox_app(tmp_path, clock) as app, journal_of(tmp_path) as journal:
        calendar = calendar_over(CalComClient.in_process(app), journal, clock=clock)
        made = await calendar.book(proposal(), time_zone=ROME)
        await calendar.cancel(cancellation(made), time_zone=ROME)
        again = await calendar.cancel(cancellation(made), time_zone=ROME)
        assert again.status is BookingStatus.CANCELLED
        await calendar.close()


async def test_cancelling_what_was_moved_cancels_nothing_and_says_so(tmp_path: Path) -> None:
    clock = TestClock()
    with sandbox_app(tmp_path, clock) as app, journal_of(tmp_path) as journal:
        calendar = calendar_over(CalComClient.in_process(app), journal, clock=clock)
        made = await calendar.book(proposal(), time_zone=ROME)
        moved = await calendar.reschedule(
            move(made, TUESDAY_TEN + timedelta(hours=1)), time_zone=ROME
        )
        with pytest.raises(BookingNotFound):
            await calendar.cancel(cancellation(made), time_zone=ROME)
        assert journal.all()[-1].state is WriteState.REFUSED
        assert (await calendar.get(moved.uid)).status is BookingStatus.ACCEPTED
        await calendar.close()


async def test_a_time_in_the_past_is_refused_in_words(tmp_path: Path) -> None:
    clock = TestClock()
    with sandbox_app(tmp_path, clock) as app, journal_of(tmp_path) as journal:
        calendar = calendar_over(CalComClient.in_process(app), journal, clock=clock)
        with pytest.raises(NotBookable, match="past"):
            await calendar.book(proposal(MONDAY - timedelta(days=3)), time_zone=ROME)
        await calendar.close()


async def test_an_unknown_event_type_is_a_matter_of_settings(tmp_path: Path) -> None:
    with sandbox_app(tmp_path, TestClock()) as app:
        client = CalComClient.in_process(app)
        with pytest.raises(CalendarSetupError, match="event type"):
            await client.event_type(999)
        await client.close()


async def test_a_calendar_that_is_not_there_is_unreachable_and_nothing_stays_open(
    tmp_path: Path,
) -> None:
    clock = TestClock()
    with journal_of(tmp_path) as journal:
        with served_sandbox(tmp_path, clock) as url:
            calendar = calendar_over(CalComClient(base_url=url), journal, clock=clock)
            await calendar.event_type()
        # The server is gone now; a refused connection means that nothing was sent.
        with pytest.raises(CalendarUnreachable):
            await calendar.book(proposal(), time_zone=ROME)
        assert [intent.state for intent in journal.all()] == [WriteState.NOT_SENT]
        assert await calendar.open_intents() == ()
        await calendar.close()
