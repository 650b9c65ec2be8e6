"""Serves the sandbox on loopback, for `vocal-desk sandbox` and other programs."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from app.domain.errors import SetupError

LOOPBACK = "127.0.0.1"


async def serve(
    app: Starlette, *, port: int = 0, on_ready: Callable[[int], None] = lambda _: None
) -> None:
    """Serve on loopback until the task is cancelled, or the process is told to stop.

    Port 0 takes a free one; `on_ready` is told which, once connections are accepted. Raises
    SetupError when the port can't be had.
    """
    try:
        listener = socket.create_server((LOOPBACK, port))
    except (OSError, OverflowError) as error:
        raise SetupError(
            f"The sandbox can't use port {port}.",
            advice="Choose another port, or 0 for any that is free.",
            detail=str(error),
        ) from error
    with listener:
        # Accepting starts in the kernel with `create_server`: whoever connects now is served.
        on_ready(listener.getsockname()[1])
        server = uvicorn.Server(
            uvicorn.Config(app, lifespan="off", ws="none", log_config=None, access_log=False)
        )
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            await asyncio.shield(serving)
        except asyncio.CancelledError:
            server.should_exit = True
            server.force_exit = True
            await serving
            raise
