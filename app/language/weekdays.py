"""Days told by their weekday: "next Tuesday", "Tuesday week", "the third Friday of next month"."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from app.language.calendar_words import (
    PARTS,
    WEEKDAY_AS_WORD,
    misheard_weekday,
    month_of,
    weekday_of,
)
from app.language.days import (
    Day,
    coming_weekday,
    make_date,
    nth_weekday,
    shift_months,
    weekday_in_week,
)
from app.language.lexicon import phrases, words
from app.language.numbers import read_ordinal, read_year
from app.language.text import Tokens

_COMING = frozenset({"this", "coming", "upcoming", "the"})
_NEXT_WEEK: tuple[tuple[str, ...], ...] = phrases(
    "next week; of next week; of the next week; in the next week; of the following week; "
    "the next week; the following week; , next week; week; a week"
)
_WEEK_AFTER: tuple[tuple[str, ...], ...] = (
    ("the", "week", "after", "next"),
    ("of", "the", "week", "after", "next"),
    ("in", "two", "weeks"),
)
_THIS_WEEK: tuple[tuple[str, ...], ...] = (("this", "week"), ("of", "this", "week"))
_EXTRA_CONTEXT = words("on this next by for coming until or and")


def read_weekday(tokens: Tokens, i: int, today: date) -> Day | None:
    """Return the day that a weekday beginning at token `i` means.

    "next Tuesday" is that of the next calendar week; where one lies nearer, that is kept as
    another reading. A weekday that is today's means today, or else the one a week on.
    """
    j, lead = i, ""
    while j < i + 3 and tokens.word(j) in _COMING | {"next", "last", "following", "previous"}:
        if tokens.word(j) != "the":
            lead = tokens.word(j)
        j += 1
    weekday = misheard_weekday(tokens.word(j), tokens.word(j + 1))
    if weekday is not None:
        j += 1
    else:
        weekday = weekday_of(tokens.word(j))
        if weekday is None or not _means_a_day(tokens, j):
            return None
    last = j + 2 if tokens.word(j + 1) == "." and not tokens.is_sentence_end(j + 1) else j + 1
    if lead in {"last", "previous"}:
        past = (today.weekday() - weekday) % 7 or 7
        return Day(i, last, today - timedelta(days=past))
    coming = coming_weekday(today, weekday)
    next_week = weekday_in_week(today, weekday, 1)
    if tokens.has(last, "after", "next"):
        return Day(i, last + 2, coming + timedelta(7))
    if length := tokens.match(last, _WEEK_AFTER):
        return Day(i, last + length, weekday_in_week(today, weekday, 2))
    if length := tokens.match(last, _NEXT_WEEK):
        if tokens.texts[last : last + length] in {("week",), ("a", "week")}:
            if tokens.word(last) == "a" and tokens.word(last + 2) in {"from", "later", "before"}:
                return Day(i, last, coming, kind="weekday")
            return Day(i, last + length, (next_week if lead == "next" else coming) + timedelta(7))
        return Day(i, last + length, next_week)
    if tokens.word(last) == "fortnight":
        return Day(i, last + 1, coming + timedelta(14))
    if length := tokens.match(last, _THIS_WEEK):
        return Day(i, last + length, weekday_in_week(today, weekday))
    if lead in {"next", "following"}:
        others = (coming,) if today < coming < next_week else ()
        return Day(i, last, next_week, kind="weekday", others=others)
    others = (coming + timedelta(7),) if coming == today and not lead else ()
    return Day(i, last, coming, kind="weekday", others=others)


def _means_a_day(tokens: Tokens, i: int) -> bool:
    """Tell "on Sat" from "she sat"."""
    if tokens.word(i) not in WEEKDAY_AS_WORD:
        return True
    after = tokens.word(i + 1)
    return (
        tokens.word(i - 1) in _EXTRA_CONTEXT
        or len(tokens) <= 2
        or after in {"at", "the", "from", ",", "."}
        or after in PARTS
        or tokens.is_number(i + 1)
        or month_of(after) is not None
    )


def read_month(
    tokens: Tokens, i: int, today: date, *, lead: Collection[str]
) -> tuple[date | None, int]:
    """Return the first of a month told as "of this month" or "next month", and where it ends.

    `lead` are the words that may stand before it, empty for none.
    """
    j = i
    if tokens.word(j) in lead and tokens.word(j):
        j += 1
    elif "" not in lead:
        return None, i
    j = tokens.skip(j, {"the"})
    word = tokens.word(j)
    if word in {"this", "current", "next", "following"} and tokens.word(j + 1) == "month":
        first = today.replace(day=1)
        return (first if word in {"this", "current"} else shift_months(first, 1)), j + 2
    return None, i


def read_nth_day(tokens: Tokens, i: int, today: date) -> Day | None:
    """Return the day for "the first Tuesday of October" or "the last day of the month"."""
    j = i + 1 if tokens.word(i) == "the" else i
    ordinal = read_ordinal(tokens, j)
    if ordinal is not None:
        nth, j = ordinal
        if tokens.word(j) == "last":
            nth, j = -nth, j + 1
    elif tokens.word(j) == "last":
        nth, j = -1, j + 1
    else:
        return None
    weekday = weekday_of(tokens.word(j))
    if (weekday is None and tokens.word(j) != "day") or tokens.word(j + 1) not in {"of", "in"}:
        return None
    if not 1 <= abs(nth) <= 31:
        return None
    j += 2
    month, last = read_month(tokens, j, today, lead=("",))
    if month is None and tokens.has(j, "the", "month"):
        month, last = today.replace(day=1), j + 2
    if month is not None:
        value = _nth(month.year, month.month, weekday, nth)
        return Day(i, last, value) if value is not None else None
    number = month_of(tokens.word(j))
    if number is None:
        return None
    year = read_year(tokens, j + 1)
    if year is not None:
        value = _nth(year[0], number, weekday, nth)
        return Day(i, year[1], value) if value is not None else None
    for candidate in (today.year, today.year + 1):
        value = _nth(candidate, number, weekday, nth)
        if value is not None and value >= today:
            return Day(i, j + 1, value)
    return None


def _nth(year: int, month: int, weekday: int | None, nth: int) -> date | None:
    if weekday is not None:
        return nth_weekday(year, month, weekday, nth)
    if nth > 0:
        return make_date(year, month, nth)
    first_of_next = shift_months(date(year, month, 1), 1)
    if first_of_next is None:
        return None
    value = first_of_next + timedelta(days=nth)
    return value if value.month == month else None
