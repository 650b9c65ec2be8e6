"""Minutes of silence, noise and crowds through the recogniser: not a word may come of them.

    python -m tests.benchmarks.soak_noise --seed 1 --count 10

`count` is how many minutes of sound, in utterances of 0.5 to 20 seconds, at -60 to -6 dBFS.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count as numbers
from pathlib import Path

from noises import Noise, noise

from app.build import make_recogniser, open_program
from app.speech.recogniser import WhisperRecogniser
from app.storage.secrets import MemorySecrets


@dataclass(frozen=True, slots=True)
class FalseWords:
    """What was written where nothing was said."""

    noise: Noise
    text: str

    def __str__(self) -> str:
        """Say what was written from what."""
        return f"{self.noise}: {self.text!r}"


def noises(seed: int, seconds: float) -> Iterator[Noise]:
    """Return the noises of a seed until they are `seconds` long together."""
    for number in numbers():
        if seconds <= 0:
            return
        made = noise(seed, number)
        seconds -= made.audio.seconds
        yield made


async def listen(recogniser: WhisperRecogniser, seed: int, seconds: float) -> list[FalseWords]:
    """Have noises written down; return those of which words came."""
    return [
        FalseWords(made, text)
        for made in noises(seed, seconds)
        if (text := await recogniser.transcribe(made.audio))
    ]


async def soak(seed: int, minutes: int) -> list[FalseWords]:
    """Listen for so many minutes with the program's own recogniser."""
    with tempfile.TemporaryDirectory() as folder:
        recogniser = make_recogniser(open_program(Path(folder), secrets=MemorySecrets()))
        try:
            return await listen(recogniser, seed, 60.0 * minutes)
        finally:
            await recogniser.close()


def main() -> int:
    """Listen for as long as asked for and print what was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10)
    wanted = parser.parse_args()
    logging.disable(logging.WARNING)
    begun = time.perf_counter()
    wrong = asyncio.run(soak(wanted.seed, wanted.count))
    words = sum(len(one.text.split()) for one in wrong)
    print(
        f"{wanted.count} minutes of noise with seed {wanted.seed}: {len(wrong)} utterances with "
        f"words, {60 * words / wanted.count:.0f} false words an hour; "
        f"heard in {time.perf_counter() - begun:.0f} s"
    )
    for one in wrong:
        print(one)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
