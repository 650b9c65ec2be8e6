"""A person's mouth and ears: speaks sentences into files, writes down what was heard."""

from __future__ import annotations

import asyncio
import io
import subprocess
import wave
from pathlib import Path
from types import TracebackType

import numpy as np

from app.audio.resample import resample
from app.audio.wav import write_wav
from app.build import make_recogniser, make_synthesiser, open_program
from app.domain.audio import SPEECH_RATE, Audio
from app.storage.secrets import MemorySecrets

PIPER = "piper"
ESPEAK = ("en-us+m3", "en-gb+f2", "en-us+f3")
"""Voices of espeak-ng that the recogniser follows in a plain yes."""

_BREATH_SECONDS = 0.3  # people don't begin to speak the moment they press the key


class SpeechKit:
    """Keeps its files in `folder`, and the default models loaded from the first use to `close`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        program = open_program(folder / "program", secrets=MemorySecrets())
        self._recogniser = make_recogniser(program)
        self._synthesiser = make_synthesiser(program)
        self._count = 0

    def __enter__(self) -> SpeechKit:
        """Have the kit closed at the end."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Release the models."""
        asyncio.run(self._close())

    def speak(self, sentence: str, voice: str = PIPER) -> Path:
        """Return a WAV file in which `voice` says a sentence."""
        spoken = (
            asyncio.run(self._synthesiser.synthesise(sentence))
            if voice == PIPER
            else espeak(sentence, voice)
        )
        breath = Audio.silence(_BREATH_SECONDS, spoken.sample_rate).samples
        self._count += 1
        target = self._folder / f"saying-{self._count}.wav"
        samples = np.concatenate([breath, spoken.samples, breath])
        write_wav(target, Audio(samples, spoken.sample_rate))
        return target

    def write_down(self, audio: Audio) -> str:
        """Return the words of what was heard."""
        return asyncio.run(self._recogniser.transcribe(resample(audio, SPEECH_RATE)))

    async def _close(self) -> None:
        await self._recogniser.close()
        await self._synthesiser.close()


def espeak(sentence: str, voice: str) -> Audio:
    """Speak a sentence with one of the voices of espeak-ng."""
    spoken = subprocess.run(
        ["espeak-ng", "-v", voice, "-s", "150", "--stdout", sentence],
        capture_output=True,
        check=True,
    ).stdout
    with wave.open(io.BytesIO(spoken)) as file:
        rate, data = file.getframerate(), file.readframes(len(spoken))
    return Audio(np.frombuffer(data, "<i2").astype(np.float32) / np.float32(32_768), rate)
