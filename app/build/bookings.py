"""The bookings as the window shows them: kept on this computer, refreshed from the calendar."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from app.build.calendars import calendar_configuration, open_calendar_of, open_journal
from app.build.program import Program, choose, open_main_database
from app.domain.booking import Booking
from app.domain.bookings_list import BookingsPart, BookingsQuery
from app.domain.errors import CalendarUnreachable, InputError, VocalDeskError
from app.domain.events import BookingChanged, BookingConfirmed, Event
from app.domain.journal import IN_PROCESS, ToldBy, WriteIntent, WriteState, state_by_word
from app.session.ports import Clock
from app.storage.journal import SqliteJournal
from app.storage.known_bookings import KnownBookings
from app.storage.reminders import Reminders
from app.system.clock import system_clock

if TYPE_CHECKING:
    from app.session.session import Session

log = logging.getLogger(__name__)

T = TypeVar("T")

UNDER_WAY = timedelta(minutes=1)
"""So long a write may take, with all that is looked up after it."""

STILL_CHANGES = timedelta(days=1)
"""What is over for longer hardly changes, and is not read again every few minutes."""

REMIND_AHEAD = timedelta(minutes=10)
"""So long before its start a person is reminded of an appointment."""

_LOOK_UP_SECONDS = 15.0

LOOKS_BACK = timedelta(days=365)
"""So far back the calendar's list is read; what is older stays as it was last known."""


def settle_by_word(
    journal: SqliteJournal, intent: WriteIntent, *, happened: bool, at: datetime
) -> WriteIntent | None:
    """Write down on the person's word how a write ended; None where that can't be."""
    state = state_by_word(intent, happened=happened)
    if state is None or state is intent.state:
        return None if state is None else intent
    return journal.settle(
        intent.request_id,
        state,
        at=at,
        message="You said that it happened." if happened else "You said that it did not happen.",
        told_by=ToldBy.PERSON,
    )


class BookingsOffice:
    """Answers what the window asks about bookings. Its coroutines run on the engine's loop.

    The database is used on a thread of its own alone, so that neither the loop nor the window waits
    for it. `session` returns the session that stands, if any.
    """

    def __init__(
        self,
        program: Program,
        session: Callable[[], Session | None],
        *,
        clock: Clock = system_clock,
    ) -> None:
        self._program = program
        self._session = session
        self._clock = clock
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="bookings")
        self._database: sqlite3.Connection | None = None
        self._chosen = ("", "")  # the calendar and its address as the settings have it
        self._url = ""

    def hear(self, event: Event) -> None:
        """Keep what becomes of bookings in the conversation. Safe on any thread."""
        if isinstance(event, BookingConfirmed | BookingChanged):
            booking = event.booking
            self._thread.submit(self._keep, booking)

    async def time_zone(self) -> str:
        """Return the person's time zone, by its IANA name. Raises InputError."""
        return await self._there(lambda: choose(self._program).time_zone)

    async def part(self, query: BookingsQuery, first: int, count: int) -> BookingsPart:
        """Return some of the bookings as they were last known. Raises StorageError."""
        return await self._there(lambda: self._known().part(query, first=first, count=count))

    async def refresh(self, whole: bool) -> None:
        """Read the calendar, and keep what it says: all of it, or what is under way and to come.

        Raises one of the VocalDeskError family.
        """
        session = self._session()
        if session is None:
            raise CalendarUnreachable("The calendar is not set up, so the list can't be read.")
        since = self._clock() - (LOOKS_BACK if whole else STILL_CHANGES)
        found = await session.calendar.all_bookings(since)
        await self._there(lambda: self._known().replace(found, since=since, at=self._clock()))

    async def due(self) -> tuple[Booking, ...]:
        """Return the appointments to remind of now, each of them once and never again.

        They are looked up in the calendar first, as far as that can be reached in time: one may
        have been moved or cancelled elsewhere. Raises StorageError.
        """
        if not await self._there(lambda: self._reminders().due(self._clock(), ahead=REMIND_AHEAD)):
            return ()
        try:
            async with asyncio.timeout(_LOOK_UP_SECONDS):
                await self.refresh(whole=False)
        except (VocalDeskError, TimeoutError) as error:
            log.info("reminded of what was last known: %r", error)
        return await self._there(self._take_due)

    async def unsettled(self) -> tuple[WriteIntent, ...]:
        """Return what needs the person's attention, the newest first. Raises StorageError.

        A write that may still be on its way is left alone.
        """
        found = await self._there(lambda: self._journal().unsettled())
        under_way = self._clock() - UNDER_WAY
        return tuple(
            each
            for each in found
            if each.state is not WriteState.PENDING or each.updated_at <= under_way
        )

    async def ask_again(self, request_id: str) -> WriteIntent:
        """Ask the calendar how a write ended. Raises one of the VocalDeskError family."""
        session = self._session()
        if session is not None:
            try:
                return await session.calendar.resolve(request_id)
            except InputError as error:
                log.info("another calendar is asked: %s", error)
        intent = await self._there(lambda: self._find(request_id))
        choices = choose(self._program)
        with open_journal(self._program) as journal:
            async with open_calendar_of(self._program, choices, journal, intent) as calendar:
                return await calendar.resolve(request_id)

    async def take_word(self, request_id: str, happened: bool) -> WriteIntent:
        """Write down how a write ended, as the person knows it. Raises VocalDeskError."""

        def take() -> WriteIntent:
            intent = self._find(request_id)
            at = self._clock()
            settled = settle_by_word(self._journal(), intent, happened=happened, at=at)
            return settled or intent

        return await self._there(take)

    def close(self) -> None:
        """Wait for what is being written, and close the database."""
        self._thread.submit(self._close)
        self._thread.shutdown(wait=True)

    # On the thread of the database

    async def _there(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _take_due(self) -> tuple[Booking, ...]:
        now = self._clock()
        reminders = self._reminders()
        return reminders.told(reminders.due(now, ahead=REMIND_AHEAD), now=now)

    def _keep(self, booking: Booking) -> None:
        try:
            self._known().put(booking)
        except VocalDeskError as error:
            log.warning("a booking is not kept for the list: %s %s", error, error.detail)

    def _find(self, request_id: str) -> WriteIntent:
        intent = self._journal().get(request_id)
        if intent is None:
            raise InputError("This request is not in the journal any more.")
        return intent

    def _open(self) -> sqlite3.Connection:
        if self._database is None:
            self._database = open_main_database(self._program)
        return self._database

    def _journal(self) -> SqliteJournal:
        return SqliteJournal(self._open())

    def _known(self) -> KnownBookings:
        return KnownBookings(self._open(), *self._where())

    def _reminders(self) -> Reminders:
        return Reminders(self._open(), *self._where())

    def _where(self) -> tuple[str, str]:
        name = choose(self._program).calendar
        chosen = (name, self._program.settings.text("calendar.api_url"))
        if chosen != self._chosen:
            # Where Cal.com is takes a look into the keyring, which is not to be had at every step.
            is_inside = name == "sandbox"
            self._url = IN_PROCESS if is_inside else calendar_configuration(self._program).url
            self._chosen = chosen
        return name, self._url

    def _close(self) -> None:
        if self._database is not None:
            self._database.close()
