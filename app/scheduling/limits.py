"""Keeps the program below the calendar's rate limit, and quiet when it was asked to be.

Cal.com allows 120 requests a minute to a key and locks accounts that keep going beyond it. One
bucket is shared by everything in this process that uses the same key at the same address.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import threading
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus

from app.domain.errors import RateLimited
from app.domain.wording import Wording
from app.scheduling.clock_offset import date_of
from app.scheduling.ports import Sleep

# In any minute at most burst and refill together: 95.
_BURST = 20
_PER_SECOND = 75 / 60
_BLOCK_SECONDS = 60.0
_LONGEST_BLOCK_SECONDS = 600.0
_LONGEST_WAIT_SECONDS = 8.0
# A number above this is a moment in seconds since 1970, one above the other in milliseconds.
_EPOCH = 1e9
_EPOCH_MS = 1e12
_RESET = "x-ratelimit-reset"
_REMAINING = "x-ratelimit-remaining"
_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,9})?")


class RateLimiter:
    """A token bucket of `burst` requests. `monotonic` returns seconds, `sleep` waits for some.

    Without limit (`burst` infinite) it still keeps the pauses that it is told.
    """

    def __init__(
        self,
        *,
        burst: float = _BURST,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._monotonic = monotonic
        self._sleep = sleep
        self._lock = threading.Lock()
        self._burst = burst
        self._tokens = float(burst)
        self._filled_at = monotonic()
        self._blocked_until = self._filled_at

    async def admit(self) -> None:
        """Wait for this request's turn.

        Raises RateLimited, and counts nothing, when that is more than a conversation can wait for.
        """
        with self._lock:
            now = self._monotonic()
            self._fill(now)
            wait = max((1 - self._tokens) / _PER_SECOND, self._blocked_until - now, 0.0)
            if wait > _LONGEST_WAIT_SECONDS:
                raise slow_down(wait, detail="not sent")
            self._tokens -= 1
        if wait > 0:
            await self._sleep(wait)

    def pause(self, seconds: float) -> None:
        """Send nothing for so many seconds."""
        with self._lock:
            until = self._monotonic() + seconds
            self._blocked_until = max(self._blocked_until, until)

    def _fill(self, now: float) -> None:
        gained = (now - self._filled_at) * _PER_SECOND
        self._tokens = min(self._burst, self._tokens + gained)
        self._filled_at = now


_shared: dict[str, RateLimiter] = {}


def shared_limiter(base_url: str, key: str | None) -> RateLimiter:
    """Return the limiter of everything in this process with this address and key."""
    # The key itself need not lie about here for as long as the process lives.
    name = hashlib.sha256(f"{base_url} {key or ''}".encode()).hexdigest()
    return _shared.setdefault(name, RateLimiter())


def slow_down(seconds: float, *, detail: str) -> RateLimited:
    """Return that the calendar wants no request for so many seconds."""
    return RateLimited(
        "The calendar asks us to slow down.",
        advice=Wording("Try again in {seconds}.", seconds=_in_words(seconds)),
        detail=detail,
        seconds=seconds,
    )


def asked_pause(status: int, headers: Mapping[str, str], now: datetime) -> float | None:
    """Return for how many seconds an answer wants no further request; None where it does not.

    Retry-After counts first, then the reset of whichever limit is used up. Resets come as seconds
    or as moments; the latter are compared with the answer's own Date, or else with `now`.
    """
    lower = {name.lower(): value for name, value in headers.items()}
    now = date_of(lower.get("date")) or now
    resets = {
        name.removeprefix(_RESET): seconds
        for name, value in lower.items()
        if name.startswith(_RESET) and (seconds := _seconds(value, now)) is not None
    }
    used_up = [seconds for limit, seconds in resets.items() if lower.get(_REMAINING + limit) == "0"]
    if status != HTTPStatus.TOO_MANY_REQUESTS:
        return max(used_up, default=None)
    retry_after = _seconds(lower.get("retry-after"), now)
    if retry_after is not None:
        return retry_after
    return max(used_up or resets.values(), default=_BLOCK_SECONDS)


def _seconds(text: str | None, now: datetime) -> float | None:
    text = (text or "").strip()
    if _NUMBER.fullmatch(text):
        number = float(text)
        if number > _EPOCH_MS:
            number /= 1000
        if number > _EPOCH:
            number -= now.timestamp()
    else:
        moment = date_of(text)
        if moment is None:
            return None
        number = (moment - now).total_seconds()
    return min(max(number, 0.0), _LONGEST_BLOCK_SECONDS)


def _in_words(seconds: float) -> str:
    minutes = max(1, round(seconds / 60))
    return Wording("a minute") if minutes == 1 else Wording("{n} minutes", n=minutes)
