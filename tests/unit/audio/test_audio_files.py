"""Files stand in for microphone and loudspeaker."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.audio.files import FileMicrophone
from app.audio.level import SILENCE
from app.audio.wav import write_wav
from app.domain.audio import SPEECH_RATE, Audio
from app.domain.errors import AudioError, InputError


def loud(seconds: float, rate: int = SPEECH_RATE) -> Audio:
    return Audio(np.full(round(seconds * rate), 0.1, dtype=np.float32), rate)


async def test_each_utterance_is_the_next_recording(tmp_path: Path) -> None:
    path = tmp_path / "first.wav"
    write_wav(path, loud(1.0, 44_100))
    microphone = FileMicrophone([path, loud(0.5)])
    await microphone.open()
    assert microphone.level() == SILENCE

    await microphone.start()
    assert microphone.level() == pytest.approx(-20.0, abs=0.5)
    first = await microphone.finish()
    await microphone.start()
    second = await microphone.finish()

    assert first.sample_rate == second.sample_rate == SPEECH_RATE
    assert (round(first.seconds, 2), second.seconds) == (1.0, 0.5)
    with pytest.raises(AudioError, match="no further recording"):
        await microphone.start()
    await microphone.close()


async def test_a_cancelled_recording_is_gone() -> None:
    microphone = FileMicrophone([loud(1.0), loud(0.5)])
    await microphone.start()
    await microphone.cancel()

    with pytest.raises(AudioError, match="No recording was begun"):
        await microphone.finish()
    await microphone.start()

    assert (await microphone.finish()).seconds == 0.5


async def test_a_file_that_can_not_be_used_does_not_stop_the_next(tmp_path: Path) -> None:
    microphone = FileMicrophone([tmp_path / "none.wav", loud(0.5)])

    with pytest.raises(InputError):
        await microphone.start()
    await microphone.start()

    assert (await microphone.finish()).seconds == 0.5
