"""Two soft sounds: the program listens now, and it listens no more."""

from __future__ import annotations

import logging
from collections.abc import Callable

import numpy as np

from app.domain.audio import Audio
from app.domain.errors import VocalDeskError
from app.session.ports import AudioSink

log = logging.getLogger(__name__)

RATE = 24_000
PEAK = 0.06
"""About -24 dBFS: heard beside the machine, and far below a voice at the microphone."""

_NOTE_SECONDS = 0.065
_LOW, _HIGH = 587.33, 880.0  # D5 and A5, a fifth apart: calm, and easy to tell up from down


def rising() -> Audio:
    """Return the sound that says: speak now."""
    return _notes(_LOW, _HIGH)


def falling() -> Audio:
    """Return the sound that says: that was heard."""
    return _notes(_HIGH, _LOW)


class Tones:
    """Plays them where they are `wanted`, beside whatever else goes on.

    The tone at the beginning may reach the microphone: it is a pure, faint sound that no voice
    activity is found in and no words are made of. The one at the end comes after the recording.
    """

    def __init__(self, sink: AudioSink | None, *, wanted: Callable[[], bool]) -> None:
        self._sink = sink
        self._wanted = wanted
        self._begins, self._ends = rising(), falling()

    async def begins(self) -> None:
        """Say that the microphone listens."""
        await self._play(self._begins)

    async def ends(self) -> None:
        """Say that it has heard enough."""
        await self._play(self._ends)

    async def _play(self, tone: Audio) -> None:
        if self._sink is None or not self._wanted():
            return
        try:
            await self._sink.play(tone)
        except VocalDeskError as error:
            log.info("No tone: %s %s", error, error.detail)


def _notes(*pitches: float) -> Audio:
    """Return notes that melt into one another, each with its octave, faint, and no click."""
    length = round(_NOTE_SECONDS * RATE)
    overlap = length // 3
    whole = np.zeros(length + (length - overlap) * (len(pitches) - 1), dtype=np.float64)
    time = np.arange(length) / RATE
    swell = np.sin(np.linspace(0.0, np.pi, length)) ** 2
    for number, pitch in enumerate(pitches):
        begin = number * (length - overlap)
        note = np.sin(2 * np.pi * pitch * time) + 0.2 * np.sin(4 * np.pi * pitch * time)
        whole[begin : begin + length] += note * swell
    whole *= PEAK / np.abs(whole).max()
    return Audio(whole.astype(np.float32), RATE)
