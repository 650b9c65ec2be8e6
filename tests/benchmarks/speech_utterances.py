"""What is said in the benchmarks of hearing: recordings of people, and sentences in four voices."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from speech_kit import ESPEAK, PIPER, espeak

from app.audio.resample import resample
from app.audio.wav import read_wav
from app.domain.audio import SPEECH_RATE, Audio
from app.speech.synthesiser import PiperSynthesiser
from app.speech.voice_activity import speech_end

DATA = Path(__file__).parents[1] / "data"
VOICES = (PIPER, *ESPEAK)
_BREATH = 0.4  # seconds of silence before somebody speaks

SENTENCES = tuple((DATA / "sentences.txt").read_text(encoding="utf-8").splitlines())
"""Sentences of people who make, move and cancel appointments, our own."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said, at `SPEECH_RATE`. `end` is the second at which the last word ends."""

    name: str
    voice: str
    text: str
    audio: Audio
    end: float


def people() -> list[Utterance]:
    """Return the recordings of people."""
    folder = DATA / "people"
    rows = map(json.loads, (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        _utterance(row["file"], "people", row["transcript"], read_wav(folder / row["file"]))
        for row in rows
    ]


async def spoken(piper: PiperSynthesiser, sentences: Sequence[str] = SENTENCES) -> list[Utterance]:
    """Return sentences, each in the next one of the four voices."""
    found = []
    for number, sentence in enumerate(sentences):
        voice = VOICES[number % len(VOICES)]
        if voice == PIPER:
            audio = await piper.synthesise(sentence)
        else:
            audio = await asyncio.to_thread(espeak, sentence, voice)
        breath = Audio.silence(_BREATH, audio.sample_rate).samples
        whole = Audio(np.concatenate([breath, audio.samples, breath]), audio.sample_rate)
        found.append(_utterance(f"{voice}-{number}", voice, sentence, whole))
    return found


def word_errors(reference: str, hypothesis: str) -> tuple[int, int]:
    """Return the edits between two texts and the words of the first.

    Words are compared in lower case without punctuation, numbers digit by digit.
    """
    wanted, found = _words(reference), _words(hypothesis)
    row = list(range(len(found) + 1))
    for i, word in enumerate(wanted, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(found, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1], len(wanted)


def is_exact(reference: str, hypothesis: str) -> bool:
    """Whether all letters and digits came through, however they are joined or written."""
    return "".join(_words(reference)) == "".join(_words(hypothesis))


_DIGITS = {
    word: str(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {"oh": "0"}
_TENS = {
    word: str(number)
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        1,
    )
} | {"twentieth": "20", "thirtieth": "30"}


def _words(text: str) -> list[str]:
    """Return the words, every digit one of its own: "twenty three" and "23" are 2 and 3.

    A word in capitals is spelled: "MARK" is m a r k, as "M-A-R-K" is.
    """
    spelled = re.sub(r"\b[A-Z]{2,}\b", lambda word: " ".join(word[0]), text)
    split = re.sub(r"(?<=[A-Z])(?=\d)", " ", spelled)
    bare = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", split.lower().replace("-", " ").replace("'", ""))
    words: list[str] = []
    tens = ""
    for word in re.findall(r"[^\W\d_]+|\d+", bare):
        if word in _TENS:
            words += [*tens] + (["0"] if tens else [])
            tens = _TENS[word]
            continue
        number = _DIGITS.get(word) or _ORDINALS.get(word) or (word if word.isdigit() else "")
        if tens:
            words.append(tens)
            if not (len(number) == 1 and number != "0" and not word.isdigit()):
                words.append("0")
            tens = ""
        words += [*number] if number else [word]
    if tens:
        words += [tens, "0"]
    return words


def _utterance(name: str, voice: str, text: str, audio: Audio) -> Utterance:
    at_rate = resample(audio, SPEECH_RATE)
    end = speech_end(at_rate) or at_rate.seconds
    return Utterance(name, voice, text, at_rate, end)
