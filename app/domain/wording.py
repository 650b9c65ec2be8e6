"""The program's own words as text that can still be put into another language.

Everything below the window speaks English, to logs and to the command line. What a person may see
in the window is either a literal, which is its own key in the catalogue of translations, or has
values in it: then it is a `Wording`, which remembers the sentence without them.

    raise InputError(Wording("There is no calendar “{name}”.", name=name))

A test collects all such sentences and demands a translation of each, so they have to be literals
where they are made: no f-string, no `+`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Self

LookUp = Callable[[str], str]
"""Returns a sentence, with its placeholders, in another language; the same if there is none."""


class Wording(str):
    """English words that remember the `template` and the `values` they were made from.

    An ordinary string to whoever prints, stores or compares it. Values that are wordings themselves
    are translated with it, other values stay as they are. One and many are two sentences.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Fill the {placeholders} of `template`, a literal, as `str.format` does."""
        self = super().__new__(cls, template.format(**values) if values else template)
        self.template = template
        self.values = values
        return self


def sentences(*parts: str) -> str:
    """Return sentences in a row, each of them still to be translated; empty ones are left out."""
    kept = [part if isinstance(part, Wording) else Wording(part) for part in parts if part]
    if len(kept) < 2:
        return kept[0] if kept else ""
    row = " ".join(f"{{part{number}}}" for number in range(len(kept)))
    return Wording(row, **{f"part{number}": part for number, part in enumerate(kept)})


def in_other_words(words: str, look_up: LookUp) -> str:
    """Return the program's own words in the language that `look_up` knows."""
    if not isinstance(words, Wording):
        return look_up(words) if words else words
    if not words.values:
        return look_up(words.template) if words else ""
    values = {
        name: in_other_words(value, look_up) if isinstance(value, Wording) else value
        for name, value in words.values.items()
    }
    return look_up(words.template).format(**values)
