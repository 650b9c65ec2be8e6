"""Records utterances from the microphone."""

from __future__ import annotations

import asyncio
import logging

import numpy as np
from numpy.typing import NDArray

from app.audio.level import SILENCE, dbfs
from app.audio.portaudio import AudioBackend, OpenStream, PortAudio
from app.audio.resample import resample
from app.audio.ring_buffer import RingBuffer
from app.domain.audio import SPEECH_RATE, Audio
from app.domain.errors import AudioError

log = logging.getLogger(__name__)

LONGEST_UTTERANCE = 5 * 60
"""Seconds after which an utterance takes in no more sound, so that a stuck key fills no memory."""

_RING_SECONDS = 8  # how long the loop may be busy elsewhere before sound is lost
_LEVEL_SECONDS = 0.05
_POLL = 0.005
_COLLECT = 0.25
_PATIENCE = 3.0  # Bluetooth headsets take that long until the first sound comes


class Microphone:
    """Records from the system's microphone while it is open, and cuts utterances out of that.

    Recording runs all the time into a ring, so an utterance begins `pre_roll` seconds before
    `start` and its first syllable is not lost; it ends `tail` seconds after `finish`. To be used
    from one asyncio loop; opening and closing happen on another thread, since they block.
    """

    def __init__(
        self, backend: AudioBackend | None = None, *, pre_roll: float = 0.5, tail: float = 0.3
    ) -> None:
        self._backend = backend or PortAudio()
        self._pre_roll = pre_roll
        self._tail = tail
        self._ring = RingBuffer(1)
        self._stream: OpenStream | None = None
        self._utterance: _Utterance | None = None
        self._used = 0  # position up to which sound belongs to an earlier utterance

    async def open(self) -> None:
        """Start recording into the ring. Raises `AudioError`."""
        if self._stream is not None:
            return
        # The ring's size follows from the rate, which is known once the stream runs: until then
        # blocks go nowhere, which is a few milliseconds of pre-roll.
        receiver = _Receiver()
        self._stream = await asyncio.to_thread(self._backend.open_input, receiver.receive)
        self._ring = receiver.ring = RingBuffer(_RING_SECONDS * self._stream.sample_rate)
        self._used = 0

    async def start(self) -> None:
        """Begin an utterance, pre-roll included; return when sound arrives.

        Opens the microphone if need be. Raises `AudioError`, also when no sound comes.
        """
        await self.open()
        await self.cancel()
        stream = self._running()
        pressed = self._ring.written
        begin = max(pressed - round(self._pre_roll * stream.sample_rate), self._used, 0)
        await self._wait_for(pressed + 1, _PATIENCE)
        if self._ring.written <= pressed:
            raise AudioError(
                f'The microphone "{stream.name}" delivers no sound.',
                advice="Unplug it and plug it in again, or choose another one.",
            )
        self._utterance = _Utterance(self._ring, begin, LONGEST_UTTERANCE * stream.sample_rate)

    async def finish(self) -> Audio:
        """Return the utterance at `SPEECH_RATE`, after its tail has been recorded."""
        utterance, stream = self._utterance, self._running()
        if utterance is None:
            raise AudioError("No recording was begun.", advice="Hold the key, then speak.")
        await self._wait_for(
            self._ring.written + round(self._tail * stream.sample_rate), self._tail + 1.0
        )
        self._utterance = None
        self._used = self._ring.written
        samples = await utterance.end()
        return await asyncio.to_thread(resample, Audio(samples, stream.sample_rate), SPEECH_RATE)

    async def cancel(self) -> None:
        """Drop the utterance that was begun, if there is one."""
        utterance, self._utterance = self._utterance, None
        if utterance is not None:
            self._used = self._ring.written
            await utterance.end()

    def level(self) -> float:
        """Return the level of the last 50 ms in dBFS, -120 when closed or silent."""
        if self._stream is None:
            return SILENCE
        recent = round(_LEVEL_SECONDS * self._stream.sample_rate)
        return dbfs(self._ring.read(self._ring.written - recent)[0])

    async def close(self) -> None:
        """Stop recording and let go of the device."""
        await self.cancel()
        stream, self._stream = self._stream, None
        if stream is not None:
            await asyncio.to_thread(stream.close)

    def _running(self) -> OpenStream:
        if self._stream is None:
            raise AudioError("The microphone is closed.", advice="Try again.")
        return self._stream

    async def _wait_for(self, position: int, seconds: float) -> None:
        """Wait until the ring has been written up to `position`, at most so many seconds.

        Polls, since the audio callback must not wake anybody up.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while self._ring.written < position and loop.time() < end:  # noqa: ASYNC110
            await asyncio.sleep(_POLL)


class _Receiver:
    """Takes blocks on the audio thread and puts them into the ring as soon as there is one."""

    ring: RingBuffer | None = None

    def receive(self, block: NDArray[np.float32]) -> None:
        if self.ring is not None:
            self.ring.write(block)


class _Utterance:
    """Collects what comes into the ring, up to a number of samples, before it is overwritten."""

    def __init__(self, ring: RingBuffer, begin: int, most: int) -> None:
        self._ring = ring
        self._position = begin
        self._room = most
        self._blocks: list[NDArray[np.float32]] = []
        self._task = asyncio.create_task(self._collect())

    async def end(self) -> NDArray[np.float32]:
        """Stop collecting and return everything up to now."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        self._take()
        return np.concatenate(self._blocks) if self._blocks else np.zeros(0, dtype=np.float32)

    async def _collect(self) -> None:
        while True:
            self._take()
            await asyncio.sleep(_COLLECT)

    def _take(self) -> None:
        lost = self._ring.oldest - self._position
        if lost > 0:
            log.warning("%d samples of the recording were overwritten", lost)
        block, self._position = self._ring.read(self._position)
        block = block[: self._room]
        self._room -= len(block)
        if len(block):
            self._blocks.append(block)
