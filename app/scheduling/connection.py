"""The network's edge: one kept-warm connection, sized answers, limits and second tries.

A write is sent once. A read is sent again when its connection broke, since servers close idle
connections without notice, and when a proxy or the rate limit turned it away.
"""

from __future__ import annotations

import asyncio
import logging
import math
import random
import ssl
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx
import truststore
from pydantic import TypeAdapter, ValidationError
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type

from app.domain.errors import CalendarError, CalendarUnreachable
from app.scheduling.address import checked_base_url, checked_key
from app.scheduling.clock_offset import date_of
from app.scheduling.failures import no_result, not_answered, refused, unreadable
from app.scheduling.limits import RateLimiter, asked_pause, shared_limiter
from app.scheduling.ports import Clock, Sleep
from app.scheduling.versions import HEADER, ApiVersion

AnswerT = TypeVar("AnswerT")

_CONNECT_SECONDS = 5.0
_READ_SECONDS = 10.0
# The whole of a read, its second tries included.
_READ_DEADLINE_SECONDS = 25.0
_WRITE_SECONDS = 20.0
# The whole of a write, so that its end comes before the last look at the calendar (30 s).
_WRITE_DEADLINE_SECONDS = 25.0
# Longer than a person thinks between two sentences.
_KEEP_ALIVE_SECONDS = 120.0
# After so long a pause a connection may be dead without our knowing: a write would be lost on it.
_STALE_SECONDS = 15.0
_LARGEST_ANSWER = 10_000_000
# No second try begins later than this after the first.
_TRYING_SECONDS = 8.0
_PASSING = frozenset(
    {HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}
)

_log = logging.getLogger(__name__)


