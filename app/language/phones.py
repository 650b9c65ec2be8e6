"""Telephone numbers as they are dictated: "my number is oh two oh, double four, 12 34 56"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from app.language.text import Tokens
from app.language.values import Found

_SHORTEST, _LONGEST = 7, 15
_UNMISTAKABLE = 10
"""So many digits are a telephone number even where nothing says so."""
_BETWEEN = frozenset({"-", ".", "(", ")", ","})
_LEAD_REACH = 6


@dataclass(frozen=True, slots=True)
class PhoneWords:
    """The words of a language for digits, for repeating them, and those that announce a number.

    `read_cardinal` reads a number at a token ("thirty" in "four nine thirty").
    """

    digits: Mapping[str, str]
    repeats: Mapping[str, int]
    plus: frozenset[str]
    leads: frozenset[str]
    read_cardinal: Callable[[Tokens, int], tuple[int, int] | None]


def find_phone(tokens: Tokens, taken: Collection[int], said: PhoneWords) -> Found[str] | None:
    """Return the newest telephone number, as digits with a "+" before them where it was said.

    Tokens in `taken` belong to something else.
    """
    found: Found[str] | None = None
    i = 0
    while i < len(tokens):
        digits, last = _read_run(tokens, i, taken, said)
        if last == i:
            i += 1
            continue
        led = bool(said.leads & set(tokens.texts[max(0, i - _LEAD_REACH) : i]))
        count = len(digits.removeprefix("+"))
        known = led or digits.startswith("+") or count >= _UNMISTAKABLE
        if known and _SHORTEST <= count <= _LONGEST and not _is_dated(tokens, i):
            found = Found(digits, *tokens.span(i, last), 0.9 if led else 0.7)
        i = last
    return found


def _read_run(tokens: Tokens, i: int, taken: Collection[int], said: PhoneWords) -> tuple[str, int]:
    """Return the digits of the longest run that begins at `i`, and where it ends."""
    digits, last = "", i
    j = i
    while j < len(tokens) and j not in taken:
        word = tokens.word(j)
        if word in said.plus and not digits:
            digits, j = "+", j + 1
            continue
        if word in _BETWEEN and digits and not tokens.is_sentence_end(j):
            j += 1
            continue
        piece, end = _read_piece(tokens, j, said)
        if not piece:
            break
        digits, j = digits + piece, end
        last = j
    return (digits, last) if digits.strip("+") else ("", i)


def _read_piece(tokens: Tokens, i: int, said: PhoneWords) -> tuple[str, int]:
    word = tokens.word(i)
    if tokens.is_number(i):
        return word, i + 1
    if word in said.digits:
        return said.digits[word], i + 1
    if word in said.repeats:
        repeated = tokens.word(i + 1)
        digit = said.digits.get(repeated, repeated if tokens.is_number(i + 1) else "")
        return (digit * said.repeats[word], i + 2) if len(digit) == 1 else ("", i)
    number = said.read_cardinal(tokens, i)
    if number is not None and 10 <= number[0] <= 99:
        return str(number[0]), number[1]
    return "", i


def _is_dated(tokens: Tokens, i: int) -> bool:
    """Tell whether the run begins with a date as computers write it."""
    word = tokens.word(i)
    return len(word) == 4 and word[:2] in {"19", "20"} and tokens.word(i + 1) == "-"
