"""Conversation templates: what ships is whole, and what is filled in wrongly is said in words."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.agents.templates import VARIABLES, AgentTemplate, find_template, read_templates
from app.domain.errors import InputError, SetupError
from app.system.paths import resource_root

SHIPPED = read_templates(resource_root().templates())
OWN = {"generalPrompt": "Call {{name}} of {{company}}.", "beginMessage": "Hello {{name}}!"}


def test_the_templates_that_ship_and_their_fields() -> None:
    assert {
        name: [(field.name, field.type, field.required, field.variable) for field in each.fields]
        for name, each in SHIPPED.items()
    } == {
        "APPOINTMENT": [("schedulerName", "text", True, "scheduler_name")],
        "CHECK_IN_APPOINTMENT": [("schedulerName", "text", True, "scheduler_name")],
        "CUSTOM_TEMPLATE": [
            ("generalPrompt", "textarea", True, None),
            ("beginMessage", "text", True, None),
            ("guestName", "text", False, "name"),
            ("guestEmail", "email", False, "email"),
            ("guestCompany", "text", False, "company"),
        ],
    }


def test_check_in_speaks_as_the_assistant_of_the_scheduler() -> None:
    filled = SHIPPED["CHECK_IN_APPOINTMENT"].filled(
        {"schedulerName": " Alex Kim "}, {"current_time": "Monday at 9:00 AM"}
    )
    assert "assistant of Alex Kim" in filled.prompt
    assert "Monday at 9:00 AM" in filled.prompt
    assert "Alex Kim" in filled.begin_message
    assert "{{" not in filled.prompt + filled.begin_message
    assert filled.variables["scheduler_name"] == "Alex Kim"
    assert filled.variables.keys() == VARIABLES


def test_an_own_prompt_is_filled_and_what_nobody_knows_is_empty() -> None:
    template = SHIPPED["CUSTOM_TEMPLATE"]
    filled = template.filled({**OWN, "guestName": "Maria {{email}}"}, {})
    assert filled.prompt == "Call Maria {{email}} of ."
    assert filled.begin_message == "Hello Maria {{email}}!"
    assert filled.variables["company"] == ""


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("CHECK_IN_APPOINTMENT", {}, "“schedulerName” of the template CHECK_IN_APPOINTMENT is em"),
        ("CHECK_IN_APPOINTMENT", {"schedulerName": "  "}, "is empty"),
        ("CHECK_IN_APPOINTMENT", {"schedulerName": "Alex", "x": "y"}, "no field called “x”"),
        ("CUSTOM_TEMPLATE", {**OWN, "generalPrompt": ""}, "“generalPrompt”"),
        ("CUSTOM_TEMPLATE", {"generalPrompt": "Hi"}, "“beginMessage”"),
        ("CUSTOM_TEMPLATE", {**OWN, "generalPrompt": "To {{nmae}}"}, "no value for {{nmae}}"),
        ("CUSTOM_TEMPLATE", {**OWN, "guestEmail": "maria at example"}, "is an e-mail address"),
        ("CUSTOM_TEMPLATE", {**OWN, "guestName": "x" * 501}, "at most 500 characters"),
    ],
)
def test_what_is_missing_or_unknown_is_said_in_a_sentence(
    name: str, values: Mapping[str, str], words: str
) -> None:
    with pytest.raises(InputError) as caught:
        SHIPPED[name].filled(values, {})
    assert words in str(caught.value)


def test_a_template_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(InputError) as caught:
        find_template(SHIPPED, "CHECKIN")
    assert "APPOINTMENT, CHECK_IN_APPOINTMENT, CUSTOM_TEMPLATE" in str(caught.value)


FIELD = '[[fields]]\nname = "a"\ntype = "text"\nrequired = true\nlabel = "a"\n'


@pytest.mark.parametrize(
    "text",
    [
        "name =",
        'name = "X"\ntitle = "x"\nprompt = "p"\n' + FIELD,
        'name = "X"\ntitle = "x"\nprompt = "{{nmae}}"\nbegin_message = "b"\n' + FIELD,
        'name = "X"\ntitle = "x"\nprompt_from = "b"\nbegin_message = "b"\n' + FIELD,
        'name = "X"\ntitle = "x"\nprompt = "p"\nbegin_message = "b"\n' + FIELD + FIELD,
        'name = "X"\ntitle = "x"\nprompt = "p"\nbegin_message = "b"\n' + FIELD + 'variable = "zip"',
        'name = "X"\ntitle = "x"\nprompt = "p"\nbegin_message = "b"\nextra = 1\n' + FIELD,
    ],
)
def test_a_template_that_is_not_whole_is_refused(text: str) -> None:
    with pytest.raises(SetupError):
        read_templates([text])


def test_two_templates_of_one_name_are_refused() -> None:
    one = AgentTemplate(name="X", title="x", fields=(), prompt="p", begin_message="b")
    text = f'name = "{one.name}"\ntitle = "x"\nprompt = "p"\nbegin_message = "b"\nfields = []'
    with pytest.raises(SetupError):
        read_templates([text, text])
