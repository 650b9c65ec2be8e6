"""What a microphone and a loudspeaker are both: a device that is kept running, and told of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic

from app.audio.devices import Device
from app.audio.health import StreamHealth
from app.audio.notices import NoticeBoard
from app.audio.stream_keeper import StreamKeeper, TapT
from app.domain.events import Notice


class KeptDevice(Generic[TapT]):
    """A device whose stream is watched by a keeper. To be used from one asyncio loop."""

    def __init__(self, keeper: StreamKeeper[TapT], notices: NoticeBoard) -> None:
        self._keeper = keeper
        self._notices = notices

    @property
    def device(self) -> Device | None:
        """The device in use."""
        stream = self._keeper.stream
        return stream.device if stream else None

    @property
    def health(self) -> StreamHealth | None:
        """The counts since the program began."""
        return self._keeper.health

    def subscribe(self, listener: Callable[[Notice], None]) -> None:
        """Call `listener` on the loop's thread with what happens to the device by itself."""
        self._notices.subscribe(listener)

    async def open(self) -> None:
        """Start the stream. Raises `AudioError` and goes on looking for a device."""
        await self._keeper.open()

    async def reopen(self) -> None:
        """Take the device that is chosen now, unless it is in use already. Raises `AudioError`."""
        await self._keeper.reopen()
