"""What people say is written down, always the same, and what nobody said is not."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.audio.wav import read_wav
from app.domain.audio import SPEECH_RATE, Audio
from app.domain.errors import ModelError
from app.speech.recogniser import WhisperRecogniser

ROOT = Path(__file__).parents[3]
RECORDINGS = ROOT / "tests" / "data" / "speech"
TRANSCRIPTS = {
    row["file"]: row["transcript"]
    for row in map(json.loads, (RECORDINGS / "transcripts.jsonl").read_text().splitlines())
}
NUMBERS = {
    **{"zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5"},
    **{"six": "6", "seven": "7", "eight": "8", "nine": "9", "first": "1", "sixty": "60"},
    **{"nineteen": "19", "twenty": "20", "thirtieth": "30"},
}


def characters(text: str) -> str:
    """Return letters and digits only, with number words as digits: "sixty nine" is 69."""
    cardinal = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", text.lower())
    words = [NUMBERS.get(w, w) for w in re.findall(r"[a-z]+|\d+", cardinal)]
    joined = re.sub(r"\b([2-9])0 ([1-9])\b", r"\1\2", " ".join(words))
    return joined.replace(" ", "")


@pytest.mark.parametrize("file", sorted(TRANSCRIPTS))
async def test_recordings_of_people_are_exactly_right(
    recogniser: WhisperRecogniser, file: str
) -> None:
    text = await recogniser.transcribe(read_wav(RECORDINGS / file))

    assert characters(text) == characters(TRANSCRIPTS[file])
    assert text == " ".join(text.split())


async def test_the_same_sound_gives_the_same_text(recogniser: WhisperRecogniser) -> None:
    audio = read_wav(RECORDINGS / "an4-an37-fejs-b.wav")

    texts = {await recogniser.transcribe(audio) for _ in range(3)}

    assert len(texts) == 1


async def test_a_second_recogniser_writes_the_same(
    recogniser: WhisperRecogniser, model_folder: Callable[[str], Path]
) -> None:
    audio = read_wav(RECORDINGS / "an4-cen8-fjam-b.wav")
    other = WhisperRecogniser(lambda: model_folder("whisper-base"))

    await other.warm_up()
    text = await other.transcribe(audio)
    await other.close()

    assert text == await recogniser.transcribe(audio)


def nobody_speaks() -> dict[str, NDArray[np.floating]]:
    """Return sounds without words, each at `SPEECH_RATE`."""
    rng = np.random.default_rng(7)
    room = rng.normal(0.0, 0.001, 2 * SPEECH_RATE)
    t = np.arange(len(room)) / SPEECH_RATE
    click = room.copy()
    click[9_000:9_030] += 0.8
    return {
        "silence": np.zeros(2 * SPEECH_RATE),
        "cough": room + 0.3 * rng.normal(0.0, 1.0, len(t)) * np.exp(-(((t - 0.6) / 0.06) ** 2)),
        "tap": read_wav(RECORDINGS / "an4-cen5-mjbh-b.wav").samples[20_000:21_600],
        "hiss": rng.normal(0.0, 0.1, 3 * SPEECH_RATE),
        "hum": 0.2 * np.sin(2 * np.pi * 50 * t) + 0.1 * np.sin(2 * np.pi * 150 * t),
        "click": click,
        "empty": np.zeros(0),
        "nan": np.full(SPEECH_RATE, np.nan),
    }


@pytest.mark.parametrize("name", sorted(nobody_speaks()))
async def test_where_nobody_speaks_there_are_no_words(
    recogniser: WhisperRecogniser, name: str
) -> None:
    audio = Audio(nobody_speaks()[name].astype(np.float32), SPEECH_RATE)

    assert await recogniser.transcribe(audio) == ""


async def test_a_quiet_loud_or_shifted_recording_is_still_understood(
    recogniser: WhisperRecogniser,
) -> None:
    samples = read_wav(RECORDINGS / "an4-cen1-mtxj-b.wav").samples
    broken = samples + 0.1
    broken[1_000:1_010] = np.nan
    loud = np.clip(samples * 20, -1, 1)

    for changed in (samples * 0.1, loud, broken):
        text = await recogniser.transcribe(Audio(changed.astype(np.float32), SPEECH_RATE))
        assert characters(text) == "johnson"


async def test_several_minutes_are_written_down_to_the_end(recogniser: WhisperRecogniser) -> None:
    files = ["an4-cen1-mtxj-b.wav", "an4-cen8-mmsh-b.wav", "an4-cen6-mmxg-b.wav"]
    pause = np.zeros(SPEECH_RATE, dtype=np.float32)
    parts = [s for name in files for s in (read_wav(RECORDINGS / name).samples, pause)]
    once = np.concatenate(parts)
    rounds = round(90 * SPEECH_RATE / len(once))

    text = characters(await recogniser.transcribe(Audio(np.tile(once, rounds), SPEECH_RATE)))

    assert text.count("johnson") >= rounds - 1
    assert text.endswith("15213")


async def test_closing_ends_the_thread(model_folder: Callable[[str], Path]) -> None:
    threads = set(threading.enumerate())
    whisper = WhisperRecogniser(lambda: model_folder("whisper-tiny-en"))
    await whisper.warm_up()
    assert "April" in await whisper.transcribe(read_wav(RECORDINGS / "an4-cen8-mmsh-b.wav"))

    await whisper.close()

    assert not {t for t in set(threading.enumerate()) - threads if t.name.startswith("recogniser")}


async def test_a_missing_model_is_told_and_looked_for_again(
    model_folder: Callable[[str], Path],
) -> None:
    places: list[Path] = []

    def locate() -> Path:
        if not places:
            raise ModelError('The speech model "Whisper base" is not on this computer.')
        return places[0]

    whisper = WhisperRecogniser(locate)
    with pytest.raises(ModelError, match="not on this computer"):
        await whisper.warm_up()
    places.append(model_folder("whisper-tiny-en"))
    await whisper.warm_up()
    await whisper.close()


async def test_files_that_are_no_model_are_told(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"not a model")
    whisper = WhisperRecogniser(lambda: tmp_path)

    with pytest.raises(ModelError, match="models verify"):
        await whisper.warm_up()

    await whisper.close()


def test_it_works_where_pyav_can_not_be_imported(model_folder: Callable[[str], Path]) -> None:
    program = f"""
import sys
sys.modules["av"] = None
import asyncio
from pathlib import Path
from app.audio.wav import read_wav
from app.speech.recogniser import WhisperRecogniser

async def main():
    whisper = WhisperRecogniser(lambda: Path({str(model_folder("whisper-tiny-en"))!r}))
    print(await whisper.transcribe(read_wav(Path({str(RECORDINGS / "an4-cen8-mmsh-b.wav")!r}))))
    await whisper.close()

asyncio.run(main())
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "HF_HUB_OFFLINE": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert characters(done.stdout) == "april301969"
