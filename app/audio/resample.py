"""Changes the sampling rate of a sound."""

from __future__ import annotations

import numpy as np
import soxr
from numpy.typing import NDArray

from app.domain.audio import Audio


def resample(audio: Audio, rate: int) -> Audio:
    """Return `audio` at `rate` Hz, low-passed by soxr's high-quality filter."""
    if audio.sample_rate == rate:
        return audio
    if not len(audio.samples):
        return Audio(audio.samples, rate)
    samples = soxr.resample(audio.samples, audio.sample_rate, rate, quality="HQ")
    return Audio(np.asarray(samples, dtype=np.float32), rate)


class Resampler:
    """Changes the rate of a sound that comes in parts; together they equal `resample` of all."""

    def __init__(self, rate_in: int, rate_out: int) -> None:
        self._stream = (
            None
            if rate_in == rate_out
            else soxr.ResampleStream(rate_in, rate_out, 1, dtype="float32", quality="HQ")
        )

    def take(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return as much as can be told after these samples: all but some 10 to 40 ms."""
        return samples if self._stream is None else self._run(samples, last=False)

    def rest(self) -> NDArray[np.float32]:
        """Return what is left, at the end."""
        nothing = np.zeros(0, dtype=np.float32)
        return nothing if self._stream is None else self._run(nothing, last=True)

    def _run(self, samples: NDArray[np.float32], *, last: bool) -> NDArray[np.float32]:
        assert self._stream is not None
        return np.asarray(self._stream.resample_chunk(samples, last=last), dtype=np.float32)
