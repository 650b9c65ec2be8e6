"""`vocal-desk talk`: push-to-talk as a command, for a desktop's own keyboard shortcuts.

It stands apart from the other commands because it has to be quick: the person is about to speak.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from app.domain.errors import SetupError
from app.system.paths import Paths
from app.system.running_window import TALK_COMMANDS, Request, ask

NAME = "talk"
HELP = "press, release or toggle push-to-talk in the window that is open"
DESCRIPTION = """Bind these to a key in your desktop's keyboard settings.

press    the talk key goes down (again: nothing happens)
release  the talk key comes up; within a quarter of a second, listening goes on
toggle   begins to listen, or ends that: for desktops that know no release of a key
stop     stops listening, thinking and speaking, as Escape does"""


def main(arguments: Sequence[str]) -> int:
    """Run `vocal-desk talk` with the arguments after `talk`; returns the exit code."""
    options = add_arguments(
        argparse.ArgumentParser(
            prog=f"vocal-desk {NAME}",
            description=DESCRIPTION,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
    ).parse_args(arguments)
    try:
        return run(options)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1


def add_arguments(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Add what `talk` takes to `parser` and return it."""
    parser.add_argument("command", metavar="COMMAND", choices=TALK_COMMANDS, help="see above")
    return parser


def run(options: argparse.Namespace) -> int:
    """Hand the command to the window. Raises SetupError where none is open."""
    if not ask(Paths.for_user().state, Request("talk", options.command)):
        raise SetupError("Vocal Desk is not open.", advice="Open it first: vocal-desk")
    return 0
