"""`vocal-desk sandbox`: the sandbox calendar as a Cal.com look-alike on loopback."""

from __future__ import annotations

import argparse
import asyncio
import sys

from app.build import choose, make_sandbox, open_program
from app.cli.arguments import Commands, add_state


def add_command(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = commands.add_parser(
        "sandbox",
        help="serve the sandbox calendar on this computer",
        description="Serves the sandbox calendar with Cal.com's API v2 on 127.0.0.1 until "
        "interrupted, with its limit of 120 requests in a minute. No key is needed unless "
        "--key names one.",
    )
    parser.add_argument("--port", type=int, default=8765, metavar="N", help="0 takes a free one")
    parser.add_argument("--time-zone", metavar="IANA", help="the host's zone")
    parser.add_argument(
        "--key", metavar="KEY", help="accept this key alone, and ask for it where Cal.com does"
    )
    parser.add_argument(
        "--webhooks-anywhere",
        action="store_true",
        help="send webhooks to other computers too",
    )
    parser.add_argument(
        "--control",
        action="store_true",
        help="serve /control/faults, which breaks answers on demand, for tests of a client",
    )
    add_state(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    # The web server is imported here alone: no other command needs it.
    from app.scheduling.sandbox.limits import RateLimit  # noqa: PLC0415
    from app.scheduling.sandbox.server import LOOPBACK, serve  # noqa: PLC0415

    def announce(port: int) -> None:
        print(
            f"The sandbox calendar answers at http://{LOOPBACK}:{port}/v2 (Ctrl+C ends it).",
            file=sys.stderr,
            flush=True,
        )

    program = open_program(options.state)
    choices = choose(program, time_zone=options.time_zone)
    app, close = make_sandbox(
        program.paths.state,
        clock=choices.clock,
        time_zone=choices.time_zone,
        key=options.key,
        rate_limit=RateLimit(),
        outbox=program.paths.state / "outbox",
        webhooks_anywhere=options.webhooks_anywhere,
        control=options.control,
    )
    try:
        asyncio.run(serve(app, port=options.port, on_ready=announce))
    finally:
        close()
    return 0
