"""Days that have a name: "Christmas Eve", "Thanksgiving", "Good Friday"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from app.language.days import Day, nth_weekday
from app.language.lexicon import Phrases, phrases
from app.language.numbers import read_year
from app.language.text import Tokens

_OfYear = Callable[[int], date | None]


def _fixed(month: int, day: int) -> _OfYear:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, nth: int, after: int = 0) -> _OfYear:
    """Return the nth weekday of a month, `after` days later."""

    def of_year(year: int) -> date | None:
        found = nth_weekday(year, month, weekday, nth)
        return found + timedelta(days=after) if found is not None else None

    return of_year


def _easter(days: int) -> _OfYear:
    """Return the day so many days after Easter Sunday, by the rule of Meeus, Jones and Butcher."""

    def of_year(year: int) -> date | None:
        a, (b, c) = year % 19, divmod(year, 100)
        d, e = divmod(b, 4)
        g = (8 * b + 13) // 25
        h = (19 * a + b - d - g + 15) % 30
        i, k = divmod(c, 4)
        n = (32 + 2 * e + 2 * i - h - k) % 7
        m = (a + 11 * h + 19 * n) // 433
        month = (h + n - 7 * m + 90) // 25
        return date(year, month, (h + n - 7 * m + 33 * month + 19) % 32) + timedelta(days=days)

    return of_year


_HOLIDAYS: dict[tuple[str, ...], _OfYear] = {
    phrase: of_year
    for said, of_year in (
        ("new year's day; new years day; new year day; new year's", _fixed(1, 1)),
        ("new year's eve; new years eve; new year eve", _fixed(12, 31)),
        ("christmas; christmas day; xmas", _fixed(12, 25)),
        ("christmas eve; xmas eve", _fixed(12, 24)),
        ("boxing day", _fixed(12, 26)),
        ("halloween; hallowe'en", _fixed(10, 31)),
        ("valentine's day; valentines day; valentine's", _fixed(2, 14)),
        ("saint patrick's day; st patrick's day; st . patrick's day", _fixed(3, 17)),
        ("independence day", _fixed(7, 4)),
        ("veterans day; veteran's day", _fixed(11, 11)),
        ("juneteenth", _fixed(6, 19)),
        ("martin luther king day; mlk day", _nth(1, 0, 3)),
        ("presidents day; president's day; presidents' day", _nth(2, 0, 3)),
        ("mother's day; mothers day", _nth(5, 6, 2)),
        ("father's day; fathers day", _nth(6, 6, 3)),
        ("memorial day", _nth(5, 0, -1)),
        ("labor day; labour day", _nth(9, 0, 1)),
        ("columbus day", _nth(10, 0, 2)),
        ("thanksgiving; thanksgiving day", _nth(11, 3, 4)),
        ("black friday", _nth(11, 3, 4, after=1)),
        ("good friday", _easter(-2)),
        ("easter; easter sunday", _easter(0)),
        ("easter monday", _easter(1)),
    )
    for phrase in phrases(said)
}
_NAMES = Phrases(_HOLIDAYS)
_GREETINGS = frozenset({"merry", "happy"})
_LEADS = frozenset({"next", "this", "on"})


def may_open_holiday(word: str) -> bool:
    """Tell whether a holiday's name may begin with `word`."""
    return word in _NAMES.starting


def read_holiday(tokens: Tokens, i: int, today: date) -> Day | None:
    """Return the next such holiday from today on, or that of the year named with it."""
    j = i + 1 if tokens.word(i) in _LEADS else i
    length = tokens.match(j, _NAMES)
    if not length or tokens.word(j - 1) in _GREETINGS:
        return None
    of_year = _HOLIDAYS[tokens.texts[j : j + length]]
    last = j + length
    year = read_year(tokens, tokens.skip(last, {",", "of"}))
    if year is not None:
        named = of_year(year[0])
        return Day(i, year[1], named) if named is not None else None
    for candidate in (today.year, today.year + 1):
        value = of_year(candidate)
        if value is not None and value >= today:
            return Day(i, last, value)
    return None
