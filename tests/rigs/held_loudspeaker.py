"""A loudspeaker whose sounds a test lets end, to act while the assistant talks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from app.domain.audio import Audio
from app.domain.events import Notice


class HeldLoudspeaker:
    """A loudspeaker on which each sound lasts until the test lets it end, or it is stopped."""

    def __init__(self) -> None:
        self.playing = asyncio.Event()
        self.played: list[Audio] = []
        self._end = asyncio.Event()
        self._free = asyncio.Lock()

    async def open(self) -> None:
        pass

    async def play(self, audio: Audio) -> None:
        async with self._free:
            self.played.append(audio)
            self._end.clear()
            self.playing.set()
            await self._end.wait()
            self.playing.clear()

    def let_it_end(self) -> None:
        self._end.set()

    def stop(self) -> None:
        self._end.set()

    @property
    def is_playing(self) -> bool:
        return self.playing.is_set()

    async def reopen(self) -> None:
        pass

    def subscribe(self, listener: Callable[[Notice], None]) -> None:
        pass

    async def close(self) -> None:
        self._end.set()
