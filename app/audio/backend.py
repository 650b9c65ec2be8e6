"""What a sound system must be able to do for microphone and loudspeaker."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from app.audio.devices import Device, Direction

Block = NDArray[np.float32]
BlockCallback = Callable[[Block, bool], None]
"""Called on the audio thread with a block of shape `(n,)`, to be read or filled; keep it short.

The flag tells that sound was lost before this block (an overrun or an underrun).
"""


@dataclass(frozen=True, slots=True)
class OpenStream:
    """A running stream on `device`. `sample_rate` is in Hz, `latency` its delay in seconds.

    `close` may be called again. `torn` tells that it is to be opened anew: the sound
    system had to close it, or sound breaks off on it.
    """

    device: Device
    sample_rate: int
    latency: float
    close: Callable[[], None]
    torn: Callable[[], bool]


class AudioBackend(Protocol):
    """Where devices and their streams come from. Every call may block for seconds.

    All of them may be called from any thread and raise `AudioError`.
    """

    def devices(self, direction: Direction, *, afresh: bool = False) -> tuple[Device, ...]:
        """Return the devices that are there now.

        Some systems see new devices only while no stream is open; `afresh` lets them close
        streams for it that nobody uses at the moment.
        """
        ...

    def open(
        self,
        direction: Direction,
        device: Device,
        callback: BlockCallback,
        idle: Callable[[], bool],
    ) -> OpenStream:
        """Start a stream; `callback` gets every block. `idle` tells whether it could be spared."""
        ...

    def close(self) -> None:
        """Let go of everything but streams; the next call takes it again."""
        ...


class Timing(Protocol):
    """Time as the watching of devices needs it."""

    def now(self) -> float:
        """Return the seconds since some moment, which no change of the clock moves."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return after so many seconds."""
        ...


class SystemTiming:
    """The computer's own time."""

    def now(self) -> float:
        """See `Timing`."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """See `Timing`."""
        await asyncio.sleep(seconds)
