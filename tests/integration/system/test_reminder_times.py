"""Reminders of appointments: at their time, whatever the clock does, and never twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.build import BookingsOffice, choose, open_program, open_session
from app.build.program import Program, open_main_database
from app.domain.booking import Booking, BookingStatus
from app.domain.journal import IN_PROCESS
from app.domain.proposal import BookingProposal, CancelProposal
from app.session.session import Session
from app.storage.known_bookings import KnownBookings
from app.storage.secrets import MemorySecrets

START = datetime(2026, 10, 14, 11, 0, tzinfo=UTC)


def appointment(uid: str = "u1", *, start: datetime = START) -> Booking:
    return Booking(
        id=1,
        uid=uid,
        status=BookingStatus.ACCEPTED,
        start=start,
        duration=30,
        name="Maria Lopez",
        email="maria@example.com",
        title="Demo",
        host_name="Sam Host",
        host_time_zone="Europe/Berlin",
    )


class Computer:
    """A computer whose clock can be set; `minutes` counts from the start of the appointment."""

    def __init__(self, state: Path) -> None:
        self.program: Program = open_program(state, secrets=MemorySecrets())
        self.now = START - timedelta(hours=3)
        self.office = self.start()

    def start(self) -> BookingsOffice:
        """Start the program."""
        return BookingsOffice(self.program, lambda: None, clock=lambda: self.now)

    def know(self, *bookings: Booking) -> None:
        """Have the calendar list these."""
        with closing(open_main_database(self.program)) as database:
            KnownBookings(database, "sandbox", IN_PROCESS).put(*bookings)

    async def reminded_at(self, minutes: float) -> list[str]:
        self.now = START + timedelta(minutes=minutes)
        return [booking.uid for booking in await self.office.due()]


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    computer = Computer(tmp_path)
    yield computer
    computer.office.close()


async def test_it_comes_ten_minutes_before_and_once(computer: Computer) -> None:
    computer.know(appointment())
    assert await computer.reminded_at(-11) == []
    assert await computer.reminded_at(-10) == ["u1"]
    assert await computer.reminded_at(-9.9) == []
    assert await computer.reminded_at(1) == []


async def test_a_new_start_does_not_remind_again(computer: Computer) -> None:
    computer.know(appointment())
    assert await computer.reminded_at(-9) == ["u1"]
    computer.office.close()
    computer.office = computer.start()
    assert await computer.reminded_at(-8) == []


async def test_after_a_sleep_it_comes_as_long_as_it_is_of_use(computer: Computer) -> None:
    computer.know(appointment("slept over"), appointment("soon", start=START + timedelta(hours=2)))
    assert await computer.reminded_at(-60) == []
    assert await computer.reminded_at(116) == ["soon"]  # woken four minutes before it


async def test_a_clock_that_is_set_back_does_not_remind_twice(computer: Computer) -> None:
    computer.know(appointment())
    assert await computer.reminded_at(-9) == ["u1"]
    assert await computer.reminded_at(-120) == []
    assert await computer.reminded_at(-9) == []


async def test_what_is_moved_is_reminded_of_at_its_new_time(computer: Computer) -> None:
    computer.know(appointment())
    assert await computer.reminded_at(-9) == ["u1"]
    computer.know(appointment(start=START + timedelta(hours=1)))  # by the host, under the same uid
    assert await computer.reminded_at(-5) == []
    assert await computer.reminded_at(51) == ["u1"]


async def test_what_does_not_stand_is_not_reminded_of(computer: Computer) -> None:
    moved = replace(appointment("moved"), rescheduled_to_uid="elsewhere")
    cancelled = replace(appointment("cancelled"), status=BookingStatus.CANCELLED)
    asked_for = replace(appointment("asked for"), status=BookingStatus.PENDING)
    computer.know(moved, cancelled, asked_for, appointment("standing"))
    assert await computer.reminded_at(-9) == ["standing"]


async def test_two_windows_on_one_calendar_remind_once(computer: Computer) -> None:
    computer.know(appointment())
    other = computer.start()
    computer.now = START - timedelta(minutes=9)
    told = [*await computer.office.due(), *await other.due()]
    assert [booking.uid for booking in told] == ["u1"]
    other.close()


async def test_the_calendar_is_asked_before_a_person_is_disturbed(tmp_path: Path) -> None:
    program = open_program(tmp_path, secrets=MemorySecrets())
    now = datetime(2026, 10, 14, 6, 0, tzinfo=UTC)
    choices = choose(program, time_zone="Europe/Berlin", clock=lambda: now)
    sessions: list[Session] = []
    async with open_session(program, choices, listener=lambda _: None) as session:
        sessions.append(session)
        calendar = session.calendar
        (slot, *_) = await calendar.free_slots(
            now.date(), now.date(), time_zone="Europe/Berlin", duration=30
        )
        proposal = BookingProposal("p1", slot, 30, "Maria Lopez", "maria@example.com")
        made = await calendar.book(proposal, time_zone="Europe/Berlin")
        office = BookingsOffice(program, lambda: sessions[0], clock=lambda: now)
        now = made.start - timedelta(minutes=20)
        await office.refresh(whole=True)
        await calendar.cancel(CancelProposal("p2", made), time_zone="Europe/Berlin")
        now = made.start - timedelta(minutes=5)
        assert await office.due() == ()  # cancelled meanwhile, as the calendar says
        office.close()
