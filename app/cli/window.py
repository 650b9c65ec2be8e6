"""`vocal-desk` without a subcommand: the window, and the engine behind it.

The window opens with the settings alone. Whatever else it works with, and what the engine is made
of, is imported and made on the engine's thread once the window is there: see `behind`.
"""

from __future__ import annotations

import importlib
import logging
import sys
import threading
from typing import TYPE_CHECKING

from app.build import open_program
from app.build.first_start import speak_as_the_system
from app.domain.errors import SetupError
from app.domain.events import Hearing, Notice
from app.domain.wording import sentences
from app.session.engine import Engine
from app.system.screen import find_screen

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from app.build import Program, Setup
    from app.cli.behind import Behind
    from app.session.engine import Listener
    from app.session.model_shelf import ModelShelf
    from app.session.session import Session
    from app.storage.settings import Settings

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
    from app.desktop.language import system_language  # noqa: PLC0415
    from app.desktop.window import EXAMPLES, EXAMPLES_IN  # noqa: PLC0415

    program = open_program()
    speak_as_the_system(program.settings, system_language())
    rest = Rest(program)
    if program.settings.notices:
        remark = Notice(topic="settings-file", message=sentences(*program.settings.notices))
        rest.engine.post(lambda session: session.notify(remark))
    facts = WindowFacts(
        hearing=Hearing.STARTING,
        listens_ahead=program.settings.flag("audio.listen_ahead"),
        first_step=program.settings.text("start.step"),
        examples=EXAMPLES_IN.get(program.settings.text("person.language"), EXAMPLES),
    )
    return run_window(
        rest.engine,
        facts,
        Services(program, rest),
        resources=program.resources.resources,
        state=program.paths.state,
        bookings=lambda: rest.get().bookings,
        history=lambda: rest.get().history,
        reminders=lambda: rest.get().bookings,
        say=say,
        in_tray=at_login and program.settings.flag("system.keep_in_tray"),
        language=program.settings.text("interface.language"),
        motion=program.settings.text("interface.motion"),
        theme=program.settings.text("interface.theme"),
        on_shown=rest.engine.start,
        on_quit=rest.close,
        on_open_already=lambda: print(
            "Vocal Desk is open already: its window has come to the front.", file=sys.stderr
        ),
        begin_anew=rest.begin_anew,
    )


class Services:
    """What the settings pages ask: of these, only the settings are there from the beginning."""

    def __init__(self, program: Program, rest: Rest) -> None:
        self._program = program
        self._rest = rest

    @property
    def settings(self) -> Settings:
        """The store of settings."""
        return self._program.settings

    @property
    def models(self) -> ModelShelf:
        """The speech models."""
        return self._program.shelf

    @property
    def setup(self) -> Setup:
        """What tries and looks things over."""
        return self._rest.get().setup


class Rest:
    """What the window works with besides the settings; made once, on the first thread to ask.

    That is the engine's, as soon as the window is shown. Who asks earlier waits for it.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._making = threading.Lock()
        self._made: Behind | None = None
        self.engine = Engine(self._stage)

    def get(self) -> Behind:
        """Return it. Raises SetupError where a part of the program is missing."""
        with self._making:
            if self._made is None:
                from app.cli.behind import Behind  # noqa: PLC0415

                self._made = Behind(self._program, self.engine)
            return self._made

    def begin_anew(self) -> None:
        """Begin another conversation, if settings changed that take one."""
        self.get().renewal.begin_anew()

    def close(self) -> None:
        """End the session, and close what was made."""
        self.engine.close()
        if self._made is not None:
            self._made.close()

    def _stage(self, publish: Listener) -> AbstractAsyncContextManager[Session]:
        return self.get().conversation(publish)
