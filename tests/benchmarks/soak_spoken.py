"""The scripted users speak: their words go out as speech and come in through the recogniser.

    python -m tests.benchmarks.soak_spoken --seed 1 --count 100

Hand-written users, callers of the shared dialogues and seeded ones take turns, in four voices, of
Piper and of espeak-ng. What the program mishears is put right as people do: said again, spelled,
at last typed on the details card. No booking may be made that nobody wanted.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from dialogue_desk import Verdict, converse
from dialogue_generator import generate
from dialogue_goal import Scenario
from dialogue_scenarios import hand_written
from dialogue_shared import shared_users
from dialogue_speech import VOICES, Speaker
from soak_dialogues import report

from app.build import make_recogniser, make_synthesiser, open_program
from app.storage.secrets import MemorySecrets


def speakers(seed: int, count: int) -> list[Scenario]:
    """Return so many users who speak, from number `seed` on."""
    written = [one for one in hand_written() if not one.typed]
    shared = shared_users()
    users = []
    for number in range(seed, seed + count):
        place, kind = divmod(number, 3)
        user = (
            written[place % len(written)],
            shared[place * 7 % len(shared)],
            generate(number),
        )[kind]
        voice = VOICES[(number + place) % len(VOICES)]
        users.append(replace(user, name=f"{number} {user.name}, {voice}", voice=voice))
    return users


async def hold(users: list[Scenario], *, show: bool) -> list[Verdict]:
    """Hold the conversations one after the other, and show each once it has ended."""
    verdicts = []
    with tempfile.TemporaryDirectory() as folder:
        program = open_program(Path(folder), secrets=MemorySecrets())
    recogniser, piper = make_recogniser(program), make_synthesiser(program)
    speaker = Speaker(recogniser, piper)
    try:
        for user in users:
            speaker.voice = user.voice
            with tempfile.TemporaryDirectory() as state:
                verdicts.append(await converse(user, Path(state), speaker))
            if show:
                print(verdicts[-1], flush=True)
    finally:
        await recogniser.close()
        await piper.close()
    return verdicts


def main() -> int:
    """Hold as many conversations as asked for and print what they came to, by voice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--show", type=int, default=20, help="most that are printed")
    parser.add_argument("--all", action="store_true", help="print every one as it ends")
    wanted = parser.parse_args()
    logging.disable(logging.ERROR)
    users = speakers(wanted.seed, wanted.count)
    verdicts = asyncio.run(hold(users, show=wanted.all))
    by_voice = defaultdict(list)
    for user, verdict in zip(users, verdicts, strict=True):
        by_voice[user.voice].append(verdict)
    wrong = report(verdicts, printed=wanted.show)
    for voice, ones in sorted(by_voice.items()):
        right = sum(verdict.right for verdict in ones)
        typed = sum(bool(verdict.cards) for verdict in ones)
        print(f"{voice}: right {right} of {len(ones)}, typed on the card {typed}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
