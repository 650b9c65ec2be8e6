"""The tools in the formats of the language models' APIs."""

from __future__ import annotations

from collections.abc import Sequence

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
    if parameter.choices:
        described["enum"] = list(parameter.choices)
    if parameter.default is not None:
        described["default"] = parameter.default
    return described
