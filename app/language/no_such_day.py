"""Days that no calendar has: "February 30th", "the 31st of November"."""

from __future__ import annotations

from collections.abc import Callable

from app.language.text import Tokens

_DAYS_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MOST = 39
"""A number beyond this is no day that somebody got wrong."""

_ENDINGS = frozenset({"st", "nd", "rd", "th", ".", "of"})

ReadNumber = Callable[[Tokens, int], tuple[int, int] | None]
"""Returns the number at a token, and where it ends."""


def find_no_such_day(
    tokens: Tokens, month_of: Callable[[str], int | None], read_number: ReadNumber
) -> tuple[int, int] | None:
    """Return first and last token of a day that its month does not have."""
    for i, word in enumerate(tokens.texts):
        month = month_of(word)
        if month is not None:
            number = read_number(tokens, tokens.skip(i + 1, {"the"}))
            if number is not None and _is_beyond(number[0], month):
                return i, tokens.skip(number[1], _ENDINGS - {".", "of"})
        elif (number := read_number(tokens, i)) is not None:
            end = tokens.skip(number[1], _ENDINGS)
            month = month_of(tokens.word(end))
            if month is not None and _is_beyond(number[0], month):
                return i, end + 1
    return None


def _is_beyond(day: int, month: int) -> bool:
    return _DAYS_OF_MONTHS[month - 1] < day <= _MOST
