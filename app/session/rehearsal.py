"""Makes what is often said while nothing else goes on, so that it is heard at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from app.domain.errors import VocalDeskError
from app.session.ports import Synthesiser

log = logging.getLogger(__name__)

_BETWEEN = 0.15
"""Seconds between two texts: nobody waits for these, and other programs work as well."""


class Rehearsal:
    """Goes through `phrases` with a voice, but only while it `may` go on.

    What is under way when it may not any longer is left within some milliseconds.
    """

    def __init__(
        self,
        synthesiser: Synthesiser,
        phrases: Callable[[], Sequence[str]],
        *,
        between: float = _BETWEEN,
    ) -> None:
        self._between = between
        self._synthesiser = synthesiser
        self._phrases = phrases
        self._free = asyncio.Event()
        self._free.set()
        self._going: asyncio.Task[None] | None = None
        self._making: asyncio.Task[bool] | None = None

    def begin(self) -> None:
        """Begin anew: the voice is ready, or speaks at another rate now."""
        if self._going is not None:
            self._going.cancel()
        self._going = asyncio.create_task(self._go_through())

    def may(self, go_on: bool) -> None:
        """Take whether nobody talks or waits right now."""
        if go_on:
            self._free.set()
            return
        self._free.clear()
        if self._making is not None:
            self._making.cancel()

    async def close(self) -> None:
        """Stop for good."""
        if self._going is not None:
            self._going.cancel()
            await asyncio.gather(self._going, return_exceptions=True)

    async def _go_through(self) -> None:
        left = list(reversed(self._phrases()))
        while left:
            await asyncio.sleep(self._between)
            await self._free.wait()
            self._making = asyncio.create_task(self._synthesiser.make_ahead(left[-1]))
            await asyncio.wait((self._making,))
            if self._making.cancelled():
                continue
            error = self._making.exception()
            if isinstance(error, VocalDeskError):
                log.info("Nothing is made ahead: %s %s", error, error.detail)
                return
            if error is not None:
                raise error
            if self._making.result():
                left.pop()
        log.info("What is often said is ready")
