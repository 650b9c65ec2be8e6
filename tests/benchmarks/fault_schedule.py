"""One person's bookings over a network that fails and in a program that dies, drawn from a seed.

The program is real from the journal to the sandbox's database; the way between them is
`calendar_weather`. When the program dies, it never runs on: its journal is closed under it and
opened anew by the next one. What came of it is judged from outside, by reading both databases.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
from collections.abc import Coroutine
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from booking_oracle import judge
from calendar_weather import Account, Weather

from app.domain.booking import Booking, Slot
from app.domain.errors import CalendarError, SlotTaken
from app.domain.journal import IN_PROCESS, WriteIntent, WriteState
from app.domain.proposal import BookingProposal, CancelProposal, RescheduleProposal
from app.scheduling.client import CalComClient
from app.scheduling.journaled import LOOK_UP_SECONDS, JournaledCalendar
from app.scheduling.sandbox.app import SANDBOX_EVENT_TYPE_ID, create_app
from app.scheduling.sandbox.store import SANDBOX_DATABASE, SANDBOX_MIGRATIONS
from app.storage.database import open_database
from app.storage.journal import SqliteJournal
from app.storage.main_database import MAIN_DATABASE, MAIN_MIGRATIONS

ROME = "Europe/Rome"
TUESDAY_NINE = datetime(2026, 10, 13, 7, 0, tzinfo=UTC)  # 09:00 in Rome
STARTS = tuple(TUESDAY_NINE + timedelta(hours=hours) for hours in range(4))
HOSTS_START = TUESDAY_NINE + timedelta(hours=6)  # where only the host moves things to
PERSON = "ada@example.com"
ADDRESS = "http://calendar.example/v2"
TUESDAY = date(2026, 10, 13)

WAIT_SECONDS = 120.0  # after which no write of an earlier program is on its way any more


class Died(BaseException):
    """The program ended at a named point; nothing after it runs."""


class Schedule:
    """One person with one program, which may die and be started again at any time.

    They want one appointment at a time, and know what they were told or read in the journal.
    """

    def __init__(self, seed: int, state: Path) -> None:
        self._luck = random.Random(seed)  # noqa: S311 - a repeatable play, no secret
        self._state = state
        self.account = Account(seed)
        self._with_key = self._luck.random() < 0.7
        self._in_process = self._luck.random() < 0.2
        self._has: Booking | None = None
        self._rivals = 0
        self._dead = asyncio.Event()
        self._sandbox = open_database(state / SANDBOX_DATABASE, SANDBOX_MIGRATIONS)
        app = create_app(self._sandbox, clock=self._clock, host_time_zone=ROME)
        self._weather = Weather(app, self._luck, self.account, end=self._end)
        self._weather.network = not self._in_process
        self._others = CalComClient.in_process(app)
        self._begin()

    async def run(self) -> Account:
        """Let it all happen, then calm down, and judge what came of it."""
        for _ in range(self._luck.randint(3, 7)):
            await self._step()
            self._has = await self._known()
        await self._calm_down()
        await self._wish_fulfilled()
        verdict = judge(self._state, person=PERSON, can_list=self._with_key)
        self.account.wrong += verdict.wrong
        self.account.bookings, self.account.open = verdict.bookings, verdict.needs_attention
        self._database.close()
        self._sandbox.close()
        return self.account

    # The person ---------------------------------------------------------------------------

    async def _step(self) -> None:
        luck, has, act = self._luck, self._has, self._luck.random()
        if act < 0.08:
            await self._living(self._calendar.reconcile(), "reconcile")
        elif act < 0.14:
            await self._weather.wait(WAIT_SECONDS)
        elif act < 0.2:
            self._restart()
        elif act < 0.28:
            await self._rival()
        elif waiting := self._in_state(WriteState.NEEDS_ATTENTION):
            await self._living(self._calendar.resolve(waiting[0].request_id), "resolve")
        elif has is None:
            await self._book()
        elif act < 0.36:
            await self._host_moves(has)
        elif act < 0.7:
            start = luck.choice(STARTS)
            move = RescheduleProposal("move", has, Slot(start, start.isoformat()))
            await self._write(self._calendar.reschedule(move, time_zone=ROME), f"move to {start}")
        else:
            cancel = CancelProposal("cancel", has)
            await self._write(self._calendar.cancel(cancel, time_zone=ROME), "cancel")

    async def _book(self) -> None:
        # While it is not known how the last wish ended, one does not wish for another time.
        hanging = [one for one in self._in_state(WriteState.PENDING) if one.target_uid is None]
        unsent = self._in_state(WriteState.NOT_SENT)
        if unsent and not hanging and self._luck.random() < 0.5:
            await self._ask_again(unsent[-1])
            return
        start = hanging[0].start if hanging else self._luck.choice(STARTS)
        slot = Slot(start, start.isoformat())
        wish = BookingProposal("book", slot, 30, "Ada Byron", PERSON)
        await self._write(self._calendar.book(wish, time_zone=ROME), f"book {start}")

    async def _ask_again(self, unsent: WriteIntent) -> None:
        asking = self._calendar.propose_again(unsent.request_id, proposal_id="again")
        wish = await self._living(asking, "ask again for what was not sent")
        if isinstance(wish, BookingProposal):
            await self._write(self._calendar.book(wish, time_zone=ROME), "book what was not sent")

    async def _write(self, writing: Coroutine[None, None, Booking], what: str) -> None:
        booking = await self._living(writing, what)
        if isinstance(booking, Booking):
            true = await self._others.get(booking.uid)
            if true.status is not booking.status:
                self.account.wrong.append(f"told {booking.status}, is {true.status}: {what}")

    async def _known(self) -> Booking | None:
        """Return the appointment that the journal, and the mails of the host's moves, tell of."""
        for intent in self._in_state(WriteState.DONE):
            uid = intent.booking_uid
            while uid is not None:
                (text,) = self._sandbox.execute(
                    "SELECT answer FROM booking WHERE uid = ?", (uid,)
                ).fetchone()
                answer = json.loads(text)
                if answer["status"] == "accepted":
                    is_known = self._has is not None and self._has.uid == uid
                    return self._has if is_known else await self._others.get(uid)
                uid = answer.get("rescheduledToUid")
        return None

    def _in_state(self, state: WriteState) -> list[WriteIntent]:
        return [intent for intent in self._journal.all() if intent.state is state]

    async def _living(self, doing: Coroutine[None, None, object], what: str) -> object:
        """Do it in the program; None where the program died of it, or said no."""
        self.account.events.append(what)
        self._dead.clear()
        program = asyncio.ensure_future(doing)
        end = asyncio.ensure_future(self._dead.wait())
        await asyncio.wait({program, end}, return_when=asyncio.FIRST_COMPLETED)
        end.cancel()
        if self._dead.is_set():
            program.cancel()
            await asyncio.gather(program, return_exceptions=True)
            self._begin()
            return None
        try:
            return program.result()
        except CalendarError as error:
            self.account.events.append(f"  {type(error).__name__}: {error}")
            return None

    # The others ---------------------------------------------------------------------------

    async def _rival(self) -> None:
        start = self._luck.choice(STARTS)
        self.account.events.append(f"a rival wants {start}")
        self._rivals += 1
        with contextlib.suppress(SlotTaken):
            await self._others.create(
                request_id=f"rival {self._rivals}",
                event_type_id=SANDBOX_EVENT_TYPE_ID,
                start=start,
                duration=30,
                name="Rival",
                email="rival@example.com",
                time_zone=ROME,
                answers={},
            )

    async def _host_moves(self, booking: Booking) -> None:
        self.account.events.append("the host moves it")
        with contextlib.suppress(CalendarError):
            await self._others.reschedule(booking.uid, start=HOSTS_START, reason="Host")

    # The program --------------------------------------------------------------------------

    def _begin(self) -> None:
        self._database = open_database(self._state / MAIN_DATABASE, MAIN_MIGRATIONS)
        self._journal = SqliteJournal(self._database)
        client = CalComClient(
            base_url=ADDRESS,
            key="cal_test" if self._with_key else None,
            transport=self._weather,
            clock=self._clock,
            monotonic=self._weather.monotonic,
            sleep=self._weather.nap,
        )
        self._calendar = JournaledCalendar(
            client,
            self._journal,
            name="sandbox" if self._in_process else "cal.com",
            base_url=IN_PROCESS if self._in_process else ADDRESS,
            event_type=SANDBOX_EVENT_TYPE_ID,
            clock=self._clock,
            sleep=self._weather.nap,
            look_up_seconds=(0.0,) if self._in_process else LOOK_UP_SECONDS,
            at_point=self._at_point,
        )

    def _clock(self) -> datetime:
        return self._weather.now

    def _restart(self) -> None:
        self.account.events.append("restart")
        self._database.close()
        self._begin()

    def _at_point(self, point: str) -> None:
        if self._weather.stormy and self._luck.random() < 0.04:
            self._end(f"at {point}")
            raise Died

    def _end(self, where: str) -> None:
        self.account.events.append(f"  the program dies {where}")
        self.account.deaths += 1
        self._database.close()  # whatever still runs of it can't write any more
        self._dead.set()

    # The end ------------------------------------------------------------------------------

    async def _calm_down(self) -> None:
        self._weather.stormy = False
        await self._weather.wait(WAIT_SECONDS)
        self._restart()
        await self._living(self._calendar.reconcile(), "reconcile at last")
        self._has = await self._known()

    async def _wish_fulfilled(self) -> None:
        """Once nothing fails any more, the person gets what they ask for."""
        if self._has is not None or self._in_state(WriteState.NEEDS_ATTENTION):
            return
        free = await self._calendar.free_slots(TUESDAY, TUESDAY, time_zone=ROME, duration=30)
        wish = BookingProposal("last", free[-1], 30, "Ada Byron", PERSON)
        await self._write(self._calendar.book(wish, time_zone=ROME), "book at last")
        if await self._known() is None:
            self.account.wrong.append("no appointment, though nothing failed any more")


def make_databases(state: Path) -> None:
    """Make the empty databases of a `state` folder."""
    open_database(state / SANDBOX_DATABASE, SANDBOX_MIGRATIONS).close()
    open_database(state / MAIN_DATABASE, MAIN_MIGRATIONS).close()


async def run_schedule(seed: int, state: Path) -> Account:
    """Run the schedule of one seed in a fresh `state` folder."""
    return await Schedule(seed, state).run()
