"""The endpoints for free times and bookings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.scheduling.sandbox.calendar_links import calendar_links
from app.scheduling.sandbox.changes import Changes
from app.scheduling.sandbox.desk import Desk
from app.scheduling.sandbox.requests import (
    AbsentInput,
    CancelInput,
    CreateInput,
    DeclineInput,
    EarlierSlotsInput,
    ListInput,
    NoInput,
    NumberedListInput,
    RescheduleInput,
    SlotsInput,
)
from app.scheduling.sandbox.reservations import Reservations, ReserveInput
from app.scheduling.sandbox.web import Endpoints, Handler, body_of, query_of, success
from app.scheduling.versions import HEADER

_SLOTS = frozenset({"2024-09-04"})
_EARLIER_SLOTS = frozenset({"2024-04-15", "2024-06-11", "2024-06-14", "2024-08-13"})
_BOOKINGS = frozenset({"2026-02-25", "2024-08-13"})
_CURSOR_LIST = "2026-05-01"


def slot_routes(endpoints: Endpoints, desk: Desk, reservations: Reservations) -> list[Route]:
    """Return the routes of `/v2/slots`."""

    async def slots(request: Request) -> Response:
        return success(desk.free_slots(query_of(request, SlotsInput)))

    async def earlier_slots(request: Request) -> Response:
        found = desk.free_slots(query_of(request, EarlierSlotsInput).today())
        return success(
            {"slots": {day: [_earlier(one) for one in day_of] for day, day_of in found.items()}}
        )

    async def reserve(request: Request) -> Response:
        asked = await body_of(request, ReserveInput)
        may_choose = endpoints.is_trusted(request)
        return success(reservations.create(asked, may_choose=may_choose), status=201)

    async def reserved(request: Request) -> Response:
        return success(reservations.get(request.path_params["uid"]))

    async def reserve_another(request: Request) -> Response:
        asked = await body_of(request, ReserveInput)
        may_choose = endpoints.is_trusted(request)
        uid = request.path_params["uid"]
        return success(reservations.update(uid, asked, may_choose=may_choose))

    async def release(request: Request) -> Response:
        reservations.delete(request.path_params["uid"])
        return JSONResponse({"status": "success"})

    held = "/v2/slots/reservations"
    return [
        endpoints.route("GET", "/v2/slots", slots, versions=_SLOTS),
        # Undocumented by now, and still what several clients ask.
        endpoints.route("GET", "/v2/slots/available", earlier_slots, versions=_EARLIER_SLOTS),
        endpoints.route("POST", held, reserve, versions=_SLOTS),
        endpoints.route("GET", held + "/{uid}", reserved, versions=_SLOTS),
        endpoints.route("PATCH", held + "/{uid}", reserve_another, versions=_SLOTS),
        endpoints.route("DELETE", held + "/{uid}", release, versions=_SLOTS),
    ]


def _earlier(slot: Mapping[str, Any]) -> dict[str, Any]:
    """Return a free time as it was worded before 2024-09-04."""
    if "end" in slot:
        return {"startTime": slot["start"], "endTime": slot["end"]}
    return {"time": slot["start"]}


def booking_routes(
    endpoints: Endpoints, desk: Desk, changes: Changes, clock: Callable[[], datetime]
) -> list[Route]:
    """Return the routes of `/v2/bookings`."""

    async def create(request: Request) -> Response:
        return success(desk.create(await body_of(request, CreateInput)), status=201)

    async def page(request: Request) -> Response:
        if request.headers[HEADER] == _CURSOR_LIST:
            found, pagination = desk.page(query_of(request, ListInput))
        else:
            found, pagination = desk.numbered_page(query_of(request, NumberedListInput))
        return success(found, pagination=pagination)

    async def get(request: Request) -> Response:
        return success(desk.get(request.path_params["uid"]))

    async def reschedule(request: Request) -> Response:
        body = await body_of(request, RescheduleInput)
        return success(changes.reschedule(request.path_params["uid"], body), status=201)

    async def cancel(request: Request) -> Response:
        body = await body_of(request, CancelInput)
        by_host = "authorization" in request.headers
        return success(changes.cancel(request.path_params["uid"], body, by_host=by_host))

    async def confirm(request: Request) -> Response:
        await body_of(request, NoInput)
        return success(changes.confirm(request.path_params["uid"]))

    async def decline(request: Request) -> Response:
        body = await body_of(request, DeclineInput)
        return success(changes.decline(request.path_params["uid"], body))

    async def mark_absent(request: Request) -> Response:
        body = await body_of(request, AbsentInput)
        return success(changes.mark_absent(request.path_params["uid"], body))

    async def links(request: Request) -> Response:
        return success(calendar_links(desk.get(request.path_params["uid"]), now=clock()))

    def route(method: str, path: str, handler: Handler, *, is_private: bool = False) -> Route:
        return endpoints.route(
            method,
            f"/v2/bookings{path}",
            handler,
            versions=_BOOKINGS,
            is_private=is_private,
        )

    lists = _BOOKINGS | {_CURSOR_LIST}
    return [
        route("POST", "", create),
        endpoints.route("GET", "/v2/bookings", page, versions=lists, is_private=True),
        route("GET", "/{uid}", get),
        route("POST", "/{uid}/reschedule", reschedule),
        route("POST", "/{uid}/cancel", cancel),
        route("POST", "/{uid}/confirm", confirm, is_private=True),
        route("POST", "/{uid}/decline", decline, is_private=True),
        route("POST", "/{uid}/mark-absent", mark_absent, is_private=True),
        route("GET", "/{uid}/calendar-links", links, is_private=True),
    ]
