"""Faults on demand: what networks, proxies and other people do to a client, for tests of one.

Part of the sandbox only where it is asked for. A fault applies to the next requests that match
its method and path, and then is spent.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Literal

import httpx
from pydantic import Field, ValidationError
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.scheduling.sandbox.availability import Span
from app.scheduling.sandbox.errors import Refusal, invalid
from app.scheduling.sandbox.requests import Input, Instant
from app.scheduling.sandbox.store import Store
from app.scheduling.wire import from_wire

CLOSE_CONNECTION = "vocal-desk.close-connection"
"""Name of the ASGI extension by which the server lets an app hang up."""

_PAGE = "<html><head><title>502</title></head><body><h1>502 Bad Gateway</h1></body></html>"


class Fault(Input):
    """What goes wrong, and with which requests.

    `delay` waits `seconds`; `drop` hangs up; `status` answers with an error; `html` answers with
    a proxy's page; `half` breaks off in the middle of the answer; `taken` lets somebody else have
    the wanted time just before. With `after` a request is carried out first (`half` always does).
    """

    kind: Literal["delay", "drop", "status", "html", "half", "taken"]
    method: Literal["GET", "POST", "PATCH", "DELETE"] = "POST"
    path: str = Field(default="/v2", pattern=r"^/v2")
    count: int = Field(default=1, ge=1, le=1_000_000)
    seconds: float = Field(default=1.0, ge=0, le=600)
    status: int = Field(default=503, ge=400, le=599)
    after: bool = False


class BusyInput(Input):
    """Something the host does besides bookings."""

    start: Instant
    end: Instant


class Faults:
    """The faults that are still to come. As an ASGI app, what stands before it has them."""

    def __init__(self, store: Store, clock: Callable[[], Any]) -> None:
        self._store = store
        self._clock = clock
        self._faults: list[Fault] = []

    def routes(self) -> list[Route]:
        """Return the control endpoints."""
        return [
            Route("/control/faults", self._add, methods=["POST"]),
            Route("/control/faults", self._show, methods=["GET"]),
            Route("/control/faults", self._clear, methods=["DELETE"]),
            Route("/control/busy", self._engage, methods=["POST"]),
            Route("/control/busy", self._release, methods=["DELETE"]),
        ]

    def take(self, method: str, path: str) -> Fault | None:
        """Return the fault that this request has, and count it."""
        for place, fault in enumerate(self._faults):
            if fault.method == method and path.startswith(fault.path):
                if fault.count == 1:
                    del self._faults[place]
                else:
                    less = {"count": fault.count - 1}
                    self._faults[place] = fault.model_copy(update=less)
                return fault
        return None

    def block(self, body: bytes) -> None:
        """Give the time that a booking asks for to somebody else."""
        try:
            start = from_wire(json.loads(body)["start"])
            self._store.engage(Span(start, start + timedelta(minutes=15)))
        except (ValueError, KeyError, TypeError, OverflowError):
            return

    def answer(self, fault: Fault, path: str) -> Response:
        """Return the answer that takes the place of the right one."""
        if fault.kind == "html":
            return HTMLResponse(_PAGE, status_code=HTTPStatus.BAD_GATEWAY)
        status = HTTPStatus(fault.status) if fault.status in _KNOWN else HTTPStatus.BAD_REQUEST
        message, is_plain = status.phrase, True
        if status is HTTPStatus.TOO_MANY_REQUESTS:
            message = "CustomThrottlerGuard - Too many requests. Please try again later."
            is_plain = False
        refusal = Refusal(status, message, is_plain=is_plain)
        return JSONResponse(refusal.body(path=path, now=self._clock()), status_code=fault.status)

    async def _add(self, request: Request) -> Response:
        try:
            self._faults.append(Fault.model_validate_json(await request.body() or b"{}"))
        except ValidationError as error:
            raise invalid(error) from error
        return await self._show(request)

    async def _show(self, _: Request) -> Response:
        return JSONResponse([fault.model_dump(by_alias=True) for fault in self._faults])

    async def _clear(self, request: Request) -> Response:
        self._faults.clear()
        return await self._show(request)

    async def _engage(self, request: Request) -> Response:
        try:
            asked = BusyInput.model_validate_json(await request.body() or b"{}")
        except ValidationError as error:
            raise invalid(error) from error
        self._store.engage(Span(from_wire(asked.start), from_wire(asked.end)))
        return JSONResponse({"status": "success"}, status_code=HTTPStatus.CREATED)

    async def _release(self, _: Request) -> Response:
        self._store.release()
        return JSONResponse({"status": "success"})


_KNOWN = frozenset(status.value for status in HTTPStatus)


class Faulty:
    """Stands before an app and spoils what `faults` says."""

    def __init__(self, app: ASGIApp, *, faults: Faults) -> None:
        self._app = app
        self._faults = faults

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request with its fault, if it has one."""
        path = scope.get("path", "")
        fault = self._faults.take(scope["method"], path) if scope["type"] == "http" else None
        if fault is None:
            await self._app(scope, receive, send)
            return
        if fault.kind == "delay" and not fault.after:
            await asyncio.sleep(fault.seconds)
            await self._app(scope, receive, send)
            return
        if fault.kind == "taken":
            body = await Request(scope, receive).body()
            self._faults.block(body)
            await self._app(scope, _again(body), send)
            return
        answer: list[Message] = []
        if fault.after or fault.kind == "half":
            await self._app(scope, receive, _into(answer))
        if fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
            for message in answer:
                await send(message)
        elif fault.kind == "drop":
            if not fault.after:
                # Unread bytes would turn the end of the connection into a reset, now and then.
                await Request(scope, receive).body()
            await _hang_up(scope)
        elif fault.kind == "half":
            await _send_half(answer, send)
            await _hang_up(scope)
        else:
            await self._faults.answer(fault, path)(scope, receive, send)


def _again(body: bytes) -> Receive:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _into(messages: list[Message]) -> Send:
    async def send(message: Message) -> None:
        messages.append(message)

    return send


async def _send_half(answer: list[Message], send: Send) -> None:
    body = b"".join(message.get("body", b"") for message in answer[1:])
    await send(answer[0])
    await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})


async def _hang_up(scope: Scope) -> None:
    close = scope.get("extensions", {}).get(CLOSE_CONNECTION)
    if close is None:
        # In one process there is no connection: the client gets what httpx makes of a broken one.
        raise httpx.RemoteProtocolError("Server disconnected without sending a response.")
    close()
    # The server hears of it on the loop's next round, and then expects no answer.
    await asyncio.sleep(0)
    await asyncio.sleep(0)
