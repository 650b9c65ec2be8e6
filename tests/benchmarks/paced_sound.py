"""A sound card whose microphone hears, in real time, what it is given."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from app.audio.backend import BlockCallback, OpenStream
from app.audio.devices import Device, Direction
from app.audio.resample import resample
from app.domain.audio import Audio

RATE = 48_000
_BLOCK = RATE // 50  # 20 ms
_ROOM = 3e-4  # standard deviation of the room's noise: -70 dBFS


class PacedSound:
    """An `AudioBackend` with one microphone; sound that is not given is that of a quiet room."""

    def __init__(self) -> None:
        self._callback: BlockCallback | None = None
        self._next: NDArray[np.float32] = np.zeros(0, dtype=np.float32)
        self._given = threading.Event()
        self._began = 0.0
        self._lock = threading.Lock()
        self._noise = np.random.default_rng(1)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def devices(self, direction: Direction, *, afresh: bool = False) -> tuple[Device, ...]:  # noqa: ARG002
        """Return the microphone."""
        if direction == "output":
            return ()
        return (Device("Paced microphone", "paced", is_default=True, rate=RATE),)

    def open(
        self,
        direction: Direction,  # noqa: ARG002
        device: Device,
        callback: BlockCallback,
        idle: Callable[[], bool],  # noqa: ARG002
    ) -> OpenStream:
        """Let blocks of 20 ms come from now on."""
        self._callback = callback
        return OpenStream(device, RATE, 0.02, self.close, lambda: False)

    def close(self) -> None:
        """Let no more blocks come."""
        self._callback = None

    def end(self) -> None:
        """Stop the card's clock."""
        self._ended.set()
        self._thread.join()

    def speak(self, audio: Audio) -> float:
        """Let a sound be heard; returns the moment (of `perf_counter`) at which it began."""
        with self._lock:
            self._given.clear()
            self._next = resample(audio, RATE).samples
        self._given.wait()
        return self._began

    def _run(self) -> None:
        due = time.perf_counter()
        while not self._ended.is_set():
            due += _BLOCK / RATE
            time.sleep(max(0.0, due - time.perf_counter()))
            block = self._noise.normal(0.0, _ROOM, _BLOCK).astype(np.float32)
            with self._lock:
                if not self._given.is_set():
                    self._began = due - _BLOCK / RATE  # its first sample was heard a block ago
                    self._given.set()
                part, self._next = self._next[:_BLOCK], self._next[_BLOCK:]
            block[: len(part)] += part
            if (callback := self._callback) is not None:
                callback(block, False)
