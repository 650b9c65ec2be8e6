"""Whisper's encoder and decoder, used piece by piece."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from app.domain.audio import SPEECH_RATE
from app.domain.errors import ModelError
from app.speech.plausibility import Hypothesis, is_loop, without_loop
from app.speech.pyav import stand_in_for_pyav

if TYPE_CHECKING:
    from faster_whisper import WhisperModel
    from faster_whisper.tokenizer import Tokenizer

log = logging.getLogger(__name__)

_FULL_WINDOW = 3000  # frames of 10 ms: the 30 seconds that Whisper was trained on
_WINDOWS = ((300, 800), (600, 1000), (1000, 1200), (1300, 1500))
"""How many frames fit into a shorter window, and how many it has.

What is left is silence, which Whisper needs to know that the speech is over: with less of it, it
goes on. The windows were chosen on recordings of people and four synthetic voices.
"""

_GLANCE_WINDOW = 600  # frames: words that are shown for a moment may cost less
_GLANCE_MARGIN = 200

_CONTEXT_TOKENS = 448
_UNSURE = -0.35  # mean logarithm of the tokens' probabilities below which two beams are tried
_BEAMS = 2


class Whisper:
    """A loaded model. To be used from one thread, its worker's.

    `folder` holds it; `language` counts for models that know several. Raises `ModelError`.
    """

    def __init__(self, folder: Path, language: str, threads: int) -> None:
        stand_in_for_pyav()
        from faster_whisper import WhisperModel  # noqa: PLC0415
        from faster_whisper.tokenizer import Tokenizer  # noqa: PLC0415
        from faster_whisper.transcribe import get_suppressed_tokens  # noqa: PLC0415

        try:
            self._model: WhisperModel = WhisperModel(
                str(folder), device="cpu", compute_type="int8", cpu_threads=threads
            )
            multilingual = self._model.model.is_multilingual
            self._tokenizer: Tokenizer = Tokenizer(
                self._model.hf_tokenizer,
                multilingual,
                task="transcribe",
                language=language if multilingual else "en",
            )
        except Exception as error:  # CTranslate2 and tokenizers raise what they like
            raise ModelError(
                "The speech recogniser could not be started.",
                advice="Run: vocal-desk models verify",
                detail=f"{folder}: {error!r}",
            ) from error
        self._suppressed: Any = get_suppressed_tokens(self._tokenizer, [-1])
        self._prompt: list[int] = [*self._tokenizer.sot_sequence, self._tokenizer.no_timestamps]

    def write_down(
        self,
        samples: NDArray[np.float32],
        wanted: Callable[[], bool] = lambda: True,
        *,
        at_a_glance: bool = False,
    ) -> Hypothesis | None:
        """Recognise up to 30 seconds, more thoroughly where the first try is loops or unsure.

        `samples` are at `SPEECH_RATE`, of any direct current. `at_a_glance` leaves it at the first
        try. Returns None where it turns out on the way that this is not `wanted` any more.
        """
        samples = np.clip(samples - np.float32(samples.mean(dtype=np.float64)), -1.0, 1.0)
        features = self._model.feature_extractor(samples)[:, :-1]
        length = features.shape[1]
        if at_a_glance:
            first = min(_FULL_WINDOW, max(_GLANCE_WINDOW, length + _GLANCE_MARGIN))
        else:
            first = next((window for most, window in _WINDOWS if length <= most), _FULL_WINDOW)
        most = 24 + 16 * len(samples) // SPEECH_RATE
        encoded = self._encode(features, first)
        if not wanted():
            return None
        hypothesis = self._decode(encoded, most)
        if at_a_glance:
            return hypothesis
        if is_loop(hypothesis) and first < _FULL_WINDOW:
            hypothesis = self._decode(self._encode(features, _FULL_WINDOW), most)
        elif hypothesis.log_probability < _UNSURE:
            # A second beam costs half as much time again and rights every tenth sentence of voices
            # that are hard to follow; where Whisper is sure, it changes hardly a word.
            hypothesis = self._decode(encoded, most, beams=_BEAMS)
        if hypothesis.ran_out:
            log.info("cut a loop: %s", hypothesis)
            text = without_loop(hypothesis.text)
            hypothesis = Hypothesis(text, hypothesis.log_probability, hypothesis.no_speech)
        return hypothesis

    def _encode(self, features: NDArray[np.float32], window: int) -> Any:
        """Encode a spectrogram in a window of so many frames."""
        frames = features[:, :window]
        # Padded with the spectrogram's own floor, as if silence had been recorded: with zeros,
        # which are louder than that, Whisper base gets 89 of 109 recordings right instead of 92.
        padded = np.pad(
            frames,
            ((0, 0), (0, window - frames.shape[1])),
            constant_values=float(features.min()),
        )
        return self._model.encode(padded)

    def _decode(self, encoded: Any, most: int, *, beams: int = 1) -> Hypothesis:
        """Decode up to `most` tokens: greedily, or with some `beams`."""
        result = self._model.model.generate(
            encoded,
            [self._prompt],
            beam_size=beams,
            # CTranslate2 writes at most half of it, and never more than is left for the text.
            max_length=min(_CONTEXT_TOKENS, 2 * most),
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=True,
            suppress_tokens=self._suppressed,
        )[0]
        tokens = result.sequences_ids[0]
        # Tokens from the end-of-text mark upwards are marks, not words.
        text = self._tokenizer.decode([t for t in tokens if t < self._tokenizer.eot])
        return Hypothesis(
            " ".join(text.split()),
            result.scores[0] * len(tokens) / (len(tokens) + 1),
            result.no_speech_prob,
            ran_out=len(tokens) >= min(most, _CONTEXT_TOKENS // 2),
        )
