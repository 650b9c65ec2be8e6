"""Holds answers against the part of Cal.com's published description in `tests/data/calcom`."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import httpx
from jsonschema import Draft202012Validator

DESCRIPTION = Path(__file__).resolve().parents[1] / "data" / "calcom" / "openapi-v2-subset.json"
NAMED_ERRORS = (400, 401, 403, 404, 409, 422, 429)


def described() -> dict[str, Any]:
    """Return the description as JSON Schema understands it."""
    content: dict[str, Any] = _plain(json.loads(DESCRIPTION.read_text(encoding="utf-8")))
    return content


def _plain(node: Any) -> Any:
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    plain = {key: _plain(value) for key, value in node.items() if key != "example"}
    # The published alternatives overlap: many a shape is another one with less said.
    if "oneOf" in plain:
        plain["anyOf"] = plain.pop("oneOf")
    properties = plain.get("properties", {})
    if isinstance(properties, dict) and properties.get("status", {}).get("type") == "object":
        properties["status"] = {"type": "string"}
    if plain.pop("nullable", False):
        return {"anyOf": [{"type": "null"}, plain]}
    return plain


@cache
def _operations() -> list[tuple[str, re.Pattern[str], str, dict[str, Any]]]:
    """Return method, path, template and operation; literal paths before those with names."""
    found = []
    for template, methods in described()["paths"].items():
        pattern = re.compile(re.sub(r"\{[^}]+\}", "[^/]+", template))
        found += [(name.upper(), pattern, template, op) for name, op in methods.items()]
    return sorted(found, key=lambda item: item[2].count("{"))


@cache
def _validator(reference: str) -> Draft202012Validator:
    return Draft202012Validator({**json.loads(reference), "components": _components()})


@cache
def _components() -> dict[str, Any]:
    components: dict[str, Any] = described()["components"]
    return components


def operations() -> set[tuple[str, str]]:
    """Return method and path template of every described operation."""
    return {(method, template) for method, _, template, _ in _operations()}


def check(answer: httpx.Response) -> tuple[str, str] | None:
    """Assert that an answer is one that the description allows; return its operation.

    A 2xx is one of the described statuses and fits its schema; an error is one that Cal.com is
    known to answer with, in one of the two shapes.
    """
    request = answer.request
    return check_parts(request.method, request.url.path, answer.status_code, answer.content)


def check_parts(method: str, path: str, status: int, content: bytes) -> tuple[str, str] | None:
    """Assert the same of an answer that came by another way."""
    where = f"{method} {path[:200]} -> {status} {content[:200]!r}"
    operation = next(
        (
            (template, operation)
            for name, pattern, template, operation in _operations()
            if name == method and pattern.fullmatch(path)
        ),
        None,
    )
    if 200 <= status < 300:
        assert operation is not None, f"{where}: not described"
        assert str(status) in operation[1]["responses"], f"{where}: not described"
        described = operation[1]["responses"][str(status)]
        _fits(content, described["content"]["application/json"]["schema"], where)
    else:
        assert status in NAMED_ERRORS, where
        shapes = [{"$ref": f"#/components/schemas/{name}"} for name in _ERROR_SHAPES]
        _fits(content, {"anyOf": shapes}, where)
    return None if operation is None else (method, operation[0])


_ERROR_SHAPES = ("ErrorEnvelope", "PlainError")


def _fits(content: bytes, schema: dict[str, Any], where: str) -> None:
    errors = list(_validator(json.dumps(schema)).iter_errors(json.loads(content)))
    if not errors:
        return
    details = [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
        for problem in errors
        for error in (problem, *(problem.context or ()))
    ]
    raise AssertionError(f"{where}: {details[:12]}")
