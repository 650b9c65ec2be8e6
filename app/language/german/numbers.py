"""Numbers as German says and writes them; compounds such as "einundzwanzig" are one word."""

from __future__ import annotations

from app.language.german.text import fold
from app.language.text import Tokens

_UNITS = ("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_TEENS = (
    "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn",
    "achtzehn", "neunzehn",
)  # fmt: skip
_TENS = (
    "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
)  # fmt: skip
_ORDINAL_STEMS = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}
_ENDINGS = ("e", "en", "er", "em", "es")


def cardinal_words(number: int) -> str:
    """Word a number from 0 to 99: "einundzwanzig"."""
    if number < 20:
        return (_UNITS + _TEENS)[number]
    ten, unit = divmod(number, 10)
    if not unit:
        return _TENS[ten - 2]
    return f"{'ein' if unit == 1 else _UNITS[unit]}und{_TENS[ten - 2]}"


def hour_words(hour: int) -> str:
    """Word an hour before "Uhr": "ein", "vierzehn"."""
    return "ein" if hour == 1 else cardinal_words(hour)


def ordinal_words(number: int) -> str:
    """Word a day of the month after "den": "fünfzehnten"."""
    return f"{_stem(number)}en"


def _stem(number: int) -> str:
    if number in _ORDINAL_STEMS:
        return _ORDINAL_STEMS[number]
    return f"{cardinal_words(number)}{'t' if number < 20 else 'st'}"


CARDINALS = {fold(cardinal_words(number)): number for number in range(100)} | {"zwo": 2}
"""Number words from 0 to 99, folded. "ein" is left out: it is an article more often than not."""

ORDINALS = {
    fold(f"{stem}{ending}"): number
    for number in range(1, 32)
    for stem in (_stem(number), *(("siebent",) if number == 7 else ()))
    for ending in _ENDINGS
} | {"zwoten": 2, "zwote": 2}
"""Ordinals from 1 to 31 with every ending, folded."""

_UNIT_HEADS = {fold(word): value for value, word in enumerate(_UNITS) if value} | {"ein": 1}
_TEN_WORDS = {fold(word): 10 * value for value, word in enumerate(_TENS, start=2)}


def read_cardinal(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Return a number from 0 to 9999 that begins at token `i`, and where it ends.

    Reads "7", "sieben", "einundzwanzig" and, as recognisers part it, "ein und zwanzig".
    """
    word = tokens.word(i)
    if tokens.is_number(i):
        return (int(word), i + 1) if len(word) <= 4 else None
    if word in _UNIT_HEADS and tokens.word(i + 1) == "und":
        ten = _TEN_WORDS.get(tokens.word(i + 2))
        if ten is not None:
            return ten + _UNIT_HEADS[word], i + 3
    value = CARDINALS.get(word)
    return None if value is None else (value, i + 1)


def read_ordinal(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Return an ordinal that begins at token `i` ("15.", "fünfzehnten"), and where it ends."""
    word = tokens.word(i)
    if tokens.is_number(i):
        if len(word) <= 2 and tokens.word(i + 1) == "." and tokens.glued(i + 1):
            return int(word), i + 2
        return None
    value = ORDINALS.get(word)
    return None if value is None else (value, i + 1)


def read_year(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Return a year from 1900 to 2099 that begins at token `i`, and where it ends."""
    word = tokens.word(i)
    if tokens.is_number(i):
        is_year = len(word) == 4 and word[:2] in {"19", "20"}
        return (int(word), i + 1) if is_year else None
    if word.startswith("neunzehnhundert"):
        tail = word.removeprefix("neunzehnhundert").removeprefix("und")
        return (1900 + CARDINALS.get(tail, 0), i + 1) if not tail or tail in CARDINALS else None
    if not word.startswith("zweitausend"):
        return None
    rest = word.removeprefix("zweitausend").removeprefix("und")
    if not rest:
        following = read_cardinal(tokens, i + 1)
        if following is not None and not tokens.is_number(i + 1) and following[0] < 100:
            return 2000 + following[0], following[1]
        return 2000, i + 1
    return (2000 + CARDINALS[rest], i + 1) if rest in CARDINALS else None
