"""The composition root: the only place that knows every concrete class.

The calendar's and the agents' libraries are imported where they are first needed: half a second
that the window and the small commands do without.
"""

from __future__ import annotations

import asyncio
import threading
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.dialogue import Known
from app.domain.errors import CalendarSetupError, InputError
from app.domain.events import Event
from app.session.parts import FetchModels, Parts
from app.session.ports import Agent, AudioSink, AudioSource, Clock
from app.session.reply import Voice
from app.session.session import Session
from app.speech.catalog import Catalog
from app.speech.recogniser import WhisperRecogniser
from app.speech.store import ModelStore
from app.speech.synthesiser import PiperSynthesiser
from app.storage import MAIN_DATABASE, MAIN_MIGRATIONS
from app.storage.database import open_database
from app.storage.journal import SqliteJournal
from app.storage.secrets import KeyringSecrets, SecretStore, calendar_key_for
from app.storage.settings import Settings
from app.system.clock import system_clock
from app.system.paths import Paths, ResourcePaths, resource_root
from app.system.time_zone import system_zone, zone

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from app.scheduling.client import CalComClient
    from app.scheduling.journaled import JournaledCalendar

AGENTS = ("built-in", "openai", "anthropic")
CALENDARS = ("sandbox", "cal.com")


@dataclass(frozen=True, slots=True)
class Program:
    """What every command needs: where things are, the settings and the speech models."""

    paths: Paths
    resources: ResourcePaths
    settings: Settings
    secrets: SecretStore
    models: ModelStore


def open_program(state: Path | None = None, *, secrets: SecretStore | None = None) -> Program:
    """Open the program's folders and settings; with `state`, all but the models lie under it.

    Raises StorageError or SetupError.
    """
    paths = Paths.of(state)
    resources = resource_root()
    kept = secrets or KeyringSecrets()
    return Program(
        paths=paths,
        resources=resources,
        settings=Settings(paths.settings, kept, find_zone=zone),
        secrets=kept,
        models=ModelStore(paths.models, Catalog.load(resources.catalog), resources.models_lock),
    )


@dataclass(frozen=True, slots=True)
class Choices:
    """What one conversation is held with. `time_zone` is an IANA name."""

    agent: str
    calendar: str
    time_zone: str
    clock: Clock


def choose(
    program: Program,
    *,
    agent: str | None = None,
    calendar: str | None = None,
    time_zone: str | None = None,
    clock: Clock = system_clock,
) -> Choices:
    """Take what was asked for, and the settings for the rest. Raises InputError."""
    name = time_zone or program.settings.text("person.time_zone") or system_zone().key
    return Choices(
        agent=agent or program.settings.text("agent.name"),
        calendar=calendar or program.settings.text("calendar.name"),
        time_zone=zone(name).key,
        clock=clock,
    )


def make_sandbox(
    state: Path, *, clock: Clock, time_zone: str
) -> tuple[Starlette, Callable[[], None]]:
    """Return the sandbox calendar as an ASGI app, and what closes its database."""
    from app.scheduling.sandbox.app import create_app
    from app.scheduling.sandbox.store import SANDBOX_DATABASE, SANDBOX_MIGRATIONS

    connection = open_database(state / SANDBOX_DATABASE, SANDBOX_MIGRATIONS)
    return create_app(connection, clock=clock, host_time_zone=time_zone), connection.close


def make_recogniser(program: Program) -> WhisperRecogniser:
    """Return the chosen recogniser; its model is looked up when it is first needed."""
    return WhisperRecogniser(
        lambda: program.models.path(program.settings.text("speech.recogniser"))
    )


def make_synthesiser(program: Program) -> PiperSynthesiser:
    """Return the chosen voice; its model is looked up when it is first needed."""
    return PiperSynthesiser(lambda: program.models.path(program.settings.text("speech.voice")))


@asynccontextmanager
async def open_session(
    program: Program,
    choices: Choices,
    *,
    listener: Callable[[Event], None],
    source: AudioSource | None = None,
    sink: AudioSink | None = None,
    agent: Agent | None = None,
    fetch_models: bool = False,
    at_point: Callable[[str], None] = lambda _: None,
) -> AsyncIterator[Session]:
    """Set up a conversation for as long as the context is open, and release all of it after.

    `listener` gets every event; `agent` takes the place of the chosen one; `fetch_models` fetches
    speech models that are missing. `at_point` is called at the named points of each write to the
    calendar. Raises one of the VocalDeskError family.
    """
    settings = program.settings
    async with AsyncExitStack() as stack:
        calendar = _calendar(program, choices, stack, at_point)
        recogniser = make_recogniser(program)
        stack.push_async_callback(recogniser.close)
        voice = None
        if sink is not None:
            synthesiser = make_synthesiser(program)
            stack.push_async_callback(synthesiser.close)
            stack.push_async_callback(sink.close)
            voice = Voice(synthesiser, sink, lambda: settings.flag("speech.speak_replies"))
        if source is not None:
            stack.push_async_callback(source.close)
        session = Session(
            Parts(
                agent=agent or _agent(choices.agent),
                calendar=calendar,
                recogniser=recogniser,
                clock=choices.clock,
                time_zone=choices.time_zone,
                new_id=lambda: uuid.uuid4().hex,
                source=source,
                voice=voice,
                fetch_models=_fetcher(program) if fetch_models else None,
                known=Known(
                    name=settings.text("person.name") or None,
                    email=settings.text("person.email") or None,
                ),
            )
        )
        session.subscribe(listener)
        stack.push_async_callback(session.close)
        yield session


