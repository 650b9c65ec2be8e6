"""Runs blocking calls to the sound system on other threads, and forgets none of them."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from app.audio.backend import OpenStream

T = TypeVar("T")
_HANGS = 10.0  # seconds after which a call to the sound system will not return


class Jobs:
    """Blocking calls that are under way. To be used from one asyncio loop."""

    def __init__(self) -> None:
        self._running: set[asyncio.Future[Any]] = set()

    async def run(self, work: Callable[[], T]) -> T:
        """Return what `work` returns; it goes on by itself when the caller is cancelled."""
        return await asyncio.shield(self.start(work))

    async def open(self, start: Callable[[], OpenStream]) -> OpenStream:
        """Return the stream that `start` opens; closed again when the caller is cancelled."""
        opening = _Opening(start)
        try:
            return await self.run(opening.run)
        except asyncio.CancelledError:
            late = opening.abandon()
            if late is not None:
                self.start(late.close)
            raise

    def start(self, work: Callable[[], T]) -> asyncio.Future[T]:
        """Begin with `work`, without waiting for it."""
        job = asyncio.get_running_loop().run_in_executor(None, work)
        self._running.add(job)
        job.add_done_callback(self._ended)
        return job

    async def all_ended(self) -> None:
        """Return when nothing is under way any more, or what is hangs for good."""
        if self._running:
            await asyncio.wait(self._running, timeout=_HANGS)

    def _ended(self, job: asyncio.Future[Any]) -> None:
        self._running.discard(job)
        if not job.cancelled():
            job.exception()  # looked at, since a cancelled caller does not


class _Opening:
    """An opening on another thread, whose stream is closed there when nobody waits any more."""

    def __init__(self, start: Callable[[], OpenStream]) -> None:
        self._start = start
        self._lock = threading.Lock()
        self._abandoned = False
        self._stream: OpenStream | None = None

    def run(self) -> OpenStream:
        stream = self._start()
        with self._lock:
            self._stream = stream
            abandoned = self._abandoned
        if abandoned:
            stream.close()
        return stream

    def abandon(self) -> OpenStream | None:
        """Give up waiting; return the stream where it is open already."""
        with self._lock:
            self._abandoned = True
            return self._stream
