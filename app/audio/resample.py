"""Changes the sampling rate of a sound."""

from __future__ import annotations

import numpy as np
import soxr

from app.domain.audio import Audio


def resample(audio: Audio, rate: int) -> Audio:
    """Return `audio` at `rate` Hz, low-passed by soxr's high-quality filter."""
    if audio.sample_rate == rate:
        return audio
    if not len(audio.samples):
        return Audio(audio.samples, rate)
    samples = soxr.resample(audio.samples, audio.sample_rate, rate, quality="HQ")
    return Audio(np.asarray(samples, dtype=np.float32), rate)
