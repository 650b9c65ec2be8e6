"""Every sentence is equally loud, without a clipped peak and without silence around it."""

from __future__ import annotations

import numpy as np
import pytest

from app.speech.levelling import CEILING, TARGET, Samples, level, levelled, trimmed

RATE = 22_050


def voice(amplitude: float, seconds: float = 1.0) -> Samples:
    """Return something as uneven as syllables."""
    t = np.arange(round(seconds * RATE)) / RATE
    syllables = np.abs(np.sin(2 * np.pi * 2.5 * t))
    return (amplitude * syllables * np.sin(2 * np.pi * 180 * t)).astype(np.float32)


@pytest.mark.parametrize("amplitude", [0.08, 0.2, 0.5, 1.0])
def test_loud_and_quiet_sentences_come_to_the_same_level(amplitude: float) -> None:
    assert level(levelled(voice(amplitude), RATE), RATE) == pytest.approx(TARGET, abs=0.1)


def test_a_pause_makes_a_sentence_no_quieter() -> None:
    pause = np.zeros(2 * RATE, dtype=np.float32)
    with_pause = np.concatenate([voice(0.3), pause, voice(0.3)])

    assert level(with_pause, RATE) == pytest.approx(level(voice(0.3), RATE), abs=0.3)


def test_a_peak_is_limited_without_a_corner_in_the_sound() -> None:
    sound = voice(0.2, 2.0)
    sound[20_000:20_040] += 0.9

    out = levelled(sound, RATE)

    assert float(np.max(np.abs(out))) <= CEILING + 1e-6
    gain = out[18_000:22_000] / np.where(sound[18_000:22_000] == 0, 1, sound[18_000:22_000])
    assert np.percentile(np.abs(np.diff(gain)), 99) < 0.02


@pytest.mark.parametrize("sound", [np.zeros(0, np.float32), np.zeros(500, np.float32)])
def test_silence_stays_silence(sound: Samples) -> None:
    assert not levelled(sound, RATE).any()
    assert not len(trimmed(sound, RATE))


def test_a_breath_is_not_made_as_loud_as_a_word() -> None:
    assert float(np.max(np.abs(levelled(voice(0.002), RATE)))) <= 0.01


def test_silence_around_a_sentence_goes_and_its_edges_are_soft() -> None:
    hiss = np.full(RATE // 4, 1e-4, dtype=np.float32)

    out = trimmed(np.concatenate([hiss, voice(0.5), hiss]), RATE)

    assert abs(len(out) / RATE - 1.0) < 0.1
    assert out[0] == 0.0
    assert out[-1] == 0.0
