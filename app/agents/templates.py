"""Conversation templates: what an assistant is to do, with fields that somebody fills in.

They are data, in `resources/templates`. What the fields hold becomes the values of placeholders in
the prompt and in the first sentence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from app.agents.placeholders import fill_in, in_braces, placeholders_in
from app.domain.errors import InputError, SetupError
from app.domain.wording import Wording

VARIABLES = frozenset({"name", "email", "company", "scheduler_name", "current_time"})
"""Every placeholder that a template may use. One that nothing is known for becomes empty."""

_LONGEST = {"textarea": 20_000}
_LONGEST_LINE = 500
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]{1,64}@(?:[\w-]{1,63}\.){1,10}\w{2,24}")


class TemplateField(BaseModel):
    """One thing that is filled in before a conversation.

    `label` is the key of its words, `variable` the placeholder that its value fills.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    type: Literal["text", "textarea", "email"]
    required: bool
    label: str
    placeholder: str = ""
    variable: str | None = None


class AgentTemplate(BaseModel):
    """A template as its file describes it.

    Prompt and first sentence stand in the file, or are what the field holds that `prompt_from` and
    `begin_message_from` name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    title: str
    fields: tuple[TemplateField, ...]
    prompt: str = ""
    begin_message: str = ""
    prompt_from: str = ""
    begin_message_from: str = ""

    @model_validator(mode="after")
    def _is_whole(self) -> AgentTemplate:
        names = [field.name for field in self.fields]
        own = frozenset(field.variable for field in self.fields if field.variable)
        if len(set(names)) != len(names):
            raise ValueError("two fields have one name")
        for text, source in (
            (self.prompt, self.prompt_from),
            (self.begin_message, self.begin_message_from),
        ):
            if bool(text.strip()) == bool(source):
                raise ValueError("prompt and begin_message each stand here or come from a field")
            if source and source not in names:
                raise ValueError(f"no field is called {source}")
            if unknown := placeholders_in(text) - VARIABLES:
                raise ValueError(f"unknown placeholders: {in_braces(unknown)}")
        if unknown := own - VARIABLES:
            raise ValueError(f"unknown variables: {', '.join(sorted(unknown))}")
        return self

    def filled(self, values: Mapping[str, str], variables: Mapping[str, str]) -> FilledTemplate:
        """Return prompt and first sentence with everything in place.

        `values` are what the fields hold, by name; `variables` what the program knows itself, such
        as `current_time`. Raises InputError, in a sentence that names the field or placeholder.
        """
        held = {
            field.name: self._checked(field, values.get(field.name, "")) for field in self.fields
        }
        if unknown := sorted(values.keys() - held.keys()):
            raise InputError(
                Wording(
                    "The template {name} has no field called “{unknown}”.",
                    name=self.name,
                    unknown=unknown[0][:60],
                ),
                advice=Wording("It has: {held}.", held=", ".join(held)),
            )
        if strange := sorted(variables.keys() - VARIABLES):
            raise InputError(
                Wording("There is no placeholder “{strange}”.", strange=strange[0][:60])
            )
        known = dict.fromkeys(VARIABLES, "") | dict(variables)
        known |= {field.variable: held[field.name] for field in self.fields if field.variable}
        return FilledTemplate(
            prompt=fill_in(held.get(self.prompt_from, self.prompt), known).strip(),
            begin_message=fill_in(held.get(self.begin_message_from, self.begin_message), known),
            variables=known,
        )

    def _checked(self, field: TemplateField, value: str) -> str:
        text = value.strip()
        limit = _LONGEST.get(field.type, _LONGEST_LINE)
        if not text and field.required:
            raise InputError(
                Wording(
                    "The field “{name}” of the template {template} is empty.",
                    name=field.name,
                    template=self.name,
                )
            )
        if len(text) > limit:
            raise InputError(
                Wording(
                    "The field “{name}” has at most {limit} characters.",
                    name=field.name,
                    limit=limit,
                )
            )
        if text and field.type == "email" and not _EMAIL.fullmatch(text):
            raise InputError(
                Wording(
                    "The field “{name}” is an e-mail address such as maria@example.com.",
                    name=field.name,
                )
            )
        return text


class FilledTemplate(BaseModel):
    """What an assistant is started with. `variables` are the values of all placeholders."""

    model_config = ConfigDict(frozen=True)

    prompt: str
    begin_message: str
    variables: dict[str, str]


def read_templates(files: Iterable[str]) -> dict[str, AgentTemplate]:
    """Return the templates that files hold, by name. Raises SetupError where one is not whole."""
    templates = {}
    for text in files:
        try:
            template = AgentTemplate.model_validate(tomllib.loads(text))
        except (tomllib.TOMLDecodeError, ValidationError) as error:
            raise SetupError(
                "A conversation template is not whole.",
                advice="Install the program again.",
                detail=str(error),
            ) from error
        if template.name in templates:
            raise SetupError(
                Wording("Two conversation templates are called {name}.", name=template.name)
            )
        templates[template.name] = template
    return templates


def find_template(templates: Mapping[str, AgentTemplate], name: str) -> AgentTemplate:
    """Return a template by name. Raises InputError, naming those that there are."""
    try:
        return templates[name]
    except KeyError:
        raise InputError(
            Wording("There is no conversation template “{name}”.", name=name[:60]),
            advice=Wording("There are: {templates}.", templates=", ".join(sorted(templates))),
        ) from None
