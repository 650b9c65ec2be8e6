"""The sandbox as an ASGI app."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.scheduling.sandbox.answers import event_type_answer, profile_answer
from app.scheduling.sandbox.desk import Desk
from app.scheduling.sandbox.errors import Refusal, invalid, no_route, not_found
from app.scheduling.sandbox.host import Host, SandboxEventType
from app.scheduling.sandbox.requests import (
    CancelInput,
    CreateInput,
    ListInput,
    RescheduleInput,
    SlotsInput,
)
from app.scheduling.sandbox.store import Store
from app.scheduling.slots import zone
from app.scheduling.versions import HEADER

SANDBOX_EVENT_TYPE_ID = SandboxEventType().id

InputT = TypeVar("InputT", bound=BaseModel)
Handler = Callable[[Request], Awaitable[Response]]

_SLOTS = frozenset({"2024-09-04"})
_BOOKINGS = frozenset({"2026-02-25", "2024-08-13"})
_BOOKING_LIST = frozenset({"2026-05-01"})
_EVENT_TYPES = frozenset({"2026-06-12"})


def create_app(
    connection: sqlite3.Connection, *, clock: Callable[[], datetime], host_time_zone: str
) -> Starlette:
    """Return the sandbox over a database that was opened with `SANDBOX_MIGRATIONS`.

    The host works Monday to Friday, 09:00 to 17:00 in `host_time_zone`. Answers depend on
    nothing but the database, the requests and `clock`. No key is needed, any is accepted. Each
    request is served in one go on the caller's event loop; the connection must belong to that
    loop's thread alone. Raises InputError on an unknown zone.
    """
    zone(host_time_zone)
    host, event_type = Host(time_zone=host_time_zone), SandboxEventType()
    desk = Desk(Store(connection), host=host, event_type=event_type, clock=clock)

    async def slots(request: Request) -> Response:
        return _success(desk.free_slots(_query(request, SlotsInput)))

    async def create(request: Request) -> Response:
        return _success(desk.create(await _body(request, CreateInput)), status=201)

    async def get(request: Request) -> Response:
        return _success(desk.get(request.path_params["uid"]))

    async def page(request: Request) -> Response:
        found, cursor = desk.page(_query(request, ListInput))
        pagination = {"nextCursor": cursor, "hasMore": cursor is not None}
        return JSONResponse({"status": "success", "data": found, "pagination": pagination})

    async def reschedule(request: Request) -> Response:
        body = await _body(request, RescheduleInput)
        return _success(desk.reschedule(request.path_params["uid"], body), status=201)

    async def cancel(request: Request) -> Response:
        body = await _body(request, CancelInput)
        by_host = "authorization" in request.headers
        return _success(desk.cancel(request.path_params["uid"], body, by_host=by_host))

    async def event_types(request: Request) -> Response:
        wanted = request.query_params
        matches = wanted.get("username", host.username) == host.username
        matches = matches and wanted.get("eventSlug", event_type.slug) == event_type.slug
        return _success([event_type_answer(event_type, host)] if matches else [])

    async def one_event_type(request: Request) -> Response:
        wanted = request.path_params["id"]
        if wanted != str(event_type.id):
            raise not_found(f"Event type with id {wanted} not found")
        return _success(event_type_answer(event_type, host))

    async def me(_: Request) -> Response:
        return _success(profile_answer(host))

    async def refuse(request: Request, error: Exception) -> Response:
        if not isinstance(error, Refusal):
            error = no_route(request.method, _path(request))
        body = error.body(path=_path(request), now=clock())
        return JSONResponse(body, status_code=error.status)

    async def fail(_: Request, __: Exception) -> Response:
        return JSONResponse({"statusCode": 500, "message": "Internal server error"}, 500)

    return Starlette(
        routes=[
            Route("/v2/slots", _versioned(slots, _SLOTS), methods=["GET"]),
            Route("/v2/bookings", _versioned(create, _BOOKINGS), methods=["POST"]),
            Route("/v2/bookings", _versioned(page, _BOOKING_LIST), methods=["GET"]),
            Route("/v2/bookings/{uid}", _versioned(get, _BOOKINGS), methods=["GET"]),
            Route(
                "/v2/bookings/{uid}/reschedule",
                _versioned(reschedule, _BOOKINGS),
                methods=["POST"],
            ),
            Route("/v2/bookings/{uid}/cancel", _versioned(cancel, _BOOKINGS), methods=["POST"]),
            Route("/v2/event-types", _versioned(event_types, _EVENT_TYPES), methods=["GET"]),
            Route(
                "/v2/event-types/{id}", _versioned(one_event_type, _EVENT_TYPES), methods=["GET"]
            ),
            Route("/v2/me", me, methods=["GET"]),
        ],
        exception_handlers={Refusal: refuse, HTTPException: refuse, Exception: fail},
        middleware=[Middleware(_RateLimitHeaders)],
    )


class _RateLimitHeaders:
    """Adds the headers that Cal.com sends with every answer; the sandbox itself has no limit."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-RateLimit-Limit-Default"] = "120"
                headers["X-RateLimit-Remaining-Default"] = "119"
                headers["X-RateLimit-Reset-Default"] = "60"
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _versioned(handler: Handler, versions: Collection[str]) -> Handler:
    """Serve only these versions; to any other the route does not exist."""

    async def serve(request: Request) -> Response:
        if request.headers.get(HEADER) not in versions:
            raise no_route(request.method, _path(request))
        return await handler(request)

    return serve


def _success(data: Any, *, status: int = 200) -> Response:
    return JSONResponse({"status": "success", "data": data}, status_code=status)


def _path(request: Request) -> str:
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path


def _query(request: Request, shape: type[InputT]) -> InputT:
    try:
        return shape.model_validate(dict(request.query_params))
    except ValidationError as error:
        raise invalid(error) from error


async def _body(request: Request, shape: type[InputT]) -> InputT:
    try:
        return shape.model_validate_json(await request.body() or b"{}")
    except ValidationError as error:
        raise invalid(error) from error
