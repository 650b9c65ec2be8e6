"""Serves the sandbox on loopback, for `vocal-desk sandbox` and other programs."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from app.domain.errors import SetupError
from app.scheduling.sandbox.faults import CLOSE_CONNECTION

LOOPBACK = "127.0.0.1"
_HIGHEST_PORT = 65_535


async def serve(
    app: Starlette, *, port: int = 0, on_ready: Callable[[int], None] = lambda _: None
) -> None:
    """Serve on loopback until the task is cancelled, or the process is told to stop.

    Port 0 takes a free one; `on_ready` is told which, once connections are accepted. Raises
    SetupError when the port can't be had.
    """
    with _listening(port) as listener:
        # The kernel accepts from `listen` on: whoever connects now is served.
        on_ready(listener.getsockname()[1])
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                http=_Connection,
                lifespan="off",
                ws="none",
                log_config=None,
                access_log=False,
            )
        )
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            await asyncio.shield(serving)
        except asyncio.CancelledError:
            server.should_exit = True
            server.force_exit = True
            await serving
            raise


class _Connection(H11Protocol):
    """A connection that the app can close in the middle of an answer."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        app = self.app

        async def with_connection(scope: Scope, receive: Receive, send: Send) -> None:
            extensions = {**scope.get("extensions", {}), CLOSE_CONNECTION: transport.close}
            await app({**scope, "extensions": extensions}, receive, send)

        self.app = with_connection


def _listening(port: int) -> socket.socket:
    if not 0 <= port <= _HIGHEST_PORT:
        raise _no_port(port, "there is no such port")
    # asyncio sends small answers at once only on sockets that name TCP, which those made by
    # `socket.create_server` do not; each answer would wait 40 ms for an acknowledgement.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere it would let two programs share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise _no_port(port, str(error)) from error
    return listener


def _no_port(port: int, detail: str) -> SetupError:
    return SetupError(
        f"The sandbox can't use port {port}.",
        advice="Choose another port, or 0 for any that is free.",
        detail=detail,
    )
