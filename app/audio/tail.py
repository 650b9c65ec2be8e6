"""Decides when nobody is speaking any more after the key was let go."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from app.audio.level import dbfs
from app.audio.resample import resample
from app.audio.soundness import cleaned, loudest
from app.domain.audio import SPEECH_RATE, Audio

SpeechEnds = Callable[[Audio], float]
"""Returns the second at which the last speech in a sound at `SPEECH_RATE` ends, 0.0 without any.

Where somebody is still speaking at the end, it is the sound's length. May take some milliseconds;
it is called on a worker thread.
"""

CONTEXT = 1.5
"""Seconds of sound before the release that voice activity is judged by."""

QUIET = 0.2
"""Seconds without speech after which the utterance is over.

The stop of an "eight" and the hiss of a "six" lie within that after the vowel.
"""

LISTENED = 0.1
"""Seconds after the release that are always heard, since a last word may just be beginning."""

LISTENED_IN_NOISE = 0.14
"""The same where speech does not stand out from the noise: a beginning word does so later."""

_CLEAR = 15.0  # dB by which the loudest speech stands out from a quiet room
_NEWEST = 0.04  # seconds in which a beginning word is looked for
_RISE = 5.0  # dB over the quiet before


def is_over(recent: Audio, since_release: float, speech_ends: SpeechEnds) -> bool:
    """Whether the person had stopped speaking by the end of `recent`.

    `since_release` is how many seconds of it were recorded after the key was let go. Voice
    activity knows speech from noise, but a "three" or "four" begins with 100 ms that it takes for
    noise: so the level must not be rising either.
    """
    if since_release < LISTENED:
        return False
    sound = resample(Audio(cleaned(recent.samples), recent.sample_rate), SPEECH_RATE)
    end = speech_ends(sound)
    if sound.seconds - end < QUIET:
        return False
    split = round(end * sound.sample_rate)
    window = round(_NEWEST * sound.sample_rate)
    quiet = sound.samples[split:]
    newest, *before = (
        dbfs(quiet[at - window : at]) for at in range(len(quiet), window - 1, -window)
    )
    noise = float(np.median(before))
    is_clear = loudest(sound.samples[:split], sound.sample_rate) > noise + _CLEAR
    enough = LISTENED if is_clear else LISTENED_IN_NOISE
    return since_release >= enough and newest <= noise + _RISE
