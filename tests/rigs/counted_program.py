"""Runs the program as `python -m app` does, and tells at its end what it still holds.

    python counted_program.py REPORT.json

The report is written when the program's own code has ended and nothing but the interpreter's
shutdown is left: `threads` of Python that still run, and the `files` that are still open, devices
and shared memory included.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def open_files() -> set[str]:
    """Return what the process has open: paths, and memory that is shared with other processes."""
    links = set()
    for entry in Path("/proc/self/fd").iterdir():
        try:
            links.add(str(entry.readlink()))
        except OSError:  # the descriptor of the listing itself
            continue
    return links


def main() -> int:
    """Run the program and return its exit code."""
    report = Path(sys.argv[1])
    sys.path[0] = str(CHECKOUT)  # as `python -m` has it there
    from app.cli import main as run

    before = open_files()
    code = run([])
    threads = [each.name for each in threading.enumerate() if each is not threading.main_thread()]
    report.write_text(
        json.dumps({"threads": threads, "files": sorted(open_files() - before)}), encoding="utf-8"
    )
    return code


if __name__ == "__main__":
    sys.exit(main())
