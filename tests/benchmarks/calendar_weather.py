"""The way from the program to the sandbox: it fails in every way that a network can.

At every request it may refuse the connection, lose the request or its answer, cut the answer off,
deliver it late, answer with an error, or end the program that waits for it. Time is virtual.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpx
from starlette.applications import Starlette

MONDAY = datetime(2026, 10, 12, 7, 0, tzinfo=UTC)

# A request that is on its way arrives before the last look at the calendar, or never.
LATEST_SECONDS = 29.0
_NO_CONNECTION = (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError, httpx.PoolTimeout)
_NO_ANSWER = (
    httpx.ReadTimeout,
    httpx.WriteTimeout,
    httpx.ReadError,
    httpx.WriteError,
    httpx.RemoteProtocolError,
)
_NOT_ASKED = ("no connection", "lost", "late", "error 500", "error 429", "error 409", "dies first")
_ASKED = ("answer lost", "half an answer", "error 502 after", "error 500 after", "dies after")
_READ_FAULTS = ("no connection", "lost", "error 500", "error 429", "half an answer", "dies first")


@dataclass
class Account:
    """What happened in one schedule, and what was wrong about it.

    `bookings` is how many writes to the calendar the sandbox holds, `open` how many requests
    need the person's attention.
    """

    seed: int
    events: list[str] = field(default_factory=list)
    faults: int = 0
    deaths: int = 0
    bookings: int = 0
    open: int = 0
    wrong: list[str] = field(default_factory=list)


class Weather(httpx.AsyncBaseTransport):
    """The way to the sandbox, and the time it takes."""

    def __init__(
        self,
        app: Starlette,
        luck: random.Random,
        account: Account,
        *,
        end: Callable[[str], None],
    ) -> None:
        self._inner = httpx.ASGITransport(app, raise_app_exceptions=False)
        self._luck = luck
        self._account = account
        self._on_the_way: list[tuple[datetime, httpx.Request]] = []
        self.now = MONDAY
        self.stormy = True
        self.network = True  # False where program and calendar are one process
        self.down = 0  # so many more requests find no network
        self._end = end

    def monotonic(self) -> float:
        """Return the seconds since the schedule began."""
        return (self.now - MONDAY).total_seconds()

    async def wait(self, seconds: float) -> None:
        """Let time pass, and what is on its way arrive."""
        until = self.now + timedelta(seconds=seconds)
        for due, request in sorted(self._on_the_way, key=lambda one: one[0]):
            if due <= until:
                self._on_the_way.remove((due, request))
                self.now = max(self.now, due)
                self._account.events.append("  a late request arrives")
                await self._ask(request)
        self.now = until

    async def nap(self, seconds: float) -> None:
        """Wait as the program does between two looks; it may die meanwhile."""
        if self.stormy and self._luck.random() < 0.05:
            await self._end_of_the_program("during a nap")
        await self.wait(seconds)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        is_write = request.method == "POST"
        if not is_write and _needs_a_key(request):
            return httpx.Response(401, json={"error": {"code": "UnauthorizedException"}})
        fault = self._fault(is_write)
        if fault is None:
            return await self._ask(request)
        self._account.faults += 1
        self._account.events.append(f"  {request.method} {request.url.path}: {fault}")
        return await self._suffer(fault, request)

    def _fault(self, is_write: bool) -> str | None:
        if not self.stormy:
            return None
        if self.down:
            self.down -= 1
            return "no connection"
        luck = self._luck
        if not self.network:
            if luck.random() < (0.25 if is_write else 0.02):
                return luck.choice(("dies first", "dies after"))
            return None
        if luck.random() < 0.02:
            self.down = luck.randint(2, 12)
        if is_write:
            return luck.choice((*_NOT_ASKED, *_ASKED)) if luck.random() < 0.6 else None
        return luck.choice(_READ_FAULTS) if luck.random() < 0.12 else None

    async def _suffer(self, fault: str, request: httpx.Request) -> httpx.Response:
        luck = self._luck
        match fault:
            case "no connection":
                raise luck.choice(_NO_CONNECTION)("no network")
            case "lost":
                raise luck.choice(_NO_ANSWER)("lost")
            case "late":
                self._send_off(request)
                raise luck.choice(_NO_ANSWER)("slow")
            case "error 429":
                return httpx.Response(429, json={"error": {"code": "ThrottlerException"}})
            case "error 409":
                message = {"statusCode": 409, "message": "booking_conflict_error"}
                return httpx.Response(409, json=message)
            case "error 500":
                return httpx.Response(500, json={"statusCode": 500, "message": "Internal"})
            case "dies first":
                if self.network and request.method == "POST" and luck.random() < 0.5:
                    self._send_off(request)
                await self._end_of_the_program("before the request")
        answer = await self._ask(request)
        match fault:
            case "answer lost":
                raise luck.choice(_NO_ANSWER)("lost")
            case "half an answer":
                return httpx.Response(answer.status_code, content=answer.content[:-20])
            case "error 502 after":
                return httpx.Response(502, text="<html><h1>Bad Gateway</h1></html>")
            case "error 500 after":
                return httpx.Response(500, json={"statusCode": 500, "message": "Internal"})
            case "dies after":
                await self._end_of_the_program("before the answer")
        return answer

    def _send_off(self, request: httpx.Request) -> None:
        due = self.now + timedelta(seconds=self._luck.uniform(0.1, LATEST_SECONDS))
        self._on_the_way.append((due, request))

    async def _ask(self, request: httpx.Request) -> httpx.Response:
        answer = await self._inner.handle_async_request(request)
        await answer.aread()
        return answer

    async def _end_of_the_program(self, where: str) -> None:
        self._end(where)
        await asyncio.get_running_loop().create_future()  # never to go on


def _needs_a_key(request: httpx.Request) -> bool:
    is_list = request.url.path == "/v2/bookings"  # as at Cal.com; single ones need none
    return is_list and "authorization" not in request.headers
