"""Stand in for microphone and loudspeaker where there are files instead of devices."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from app.audio.level import SILENCE, dbfs
from app.audio.resample import resample
from app.audio.wav import read_wav
from app.domain.audio import SPEECH_RATE, Audio
from app.domain.errors import AudioError
from app.domain.events import Notice


class FileMicrophone:
    """Gives one recording after the other, each as one utterance.

    Recordings are WAV files or sounds; a file is read when its turn comes, and `start` raises
    `InputError` where it can't be used.
    """

    def __init__(self, recordings: Iterable[Path | Audio]) -> None:
        self._recordings: Iterator[Path | Audio] = iter(tuple(recordings))
        self._utterance: Audio | None = None

    async def open(self) -> None:
        """Do nothing: files are always open."""

    async def start(self, ago: float | None = None) -> None:  # noqa: ARG002
        """Take the next recording; raise `AudioError` when there is none left."""
        recording = next(self._recordings, None)
        if recording is None:
            raise AudioError("There is no further recording.", advice="Type instead.")
        if isinstance(recording, Path):
            recording = read_wav(recording)
        self._utterance = resample(recording, SPEECH_RATE)

    async def overhear(self) -> Audio:
        """Wait in vain: nobody speaks into a file by themselves."""
        await asyncio.Event().wait()
        raise AssertionError("unreachable")

    def heard(self) -> Audio:
        """Return nothing: a recording comes as a whole."""
        return Audio.silence(0.0)

    async def finish(self) -> Audio:
        """Return the recording that was begun, whole."""
        utterance, self._utterance = self._utterance, None
        if utterance is None:
            raise AudioError("No recording was begun.", advice="Hold the key, then speak.")
        return utterance

    async def cancel(self) -> None:
        """Drop the recording that was begun."""
        self._utterance = None

    def level(self) -> float:
        """Return the level of the whole recording in dBFS while it is the utterance."""
        return SILENCE if self._utterance is None else dbfs(self._utterance.samples)

    async def reopen(self) -> None:
        """Take the device that is chosen now."""

    def subscribe(self, listener: Callable[[Notice], None]) -> None:
        """Call `listener` with what happens to the device by itself."""

    def why_unheard(self) -> str:
        """Return nothing: a file is as loud as it was made."""
        return ""

    async def close(self) -> None:
        """Drop the recording that was begun."""
        self._utterance = None


class SilentLoudspeaker:
    """Plays nothing, and doesn't take the time it would: replies are taken from the events."""

    async def open(self) -> None:
        """Do nothing: there is no device."""

    async def play(self, audio: Audio) -> None:
        """Let the sound pass."""

    def stop(self) -> None:
        """Do nothing: each sound is over at once."""

    @property
    def is_playing(self) -> bool:
        """Return False: each sound is over at once."""
        return False

    async def reopen(self) -> None:
        """Take the device that is chosen now."""

    def subscribe(self, listener: Callable[[Notice], None]) -> None:
        """Call `listener` with what happens to the device by itself."""

    async def close(self) -> None:
        """Do nothing: there is no device."""
