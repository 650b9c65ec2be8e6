"""The composition root: the only place that knows every concrete class.

The calendar's and the agents' libraries are imported where they are first needed: half a second
that the window and the small commands do without.
"""

from __future__ import annotations

import logging
import os
import time
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from app.audio.devices import Direction
from app.audio.loudspeaker import Loudspeaker
from app.audio.microphone import Microphone
from app.audio.system_sound import list_devices
from app.domain.audio import SPEECH_RATE, Audio
from app.domain.booking import PublicEventType
from app.domain.dialogue import Known
from app.domain.errors import AudioError, CalendarSetupError, InputError
from app.domain.events import DISMISS, ConversationOpened, Event, Notice
from app.domain.journal import IN_PROCESS, WriteIntent
from app.language.forms import FORMS, Language
from app.language.phrasebook import Phrasebook, read_phrasebook
from app.session.clock_watch import ClockWatch
from app.session.downloads import Downloads
from app.session.parts import RECOGNISER, VOICE, Parts
from app.session.ports import Agent, AudioSink, AudioSource, Clock
from app.session.reply import Voice
from app.session.session import Session
from app.speech.catalog import Catalog
from app.speech.recogniser import WhisperRecogniser
from app.speech.store import ModelStore
from app.speech.synthesiser import PiperSynthesiser
from app.speech.voice_activity import VoiceActivity
from app.storage import MAIN_DATABASE, MAIN_MIGRATIONS
from app.storage.calendar_environment import (
    CalendarConfiguration,
    key_given_for,
    resolve_calendar,
)
from app.storage.database import open_database
from app.storage.given_values import read_dotenv
from app.storage.journal import SqliteJournal
from app.storage.model_environment import ModelConfiguration, resolve_model
from app.storage.secrets import KeyringSecrets, SecretStore, key_for
from app.storage.settings import Settings
from app.storage.settings_definitions import (
    CALENDAR_KEY,
    DEFAULT_ANTHROPIC_URL,
    DEFAULT_OPENAI_URL,
)
from app.system.clock import system_clock
from app.system.paths import Paths, ResourcePaths, resource_root
from app.system.time_zone import system_zone, zone

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from app.agents.chat import ChatModel
    from app.agents.model_agent import ModelAgent
    from app.agents.prompt import Prompt
    from app.scheduling.client import CalComClient
    from app.scheduling.journaled import JournaledCalendar
    from app.scheduling.sandbox.app import SandboxOptions

log = logging.getLogger(__name__)

MODELS = ("openai", "anthropic")
"""Agents that a language model leads."""

AGENTS = ("built-in", *MODELS)
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
        settings=Settings(paths.settings, kept, find_zone=zone, find_devices=_names_of_devices),
        secrets=kept,
        models=ModelStore(paths.models, Catalog.load(resources.catalog), resources.models_lock),
    )


@dataclass(frozen=True, slots=True)
class Choices:
    """What one conversation is held with. `time_zone` is an IANA name."""

    agent: str
    calendar: str
    time_zone: str
    language: Language
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
        language=chosen_language(program),
        clock=clock,
    )


def make_sandbox(
    state: Path, *, clock: Clock, time_zone: str, **options: Unpack[SandboxOptions]
) -> tuple[Starlette, Callable[[], None]]:
    """Return the sandbox calendar as an ASGI app, and what closes its database."""
    from app.scheduling.sandbox.app import create_app
    from app.scheduling.sandbox.store import SANDBOX_DATABASE, SANDBOX_MIGRATIONS

    connection = open_database(state / SANDBOX_DATABASE, SANDBOX_MIGRATIONS)
    app = create_app(connection, clock=clock, host_time_zone=time_zone, **options)
    return app, connection.close


def chosen_language(program: Program) -> Language:
    """Return the language that conversations are held in."""
    chosen = program.settings.text("person.language")
    return next((language for language in FORMS if language == chosen), "en")


def make_recogniser(program: Program) -> WhisperRecogniser:
    """Return the chosen recogniser; its model is looked up when it is first needed."""
    language = chosen_language(program)
    return WhisperRecogniser(
        lambda: program.models.path_for(program.settings.text("speech.recogniser"), language),
        language=language,
    )


def make_devices(program: Program) -> tuple[Microphone, Loudspeaker]:
    """Return the chosen microphone and loudspeaker of this computer, closed."""
    settings, activity = program.settings, VoiceActivity()

    def speech_ends(sound: Audio) -> float:
        spans = activity.speech_spans(sound)
        return spans[-1].end / SPEECH_RATE if spans else 0.0

    loudspeaker = Loudspeaker(choice=lambda: settings.text("audio.loudspeaker"))
    microphone = Microphone(
        choice=lambda: settings.text("audio.microphone"),
        output=lambda: loudspeaker.device,
        speech_ends=speech_ends,
    )
    return microphone, loudspeaker


