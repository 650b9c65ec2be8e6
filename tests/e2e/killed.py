"""Holds the demonstration and dies by SIGKILL at a named point of the write."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

import app.build.calendars
from app.build import choose, open_program
from app.cli.converse import Demonstration, hold
from app.storage.secrets import MemorySecrets
from app.system.clock import parse_now, stopped_clock
from app.system.time_zone import zone

COMMITTED = "server.committed"  # the sandbox has the booking, its answer has not left it

Message = MutableMapping[str, Any]


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def dies_after_commit(app: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    async def dying(
        scope: Message,
        receive: Callable[[], Awaitable[Message]],
        send: Callable[[Message], Awaitable[None]],
    ) -> None:
        async def answer(message: Message) -> None:
            if scope["method"] == "POST" and scope["path"].endswith("/bookings"):
                die()
            await send(message)

        await app(scope, receive, answer)

    return dying


def main(point: str, state: Path) -> None:
    program = open_program(state, secrets=MemorySecrets())
    demo = Demonstration.load(program.resources.resources / "demo")
    if point == COMMITTED:
        make = app.build.calendars.make_sandbox

        def make_dying(*args: Any, **kwargs: Any) -> Any:
            sandbox, close = make(*args, **kwargs)
            return dies_after_commit(sandbox), close

        app.build.calendars.make_sandbox = make_dying
    choices = choose(
        program,
        time_zone=demo.time_zone,
        clock=stopped_clock(parse_now(demo.now, zone(demo.time_zone))),
    )
    hold(
        program,
        choices,
        demo.turns,
        out=None,
        as_json=True,
        at_point=lambda name: die() if name == point else None,
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
