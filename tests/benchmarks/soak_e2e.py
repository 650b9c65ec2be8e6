"""Spoken bookings in a row, each through a real window, a microphone and a loudspeaker.

    python -m tests.benchmarks.soak_e2e --seed 1 --count 20

Date, time, person, words and voices follow from the seed. A sentence that was not understood is
said again, as people do; a booking that nobody asked for, or none at all, is a failure. The
screen after each last reply is kept in `artifacts`.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from speech_kit import SpeechKit
from spoken_booking import book_by_voice
from window_rig import lacking

ARTIFACTS = Path(__file__).resolve().parents[2] / "artifacts"


def main() -> int:
    """Book as often as asked for and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20)
    wanted = parser.parse_args()
    if reason := lacking():
        print(f"Spoken bookings need more than there is: {reason}.")
        return 1
    latencies: list[float] = []
    right = wrong = failed = repeats = 0
    with tempfile.TemporaryDirectory() as folder, SpeechKit(Path(folder)) as kit:
        for seed in range(wanted.seed, wanted.seed + wanted.count):
            picture = ARTIFACTS / f"soak-e2e-{seed}.png"
            try:
                outcome = book_by_voice(seed, kit, picture=picture)
            except (TimeoutError, RuntimeError) as error:
                failed += 1
                print(f"seed {seed}: {error}", flush=True)
                continue
            account = outcome.account
            latencies += account.latencies
            repeats += account.repeats
            wrong += outcome.wrong
            failed += bool(outcome.faults)
            right += not outcome.faults
            wish = f"{outcome.wish.start:%a %d %b %H:%M}, {outcome.wish.name}"
            came = (
                f"{'booked' if account.booked else 'NOT BOOKED'} in {len(account.latencies)} turns"
            )
            print(f"seed {seed}: {wish}: {came}, {account.repeats} said again", flush=True)
            for fault in outcome.faults:
                print(fault, flush=True)
    print(
        f"{wanted.count} rounds from seed {wanted.seed}: {right} right, {wrong} wrong bookings, "
        f"{failed} failed, {repeats} sentences said again"
    )
    if len(latencies) > 1:
        cuts = statistics.quantiles(latencies, n=20, method="inclusive")
        print(
            f"key released to first sound: p50 {statistics.median(latencies):.2f} s, "
            f"p95 {cuts[-1]:.2f} s over {len(latencies)} replies"
        )
    return 1 if failed or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
