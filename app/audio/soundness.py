"""Tells sound from what only looks like it: silence of a muted device, broken numbers, clipping.

Pure functions on an utterance as the device delivered it, with full scale -1.0 to 1.0.
"""

from __future__ import annotations

from enum import Enum

import numpy as np
from numpy.typing import NDArray

from app.audio.level import dbfs
from app.domain.wording import Wording

LOW_LEVEL = -55.0
"""dBFS of the loudest 50 ms below which nobody can have spoken into the microphone.

Speech at arm's length reaches -20 to -35 dBFS in its vowels, a distant or quiet voice -45; the
noise of a room in an ordinary microphone lies at -60 to -75.
"""

_SHORTEST = 0.25  # seconds below which nothing is said of an utterance: a key was only touched
_STRONG_OFFSET = 0.02  # -34 dBFS: as loud as quiet speech, while a sound device has under 0.002
_FULL_SCALE = 0.985  # of the largest value; converters stop a little below it
_CLIPPED_PART = 0.002  # of all samples: some tens of cut peaks a second, which recognition hears
_WINDOW = 0.05


class Fault(Enum):
    """What is wrong with an utterance's sound."""

    SILENT = "silent"
    BROKEN = "broken"
    OFFSET = "offset"
    CLIPPED = "clipped"


def find_fault(samples: NDArray[np.float32], rate: int) -> Fault | None:
    """Return the worst fault of an utterance of shape `(n,)` at `rate` Hz, if it has one.

    Not a single sample other than zero comes from no analogue microphone: it is muted, or the
    system hands out silence because the program may not listen.
    """
    if len(samples) < _SHORTEST * rate:
        return None
    if not np.isfinite(samples).all():
        return Fault.BROKEN
    if not samples.any():
        return Fault.SILENT
    if _clipped_part(samples) > _CLIPPED_PART:
        return Fault.CLIPPED
    if abs(float(samples.mean(dtype=np.float64))) > _STRONG_OFFSET:
        return Fault.OFFSET
    return None


def cleaned(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the samples finite, without direct current and within full scale."""
    whole = finite(samples)
    if len(whole):
        whole -= np.float32(whole.mean(dtype=np.float64))
    return np.clip(whole, -1.0, 1.0)


def finite(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return a copy without NaN and infinities."""
    return np.nan_to_num(samples, nan=0.0, posinf=1.0, neginf=-1.0).astype(np.float32)


def loudest(samples: NDArray[np.float32], rate: int) -> float:
    """Return the level in dBFS of the loudest 50 ms, `SILENCE` where there are none."""
    size = max(1, round(_WINDOW * rate))
    whole = len(samples) // size * size
    blocks = samples[:whole].reshape(-1, size)
    powers = np.einsum("ij,ij->i", blocks, blocks)
    at = int(powers.argmax()) if len(powers) else 0
    last = dbfs(samples[whole:])
    return max(dbfs(blocks[at]), last) if len(powers) else last


def words_for(fault: Fault, device: str) -> tuple[str, str]:
    """Return what happened and what to do, for the person."""
    match fault:
        case Fault.SILENT:
            return (
                Wording('The microphone "{name}" delivers nothing but silence.', name=device),
                "Check its mute switch and its volume, and that the system's privacy settings let"
                " Vocal Desk use the microphone.",
            )
        case Fault.BROKEN:
            return (
                Wording('The microphone "{name}" delivers broken sound.', name=device),
                "Unplug it and plug it in again, or choose another one.",
            )
        case Fault.OFFSET:
            return (
                Wording(
                    'The sound of the microphone "{name}" is shifted: it has a strong direct'
                    " current, which was taken out.",
                    name=device,
                ),
                "If you are often misheard, try another socket, cable or microphone.",
            )
        case Fault.CLIPPED:
            return (
                Wording(
                    'The microphone "{name}" is set too loud: the sound is cut off at the top.',
                    name=device,
                ),
                "Lower its volume in the system's sound settings, or speak from further away.",
            )


def words_for_low_level(device: str) -> str:
    """Return the sentence for an utterance in which nothing was loud enough to be speech."""
    return Wording(
        'I heard nothing: the level was very low. Check that "{name}" is the right microphone,'
        " and turn up its volume or speak closer to it.",
        name=device,
    )


def _clipped_part(samples: NDArray[np.float32]) -> float:
    """Return the part of the samples that begin three at full scale in a row: a flat top."""
    peak = float(np.abs(samples).max())
    if peak < _FULL_SCALE:
        return 0.0
    at_top = np.abs(samples) >= _FULL_SCALE
    in_a_row = at_top[2:] & at_top[1:-1] & at_top[:-2]
    return float(np.count_nonzero(in_a_row)) / len(samples)
