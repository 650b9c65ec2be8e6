"""Lengths of time: "half an hour", "45 minutes", "an hour and a half"."""

from __future__ import annotations

from dataclasses import dataclass

from app.language.numbers import read_cardinal
from app.language.text import Tokens

_UNITS = {
    "minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute",
    "hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour",
    "day": "day", "days": "day", "week": "week", "weeks": "week", "fortnight": "fortnight",
    "fortnights": "fortnight", "month": "month", "months": "month", "year": "year",
    "years": "year",
}  # fmt: skip
_MINUTES = {"minute": 1, "hour": 60}


@dataclass(frozen=True, slots=True)
class Length:
    """So many units of time, over the tokens `first` up to, not with, `last`.

    `unit` is minute, day, week, month or year; hours are given in minutes, fortnights in weeks.
    """

    first: int
    last: int
    amount: int
    unit: str


def read_length(tokens: Tokens, i: int) -> Length | None:
    """Return the length of time that begins at token `i`."""
    if tokens.word(i) == "half" or tokens.has(i, "a", "half"):
        j = i + 1 if tokens.word(i) == "half" else i + 2
        j = tokens.skip(j, {"-", "an", "a"})
        return Length(i, j + 1, 30, "minute") if tokens.word(j) in {"hour", "hr"} else None
    if tokens.has(i, "quarter", "of", "an", "hour"):
        return Length(i, i + 4, 15, "minute")
    if tokens.has(i, "three", "quarters", "of", "an", "hour"):
        return Length(i, i + 5, 45, "minute")
    amount = _read_amount(tokens, i)
    if amount is None:
        return None
    number, half, j = amount
    word = tokens.word(j)
    if tokens.word(i) == "1" and word == "h":
        word = "hour"
    if word == "m" and tokens.glued(j) and tokens.word(j + 1) in {"from", "later"}:
        word = "minutes"
    unit = _UNITS.get(word.removesuffix("'s"))
    if unit is None:
        return None
    j += 1
    if tokens.word(j) == "'" and tokens.glued(j):
        j += 1
    if unit in _MINUTES:
        minutes = number * _MINUTES[unit] + (30 if half and unit == "hour" else 0)
        if unit == "hour":
            extra, j = _read_extra_minutes(tokens, j)
            minutes += extra
        return Length(i, j, minutes, "minute")
    if half:
        return None
    if unit == "fortnight":
        return Length(i, j, number * 2, "week")
    return Length(i, j, number, unit)


def _read_amount(tokens: Tokens, i: int) -> tuple[int, bool, int] | None:
    """Return a count, whether a half comes on top, and where the unit stands."""
    if tokens.word(i) in {"a", "an"}:
        j = i + 1
        if tokens.word(j) in {"couple", "pair"}:
            return 2, False, tokens.skip(j + 1, {"of", "more"})
        if tokens.word(j) == "few":
            return 3, False, tokens.skip(j + 1, {"more"})
        return 1, False, j
    if tokens.has(i, "couple", "of"):
        return 2, False, i + 2
    found = read_cardinal(tokens, i)
    if found is None:
        return None
    number, j = found
    half = False
    written = tokens.has(j, ".", "5") and tokens.glued(j)
    if written or tokens.has(j, "point", "five"):
        half, j = True, j + 2
    elif tokens.has(j, "and", "a", "half"):
        half, j = True, j + 3
    return number, half, tokens.skip(j, {"-", "more", "upcoming", "full"})


def _read_extra_minutes(tokens: Tokens, i: int) -> tuple[int, int]:
    """Return what follows an hour: "and a half", "and fifteen minutes", "thirty minutes"."""
    if tokens.has(i, "and", "a", "half"):
        return 30, i + 3
    if tokens.has(i, "and", "a", "quarter"):
        return 15, i + 3
    found = read_cardinal(tokens, tokens.skip(i, {"and"}))
    if found is not None and tokens.word(found[1]) in {"minutes", "minute", "mins", "min"}:
        return found[0], found[1] + 1
    return 0, i
