"""Two clients that want one time at the same moment: one gets it, the other hears "taken".

Each client has connections and a journal of its own, as programs on two computers have; the
calendar is the sandbox, served over HTTP.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from app.domain.booking import Booking, Slot
from app.domain.errors import SlotTaken
from app.domain.journal import WriteState
from app.domain.proposal import BookingProposal, CancelProposal, RescheduleProposal
from app.scheduling.client import CalComClient
from app.scheduling.journaled import JournaledCalendar
from app.scheduling.sandbox.app import SANDBOX_EVENT_TYPE_ID, create_app
from app.scheduling.sandbox.server import LOOPBACK, serve
from app.scheduling.sandbox.store import SANDBOX_DATABASE, SANDBOX_MIGRATIONS
from app.storage.database import open_database
from app.storage.journal import SqliteJournal
from app.storage.main_database import MAIN_DATABASE, MAIN_MIGRATIONS

ROME = "Europe/Rome"
MONDAY = datetime(2026, 10, 12, 7, 0, tzinfo=UTC)
DAYS = tuple(date(2026, 10, day) for day in (13, 14, 15, 16))
LENGTH = 30
OTHERS = 3  # as many other times the one who lost is offered


def clock() -> datetime:
    """Stand still."""
    return MONDAY


@contextlib.asynccontextmanager
async def served(state: Path) -> AsyncIterator[str]:
    """Serve the sandbox of a `state` folder on this loop; gives the base URL."""
    connection = open_database(state / SANDBOX_DATABASE, SANDBOX_MIGRATIONS)
    ready: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    app = create_app(connection, clock=clock, host_time_zone=ROME)
    serving = asyncio.create_task(serve(app, on_ready=ready.set_result))
    try:
        yield f"http://{LOOPBACK}:{await ready}/v2"
    finally:
        serving.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await serving
        connection.close()


@dataclass(frozen=True)
class Client:
    """One program with its journal."""

    name: str
    calendar: JournaledCalendar
    journal: SqliteJournal

    async def book(self, slot: Slot) -> Booking:
        """Want a time."""
        email = f"{self.name}@example.com"
        wish = BookingProposal(f"{self.name}-{slot.start}", slot, LENGTH, self.name, email)
        return await self.calendar.book(wish, time_zone=ROME)

    async def cancel(self, booking: Booking) -> None:
        """Give it back."""
        await self.calendar.cancel(CancelProposal("back", booking), time_zone=ROME)

    async def free(self, day: date) -> tuple[Slot, ...]:
        """Return what is free on a day."""
        return await self.calendar.free_slots(day, day, time_zone=ROME, duration=LENGTH)


class Races:
    """Races between two clients of one sandbox."""

    def __init__(self, seed: int, state: Path, clients: tuple[Client, Client]) -> None:
        self._luck = random.Random(seed)  # noqa: S311 - a repeatable play, no secret
        self._state = state
        self._clients = clients

    async def race(self) -> list[str]:
        """Let both want one time; return what must never have happened."""
        day = self._luck.choice(DAYS)
        one, two = self._luck.sample(self._clients, 2)
        offered = await one.free(day)
        slot = self._luck.choice(offered)
        # One of them may have an appointment already and want to move it there.
        had = None
        if self._luck.random() < 0.3:
            had = await one.book(self._luck.choice([free for free in offered if free != slot]))
        results = await asyncio.gather(
            self._want(one, slot, had), self._want(two, slot, None), return_exceptions=True
        )
        won = [result for result in results if isinstance(result, Booking)]
        lost = [result for result in results if isinstance(result, SlotTaken)]
        if (len(won), len(lost)) != (1, 1):
            return [f"{slot.start}: {results}"]
        winner, loser = (one, two) if isinstance(results[0], Booking) else (two, one)
        wrong = await self._check(slot, loser)
        await winner.cancel(won[0])
        if had is not None and loser is one:
            if (await one.calendar.get(had.uid)) != had:
                wrong.append(f"{slot.start}: who lost the new time lost the old one, too")
            await one.cancel(had)
        return wrong

    async def _want(self, client: Client, slot: Slot, had: Booking | None) -> Booking:
        for _ in range(self._luck.randint(0, 6)):
            await asyncio.sleep(0)
        if had is None:
            return await client.book(slot)
        move = RescheduleProposal("move", had, slot)
        return await client.calendar.reschedule(move, time_zone=ROME)

    async def _check(self, slot: Slot, loser: Client) -> list[str]:
        wrong = []
        if len(self._standing(slot.start)) != 1:
            wrong.append(f"{slot.start}: {len(self._standing(slot.start))} bookings")
        if loser.journal.all()[-1].state is not WriteState.REFUSED:
            wrong.append(f"{slot.start}: the journal of who lost says otherwise")
        free = await loser.free(slot.start.date())
        nearest = sorted(free, key=lambda other: abs(other.start - slot.start))[:OTHERS]
        if not nearest or slot in nearest:
            wrong.append(f"{slot.start}: offered instead: {nearest}")
        if self._luck.random() < 0.25:
            other = await loser.book(nearest[0])
            await loser.cancel(other)
        return wrong

    def _standing(self, start: datetime) -> list[str]:
        with contextlib.closing(sqlite3.connect(self._state / SANDBOX_DATABASE)) as connection:
            rows = connection.execute(
                "SELECT uid FROM booking WHERE status IN ('accepted', 'pending') AND start = ?",
                (start.isoformat(timespec="milliseconds").replace("+00:00", "Z"),),
            ).fetchall()
        return [uid for (uid,) in rows]


@contextlib.asynccontextmanager
async def opened_races(seed: int, state: Path) -> AsyncIterator[Races]:
    """Open a sandbox and two clients of it, each in a folder of its own under `state`."""
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(served(state / "calendar"))

        def client(name: str) -> Client:
            database = open_database(state / name / MAIN_DATABASE, MAIN_MIGRATIONS)
            stack.callback(database.close)
            journal = SqliteJournal(database)
            calendar = JournaledCalendar(
                CalComClient(base_url=url),
                journal,
                name="cal.com",
                base_url=url,
                event_type=SANDBOX_EVENT_TYPE_ID,
                clock=clock,
            )
            stack.push_async_callback(calendar.close)
            return Client(name, calendar, journal)

        yield Races(seed, state / "calendar", (client("ada"), client("bob")))
