"""The sandbox's refusals, in Cal.com's two shapes."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import Any

from pydantic import ValidationError

_CODES = {
    HTTPStatus.BAD_REQUEST: "BadRequestException",
    HTTPStatus.UNAUTHORIZED: "UnauthorizedException",
    HTTPStatus.FORBIDDEN: "ForbiddenException",
    HTTPStatus.NOT_FOUND: "NotFoundException",
    HTTPStatus.CONFLICT: "ConflictException",
    HTTPStatus.UNPROCESSABLE_ENTITY: "UnprocessableEntityException",
    HTTPStatus.TOO_MANY_REQUESTS: "ThrottlerException",
}


class Refusal(Exception):
    """A request that is answered with an error. `is_plain` picks the shape without envelope."""

    def __init__(
        self, status: HTTPStatus, message: str, *, is_plain: bool = False, code: str | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.is_plain = is_plain
        self.code = code or _CODES.get(status, "INTERNAL_SERVER_ERROR")

    def body(self, *, path: str, now: datetime) -> dict[str, Any]:
        """Return the JSON of the answer; `path` is the request's, with its query."""
        if self.is_plain:
            return {"statusCode": self.status.value, "message": self.message}
        return {
            "status": "error",
            "timestamp": now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "path": path,
            "error": {
                "code": self.code,
                "message": self.message,
                "details": {
                    "message": self.message,
                    "error": self.status.phrase,
                    "statusCode": self.status.value,
                },
            },
        }


def bad_request(message: str) -> Refusal:
    """Return a 400 in the envelope."""
    return Refusal(HTTPStatus.BAD_REQUEST, message)


def plain_bad_request(message: str) -> Refusal:
    """Return a 400 without the envelope, as the rules below the API layer answer."""
    return Refusal(HTTPStatus.BAD_REQUEST, message, is_plain=True)


def unauthorized(message: str) -> Refusal:
    """Return a 401 in the envelope."""
    return Refusal(HTTPStatus.UNAUTHORIZED, message)


def not_found(message: str) -> Refusal:
    """Return a 404 in the envelope."""
    return Refusal(HTTPStatus.NOT_FOUND, message)


def conflict(message: str) -> Refusal:
    """Return a 409 in the envelope."""
    return Refusal(HTTPStatus.CONFLICT, message)


def unprocessable(message: str) -> Refusal:
    """Return a 422 in the envelope."""
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, message)


def no_route(method: str, path: str) -> Refusal:
    """Return what an unknown path, method or version is answered with."""
    return not_found(f"Cannot {method} {path}")


def invalid(error: ValidationError) -> Refusal:
    """Return the 400 that names the wrong properties."""
    return bad_request(", ".join(_complaint(item) for item in error.errors()))


def _complaint(item: Any) -> str:
    name = ".".join(str(part) for part in item["loc"])
    if item["type"] == "json_invalid":
        return "The request body is not valid JSON"
    if item["type"] == "extra_forbidden":
        return f"{name} property is wrong,property {name} should not exist"
    reason = item["msg"].removeprefix("Value error, ")
    return f"{name} property is wrong,{reason}" if name else reason
