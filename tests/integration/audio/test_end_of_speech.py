"""With the real voice activity: the tail ends early, and never in somebody's last word."""

from __future__ import annotations

import asyncio
import io
import os
import re
import shutil
import subprocess
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import platformdirs
import pytest
from numpy.typing import NDArray

from app.audio.resample import resample
from app.audio.tail import CONTEXT, is_over
from app.audio.wav import read_wav
from app.domain.audio import SPEECH_RATE, Audio
from app.speech.catalog import Catalog
from app.speech.recogniser import WhisperRecogniser
from app.speech.store import ModelStore
from app.speech.voice_activity import speech_end

ROOT = Path(__file__).parents[3]
DEMO = sorted((ROOT / "resources" / "demo").glob("*.wav"))
TAIL = 0.3
ROOM = -66.0  # dBFS
NOISES = {"quiet": None, "20 dB": 20.0, "10 dB": 10.0}

Samples = NDArray[np.float32]
Speak = Callable[[str], Samples]


def unavailable(reason: str) -> None:
    """Skip the test, but fail it where everything must have been set up."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def speak() -> Speak:
    program = shutil.which("espeak-ng")
    if program is None:
        unavailable("espeak-ng is not installed")

    def spoken(text: str) -> Samples:
        data = subprocess.run(
            [str(program), "-v", "en-us+m3", "-s", "150", "--stdout", text],
            capture_output=True,
            check=True,
        ).stdout
        with wave.open(io.BytesIO(data)) as file:
            rate, frames = file.getframerate(), file.readframes(len(data))
        samples = (np.frombuffer(frames, dtype="<i2") / 65_536).astype(np.float32)
        return trimmed(resample(Audio(samples, rate), SPEECH_RATE).samples)

    return spoken


def trimmed(samples: Samples) -> Samples:
    """Return the sound from the first to the last 10 ms within 45 dB of the loudest."""
    frames = samples[: len(samples) // 160 * 160].reshape(-1, 160)
    levels = np.sqrt(np.mean(np.square(frames), axis=1))
    loud = np.flatnonzero(levels > levels.max() * 10 ** (-45 / 20))
    return samples[loud[0] * 160 : (loud[-1] + 1) * 160]


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * SPEECH_RATE), dtype=np.float32)


def in_noise(samples: Samples, ratio: float | None) -> Samples:
    """Add a room's noise, `ratio` dB below the speech where there is one."""
    speech = samples[np.abs(samples) > 0.01]
    level = 20 * np.log10(np.sqrt(np.mean(np.square(speech)))) - ratio if ratio else ROOM
    noise = np.random.default_rng(5).normal(0.0, 10 ** (level / 20), len(samples))
    return (samples + noise).astype(np.float32)


def kept(samples: Samples, release: int) -> float:
    """Return how many seconds of the tail are recorded after a release at this sample."""
    for after in np.arange(0.02, TAIL, 0.02):
        end = release + round(after * SPEECH_RATE)
        recent = samples[max(0, release - round(CONTEXT * SPEECH_RATE)) : end]
        if is_over(Audio(recent, SPEECH_RATE), float(after), speech_end):
            return float(after)
    return TAIL


@pytest.mark.parametrize("ratio", NOISES.values(), ids=NOISES)
@pytest.mark.parametrize("last", ["eight", "six", "yes please", "the fifth", "Smith"])
def test_a_soft_ending_is_heard_and_then_it_is_over(
    speak: Speak, last: str, ratio: float | None
) -> None:
    words = speak(last)
    samples = in_noise(np.concatenate([silence(0.5), words, silence(1.0)]), ratio)
    end = SPEECH_RATE // 2 + len(words)

    early = end - round(0.15 * SPEECH_RATE)
    assert early + round(kept(samples, early) * SPEECH_RATE) >= end, "the last word is cut"
    assert kept(samples, end + round(0.3 * SPEECH_RATE)) < 0.2, "quiet for long, but it waits"


@pytest.mark.parametrize("ratio", NOISES.values(), ids=NOISES)
@pytest.mark.parametrize("pause", [0.25, 0.6])
@pytest.mark.parametrize(
    "last", ["eight", "six", "three", "four", "Friday", "half past", "please", "two", "thanks"]
)
def test_a_word_that_begins_at_the_release_is_not_cut(
    speak: Speak, last: str, pause: float, ratio: float | None
) -> None:
    before = np.concatenate([silence(0.5), speak("book it for"), silence(pause)])
    samples = in_noise(np.concatenate([before, speak(last), silence(0.5)]), ratio)

    assert kept(samples, len(before)) == TAIL


@pytest.fixture(scope="module")
def recogniser() -> Iterator[WhisperRecogniser]:
    folder = platformdirs.user_data_path("vocal-desk", appauthor=False) / "models"
    catalog = Catalog.load(ROOT / "models" / "catalog.toml")
    store = ModelStore(folder, catalog, ROOT / "packaging" / "models.lock")
    if not store.ready("whisper-base"):
        unavailable("run first: vocal-desk models fetch whisper-base")
    whisper = WhisperRecogniser(lambda: store.path("whisper-base"))
    yield whisper
    asyncio.run(whisper.close())


@pytest.mark.parametrize("recording", DEMO, ids=[each.stem for each in DEMO])
async def test_the_words_are_those_of_the_whole_tail(
    recogniser: WhisperRecogniser, recording: Path
) -> None:
    words = trimmed(read_wav(recording).samples)
    samples = in_noise(np.concatenate([silence(0.5), words, silence(1.0)]), 20.0)
    release = SPEECH_RATE // 2 + len(words) + round(0.1 * SPEECH_RATE)
    seconds = kept(samples, release)
    assert seconds < TAIL

    texts = [
        await recogniser.transcribe(Audio(samples[: release + round(s * SPEECH_RATE)], SPEECH_RATE))
        for s in (seconds, TAIL)
    ]

    early, whole = (re.findall(r"\w+", text.casefold()) for text in texts)
    assert early == whole
    assert whole