def _names_of_devices(setting: str) -> tuple[str, ...]:
    """Return the names that a setting of the kind "device" can be now."""
    direction: Direction = "input" if setting == "audio.microphone" else "output"
    try:
        return tuple(device.name for device in list_devices(direction))
    except AudioError as error:
        log.warning("no list of devices: %s %s", error, error.detail)
        return ()


def make_synthesiser(program: Program, language: Language | None = None) -> PiperSynthesiser:
    """Return the chosen voice; its model is looked up when it is first needed.

    With a `language`, a voice of another one is an error rather than heard.
    """

    def locate() -> Path:
        chosen = program.settings.text("speech.voice")
        if language is None:
            return program.models.path(chosen)
        return program.models.path_for(chosen, language)

    return PiperSynthesiser(locate)


def load_phrasebook(program: Program, language: Language) -> Phrasebook:
    """Read the words of a language. Raises SetupError."""
    return read_phrasebook(language, program.resources.replies(language))


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
    clock_watch: ClockWatch | None = None,
    at_point: Callable[[str], None] = lambda _: None,
) -> AsyncIterator[Session]:
    """Set up a conversation for as long as the context is open, and release all of it after.

    `listener` gets every event; `agent` takes the place of the chosen one; `fetch_models` fetches
    speech models that are missing; `clock_watch` is for a conversation that may outlast the day.
    `at_point` is called at the named points of each write to the
    calendar. Raises one of the VocalDeskError family.
    """
    settings = program.settings
    book = load_phrasebook(program, choices.language)
    async with AsyncExitStack() as stack:
        calendar, remark = _calendar(program, choices, stack, at_point)
        recogniser = make_recogniser(program)
        stack.push_async_callback(recogniser.close)
        voice = None
        if sink is not None:
            synthesiser = make_synthesiser(program, choices.language)
            stack.push_async_callback(synthesiser.close)
            stack.push_async_callback(sink.close)
            voice = Voice(synthesiser, sink, lambda: settings.flag("speech.speak_replies"))
        if source is not None:
            stack.push_async_callback(source.close)

        def tell(notice: Notice) -> None:
            session.notify(notice)

        session = Session(
            Parts(
                agent=agent or _agent(program, choices, book, stack, tell),
                calendar=calendar,
                recogniser=recogniser,
                clock=choices.clock,
                time_zone=choices.time_zone,
                new_id=lambda: uuid.uuid4().hex,
                phrasebook=book,
                source=source,
                voice=voice,
                listen_ahead=lambda: settings.flag("audio.listen_ahead"),
                downloads=_downloads(program, choices.language) if fetch_models else None,
                clock_watch=clock_watch,
                known=Known(
                    name=settings.text("person.name") or None,
                    email=settings.text("person.email") or None,
                ),
            )
        )
        session.subscribe(listener)
        listener(
            ConversationOpened(
                calendar=choices.calendar, agent=choices.agent, time_zone=choices.time_zone
            )
        )
        if remark:
            session.notify(Notice(topic="calendar-from", message=remark, actions=(DISMISS,)))
        if (told := _told_of_model(program, choices.agent)) and agent is None:
            session.notify(Notice(topic="assistant-from", message=told, actions=(DISMISS,)))
        stack.push_async_callback(session.close)
        yield session


@contextmanager
def open_journal(program: Program) -> Iterator[SqliteJournal]:
    """Open the record of writes to the calendar. Raises StorageError."""
    database = open_database(program.paths.state / MAIN_DATABASE, MAIN_MIGRATIONS)
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
            given = key_given_for(intent.base_url, os.environ, read_dotenv(_dotenv()))
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


def _downloads(program: Program, language: Language) -> Downloads:
    settings = program.settings

    def useful(setting: str) -> str | None:
        chosen = settings.text(setting)
        return chosen if program.models.model(chosen).knows(language) else None

    return Downloads(
        program.models,
        {
            RECOGNISER: lambda: useful("speech.recogniser"),
            VOICE: lambda: useful("speech.voice"),
        },
    )


def _agent(
    program: Program,
    choices: Choices,
    book: Phrasebook,
    stack: AsyncExitStack,
    notify: Callable[[Notice], None],
) -> Agent:
    """Return the chosen agent; behind a language model others stand in, at last the built-in one.

    `notify` is called, during a turn, when a model fails and when it is back.
    """
    from app.agents.builtin import BuiltInAgent

    built_in = BuiltInAgent(book)
    if choices.agent == BuiltInAgent.name:
        return built_in
    from app.agents.certain import CertainFirst
    from app.agents.failover import FailOver

    order = dict.fromkeys((choices.agent, program.settings.text("agent.stand_in")))
    models = [model_agent(program, name, book) for name in order if name != BuiltInAgent.name]
    for model in models:
        stack.push_async_callback(model.close)
    agents = FailOver((*models, built_in), book)
    agents.subscribe(notify)
    return CertainFirst(agents, built_in)


