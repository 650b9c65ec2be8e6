"""Records one utterance at a time and has it written down."""

from __future__ import annotations

import asyncio

import numpy as np

from app.domain.audio import Audio
from app.session.ports import AudioSource, Recogniser

GAP_SECONDS = 0.2
"""Silence put between two pieces that are joined into one utterance."""


class Listening:
    """The microphone and the recogniser, in the order that utterances need them.

    Calls may be cancelled at any moment. Recording steps run one after the other under a lock, so
    that a press right after a release finds the microphone free; a piece whose transcription was
    broken off by another press is joined to what follows.
    """

    def __init__(self, source: AudioSource, recogniser: Recogniser) -> None:
        self._source = source
        self._recogniser = recogniser
        self._lock = asyncio.Lock()
        self._finishing: asyncio.Task[Audio] | None = None
        self._carried: Audio | None = None
        self._opened = False

    async def open(self) -> None:
        """Make the microphone ready ahead of the first press. Raises AudioError."""
        async with self._lock:
            await self._open()

    async def start(self, *, continues: bool) -> None:
        """Begin to record; returns once samples arrive. Raises AudioError."""
        if not continues:
            self._carried = None
        async with self._lock:
            await self._open()
            await self._source.start()

    async def finish(self) -> str:
        """End the recording and return its words, empty when nothing was said."""
        self._finishing = asyncio.create_task(self._finish_recording())
        # A press may cancel this call, but never the recording's own end.
        audio = await asyncio.shield(self._finishing)
        text = await self._recogniser.transcribe(audio)
        self._carried = None
        return text

    async def drop(self) -> None:
        """Forget the recording."""
        self._carried = None
        async with self._lock:
            await self._source.cancel()

    def level(self) -> float:
        """Return the loudness right now in dBFS."""
        return self._source.level()

    async def _open(self) -> None:
        # A microphone that was missing at first may have been plugged in since.
        if not self._opened:
            await self._source.open()
            self._opened = True

    async def _finish_recording(self) -> Audio:
        async with self._lock:
            audio = await self._source.finish()
        if self._carried is not None:
            audio = _joined(self._carried, audio)
        self._carried = audio
        return audio


def _joined(first: Audio, second: Audio) -> Audio:
    gap = Audio.silence(GAP_SECONDS, first.sample_rate)
    samples = np.concatenate([first.samples, gap.samples, second.samples])
    return Audio(samples, first.sample_rate)