class Connection:
    """Sends requests to one base URL with one key, and returns their checked answers.

    `transport` stands in for the network; there is then no limit but what `limiter` sets.
    `clock` is this computer's, `monotonic` counts seconds.
    """

    def __init__(
        self,
        base_url: str,
        key: str | None,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        limiter: RateLimiter | None = None,
        clock: Clock = lambda: datetime.now(UTC),
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._headers = {"Accept": "application/json", "User-Agent": "vocal-desk"}
        if key:
            self._headers["Authorization"] = f"Bearer {checked_key(key)}"
        self._key = key
        self._transport = transport
        self._base_url = checked_base_url(base_url)
        is_own = transport is not None or _is_loopback(self._base_url)
        self._limiter = limiter or (
            RateLimiter(burst=math.inf, monotonic=monotonic, sleep=sleep)
            if is_own
            else shared_limiter(self._base_url, key)
        )
        self._clock = clock
        self._monotonic = monotonic
        self._sleep = sleep
        self._last_answer: tuple[float, datetime] | None = None
        self._offset: timedelta | None = None
        self._in_flight = 0
        self._is_suspect = False
        self._http = self._new_client()

    @property
    def clock_offset(self) -> timedelta | None:
        """The calendar's time minus this computer's, to a second or two; None while unknown."""
        return self._offset

    async def warm_up(self) -> None:
        """Open the connection. Raises CalendarUnreachable; what is answered does not matter."""
        try:
            await self._get("/me", None, None)
        except CalendarUnreachable:
            raise
        except CalendarError as error:
            _log.info("warming up: %s", error.detail)

    async def read(
        self,
        path: str,
        shape: TypeAdapter[AnswerT],
        *,
        version: ApiVersion | None = None,
        query: Mapping[str, Any] | None = None,
    ) -> AnswerT:
        """Return the answer to a GET. Raises one of the CalendarError family."""
        response = await self._get(path, version, query)
        try:
            return shape.validate_json(response.content)
        except ValidationError as error:
            raise unreadable(_where(error)) from error

    async def write(
        self,
        method: str,
        path: str,
        shape: TypeAdapter[AnswerT],
        *,
        version: ApiVersion,
        body: Mapping[str, Any] | None = None,
    ) -> AnswerT:
        """Send a write, once, and return its answer.

        Raises OutcomeUnknown when it may have happened, and another of the CalendarError family
        only when it did not.
        """
        if self._idle_seconds() > _STALE_SECONDS:
            await self.warm_up()
        try:
            async with asyncio.timeout(_WRITE_DEADLINE_SECONDS):
                response = await self._exchange(method, path, version, body=body, is_write=True)
        except _Passing as passing:
            raise passing.error from passing.__cause__
        except TimeoutError as error:
            raise no_result("deadline for the whole write passed") from error
        try:
            return shape.validate_json(response.content)
        except ValidationError as error:
            raise no_result(_where(error)) from error

    async def close(self) -> None:
        """Release the connections."""
        await self._http.aclose()

    async def _get(
        self, path: str, version: ApiVersion | None, query: Mapping[str, Any] | None
    ) -> httpx.Response:
        again = AsyncRetrying(
            sleep=self._sleep,
            stop=self._gives_up(self._monotonic()),
            wait=_pause_before,
            retry=retry_if_exception_type(_Passing),
            reraise=True,
        )

        async def once() -> httpx.Response:
            return await self._exchange("GET", path, version, query=query, is_write=False)

        try:
            async with asyncio.timeout(_READ_DEADLINE_SECONDS):
                return await again(once)
        except _Passing as passing:
            raise passing.error from passing.__cause__
        except TimeoutError as error:
            raise not_answered(httpx.ReadTimeout("deadline passed"), is_write=False) from error

    async def _exchange(
        self,
        method: str,
        path: str,
        version: ApiVersion | None,
        *,
        is_write: bool,
        query: Mapping[str, Any] | None = None,
        body: Mapping[str, Any] | None = None,
    ) -> httpx.Response:
        """Send one request and return its answer, read whole; it may raise `_Passing`."""
        await self._limiter.admit()
        http = await self._ready_client()
        request = http.build_request(
            method,
            self._base_url + path,
            params=query,
            json=body,
            headers={} if version is None else {HEADER: version.value},
            timeout=httpx.Timeout(
                _WRITE_SECONDS if is_write else _READ_SECONDS, connect=_CONNECT_SECONDS
            ),
        )
        asked_at = self._clock()
        self._in_flight += 1
        try:
            response = await http.send(request, stream=True)
            try:
                content = await _content(response)
            finally:
                await response.aclose()
        except httpx.TransportError as error:
            self._is_suspect = True
            failure = not_answered(error, is_write=is_write)
            if isinstance(error, httpx.NetworkError | httpx.RemoteProtocolError):
                raise _Passing(failure, tries=2) from error
            raise failure from error
        except httpx.RequestError as error:
            raise _garbled(f"{type(error).__name__}: {error}", is_write=is_write) from error
        finally:
            self._in_flight -= 1
        self._note(response, asked_at)
        pause = asked_pause(response.status_code, response.headers, self._clock())
        if pause is not None:
            self._limiter.pause(pause)
        if response.is_success:
            if content is None:
                raise _garbled(f"more than {_LARGEST_ANSWER} bytes", is_write=is_write)
            return httpx.Response(response.status_code, content=content)
        raise self._refused(response.status_code, content or b"", pause, is_write=is_write)

    def _refused(
        self, status: int, content: bytes, pause: float | None, *, is_write: bool
    ) -> Exception:
        text = content[:100_000].decode("utf-8", "replace")
        error = refused(status, text, is_write=is_write, pause=pause or 0.0)
        if self._key:
            # A server that echoes the request must not put the key into the log.
            error.detail = error.detail.replace(self._key, "***")
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            return _Passing(error, tries=2)
        return _Passing(error, tries=3) if status in _PASSING else error

    def _note(self, response: httpx.Response, asked_at: datetime) -> None:
        now = self._clock()
        self._last_answer = self._monotonic(), now
        dated = date_of(response.headers.get("date"))
        if dated is not None:
            # The header drops the fraction of its second; half of one is nearest.
            self._offset = dated + timedelta(seconds=0.5) - (asked_at + (now - asked_at) / 2)

    def _new_client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            headers=self._headers,
            transport=self._transport,
            verify=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            http2=True,
            limits=httpx.Limits(keepalive_expiry=_KEEP_ALIVE_SECONDS),
            timeout=httpx.Timeout(_READ_SECONDS, connect=_CONNECT_SECONDS),
            follow_redirects=False,
        )

    async def _ready_client(self) -> httpx.AsyncClient:
        """Return the client, without connections that broke or that the computer slept through.

        An HTTP/2 connection does not notice that by itself, and would be waited for every time.
        """
        is_old = self._is_suspect or self._idle_seconds() > _KEEP_ALIVE_SECONDS
        if is_old and self._in_flight == 0 and self._transport is None:
            old, self._http = self._http, self._new_client()
            self._is_suspect = False
            await old.aclose()
        return self._http

    def _idle_seconds(self) -> float:
        if self._last_answer is None:
            return 0.0
        ticks, moment = self._last_answer
        # While the computer sleeps, only one of the two goes on.
        return max(self._monotonic() - ticks, abs((self._clock() - moment).total_seconds()))

    def _gives_up(self, begun: float) -> Callable[[RetryCallState], bool]:
        def gives_up(state: RetryCallState) -> bool:
            if self._monotonic() - begun > _TRYING_SECONDS:
                return True
            failure = state.outcome.exception() if state.outcome else None
            return isinstance(failure, _Passing) and state.attempt_number >= failure.tries

        return gives_up


class _Passing(Exception):
    """A failure that may be over at the next of so many tries; `error` is what it is if not."""

    def __init__(self, error: CalendarError, *, tries: int) -> None:
        super().__init__(error.detail)
        self.error = error
        self.tries = tries


def _pause_before(state: RetryCallState) -> float:
    """Return the seconds before the next try, spread out so that programs don't come at once."""
    failure = state.outcome.exception() if state.outcome else None
    is_broken = isinstance(failure, _Passing) and isinstance(failure.error, CalendarUnreachable)
    if is_broken:
        return random.uniform(0.02, 0.08)  # noqa: S311 - no secret
    longer = float(1 << (state.attempt_number - 1))
    return 0.3 * longer * random.uniform(1.0, 2.0)  # noqa: S311


async def _content(response: httpx.Response) -> bytes | None:
    """Return the body, None as soon as it turns out to be too large to be an answer."""
    length = response.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length[:20]) > _LARGEST_ANSWER:
        return None
    content = bytearray()
    async for chunk in response.aiter_bytes():
        content += chunk
        if len(content) > _LARGEST_ANSWER:
            return None
    return bytes(content)


def _garbled(detail: str, *, is_write: bool) -> CalendarError:
    return no_result(detail) if is_write else unreadable(detail)


def _is_loopback(base_url: str) -> bool:
    host = urlsplit(base_url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def _where(error: ValidationError) -> str:
    # Field names and reasons only: the values may be somebody's name or address.
    return "; ".join(
        f"{'.'.join(str(part) for part in item['loc'])}: {item['msg']}"
        for item in error.errors(include_url=False, include_input=False, include_context=False)
    )[:300]