def model_agent(program: Program, name: str, book: Phrasebook) -> ModelAgent:
    """Return the agent that a language model leads. Raises InputError, StorageError or SetupError.

    Nothing is sent before it is asked.
    """
    from app.agents.model_agent import ModelAgent

    return ModelAgent(make_model(program, name), load_prompt(program, book), book.language)


def _told_of_model(program: Program, name: str) -> str:
    """Return what the person should know of where a model was chosen."""
    return model_configuration(program, name).notice if name in MODELS else ""


def load_prompt(program: Program, book: Phrasebook) -> Prompt:
    """Read what language models are told. Raises SetupError."""
    from app.agents.prompt import read_prompt
    from app.agents.templates import find_template, read_templates

    templates = read_templates(program.resources.templates())
    template = find_template(templates, "APPOINTMENT")
    return read_prompt(program.resources.prompt(), template, language=book.language)


def make_model(program: Program, name: str) -> ChatModel:
    """Return the language model of a provider, as the settings and the environment name it."""
    from app.agents.failures import Service

    if name not in MODELS:
        raise InputError(
            f"There is no assistant “{name}”.", advice=f"Choose of: {', '.join(AGENTS)}."
        )
    chosen = model_configuration(program, name)
    title, default_url = (
        ("OpenAI", DEFAULT_OPENAI_URL) if name == "openai" else ("Anthropic", DEFAULT_ANTHROPIC_URL)
    )
    is_own = chosen.url == default_url
    service = Service(
        name=name,
        title=title if is_own else "The model server",
        place=chosen.url,
        model=program.settings.text(f"{name}.model"),
        key=chosen.key,
        wants_key=is_own,
    )
    if name == "anthropic":
        from app.agents.anthropic_model import AnthropicModel

        return AnthropicModel(service)
    from app.agents.openai_model import OpenAIModel

    return OpenAIModel(service)


async def try_model(program: Program, name: str) -> str:
    """Ask a language model one cheap question; returns what was found, in a sentence.

    Raises one of the VocalDeskError family where it can't lead a conversation as it is set up.
    """
    from app.agents.trial import try_out

    model = make_model(program, name)
    began = time.perf_counter()
    try:
        await try_out(model)
    finally:
        await model.close()
    seconds = time.perf_counter() - began
    notice = model_configuration(program, name).notice
    return (
        f"{model.service.title} answers at {model.service.place} with the model "
        f"“{model.service.model}”, which calls tools ({seconds:.1f} s). {notice}".strip()
    )


async def try_calendar(program: Program, name: str) -> str:
    """Ask a calendar what is booked there; returns what was found, in a sentence.

    Raises one of the VocalDeskError family where it can't be used as it is set up.
    """
    async with AsyncExitStack() as stack:
        choices = choose(program, agent="built-in", calendar=name)
        calendar, notice = _calendar(program, choices, stack, lambda _: None)
        event = await calendar.event_type()
    lengths = ", ".join(str(minutes) for minutes in event.lengths)
    found = f"The calendar answers: “{event.title}”, {lengths} minutes, with {event.host_name}."
    return f"{found} {notice}".strip()


def model_configuration(program: Program, name: str) -> ModelConfiguration:
    """Return how a language model is reached: by the environment, a .env file or the settings.

    Raises InputError.
    """
    return resolve_model(
        name,
        os.environ,
        read_dotenv(_dotenv()),
        settings_url=program.settings.text(f"{name}.base_url"),
        stored_key=lambda url: key_for(program.secrets, f"{name}.api_key", url),
    )


def _calendar(
    program: Program,
    choices: Choices,
    stack: AsyncExitStack,
    at_point: Callable[[str], None],
) -> tuple[JournaledCalendar, str]:
    """Return the chosen calendar, and what the person should know of where it was chosen."""
    from app.scheduling.client import CalComClient
    from app.scheduling.journaled import LOOK_UP_SECONDS, JournaledCalendar
    from app.scheduling.sandbox.app import SANDBOX_EVENT_TYPE_ID

    database = open_database(program.paths.state / MAIN_DATABASE, MAIN_MIGRATIONS)
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
            f"There is no calendar “{choices.calendar}”.",
            advice=f"Choose of: {', '.join(CALENDARS)}.",
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


def _dotenv() -> Path:
    return Path.cwd() / ".env"


def calendar_configuration(program: Program) -> CalendarConfiguration:
    """Return how Cal.com is reached: by the environment, a .env file or the settings.

    Raises InputError.
    """
    return resolve_calendar(
        os.environ,
        read_dotenv(_dotenv()),
        settings_url=program.settings.text("calendar.api_url"),
        settings_event_type=program.settings.get("calendar.event_type_id") or None,
        stored_key=lambda url: key_for(program.secrets, CALENDAR_KEY, url),
    )
