"""The sandbox as an ASGI app."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypedDict

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.scheduling.sandbox.account_routes import (
    event_type_routes,
    schedule_routes,
    webhook_routes,
)
from app.scheduling.sandbox.calendar_routes import booking_routes, slot_routes
from app.scheduling.sandbox.catalogue import EVENT_TYPES
from app.scheduling.sandbox.changes import Changes
from app.scheduling.sandbox.deliveries import Deliveries
from app.scheduling.sandbox.desk import Desk
from app.scheduling.sandbox.errors import Refusal, no_route
from app.scheduling.sandbox.faults import Faults, Faulty
from app.scheduling.sandbox.happenings import Announce, Happening
from app.scheduling.sandbox.host import Host
from app.scheduling.sandbox.invitations import Outbox
from app.scheduling.sandbox.limits import RateLimit, RateLimited
from app.scheduling.sandbox.openings import Openings
from app.scheduling.sandbox.reservations import Reservations
from app.scheduling.sandbox.schedules import Schedules
from app.scheduling.sandbox.store import Store
from app.scheduling.sandbox.web import Endpoints, path_of
from app.scheduling.sandbox.webhooks import Webhooks
from app.scheduling.slots import zone

SANDBOX_EVENT_TYPE_ID = EVENT_TYPES[0].id


class SandboxOptions(TypedDict, total=False):
    """What `create_app` may be told besides what it needs; see there."""

    key: str | None
    rate_limit: RateLimit | None
    outbox: Path | None
    webhooks_anywhere: bool
    control: bool


def create_app(
    connection: sqlite3.Connection,
    *,
    clock: Callable[[], datetime],
    host_time_zone: str,
    key: str | None = None,
    rate_limit: RateLimit | None = None,
    outbox: Path | None = None,
    webhooks_anywhere: bool = False,
    control: bool = False,
) -> Starlette:
    """Return the sandbox over a database that was opened with `SANDBOX_MIGRATIONS`.

    The host works Monday to Friday, 09:00 to 17:00 in `host_time_zone`, until the schedule is
    changed. Answers depend on nothing but the database, the requests and `clock`. Each request is
    served in one go on the caller's event loop; the connection must belong to that loop's thread
    alone.

    Without a `key` none is needed and any is accepted. Invitations go into the folder `outbox`,
    if there is one; webhooks are sent to this computer alone, or `webhooks_anywhere`. `control`
    adds `/control/faults` and `/control/busy`. Raises InputError on an unknown zone.
    """
    zone(host_time_zone)
    host = Host(time_zone=host_time_zone)
    event_types = {event_type.id: event_type for event_type in EVENT_TYPES}
    store = Store(connection)
    schedules = Schedules(connection, store, host)
    reservations = Reservations(connection, store, event_types.get, clock)
    webhooks = Webhooks(connection, store, host)
    openings = Openings(store, schedules, reservations, event_types)
    listeners: list[Announce] = [Deliveries(webhooks, anywhere=webhooks_anywhere)]
    if outbox is not None:
        listeners.append(Outbox(outbox))

    def announce(happening: Happening) -> None:
        for listener in listeners:
            listener(happening)

    desk = Desk(store, openings, host=host, event_types=event_types, clock=clock, announce=announce)
    changes = Changes(
        store, openings, host=host, event_types=event_types, clock=clock, announce=announce
    )
    endpoints = Endpoints(key)
    faults = Faults(store, clock)

    async def refuse(request: Request, error: Exception) -> Response:
        if not isinstance(error, Refusal):
            error = no_route(request.method, path_of(request))
        body = error.body(path=path_of(request), now=clock())
        return JSONResponse(body, status_code=error.status)

    async def fail(_: Request, __: Exception) -> Response:
        return JSONResponse({"statusCode": 500, "message": "Internal server error"}, 500)

    return Starlette(
        routes=[
            *slot_routes(endpoints, desk, reservations),
            *booking_routes(endpoints, desk, changes, clock),
            *event_type_routes(endpoints, host, event_types),
            *schedule_routes(endpoints, host, schedules),
            *webhook_routes(endpoints, webhooks),
            *(faults.routes() if control else ()),
        ],
        exception_handlers={Refusal: refuse, HTTPException: refuse, Exception: fail},
        middleware=[
            Middleware(RateLimited, limit=rate_limit, clock=clock),
            Middleware(Faulty, faults=faults),
        ],
    )
