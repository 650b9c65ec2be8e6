"""Numbers as they are said and written: cardinals, ordinals and years."""

from __future__ import annotations

from app.language.text import Tokens

UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINAL_UNITS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9,
}  # fmt: skip
ORDINALS = {
    **ORDINAL_UNITS,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
ZEROS = frozenset({"zero", "oh", "o", "nought"})
SMALL = {**UNITS, **TEENS}
CARDINALS = {**SMALL, **TENS}
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


def read_cardinal(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Return a number from 0 to 9999 that begins at token `i`, and where it ends.

    Reads "7", "seven", "twenty one", "twenty-one" and "zero", and no digits with a suffix.
    """
    word = tokens.word(i)
    if tokens.is_number(i):
        if len(word) > 4 or (tokens.word(i + 1) in _SUFFIXES and tokens.glued(i + 1)):
            return None
        return int(word), i + 1
    if word in SMALL:
        return SMALL[word], i + 1
    if word in TENS:
        unit = i + 2 if tokens.word(i + 1) == "-" else i + 1
        if tokens.word(unit) in UNITS:
            return TENS[word] + UNITS[tokens.word(unit)], unit + 1
        return TENS[word], i + 1
    return (0, i + 1) if word == "zero" else None


def read_ordinal(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Return an ordinal that begins at token `i` ("15th", "twenty-first"), and where it ends."""
    word = tokens.word(i)
    if tokens.is_number(i):
        if len(word) <= 2 and tokens.word(i + 1) in _SUFFIXES and tokens.glued(i + 1):
            return int(word), i + 2
        return None
    if word in ORDINALS:
        return ORDINALS[word], i + 1
    if word in TENS:
        unit = i + 2 if tokens.word(i + 1) == "-" else i + 1
        if tokens.word(unit) in ORDINAL_UNITS:
            return TENS[word] + ORDINAL_UNITS[tokens.word(unit)], unit + 1
    return None


def read_year(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Return a year from 1900 to 2099 that begins at token `i`, and where it ends.

    Reads "2026", "two thousand (and) twenty-six" and "twenty twenty-six".
    """
    if tokens.is_number(i):
        word = tokens.word(i)
        is_year = len(word) == 4 and word[:2] in {"19", "20"}
        return (int(word), i + 1) if is_year else None
    if tokens.has(i, "two", "thousand"):
        rest = read_cardinal(tokens, tokens.skip(i + 2, {"and"}))
        if rest is not None and rest[0] < 100:
            return 2000 + rest[0], rest[1]
        return 2000, i + 2
    if tokens.word(i) in {"twenty", "nineteen"}:
        century = 2000 if tokens.word(i) == "twenty" else 1900
        rest = read_cardinal(tokens, i + 1)
        if rest is not None and 10 <= rest[0] < 100:
            return century + rest[0], rest[1]
    return None
