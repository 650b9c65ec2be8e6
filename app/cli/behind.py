"""What works behind the window: conversation, bookings, history, and what settings change.

Imported on the engine's thread once the window is shown.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from operator import methodcaller

from app.audio.health import HEALTH_FILE, save_health
from app.audio.loudspeaker import Loudspeaker
from app.audio.microphone import Microphone
from app.build import (
    BookingsOffice,
    HistoryDesk,
    Program,
    Setup,
    choose,
    make_devices,
    open_session,
)
from app.build.autostart import follow_the_system
from app.build.models import MODEL_SETTINGS
from app.domain.errors import StorageError
from app.session.clock_watch import ClockWatch
from app.session.engine import Engine, Listener
from app.session.parts import RECOGNISER, VOICE
from app.session.playback import Playback
from app.session.session import Session
from app.system.clock import running_seconds, system_clock

log = logging.getLogger(__name__)


class Behind:
    """All that one window asks and works with, from its start until `close`."""

    def __init__(self, program: Program, engine: Engine) -> None:
        self._program = program
        follow_the_system(program.settings)
        self.setup = Setup(program)
        self.history = HistoryDesk(program)
        self.bookings = BookingsOffice(program, lambda: engine.session)
        engine.subscribe(self.bookings.hear)
        self.renewal = Renewal(program, engine)

    @asynccontextmanager
    async def conversation(self, publish: Listener) -> AsyncIterator[Session]:
        """Hold the window's conversation, with this computer's microphone and loudspeaker."""
        choices = choose(self._program)
        microphone, loudspeaker = make_devices(self._program)
        async with open_session(
            self._program,
            choices,
            listener=publish,
            source=microphone,
            sink=loudspeaker,
            fetch_models=True,
            rehearse=True,
            clock_watch=ClockWatch(system_clock, running_seconds),
        ) as session:
            self.history.playback = Playback(loudspeaker)
            session.subscribe(self.history.playback)
            starting = asyncio.create_task(session.start())
            try:
                yield session
            finally:
                self.history.playback = None
                starting.cancel()
                with suppress(asyncio.CancelledError):
                    await starting
                _keep_health(self._program, microphone, loudspeaker)

    def close(self) -> None:
        """Close what reads and writes by itself; the session has ended."""
        self.bookings.close()
        self.history.close()


class Renewal:
    """Lets changed settings take effect: at once, or by a new conversation.

    Which calendar, assistant and zone a conversation is about can't change in its middle, so these
    wait until a new one may begin.
    """

    def __init__(self, program: Program, engine: Engine) -> None:
        self._program = program
        self._engine = engine
        self._is_due = False
        self._anew = {each.key for each in program.settings.definitions() if each.begins_anew}
        program.settings.subscribe(self.changed)
        program.shelf.when_provided(self.provided)

    def provided(self, model: str) -> None:
        """Take a speech model that the person had fetched or brought, if it is the chosen one."""
        for purpose, setting in MODEL_SETTINGS.items():
            if self._program.settings.text(setting) == model:
                self._engine.post(methodcaller("model_chosen", purpose))

    def changed(self, key: str, _: object) -> None:
        """Take note of a changed setting."""
        if key in self._anew:
            self._is_due = True
        else:
            self._engine.post(lambda session: _apply(self._program, key, session))

    def begin_anew(self) -> None:
        """Begin another conversation, if something changed that takes one."""
        if self._is_due:
            self._is_due = False
            self._engine.renew()


def _keep_health(program: Program, microphone: Microphone, loudspeaker: Loudspeaker) -> None:
    """Leave for `vocal-desk doctor` how the sound went."""
    try:
        save_health(
            program.paths.state / HEALTH_FILE,
            microphone=microphone.health,
            loudspeaker=loudspeaker.health,
        )
    except StorageError as error:
        log.warning("%s %s", error, error.detail)


def _apply(program: Program, key: str, session: Session) -> None:
    """Let a changed setting take effect in the conversation under way."""
    models = {"speech.recogniser": RECOGNISER, "speech.voice": VOICE}
    settings = program.settings
    if key in ("person.name", "person.email"):
        session.learn(
            name=settings.text("person.name") or None, email=settings.text("person.email") or None
        )
    elif key in models:
        session.model_chosen(models[key])
    elif key == "speech.rate":
        session.rate_chosen()
    elif key == "talk.hands_free":
        session.hands_free_chosen()
    elif key.startswith("audio."):
        session.devices_chosen()
