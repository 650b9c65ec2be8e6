"""How long a loudspeaker is still heard after it was told to stop, on a virtual device."""

from __future__ import annotations

import asyncio
import os
import subprocess
import threading
import time

import numpy as np
from sound_server import SoundServer

from app.audio.loudspeaker import Loudspeaker
from app.domain.audio import Audio

RATE = 24_000
_AUDIBLE = 0.003  # -50 dBFS
_BYTES = 480  # 10 ms


class _Ear(threading.Thread):
    """Listens to what a sink plays, and notes when each block of 10 ms came that was audible."""

    def __init__(self, server: SoundServer, sink: str) -> None:
        super().__init__(daemon=True)
        self.last_audible = 0.0
        self._recorder = subprocess.Popen(
            [
                *("parec", "-d", f"{sink}.monitor", "--raw", "--format=s16le"),
                *("--latency-msec=5", f"--rate={RATE}", "--channels=1"),
            ],
            env={**os.environ, **server.environment},
            stdout=subprocess.PIPE,
        )

    def run(self) -> None:
        assert self._recorder.stdout is not None
        while data := self._recorder.stdout.read(_BYTES):
            block = np.frombuffer(data[: len(data) // 2 * 2], dtype="<i2") / 32768
            if np.abs(block).max(initial=0.0) > _AUDIBLE:
                self.last_audible = time.perf_counter()

    def end(self) -> None:
        self._recorder.terminate()
        self._recorder.wait(10)


async def stop_delays(server: SoundServer, sink: str, times: int) -> list[float]:
    """Return the milliseconds from `stop` to the last audible sample at the sink's monitor.

    The way from the sink to this process is in it: some 10 ms, and what the server renders ahead.
    `server` must be this process's own, by its environment.
    """
    ear = _Ear(server, sink)
    ear.start()
    loudspeaker = Loudspeaker()
    await loudspeaker.open()
    tone = np.sin(2 * np.pi * 440 * np.arange(3 * RATE) / RATE).astype(np.float32) * 0.3
    delays = []
    try:
        for number in range(times):
            playing = asyncio.create_task(loudspeaker.play(Audio(tone, RATE)))
            await asyncio.sleep(0.6 + 0.0137 * (number % 10))
            stopped = time.perf_counter()
            loudspeaker.stop()
            await playing
            await asyncio.sleep(0.5)
            delays.append(1000 * (ear.last_audible - stopped))
    finally:
        await loudspeaker.close()
        ear.end()
    return delays
