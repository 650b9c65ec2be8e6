"""The connection to a language model: to one address, without detours, and sized."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

import httpx2

from app.domain.errors import AgentTrouble

LARGEST_ANSWER = 4_000_000
"""Bytes of one answer; a long one has a hundred thousand."""

NO_KEY = "none"
"""Sent where there is no key: local servers want none, and the packages want some."""

_CONNECT_SECONDS = 5.0
_READ_SECONDS = 60.0
_KEPT_SECONDS = 120.0
_GRACE_SECONDS = 1.0

log = logging.getLogger(__name__)


class AnswerTooLarge(httpx2.RequestError):
    """An answer has more bytes than any sensible one."""


class _Sized(httpx2.AsyncByteStream):
    """Passes a body on until there is too much of it."""

    def __init__(self, body: httpx2.AsyncByteStream) -> None:
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for part in self._body:
            size += len(part)
            if size > LARGEST_ANSWER:
                raise AnswerTooLarge("the answer is too large")
            yield part

    async def aclose(self) -> None:
        await self._body.aclose()


async def _size(response: httpx2.Response) -> None:
    if isinstance(response.stream, httpx2.AsyncByteStream):
        response.stream = _Sized(response.stream)


class WarmConnection:
    """Keeps a connection to `base_url` open before it is needed.

    What the server answers does not matter, and nothing is told to it. `seconds_now` counts.
    """

    def __init__(
        self,
        http: httpx2.AsyncClient,
        base_url: str,
        *,
        seconds_now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._http = http
        self._base_url = base_url
        self._seconds_now = seconds_now
        self._warm_until = 0.0

    def used(self) -> None:
        """Take note that the connection has just been used."""
        self._warm_until = self._seconds_now() + _KEPT_SECONDS / 2

    async def open(self) -> None:
        """Open the connection, unless it is open. Never raises."""
        if self._seconds_now() < self._warm_until:
            return
        self.used()
        try:
            await self._http.head(self._base_url)
        except httpx2.HTTPError as error:
            log.info("The connection to a model was not opened: %s", type(error).__name__)


async def next_of(events: AsyncIterator[object], *, has_ended: bool) -> object | None:
    """Return the next event of a stream, None at its end.

    An answer that `has_ended` is waited for no longer than a moment: what may come is the count of
    tokens, and the end of the body, after which the connection can be used again.
    """
    try:
        async with asyncio.timeout(_GRACE_SECONDS if has_ended else None):
            return await anext(events)
    except (StopAsyncIteration, TimeoutError):
        return None


def why_cut_off(error: BaseException) -> tuple[AgentTrouble, str]:
    """Tell whether a connection did not come about or broke off, and a detail for the log."""
    never_came_about = httpx2.ConnectError | httpx2.ConnectTimeout | httpx2.ProxyError
    is_away = isinstance(error, never_came_about)
    why = AgentTrouble.UNREACHABLE if is_away else AgentTrouble.BROKEN_ANSWER
    return why, f"{type(error).__name__}: {error}"


def make_client(base_url: str) -> httpx2.AsyncClient:
    """Return an HTTP client for a model at `base_url`.

    It follows no redirect, since keys and words are for that address alone, asks for nothing
    compressed, and goes to this computer itself without a proxy.
    """
    return httpx2.AsyncClient(
        headers={"Accept-Encoding": "identity"},
        timeout=httpx2.Timeout(_READ_SECONDS, connect=_CONNECT_SECONDS),
        limits=httpx2.Limits(keepalive_expiry=_KEPT_SECONDS),
        follow_redirects=False,
        trust_env=not _is_this_computer(urlsplit(base_url).hostname or ""),
        event_hooks={"response": [_size]},
    )


def _is_this_computer(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
