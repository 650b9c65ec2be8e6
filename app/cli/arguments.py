"""Options that several subcommands share, and how they are read."""

from __future__ import annotations

import argparse
from pathlib import Path

Commands = argparse._SubParsersAction
"""What subcommands are added to; argparse has no public name for it."""


def add_state(parser: argparse.ArgumentParser) -> None:
    """Add `--state DIR`."""
    parser.add_argument(
        "--state",
        type=Path,
        metavar="DIR",
        help="keep bookings, settings and logs under DIR instead of in your own folders",
    )


def add_json(parser: argparse.ArgumentParser, what: str) -> None:
    """Add `--json`, which prints `what`."""
    parser.add_argument("--json", action="store_true", help=what)
