"""The calendar that is chosen, its sandbox, and the journal of what was written to it."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from app.build.program import Choices, Program, choose, dotenv, open_main_database
from app.domain.booking import PublicEventType
from app.domain.errors import CalendarSetupError, InputError
from app.domain.journal import IN_PROCESS, WriteIntent
from app.domain.wording import Wording, sentences
from app.session.ports import Clock
from app.storage.calendar_environment import (
    CalendarConfiguration,
    key_given_for,
    resolve_calendar,
)
from app.storage.database import open_database
from app.storage.given_values import read_dotenv
from app.storage.journal import SqliteJournal
from app.storage.secrets import key_for
from app.storage.settings_definitions import CALENDAR_KEY

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from app.scheduling.client import CalComClient
    from app.scheduling.journaled import JournaledCalendar
    from app.scheduling.sandbox.app import SandboxOptions

CALENDARS = ("sandbox", "cal.com")


def make_sandbox(
    state: Path, *, clock: Clock, time_zone: str, **options: Unpack[SandboxOptions]
) -> tuple[Starlette, Callable[[], None]]:
    """Return the sandbox calendar as an ASGI app, and what closes its database."""
    from app.scheduling.sandbox.app import create_app
    from app.scheduling.sandbox.store import SANDBOX_DATABASE, SANDBOX_MIGRATIONS

    connection = open_database(state / SANDBOX_DATABASE, SANDBOX_MIGRATIONS)
    app = create_app(connection, clock=clock, host_time_zone=time_zone, **options)
    return app, connection.close


@contextmanager
def open_journal(program: Program) -> Iterator[SqliteJournal]:
    """Open the record of writes to the calendar. Raises StorageError."""
    database = open_main_database(program)
    try:
        yield SqliteJournal(database)
    finally:
        database.close()


@asynccontextmanager
async def open_calendar_of(
    program: Program, choices: Choices, journal: SqliteJournal, intent: WriteIntent
) -> AsyncIterator[JournaledCalendar]:
    """Open the calendar that a write went to, whichever the settings name now, to ask about it.

    Its address gets the key that was stored for it, and no other. Raises InputError where it is
    not known any more which calendar that was.
    """
    from app.scheduling.client import CalComClient
    from app.scheduling.journaled import JournaledCalendar

    if not intent.base_url or intent.event_type_id is None:
        raise InputError("It was not written down which calendar this was sent to.")
    async with AsyncExitStack() as stack:
        if intent.base_url == IN_PROCESS:
            app, close = make_sandbox(
                program.paths.state, clock=choices.clock, time_zone=choices.time_zone
            )
            stack.callback(close)
            client = CalComClient.in_process(app, clock=choices.clock)
        else:
            given = key_given_for(intent.base_url, os.environ, read_dotenv(dotenv()))
            key = given or key_for(program.secrets, CALENDAR_KEY, intent.base_url)
            client = CalComClient(base_url=intent.base_url, key=key)
        calendar = JournaledCalendar(
            client,
            journal,
            name=intent.calendar,
            base_url=intent.base_url,
            event_type=intent.event_type_id,
            clock=choices.clock,
        )
        stack.push_async_callback(calendar.close)
        yield calendar


def chosen_calendar(
    program: Program,
    choices: Choices,
    stack: AsyncExitStack,
    at_point: Callable[[str], None],
) -> tuple[JournaledCalendar, str]:
    """Return the chosen calendar, and what the person should know of where it was chosen."""
    from app.scheduling.client import CalComClient
    from app.scheduling.journaled import LOOK_UP_SECONDS, JournaledCalendar
    from app.scheduling.sandbox.app import SANDBOX_EVENT_TYPE_ID

    database = open_main_database(program)
    stack.callback(database.close)
    if choices.calendar == "sandbox":
        app, close = make_sandbox(
            program.paths.state,
            clock=choices.clock,
            time_zone=choices.time_zone,
            outbox=program.paths.state / "outbox",
        )
        stack.callback(close)
        client = CalComClient.in_process(app, clock=choices.clock)
        event_type: int | PublicEventType = SANDBOX_EVENT_TYPE_ID
        base_url, remark = IN_PROCESS, ""
        # The sandbox lives and dies with this process: what it did not write, it never will.
        look_up_seconds: tuple[float, ...] = (0.0,)
    elif choices.calendar == "cal.com":
        client, event_type, chosen = _cal_com(program)
        base_url, remark = chosen.url, chosen.notice
        look_up_seconds = LOOK_UP_SECONDS
    else:
        raise InputError(
            Wording("There is no calendar “{calendar}”.", calendar=choices.calendar),
            advice=Wording("Choose of: {calendars}.", calendars=", ".join(CALENDARS)),
        )
    calendar = JournaledCalendar(
        client,
        SqliteJournal(database),
        name=choices.calendar,
        base_url=base_url,
        event_type=event_type,
        clock=choices.clock,
        host_time_zone=choices.time_zone,
        look_up_seconds=look_up_seconds,
        at_point=at_point,
    )
    stack.push_async_callback(calendar.close)
    return calendar, remark


def _cal_com(program: Program) -> tuple[CalComClient, int | PublicEventType, CalendarConfiguration]:
    from app.scheduling.client import CalComClient

    chosen = calendar_configuration(program)
    if chosen.event_type is None:
        raise CalendarSetupError(
            "No Cal.com event type is chosen yet.",
            advice="Look it up at Cal.com and put it into the settings, or: "
            "vocal-desk settings set calendar.event_type_id NUMBER",
        )
    client = CalComClient(base_url=chosen.url, key=chosen.key)
    return client, chosen.event_type, chosen


def calendar_configuration(program: Program) -> CalendarConfiguration:
    """Return how Cal.com is reached: by the environment, a .env file or the settings.

    Raises InputError.
    """
    return resolve_calendar(
        os.environ,
        read_dotenv(dotenv()),
        settings_url=program.settings.text("calendar.api_url"),
        settings_event_type=program.settings.get("calendar.event_type_id") or None,
        stored_key=lambda url: key_for(program.secrets, CALENDAR_KEY, url),
    )


async def try_calendar(program: Program, name: str) -> str:
    """Ask a calendar what is booked there; returns what was found, in a sentence.

    Raises one of the VocalDeskError family where it can't be used as it is set up.
    """
    async with AsyncExitStack() as stack:
        choices = choose(program, agent="built-in", calendar=name)
        calendar, notice = chosen_calendar(program, choices, stack, lambda _: None)
        event = await calendar.event_type()
    lengths = ", ".join(str(minutes) for minutes in event.lengths)
    found = Wording(
        "The calendar answers: “{title}”, {lengths} minutes, with {host}.",
        title=event.title,
        lengths=lengths,
        host=event.host_name,
    )
    return sentences(found, notice)
