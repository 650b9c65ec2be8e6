"""Fills the loudspeaker's blocks from a queue of sounds."""

from __future__ import annotations

from collections import deque

import numpy as np

from app.audio.backend import Block, OpenStream
from app.audio.resample import resample
from app.domain.audio import Audio

_LEAD_IN = 0.12  # seconds of silence after opening, which many devices swallow
_BLUETOOTH_LEAD_IN = 0.35  # wireless ones wake up more slowly
_FADE = 0.005  # seconds in which a stopped sound fades out: at once, but without a click


class Clip:
    """A sound on its way out, and how far it has got."""

    def __init__(self, audio: Audio, rate: int) -> None:
        self._audio = audio
        self._rate = rate
        self.samples = resample(audio, rate).samples
        self.position = 0
        self.stopped = False
        self.ended = False

    def rest(self, rate: int) -> None:
        """Go on at another rate, from where it has got to. Nothing may be playing it meanwhile."""
        heard = round(self.position * self._audio.sample_rate / self._rate)
        self._audio = Audio(self._audio.samples[heard:], self._audio.sample_rate)
        self.samples = resample(self._audio, rate).samples
        self._rate, self.position = rate, 0


class Player:
    """The tap of an output stream: plays what is queued, one sound after the other."""

    def __init__(self) -> None:
        self.queue: deque[Clip] = deque()
        self.blocks = 0
        self.frames = 0
        self.overruns = 0
        self.volume = 1.0
        self._played_at = 1.0  # the volume that was reached
        self._lead_in = 0
        self._fade = np.zeros(0, dtype=np.float32)

    def prepare(self, stream: OpenStream) -> None:
        """See `Tap`. Nothing is queued before."""
        lead_in = _BLUETOOTH_LEAD_IN if stream.device.is_bluetooth else _LEAD_IN
        self._lead_in = round(lead_in * stream.sample_rate)
        self._fade = np.linspace(1.0, 0.0, round(_FADE * stream.sample_rate), dtype=np.float32)

    def callback(self, block: Block, troubled: bool) -> None:
        """See `Tap`."""
        block[:] = 0.0
        self.blocks += 1
        self.frames += len(block)
        self.overruns += troubled
        if not self.queue and not self._lead_in:
            self._played_at = self.volume
            return
        at = min(self._lead_in, len(block))
        self._lead_in -= at
        self._fill(block[at:])
        self._set_volume(block)

    def _fill(self, block: Block) -> None:
        at = 0
        while at < len(block) and self.queue:
            clip = self.queue[0]
            if clip.stopped:
                self._fade_out(clip, block[at:])
            else:
                part = clip.samples[clip.position : clip.position + len(block) - at]
                block[at : at + len(part)] = part
                clip.position += len(part)
                at += len(part)
                if clip.position < len(clip.samples):
                    return
            clip.ended = True
            self.queue.popleft()

    def _set_volume(self, block: Block) -> None:
        before, self._played_at = self._played_at, self.volume
        if before != self._played_at:  # a step would be heard as a click
            block *= np.linspace(before, self._played_at, len(block), dtype=np.float32)
        elif self._played_at != 1.0:
            block *= np.float32(self._played_at)

    def _fade_out(self, clip: Clip, block: Block) -> None:
        if clip.position:
            part = clip.samples[clip.position : clip.position + len(self._fade)][: len(block)]
            faded = block[: len(part)]
            faded += part
            faded *= self._fade[: len(part)]
