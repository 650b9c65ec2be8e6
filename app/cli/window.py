"""`vocal-desk` without a subcommand: the window, and the engine behind it."""

from __future__ import annotations

import asyncio
import importlib
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from app.audio.loudspeaker import Loudspeaker
from app.audio.microphone import Microphone
from app.build import Choices, Program, choose, open_program, open_session
from app.domain.errors import SetupError
from app.domain.events import Notice
from app.session.engine import Engine, Listener
from app.session.session import Session
from app.system.screen import find_screen

CALENDAR_WORDS = {"sandbox": "Sandbox calendar on this computer", "cal.com": "Cal.com"}
AGENT_WORDS = {"built-in": "Built-in assistant"}


def open_window() -> int:
    """Open the window and return the exit code once it is closed. Raises SetupError."""
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

    program = open_program()
    choices = choose(program)
    engine = Engine(lambda publish: conversation(program, choices, publish))
    program.settings.subscribe(
        lambda key, _: engine.post(lambda session: _apply(program, key, session))
    )
    if program.settings.notices:
        remark = Notice(topic="settings-file", message=" ".join(program.settings.notices))
        engine.post(lambda session: session.notify(remark))
    facts = WindowFacts(
        calendar_line=f"{CALENDAR_WORDS[choices.calendar]}, {choices.time_zone} time",
        agent_line=AGENT_WORDS[choices.agent],
    )
    return run_window(
        engine,
        facts,
        program.settings,
        resources=program.resources.resources,
        on_shown=engine.start,
        on_quit=engine.close,
    )


@asynccontextmanager
async def conversation(
    program: Program, choices: Choices, publish: Listener
) -> AsyncIterator[Session]:
    """Hold the window's conversation, with this computer's microphone and loudspeaker."""
    async with open_session(
        program,
        choices,
        listener=publish,
        source=Microphone(),
        sink=Loudspeaker(),
        fetch_models=True,
    ) as session:
        starting = asyncio.create_task(session.start())
        try:
            yield session
        finally:
            starting.cancel()
            with suppress(asyncio.CancelledError):
                await starting


def _apply(program: Program, key: str, session: Session) -> None:
    """Let a changed setting take effect in the conversation under way."""
    settings = program.settings
    if key in ("person.name", "person.email"):
        session.learn(
            name=settings.text("person.name") or None, email=settings.text("person.email") or None
        )
    elif key != "speech.speak_replies":  # which every reply looks up itself
        session.notify(
            Notice(
                topic="settings",
                message="The new setting is stored.",
                advice="Close Vocal Desk and start it again to use it.",
            )
        )
