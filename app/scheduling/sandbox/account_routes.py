"""The endpoints for what belongs to the host: event types, profile, schedules and webhooks."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.scheduling.sandbox.answers import profile_answer
from app.scheduling.sandbox.errors import not_found
from app.scheduling.sandbox.event_types import EventTypesInput, event_type_answer
from app.scheduling.sandbox.host import Host, SandboxEventType
from app.scheduling.sandbox.schedules import (
    CreateScheduleInput,
    Schedules,
    UpdateScheduleInput,
)
from app.scheduling.sandbox.web import Endpoints, body_of, number_of, query_of, success
from app.scheduling.sandbox.webhooks import (
    CreateWebhookInput,
    UpdateWebhookInput,
    Webhooks,
    WebhooksInput,
)
from app.scheduling.versions import HEADER

_EVENT_TYPES = frozenset({"2026-06-12", "2024-06-14"})
_OLD_EVENT_TYPES = "2024-06-14"
_SCHEDULES = frozenset({"2024-06-11"})


def event_type_routes(
    endpoints: Endpoints, host: Host, event_types: Mapping[int, SandboxEventType]
) -> list[Route]:
    """Return the routes of `/v2/event-types`."""

    def shown(request: Request, event_type: SandboxEventType) -> dict[str, object]:
        is_old = request.headers[HEADER] == _OLD_EVENT_TYPES
        return event_type_answer(event_type, host, in_old_shape=is_old)

    async def some(request: Request) -> Response:
        wanted = query_of(request, EventTypesInput)
        usernames = [name for name in (wanted.username, wanted.usernames) if name is not None]
        is_other = any(host.username not in name.split(",") for name in usernames)
        if is_other or wanted.org_slug is not None or wanted.org_id is not None:
            return success([])
        matches = [
            event_type
            for event_type in event_types.values()
            if wanted.event_slug in (None, event_type.slug)
        ]
        if wanted.sort_created_at == "desc":
            matches.reverse()
        return success([shown(request, event_type) for event_type in matches])

    async def one(request: Request) -> Response:
        number = number_of(request, "id")
        event_type = event_types.get(number)
        if event_type is None:
            raise not_found(f"Event type with id {number} not found")
        return success(shown(request, event_type))

    path = "/v2/event-types"
    return [
        endpoints.route("GET", path, some, versions=_EVENT_TYPES),
        endpoints.route("GET", path + "/{id}", one, versions=_EVENT_TYPES, is_private=True),
    ]


def schedule_routes(endpoints: Endpoints, host: Host, schedules: Schedules) -> list[Route]:
    """Return the routes of `/v2/schedules`, and `/v2/me`."""

    async def me(_: Request) -> Response:
        schedule = schedules.default()
        return success(profile_answer(host, schedule["id"] if schedule else None))

    async def some(_: Request) -> Response:
        return success(schedules.all())

    async def default(_: Request) -> Response:
        schedule = schedules.default()
        if schedule is None:
            raise not_found("Default schedule not found")
        return success(schedule)

    async def one(request: Request) -> Response:
        return success(schedules.get(number_of(request, "id")))

    async def create(request: Request) -> Response:
        return success(schedules.create(await body_of(request, CreateScheduleInput)), status=201)

    async def update(request: Request) -> Response:
        number = number_of(request, "id")
        return success(schedules.update(number, await body_of(request, UpdateScheduleInput)))

    async def delete(request: Request) -> Response:
        schedules.delete(number_of(request, "id"))
        return JSONResponse({"status": "success"})

    path = "/v2/schedules"
    handlers = [
        ("POST", path, create),
        ("GET", path, some),
        ("GET", path + "/default", default),
        ("GET", path + "/{id}", one),
        ("PATCH", path + "/{id}", update),
        ("DELETE", path + "/{id}", delete),
    ]
    return [
        endpoints.route("GET", "/v2/me", me, is_private=True),
        *(
            endpoints.route(method, where, handler, versions=_SCHEDULES, is_private=True)
            for method, where, handler in handlers
        ),
    ]


def webhook_routes(endpoints: Endpoints, webhooks: Webhooks) -> list[Route]:
    """Return the routes of `/v2/webhooks`."""

    async def some(request: Request) -> Response:
        return success(webhooks.page(query_of(request, WebhooksInput)))

    async def one(request: Request) -> Response:
        return success(webhooks.get(number_of(request, "id")))

    async def create(request: Request) -> Response:
        return success(webhooks.create(await body_of(request, CreateWebhookInput)), status=201)

    async def update(request: Request) -> Response:
        number = number_of(request, "id")
        return success(webhooks.update(number, await body_of(request, UpdateWebhookInput)))

    async def delete(request: Request) -> Response:
        return success(webhooks.delete(number_of(request, "id")))

    path = "/v2/webhooks"
    handlers = [
        ("POST", path, create),
        ("GET", path, some),
        ("GET", path + "/{id}", one),
        ("PATCH", path + "/{id}", update),
        ("DELETE", path + "/{id}", delete),
    ]
    return [
        endpoints.route(method, where, handler, is_private=True)
        for method, where, handler in handlers
    ]
