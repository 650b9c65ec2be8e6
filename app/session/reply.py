"""Speaks one reply piece by piece: the next is made while one is heard."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

import numpy as np

from app.domain.audio import Audio
from app.domain.dialogue import Spoken
from app.domain.errors import VocalDeskError
from app.language.clauses import in_breaths, pause_after
from app.language.ear import for_ear, sentences
from app.language.forms import Language
from app.session.ports import AudioSink, Synthesiser

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Voice:
    """What a reply is spoken with. `enabled` is asked before each reply.

    `stock` returns what is often said, worded for the ear: made ahead while nothing goes on.
    """

    synthesiser: Synthesiser
    sink: AudioSink
    enabled: Callable[[], bool] = lambda: True
    stock: Callable[[], Sequence[str]] = tuple


@dataclass(frozen=True, slots=True)
class _Breath:
    """A piece of a reply that is made in one go; `words` are those that end with it, if any."""

    spoken: str
    words: Spoken | None
    making: asyncio.Task[Audio]


class SpokenReply:
    """One reply on its way to the ear.

    `add` takes words for the eye and queues them, worded for the ear; `finish` returns when all
    were heard. `begun`, `ended` and `heard` tell how far it came: a sentence counts as heard once
    it was heard to its end. Without a voice, words count as heard at once. When the voice fails,
    `failed` holds why, and the rest is only shown.

    What is made is handed to the loudspeaker at once, with a pause before it, so that the pieces
    follow each other however busy this computer is.

    `fill` bridges a silence before the first words: heard, but neither shown nor kept, and no
    beginning of the reply. `filled` tells whether it was heard.
    """

    def __init__(
        self,
        voice: Voice | None,
        *,
        language: Language,
        on_begin: Callable[[], None],
        on_audio: Callable[[Audio], None],
        on_filler: Callable[[Audio], None],
    ) -> None:
        self._voice = voice if voice and voice.enabled() else None
        self._language = language
        self._on_begin = on_begin
        self._on_audio = on_audio
        self._on_filler = on_filler
        self._queue: asyncio.Queue[_Breath | None] = asyncio.Queue()
        self._player: asyncio.Task[None] | None = None
        self._making: list[asyncio.Task[Audio]] = []
        self._hearing: list[asyncio.Task[None]] = []
        self._filler: asyncio.Task[Audio] | None = None
        self._has_words = False
        self.filled = False
        self.begun = False
        self.ended = False
        self.heard: list[Spoken] = []
        self.failed: VocalDeskError | None = None

    def add(
        self,
        text: str,
        role: Literal["agent", "program"] = "agent",
        *,
        checked: Collection[str] = (),
    ) -> None:
        """Queue words of the agent, or of the program itself. The first ones begin the reply.

        The e-mail addresses that are `checked` already are not spelled.
        """
        for sentence in sentences(text, self._language):
            words = Spoken(role, sentence)
            if self._voice is None or self.failed:
                self._begin()
                self.heard.append(words)
                continue
            breaths = self._breaths(self._voice, sentence, checked)
            for spoken in breaths[:-1]:
                self._speak(self._voice, spoken, None)
            self._speak(self._voice, breaths[-1], words)
            self._has_words = True

    def fill(self, text: str) -> None:
        """Speak `text` while the reply is waited for; not where there are words already."""
        if self._voice is not None and not self._making:
            spoken = for_ear(text, self._language)
            self._filler = self._speak(self._voice, spoken, None)

    def drop_filler(self) -> None:
        """Speak the filler no more, unless it is being heard already."""
        if self._filler is not None and not self.filled:
            self._filler.cancel()

    async def finish(self) -> None:
        """Return when every word was heard."""
        self._queue.put_nowait(None)
        if self._player is not None:
            await self._player
        self.ended = True

    def stop(self) -> None:
        """Fall silent at once and make nothing more."""
        for task in (*self._making, *self._hearing, self._player):
            if task is not None:
                task.cancel()
        if self._voice is not None:
            self._voice.sink.stop()

    def _breaths(self, voice: Voice, sentence: str, checked: Collection[str]) -> tuple[str, ...]:
        """Part the sentence that begins the reply, unless there is nothing to gain by it."""
        whole = for_ear(sentence, self._language, checked=checked)
        if self._has_words or voice.synthesiser.is_ready(whole):
            return (whole,)
        return in_breaths(sentence, self._language, checked=checked) or (whole,)

    def _speak(self, voice: Voice, spoken: str, words: Spoken | None) -> asyncio.Task[Audio]:
        # Made one after the other by the synthesiser's own worker, in this order.
        making = asyncio.create_task(voice.synthesiser.synthesise(spoken))
        self._making.append(making)
        self._queue.put_nowait(_Breath(spoken, words, making))
        if self._player is None:
            self._player = asyncio.create_task(self._play(voice))
        return making

    def _begin(self) -> None:
        if not self.begun:
            self.begun = True
            self._on_begin()

    async def _play(self, voice: Voice) -> None:
        """Hand each piece on as soon as it is made, and return when all were heard."""
        before: _Breath | None = None
        while (breath := await self._queue.get()) is not None:
            await asyncio.wait((breath.making,))
            if breath.making.cancelled():
                continue  # a filler that was dropped
            earlier = self._hearing[-1] if self._hearing else None
            pause = pause_after(before.spoken) if before else 0.0
            self._hearing.append(asyncio.create_task(self._hear(voice, breath, earlier, pause)))
            before = breath
        if self._hearing:
            await self._hearing[-1]

    async def _hear(
        self, voice: Voice, breath: _Breath, earlier: asyncio.Task[None] | None, pause: float
    ) -> None:
        """Play a piece behind the earlier ones, and take note once it was heard."""
        playing = None
        if breath.making.exception() is None and self.failed is None:
            audio = breath.making.result()
            playing = asyncio.create_task(voice.sink.play(_with_pause(audio, pause)))
            # Nobody waits for those behind one that failed.
            playing.add_done_callback(lambda done: done.cancelled() or done.exception())
        try:
            if earlier is not None:
                await earlier
            if breath.making is self._filler:
                await self._hear_filler(breath.making, playing)
                return
            await self._hear_words(breath, playing)
        finally:
            if playing is not None:
                playing.cancel()

    async def _hear_words(self, breath: _Breath, playing: asyncio.Task[None] | None) -> None:
        if self.failed is None:
            try:
                audio = breath.making.result()
                self._begin()
                self._on_audio(audio)
                if playing is not None:
                    await playing
            except VocalDeskError as error:
                log.warning("The voice failed: %s %s", error, error.detail)
                self.failed = error
        self._begin()
        if breath.words is not None:
            self.heard.append(breath.words)

    async def _hear_filler(
        self, making: asyncio.Task[Audio], playing: asyncio.Task[None] | None
    ) -> None:
        if playing is None:
            return  # a voice that fails is told of with the first words of the reply
        self.filled = True
        self._on_filler(making.result())
        with suppress(VocalDeskError):
            await playing


def _with_pause(audio: Audio, seconds: float) -> Audio:
    if not seconds or not len(audio.samples):
        return audio
    pause = Audio.silence(seconds, audio.sample_rate).samples
    return Audio(np.concatenate([pause, audio.samples]), audio.sample_rate)
