"""Holds one write to the calendar and dies where it is told to; or reconciles and reports.

crash_worker.py STATE ACTION [--die-at POINT] [--url URL]

At `ACTION.unsent` no connection comes about, at `ACTION.unknown` the answer is lost, and at
`ACTION.committed` the calendar has done its work and its answer has not been read.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import signal
import sys
from datetime import timedelta
from pathlib import Path

import httpx
from calendar_rig import (
    ROME,
    TUESDAY_TEN,
    TestClock,
    calendar_over,
    cancellation,
    journal_of,
    move,
    proposal,
    sandbox_app,
)

from app.domain.booking import BookingStatus
from app.scheduling.client import CalComClient
from app.scheduling.journaled import JournaledCalendar

LATER = TUESDAY_TEN + timedelta(hours=2)


class FailingNetwork(httpx.AsyncBaseTransport):
    """Fails at a write in the way that leads to a point."""

    def __init__(self, point: str) -> None:
        self._inner = httpx.AsyncHTTPTransport()
        self._where = point.partition(".")[2]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST" and self._where == "unsent":
            raise httpx.ConnectError("no network")
        answer = await self._inner.handle_async_request(request)
        if request.method == "POST" and self._where == "committed":
            die()
        if request.method == "POST" and self._where == "unknown":
            raise httpx.ReadTimeout("lost")
        return answer

    async def aclose(self) -> None:
        await self._inner.aclose()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


async def act(calendar: JournaledCalendar, client: CalComClient, action: str) -> object:
    if action == "create":
        return (await calendar.book(proposal(), time_zone=ROME)).uid
    if action == "reconcile":
        return [[intent.kind, intent.state] for intent in await calendar.reconcile()]
    around = await client.bookings(
        after_start=TUESDAY_TEN - timedelta(hours=1), before_end=TUESDAY_TEN + timedelta(days=1)
    )
    (standing,) = [one for one in around if one.status is BookingStatus.ACCEPTED]
    if action == "reschedule":
        return (await calendar.reschedule(move(standing, LATER), time_zone=ROME)).uid
    return (await calendar.cancel(cancellation(standing), time_zone=ROME)).uid


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("state", type=Path)
    parser.add_argument("action", choices=["create", "reschedule", "cancel", "reconcile"])
    parser.add_argument("--die-at")
    parser.add_argument("--url")
    options = parser.parse_args()

    def at_point(point: str) -> None:
        if point == options.die_at:
            die()

    clock = TestClock()
    with contextlib.ExitStack() as stack:
        journal = stack.enter_context(journal_of(options.state))
        if options.url:
            network = FailingNetwork(options.die_at or "")
            client = CalComClient(base_url=options.url, transport=network)
        else:
            client = CalComClient.in_process(stack.enter_context(sandbox_app(options.state, clock)))
        calendar = calendar_over(client, journal, clock=clock, at_point=at_point)
        sys.stdout.write(json.dumps(await act(calendar, client, options.action)))
        await calendar.close()


if __name__ == "__main__":
    asyncio.run(main())
