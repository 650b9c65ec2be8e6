"""A sound card whose clock is turned by the test."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.audio.portaudio import BlockCallback, OpenStream


class HandDrivenAudio:
    """Opens streams whose blocks come when the test says so. Rate in Hz."""

    def __init__(self, rate: int = 48_000) -> None:
        self.rate = rate
        self.open_streams = 0
        self._callback: BlockCallback | None = None

    def open_input(self, received: BlockCallback) -> OpenStream:
        return self._open("Test microphone", received)

    def open_output(self, fill: BlockCallback) -> OpenStream:
        return self._open("Test loudspeaker", fill)

    def record(self, samples: NDArray[np.float32], block: int = 480) -> None:
        """Let the microphone deliver these samples in blocks."""
        assert self._callback is not None
        for start in range(0, len(samples), block):
            self._callback(samples[start : start + block])

    def listen(self, frames: int = 480) -> NDArray[np.float32]:
        """Let the loudspeaker ask for one block, and return what it would have played."""
        assert self._callback is not None
        block = np.full(frames, 9.0, dtype=np.float32)  # what was in the memory before
        self._callback(block)
        return block

    def _open(self, name: str, callback: BlockCallback) -> OpenStream:
        self._callback = callback
        self.open_streams += 1
        return OpenStream(name, self.rate, 0.0, self._close)

    def _close(self) -> None:
        self.open_streams -= 1
        self._callback = None
