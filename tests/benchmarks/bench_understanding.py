"""How well people's words are understood: what is right, what is wrong, and how long it takes.

    python -m tests.benchmarks.bench_understanding --json FILE

Each part is a module of its own beside this one, which says what it measures and how.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import understanding_answers
import understanding_contacts
import understanding_dates
import understanding_german
import understanding_speed
import understanding_state

Figures = Mapping[str, object]

PARTS: Mapping[str, Callable[[], Figures]] = {
    "dates": understanding_dates.measure,
    "state": understanding_state.measure,
    "answers": understanding_answers.measure,
    "speed": understanding_speed.measure,
    "contacts": understanding_contacts.measure,
    "german": understanding_german.measure,
}
"""What is measured, under the names of the report. Figures may nest."""


def show(figures: Figures, indent: str = "") -> None:
    """Print figures for people, a line each."""
    for name, figure in figures.items():
        if isinstance(figure, Mapping) and "of" in figure:
            worded = f"{figure['percent']:6.2f} %  ({figure['held']} of {figure['of']})"
            print(f"{indent}{name:{max(32 - len(indent), 1)}} {worded}")
        elif isinstance(figure, Mapping):
            print(f"{indent}{name}")
            show(figure, indent + "  ")
        else:
            print(f"{indent}{name:{max(32 - len(indent), 1)}} {figure}")


def main() -> int:
    """Measure part by part, print and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    wanted = parser.parse_args()
    figures: dict[str, Figures] = {}
    for name, measure in PARTS.items():
        figures[name] = measure()
        show({name: figures[name]})
    if wanted.json is not None:
        wanted.json.write_text(json.dumps(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
