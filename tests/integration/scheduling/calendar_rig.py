"""A sandbox, a way to it that can be broken, and a calendar with its journal."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Unpack

import httpx
from starlette.applications import Starlette
from starlette.types import ASGIApp

from app.domain.booking import Booking, Slot
from app.domain.journal import IN_PROCESS, WriteState
from app.domain.proposal import BookingProposal, CancelProposal, RescheduleProposal
from app.scheduling.client import CalComClient
from app.scheduling.journaled import LOOK_UP_SECONDS, JournaledCalendar
from app.scheduling.sandbox.app import SANDBOX_EVENT_TYPE_ID, SandboxOptions, create_app
from app.scheduling.sandbox.server import serve
from app.scheduling.sandbox.store import SANDBOX_DATABASE, SANDBOX_MIGRATIONS
from app.storage.database import open_database
from app.storage.journal import SqliteJournal
from app.storage.main_database import MAIN_DATABASE, MAIN_MIGRATIONS

MONDAY = datetime(2026, 10, 12, 7, 0, tzinfo=UTC)
ROME = "Europe/Rome"
ADA = "ada@example.com"
TUESDAY = date(2026, 10, 13)
TUESDAY_TEN = datetime(2026, 10, 13, 8, 0, tzinfo=UTC)  # 10:00 in Rome


@dataclass
class TestClock:
    """A clock that stands still until it is moved."""

    __test__ = False
    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Naps:
    """Sleeps that take no time; what was slept is kept, and something may happen meanwhile."""

    slept: list[float] = field(default_factory=list)
    meanwhile: Callable[[], Awaitable[object]] | None = None

    async def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)
        if self.meanwhile is not None:
            happens, self.meanwhile = self.meanwhile, None
            await happens()


@contextlib.contextmanager
def sandbox_app(
    state: Path,
    clock: Callable[[], datetime],
    host_time_zone: str = ROME,
    **options: Unpack[SandboxOptions],
) -> Iterator[Starlette]:
    connection = open_database(state / SANDBOX_DATABASE, SANDBOX_MIGRATIONS)
    try:
        yield create_app(connection, clock=clock, host_time_zone=host_time_zone, **options)
    finally:
        connection.close()


@contextlib.contextmanager
def served_sandbox(
    state: Path, clock: Callable[[], datetime], host_time_zone: str = ROME
) -> Iterator[str]:
    """Serve the sandbox over HTTP from a thread of its own; yield its base URL."""
    ready = threading.Event()
    ports: list[int] = []
    stop: list[Callable[[], object]] = []

    async def run() -> None:
        task = asyncio.current_task()
        assert task is not None
        loop = asyncio.get_running_loop()
        stop.append(lambda: loop.call_soon_threadsafe(task.cancel))

        def announce(port: int) -> None:
            ports.append(port)
            ready.set()

        with (
            sandbox_app(state, clock, host_time_zone) as app,
            contextlib.suppress(asyncio.CancelledError),
        ):
            await serve(app, on_ready=announce)

    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    try:
        assert ready.wait(20)
        yield f"http://127.0.0.1:{ports[0]}/v2"
    finally:
        stop[0]()
        thread.join(20)


@contextlib.contextmanager
def journal_of(state: Path) -> Iterator[SqliteJournal]:
    connection = open_database(state / MAIN_DATABASE, MAIN_MIGRATIONS)
    try:
        yield SqliteJournal(connection)
    finally:
        connection.close()


def calendar_over(
    client: CalComClient,
    journal: SqliteJournal,
    *,
    clock: Callable[[], datetime],
    sleep: Callable[[float], Awaitable[None]] | None = None,
    look_up_seconds: Sequence[float] = LOOK_UP_SECONDS,
    at_point: Callable[[str], None] = lambda _: None,
    base_url: str = IN_PROCESS,
) -> JournaledCalendar:
    return JournaledCalendar(
        client,
        journal,
        name="sandbox",
        base_url=base_url,
        event_type=SANDBOX_EVENT_TYPE_ID,
        clock=clock,
        sleep=sleep or Naps(),
        look_up_seconds=look_up_seconds,
        at_point=at_point,
    )


def proposal(
    start: datetime = TUESDAY_TEN, *, duration: int = 30, email: str = ADA, notes: str = ""
) -> BookingProposal:
    slot = Slot(start=start, offered_as=start.isoformat())
    return BookingProposal(
        id="p1", slot=slot, duration=duration, name="Ada Byron", email=email, notes=notes
    )


def move(booking: Booking, start: datetime) -> RescheduleProposal:
    return RescheduleProposal("p2", booking, Slot(start, start.isoformat()))


def cancellation(booking: Booking) -> CancelProposal:
    return CancelProposal("p3", booking)


def bookings_in(state: Path) -> list[tuple[str, str, str]]:
    """Return uid, status and start of every booking the sandbox holds, the oldest first."""
    with contextlib.closing(sqlite3.connect(state / SANDBOX_DATABASE)) as connection:
        return connection.execute("SELECT uid, status, start FROM booking ORDER BY id").fetchall()


def needing_a_key_to_list(app: ASGIApp) -> ASGIApp:
    """Refuse the list of bookings to a caller without a key, as Cal.com does."""

    async def guarded(scope: Any, receive: Any, send: Any) -> None:
        names = {name for name, _ in scope["headers"]}
        is_list = scope["path"] == "/v2/bookings" and scope["method"] == "GET"
        if is_list and b"authorization" not in names:
            body = b'{"status":"error","error":{"code":"UnauthorizedException","message":"No"}}'
            await send({"type": "http.response.start", "status": 401, "headers": []})
            await send({"type": "http.response.body", "body": body})
            return
        await app(scope, receive, send)

    return guarded


class LossyTransport(httpx.AsyncBaseTransport):
    """Reaches an app in this process, and loses one write, before or after the app got it."""

    def __init__(self, app: ASGIApp) -> None:
        self._inner = httpx.ASGITransport(app, raise_app_exceptions=False)
        self.lose_before: Exception | None = None
        self.lose_after: Exception | None = None
        self.refuse_reads = False
        self.held_back: httpx.Request | None = None
        self.writes = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.method != "POST":
            if self.refuse_reads:
                raise httpx.ConnectError("no network")
            return await self._inner.handle_async_request(request)
        self.writes += 1
        if self.lose_before is not None:
            error, self.lose_before = self.lose_before, None
            self.held_back = request
            raise error
        response = await self._inner.handle_async_request(request)
        if self.lose_after is not None:
            error, self.lose_after = self.lose_after, None
            raise error
        return response

    async def deliver_late(self) -> None:
        """Let the app have the write that was lost before it got there."""
        assert self.held_back is not None
        await self._inner.handle_async_request(self.held_back)


class BrokenLink:
    """A relay between client and server that breaks the next write in a chosen way.

    `fault`: `before` (connection dropped, server never asked), `after` (server has answered, the
    answer is dropped), `half` (half of the answer), `html` (a proxy's 502 page after the server
    did its work).
    """

    def __init__(self, base_url: str) -> None:
        self._upstream = httpx.URL(base_url)
        self.fault: str | None = None
        self.base_url = ""

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[BrokenLink]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        self.base_url = f"http://127.0.0.1:{port}/v2"
        try:
            yield self
        finally:
            server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await _http_message(reader):
                fault = None
                if request.startswith(b"POST"):
                    fault, self.fault = self.fault, None
                if fault == "before":
                    break
                answer = await self._ask(request)
                if fault == "after":
                    break
                if fault == "half":
                    writer.write(answer[: len(answer) // 2])
                    await writer.drain()
                    break
                if fault == "html":
                    page = b"<html><h1>502 Bad Gateway</h1></html>"
                    head = f"HTTP/1.1 502 Bad Gateway\r\nContent-Length: {len(page)}\r\n\r\n"
                    answer = head.encode() + page
                writer.write(answer)
                await writer.drain()
        finally:
            writer.close()

    async def _ask(self, request: bytes) -> bytes:
        assert self._upstream.port is not None
        reader, writer = await asyncio.open_connection("127.0.0.1", self._upstream.port)
        try:
            writer.write(request)
            return await _http_message(reader)
        finally:
            writer.close()


async def _http_message(reader: asyncio.StreamReader) -> bytes:
    """Return one request or answer whole, or nothing at the end of the connection."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return b""
    length = 0
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
    return head + await reader.readexactly(length)


