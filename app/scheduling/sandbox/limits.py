"""Cal.com's limit of requests, and the headers that tell of it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.scheduling.sandbox.errors import Refusal

REQUESTS = 120
SECONDS = 60.0
_CALLERS_KEPT = 1_000
_MESSAGE = "CustomThrottlerGuard - Too many requests. Please try again later."


class RateLimit:
    """Counts what each caller sends in a minute; who sends too much is kept out for one.

    `ticks` counts seconds and never goes back.
    """

    def __init__(
        self, requests: int = REQUESTS, *, ticks: Callable[[], float] = time.monotonic
    ) -> None:
        self._requests = requests
        self._ticks = ticks
        self._windows: dict[str, tuple[float, int]] = {}

    def count(self, caller: str) -> tuple[bool, int, int]:
        """Count a request; return whether it is served, how many are left, and seconds to go."""
        now = self._ticks()
        ends, sent = self._windows.get(caller, (0.0, 0))
        if now >= ends:
            ends, sent = now + SECONDS, 0
            self._forget(now)
        sent += 1
        if sent == self._requests + 1:
            ends = now + SECONDS
        self._windows[caller] = ends, sent
        return sent <= self._requests, max(0, self._requests - sent), math.ceil(ends - now)

    def _forget(self, now: float) -> None:
        if len(self._windows) > _CALLERS_KEPT:
            self._windows = {who: kept for who, kept in self._windows.items() if kept[0] > now}


class RateLimited:
    """Keeps to a limit, if there is one, and adds its headers to every answer."""

    def __init__(
        self, app: ASGIApp, *, limit: RateLimit | None, clock: Callable[[], datetime]
    ) -> None:
        self._app = app
        self._limit = limit
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or refuse it."""
        if scope["type"] != "http" or not scope["path"].startswith("/v2"):
            await self._app(scope, receive, send)
            return
        served, left, seconds = True, REQUESTS - 1, int(SECONDS)
        if self._limit is not None:
            served, left, seconds = self._limit.count(_caller(scope))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-RateLimit-Limit-Default"] = str(REQUESTS)
                headers["X-RateLimit-Remaining-Default"] = str(left)
                headers["X-RateLimit-Reset-Default"] = str(seconds)
            await send(message)

        if served:
            await self._app(scope, receive, send_with_headers)
            return
        refusal = Refusal(HTTPStatus.TOO_MANY_REQUESTS, _MESSAGE)
        body = refusal.body(path=scope["path"], now=self._clock())
        answer = JSONResponse(body, status_code=refusal.status)
        await answer(scope, receive, send_with_headers)


def _caller(scope: Scope) -> str:
    key = Headers(scope=scope).get("authorization")
    client = scope.get("client")
    return key or (client[0] if client else "")
