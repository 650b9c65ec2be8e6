"""Plays sound on the loudspeaker."""

from __future__ import annotations

import asyncio
from collections import deque

import numpy as np
from numpy.typing import NDArray

from app.audio.portaudio import AudioBackend, OpenStream, PortAudio
from app.audio.resample import resample
from app.domain.audio import Audio
from app.domain.errors import AudioError

_LEAD_IN = 0.12  # seconds of silence after opening, which many devices swallow
_FADE = 0.005  # seconds in which a stopped sound fades out: at once, but without a click
_POLL = 0.005
_PATIENCE = 2.0


class Loudspeaker:
    """Plays on the system's loudspeaker through a stream that stays open between sounds.

    Sounds that are played while another one is playing follow it without a gap. To be used from
    one asyncio loop; opening and closing happen on another thread, since they block.
    """

    def __init__(self, backend: AudioBackend | None = None) -> None:
        self._backend = backend or PortAudio()
        self._stream: OpenStream | None = None
        self._player = _Player()

    async def open(self) -> None:
        """Start the output stream, silent. Raises `AudioError`."""
        if self._stream is None:
            player = _Player()
            stream = await asyncio.to_thread(self._backend.open_output, player.fill)
            player.prepare(stream.sample_rate)
            self._stream, self._player = stream, player

    async def play(self, audio: Audio) -> None:
        """Play a sound; return when it was heard to the end or stopped. Raises `AudioError`.

        Opens the loudspeaker if need be. Cancelling the task that awaits this stops the sound.
        """
        await self.open()
        stream, player = self._stream, self._player
        if stream is None or not len(audio.samples):
            return
        clip = _Clip(resample(audio, stream.sample_rate).samples)
        player.queue.append(clip)
        try:
            await self._wait_for_end(clip, player, stream)
        except asyncio.CancelledError:
            clip.stopped = True
            raise

    def stop(self) -> None:
        """Silence everything that is playing or waiting to be played, at once."""
        for clip in tuple(self._player.queue):
            clip.stopped = True

    async def close(self) -> None:
        """Stop and let go of the device."""
        self.stop()
        stream, self._stream = self._stream, None
        if stream is not None:
            await asyncio.to_thread(stream.close)

    async def _wait_for_end(self, clip: _Clip, player: _Player, stream: OpenStream) -> None:
        loop = asyncio.get_running_loop()
        blocks, last_sign = player.blocks, loop.time()
        while not clip.ended and not clip.stopped:
            await asyncio.sleep(_POLL)
            if player.blocks != blocks:
                blocks, last_sign = player.blocks, loop.time()
            elif loop.time() - last_sign > _PATIENCE:
                await self.close()
                raise AudioError(
                    f'The loudspeaker "{stream.name}" takes no sound any more.',
                    advice="Plug it in again, or choose another one in the system's settings.",
                )
        if not clip.stopped:
            await asyncio.sleep(stream.latency)  # what was handed over is still to be heard


class _Clip:
    """A sound on its way out, and how far it has got."""

    def __init__(self, samples: NDArray[np.float32]) -> None:
        self.samples = samples
        self.position = 0
        self.stopped = False
        self.ended = False


class _Player:
    """Fills output blocks from a queue of clips. `fill` runs on the audio thread."""

    def __init__(self) -> None:
        self.queue: deque[_Clip] = deque()
        self.blocks = 0
        self._lead_in = 0
        self._fade = np.zeros(0, dtype=np.float32)

    def prepare(self, rate: int) -> None:
        """Set what depends on the device's rate. Nothing is queued before."""
        self._lead_in = round(_LEAD_IN * rate)
        self._fade = np.linspace(1.0, 0.0, round(_FADE * rate), dtype=np.float32)

    def fill(self, block: NDArray[np.float32]) -> None:
        block[:] = 0.0
        self.blocks += 1
        at = min(self._lead_in, len(block))
        self._lead_in -= at
        while at < len(block) and self.queue:
            clip = self.queue[0]
            room = len(block) - at
            if clip.stopped:
                self._fade_out(clip, block[at:])
            else:
                part = clip.samples[clip.position : clip.position + room]
                block[at : at + len(part)] = part
                clip.position += len(part)
                at += len(part)
                if clip.position < len(clip.samples):
                    return
            clip.ended = True
            self.queue.popleft()

    def _fade_out(self, clip: _Clip, block: NDArray[np.float32]) -> None:
        if clip.position:
            part = clip.samples[clip.position : clip.position + len(self._fade)][: len(block)]
            block[: len(part)] += part * self._fade[: len(part)]
