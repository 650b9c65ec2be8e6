"""One conversation, put together from all that it needs."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from zoneinfo import ZoneInfo

from app.build.agents import chosen_agent, told_of_model
from app.build.calendars import chosen_calendar
from app.build.history import keep_history
from app.build.program import Choices, Program, load_phrasebook
from app.build.speech import make_downloads, make_recogniser, make_synthesiser
from app.domain.dialogue import Known
from app.domain.events import DISMISS, ConversationOpened, Event, Notice
from app.language.phrasebook import Phrasebook
from app.language.stock import stock_phrases
from app.session.clock_watch import ClockWatch
from app.session.hands_free import HandsFreeMode
from app.session.parts import Parts
from app.session.ports import Agent, AudioSink, AudioSource
from app.session.reply import Voice
from app.session.session import Session
from app.speech.voice_activity import SpeechTracker


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
    rehearse: bool = False,
    clock_watch: ClockWatch | None = None,
    at_point: Callable[[str], None] = lambda _: None,
) -> AsyncIterator[Session]:
    """Set up a conversation for as long as the context is open, and release all of it after.

    `listener` gets every event; `agent` takes the place of the chosen one; `fetch_models` fetches
    speech models that are missing; `rehearse` makes ahead what is often said; `clock_watch` is for
    a conversation that may outlast the day. `at_point` is called at the named points of each write
    to the calendar. Raises one of the VocalDeskError family.
    """
    settings = program.settings
    book = load_phrasebook(program, choices.language)
    async with AsyncExitStack() as stack:
        calendar, remark = chosen_calendar(program, choices, stack, at_point)
        recogniser = make_recogniser(program)
        stack.push_async_callback(recogniser.close)
        voice = None
        if sink is not None:
            synthesiser = make_synthesiser(program, choices.language)
            stack.push_async_callback(synthesiser.close)
            stack.push_async_callback(sink.close)
            stock = partial(_stock, book, choices) if rehearse else tuple
            voice = Voice(synthesiser, sink, lambda: settings.flag("speech.speak_replies"), stock)
        if source is not None:
            stack.push_async_callback(source.close)

        def tell(notice: Notice) -> None:
            session.notify(notice)

        history = keep_history(program, choices, stack, tell)
        session = Session(
            Parts(
                agent=agent or chosen_agent(program, choices, book, stack, tell),
                calendar=calendar,
                recogniser=recogniser,
                clock=choices.clock,
                time_zone=choices.time_zone,
                new_id=lambda: uuid.uuid4().hex,
                phrasebook=book,
                source=source,
                voice=voice,
                listen_ahead=lambda: settings.flag("audio.listen_ahead"),
                keep_utterance=history.utterance,
                tones=lambda: settings.flag("audio.tones"),
                hands_free=HandsFreeMode(
                    wanted=lambda: settings.flag("talk.hands_free"),
                    headset=lambda: settings.flag("talk.headset"),
                    voice_activity=SpeechTracker,
                ),
                downloads=make_downloads(program, choices.language) if fetch_models else None,
                clock_watch=clock_watch,
                known=Known(
                    name=settings.text("person.name") or None,
                    email=settings.text("person.email") or None,
                ),
            )
        )
        opened = ConversationOpened(
            calendar=choices.calendar, agent=choices.agent, time_zone=choices.time_zone
        )
        for reader in (history, listener):
            session.subscribe(reader)
            reader(opened)
        if remark:
            session.notify(Notice(topic="calendar-from", message=remark, actions=(DISMISS,)))
        if (told := told_of_model(program, choices.agent)) and agent is None:
            session.notify(Notice(topic="assistant-from", message=told, actions=(DISMISS,)))
        stack.push_async_callback(session.close)
        yield session


def _stock(book: Phrasebook, choices: Choices) -> tuple[str, ...]:
    today = choices.clock().astimezone(ZoneInfo(choices.time_zone)).date()
    return stock_phrases(book, today)
