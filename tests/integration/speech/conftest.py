"""The real models, where they were fetched, and other voices than ours."""

from __future__ import annotations

import asyncio
import io
import os
import shutil
import subprocess
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import platformdirs
import pytest

from app.audio.resample import resample
from app.domain.audio import SPEECH_RATE, Audio
from app.speech.catalog import Catalog
from app.speech.recogniser import WhisperRecogniser
from app.speech.store import ModelStore
from app.speech.synthesiser import PiperSynthesiser

ROOT = Path(__file__).parents[3]


def _unavailable(reason: str) -> None:
    """Skip the test, but fail it where everything must have been set up."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def model_folder() -> Callable[[str], Path]:
    """Return the folder of a model that was fetched before."""
    folder = platformdirs.user_data_path("vocal-desk", appauthor=False) / "models"
    store = ModelStore(
        folder,
        Catalog.load(ROOT / "models" / "catalog.toml"),
        ROOT / "packaging" / "models.lock",
    )

    def locate(model: str) -> Path:
        if not store.ready(model):
            _unavailable(f"run first: vocal-desk models fetch {model}")
        return store.path(model)

    return locate


@pytest.fixture(scope="session")
def recogniser(model_folder: Callable[[str], Path]) -> Iterator[WhisperRecogniser]:
    """Return the default recogniser, loaded once for all tests."""
    folder = model_folder("whisper-base")
    whisper = WhisperRecogniser(lambda: folder)
    yield whisper
    asyncio.run(whisper.close())


@pytest.fixture(scope="session")
def synthesiser(model_folder: Callable[[str], Path]) -> Iterator[PiperSynthesiser]:
    """Return the default voice, loaded once for all tests."""
    folder = model_folder("piper-en-us-joe")
    piper = PiperSynthesiser(lambda: folder)
    yield piper
    asyncio.run(piper.close())


@pytest.fixture
def espeak() -> Callable[[str, str], Audio]:
    """Return a function that speaks a text with one of espeak-ng's voices."""
    program = shutil.which("espeak-ng")
    if program is None:
        _unavailable("espeak-ng is not installed")

    def speak(text: str, voice: str) -> Audio:
        spoken = subprocess.run(
            [str(program), "-v", voice, "-s", "150", "--stdout", text],
            capture_output=True,
            check=True,
        ).stdout
        with wave.open(io.BytesIO(spoken)) as file:
            rate, data = file.getframerate(), file.readframes(len(spoken))
        samples = np.frombuffer(data, dtype="<i2").astype(np.float32) / 32768
        # People don't begin to speak the moment they press the key.
        silence = np.zeros(rate // 4, dtype=np.float32)
        return resample(Audio(np.concatenate([silence, samples, silence]), rate), SPEECH_RATE)

    return speak
