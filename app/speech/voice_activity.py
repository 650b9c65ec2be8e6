"""Finds where somebody speaks, with the Silero model that comes with faster-whisper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.audio import SPEECH_RATE, Audio
from app.speech.pyav import stand_in_for_pyav


@dataclass(frozen=True, slots=True)
class SpeechSpan:
    """A stretch of speech; `start` and `end` are samples at `SPEECH_RATE`, `end` excluded."""

    start: int
    end: int

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return (self.end - self.start) / SPEECH_RATE


class VoiceActivity:
    """Tells speech from silence and noise.

    Silero rates each 32 ms between 0 and 1: speech begins at `threshold` and ends where the rating
    stays 0.15 below it for 100 ms. Spans of less than `shortest` seconds are dropped, and a span
    of more than `longest` seconds is parted, at a pause if it has one.
    """

    def __init__(
        self, *, threshold: float = 0.5, shortest: float = 0.05, longest: float = 26.0
    ) -> None:
        self._threshold = threshold
        self._shortest = shortest
        self._longest = longest

    def speech_spans(self, audio: Audio) -> tuple[SpeechSpan, ...]:
        """Return the stretches of speech in `audio`, which must be at `SPEECH_RATE`."""
        stand_in_for_pyav()
        from faster_whisper.vad import VadOptions, get_speech_timestamps  # noqa: PLC0415

        if audio.sample_rate != SPEECH_RATE:
            raise ValueError(f"expected {SPEECH_RATE} Hz, not {audio.sample_rate}")
        if not len(audio.samples):
            return ()
        options = VadOptions(
            threshold=self._threshold,
            min_speech_duration_ms=round(self._shortest * 1000),
            max_speech_duration_s=self._longest,
            min_silence_duration_ms=100,
            speech_pad_ms=0,
        )
        return tuple(
            SpeechSpan(int(span["start"]), min(int(span["end"]), len(audio.samples)))
            for span in get_speech_timestamps(audio.samples, options)
        )


def speech_seconds(spans: Sequence[SpeechSpan]) -> float:
    """Return how many seconds of speech the spans hold together."""
    return sum(span.seconds for span in spans)
