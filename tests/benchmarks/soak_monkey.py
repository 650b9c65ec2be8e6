"""A monkey at the real window: keys, clicks, sound, devices, network and kills, all at random.

    python -m tests.benchmarks.soak_monkey --seed 1 --count 30

`--count` is in minutes, and each begins at a desk of its own, with the next seed. What the monkey
does follows from the seed, but for how far it comes in a minute. Now and then the program is killed
or ended, and has to come back with all it had. Afterwards everything is plugged in again, and it
must answer what is typed and said, listen only when it should, and close as ever.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from monkey import Monkey, MonkeyRound
from monkey_desk import MonkeyRig
from window_rig import lacking

ARTIFACTS = Path(__file__).resolve().parents[2] / "artifacts"


def main() -> int:
    """Play as long as asked for and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=30, help="minutes")
    parser.add_argument("--seconds", type=float, default=60.0, help="of each round")
    wanted = parser.parse_args()
    if reason := lacking():
        print(f"A monkey at the window needs more than there is: {reason}.")
        return 1
    rounds = [play(seed, wanted.seconds) for seed in range(wanted.seed, wanted.seed + wanted.count)]
    failed = sum(bool(each.faults) for each in rounds)
    print(
        f"{wanted.count} rounds of {wanted.seconds:g} s from seed {wanted.seed}: "
        f"{sum(len(each.done) for each in rounds)} actions, "
        f"{sum(each.drafts for each in rounds)} drafts, "
        f"{sum(each.writes for each in rounds)} writes, "
        f"{sum(each.endings for each in rounds)} times ended and started again, "
        f"longest turn {max((each.longest_ms for each in rounds), default=0)} ms, {failed} failed"
    )
    return 1 if failed else 0


def play(seed: int, seconds: float) -> MonkeyRound:
    """Let the monkey of one seed play; what it did is kept in `artifacts`."""
    ARTIFACTS.mkdir(exist_ok=True)
    log = ARTIFACTS / f"soak-monkey-{seed}.txt"
    with MonkeyRig() as rig, log.open("w", encoding="utf-8") as file:

        def tell(line: str) -> None:
            file.write(line + "\n")
            file.flush()

        found = Monkey(rig, seed, tell, picture=log.with_suffix(".png")).play(seconds)
        file.write("\n".join(("", *found.faults, "", rig.output())))
    print(
        f"seed {seed}: {len(found.done)} actions, {found.drafts} drafts, {found.writes} writes, "
        f"{found.endings} times ended, "
        f"{found.settings} settings changed, {found.opened} opened, "
        f"longest turn {found.longest_ms} ms: "
        f"{'; '.join(fault.splitlines()[0] for fault in found.faults) or 'fine'} ({log})",
        flush=True,
    )
    return found


if __name__ == "__main__":
    sys.exit(main())
