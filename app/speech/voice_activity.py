"""Finds where somebody speaks, with the Silero model that comes with faster-whisper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.audio import SPEECH_RATE, Audio
from app.speech.pyav import stand_in_for_pyav

FRAME = 512
"""Samples that Silero rates at once: 32 ms."""

_CONTEXT = 64  # samples before a frame that Silero looks at, too
_HYSTERESIS = 0.15
_TELEPHONE_THRESHOLD = 0.25
_TELEPHONE = (200.0, 4_200.0)  # Hz: hardly anything of a telephone line's sound lies outside
_LITTLE_ABOVE, _LITTLE_BELOW = 1e-5, 0.1  # of its power
_SILENCE = SPEECH_RATE // 10  # samples below the threshold that end a stretch of speech


_WINDOW = np.hanning(FRAME).astype(np.float32)


@dataclass(frozen=True, slots=True)
class SpeechSpan:
    """A stretch of speech; `start` and `end` are samples at `SPEECH_RATE`, `end` excluded."""

    start: int
    end: int

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return (self.end - self.start) / SPEECH_RATE


class SpeechTracker:
    """Tells speech from silence and noise while the sound comes in.

    Silero rates each 32 ms between 0 and 1: speech begins at `threshold` and ends where the rating
    stays 0.15 below it for 100 ms. Spans of `shortest` seconds or less are dropped. What is found
    does not depend on the sizes of the parts in which the sound is taken.
    """

    def __init__(self, *, threshold: float = 0.5, shortest: float = 0.05) -> None:
        self._threshold = threshold
        self._shortest = round(shortest * SPEECH_RATE)
        self._state = np.zeros((2, 1, 1, 128), dtype=np.float32)
        self._context = np.zeros(_CONTEXT, dtype=np.float32)
        self._rest = np.zeros(0, dtype=np.float32)  # less than a frame
        self._powers = np.zeros(3)  # below a telephone's band, in it and above it, of all so far
        self._ratings: list[float] = []
        self._spans: list[SpeechSpan] = []
        self._start: int | None = None  # of the speech that goes on
        self._quiet_from: int | None = None  # where that may have ended

    @property
    def taken(self) -> int:
        """How many samples were taken."""
        return len(self._ratings) * FRAME + len(self._rest)

    @property
    def ratings(self) -> Sequence[float]:
        """How much each frame of 32 ms sounds like speech, between 0 and 1."""
        return self._ratings

    def take(self, samples: NDArray[np.float32]) -> None:
        """Take the next samples, of shape `(n,)` at `SPEECH_RATE`. Costs some 2 ms a second."""
        waiting = np.concatenate([self._rest, samples])
        count = len(waiting) // FRAME
        self._rest = waiting[count * FRAME :]
        if count:
            ratings, self._state, self._context = _rate(
                waiting[: count * FRAME], self._state, self._context
            )
            powers = np.cumsum(_band_powers(waiting[: count * FRAME]), axis=0) + self._powers
            self._powers = powers[-1]
            for rating, so_far in zip(ratings, powers, strict=True):
                self._follow(rating, _is_telephone(so_far))

    def spans(self, *, to_the_end: bool = False) -> tuple[SpeechSpan, ...]:
        """Return the stretches of speech so far.

        The last one ends where it fell quiet, or with the newest whole frame. `to_the_end` takes
        in what fills no frame, too: nothing comes after it.
        """
        follower = self._with_the_rest() if to_the_end and len(self._rest) else self
        spans = [*follower._spans]
        if follower._start is not None:
            rated = min(len(follower._ratings) * FRAME, self.taken)
            end = follower._quiet_from if follower._quiet_from is not None else rated
            spans.append(SpeechSpan(follower._start, min(end, rated)))
        return tuple(span for span in spans if span.end - span.start > self._shortest)

    def _with_the_rest(self) -> SpeechTracker:
        """Return a tracker that has taken what fills no frame yet, followed by silence."""
        ahead = SpeechTracker(threshold=self._threshold)
        ahead._shortest = self._shortest
        ahead._ratings = [*self._ratings]
        ahead._spans, ahead._start = [*self._spans], self._start
        ahead._quiet_from = self._quiet_from
        padded = np.pad(self._rest, (0, FRAME - len(self._rest)))
        powers = self._powers + _band_powers(padded)[0]
        for rating in _rate(padded, self._state, self._context)[0]:
            ahead._follow(rating, _is_telephone(powers))
        return ahead

    def _follow(self, rating: float, is_telephone: bool) -> None:
        at = len(self._ratings) * FRAME
        self._ratings.append(rating)
        # Silero learnt from wide sound: a headset at telephone quality, it rates too low.
        threshold = min(self._threshold, _TELEPHONE_THRESHOLD) if is_telephone else self._threshold
        if rating >= threshold:
            self._quiet_from = None
            if self._start is None:
                self._start = at
        elif self._start is not None and rating < max(threshold - _HYSTERESIS, threshold / 2):
            if self._quiet_from is None:
                self._quiet_from = at
            if at - self._quiet_from >= _SILENCE:
                if self._quiet_from - self._start > self._shortest:
                    self._spans.append(SpeechSpan(self._start, self._quiet_from))
                self._start = self._quiet_from = None


def find_speech(audio: Audio) -> tuple[SpeechSpan, ...]:
    """Return the stretches of speech in a whole sound, which must be at `SPEECH_RATE`."""
    if audio.sample_rate != SPEECH_RATE:
        raise ValueError(f"expected {SPEECH_RATE} Hz, not {audio.sample_rate}")
    tracker = SpeechTracker()
    tracker.take(audio.samples)
    return tracker.spans(to_the_end=True)


def speech_end(audio: Audio) -> float:
    """Return the second at which the last speech in a whole sound ends, 0.0 without any."""
    spans = find_speech(audio)
    return spans[-1].end / SPEECH_RATE if spans else 0.0


def speech_seconds(spans: Sequence[SpeechSpan]) -> float:
    """Return how many seconds of speech the spans hold together."""
    return sum(span.seconds for span in spans)


def _rate(
    samples: NDArray[np.float32], state: NDArray[np.float32], context: NDArray[np.float32]
) -> tuple[list[float], NDArray[np.float32], NDArray[np.float32]]:
    """Rate whole frames; returns the ratings, and state and context for what follows."""
    frames = samples.reshape(-1, FRAME)
    before = np.vstack([context[np.newaxis], frames[:-1, -_CONTEXT:]])
    ratings, hidden, cell = _silero().run(
        None, {"input": np.hstack([before, frames]), "h": state[0], "c": state[1]}
    )
    after = np.stack([hidden, cell]).astype(np.float32)
    return [float(rating) for rating in np.ravel(ratings)], after, frames[-1, -_CONTEXT:].copy()


def _band_powers(samples: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the power of each whole frame below, in and above the band of a telephone."""
    spectrum = np.abs(np.fft.rfft(samples.reshape(-1, FRAME) * _WINDOW, axis=1)) ** 2
    frequencies = np.fft.rfftfreq(FRAME, 1 / SPEECH_RATE)
    low, high = _TELEPHONE
    bands = (frequencies < low, (frequencies >= low) & (frequencies <= high), frequencies > high)
    return np.stack([spectrum[:, band].sum(axis=1) for band in bands], axis=1).astype(np.float64)


def _is_telephone(powers: NDArray[np.float64]) -> bool:
    below, within, above = powers
    return bool(above < _LITTLE_ABOVE * within and below < _LITTLE_BELOW * within)


@cache
def _silero() -> Any:
    """Load the model, some 50 ms. Its session may be used by several threads at once."""
    stand_in_for_pyav()
    from faster_whisper.vad import get_vad_model  # noqa: PLC0415

    return get_vad_model().session
