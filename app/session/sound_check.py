"""Tries microphone and loudspeaker out, beside the conversation."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine

import numpy as np

from app.domain.audio import Audio
from app.domain.errors import InputError, VocalDeskError
from app.domain.setup import Heard
from app.session.parts import Parts

log = logging.getLogger(__name__)

LONGEST = 7.0
"""Seconds after which trying the microphone ends by itself."""

_LOOK = 0.05
_SILENCE = -120.0
_SPEECH = -50.0  # dBFS that words exceed at any microphone that is of use
_FALL = 15.0  # dB under the loudest, where a pause begins
_PAUSE = 1.0

Failed = Callable[[VocalDeskError], None]


class SoundCheck:
    """Listens and plays for a try. Its methods belong to the engine's loop and return at once.

    What is heard is written down and told, and then forgotten; it is no turn of the conversation.
    One thing is tried at a time: another one ends it, and so does a turn of the conversation.
    """

    def __init__(
        self, parts: Parts, *, is_busy: Callable[[], bool], on_left: Callable[[], None]
    ) -> None:
        """Take parts; `is_busy` tells of a turn under way, `on_left` is called after `leave`."""
        self._parts = parts
        self._is_busy = is_busy
        self._on_left = on_left
        self._given_up = False
        self._watching: asyncio.Task[None] | None = None
        self._trying: asyncio.Task[None] | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether microphone or loudspeaker is being tried."""
        tried = (self._watching, self._trying)
        return any(task is not None and not task.done() for task in tried)

    def watch(self, tell: Callable[[float], None], failed: Failed) -> None:
        """Open the microphone and tell its level in dBFS until `leave`."""
        self._stop(self._watching)
        self._watching = self._begin(self._tell_levels(tell), failed)

    def leave(self) -> None:
        """End whatever is tried."""
        self._stop(self._watching)
        self._stop(self._trying)
        self._on_left()

    def give_way(self) -> None:
        """Leave microphone and loudspeaker to the turn that begins."""
        self._given_up = True
        self._stop(self._trying)

    def hear(self, heard: Callable[[Heard], None], failed: Failed) -> None:
        """Listen until a pause after some words, and tell what was heard."""
        self._try(self._hear(heard), failed)

    def speak(self, ended: Callable[[], None], failed: Failed) -> None:
        """Speak a sentence with the chosen voice; where there is none yet, play a chime."""
        self._try(self._speak(ended), failed)

    async def close(self) -> None:
        """End whatever is tried, and wait for it."""
        self._stop(self._watching)
        self._stop(self._trying)
        tasks = [task for task in (self._watching, self._trying) if task is not None]
        await asyncio.gather(*tasks, return_exceptions=True)

    # What is tried

    async def _tell_levels(self, tell: Callable[[float], None]) -> None:
        source = self._parts.source
        if source is None:
            return
        await source.open()
        while True:
            tell(source.level())
            await asyncio.sleep(_LOOK)

    async def _hear(self, heard: Callable[[Heard], None]) -> None:
        source, recogniser = self._parts.source, self._parts.recogniser
        if source is None:
            return
        await source.start()
        try:
            loudest = await self._until_pause(source.level)
            audio = await source.finish()
        except asyncio.CancelledError:
            if not self._given_up:  # else the utterance there now is the conversation's
                await source.cancel()
            raise
        began = time.perf_counter()
        text = await recogniser.listen(lambda _: None).finish(audio)
        took = time.perf_counter() - began
        why = "" if text else source.why_unheard()
        heard(Heard(text=text, seconds=took, loudest=loudest, why=why))

    async def _until_pause(self, level: Callable[[], float]) -> float:
        loop = asyncio.get_running_loop()
        end = loop.time() + LONGEST
        loudest, quiet_since = _SILENCE, loop.time()
        while loop.time() < end:
            now = level()
            loudest = max(loudest, now)
            if now > loudest - _FALL:
                quiet_since = loop.time()
            elif loudest > _SPEECH and loop.time() - quiet_since >= _PAUSE:
                break
            await asyncio.sleep(_LOOK)
        return loudest

    async def _speak(self, ended: Callable[[], None]) -> None:
        voice = self._parts.voice
        if voice is None:
            return
        try:
            sound = await voice.synthesiser.synthesise(self._parts.phrasebook.phrase("sound_check"))
        except VocalDeskError as error:
            log.info("The loudspeaker is tried by a chime: %s", error)
            sound = chime()
        await voice.sink.play(sound)
        ended()

    # Tasks

    def _try(self, work: Coroutine[object, object, None], failed: Failed) -> None:
        self._stop(self._trying)
        self._given_up = False
        if self._is_busy():
            work.close()
            failed(InputError("The assistant is busy.", advice="Try again in a moment."))
        else:
            self._trying = self._begin(work, failed)

    def _begin(self, work: Coroutine[object, object, None], failed: Failed) -> asyncio.Task[None]:
        return asyncio.create_task(self._run(work, failed))

    async def _run(self, work: Coroutine[object, object, None], failed: Failed) -> None:
        try:
            await work
        except VocalDeskError as error:
            log.warning("A try of the sound failed: %s %s", error, error.detail)
            failed(error)
        except Exception:
            log.exception("A try of the sound failed")
            failed(
                VocalDeskError(
                    "Something went wrong inside the program.",
                    advice="Try that again. The log says more.",
                )
            )

    def _stop(self, task: asyncio.Task[None] | None) -> None:
        if task is not None:
            task.cancel()


def chime(rate: int = 22_050) -> Audio:
    """Return two soft notes, for a loudspeaker that is tried before there is a voice."""
    length = round(0.45 * rate)
    moments = np.arange(length) / rate
    fading = np.exp(-6 * moments) * np.minimum(1, moments / 0.01)
    notes = [0.25 * fading * np.sin(2 * np.pi * pitch * moments) for pitch in (523.25, 659.25)]
    return Audio(np.concatenate(notes).astype(np.float32), rate)
