"""Plays kept sound on the loudspeaker of a conversation, as long as nobody talks in it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from app.domain.audio import Audio
from app.domain.errors import InputError
from app.domain.events import Event, Phase, StateChanged
from app.session.ports import AudioSink


class Playback:
    """A reader of the events over the sink of their session; belongs to its loop.

    A turn that begins silences it: two voices at once help nobody, and an open microphone would
    hear it.
    """

    def __init__(self, sink: AudioSink) -> None:
        self._sink = sink
        self._phase = Phase.IDLE
        self._playing: asyncio.Task[None] | None = None

    def __call__(self, event: Event) -> None:
        """Take note of an event."""
        if isinstance(event, StateChanged):
            self._phase = event.phase
            if event.phase is not Phase.IDLE:
                self.stop()

    async def play(self, sounds: Iterable[Audio]) -> None:
        """Play one sound after the other; returns at the end, or once something silenced it.

        What was playing falls silent. Raises AudioError, and InputError during a turn.
        """
        self.stop()
        if self._phase is not Phase.IDLE:
            raise InputError(
                "The conversation is going on.", advice="Play this again when it is quiet."
            )
        playing = self._playing = asyncio.create_task(self._play(tuple(sounds)))
        try:
            await asyncio.wait((playing,))
        finally:
            playing.cancel()
        if not playing.cancelled():
            playing.result()

    def stop(self) -> None:
        """Fall silent at once."""
        if self._playing is not None:
            self._playing.cancel()
            self._playing = None

    async def _play(self, sounds: tuple[Audio, ...]) -> None:
        for sound in sounds:
            await self._sink.play(sound)
