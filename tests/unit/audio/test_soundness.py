"""Sound that is none is recognised, named once, and never reaches the recogniser."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from app.audio.soundness import Fault, cleaned, find_fault, loudest, words_for

RATE = 16_000
RNG = np.random.default_rng(3)


def speech_like(peak: float, seconds: float = 1.0) -> NDArray[np.float32]:
    t = np.arange(round(seconds * RATE)) / RATE
    wave = np.sin(2 * np.pi * 180 * t) * np.abs(np.sin(2 * np.pi * 2 * t))
    return (peak * wave + RNG.normal(0, 2e-4, len(t))).astype(np.float32)


def with_value(value: float) -> NDArray[np.float32]:
    samples = speech_like(0.3)
    samples[5_000] = value
    return samples


@pytest.mark.parametrize(
    ("samples", "fault"),
    [
        (speech_like(0.3), None),
        (speech_like(0.97), None),
        (speech_like(0.003), None),
        (speech_like(0.3) + np.float32(0.005), None),
        (np.zeros(RATE, dtype=np.float32), Fault.SILENT),
        (with_value(np.nan), Fault.BROKEN),
        (with_value(-np.inf), Fault.BROKEN),
        (speech_like(0.3) + np.float32(0.1), Fault.OFFSET),
        (np.clip(speech_like(3.0), -1, 1), Fault.CLIPPED),
        (np.clip(speech_like(3.0), -0.99, 0.99), Fault.CLIPPED),
        (np.clip(speech_like(0.3) + with_value(1.0) - speech_like(0.3), -1, 1), None),
        (np.zeros(100, dtype=np.float32), None),
        (np.zeros(0, dtype=np.float32), None),
    ],
)
def test_what_is_wrong_is_recognised(samples: NDArray[np.float32], fault: Fault | None) -> None:
    assert find_fault(samples, RATE) is fault


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_is_told_with_the_devices_name_and_what_to_do(fault: Fault) -> None:
    message, advice = words_for(fault, "Desk Microphone")

    assert '"Desk Microphone"' in message
    assert advice


@given(
    arrays.arrays(
        np.float32,
        st.integers(0, 50),
        elements=st.floats(width=32, allow_nan=True, allow_infinity=True),
    )
)
def test_what_is_cleaned_is_finite_and_within_full_scale(samples: NDArray[np.float32]) -> None:
    before = samples.copy()

    result = cleaned(samples)

    assert result.dtype == np.float32
    assert result.shape == samples.shape
    assert np.isfinite(result).all()
    assert np.all(np.abs(result) <= 1.0)
    np.testing.assert_array_equal(samples, before)


def test_direct_current_is_taken_out() -> None:
    result = cleaned(speech_like(0.3) + np.float32(0.1))

    assert abs(float(result.mean())) < 1e-5


def test_a_short_word_counts_for_the_loudness_of_a_long_recording() -> None:
    samples = np.zeros(10 * RATE, dtype=np.float32)
    samples[RATE : RATE + 1_600] = 0.1

    assert loudest(samples, RATE) == pytest.approx(-20.0, abs=0.1)
