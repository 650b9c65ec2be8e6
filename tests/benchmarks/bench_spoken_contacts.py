"""Dictated e-mail addresses, spoken by four voices and written down by the program's recogniser.

    python -m tests.benchmarks.bench_spoken_contacts --json FILE [--count 50] [--lines FILE]

An address is dictated once. Where it was not understood exactly, the person dictates once more, as
the program asks: letter by letter, or letter by letter in the spoken alphabet. Both ways are
measured, by voice and in two halves; `--lines` writes down what was heard.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "rigs"))

from address_grammar import NATO, SpokenAddress, addresses, domain_aloud
from speech_kit import ESPEAK, PIPER, SpeechKit
from understanding_contacts import HALVES, NOW
from understanding_data import Share, percent

from app.audio.wav import read_wav
from app.domain.dialogue import Known
from app.language.understanding import understand

VOICES = (PIPER, *ESPEAK)
SIGNS = {".": "dot", "_": "underscore", "-": "dash", "+": "plus"}
_SEED_ALOUD = 20


@dataclass(frozen=True, slots=True)
class Heard:
    """One dictation by one voice: what was written down of it, and the address that was read."""

    half: Share
    voice: str
    address: str
    turn: str
    said: str
    text: str
    read: str | None

    @property
    def exact(self) -> bool:
        """Whether every letter is right."""
        return self.read == self.address


def dictate(kit: SpeechKit, half: Share, count: int) -> list[Heard]:
    """Have addresses of one half dictated by every voice, and again where they were misheard."""
    words, seed = HALVES[half]
    heard = []
    for case in addresses(words, seed + _SEED_ALOUD, count, aloud=True):
        for voice in VOICES:
            first = _hear(kit, half, voice, case, "once", case.said, None)
            heard.append(first)
            for turn, said in _again(case.address).items():
                again = first
                if not first.exact:
                    again = _hear(kit, half, voice, case, turn, said, first.read)
                heard.append(Heard(half, voice, case.address, turn, said, again.text, again.read))
    return heard


def _hear(
    kit: SpeechKit,
    half: Share,
    voice: str,
    case: SpokenAddress,
    turn: str,
    said: str,
    before: str | None,
) -> Heard:
    text = kit.write_down(read_wav(kit.speak(said, voice)))
    known = Known(email=before)
    found = understand(text, now=NOW, time_zone="UTC", expecting="email", known=known).email
    read = found.value.lower() if found is not None else before
    return Heard(half, voice, case.address, turn, said, text, read)


def _again(address: str) -> Mapping[str, str]:
    """Return the second dictation, in either way."""
    local, _, domain = address.partition("@")
    spoken_domain = domain_aloud(domain)
    letters, alphabet = [], []
    for piece in re.findall(r"[a-z]|\d|[._+-]", local):
        letters.append(SIGNS.get(piece, piece.upper()))
        alphabet.append(SIGNS.get(piece) or NATO.get(piece, piece))
    return {
        "then by letters": f"{', '.join(letters)}, at {spoken_domain}.",
        "then by alphabet": f"{', '.join(alphabet)}, at {spoken_domain}.",
    }


def figures(heard: list[Heard]) -> Mapping[str, object]:
    """Return how many were exact, by half and voice: at once, and with a second dictation."""
    found: dict[str, dict[str, dict[str, object]]] = defaultdict(lambda: defaultdict(dict))
    turns = list(dict.fromkeys(each.turn for each in heard))
    for half in HALVES:
        for voice in (*VOICES, "all"):
            for turn in turns:
                found[half][voice][turn] = percent(
                    each.exact
                    for each in heard
                    if each.half == half and each.turn == turn and voice in {each.voice, "all"}
                )
    return found


def main() -> int:
    """Measure, print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--count", type=int, default=50, help="addresses in each half")
    parser.add_argument("--lines", type=Path, help="what was heard, a line each")
    wanted = parser.parse_args()
    heard: list[Heard] = []
    with tempfile.TemporaryDirectory() as folder, SpeechKit(Path(folder)) as kit:
        for half in HALVES:
            heard += dictate(kit, half, wanted.count)
    report = figures(heard)
    print(json.dumps(report, indent=2))
    if wanted.json is not None:
        wanted.json.write_text(json.dumps(report), encoding="utf-8")
    if wanted.lines is not None:
        lines = (json.dumps(asdict(each)) for each in heard)
        wanted.lines.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
