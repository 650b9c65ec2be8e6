"""Records one utterance at a time and has it written down."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import numpy as np

from app.domain.audio import Audio
from app.session.ports import AudioSource, Hearing, Recogniser

GAP_SECONDS = 0.2
"""Silence put between two pieces that are joined into one utterance."""

_LISTEN = 0.01
"""Seconds between two looks at what the microphone has delivered."""


class Listening:
    """The microphone and the recogniser, in the order that utterances need them.

    Calls may be cancelled at any moment. Recording steps run one after the other under a lock, so
    that a press right after a release finds the microphone free; a piece whose transcription was
    broken off by another press is joined to what follows. What is said is handed on to the
    recogniser while it is being said. `heard` gets each utterance that held words, before these
    are returned.
    """

    def __init__(
        self,
        source: AudioSource,
        recogniser: Recogniser,
        *,
        ahead: Callable[[], bool] = lambda: True,
        heard: Callable[[Audio], None] = lambda _: None,
    ) -> None:
        self._source = source
        self._recogniser = recogniser
        self._ahead = ahead
        self._heard = heard
        self.attended = True
        self._lock = asyncio.Lock()
        self._finishing: asyncio.Task[Audio] | None = None
        self._carried: Audio | None = None
        self._hearing: Hearing | None = None
        self._listening: asyncio.Task[None] | None = None
        self._recording = False

    async def settle(self) -> None:
        """Open the microphone ahead of a press where that is wanted now, else let go of it.

        It is wanted while `attended` and allowed by `ahead`. Raises AudioError.
        """
        async with self._lock:
            if self.attended and self._ahead():
                await self._source.open()
            elif not self._recording:
                await self._source.close()

    async def reopen(self) -> None:
        """Take the microphone that is chosen now. Raises AudioError."""
        async with self._lock:
            await self._source.reopen()

    async def start(
        self,
        *,
        continues: bool,
        ago: float | None = None,
        shown: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Begin to record; returns once samples arrive. Raises AudioError.

        What is recorded began so many seconds `ago`, or a pre-roll. `shown` is called with the
        words so far, as far as they are settled.
        """
        if not continues:
            self._carried = None
        async with self._lock:
            self._recording = True
            await self._source.start(ago)
            self._stop_hearing()
            self._hearing = self._recogniser.listen(shown)
            if self._carried is not None:
                self._hearing.take(_joined(self._carried, Audio.silence(0.0)))
            self._listening = asyncio.create_task(self._listen(self._hearing))

    def finish(self) -> asyncio.Task[Audio]:
        """Begin to end the recording, at once: whatever comes next finds it on its way out."""
        self._finishing = asyncio.create_task(self._finish_recording())
        self._finishing.add_done_callback(_look_at)
        return self._finishing

    async def write_down(self, recording: asyncio.Task[Audio]) -> str:
        """Return the words of a recording once it has ended, empty when nothing was said.

        Raises AudioError or ModelError.
        """
        # A press may cancel this call, but never the recording's own end.
        audio = await asyncio.shield(recording)
        assert self._hearing is not None  # no recording ends that was not begun
        text = await self._hearing.finish(audio)
        self._carried = None
        if text:
            self._heard(audio)
        return text

    async def drop(self) -> None:
        """Forget the recording."""
        self._carried = None
        async with self._lock:
            self._stop_hearing()
            await self._source.cancel()
            self._recording = False

    def so_far(self) -> str | None:
        """Return the words up to the pause that is being made; None while they aren't all there."""
        return self._hearing.so_far() if self._hearing is not None else None

    def why_unheard(self) -> str:
        """Say why nothing may have been recognised, or nothing."""
        return self._source.why_unheard()

    def level(self) -> float:
        """Return the loudness right now in dBFS."""
        return self._source.level()

    async def _listen(self, hearing: Hearing) -> None:
        """Hand on what comes in, until the recording ends."""
        while True:
            fresh = self._source.heard()
            if len(fresh.samples):
                hearing.take(fresh)
            await asyncio.sleep(_LISTEN)

    def _stop_hearing(self) -> None:
        if self._listening is not None:
            self._listening.cancel()
        if self._hearing is not None:
            self._hearing.drop()

    async def _finish_recording(self) -> Audio:
        async with self._lock:
            try:
                audio = await self._source.finish()
            finally:
                self._recording = False
                if self._listening is not None:
                    self._listening.cancel()
        if self._carried is not None:
            audio = _joined(self._carried, audio)
        self._carried = audio
        return audio


def _look_at(recording: asyncio.Task[Audio]) -> None:
    """Take note of an error, for which a press or Escape may have left nobody waiting."""
    if not recording.cancelled():
        recording.exception()


def _joined(first: Audio, second: Audio) -> Audio:
    gap = Audio.silence(GAP_SECONDS, first.sample_rate)
    samples = np.concatenate([first.samples, gap.samples, second.samples])
    return Audio(samples, first.sample_rate)
