"""A room with a microphone in it: sound is poured in, and time goes as fast as it is taken in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from app.audio.files import SilentLoudspeaker
from app.audio.level import SILENCE
from app.audio.resample import resample
from app.domain.audio import SPEECH_RATE, Audio
from app.domain.events import Notice
from app.speech.live import LiveUtterance
from app.speech.recogniser import WhisperRecogniser

_BLOCK = SPEECH_RATE // 10
_PRE_ROLL = SPEECH_RATE // 2


class FollowedRecogniser:
    """The program's recogniser, and the utterance that it hears now; words come in pauses alone."""

    def __init__(self, recogniser: WhisperRecogniser) -> None:
        self._recogniser = recogniser
        self.utterance: LiveUtterance | None = None

    async def warm_up(self) -> None:
        await self._recogniser.warm_up()

    def listen(self, shown: Callable[[str], None]) -> LiveUtterance:  # noqa: ARG002
        self.utterance = self._recogniser.listen()
        return self.utterance

    async def renew(self) -> None:
        pass

    async def close(self) -> None:
        pass


class Room:
    """A microphone that is open for good.

    `hear` returns once everybody who listens has taken the sound in, words included.
    """

    def __init__(self, recogniser: FollowedRecogniser) -> None:
        self._recogniser = recogniser
        self._sound = np.zeros(SPEECH_RATE, dtype=np.float32)
        self._overheard = len(self._sound)
        self._begin: int | None = None
        self._used = 0
        self._taken = 0
        self._more = asyncio.Event()
        self._listeners = 0

    @property
    def is_listened_to(self) -> bool:
        """Whether somebody waits for speech to begin."""
        return self._listeners > 0

    async def hear(self, audio: Audio) -> None:
        """Have a sound fill the room, in blocks of 100 ms."""
        samples = resample(audio, SPEECH_RATE).samples
        for at in range(0, len(samples), _BLOCK):
            await self._hear(samples[at : at + _BLOCK])

    async def quiet(self, seconds: float) -> None:
        """Have nobody speak for a while: there is the hiss that every room has."""
        noise = np.random.default_rng(7).normal(0, 1e-4, round(seconds * SPEECH_RATE))
        await self.hear(Audio(noise.astype(np.float32), SPEECH_RATE))

    async def _hear(self, block: NDArray[np.float32]) -> None:
        self._sound = np.concatenate([self._sound, block])
        self._more.set()
        while self._listeners and self._overheard < len(self._sound):  # noqa: ASYNC110
            await asyncio.sleep(0)
        while self._begin is not None and self._taken < len(self._sound):  # noqa: ASYNC110
            await asyncio.sleep(0.001)
        if self._begin is not None and self._recogniser.utterance is not None:
            await self._recogniser.utterance.idle()

    # The microphone ---------------------------------------------------------------------------

    async def open(self) -> None:
        pass

    async def start(self, ago: float | None = None) -> None:
        before = _PRE_ROLL if ago is None else round(ago * SPEECH_RATE)
        self._begin = self._taken = max(self._used, len(self._sound) - before)

    async def overhear(self) -> Audio:
        self._listeners += 1
        try:
            while self._overheard == len(self._sound):
                self._more.clear()
                await self._more.wait()
        finally:
            self._listeners -= 1
        begin, self._overheard = self._overheard, len(self._sound)
        return Audio(self._sound[begin:], SPEECH_RATE)

    def heard(self) -> Audio:
        if self._begin is None:
            return Audio.silence(0.0)
        begin, self._taken = self._taken, len(self._sound)
        return Audio(self._sound[begin:], SPEECH_RATE)

    async def finish(self) -> Audio:
        assert self._begin is not None
        begin, self._begin = self._begin, None
        self._used = len(self._sound)
        return Audio(self._sound[begin:], SPEECH_RATE)

    async def cancel(self) -> None:
        self._begin = None

    def why_unheard(self) -> str:
        return ""

    def level(self) -> float:
        return SILENCE

    async def reopen(self) -> None:
        pass

    def subscribe(self, listener: Callable[[Notice], None]) -> None:
        pass

    async def close(self) -> None:
        pass


class EchoingLoudspeaker(SilentLoudspeaker):
    """A loudspeaker that the room's microphone hears; while it is on `hold`, sounds don't end."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._playing = 0
        self._goes_on = asyncio.Event()
        self._goes_on.set()

    def hold(self) -> None:
        self._goes_on.clear()

    def let_go(self) -> None:
        self._goes_on.set()

    async def play(self, audio: Audio) -> None:
        self._playing += 1
        try:
            if self._goes_on.is_set():
                await self._room.hear(audio)
            await self._goes_on.wait()
        finally:
            self._playing -= 1

    def stop(self) -> None:
        self._goes_on.set()

    @property
    def is_playing(self) -> bool:
        return self._playing > 0
