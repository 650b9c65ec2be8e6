"""Speaks sentences with a Piper voice on this computer."""

from __future__ import annotations

import asyncio
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np

from app.domain.audio import Audio
from app.speech.levelling import Samples
from app.speech.piper_model import Making, PiperModel, Stopped
from app.speech.sentence_cache import SentenceCache
from app.speech.worker import ModelWorker

_LONGEST_PIECE = 300  # characters made in one go: bounds memory
_PAUSE = 0.25  # seconds of silence between two sentences of one text
_CACHE_BYTES = 24 * 2**20  # some five minutes of speech


class PiperSynthesiser:
    """Turns text into speech at the voice's own rate (22,050 Hz for medium voices).

    Every text is equally loud. One that was made lately is not made again, so it also sounds as
    it did. `locate` returns the voice's folder or raises `ModelError`; `rate` how fast to speak,
    1.0 being the voice's own pace.
    """

    def __init__(
        self,
        locate: Callable[[], Path],
        *,
        rate: Callable[[], float] = lambda: 1.0,
        threads: int = 2,
    ) -> None:
        self._rate = rate
        self._worker = ModelWorker("synthesiser", lambda: PiperModel(locate(), threads))
        self._voices = 0  # how often the voice was chosen
        self._cache = SentenceCache(_CACHE_BYTES)
        self._wanted = 0
        self._ahead: Making | None = None

    async def warm_up(self) -> None:
        """Load the voice and speak once, unheard. Raises `ModelError`."""
        await self._make("Ready.", Making())

    def is_ready(self, text: str) -> bool:
        """Whether a text need not be made any more."""
        return self._key(text) in self._cache

    async def synthesise(self, text: str) -> Audio:
        """Return the whole text as one sound, empty when there is nothing to pronounce.

        Cancelled, it leaves what it makes within some milliseconds.
        """
        if (kept := self._cache.get(self._key(text))) is not None:
            return kept
        if self._ahead is not None:
            self._ahead.stop()
        self._wanted += 1
        making = Making()
        try:
            return await self._make(text, making)
        except asyncio.CancelledError:
            making.stop()
            raise
        finally:
            self._wanted -= 1

    async def make_ahead(self, text: str) -> bool:
        """Make a text for later; False where it was left because another one is wanted now."""
        if self._wanted:
            return False
        if self.is_ready(text):
            return True
        self._ahead = making = Making()
        try:
            await self._make(text, making)
        except Stopped:
            return False
        except asyncio.CancelledError:
            making.stop()
            raise
        finally:
            self._ahead = None
        return True

    async def renew(self) -> None:
        """Use from now on what `locate` returns now."""
        await self._worker.renew()
        self._voices += 1
        self._cache.clear()

    async def close(self) -> None:
        """Release the voice and end its thread."""
        if self._ahead is not None:
            self._ahead.stop()
        await self._worker.close()

    def _key(self, text: str) -> tuple[int, float, str]:
        return self._voices, self._rate(), text

    async def _make(self, text: str, making: Making) -> Audio:
        key = self._key(text)
        rate = self._rate()
        hertz = await self._worker.use(lambda model: model.sample_rate)
        pause = Audio.silence(_PAUSE / rate, hertz).samples
        sounds: list[Samples] = []
        # Piece by piece, so that a long text keeps no other one waiting.
        for piece in speakable_pieces(text):
            for sound in await self._worker.use(
                partial(_say, text=piece, rate=rate, making=making)
            ):
                sounds += [pause, sound] if sounds else [sound]
        samples = np.concatenate(sounds) if sounds else np.zeros(0, dtype=np.float32)
        audio = Audio(samples, hertz)
        self._cache.put(key, audio)
        return audio


def speakable_pieces(text: str, longest: int = _LONGEST_PIECE) -> Iterator[str]:
    """Part a text into pieces to pronounce, leaving out those without a letter or digit.

    Pieces end at the end of a sentence; one that is longer than `longest` characters is parted at
    a comma, else at a space, else anywhere. Brackets go, since Piper reads "[[" as phonemes.
    """
    clean = "".join(
        " " if c in "[]" or c.isspace() or unicodedata.category(c).startswith("C") else c
        for c in text
    )
    for sentence in re.split(r"(?<=[.!?…])\s+", clean):
        rest = " ".join(sentence.split())
        while len(rest) > longest:
            cut = max(rest.rfind(", ", 0, longest), rest.rfind("; ", 0, longest)) + 1
            cut = cut or rest.rfind(" ", 0, longest)
            cut = cut if cut > 0 else longest
            piece, rest = rest[:cut], rest[cut:].lstrip()
            if _is_speakable(piece):
                yield piece
        if _is_speakable(rest):
            yield rest


def _is_speakable(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _say(model: PiperModel, text: str, rate: float, making: Making) -> list[Samples]:
    return model.say(text, rate, making)
