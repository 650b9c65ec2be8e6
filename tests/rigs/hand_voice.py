"""A voice whose sentences are made when a test says so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from app.domain.audio import Audio
from app.domain.errors import VocalDeskError


async def until(holds: Callable[[], bool]) -> None:
    """Return once `holds()`, which other tasks on the loop lead to."""
    for _ in range(1_000):
        if holds():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never came to that")


class HandVoice:
    """Makes a tenth of a second of silence of each text that it was let make.

    `asked`, `made` and `left` are the texts in order; `ready` those that need not be made;
    `failure` is raised instead of a sound.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.made: list[str] = []
        self.left: list[str] = []
        self.ready: set[str] = set()
        self.failure: VocalDeskError | None = None
        self._let: dict[str, asyncio.Event] = {}

    def let(self, text: str) -> None:
        self._let.setdefault(text, asyncio.Event()).set()

    async def until_asked(self, text: str) -> None:
        await until(lambda: text in self.asked)
        self.asked.remove(text)

    async def warm_up(self) -> None:
        pass

    def is_ready(self, text: str) -> bool:
        return text in self.ready

    async def synthesise(self, text: str) -> Audio:
        self.asked.append(text)
        try:
            await self._let.setdefault(text, asyncio.Event()).wait()
        except asyncio.CancelledError:
            self.left.append(text)
            raise
        if self.failure:
            raise self.failure
        self.made.append(text)
        return Audio.silence(0.1)

    async def make_ahead(self, text: str) -> bool:
        await self.synthesise(text)
        return True

    async def renew(self) -> None:
        pass

    async def close(self) -> None:
        pass
