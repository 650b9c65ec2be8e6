"""Starts and ends the program over and over, and looks for what it leaves behind.

    python -m tests.benchmarks.soak_start --seed 1 --count 50

It is ended by the window's button, SIGTERM and SIGINT in turn: while it warms up, when it is
ready, while it listens and while it speaks; the seed shuffles their order. No process, thread, open
file or device and no temporary file may be left, and no file in the person's folders but the
known ones.
"""

from __future__ import annotations

import argparse
import random
import sys
import time

from program_endings import ENDINGS, start_and_end
from window_rig import WindowRig, lacking


def main() -> int:
    """Start and end as often as asked for and print what was left."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=50)
    wanted = parser.parse_args()
    if reason := lacking():
        print(f"Starting and ending need more than there is: {reason}.")
        return 1
    luck = random.Random(wanted.seed)  # noqa: S311 - a repeatable play, no secret
    failed = 0
    with WindowRig() as rig:
        for number in range(wanted.count):
            if number % len(ENDINGS) == 0:
                order = luck.sample(ENDINGS, len(ENDINGS))
            ending = order[number % len(ENDINGS)]
            began = time.monotonic()
            try:
                faults = start_and_end(rig, ending)
            except (TimeoutError, RuntimeError) as error:
                faults = [str(error)]
                rig.kill_program()
            took = time.monotonic() - began
            print(
                f"{number + 1}. {ending}: {'; '.join(faults) or 'clean'} ({took:.1f} s)", flush=True
            )
            failed += bool(faults)
    print(f"{wanted.count} rounds from seed {wanted.seed}: {failed} left something behind")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
