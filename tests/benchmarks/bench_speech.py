"""How fast and how well it hears and speaks, beside faster-whisper's own way.

    python -m tests.benchmarks.bench_speech [--json FILE] [--picture FILE.svg] [--count N]

Recordings of people and sentences in four voices are said in real time into the program's own
microphone, tail and recogniser; the key comes up 100 ms after the last word (0 and 300 ms for a
third of them). After each utterance faster-whisper's `transcribe` gets the sound up to that
moment, with the same model, language and threads.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import random
import resource
import shutil
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from first_audio import first_audio, three_sentence_replies
from sound_server import TOOLS, SoundServer
from speech_hearing import Case, accuracy, hear, partials, quantiles, rows
from speech_picture import latency_picture
from speech_replies import answers, questions
from speech_robustness import CHANNELS
from speech_robustness import measure as by_channel
from speech_utterances import Utterance, people, spoken
from stop_delay import stop_delays

from app.build import open_program
from app.speech.recogniser import WhisperRecogniser, default_threads
from app.speech.synthesiser import PiperSynthesiser
from app.storage.secrets import MemorySecrets

RELEASE = 0.1
_IDLE = 20.0  # seconds in which the loaded models are left alone
_STOPS = 20
_SPOILT = 24  # utterances that go through each channel


def say(text: str = "") -> None:
    """Print a line at once: it takes many minutes until the last one."""
    print(text, flush=True)


async def measure(count: int, seed: int) -> dict[str, Any]:
    """Measure everything; `count` bounds the utterances of the first part."""
    program = open_program(secrets=MemorySecrets())
    ears, voice = program.models.path("whisper-base"), program.models.path("piper-en-us-joe")
    piper = PiperSynthesiser(lambda: voice)
    try:
        said = [*people(), *await spoken(piper)]
        asked = await spoken(piper, questions(datetime.now(UTC).date(), 40))
    finally:
        await piper.close()
    random.Random(seed).shuffle(said)  # noqa: S311
    said = said[:count]
    found: dict[str, Any] = {"machine": machine(), "seed": seed}
    found |= hearing(await hear(said, release=RELEASE, model=ears, progress=say))
    found["releases"] = await other_releases(said[: max(1, len(said) // 3)], ears)
    found["answers"] = await answering(asked)
    found["first_audio"] = await speaking(voice)
    found["cost"] |= await at_rest(ears, voice)
    found["barge_in"] = await barging_in()
    say(f"by channel, {_SPOILT} utterances each")
    found["channels"] = await by_channel(said[:_SPOILT], seed, [*CHANNELS])
    return found


def hearing(cases: Sequence[Case]) -> dict[str, Any]:
    """Print and return what was measured of hearing."""
    voices = {case.utterance.voice for case in cases}
    say(f"{len(cases)} utterances in {len(voices)} kinds of voices, release after 100 ms")
    table = rows(cases)
    for way, row in table.items():
        say(
            f"  {way:10} release to words p50 {row['p50']:6.0f}  p95 {row['p95']:6.0f} ms"
            f"   word errors {row['wer']:5.1f} %   exact {row['exact']:3.0f}"
            f"   CPU {row['cpu']:.2f} s a second of sound"
        )
    ours = table["ours"]
    for way in ("beam 1", "defaults"):
        theirs = table[way]
        say(
            f"  against {way}: {theirs['p50'] / ours['p50']:.1f} times sooner at the median,"
            f" {theirs['p95'] / ours['p95']:.1f} at p95"
        )
    humans = [case for case in cases if case.utterance.voice == "people"]
    for way in table:
        rate, exact = accuracy(humans, way)
        say(f"  people, {way:9} {exact} of {len(humans)} exact, word errors {rate:.1f} %")
    lags, every, changed = partials(cases)
    p50, p95 = quantiles(lags)
    say(
        f"  words shown while speaking: {p50:.0f} ms (p95 {p95:.0f}) after they end, new ones"
        f" every {1000 * every:.0f} ms, {100 * changed:.1f} % of them changed later"
    )
    return {
        "hearing": table,
        "partials": {"lag_p50": p50, "lag_p95": p95, "every": every, "changed": changed},
        "cost": {"ours": ours["cpu"], "beam 1": table["beam 1"]["cpu"]},
    }


async def other_releases(said: Sequence[Utterance], ears: Path) -> dict[str, tuple[float, float]]:
    """Measure with the key coming up at once, and late."""
    found = {}
    for release in (0.0, 0.3):
        cases = await hear(said, release=release, model=ears, baselines=())
        found[str(release)] = quantiles([case.ways["ours"].ms for case in cases])
        p50, p95 = found[str(release)]
        say(
            f"release after {1000 * release:.0f} ms, {len(cases)} utterances:"
            f" p50 {p50:.0f}, p95 {p95:.0f} ms"
        )
    return found


async def answering(asked: Sequence[Utterance]) -> dict[str, Any]:
    """Measure whole spoken turns with a tool call in each."""
    measured = [each for each in await answers(asked, release=RELEASE, quiet=2.0) if each.tools]
    say(f"{len(measured)} of {len(asked)} spoken questions with a tool call, from the release")
    stages = {
        "tail over": [each.recorded for each in measured],
        "words written down": [each.written for each in measured],
        "answer worded": [each.worded for each in measured],
        "first sound": [each.audible for each in measured],
    }
    found = {name: quantiles(values) for name, values in stages.items()}
    for name, (p50, p95) in found.items():
        say(f"  {name:20} p50 {p50:6.0f}  p95 {p95:6.0f} ms")
    return {name: {"p50": p50, "p95": p95} for name, (p50, p95) in found.items()}


async def speaking(voice: Path) -> dict[str, float]:
    """Measure when replies of three sentences begin to be heard."""
    replies = list(three_sentence_replies(30))
    measured = await first_audio(lambda: PiperSynthesiser(lambda: voice), replies)
    found: dict[str, float] = {}
    say(f"{len(measured)} replies of three sentences, until there is something to hear")
    for way in ("ours", "ahead", "sentence", "reply"):
        p50, p95 = quantiles([getattr(each, way) for each in measured])
        found |= {f"{way}_p50": p50, f"{way}_p95": p95}
        say(f"  {way:10} p50 {p50:6.0f}  p95 {p95:6.0f} ms")
    sooner = quantiles([each.reply / each.ours for each in measured])[0]
    say(f"  {sooner:.1f} times sooner than the whole reply, at the median")
    return found | {"sooner": sooner}


async def at_rest(ears: Path, voice: Path) -> dict[str, float]:
    """Measure the CPU of loaded models that nobody uses."""
    recogniser, synthesiser = WhisperRecogniser(lambda: ears), PiperSynthesiser(lambda: voice)
    await recogniser.warm_up()
    await synthesiser.warm_up()
    cpu, began = time.process_time(), time.perf_counter()
    await asyncio.sleep(_IDLE)
    share = (time.process_time() - cpu) / (time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    await recogniser.close()
    await synthesiser.close()
    say(f"models loaded and left alone: {100 * share:.2f} % of a core; {peak:.0f} MB at the peak")
    return {"idle": share, "peak_mb": peak}


async def barging_in() -> tuple[float, float] | None:
    """Measure how long a virtual loudspeaker is heard after the key went down."""
    if not all(shutil.which(tool) for tool in TOOLS):
        say("no virtual loudspeaker here: the end of a reply was not measured")
        return None
    server = SoundServer()
    server.start()
    before = dict(os.environ)
    os.environ.update(server.environment)
    try:
        server.add_loudspeaker("speaker")
        server.choose(loudspeaker="speaker")
        found = quantiles(await stop_delays(server, "speaker", _STOPS))
    finally:
        os.environ.clear()
        os.environ.update(before)
        server.stop()
    say(f"{_STOPS} replies cut in on, to the last sound: p50 {found[0]:.0f}, p95 {found[1]:.0f} ms")
    return found


def machine() -> str:
    """Return what it was measured on."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = info.read_text(encoding="utf-8").splitlines()
        cpu = next((line.split(":")[1].strip() for line in lines if "model name" in line), cpu)
    return f"{os.cpu_count()} cores, {cpu}, {platform.system()}, {default_threads()} threads"


def main() -> int:
    """Measure, print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--picture", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    say(machine())
    found = asyncio.run(measure(wanted.count, wanted.seed))
    if wanted.json is not None:
        wanted.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    if wanted.picture is not None:
        wanted.picture.write_text(latency_picture(found), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
