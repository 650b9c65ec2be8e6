from __future__ import annotations

from app.agents.tool_formats import anthropic_tools, openai_tools
from app.domain.booking import EventType
from app.domain.tools import booking_tools

TOOLS = booking_tools(EventType(1, "Demo", (15, 30, 60), 30, "Alex", "Europe/Berlin"))

CHECK_PARAMETERS = {
    "type": "object",
    "properties": {
        "date": {
            "type": "string",
            "description": "Day in the person's time zone, YYYY-MM-DD.",
        },
        "duration": {
            "type": "integer",
            "description": "Length of the appointment in minutes.",
            "enum": [15, 30, 60],
            "default": 30,
        },
    },
    "required": ["date"],
    "additionalProperties": False,
}


def test_the_openai_format() -> None:
    check, book, *_ = openai_tools(TOOLS)
    assert check == {
        "type": "function",
        "function": {
            "name": "check_availability",
            "description": "List the free times of one day.",
            "parameters": CHECK_PARAMETERS,
        },
    }
    function = book["function"]
    assert isinstance(function, dict)
    assert function["name"] == "book_appointment"
    assert function["parameters"]["required"] == ["date", "time", "email"]
    assert list(function["parameters"]["properties"]) == [
        "date", "time", "email", "name", "duration", "notes",
    ]  # fmt: skip


def test_the_anthropic_format() -> None:
    check, book, *_ = anthropic_tools(TOOLS)
    assert check == {
        "name": "check_availability",
        "description": "List the free times of one day.",
        "input_schema": CHECK_PARAMETERS,
    }
    schema = book["input_schema"]
    assert isinstance(schema, dict)
    assert schema["required"] == ["date", "time", "email"]


def test_an_event_type_with_one_length_offers_just_that() -> None:
    tools = booking_tools(EventType(1, "Demo", (45,), 45, "Alex", "UTC"))
    properties = openai_tools(tools)[0]["function"]["parameters"]["properties"]  # type: ignore[index]
    assert properties["duration"]["enum"] == [45]
    assert properties["duration"]["default"] == 45


def test_a_booking_that_exists_is_found_moved_and_cancelled_by_its_uid() -> None:
    find, move, cancel = anthropic_tools(TOOLS)[3:]
    schemas = [tool["input_schema"] for tool in (find, move, cancel)]
    assert [tool["name"] for tool in (find, move, cancel)] == [
        "find_bookings", "reschedule_booking", "cancel_booking",
    ]  # fmt: skip
    assert [schema["required"] for schema in schemas] == [[], ["uid", "date"], ["uid"]]  # type: ignore[index]
    assert [list(schema["properties"]) for schema in schemas] == [  # type: ignore[index]
        ["email", "first_date", "last_date"],
        ["uid", "date", "time"],
        ["uid"],
    ]
