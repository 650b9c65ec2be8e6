"""The tools in the formats of the language models' APIs."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.booking_field import BookingField, FieldKind
from app.domain.tools import Parameter, Tool

JsonObject = dict[str, object]


def openai_tools(tools: Sequence[Tool]) -> list[JsonObject]:
    """Return the tools as OpenAI's chat completions take them."""
    return [
        {
            "type": "function",
            "function": {
                "name": tool.name,
                "description": tool.description,
                "parameters": _schema(tool),
            },
        }
        for tool in tools
    ]


def anthropic_tools(tools: Sequence[Tool]) -> list[JsonObject]:
    """Return the tools as Anthropic's messages take them."""
    return [
        {"name": tool.name, "description": tool.description, "input_schema": _schema(tool)}
        for tool in tools
    ]


def _schema(tool: Tool) -> JsonObject:
    """Return the arguments of a tool as a JSON Schema object."""
    return {
        "type": "object",
        "properties": {parameter.name: _property(parameter) for parameter in tool.parameters},
        "required": [parameter.name for parameter in tool.parameters if parameter.required],
        "additionalProperties": False,
    }


def _property(parameter: Parameter) -> JsonObject:
    described: JsonObject = {"type": parameter.type, "description": parameter.description}
    if parameter.fields:
        described["properties"] = {field.slug: _field(field) for field in parameter.fields}
        described["additionalProperties"] = False
    if parameter.choices:
        described["enum"] = list(parameter.choices)
    if parameter.default is not None:
        described["default"] = parameter.default
    return described


def _field(field: BookingField) -> JsonObject:
    """Return a question of the host as a JSON Schema property."""
    match field.kind:
        case FieldKind.NUMBER:
            return {"type": "number", "description": field.label}
        case FieldKind.YES_NO:
            return {"type": "boolean", "description": field.label}
        case FieldKind.SOME_OF | FieldKind.EMAILS:
            item: JsonObject = {"type": "string"}
            if field.options:
                item["enum"] = list(field.options)
            return {"type": "array", "items": item, "description": field.label}
        case _:
            described: JsonObject = {"type": "string", "description": field.label}
            if field.options:
                described["enum"] = list(field.options)
            return described
