"""Writes down what was said, with Whisper on this computer."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from app.domain.audio import SPEECH_RATE, Audio
from app.domain.errors import ModelError
from app.speech.plausibility import Hypothesis, is_invented, is_loop, without_loop
from app.speech.pyav import stand_in_for_pyav
from app.speech.voice_activity import SpeechSpan, VoiceActivity, speech_seconds
from app.speech.worker import ModelWorker

if TYPE_CHECKING:
    from faster_whisper import WhisperModel
    from faster_whisper.tokenizer import Tokenizer

log = logging.getLogger(__name__)

SHORTEST_SPEECH = 0.18
"""Seconds of speech below which nothing is recognised: a "two" has 0.22, a short tap 0.14."""

_CONTEXT = SPEECH_RATE // 2  # of real sound kept on each side: less costs first consonants
_FULL_WINDOW = 3000  # frames: the 30 seconds that Whisper was trained on
_SHORT_WINDOW = 1500
_MARGIN = 200  # frames of silence that the short window must leave after the speech
_LONGEST_PIECE = 26 * SPEECH_RATE
_MOST_TOKENS = 448  # Whisper's context


class WhisperRecogniser:
    """Turns an utterance into text; the same sound always gives the same text.

    A gate for voice activity comes first: without speech there is no text, whatever Whisper would
    make of the noise. The speech with some real sound around it is encoded in a window of 15
    seconds where it fits, else in the 30 seconds of Whisper, and decoded greedily. `locate`
    returns the model's folder or raises `ModelError`; it is asked when the model is first needed.
    """

    def __init__(
        self, locate: Callable[[], Path], *, language: str = "en", threads: int | None = None
    ) -> None:
        self._voice_activity = VoiceActivity()
        self._worker = ModelWorker(
            "recogniser", lambda: _Whisper(locate(), language, threads or default_threads())
        )

    async def warm_up(self) -> None:
        """Load the model and run it once, so that the first utterance doesn't wait for that.

        Raises `ModelError`.
        """
        await self._worker.use(self._rehearse)

    async def transcribe(self, audio: Audio) -> str:
        """Return what is said in `audio`, "" when nothing is.

        `audio` is at `SPEECH_RATE` and of any length. Raises `ModelError`.
        """
        return await self._worker.use(lambda whisper: self._transcribe(whisper, audio))

    async def renew(self) -> None:
        """Use from now on what `locate` returns now."""
        await self._worker.renew()

    async def close(self) -> None:
        """Release the model and end its thread."""
        await self._worker.close()

    def _rehearse(self, whisper: _Whisper) -> None:
        self._voice_activity.speech_spans(Audio.silence(1.0))
        whisper.write_down(Audio.silence(1.0).samples)

    def _transcribe(self, whisper: _Whisper, audio: Audio) -> str:
        sound = Audio(_sane(audio.samples), audio.sample_rate)
        spans = self._voice_activity.speech_spans(sound)
        if speech_seconds(spans) < SHORTEST_SPEECH:
            return ""
        texts = []
        for group in pieces(spans):
            start = max(0, group[0].start - _CONTEXT)
            hypothesis = whisper.write_down(sound.samples[start : group[-1].end + _CONTEXT])
            if is_invented(hypothesis, speech_seconds(group)):
                log.info("dropped an implausible text: %s", hypothesis)
            else:
                texts.append(hypothesis.text)
        return " ".join(texts)


def default_threads() -> int:
    """Return how many threads to recognise with: Whisper base gains nothing from over four."""
    return max(1, min(4, os.cpu_count() or 1))


def pieces(spans: Sequence[SpeechSpan]) -> Iterator[tuple[SpeechSpan, ...]]:
    """Group spans of speech so that each group fits into one window of 30 seconds."""
    group: list[SpeechSpan] = []
    for span in spans:
        if group and span.end - group[0].start > _LONGEST_PIECE:
            yield tuple(group)
            group = []
        group.append(span)
    if group:
        yield tuple(group)


def _sane(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the samples without NaN, infinities and direct current, within full scale."""
    finite = np.nan_to_num(samples, nan=0.0, posinf=1.0, neginf=-1.0).astype(np.float32)
    if len(finite):
        finite -= finite.mean()
    return np.clip(finite, -1.0, 1.0)


class _Whisper:
    """Whisper's encoder and decoder, used piece by piece. Lives on the worker's thread."""

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

    def write_down(self, samples: NDArray[np.float32]) -> Hypothesis:
        """Recognise up to 30 seconds, a second time with the full window when the text loops."""
        features = self._model.feature_extractor(samples)[:, :-1]
        first = _SHORT_WINDOW if features.shape[1] + _MARGIN <= _SHORT_WINDOW else _FULL_WINDOW
        most = 24 + 16 * len(samples) // SPEECH_RATE
        hypothesis = self._decode(features, first, most)
        if is_loop(hypothesis) and first < _FULL_WINDOW:
            hypothesis = self._decode(features, _FULL_WINDOW, most)
        if hypothesis.ran_out:
            log.info("cut a loop: %s", hypothesis)
            text = without_loop(hypothesis.text)
            hypothesis = Hypothesis(text, hypothesis.log_probability, hypothesis.no_speech)
        return hypothesis

    def _decode(self, features: NDArray[np.float32], window: int, most: int) -> Hypothesis:
        """Encode in a window of so many frames and decode greedily to `most` tokens."""
        frames = features[:, :window]
        # Padded with the spectrogram's own floor, as if silence had been recorded: with zeros,
        # which are louder than that, Whisper base gets 89 of 109 recordings right instead of 92.
        padded = np.pad(
            frames,
            ((0, 0), (0, window - frames.shape[1])),
            constant_values=float(features.min()),
        )
        result = self._model.model.generate(
            self._model.encode(padded),
            [self._prompt],
            beam_size=1,
            max_length=min(_MOST_TOKENS, len(self._prompt) + most),
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
            ran_out=len(tokens) >= most,
        )
