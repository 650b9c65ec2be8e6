"""The sandbox over real HTTP, from a thread of its own, and an address that takes its webhooks."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Unpack

from app.scheduling.sandbox.app import SandboxOptions, create_app
from app.scheduling.sandbox.server import serve
from app.scheduling.sandbox.store import SANDBOX_DATABASE, SANDBOX_MIGRATIONS
from app.storage.database import open_database

Delivery = tuple[dict[str, str], bytes]
"""Headers, in lower case, and body."""


@contextlib.contextmanager
def sandbox_at(
    state: Path,
    clock: Callable[[], datetime],
    *,
    port: int = 0,
    **options: Unpack[SandboxOptions],
) -> Iterator[str]:
    """Serve the sandbox of a folder for as long as the context is open; yield its origin.

    `port` 0 takes any that is free.
    """
    ports: queue.Queue[int] = queue.Queue()
    stop: list[Callable[[], object]] = []
    connection = open_database(state / SANDBOX_DATABASE, SANDBOX_MIGRATIONS)
    app = create_app(connection, clock=clock, host_time_zone="Europe/Rome", **options)

    async def serve_it() -> None:
        task = asyncio.current_task()
        assert task is not None
        loop = asyncio.get_running_loop()
        stop.append(lambda: loop.call_soon_threadsafe(task.cancel))
        with contextlib.suppress(asyncio.CancelledError):
            await serve(app, port=port, on_ready=ports.put)

    def run() -> None:
        asyncio.run(serve_it())

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield f"http://127.0.0.1:{ports.get(timeout=20)}"
    finally:
        stop[0]()
        thread.join(20)
        connection.close()


@contextlib.contextmanager
def webhook_address() -> Iterator[tuple[str, queue.Queue[Delivery]]]:
    """Yield an address on this computer, and what is posted to it."""
    deliveries: queue.Queue[Delivery] = queue.Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(204)
            self.end_headers()
            deliveries.put(({name.lower(): value for name, value in self.headers.items()}, body))

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/hook", deliveries
        finally:
            server.shutdown()
            thread.join(20)
