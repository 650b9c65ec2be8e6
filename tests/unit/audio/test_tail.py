"""When the tail may end: pure decisions, with voice activity that says what the test wants."""

from __future__ import annotations

import numpy as np
import pytest

from app.audio.tail import LISTENED, LISTENED_IN_NOISE, QUIET, is_over
from app.domain.audio import SPEECH_RATE, Audio


def room(seconds: float, *, louder_at_end: float = 0.0) -> Audio:
    """Return a room's noise, louder by so many dB in its last 40 ms."""
    noise = np.random.default_rng(1).normal(0.0, 0.001, round(seconds * SPEECH_RATE))
    noise[-640:] *= 10 ** (louder_at_end / 20)
    return Audio(noise.astype(np.float32), SPEECH_RATE)


@pytest.mark.parametrize(
    ("speech_end", "over"), [(0.0, True), (0.99 - QUIET, True), (1.01 - QUIET, False)]
)
def test_quiet_counts_from_before_the_release(speech_end: float, over: bool) -> None:
    assert is_over(room(1.0), LISTENED_IN_NOISE, lambda _sound: speech_end) == over


def test_the_first_moment_after_the_release_is_always_heard() -> None:
    assert not is_over(room(1.0), LISTENED - 0.01, lambda _sound: 0.0)


@pytest.mark.parametrize(("speech", "over"), [(0.1, True), (0.002, False)])
def test_it_is_over_sooner_where_speech_stands_out_from_the_room(speech: float, over: bool) -> None:
    sound = room(1.0)
    sound.samples[: SPEECH_RATE // 2] *= np.float32(speech / 0.001)

    assert is_over(sound, LISTENED, lambda _sound: 0.5) == over
    assert is_over(sound, LISTENED_IN_NOISE, lambda _sound: 0.5)


def test_a_level_that_rises_may_be_a_word_that_begins() -> None:
    assert not is_over(room(1.0, louder_at_end=10.0), LISTENED_IN_NOISE, lambda _sound: 0.0)


def test_a_device_at_another_rate_is_heard_at_the_rate_of_voice_activity() -> None:
    asked: list[Audio] = []

    def speech_ends(sound: Audio) -> float:
        asked.append(sound)
        return 0.0

    is_over(Audio(np.full(48_000, 0.1, dtype=np.float32), 48_000), 0.2, speech_ends)

    assert asked[0].sample_rate == SPEECH_RATE
    assert asked[0].seconds == pytest.approx(1.0)
    assert float(np.abs(asked[0].samples).max()) < 1e-3, "direct current is nobody's voice"
