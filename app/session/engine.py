"""The engine thread: one asyncio loop that a session lives on."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.errors import VocalDeskError
from app.domain.events import BROKEN, Event, Notice

if TYPE_CHECKING:  # no window waits for these before it is shown
    import asyncio

    from app.session.session import Session

log = logging.getLogger(__name__)

T = TypeVar("T")

Listener = Callable[[Event], None]
Stage = Callable[[Listener], "AbstractAsyncContextManager[Session]"]
"""Sets up a session for as long as the context is open, and sends its events to a listener."""

Command = Callable[["Session"], None]


class Engine:
    """Runs a session on a thread of its own; every method may be called from any thread.

    A session that can't be set up is told as a notice, and tried again on `renew`.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._listeners: list[Listener] = []
        self._session: Session | None = None
        self._waiting: list[Command] = []
        self._renewal: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._main: asyncio.Task[None] | None = None
        self._begun = threading.Event()
        self._starting = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="engine")

    def start(self) -> None:
        """Start the thread and begin to set up the session."""
        self._thread.start()
        self._begun.wait()

    def post(self, command: Command) -> None:
        """Have `command` called with the session on the engine's loop, once it stands."""
        with self._starting:
            if self._loop is None:
                self._waiting.append(command)
                return
        with suppress(RuntimeError):  # the loop may be closed by now
            self._loop.call_soon_threadsafe(self._carry_out, command)

    def ask(self, question: Callable[[], Coroutine[Any, Any, T]]) -> Future[T]:
        """Carry `question` out on the engine's loop, with or without a session standing.

        Cancelling the future cancels it there. Before `start` and after `close` it is cancelled.
        """
        import asyncio  # noqa: PLC0415 - here and below: the window is shown before

        with self._starting:
            loop = self._loop
        coroutine = question()
        with suppress(RuntimeError):  # the loop may be closed by now
            if loop is not None:
                return asyncio.run_coroutine_threadsafe(coroutine, loop)
        coroutine.close()
        answer: Future[T] = Future()
        answer.cancel()
        return answer

    @property
    def session(self) -> Session | None:
        """The session that stands, for questions about it; to be read on the engine's loop."""
        return self._session

    def renew(self) -> None:
        """End the session and set up another: what it is put together from has changed."""
        with suppress(RuntimeError):
            if self._loop is not None and self._renewal is not None:
                self._loop.call_soon_threadsafe(self._renewal.set)

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
        import asyncio  # noqa: PLC0415

        with (
            suppress(asyncio.CancelledError),
            asyncio.Runner() as runner,
        ):  # the way `close` ends it
            runner.run(self._live())

    async def _live(self) -> None:
        import asyncio  # noqa: PLC0415

        renewal = asyncio.Event()
        with self._starting:
            self._loop = asyncio.get_running_loop()
            self._renewal = renewal
        self._main = asyncio.current_task()
        self._begun.set()
        while True:
            try:
                async with self._stage(self._publish) as session:
                    self._stand(session)
                    await renewal.wait()
                    self._session = None
            except VocalDeskError as error:
                log.warning("The session can't be held: %s %s", error, error.detail)
                self._fail(error)
                await renewal.wait()
            except Exception:
                log.exception("The session can't be held")
                self._fail(_unexpected())
                await renewal.wait()
            renewal.clear()

    def _fail(self, error: VocalDeskError) -> None:
        """Say why there is no session."""
        self._session = None
        self._waiting.clear()
        self._publish(Notice(topic=BROKEN, message=error.message, advice=error.advice))

    def _stand(self, session: Session) -> None:
        self._session = session
        self._publish(Notice(topic=BROKEN, message=""))
        waiting, self._waiting = self._waiting, []
        assert self._loop is not None
        for command in waiting:
            self._loop.call_soon(self._carry_out, command)

    def _carry_out(self, command: Command) -> None:
        if self._session is not None:
            command(self._session)
        else:
            self._waiting.append(command)


def _unexpected() -> VocalDeskError:
    return VocalDeskError(
        "Something went wrong inside the program, and it can't go on.",
        advice="Close it and start it again. The log says more.",
    )
