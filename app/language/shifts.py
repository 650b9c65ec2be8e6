"""Wishes for some time earlier or later than what is settled: "an hour earlier", "a day later"."""

from __future__ import annotations

from datetime import timedelta

from app.language.lengths import read_length
from app.language.lexicon import words
from app.language.text import Tokens
from app.language.values import Found

_EARLIER = words("earlier sooner")
_LATER = words("later")
_UNITS = {"minute": timedelta(minutes=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}
_LONGEST = timedelta(weeks=8)


def find_shift(tokens: Tokens) -> Found[timedelta] | None:
    """Return the newest wish for some time later, or earlier if negative.

    What it starts from is not known here. The same words may be read as a length or a date.
    """
    found = None
    end = 0
    for i in range(len(tokens)):
        length = read_length(tokens, i) if i >= end else None
        unit = _UNITS.get(length.unit) if length is not None else None
        if length is None or unit is None or tokens.word(i - 1) in {"in", "than"}:
            continue
        word = tokens.word(length.last)
        if word not in _EARLIER | _LATER or tokens.has(length.last + 1, "than", "today"):
            continue
        by = unit * min(length.amount, 10_000)
        if by <= _LONGEST:
            end = length.last
            place = tokens.span(length.first, end + 1)
            found = Found(by if word in _LATER else -by, *place, 0.9)
    return found
