"""How well people are understood in noise, from afar and over bad lines, against faster-whisper.

    python -m tests.benchmarks.speech_robustness --seed 1 --count 24

The same recordings of people, spoilt in each of the ways, go through the program's recogniser and
through faster-whisper's `transcribe` with its defaults, with the same model and language.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import random
import sys
import tempfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from noises import MAKERS, Samples
from speech_utterances import Utterance, is_exact, people, word_errors

from app.audio.resample import resample
from app.build import make_recogniser, open_program
from app.domain.audio import SPEECH_RATE, Audio
from app.speech.pyav import stand_in_for_pyav
from app.speech.recogniser import default_threads
from app.storage.secrets import MemorySecrets

Channel = Callable[[Samples, np.random.Generator], Samples]

_SPEAKING = 0.02  # of the peak: what is louder counts for the level of the speech
_REVERBERATION = 0.4  # seconds in which the sound in a room falls by 60 dB
_MU = 255.0


def _limited(samples: np.ndarray[Any, np.dtype[Any]]) -> Samples:
    limited: Samples = np.clip(samples, -1.0, 1.0).astype(np.float32)
    return limited


def _with_noise(kind: str, ratio: float) -> Channel:
    """Return what adds a noise, so many dB below the speech."""

    def add(samples: Samples, luck: np.random.Generator) -> Samples:
        spoken = samples[np.abs(samples) > _SPEAKING * np.abs(samples).max()]
        made = MAKERS[kind](len(samples), luck)
        scale = np.sqrt((spoken**2).mean() / (made**2).mean()) * 10 ** (-ratio / 20)
        return _limited(samples + scale * made)

    return add


def _far(samples: Samples, luck: np.random.Generator) -> Samples:
    """Put the speaker some metres away: the direct sound, and as much of the room's."""
    times = np.arange(round(1.2 * _REVERBERATION * SPEECH_RATE)) / SPEECH_RATE
    room = luck.standard_normal(len(times)) * 10 ** (-3 * times / _REVERBERATION)
    room[: SPEECH_RATE // 200] = 0.0  # the first wall answers after 5 ms
    room /= np.sqrt((room**2).sum())
    room[0] = 1.0
    size = len(samples) + len(room)
    heard = np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(room, size), size)
    return _limited(heard * (np.abs(samples).max() / np.abs(heard).max()))


def _clipped(samples: Samples, _luck: np.random.Generator) -> Samples:
    """Cut everything off above a tenth of the peak."""
    return _limited(samples * (10 / np.abs(samples).max())) * np.float32(0.9)


def _headset(samples: Samples, _luck: np.random.Generator) -> Samples:
    """Send the sound over a telephone line: 300 to 3400 Hz at 8 kHz, with 8 bits of mu-law."""
    spectrum = np.fft.rfft(samples)
    frequencies = np.fft.rfftfreq(len(samples), 1 / SPEECH_RATE)
    spectrum[(frequencies < 300) | (frequencies > 3_400)] = 0
    narrow = _limited(np.fft.irfft(spectrum, len(samples)))
    line = resample(Audio(narrow, SPEECH_RATE), 8_000).samples
    coded = np.sign(line) * np.log1p(_MU * np.abs(line)) / np.log1p(_MU)
    coded = np.round(coded * 127) / 127
    decoded = np.sign(coded) * np.expm1(np.abs(coded) * np.log1p(_MU)) / _MU
    return resample(Audio(_limited(decoded), 8_000), SPEECH_RATE).samples


CHANNELS: Final[dict[str, Channel]] = {
    "clean": lambda samples, _luck: samples,
    "babble, 20 dB": _with_noise("crowd", 20),
    "babble, 10 dB": _with_noise("crowd", 10),
    "fan, 20 dB": _with_noise("fan", 20),
    "fan, 10 dB": _with_noise("fan", 10),
    "hum, 10 dB": _with_noise("hum", 10),
    "far microphone": _far,
    "clipped": _clipped,
    "8 kHz headset": _headset,
}


@dataclass(slots=True)
class Tally:
    """What one way of hearing made of several utterances."""

    errors: int = 0
    words: int = 0
    exact: int = 0
    count: int = 0

    def add(self, wanted: str, heard: str) -> None:
        """Count one utterance."""
        errors, words = word_errors(wanted, heard)
        self.errors += errors
        self.words += words
        self.exact += is_exact(wanted, heard)
        self.count += 1

    def __str__(self) -> str:
        """Say it in a few words."""
        rate = 100 * self.errors / max(self.words, 1)
        return f"WER {rate:5.1f} %, exact {self.exact:2} of {self.count}"


async def measure(
    utterances: Sequence[Utterance], seed: int, channels: Sequence[str]
) -> dict[str, dict[str, str]]:
    """Print and return for each channel what both make of the utterances."""
    stand_in_for_pyav()
    from faster_whisper import WhisperModel

    with tempfile.TemporaryDirectory() as folder:
        program = open_program(Path(folder), secrets=MemorySecrets())
        model = program.models.path("whisper-base")
        recogniser = make_recogniser(program)
        await recogniser.warm_up()
    theirs = WhisperModel(
        str(model), device="cpu", compute_type="int8", cpu_threads=default_threads()
    )

    def plain(samples: Samples) -> str:
        segments, _ = theirs.transcribe(samples, language="en")
        return " ".join(segment.text.strip() for segment in segments)

    found = {}
    try:
        for channel in channels:
            ours, baseline = Tally(), Tally()
            for number, utterance in enumerate(utterances):
                luck = np.random.default_rng([seed, zlib.crc32(channel.encode()), number])
                sound = CHANNELS[channel](utterance.audio.samples, luck)
                ours.add(utterance.text, await recogniser.transcribe(Audio(sound, SPEECH_RATE)))
                baseline.add(utterance.text, await asyncio.to_thread(plain, sound))
            found[channel] = {"ours": str(ours), "faster-whisper": str(baseline)}
            print(f"{channel:16} ours {ours}; faster-whisper {baseline}", flush=True)
    finally:
        await recogniser.close()
    return found


def main() -> int:
    """Measure all channels, or the one that is named, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=24)
    parser.add_argument("--channel", choices=[*CHANNELS])
    wanted = parser.parse_args()
    logging.disable(logging.WARNING)
    chosen = random.Random(wanted.seed).sample(people(), wanted.count)  # noqa: S311 - repeatable
    asyncio.run(measure(chosen, wanted.seed, [wanted.channel] if wanted.channel else [*CHANNELS]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
