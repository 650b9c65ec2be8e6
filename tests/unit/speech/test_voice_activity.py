"""Speech is found, and what merely makes a noise is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.audio.resample import resample
from app.audio.wav import read_wav
from app.domain.audio import SPEECH_RATE, Audio
from app.speech.live import SHORTEST_SPEECH
from app.speech.voice_activity import SpeechTracker, find_speech, speech_seconds

RECORDINGS = Path(__file__).parents[2] / "data" / "speech"
SECOND = SPEECH_RATE


def noise(seed: int, seconds: float) -> NDArray[np.float32]:
    rng = np.random.default_rng(seed)
    return rng.normal(0.0, 1.0, round(seconds * SECOND)).astype(np.float32)


def cough(seed: int) -> NDArray[np.float32]:
    """Two bursts of noise with a sharp attack and a quick decay, in a quiet room."""
    room = 0.001 * noise(seed, 2.0)
    for at in (0.4, 0.9):
        burst = 0.25 * noise(seed + 1, 0.25)
        n = np.arange(len(burst))
        shaped = burst * np.exp(-n / (0.06 * SECOND)) * np.minimum(1.0, n / (0.008 * SECOND))
        start = round(at * SECOND)
        room[start : start + len(burst)] += np.convolve(shaped, np.ones(6) / 6, mode="same")
    return room


def key_click(seed: int) -> NDArray[np.float32]:
    room = 0.001 * noise(seed, 1.0)
    for at in (5_000, 7_000):
        room[at : at + 40] += 0.5 * noise(seed + 1, 40 / SECOND)
    return room


def hum(_: int) -> NDArray[np.float32]:
    t = np.arange(2 * SECOND) / SECOND
    tones = sum(np.sin(2 * np.pi * f * t) / k for k, f in enumerate((50, 100, 150, 250), 1))
    return (0.1 * np.asarray(tones)).astype(np.float32)


def hiss(seed: int) -> NDArray[np.float32]:
    return 0.1 * noise(seed, 2.0)


def silence(_: int) -> NDArray[np.float32]:
    return np.zeros(2 * SECOND, dtype=np.float32)


@pytest.mark.parametrize("make", [silence, hiss, hum, cough, key_click])
@pytest.mark.parametrize("seed", range(5))
def test_noises_are_not_speech(make: Callable[[int], NDArray[np.float32]], seed: int) -> None:
    spans = find_speech(Audio(make(seed), SPEECH_RATE))

    assert speech_seconds(spans) < SHORTEST_SPEECH


@pytest.mark.parametrize("path", sorted(RECORDINGS.glob("*.wav")), ids=lambda path: path.stem)
def test_what_people_said_is_speech(path: Path) -> None:
    audio = read_wav(path)

    spans = find_speech(audio)

    assert SHORTEST_SPEECH < speech_seconds(spans) <= audio.seconds
    assert all(0 <= s.start < s.end <= len(audio.samples) for s in spans)


def test_a_tap_in_the_middle_of_speech_is_too_short() -> None:
    samples = read_wav(RECORDINGS / "an4-cen5-mjbh-b.wav").samples

    for start in range(0, len(samples) - 1_600, 3_200):
        tap = Audio(samples[start : start + 1_600], SPEECH_RATE)
        assert speech_seconds(find_speech(tap)) < SHORTEST_SPEECH


def test_an_empty_sound_has_no_speech() -> None:
    assert find_speech(Audio.silence(0.0)) == ()


def test_another_sampling_rate_is_refused() -> None:
    with pytest.raises(ValueError, match="16000 Hz"):
        find_speech(Audio.silence(1.0, 44_100))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("path", sorted(RECORDINGS.glob("*.wav"))[:4], ids=lambda path: path.stem)
def test_speech_is_the_same_however_the_sound_is_parted(path: Path, seed: int) -> None:
    samples = read_wav(path).samples
    rng = np.random.default_rng(seed)
    tracker, at = SpeechTracker(), 0

    while at < len(samples):
        size = int(rng.integers(1, 3_000))
        tracker.take(samples[at : at + size])
        at += size

    assert tracker.spans(to_the_end=True) == find_speech(Audio(samples, SPEECH_RATE))
    assert tracker.taken == len(samples)


def over_a_telephone(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return a sound as a headset at telephone quality hands it on: 300 to 3,400 Hz, 8 kHz."""
    spectrum = np.fft.rfft(samples)
    frequencies = np.fft.rfftfreq(len(samples), 1 / SPEECH_RATE)
    spectrum[(frequencies < 300) | (frequencies > 3_400)] = 0
    narrow = np.fft.irfft(spectrum, len(samples))[::2].astype(np.float32)
    return resample(Audio(narrow, 8_000), SPEECH_RATE).samples


def test_speech_over_a_headset_at_telephone_quality_is_speech() -> None:
    recordings = [read_wav(path).samples for path in sorted(RECORDINGS.glob("*.wav"))]

    wide = [speech_seconds(find_speech(Audio(each, SPEECH_RATE))) for each in recordings]
    narrow = [
        speech_seconds(find_speech(Audio(over_a_telephone(each), SPEECH_RATE)))
        for each in recordings
    ]

    assert min(narrow) > SHORTEST_SPEECH
    assert sum(narrow) > 0.9 * sum(wide)
