"""Wishes for some time earlier or later than what is settled: "eine Stunde früher"."""

from __future__ import annotations

from datetime import timedelta

from app.language.german.lengths import read_length
from app.language.german.text import words
from app.language.text import Tokens
from app.language.values import Found

_EARLIER = words("früher eher vorher")
_LATER = words("später danach")
_UNITS = {"minute": timedelta(minutes=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}
_LONGEST = timedelta(weeks=8)


def find_shift(tokens: Tokens) -> Found[timedelta] | None:
    """Return the newest wish for some time later, or earlier if negative."""
    found = None
    for i in range(len(tokens)):
        length = read_length(tokens, i)
        unit = _UNITS.get(length.unit) if length is not None else None
        if length is None or unit is None or tokens.word(i - 1) in {"in", "als"}:
            continue
        word = tokens.word(length.last)
        by = unit * min(length.amount, 10_000)
        if word in _EARLIER | _LATER and by <= _LONGEST:
            place = tokens.span(length.first, length.last + 1)
            found = Found(by if word in _LATER else -by, *place, 0.9)
    return found
