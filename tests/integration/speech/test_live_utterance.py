"""Words appear while somebody speaks, and are at the end those of the whole recording."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.audio.resample import resample
from app.audio.wav import read_wav
from app.domain.audio import SPEECH_RATE, Audio
from app.speech.live import LiveUtterance
from app.speech.recogniser import WhisperRecogniser

ROOT = Path(__file__).parents[3]
RECORDINGS = sorted((ROOT / "tests" / "data" / "speech").glob("*.wav"))
SAYING = ROOT / "resources" / "demo" / "1-day.wav"
STEP = SPEECH_RATE // 20


def saying(path: Path) -> Audio:
    """Return a recording with some silence after it."""
    samples = resample(read_wav(path), SPEECH_RATE).samples
    return Audio(np.concatenate([samples, np.zeros(SPEECH_RATE // 2, np.float32)]), SPEECH_RATE)


async def said(utterance: LiveUtterance, audio: Audio) -> None:
    """Hand the sound over in steps of 50 ms, each once what it gives work to do is done."""
    for at in range(0, len(audio.samples), STEP):
        utterance.take(Audio(audio.samples[at : at + STEP], SPEECH_RATE))
        await utterance.idle()


@pytest.mark.parametrize("path", [*RECORDINGS[:5], SAYING], ids=lambda path: path.stem)
async def test_the_words_do_not_depend_on_when_the_sound_came(
    recogniser: WhisperRecogniser, path: Path
) -> None:
    audio = saying(path)
    utterance = recogniser.listen(lambda _: None)

    await said(utterance, audio)

    assert await utterance.finish(audio) == await recogniser.transcribe(audio)


async def test_words_are_shown_while_they_are_spoken_and_stay(
    recogniser: WhisperRecogniser,
) -> None:
    shown: list[str] = []
    audio = saying(SAYING)
    utterance = recogniser.listen(shown.append)

    await said(utterance, audio)
    text = await utterance.finish(audio)

    assert len(shown) > 2
    assert shown[0]
    assert len(shown[0]) < len(text)
    assert shown[-1] == text, "in the pause at the end all words are known"


async def test_after_a_pause_nothing_is_left_to_do(model_folder: Callable[[str], Path]) -> None:
    audio = saying(SAYING)
    recogniser = WhisperRecogniser(lambda: model_folder("whisper-tiny-en"))
    utterance = recogniser.listen(lambda _: None)
    await said(utterance, audio)
    await recogniser.close()  # from here on it could not write down anything

    assert await utterance.finish(audio)


async def test_a_long_speech_is_written_down_in_pieces_as_it_goes_on(
    recogniser: WhisperRecogniser,
) -> None:
    one = saying(SAYING).samples
    audio = Audio(np.tile(one, 4), SPEECH_RATE)
    shown: list[str] = []
    utterance = recogniser.listen(shown.append)

    await said(utterance, audio)
    text = await utterance.finish(audio)

    assert text == await recogniser.transcribe(audio)
    assert text.lower().count("wednesday") == 4
    assert shown[-1].lower().count("wednesday") == 4


async def test_what_is_dropped_shows_nothing_more(recogniser: WhisperRecogniser) -> None:
    shown: list[str] = []
    audio = saying(SAYING)
    utterance = recogniser.listen(shown.append)

    utterance.take(audio)
    utterance.drop()
    await utterance.idle()
    await asyncio.sleep(0)

    assert shown == []
