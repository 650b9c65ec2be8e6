"""Speaks sentences with a Piper voice on this computer."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from app.domain.audio import Audio
from app.domain.errors import ModelError
from app.speech.worker import ModelWorker

if TYPE_CHECKING:
    from piper import PiperVoice

_LONGEST_PIECE = 300  # characters made in one go: bounds memory, and the wait before cancelling
_SEED = 1
_VOLUME = 0.8  # headroom: Piper scales every sentence to full scale
_PAUSE = 0.15  # seconds of silence between two sentences


class PiperSynthesiser:
    """Turns text into speech at the voice's own rate (22,050 Hz for medium voices).

    Piper varies rhythm and timbre at random, as its configuration asks for. The random numbers
    start from a fixed seed, so the same sequence of sentences sounds the same in every run.
    `locate` returns the voice's folder or raises `ModelError`; `rate` how fast to speak, 1.0
    being the voice's own pace.
    """

    def __init__(
        self,
        locate: Callable[[], Path],
        *,
        rate: Callable[[], float] = lambda: 1.0,
        threads: int = 2,
    ) -> None:
        self._rate = rate
        self._worker = ModelWorker("synthesiser", lambda: _load(locate(), threads))

    async def warm_up(self) -> None:
        """Load the voice and speak once, unheard. Raises `ModelError`."""
        await self._worker.use(partial(_say, text="Ready.", rate=1.0))

    async def synthesise(self, sentence: str) -> Audio:
        """Return the whole text as one sound, empty when there is nothing to pronounce."""
        # Piece by piece, so that a reply nobody waits for any more can be left between two.
        rate = self._rate()
        parts = [
            audio
            for piece in speakable_pieces(sentence)
            for audio in await self._worker.use(partial(_say, text=piece, rate=rate))
        ]
        if not parts:
            hertz = await self._worker.use(lambda voice: voice.config.sample_rate)
            return Audio(np.zeros(0, dtype=np.float32), hertz)
        hertz = parts[0].sample_rate
        pause = Audio.silence(_PAUSE, hertz).samples
        samples = parts[0].samples
        if len(parts) > 1:
            rest = [piece for part in parts[1:] for piece in (pause, part.samples)]
            samples = np.concatenate([samples, *rest])
        return Audio(samples, hertz)

    async def renew(self) -> None:
        """Use from now on what `locate` returns now."""
        await self._worker.renew()

    async def close(self) -> None:
        """Release the voice and end its thread."""
        await self._worker.close()


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


def _load(folder: Path, threads: int) -> PiperVoice:
    """Load a voice with a fixed seed; the seed only counts for sessions made after it is set."""
    import onnxruntime  # type: ignore[import-untyped]  # noqa: PLC0415
    from piper import PiperConfig, PiperVoice  # noqa: PLC0415

    try:
        config = PiperConfig.from_dict(
            json.loads((folder / "voice.onnx.json").read_text(encoding="utf-8"))
        )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 4
        onnxruntime.set_seed(_SEED)
        session = onnxruntime.InferenceSession(
            str(folder / "voice.onnx"), sess_options=options, providers=["CPUExecutionProvider"]
        )
        return PiperVoice(session=session, config=config)
    except Exception as error:  # onnxruntime raises what it likes
        raise ModelError(
            "The voice could not be started.",
            advice="Run: vocal-desk models verify",
            detail=f"{folder}: {error!r}",
        ) from error


def _say(voice: PiperVoice, text: str, rate: float) -> list[Audio]:
    from piper import SynthesisConfig  # noqa: PLC0415

    config = SynthesisConfig(length_scale=voice.config.length_scale / rate, volume=_VOLUME)
    return [
        Audio(_mono(chunk.audio_float_array), chunk.sample_rate)
        for chunk in voice.synthesize(text, config)
    ]


def _mono(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.ascontiguousarray(samples, dtype=np.float32).reshape(-1)
