"""How long the window does not answer while the demonstration conversation is held in it.

    python -m tests.benchmarks.bench_window [--json FILE] [--rounds N]

The real program on a virtual screen with virtual sound; keys and speech come from outside. What the
program's own watchdog measured is read from its log: the turns of the event loop in milliseconds
from the first paint on, with the models being loaded, and where the slow ones were.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from pathlib import Path

from window_rig import CHECKOUT, WindowRig, lacking

from app.cli.converse import Demonstration

MOST_MS = 50.0
PAGES = ("ctrl+2", "ctrl+3", "ctrl+4", "ctrl+1")
"""The keys that open every page for the first time, and go back."""

_OPEN_SECONDS = 1.5
P99_MS = 16.0
_FIGURES = re.compile(r"event loop: (\{.*\})")
_SLOW = re.compile(r"the window did not answer for .*")


def hold_demonstration() -> tuple[dict[str, float], list[str]]:
    """Open the window, hold the conversation, close it; return the figures and the slow turns."""
    demonstration = Demonstration.load(CHECKOUT / "resources" / "demo")
    with WindowRig() as rig:
        rig.open_window()
        rig.wait_until_ready()
        before = len(_SLOW.findall(rig.output()))
        for turn in demonstration.turns:
            since = rig.ear.now
            rig.hold_and_say(Path(turn.value))
            rig.listen(since)
        opening = len(_SLOW.findall(rig.output()))
        for key in PAGES:
            rig.screen.tap(key)
            time.sleep(_OPEN_SECONDS)
        if (code := rig.close_window()) != 0:
            raise RuntimeError(f"exit code {code}: {rig.output()}")
        said = rig.output()
    if (found := _FIGURES.search(said)) is None:
        raise RuntimeError(f"the window told no figures: {said[-2000:]}")
    figures: dict[str, float] = json.loads(found[1])
    slow = _SLOW.findall(said)
    figures["over_in_conversation"] = opening - before
    figures["over_at_pages"] = len(slow) - opening
    return figures, slow


def main() -> int:
    """Measure, print and write the figures; 1 where a turn was too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    if reason := lacking():
        print(f"The window needs more than there is: {reason}.")
        return 1
    rounds = []
    for number in range(1, wanted.rounds + 1):
        figures, slow = hold_demonstration()
        rounds.append(figures)
        print(f"round {number}", "  ".join(f"{name} {value}" for name, value in figures.items()))
        for line in slow:
            print("   ", line)
    over = ("over_in_conversation", "over_at_pages")
    held = all(not any(each[name] for name in over) and each["p99"] < P99_MS for each in rounds)
    aim = f"talking and opening pages, no turn over {MOST_MS:.0f} ms, p99 under {P99_MS:.0f} ms"
    print(f"{aim}: {'yes' if held else 'NO'}")
    if wanted.json is not None:
        result = {"rounds": rounds, "held": held}
        wanted.json.write_text(json.dumps(result), encoding="utf-8")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
