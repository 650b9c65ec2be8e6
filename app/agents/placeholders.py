"""Placeholders in prompts and templates: a name in double braces stands for a value."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.domain.errors import InputError
from app.domain.wording import Wording

_PLACEHOLDER = re.compile(r"\{\{ {0,3}([A-Za-z_][A-Za-z0-9_]{0,60}) {0,3}\}\}")


def placeholders_in(text: str) -> frozenset[str]:
    """Return the names that a text wants values for."""
    return frozenset(_PLACEHOLDER.findall(text))


def fill_in(text: str, values: Mapping[str, str]) -> str:
    """Return the text with its values in place; braces inside a value stay as they are.

    Raises InputError where a name has no value.
    """
    unknown = placeholders_in(text) - values.keys()
    if unknown:
        raise InputError(
            Wording("There is no value for {unknown}.", unknown=in_braces(unknown)),
            advice=Wording("These can be used: {values}.", values=in_braces(values))
            if values
            else "",
        )
    return _PLACEHOLDER.sub(lambda found: values[found.group(1)], text)


def in_braces(names: Mapping[str, str] | frozenset[str]) -> str:
    """Return names for a sentence, in alphabetical order."""
    return ", ".join("{{" + name + "}}" for name in sorted(names))
