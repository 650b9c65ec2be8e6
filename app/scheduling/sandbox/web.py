"""What all the sandbox's endpoints have in common: versions, keys, bodies and envelopes."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Collection
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from app.scheduling.sandbox.errors import bad_request, invalid, no_route, unauthorized
from app.scheduling.versions import HEADER

InputT = TypeVar("InputT", bound=BaseModel)
Handler = Callable[[Request], Awaitable[Response]]

_BEARER = "bearer "


class Endpoints:
    """Makes routes. With a `key` it is the only one accepted, and private routes need it."""

    def __init__(self, key: str | None) -> None:
        self._key = key

    def route(
        self,
        method: str,
        path: str,
        handler: Handler,
        *,
        versions: Collection[str] | None = None,
        is_private: bool = False,
    ) -> Route:
        """Return the route for these versions, or for any; to another it does not exist."""

        async def serve(request: Request) -> Response:
            if versions is not None and request.headers.get(HEADER) not in versions:
                raise no_route(request.method, path_of(request))
            self._check_key(request, is_needed=is_private)
            return await handler(request)

        return Route(path, serve, methods=[method])

    def is_trusted(self, request: Request) -> bool:
        """Return whether the caller may do what takes the host's key: all may where none is set."""
        return self._key is None or "authorization" in request.headers

    def _check_key(self, request: Request, *, is_needed: bool) -> None:
        if self._key is None:
            return
        given = request.headers.get("authorization")
        if given is None:
            if is_needed:
                raise unauthorized(
                    "ApiAuthStrategy - No authentication method provided. Either pass an API key "
                    "as 'Bearer' header or OAuth client credentials."
                )
            return
        key = given[len(_BEARER) :] if given.lower().startswith(_BEARER) else ""
        if not hmac.compare_digest(key.encode(), self._key.encode()):
            raise unauthorized("ApiAuthStrategy - api key - Your api key is not valid")


def success(data: Any, *, status: int = 200, **more: Any) -> Response:
    """Return an answer in the envelope."""
    return JSONResponse({"status": "success", "data": data, **more}, status_code=status)


def path_of(request: Request) -> str:
    """Return the path as errors repeat it, with its query."""
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path


def query_of(request: Request, shape: type[InputT]) -> InputT:
    """Return the query; a list comes comma-separated or as `name[]`. Raises Refusal."""
    given: dict[str, str] = {}
    for key, value in request.query_params.multi_items():
        name = key.removesuffix("[]")
        given[name] = f"{given[name]},{value}" if name in given else value
    try:
        return shape.model_validate(given)
    except ValidationError as error:
        raise invalid(error) from error


async def body_of(request: Request, shape: type[InputT]) -> InputT:
    """Return the body. Raises Refusal."""
    try:
        return shape.model_validate_json(await request.body() or b"{}")
    except ValidationError as error:
        raise invalid(error) from error


def number_of(request: Request, name: str) -> int:
    """Return a number from the path. Raises Refusal."""
    text: str = request.path_params[name]
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise bad_request("Validation failed (numeric string is expected)")
    return int(text)
