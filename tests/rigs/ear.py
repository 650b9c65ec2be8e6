"""Listens to a virtual loudspeaker while it plays, as a person sitting before it does."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable, Mapping

import numpy as np

from app.audio.level import SILENCE, dbfs
from app.domain.audio import Audio

RATE = 24_000
BLOCK_SECONDS = 0.02
_BLOCK = round(RATE * BLOCK_SECONDS)

AUDIBLE_DBFS = -50.0
"""A block as loud as this is sound; far above any dither, far below the softest speech sound."""


class Ear:
    """Records from `start` to `stop`, and knows at any time how long it has been quiet.

    `environment` is what reaches the sound server, `loudspeaker` the name of its sink. Positions
    are counted in blocks of `BLOCK_SECONDS`.
    """

    def __init__(self, environment: Mapping[str, str], loudspeaker: str) -> None:
        self._command = [
            *("parec", "-d", f"{loudspeaker}.monitor", "--raw", "--format=s16le"),
            *(f"--rate={RATE}", "--channels=1", "--latency-msec=20"),
        ]
        self._environment = environment
        self._recorder: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._listen, name="ear", daemon=True)
        self._changed = threading.Condition()
        self._data = bytearray()
        self._levels: list[float] = []
        self._times: list[float] = []
        self._ended = False

    def start(self) -> None:
        """Begin to listen, and return once the loudspeaker can be heard."""
        self._recorder = subprocess.Popen(
            self._command,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._thread.start()
        with self._changed:
            self._wait(lambda: bool(self._levels), 10.0, "the loudspeaker's recording to begin")

    def stop(self) -> None:
        """End the recording."""
        if self._recorder is not None:
            self._recorder.terminate()
            self._recorder.wait(10)
            self._thread.join(10)
            assert self._recorder.stdout is not None
            self._recorder.stdout.close()

    @property
    def now(self) -> int:
        """How many blocks have been heard."""
        return len(self._levels)

    def wait_for_sound(self, since: int, *, seconds: float) -> int:
        """Return the position of the first audible block from `since` on. Raises TimeoutError."""
        with self._changed:
            self._wait(lambda: self._first(since) is not None, seconds, "the loudspeaker to speak")
            found = self._first(since)
        assert found is not None
        return found

    def wait_for_quiet(self, since: int, *, quiet: float, seconds: float = 90.0) -> int:
        """Return the first position of a silence of `quiet` seconds. Raises TimeoutError."""
        blocks = round(quiet / BLOCK_SECONDS)
        with self._changed:
            self._wait(lambda: self.now - self._end(since) >= blocks, seconds, "silence")
            return self._end(since)

    def wait_for(self, position: int) -> None:
        """Return once so much has been heard. Raises TimeoutError."""
        seconds = (position - self.now) * BLOCK_SECONDS + 10.0
        with self._changed:
            self._wait(lambda: self.now >= position, seconds, "the loudspeaker's recording")

    def loudest(self, begin: int, end: int | None = None) -> float:
        """Return the level in dBFS of the loudest block between two positions."""
        return max(self._levels[begin:end], default=SILENCE)

    def heard(self, begin: int, end: int | None = None) -> Audio:
        """Return what was heard between two positions."""
        with self._changed:
            size = 2 * _BLOCK
            part = bytes(self._data[begin * size : None if end is None else end * size])
        samples = np.frombuffer(part[: len(part) // 2 * 2], "<i2").astype(np.float32) / np.float32(
            32_768
        )
        return Audio(samples, RATE)

    def time_of(self, position: int) -> float:
        """Return the moment, on the monotonic clock, at which a block arrived."""
        return self._times[position]

    def _first(self, since: int) -> int | None:
        levels = enumerate(self._levels[since:], since)
        return next((at for at, level in levels if level > AUDIBLE_DBFS), None)

    def _end(self, since: int) -> int:
        """Return the position after the last audible block, `since` where there is none."""
        for at in range(self.now - 1, since - 1, -1):
            if self._levels[at] > AUDIBLE_DBFS:
                return at + 1
        return since

    def _wait(self, holds: Callable[[], bool], seconds: float, what: str) -> None:
        if not self._changed.wait_for(lambda: holds() or self._ended, seconds):
            raise TimeoutError(f"waited {seconds:g} s in vain for {what}")
        if not holds():
            raise RuntimeError("the loudspeaker's recording ended")

    def _listen(self) -> None:
        assert self._recorder is not None
        assert self._recorder.stdout is not None
        while len(block := self._recorder.stdout.read(2 * _BLOCK)) == 2 * _BLOCK:
            samples = np.frombuffer(block, "<i2").astype(np.float32) / np.float32(32_768)
            with self._changed:
                self._data += block
                self._levels.append(dbfs(samples))
                self._times.append(time.monotonic())
                self._changed.notify_all()
        with self._changed:
            self._ended = True
            self._changed.notify_all()
