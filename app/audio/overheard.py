"""Reads along with a recorder, beside the utterances that are cut out of it."""

from __future__ import annotations

import numpy as np

from app.audio.recorder import Recorder
from app.audio.resample import Resampler
from app.audio.soundness import finite
from app.domain.audio import SPEECH_RATE, Audio

_SETTLED = 10.0
"""Seconds after which the direct current is known as well as it needs to be."""


class Overheard:
    """What comes in from now on, at `SPEECH_RATE` and without direct current."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._position = recorder.ring.written
        self._resampler = Resampler(recorder.rate, SPEECH_RATE)
        self._count = 0
        self._sum = 0.0

    @property
    def recorder(self) -> Recorder:
        """Where the sound comes from."""
        return self._recorder

    def take(self) -> Audio:
        """Return what has come in since the last call, but for what the ring has lost."""
        block, self._position = self._recorder.ring.read(self._position)
        sound = finite(block)
        if self._count < _SETTLED * self._recorder.rate:
            self._count += len(sound)
            self._sum += float(sound.sum(dtype=np.float64))
        level = np.float32(self._sum / self._count) if self._count else np.float32(0.0)
        samples = self._resampler.take(sound - level)
        return Audio(np.clip(samples, -1.0, 1.0), SPEECH_RATE)