URL = "http://calendar.example/v2"
"""Where the calendar of a `LossyRig` is said to be."""


@dataclass
class LossyRig:
    """A calendar at the other end of a network that loses what the test wants lost."""

    state: Path
    clock: TestClock
    transport: LossyTransport
    naps: Naps
    journal: SqliteJournal
    calendar: JournaledCalendar

    def states(self) -> list[WriteState]:
        return [intent.state for intent in self.journal.all()]

    def standing(self) -> list[str]:
        return [start for _, status, start in bookings_in(self.state) if status == "accepted"]

    def at(self, url: str) -> JournaledCalendar:
        """Return the same calendar as one at another address."""
        client = CalComClient(base_url=url, key="cal_test", transport=self.transport)
        return calendar_over(client, self.journal, clock=self.clock, sleep=self.naps, base_url=url)

    @contextlib.contextmanager
    def offline(self) -> Iterator[None]:
        self.transport.refuse_reads = True
        self.transport.lose_before = httpx.ConnectError("no network")
        yield
        self.transport.refuse_reads = False
        self.transport.lose_before = None


@contextlib.contextmanager
def lossy_rig(
    state: Path, *, with_key: bool = True, base_url: str = IN_PROCESS
) -> Iterator[LossyRig]:
    clock, naps = TestClock(), Naps()
    with sandbox_app(state, clock) as app, journal_of(state) as journal:
        transport = LossyTransport(app if with_key else needing_a_key_to_list(app))
        client = CalComClient(
            base_url=URL, key="cal_test" if with_key else None, transport=transport
        )
        calendar = calendar_over(client, journal, clock=clock, sleep=naps, base_url=base_url)
        yield LossyRig(state, clock, transport, naps, journal, calendar)


@contextlib.asynccontextmanager
async def sandbox_http(
    state: Path, clock: Callable[[], datetime]
) -> AsyncIterator[httpx.AsyncClient]:
    """Give an HTTP client of a sandbox in this process."""
    with sandbox_app(state, clock) as app:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://sandbox.invalid/v2"
        ) as client:
            yield client
