"""Measures hearing: from the key that is let go to the words, beside faster-whisper's own way."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from paced_sound import PacedSound
from speech_utterances import Utterance, is_exact, word_errors

from app.audio.microphone import Microphone
from app.domain.audio import SPEECH_RATE
from app.session.listening import Listening
from app.speech.pyav import stand_in_for_pyav
from app.speech.recogniser import WhisperRecogniser, default_threads
from app.speech.voice_activity import speech_end

BASELINES: dict[str, dict[str, Any]] = {"beam 1": {"beam_size": 1}, "defaults": {}}


@dataclass(slots=True)
class Heard:
    """What one way of hearing made of one utterance. Times in milliseconds."""

    text: str
    ms: float
    cpu_ms: float
    partials: list[tuple[float, str]] = field(default_factory=list)
    """Second since the utterance began, and the words shown then."""


@dataclass(slots=True)
class Case:
    """One utterance, and how everybody heard it. `words` are the ends of its words in seconds."""

    utterance: Utterance
    ways: dict[str, Heard] = field(default_factory=dict)
    words: list[tuple[str, float]] = field(default_factory=list)


async def hear(
    utterances: Sequence[Utterance],
    *,
    release: float,
    model: Path,
    baselines: Sequence[str] = tuple(BASELINES),
    progress: Callable[[str], None] = lambda _: None,
) -> list[Case]:
    """Let each be said in real time and the key come up `release` seconds after the last word.

    After each, faster-whisper's own `transcribe` gets what was recorded up to the release, with
    the same model, language and threads.
    """
    stand_in_for_pyav()
    from faster_whisper import WhisperModel

    theirs = WhisperModel(
        str(model), device="cpu", compute_type="int8", cpu_threads=default_threads()
    )
    sound = PacedSound()
    recogniser = WhisperRecogniser(lambda: model)
    await recogniser.warm_up()
    source = Microphone(sound, speech_ends=speech_end)
    listening = Listening(source, recogniser)
    await listening.settle()
    cases = []
    try:
        for number, utterance in enumerate(utterances, 1):
            case = Case(utterance)
            case.ways["ours"] = await _ours(listening, sound, utterance, release)
            until = round((utterance.end + release) * SPEECH_RATE)
            samples = utterance.audio.samples[:until]
            for name in baselines:
                case.ways[name] = await asyncio.to_thread(_theirs, theirs, samples, name)
            if baselines:
                case.words = await asyncio.to_thread(_word_ends, theirs, utterance)
            cases.append(case)
            if number % 20 == 0:
                progress(f"{number} of {len(utterances)}")
    finally:
        await listening.drop()
        await source.close()
        sound.end()
        await recogniser.close()
    return cases


async def _ours(
    listening: Listening, sound: PacedSound, utterance: Utterance, release: float
) -> Heard:
    partials: list[tuple[float, str]] = []
    shown: list[tuple[float, str]] = []
    cpu = time.process_time()
    await listening.start(
        continues=False, shown=lambda words: shown.append((time.perf_counter(), words))
    )
    began = await asyncio.to_thread(sound.speak, utterance.audio)
    await asyncio.sleep(began + utterance.end + release - time.perf_counter())
    released = time.perf_counter()
    text = await listening.write_down(listening.finish())
    ms = 1000 * (time.perf_counter() - released)
    partials = [(at - began, words) for at, words in shown]
    return Heard(text, ms, 1000 * (time.process_time() - cpu), partials)


def _theirs(model: Any, samples: np.ndarray[Any, Any], way: str) -> Heard:
    cpu, began = time.process_time(), time.perf_counter()
    segments, _ = model.transcribe(samples, language="en", **BASELINES[way])
    text = " ".join(segment.text.strip() for segment in segments)
    ms = 1000 * (time.perf_counter() - began)
    return Heard(text, ms, 1000 * (time.process_time() - cpu))


def _word_ends(model: Any, utterance: Utterance) -> list[tuple[str, float]]:
    """Return the words and where they end, by Whisper's attention over the whole recording."""
    segments, _ = model.transcribe(
        utterance.audio.samples, language="en", beam_size=1, word_timestamps=True
    )
    return [(bare(word.word), word.end) for segment in segments for word in segment.words]


def bare(word: str) -> str:
    """Return a word in lower case, without punctuation."""
    return "".join(re.findall(r"\w", word.casefold()))


def quantiles(values: Sequence[float]) -> tuple[float, float]:
    """Return the median and the 95th percentile."""
    return float(np.percentile(values, 50)), float(np.percentile(values, 95))


def accuracy(cases: Sequence[Case], way: str) -> tuple[float, int]:
    """Return the word error rate in percent, and how many came through exactly."""
    pairs = [(case.utterance.text, case.ways[way].text) for case in cases]
    errors = [word_errors(*pair) for pair in pairs]
    rate = 100 * sum(wrong for wrong, _ in errors) / sum(words for _, words in errors)
    return rate, sum(is_exact(*pair) for pair in pairs)


def partials(cases: Sequence[Case]) -> tuple[list[float], float, float]:
    """Return the lags in milliseconds, the seconds between looks, and the share that changed.

    A word's lag is from where it ends in the sound to when it was first shown. Only words that
    stand in the same place in the reference, which has the times, count for the lag.
    """
    lags, changed, shown_words, gaps = [], 0, 0, []
    for case in cases:
        final = [bare(word) for word in case.ways["ours"].text.split()]
        seen = 0
        before = None
        for at, text in case.ways["ours"].partials:
            words = [bare(word) for word in text.split()]
            for place in range(seen, len(words)):
                shown_words += 1
                changed += place >= len(final) or final[place] != words[place]
                if place < len(case.words) and case.words[place][0] == words[place]:
                    lags.append(1000 * (at - case.words[place][1]))
            seen = max(seen, len(words))
            if before is not None:
                gaps.append(at - before)
            before = at
    return lags, float(np.median(gaps)) if gaps else 0.0, changed / max(1, shown_words)


def rows(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Return the figures of every way."""
    found = {}
    seconds = sum(case.utterance.end for case in cases)
    for way in cases[0].ways:
        p50, p95 = quantiles([case.ways[way].ms for case in cases])
        rate, exact = accuracy(cases, way)
        cpu = sum(case.ways[way].cpu_ms for case in cases) / 1000 / seconds
        found[way] = {"p50": p50, "p95": p95, "wer": rate, "exact": exact, "cpu": cpu}
    return found
