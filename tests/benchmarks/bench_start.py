"""How soon the window can be used, beside a bare window of Qt, and the memory it holds at rest.

    python -m tests.benchmarks.bench_start [--json FILE] [--rounds N]

Both are processes of their own, started in turn on the same virtual screen; the time runs from the
start of the process until the first paint is over and the loop takes events. Models load behind it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from window_rig import CHECKOUT, WindowRig, lacking

MOST = 2.0
"""So many times what a bare window needs."""

_SCRIPT = CHECKOUT / "tests" / "benchmarks" / "started_window.py"


def start(rig: WindowRig, kind: str) -> tuple[float, float]:
    """Start a window; return the milliseconds until it could be used, and its megabytes."""
    environment = {**rig.environment, "PYTHONPATH": str(CHECKOUT)}
    # An installed program has its bytecode beside it.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.monotonic()
    answer = subprocess.run(
        [sys.executable, str(_SCRIPT), kind],
        cwd=CHECKOUT,
        env=environment,
        stdout=subprocess.PIPE,
        timeout=120,
        check=True,
    )
    told = json.loads(answer.stdout.splitlines()[-1])
    return (told["at"] - began) * 1000, told["mb"]


def main() -> int:
    """Measure, print and write the figures; 1 where the window takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--rounds", type=int, default=11)
    wanted = parser.parse_args()
    if reason := lacking():
        print(f"The window needs more than there is: {reason}.")
        return 1
    took: dict[str, list[float]] = {"bare": [], "window": []}
    memory: dict[str, float] = {}
    with WindowRig() as rig:
        for kind in took:  # whatever is read for the first time
            start(rig, kind)
        for _ in range(wanted.rounds):
            for kind, times in took.items():
                ms, memory[kind] = start(rig, kind)
                times.append(ms)
        _, memory["loaded"] = start(rig, "loaded")
    figures: dict[str, object] = {}
    for kind, times in took.items():
        cuts = statistics.quantiles(times, n=20, method="inclusive")
        figures[f"{kind}_ms"] = {
            "p50": round(statistics.median(times), 1),
            "p95": round(cuts[-1], 1),
        }
    ratio = statistics.median(took["window"]) / statistics.median(took["bare"])
    figures |= {"ratio": round(ratio, 2), "held": ratio <= MOST}
    figures |= {"window_mb": memory["window"], "loaded_mb": memory["loaded"]}
    for name, value in figures.items():
        print(f"{name:12}", value)
    if wanted.json is not None:
        wanted.json.write_text(json.dumps(figures), encoding="utf-8")
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
