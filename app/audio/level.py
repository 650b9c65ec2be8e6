"""How loud a sound is, and how loud a volume is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SILENCE = -120.0
"""The lowest level in dBFS that is reported."""


def dbfs(samples: NDArray[np.float32]) -> float:
    """Return the root mean square level in dBFS, at least `SILENCE`.

    20 log10(rms), where full scale is a square wave of amplitude 1.0; a full-scale sine reads
    -3.01 (AES17 would add these 3.01 dB).
    """
    if not len(samples):
        return SILENCE
    power = float(np.mean(np.square(samples, dtype=np.float64)))
    if not power > 0.0:  # also for NaN
        return SILENCE
    return max(SILENCE, 10.0 * float(np.log10(power)))


def amplitude(percent: int) -> float:
    """Return the factor, 0.0 to 1.0, that a volume in percent stands for.

    Squared, so that half the volume is heard as about half as loud: 12 dB less, where the sone
    scale of loudness halves every 10 dB.
    """
    return (percent / 100) ** 2
