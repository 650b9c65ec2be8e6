"""Clients that want the same time at once: one gets it, the others hear that it is taken."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from calendar_rig import (
    ROME,
    TUESDAY,
    TUESDAY_TEN,
    TestClock,
    bookings_in,
    calendar_over,
    journal_of,
    move,
    proposal,
    sandbox_app,
    served_sandbox,
)
from slot_race import opened_races

from app.domain.booking import Booking
from app.domain.errors import SlotTaken
from app.scheduling.client import CalComClient


async def test_of_many_clients_one_gets_the_time(tmp_path: Path) -> None:
    clock = TestClock()
    with served_sandbox(tmp_path / "sandbox", clock) as url:

        async def try_it(number: int) -> Booking:
            with journal_of(tmp_path / f"client{number}") as journal:
                client = CalComClient(base_url=url)
                calendar = calendar_over(client, journal, clock=clock)
                try:
                    mine = proposal(start, email=f"client{number}@example.com")
                    return await calendar.book(mine, time_zone=ROME)
                finally:
                    await calendar.close()

        for hour in range(5):
            start = TUESDAY_TEN + timedelta(hours=hour)
            results = await asyncio.gather(
                *(try_it(number) for number in range(4)), return_exceptions=True
            )
            won = [result for result in results if isinstance(result, Booking)]
            lost = [result for result in results if isinstance(result, SlotTaken)]
            assert (len(won), len(lost)) == (1, 3)
    starts = [start for _, _, start in bookings_in(tmp_path / "sandbox")]
    assert len(starts) == len(set(starts)) == 5


async def test_twenty_races_have_one_winner_each_and_other_times_for_who_lost(
    tmp_path: Path,
) -> None:
    async with opened_races(7, tmp_path) as races:
        for _ in range(20):
            assert await races.race() == []


async def test_two_servers_over_one_database_never_double_book(tmp_path: Path) -> None:
    clock = TestClock()
    with (
        served_sandbox(tmp_path, clock) as one,
        served_sandbox(tmp_path, clock) as two,
        sandbox_app(tmp_path, clock),
    ):
        clients = [CalComClient(base_url=url) for url in (one, two)]

        async def create(client: CalComClient, minutes: int, length: int) -> Booking:
            return await client.create(
                request_id=f"{minutes} {length} {id(client)}",
                event_type_id=1,
                start=TUESDAY_TEN + timedelta(minutes=minutes),
                duration=length,
                name="Ada",
                email="ada@example.com",
                time_zone=ROME,
                answers={},
            )

        # Half an hour inside the hour: not the same start, and still the same time.
        for hour in range(5):
            results = await asyncio.gather(
                create(clients[0], 60 * hour, 60),
                create(clients[1], 60 * hour + 30, 30),
                return_exceptions=True,
            )
            assert sum(isinstance(result, Booking) for result in results) == 1
            assert sum(isinstance(result, SlotTaken) for result in results) == 1
        for client in clients:
            await client.close()


async def test_a_move_to_a_taken_time_leaves_the_old_booking_as_it_is(tmp_path: Path) -> None:
    clock = TestClock()
    with sandbox_app(tmp_path, clock) as app, journal_of(tmp_path) as journal:
        calendar = calendar_over(CalComClient.in_process(app), journal, clock=clock)
        made = await calendar.book(proposal(), time_zone=ROME)
        other = await calendar.book(
            proposal(TUESDAY_TEN + timedelta(hours=1), email="other@example.com"), time_zone=ROME
        )
        try:
            await calendar.reschedule(move(made, other.start), time_zone=ROME)
        except SlotTaken:
            pass
        else:
            raise AssertionError("two bookings at one time")
        assert await calendar.get(made.uid) == made
        free = await calendar.free_slots(TUESDAY, TUESDAY, time_zone=ROME, duration=30)
        assert made.start not in {slot.start for slot in free}
        await calendar.close()
