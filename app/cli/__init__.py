"""The command line: `vocal-desk` and its subcommands.

Exit codes: 0 done (a conversation that booked nothing included), 1 the program could not do its
work (a model or a library is missing), 2 what was asked for can't be used
(an unknown option or zone, a file that can't be read or written), 130 interrupted.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app import __version__
from app.domain.errors import InputError, VocalDeskError
from app.system.at_login import AT_LOGIN
from app.system.logs import set_up_logging
from app.system.paths import Paths
from app.system.running_window import ask, say

log = logging.getLogger(__name__)

EPILOG = """exit codes:
  0    done; also when a conversation booked nothing
  1    the program could not do its work
  2    what was asked for can't be used
  130  interrupted
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `vocal-desk`; returns its exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    parser = _parser()
    if not _only_opens_window(given):
        _add_commands(parser)
    options = parser.parse_args(given)
    state: Path | None = getattr(options, "state", None)
    try:
        set_up_logging(Paths.of(state).log)
        code: int = options.run(options)
    except InputError as error:
        return _complain(error, 2)
    except VocalDeskError as error:
        return _complain(error, 1)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output is gone (`| head`): nothing is left to say, and nobody to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:
        log.exception("The command failed unexpectedly")
        print(
            "Something went wrong inside the program. The log says more: "
            "vocal-desk doctor names its place.",
            file=sys.stderr,
        )
        return 1
    return code


def _complain(error: VocalDeskError, code: int) -> int:
    log.warning("%s %s", error, error.detail)
    print(error, file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vocal-desk",
        description="Book an appointment by talking. Without a subcommand, the window opens.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"vocal-desk {__version__}")
    parser.add_argument(
        "--say",
        metavar="SENTENCE",
        help="hand a sentence to the window, as if it were typed there; opens it where none is",
    )
    parser.add_argument(
        AT_LOGIN,
        action="store_true",
        help="how the system starts it at login: in the tray, where that is chosen",
    )
    parser.set_defaults(run=_open_window)
    return parser


def _only_opens_window(given: Sequence[str]) -> bool:
    return not given or (given[0] == "--say" and len(given) == 2)


def _add_commands(parser: argparse.ArgumentParser) -> None:
    """Add the subcommands. What they import, the window need not wait for."""
    from app import talk  # noqa: PLC0415
    from app.cli import (  # noqa: PLC0415
        bookings,
        bookkeeping,
        converse,
        history,
        sandbox,
        speech,
        understand,
    )

    commands = parser.add_subparsers(title="subcommands", metavar="COMMAND")
    converse.add_command(commands)
    understand.add_command(commands)
    speech.add_commands(commands)
    sandbox.add_command(commands)
    bookings.add_commands(commands)
    history.add_command(commands)
    bookkeeping.add_commands(commands)
    talking = commands.add_parser(talk.NAME, help=talk.HELP, description=talk.DESCRIPTION)
    talk.add_arguments(talking).set_defaults(run=talk.run)


def _open_window(options: argparse.Namespace) -> int:
    # Importing makes no garbage. The window has a collector of its own, which takes over.
    gc.disable()
    sentence = ""
    if options.say is not None:
        request = say(options.say)
        if ask(Paths.for_user().state, request):
            return 0
        sentence = request.text
    # Qt is imported only where a window is wanted: the other commands run without it.
    from app.cli.window import open_window  # noqa: PLC0415

    return open_window(say=sentence, at_login=options.at_login)
