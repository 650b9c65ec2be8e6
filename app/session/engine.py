"""The engine thread: one asyncio loop that a session lives on."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager

from app.domain.errors import VocalDeskError
from app.domain.events import BROKEN, Event, Notice
from app.session.session import Session

log = logging.getLogger(__name__)

Listener = Callable[[Event], None]
Stage = Callable[[Listener], AbstractAsyncContextManager[Session]]
"""Sets up a session for as long as the context is open, and sends its events to a listener."""


class Engine:
    """Runs a session on a thread of its own; every method may be called from any thread."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._listeners: list[Listener] = []
        self._session: Future[Session] = Future()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._main: asyncio.Task[None] | None = None
        self._begun = threading.Event()
        self._thread = threading.Thread(target=self._run, name="engine")

    def start(self) -> None:
        """Start the thread and begin to set up the session."""
        self._thread.start()
        self._begun.wait()

    def post(self, command: Callable[[Session], None]) -> None:
        """Have `command` called with the session on the engine's loop, once it stands."""

        def later(session: Future[Session]) -> None:
            if self._loop and not session.cancelled() and session.exception() is None:
                self._loop.call_soon_threadsafe(command, session.result())

        self._session.add_done_callback(later)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` on the engine thread with every event; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def close(self) -> None:
        """End the session, release what it used and wait for the thread."""
        if self._thread.is_alive() and self._loop and self._main:
            self._loop.call_soon_threadsafe(self._main.cancel)
            self._thread.join()

    def _publish(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)

    def _run(self) -> None:
        try:
            with asyncio.Runner() as runner:
                runner.run(self._live())
        except asyncio.CancelledError:
            pass  # the way that `close` ends it
        except Exception as error:
            log.exception("The engine ended")
            known = error if isinstance(error, VocalDeskError) else _unexpected()
            self._publish(Notice(topic=BROKEN, message=known.message, advice=known.advice))
            if not self._session.done():
                self._session.set_exception(error)

    async def _live(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._main = asyncio.current_task()
        self._begun.set()
        async with self._stage(self._publish) as session:
            self._session.set_result(session)
            await asyncio.Event().wait()


def _unexpected() -> VocalDeskError:
    return VocalDeskError(
        "Something went wrong inside the program, and it can't go on.",
        advice="Close it and start it again. The log says more.",
    )
