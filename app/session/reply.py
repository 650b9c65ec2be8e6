"""Speaks one reply sentence by sentence: the next is made while one is heard."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from app.domain.audio import Audio
from app.domain.dialogue import Spoken
from app.domain.errors import VocalDeskError
from app.language.ear import for_ear, sentences
from app.language.forms import Language
from app.session.ports import AudioSink, Synthesiser

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Voice:
    """What a reply is spoken with. `enabled` is asked before each reply."""

    synthesiser: Synthesiser
    sink: AudioSink
    enabled: Callable[[], bool] = lambda: True


class SpokenReply:
    """One reply on its way to the ear.

    `add` takes words for the eye and queues them, worded for the ear; `finish` returns when all
    were heard. `begun`, `ended` and `heard` tell how far it came. Without a voice, words count as
    heard at once. When the voice fails, `failed` holds why, and the rest is only shown.

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
        self._queue: asyncio.Queue[tuple[Spoken, asyncio.Task[Audio]] | None] = asyncio.Queue()
        self._player: asyncio.Task[None] | None = None
        self._making: list[asyncio.Task[Audio]] = []
        self._filler: asyncio.Task[Audio] | None = None
        self.filled = False
        self.begun = False
        self.ended = False
        self.heard: list[Spoken] = []
        self.failed: VocalDeskError | None = None

    def add(self, text: str, role: Literal["agent", "program"] = "agent") -> None:
        """Queue words of the agent, or of the program itself. The first ones begin the reply."""
        for sentence in sentences(text, self._language):
            words = Spoken(role, sentence)
            if self._voice is None or self.failed:
                self._begin()
                self.heard.append(words)
                continue
            self._speak(self._voice, words)

    def fill(self, text: str) -> None:
        """Speak `text` while the reply is waited for; not where there are words already."""
        if self._voice is not None and not self._making:
            self._filler = self._speak(self._voice, Spoken("program", text))

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
        for task in (*self._making, self._player):
            if task is not None:
                task.cancel()
        if self._voice is not None:
            self._voice.sink.stop()

    def _speak(self, voice: Voice, words: Spoken) -> asyncio.Task[Audio]:
        # Made one after the other by the synthesiser's own worker, in this order.
        task = asyncio.create_task(
            voice.synthesiser.synthesise(for_ear(words.text, self._language))
        )
        self._making.append(task)
        self._queue.put_nowait((words, task))
        if self._player is None:
            self._player = asyncio.create_task(self._play(voice))
        return task

    def _begin(self) -> None:
        if not self.begun:
            self.begun = True
            self._on_begin()

    async def _play(self, voice: Voice) -> None:
        while (item := await self._queue.get()) is not None:
            words, making = item
            if making is self._filler:
                await self._play_filler(voice, making)
                continue
            if self.failed is None:
                try:
                    audio = await making
                    self._begin()
                    self._on_audio(audio)
                    await voice.sink.play(audio)
                except VocalDeskError as error:
                    log.warning("The voice failed: %s %s", error, error.detail)
                    self.failed = error
            self._begin()
            self.heard.append(words)

    async def _play_filler(self, voice: Voice, making: asyncio.Task[Audio]) -> None:
        await asyncio.wait((making,))
        if making.cancelled() or making.exception() is not None:
            return  # dropped; a voice that fails is told of with the first words of the reply
        self.filled = True
        self._on_filler(making.result())
        with suppress(VocalDeskError):
            await voice.sink.play(making.result())