def _fetcher(program: Program) -> FetchModels:
    store, settings = program.models, program.settings

    async def fetch(progress: Callable[[str, float], None]) -> None:
        loop = asyncio.get_running_loop()
        for model in (settings.text("speech.recogniser"), settings.text("speech.voice")):
            if await asyncio.to_thread(store.ready, model):
                continue
            title = store.model(model).title

            def report(done: int, total: int, title: str = title) -> None:
                loop.call_soon_threadsafe(progress, title, done / total)

            await _in_daemon(partial(store.fetch, model, report))

    return fetch


async def _in_daemon(work: Callable[[], object]) -> None:
    """Run `work` on a thread that the end of the program does not wait for.

    A download takes minutes, and whoever closes the window wants it closed. What a broken-off
    fetch leaves behind is swept by the next one.
    """
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[None] = loop.create_future()

    def end(error: BaseException | None) -> None:
        if ended.cancelled():
            return
        if error is None:
            ended.set_result(None)
        else:
            ended.set_exception(error)

    def run() -> None:
        error: BaseException | None = None
        try:
            work()
        except BaseException as raised:
            error = raised
        with suppress(RuntimeError):  # the loop may be closed by now
            loop.call_soon_threadsafe(end, error)

    threading.Thread(target=run, name="fetch", daemon=True).start()
    await ended


def _agent(name: str) -> Agent:
    from app.agents.builtin import BuiltInAgent

    if name == BuiltInAgent.name:
        return BuiltInAgent()
    if name in AGENTS:
        raise InputError(
            f"The assistant “{name}” is not part of this version yet.",
            advice="Use --agent built-in, or: vocal-desk settings set agent.name built-in",
        )
    raise InputError(f"There is no assistant “{name}”.", advice=f"Choose of: {', '.join(AGENTS)}.")


def _calendar(
    program: Program,
    choices: Choices,
    stack: AsyncExitStack,
    at_point: Callable[[str], None],
) -> JournaledCalendar:
    from app.scheduling.client import CalComClient
    from app.scheduling.journaled import LOOK_UP_SECONDS, JournaledCalendar
    from app.scheduling.sandbox.app import SANDBOX_EVENT_TYPE_ID

    database = open_database(program.paths.state / MAIN_DATABASE, MAIN_MIGRATIONS)
    stack.callback(database.close)
    if choices.calendar == "sandbox":
        app, close = make_sandbox(
            program.paths.state, clock=choices.clock, time_zone=choices.time_zone
        )
        stack.callback(close)
        client, event_type_id = CalComClient.in_process(app), SANDBOX_EVENT_TYPE_ID
        # The sandbox lives and dies with this process: what it did not write, it never will.
        look_up_seconds: tuple[float, ...] = (0.0,)
    elif choices.calendar == "cal.com":
        client, event_type_id = _cal_com(program)
        look_up_seconds = LOOK_UP_SECONDS
    else:
        raise InputError(
            f"There is no calendar “{choices.calendar}”.",
            advice=f"Choose of: {', '.join(CALENDARS)}.",
        )
    calendar = JournaledCalendar(
        client,
        SqliteJournal(database),
        name=choices.calendar,
        event_type_id=event_type_id,
        clock=choices.clock,
        look_up_seconds=look_up_seconds,
        at_point=at_point,
    )
    stack.push_async_callback(calendar.close)
    return calendar


def _cal_com(program: Program) -> tuple[CalComClient, int]:
    from app.scheduling.client import CalComClient

    event_type_id = program.settings.number("calendar.event_type_id")
    if event_type_id is None:
        raise CalendarSetupError(
            "No Cal.com event type is chosen yet.",
            advice="Look up its number at Cal.com, then: "
            "vocal-desk settings set calendar.event_type_id NUMBER",
        )
    url = program.settings.text("calendar.api_url")
    key = calendar_key_for(program.secrets, url)
    return CalComClient(base_url=url, key=key), event_type_id
