"""The network's edge in the test: canned answers, and the requests that were made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from app.scheduling.client import CalComClient
from app.scheduling.limits import RateLimiter

KEY = "cal_secret"


def success(data: Any, status: int = 200, **headers: str) -> httpx.Response:
    return httpx.Response(status, json={"status": "success", "data": data}, headers=headers)


def refusal(
    status: int, message: str, code: str = "BadRequestException", **headers: str
) -> httpx.Response:
    error = {"code": code, "message": message}
    return httpx.Response(status, json={"status": "error", "error": error}, headers=headers)


@dataclass
class Time:
    """A clock and a counter of seconds that go on only while somebody sleeps, or by hand."""

    now: datetime = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
    ticks: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> datetime:
        return self.now

    def monotonic(self) -> float:
        return self.ticks

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.go_on(seconds)

    def go_on(self, seconds: float) -> None:
        self.ticks += seconds
        self.now += timedelta(seconds=seconds)


Answer = httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]


class Edge:
    """Answers every request with what it was given, in turn, and keeps the requests."""

    def __init__(self, *answers: Answer, time: Time | None = None) -> None:
        self.requests: list[httpx.Request] = []
        self.answers = list(answers)
        self.time = time or Time()

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer(request) if callable(answer) else answer

    def client(self, key: str | None = KEY, *, limiter: RateLimiter | None = None) -> CalComClient:
        return CalComClient(
            base_url="https://api.example/v2",
            key=key,
            transport=httpx.MockTransport(self),
            limiter=limiter,
            clock=self.time.clock,
            monotonic=self.time.monotonic,
            sleep=self.time.sleep,
        )
