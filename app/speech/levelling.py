"""Makes sentences of a synthetic voice equally loud, and takes the silence around them away."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

TARGET = -20.0
"""The level in dBFS that every sentence gets, over its voiced parts."""

CEILING = 10 ** (-1 / 20)
"""The largest sample: 1 dB below full scale, as EBU R 128 asks for."""

_BLOCK = 0.1  # seconds
_SILENT = 1e-7  # power of a block below which nothing is said: -70 dBFS, as in BS.1770
_GATE = 0.1  # blocks 10 dB below the mean don't count, as in BS.1770
_MOST_GAIN = 4.0  # a breath is not to become as loud as a word
_HEARD = 0.01  # of the peak: what is quieter before the first sound and behind the last is silence
_BEFORE = 0.01  # seconds kept before the first sound: a soft consonant begins below that
_BEHIND = 0.04  # and behind the last one, which dies away
_LIMITER_BLOCK = 128  # samples over which the gain of the limiter moves


def level(samples: Samples, rate: int) -> float | None:
    """Return how loud the voiced parts are, in dBFS; None where there are none.

    The mean over 100 ms blocks, gated twice as ITU-R BS.1770-4 gates loudness: blocks that are
    silent don't count, nor those 10 dB below the mean of the others, so that pauses make a
    sentence no quieter. Its weighting of frequencies is left out: for one voice it is one number.
    """
    size = round(_BLOCK * rate)
    whole = len(samples) // size * size
    blocks = samples[:whole].reshape(-1, size) if whole else samples.reshape(1, -1)
    power = np.mean(np.square(blocks, dtype=np.float64), axis=1) if samples.size else np.zeros(0)
    power = power[power > _SILENT]
    if not len(power):
        return None
    power = power[power > _GATE * power.mean()]
    return 10.0 * float(np.log10(power.mean()))


def levelled(samples: Samples, rate: int) -> Samples:
    """Return a sentence at the common level, its peaks limited rather than clipped."""
    is_level = level(samples, rate)
    if is_level is None:
        return samples
    gain = min(_MOST_GAIN, 10 ** ((TARGET - is_level) / 20))
    return _limited(samples * np.float32(gain))


def trimmed(samples: Samples, rate: int) -> Samples:
    """Return a sentence without the silence around it, faded in and out in what was kept of it."""
    loud = np.flatnonzero(np.abs(samples) > _HEARD * np.max(np.abs(samples), initial=0.0))
    if not len(loud):
        return samples[:0]
    begin = max(0, int(loud[0]) - round(_BEFORE * rate))
    end = min(len(samples), int(loud[-1]) + 1 + round(_BEHIND * rate))
    kept = samples[begin:end].copy()
    rise = kept[: int(loud[0]) - begin]
    rise *= np.linspace(0.0, 1.0, len(rise), endpoint=False, dtype=np.float32)
    fall = kept[int(loud[-1]) + 1 - begin :]
    fall *= np.linspace(1.0, 0.0, len(fall), dtype=np.float32)
    return kept


def _limited(samples: Samples) -> Samples:
    """Return the sound with its gain lowered around what would pass the ceiling.

    The gain runs in straight lines between the middles of blocks, at each of which it suits the
    block and both its neighbours; so it suits every sample on the way as well.
    """
    peak = float(np.max(np.abs(samples), initial=0.0))
    if peak <= CEILING:
        return samples
    count = -(-len(samples) // _LIMITER_BLOCK)
    padded = np.zeros(count * _LIMITER_BLOCK, dtype=np.float32)
    padded[: len(samples)] = np.abs(samples)
    peaks = padded.reshape(count, _LIMITER_BLOCK).max(axis=1)
    around = np.maximum(peaks, np.maximum(np.append(peaks[1:], 0), np.append(0, peaks[:-1])))
    gains = np.minimum(1.0, CEILING / np.maximum(around, 1e-9))
    middles = (np.arange(count) + 0.5) * _LIMITER_BLOCK
    gain = np.interp(np.arange(len(samples)), middles, gains)
    limited: Samples = (samples * gain).astype(np.float32)
    return limited
