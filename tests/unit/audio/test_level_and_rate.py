"""Loudness and sampling rate."""

from __future__ import annotations

import numpy as np
import pytest

from app.audio.level import SILENCE, dbfs
from app.audio.resample import resample
from app.domain.audio import Audio


def sine(amplitude: float, rate: int = 16_000, hertz: float = 1_000) -> Audio:
    samples = amplitude * np.sin(2 * np.pi * hertz * np.arange(rate) / rate)
    return Audio(samples.astype(np.float32), rate)


@pytest.mark.parametrize(("amplitude", "level"), [(1.0, -3.01), (0.1, -23.01), (1e-4, -83.01)])
def test_a_sine_reads_three_decibels_below_its_peak(amplitude: float, level: float) -> None:
    assert dbfs(sine(amplitude).samples) == pytest.approx(level, abs=0.01)


@pytest.mark.parametrize("samples", [[], [0.0, 0.0], [1e-9], [np.nan]])
def test_nothing_is_the_floor(samples: list[float]) -> None:
    assert dbfs(np.array(samples, dtype=np.float32)) == SILENCE


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000])
def test_length_and_loudness_stay_when_the_rate_changes(rate: int) -> None:
    before = sine(0.5)

    after = resample(before, rate)

    assert after.sample_rate == rate
    assert after.samples.dtype == np.float32
    assert after.seconds == pytest.approx(1.0, abs=0.001)
    assert dbfs(after.samples) == pytest.approx(dbfs(before.samples), abs=0.1)


def test_tones_that_the_lower_rate_can_not_hold_vanish() -> None:
    assert dbfs(resample(sine(0.5, 48_000, 15_000), 16_000).samples) < -60


def test_an_empty_sound_stays_empty() -> None:
    assert resample(Audio.silence(0.0, 48_000), 16_000).seconds == 0.0
