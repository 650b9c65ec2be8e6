"""Writes down what was said, with Whisper on this computer."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np

from app.domain.audio import SPEECH_RATE, Audio
from app.speech.live import LiveUtterance
from app.speech.voice_activity import find_speech
from app.speech.whisper import Whisper
from app.speech.worker import ModelWorker


class WhisperRecogniser:
    """Turns utterances into text; the same sound always gives the same text.

    A gate for voice activity comes first: without speech there is no text, whatever Whisper would
    make of the noise. `locate` returns the model's folder or raises `ModelError`; it is asked when
    the model is first needed.
    """

    def __init__(
        self, locate: Callable[[], Path], *, language: str = "en", threads: int | None = None
    ) -> None:
        self._worker = ModelWorker(
            "recogniser", lambda: Whisper(locate(), language, threads or default_threads())
        )

    async def warm_up(self) -> None:
        """Load the model and run it once, so that the first utterance doesn't wait for that.

        Raises `ModelError`.
        """
        await self._worker.use(_rehearse)

    def listen(self, shown: Callable[[str], None] | None = None) -> LiveUtterance:
        """Return an utterance that is written down while its sound comes in.

        `shown` is called with the words that are settled so far, each time there are more.
        """
        return LiveUtterance(self._worker, shown)

    async def transcribe(self, audio: Audio) -> str:
        """Return what is said in `audio`, "" when nothing is.

        `audio` is at `SPEECH_RATE` and of any length. Raises `ModelError`.
        """
        return await self.listen().finish(audio)

    async def renew(self) -> None:
        """Use from now on what `locate` returns now."""
        await self._worker.renew()

    async def close(self) -> None:
        """Release the model and end its thread."""
        await self._worker.close()


def default_threads() -> int:
    """Return how many threads to recognise with: Whisper base gains nothing from over four."""
    return max(1, min(4, os.cpu_count() or 1))


def _rehearse(whisper: Whisper) -> None:
    find_speech(Audio.silence(1.0))
    whisper.write_down(np.zeros(SPEECH_RATE, dtype=np.float32))
