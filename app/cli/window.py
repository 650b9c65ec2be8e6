"""`vocal-desk` without a subcommand: the window, and the engine behind it.

What the engine is made of is imported on its own thread, once the window is there.
"""

from __future__ import annotations

import asyncio
import importlib
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from operator import methodcaller
from typing import TYPE_CHECKING

from app.build import BookingsOffice, HistoryDesk, Setup, open_program
from app.build.autostart import follow_the_system
from app.build.models import MODEL_SETTINGS
from app.domain.errors import SetupError, StorageError
from app.domain.events import Hearing, Notice
from app.domain.wording import sentences
from app.session.engine import Engine, Listener
from app.system.screen import find_screen

if TYPE_CHECKING:
    from app.audio.loudspeaker import Loudspeaker
    from app.audio.microphone import Microphone
    from app.build import Program
    from app.session.session import Session

log = logging.getLogger(__name__)


def open_window(*, say: str = "", at_login: bool = False) -> int:
    """Open the window and return the exit code once it is closed.

    `say` is a sentence for it, or for the one that is open already. `at_login` is a start by the
    system, which opens in the tray where that is chosen. Raises SetupError, and
    InputError where that one does not take the sentence.
    """
    if sys.platform == "linux" and find_screen() is None:
        raise SetupError(
            "There is no screen, so the window can't open.",
            advice="Without a window: vocal-desk converse",
        )
    if sys.platform == "win32":
        # Loaded after Qt, these two crash the process on Windows.
        for module in ("onnxruntime", "ctranslate2"):
            importlib.import_module(module)
    # Qt stays out of every command but this one.
    from app.desktop.application import WindowFacts, run_window  # noqa: PLC0415
    from app.desktop.settings.ports import SettingsServices  # noqa: PLC0415
    from app.desktop.window import EXAMPLES, EXAMPLES_IN  # noqa: PLC0415

    program = open_program()
    follow_the_system(program.settings)
    history = HistoryDesk(program)
    engine = Engine(lambda publish: conversation(program, publish, history))
    bookings = BookingsOffice(program, lambda: engine.session)
    engine.subscribe(bookings.hear)
    renewal = Renewal(program, engine)
    program.settings.subscribe(renewal.changed)
    if program.settings.notices:
        remark = Notice(topic="settings-file", message=sentences(*program.settings.notices))
        engine.post(lambda session: session.notify(remark))

    def close() -> None:
        engine.close()
        bookings.close()
        history.close()

    facts = WindowFacts(
        hearing=Hearing.STARTING,
        listens_ahead=program.settings.flag("audio.listen_ahead"),
        first_step=program.settings.text("start.step"),
        examples=EXAMPLES_IN.get(program.settings.text("person.language"), EXAMPLES),
    )
    return run_window(
        engine,
        facts,
        SettingsServices(program.settings, program.shelf, Setup(program)),
        resources=program.resources.resources,
        state=program.paths.state,
        bookings=bookings,
        history=history,
        reminders=bookings,
        say=say,
        in_tray=at_login and program.settings.flag("system.keep_in_tray"),
        language=program.settings.text("interface.language"),
        motion=program.settings.text("interface.motion"),
        theme=program.settings.text("interface.theme"),
        on_shown=engine.start,
        on_quit=close,
        on_open_already=lambda: print(
            "Vocal Desk is open already: its window has come to the front.", file=sys.stderr
        ),
        begin_anew=renewal.begin_anew,
    )


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


@asynccontextmanager
async def conversation(
    program: Program, publish: Listener, history: HistoryDesk
) -> AsyncIterator[Session]:
    """Hold the window's conversation, with this computer's microphone and loudspeaker."""
    from app.build import choose, make_devices, open_session  # noqa: PLC0415
    from app.session.clock_watch import ClockWatch  # noqa: PLC0415
    from app.session.playback import Playback  # noqa: PLC0415
    from app.system.clock import running_seconds, system_clock  # noqa: PLC0415

    choices = choose(program)
    microphone, loudspeaker = make_devices(program)
    async with open_session(
        program,
        choices,
        listener=publish,
        source=microphone,
        sink=loudspeaker,
        fetch_models=True,
        rehearse=True,
        clock_watch=ClockWatch(system_clock, running_seconds),
    ) as session:
        history.playback = Playback(loudspeaker)
        session.subscribe(history.playback)
        starting = asyncio.create_task(session.start())
        try:
            yield session
        finally:
            history.playback = None
            starting.cancel()
            with suppress(asyncio.CancelledError):
                await starting
            _keep_health(program, microphone, loudspeaker)


def _keep_health(program: Program, microphone: Microphone, loudspeaker: Loudspeaker) -> None:
    """Leave for `vocal-desk doctor` how the sound went."""
    from app.audio.health import HEALTH_FILE, save_health  # noqa: PLC0415

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
    from app.session.parts import RECOGNISER, VOICE  # noqa: PLC0415

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
