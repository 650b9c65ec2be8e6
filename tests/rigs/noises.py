"""Sounds without a word in them, made from a seed: silence, noises, tones, knocks, a crowd."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from speech_kit import espeak

from app.audio.resample import resample
from app.domain.audio import SPEECH_RATE, Audio

Samples = NDArray[np.float32]
Maker = Callable[[int, np.random.Generator], NDArray[np.floating]]
"""Makes so many samples of one kind of noise, at any level."""

SHORTEST, LONGEST = 0.5, 20.0  # seconds of an utterance
QUIETEST, LOUDEST = -60.0, -6.0  # dBFS of its loudest 50 ms

_BACKGROUND = 0.02  # of the room around what is short, against its peak
_CROWD_VOICES: Final = ("m1", "m2", "m3", "m5", "m7", "f1", "f2", "f3", "f4", "f5", "croak")
_CROWD_SENTENCES: Final = (
    "I was just telling her that the train was late again this morning.",
    "Could you pass me the salt, and maybe another glass of water?",
    "We went to the lake on Sunday and it rained the whole afternoon.",
    "He said the meeting was moved to Thursday, but nobody told me.",
    "Have you seen the new place around the corner? They make good soup.",
    "My sister is moving to the coast in spring with both of the kids.",
)


@dataclass(frozen=True, slots=True)
class Noise:
    """One utterance of noise; `level` is the dBFS of its loudest 50 ms, before clipping."""

    kind: str
    level: float
    audio: Audio

    def __str__(self) -> str:
        """Say what it is."""
        return f"{self.kind}, {self.audio.seconds:.1f} s at {self.level:.0f} dBFS"


def noise(seed: int, number: int) -> Noise:
    """Return noise `number` of a seed; the kinds take turns."""
    luck = np.random.default_rng([seed, number])
    kinds = sorted(MAKERS)
    kind = kinds[number % len(kinds)]
    # As many short ones as long ones: most of what is said is short.
    seconds = SHORTEST * (LONGEST / SHORTEST) ** luck.random()
    level = luck.uniform(QUIETEST, LOUDEST)
    samples = MAKERS[kind](round(seconds * SPEECH_RATE), luck)
    return Noise(kind, level, Audio(_at_level(samples, level), SPEECH_RATE))


def _at_level(samples: NDArray[np.floating], level: float) -> Samples:
    frame = SPEECH_RATE // 20
    whole = samples[: len(samples) // frame * frame].reshape(-1, frame)
    loudest = np.sqrt((whole**2).mean(axis=1).max())
    scaled = samples * (10 ** (level / 20) / loudest) if loudest > 0 else samples
    clipped: Samples = np.clip(scaled, -1.0, 1.0).astype(np.float32)
    return clipped


# Steady ones ----------------------------------------------------------------------------------


def _coloured(count: int, luck: np.random.Generator, slope: float) -> NDArray[np.floating]:
    """Return noise whose amplitude falls with the frequency to the power of `slope`."""
    spectrum = np.fft.rfft(luck.standard_normal(count))
    frequencies = np.fft.rfftfreq(count, 1 / SPEECH_RATE)
    shaped = np.fft.irfft(spectrum / np.maximum(frequencies, 20.0) ** slope, count)
    full: NDArray[np.floating] = shaped / np.abs(shaped).max()
    return full


def _banded(count: int, luck: np.random.Generator, low: float, high: float) -> NDArray[np.floating]:
    spectrum = np.fft.rfft(luck.standard_normal(count))
    frequencies = np.fft.rfftfreq(count, 1 / SPEECH_RATE)
    shaped = np.fft.irfft(spectrum * ((frequencies > low) & (frequencies < high)), count)
    full: NDArray[np.floating] = shaped / max(np.abs(shaped).max(), 1e-9)
    return full


def _harmonics(
    count: int, luck: np.random.Generator, base: float, number: int
) -> NDArray[np.floating]:
    times = np.arange(count) / SPEECH_RATE
    waves = [
        luck.random() / order * np.sin(2 * np.pi * (base * order * times + luck.random()))
        for order in range(1, number + 1)
    ]
    together: NDArray[np.floating] = np.sum(waves, axis=0)
    return together


def _hum(count: int, luck: np.random.Generator) -> NDArray[np.floating]:
    return _harmonics(count, luck, float(luck.choice([50.0, 60.0])), 12)


def _fan(count: int, luck: np.random.Generator) -> NDArray[np.floating]:
    turns = luck.uniform(8, 25)
    times = np.arange(count) / SPEECH_RATE
    air = _coloured(count, luck, 0.8) * (1 + 0.3 * np.sin(2 * np.pi * turns * times))
    return air + 0.2 * _harmonics(count, luck, turns * 7, 6)


def _room(count: int, luck: np.random.Generator) -> NDArray[np.floating]:
    return _coloured(count, luck, 0.9) + 0.1 * _hum(count, luck)


def _tone(count: int, luck: np.random.Generator) -> NDArray[np.floating]:
    return np.sin(2 * np.pi * luck.uniform(100, 4_000) * np.arange(count) / SPEECH_RATE)


def _clipped(count: int, luck: np.random.Generator) -> NDArray[np.floating]:
    wave = np.sin(2 * np.pi * luck.uniform(40, 1_000) * np.arange(count) / SPEECH_RATE)
    return np.sign(wave) + 0.01 * luck.standard_normal(count)


def _direct_current(count: int, luck: np.random.Generator) -> NDArray[np.floating]:
    return np.full(count, luck.choice([-1.0, 1.0])) + 0.003 * luck.standard_normal(count)


# Short ones -----------------------------------------------------------------------------------


def _placed(
    count: int,
    luck: np.random.Generator,
    between: tuple[float, float],
    make: Callable[[], NDArray[np.floating]],
) -> NDArray[np.floating]:
    """Place what `make` returns, some seconds apart, in a quiet room."""
    samples = _BACKGROUND * _room(count, luck)
    at = round(luck.uniform(0, min(between[1], count / SPEECH_RATE / 2)) * SPEECH_RATE)
    while at < count:
        piece = make()[: count - at]
        samples[at : at + len(piece)] += piece
        at += round(luck.uniform(*between) * SPEECH_RATE)
    return samples


def _decay(seconds: float) -> NDArray[np.floating]:
    times = np.arange(round(6 * seconds * SPEECH_RATE)) / SPEECH_RATE
    return np.exp(-times / seconds)


def _keyboard(count: int, luck: np.random.Generator) -> NDArray[np.floating]:
    def click() -> NDArray[np.floating]:
        envelope = _decay(luck.uniform(0.002, 0.006))
        body = _banded(len(envelope), luck, 1_000, 7_000) * envelope
        thump = np.sin(2 * np.pi * luck.uniform(150, 400) * np.arange(len(envelope)) / SPEECH_RATE)
        return luck.uniform(0.4, 1) * (body + 0.4 * thump * envelope)

    return _placed(count, luck, (0.05, 0.35), click)


def _knocks(count: int, luck: np.random.Generator) -> NDArray[np.floating]:
    def knock() -> NDArray[np.floating]:
        envelope = _decay(luck.uniform(0.01, 0.05))
        times = np.arange(len(envelope)) / SPEECH_RATE
        return luck.uniform(0.5, 1) * envelope * np.sin(2 * np.pi * luck.uniform(70, 350) * times)

    return _placed(count, luck, (0.15, 1.2), knock)


def _coughs(count: int, luck: np.random.Generator) -> NDArray[np.floating]:
    def cough() -> NDArray[np.floating]:
        envelope = _decay(luck.uniform(0.05, 0.12))
        rise = np.minimum(np.arange(len(envelope)) / (0.015 * SPEECH_RATE), 1)
        low = luck.uniform(250, 700)
        breath = _banded(len(envelope), luck, low, low * 2) + 0.6 * _banded(
            len(envelope), luck, 1_200, 3_500
        )
        return luck.uniform(0.6, 1) * envelope * rise * breath

    return _placed(count, luck, (0.3, 2.5), cough)


# A crowd --------------------------------------------------------------------------------------


@cache
def _crowd_sayings() -> Sequence[Samples]:
    return [
        resample(espeak(sentence, f"en-us+{voice}"), SPEECH_RATE).samples
        for voice in _CROWD_VOICES
        for sentence in _CROWD_SENTENCES
    ]


def _crowd(count: int, luck: np.random.Generator) -> NDArray[np.floating]:
    """Return 8 to 14 voices that talk at once without an end, about equally far away."""
    sayings = _crowd_sayings()
    samples = np.zeros(count)
    for _ in range(luck.integers(8, 15)):
        chosen = luck.permutation(len(sayings))[:8]
        voice = np.concatenate([sayings[index] for index in chosen])
        voice = np.resize(np.roll(voice, luck.integers(len(voice))), count)
        samples += luck.uniform(0.7, 1.0) * voice
    return samples


MAKERS: Final[dict[str, Maker]] = {
    "silence": lambda count, _luck: np.zeros(count),
    "room": _room,
    "white noise": lambda count, luck: _coloured(count, luck, 0.0),
    "pink noise": lambda count, luck: _coloured(count, luck, 0.5),
    "brown noise": lambda count, luck: _coloured(count, luck, 1.0),
    "hum": _hum,
    "fan": _fan,
    "keyboard": _keyboard,
    "coughs": _coughs,
    "knocks": _knocks,
    "tone": _tone,
    "crowd": _crowd,
    "square wave": _clipped,
    "direct current": _direct_current,
}
