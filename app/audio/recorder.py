"""Takes in the microphone's blocks, and collects an utterance out of them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.audio.backend import Block, OpenStream
from app.audio.resample import Resampler
from app.audio.ring_buffer import RingBuffer
from app.audio.soundness import Fault, find_fault, finite
from app.domain.audio import SPEECH_RATE, Audio

log = logging.getLogger(__name__)

_RING_SECONDS = 8  # how long the loop may be busy elsewhere before sound is lost
_COLLECT = 0.25
_NOTHING = np.zeros(0, dtype=np.float32)


class Recorder:
    """The tap of an input stream: puts its blocks into a ring.

    The ring's size follows from the rate, which is known once the stream runs: until then blocks
    are only counted, which costs a few milliseconds of pre-roll.
    """

    def __init__(self) -> None:
        self.blocks = 0
        self.frames = 0
        self.overwritten = 0
        self._troubles = 0
        self.ring = RingBuffer(1)
        self.rate = SPEECH_RATE
        self.device = ""
        self._ready = False

    @property
    def overruns(self) -> int:
        """How often sound was lost: in the device's buffer, or in the ring."""
        return self._troubles + self.overwritten

    def callback(self, block: Block, troubled: bool) -> None:
        """See `Tap`."""
        self.blocks += 1
        self.frames += len(block)
        self._troubles += troubled
        if self._ready:
            self.ring.write(block)

    def prepare(self, stream: OpenStream) -> None:
        """See `Tap`."""
        self.ring = RingBuffer(_RING_SECONDS * stream.sample_rate)
        self.rate = stream.sample_rate
        self.device = stream.device.name
        self._ready = True

    def recent(self, seconds: float) -> Audio:
        """Return the last seconds of sound, at the device's rate."""
        position = max(0, self.ring.written - round(seconds * self.rate))
        return Audio(self.ring.read(position)[0], self.rate)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an utterance that one device recorded, as it was delivered."""

    audio: Audio
    device: str


class Utterance:
    """Collects what comes into a recorder's ring before it is overwritten, up to `most` seconds.

    `full` is called once when no more is taken in.
    """

    def __init__(
        self, recorder: Recorder, begin: int, most: float, full: Callable[[], None]
    ) -> None:
        self._recorder = recorder
        self._position = begin
        self._room = most
        self._full = full
        self._blocks: list[NDArray[np.float32]] = []
        self._pieces: list[Piece] = []
        self._resampler = Resampler(recorder.rate, SPEECH_RATE)
        self._offset: np.float32 | None = None
        self._speech: list[NDArray[np.float32]] = []
        self._unheard: list[NDArray[np.float32]] = []
        self._task = asyncio.create_task(self._collect())

    @property
    def recorder(self) -> Recorder:
        """Where the sound comes from now."""
        return self._recorder

    @property
    def is_full(self) -> bool:
        """Whether it takes in no more."""
        return self._room <= 0

    def move(self, recorder: Recorder) -> None:
        """Go on with what another device records, from its first sample."""
        self._close_piece()
        self._recorder, self._position = recorder, 0
        self._resampler = Resampler(recorder.rate, SPEECH_RATE)
        self._offset = None

    def heard(self) -> Audio:
        """Return what has come in since the last call: at `SPEECH_RATE`, without direct current.

        While it goes on, up to 40 ms are still in the filter between the two rates.
        """
        self._take()
        return self._fresh()

    def end(self) -> tuple[Piece, ...]:
        """Stop collecting and return everything up to now."""
        self._task.cancel()
        self._close_piece()
        return tuple(self._pieces)

    def whole(self) -> Audio:
        """Return all of it at `SPEECH_RATE`, after its end; what was `heard` is its beginning."""
        self._fresh()
        return Audio(np.concatenate([_NOTHING, *self._speech]), SPEECH_RATE)

    async def _collect(self) -> None:
        while not self.is_full:
            self._take()
            await asyncio.sleep(_COLLECT)
        self._full()

    def _fresh(self) -> Audio:
        fresh, self._unheard = self._unheard, []
        return Audio(np.concatenate([_NOTHING, *fresh]), SPEECH_RATE)

    def _close_piece(self) -> None:
        self._take()
        self._hear(self._resampler.rest())
        if self._blocks:
            audio = Audio(np.concatenate(self._blocks), self._recorder.rate)
            self._pieces.append(Piece(audio, self._recorder.device))
            self._blocks = []

    def _take(self) -> None:
        recorder = self._recorder
        if recorder.ring.oldest > self._position:
            lost = recorder.ring.oldest - self._position
            recorder.overwritten += 1
            log.warning("%d samples of the recording were overwritten", lost)
        block, self._position = recorder.ring.read(self._position)
        block = block[: max(0, round(self._room * recorder.rate))]
        self._room -= len(block) / recorder.rate
        if len(block):
            self._blocks.append(block)
            sound = finite(block)
            if self._offset is None:
                # A device's direct current is constant; the first look finds the pre-roll.
                self._offset = np.float32(sound.mean(dtype=np.float64))
            self._hear(self._resampler.take(sound - self._offset))

    def _hear(self, samples: NDArray[np.float32]) -> None:
        samples = np.clip(samples, -1.0, 1.0)
        self._speech.append(samples)
        self._unheard.append(samples)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How an utterance sounded: what is wrong with it, as `device` delivered it."""

    device: str
    fault: Fault | None


def judged(pieces: tuple[Piece, ...]) -> Judgement:
    """Judge the longest piece. Takes some milliseconds a minute: not for the loop's thread."""
    longest = max(pieces, key=lambda piece: piece.audio.seconds)
    fault = find_fault(longest.audio.samples, longest.audio.sample_rate)
    return Judgement(longest.device, fault)
