"""Lengths of time: "eine halbe Stunde", "45 Minuten", "anderthalb Stunden"."""

from __future__ import annotations

from app.language.german.numbers import CARDINALS, read_cardinal
from app.language.german.text import fold
from app.language.lengths import Length
from app.language.text import Tokens

_UNITS = {
    "minute": "minute", "minuten": "minute", "min": "minute", "minuetchen": "minute",
    "stunde": "hour", "stunden": "hour", "std": "hour", "stuendchen": "hour", "h": "hour",
    "tag": "day", "tage": "day", "tagen": "day", "tages": "day",
    "woche": "week", "wochen": "week", "monat": "month", "monate": "month", "monaten": "month",
    "monats": "month", "jahr": "year", "jahre": "year", "jahren": "year",
}  # fmt: skip
_ARTICLES = frozenset({"ein", "eine", "einen", "einem", "einer", "eines", "ner", "ne"})
_WHOLE: dict[str, int] = {
    "viertelstunde": 15, "halbstunde": 30, "dreiviertelstunde": 45, "dreiviertelstunden": 45,
}  # fmt: skip
_HALVES: dict[str, float] = {"anderthalb": 1.5, "eineinhalb": 1.5, "einundeinhalb": 1.5} | {
    f"{word}einhalb": number + 0.5 for word, number in CARDINALS.items() if 2 <= number <= 12
}
_ADJECTIVES = {
    f"{fold(word)}{unit}": minutes
    for unit, factor in (("stuendig", 60), ("minuetig", 1))
    for word, minutes in (
        ("ein", factor), ("halb", factor // 2 or 1),
        *((word, number * factor) for word, number in CARDINALS.items() if number >= 2),
    )
}  # fmt: skip
_ENDINGS = ("e", "en", "er", "es", "em")


def read_length(tokens: Tokens, i: int) -> Length | None:
    """Return the length of time that begins at token `i`."""
    first = i
    if tokens.word(i) in _ARTICLES:
        i += 1
    word = tokens.word(i)
    if word in _WHOLE:
        return Length(first, i + 1, _WHOLE[word], "minute")
    if word in {"halbe", "halben", "halbes"} and tokens.word(i + 1) in {"stunde", "stuendchen"}:
        return Length(first, i + 2, 30, "minute")
    if word in {"dreiviertel", "viertel"} and tokens.word(i + 1) in {"stunde", "stunden"}:
        return Length(first, i + 2, 45 if word == "dreiviertel" else 15, "minute")
    if (minutes := _adjective(word)) is not None:
        return Length(first, i + 1, minutes, "minute")
    if i > first:
        return _with_unit(tokens, first, i, 1.0)
    if word in {"paar"}:
        return None
    if word in _HALVES:
        return _with_unit(tokens, first, i + 1, _HALVES[word])
    number = read_cardinal(tokens, i)
    if number is None:
        return None
    amount, j = float(number[0]), number[1]
    if tokens.word(j) in {",", "."} and tokens.glued(j) and tokens.word(j + 1) == "5":
        amount, j = amount + 0.5, j + 2
    if tokens.has(j, "komma", "fuenf"):
        amount, j = amount + 0.5, j + 2
    if tokens.has(j, "-") and tokens.glued(j):
        j += 1
        if (minutes := {"minuetig": 1, "stuendig": 60}.get(_stem(tokens.word(j)), 0)) > 0:
            return Length(first, j + 1, int(amount * minutes), "minute")
    return _with_unit(tokens, first, j, amount)


def _with_unit(tokens: Tokens, first: int, j: int, amount: float) -> Length | None:
    j = tokens.skip(j, {"volle", "vollen", "ganze", "ganzen", "weitere", "weiteren"})
    unit = _UNITS.get(tokens.word(j))
    if unit is None:
        return None
    j += 1
    if unit == "minute":
        return Length(first, j, int(amount), "minute")
    if unit == "hour":
        minutes = int(amount * 60)
        extra = tokens.skip(j, {"und"})
        number = read_cardinal(tokens, extra)
        if number is not None and tokens.word(number[1]) in {"minuten", "minute", "min"}:
            return Length(first, number[1] + 1, minutes + number[0], "minute")
        if extra > j and tokens.has(extra, "eine", "halbe"):
            return Length(first, extra + 2, minutes + 30, "minute")
        return Length(first, j, minutes, "minute")
    if amount != int(amount):
        return None
    return Length(first, j, int(amount), unit)


def _adjective(word: str) -> int | None:
    return _ADJECTIVES.get(_stem(word))


def _stem(word: str) -> str:
    for ending in sorted(_ENDINGS, key=len, reverse=True):
        if word.endswith(f"ig{ending}"):
            return word.removesuffix(ending)
    return word
