"""Days told by their weekday: "nächsten Dienstag", "Dienstag in einer Woche", "am Freitagabend"."""

from __future__ import annotations

from datetime import date, timedelta

from app.language.days import (
    Day,
    coming_weekday,
    make_date,
    nth_weekday,
    shift_months,
    weekday_in_week,
)
from app.language.german.calendar_words import month_of, short_weekday, split_weekday
from app.language.german.numbers import read_ordinal, read_year
from app.language.german.text import phrases, words
from app.language.text import Tokens

NEXT = words("nächste nächsten nächster nächstes nächstem folgende folgenden folgender folgendes")
COMING = words("kommende kommenden kommender kommendes kommendem diese diesen dieser dieses diesem")
AFTER_NEXT = words("übernächste übernächsten übernächster übernächstes übernächstem")
_LAST = words("letzte letzten letzter letztes vorige vorigen voriger vergangene vergangenen")
_ARTICLES = words("am an der den dem")
_A_WEEK_ON = phrases("in einer woche; in acht tagen; in 8 tagen; über eine woche; in 1 woche")
_TWO_WEEKS_ON = phrases(
    "in zwei wochen; in vierzehn tagen; in 14 tagen; in 2 wochen; über zwei wochen"
)
_THREE_WEEKS_ON = phrases("in drei wochen; in 3 wochen")
_WEEKS_ON = ((_A_WEEK_ON, 1), (_TWO_WEEKS_ON, 2), (_THREE_WEEKS_ON, 3))
_NEXT_WEEK = phrases(
    "nächste woche; kommende woche; der nächsten woche; der kommenden woche; nächster woche; "
    "in der nächsten woche; in der kommenden woche; kommender woche; der folgenden woche"
)
_AFTER_NEXT_WEEK = phrases(
    "übernächste woche; der übernächsten woche; in der übernächsten woche; übernächster woche"
)
_THIS_WEEK = phrases("diese woche; dieser woche; in dieser woche")


def weekday_word(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Return the weekday named at token `i`, Monday being 0, and where it ends."""
    if i >= len(tokens):
        return None
    if (short := short_weekday(tokens, i)) is not None:
        return short
    found = split_weekday(tokens.word(i))
    return None if found is None else (found[0], i + 1)


def read_weekday(tokens: Tokens, i: int, today: date) -> Day | None:
    """Return the day that a weekday beginning at token `i` means.

    "nächsten Dienstag" is that of the next calendar week; where one lies nearer, that is kept as
    another reading. A weekday that is today's means today, or else the one a week on.
    """
    j = tokens.skip(i, _ARTICLES) if tokens.word(i) in _ARTICLES else i
    if j > i + 1:
        return None
    lead = tokens.word(j)
    if lead in NEXT | COMING | AFTER_NEXT | _LAST:
        j += 1
    else:
        lead = ""
    named = weekday_word(tokens, j)
    if named is None:
        return None
    weekday, last = named
    split = split_weekday(tokens.word(j))
    part = split[1] if split is not None else None
    if lead in _LAST:
        past = (today.weekday() - weekday) % 7 or 7
        return Day(i, last, today - timedelta(days=past), part=part)
    coming = coming_weekday(today, weekday)
    for ways, weeks in _WEEKS_ON:
        if length := tokens.match(last, ways):
            return Day(i, last + length, coming + timedelta(weeks=weeks), part=part)
    if length := tokens.match(last, _AFTER_NEXT_WEEK):
        return Day(i, last + length, weekday_in_week(today, weekday, 2), part=part)
    if length := tokens.match(last, _NEXT_WEEK):
        return Day(i, last + length, weekday_in_week(today, weekday, 1), part=part)
    if length := tokens.match(last, _THIS_WEEK):
        return Day(i, last + length, weekday_in_week(today, weekday), part=part)
    next_week = weekday_in_week(today, weekday, 1)
    if lead in AFTER_NEXT:
        return Day(i, last, weekday_in_week(today, weekday, 2), kind="weekday", part=part)
    if lead in NEXT:
        others = (coming,) if today < coming < next_week else ()
        return Day(i, last, next_week, kind="weekday", others=others, part=part)
    if lead:
        # "kommenden Montag" said on a Monday is the one a week on.
        value = coming if coming > today else coming + timedelta(7)
        return Day(i, last, value, kind="weekday", part=part)
    others = (coming + timedelta(7),) if coming == today else ()
    return Day(i, last, coming, kind="weekday", others=others, part=part)


def read_month(tokens: Tokens, i: int, today: date) -> tuple[date, int] | None:
    """Return the first of a month told as "nächsten Monats" or "im Oktober", and where it ends."""
    j = tokens.skip(i, {"im", "in", "des", "vom", "von", "diesem", "dieses", "den", "dem"})
    lead = tokens.word(j)
    first = today.replace(day=1)
    if lead in {"monat", "monats"} and j > i:
        return first, j + 1
    if lead in NEXT | COMING | AFTER_NEXT and tokens.word(j + 1) in {"monat", "monats"}:
        months = 2 if lead in AFTER_NEXT else 0 if lead.startswith("dies") else 1
        found = shift_months(first, months)
        return None if found is None else (found, j + 2)
    return None


def read_nth_day(tokens: Tokens, i: int, today: date) -> Day | None:
    """Return the day for "der erste Dienstag im Oktober" or "der letzte Tag des Monats"."""
    j = tokens.skip(i, _ARTICLES)
    if j > i + 1:
        return None
    ordinal = read_ordinal(tokens, j)
    if ordinal is not None:
        nth, j = ordinal
    elif tokens.word(j) in _LAST:
        nth, j = -1, j + 1
    else:
        return None
    named = weekday_word(tokens, j)
    if named is not None:
        weekday, last = named[0], named[1]
    elif tokens.word(j) in {"tag", "werktag"} and nth == -1:
        weekday, last = None, j + 1
    else:
        return None
    if not -5 <= nth <= 5:
        return None
    month = read_month(tokens, last, today)
    if month is not None:
        value = _nth(month[0].year, month[0].month, weekday, nth)
        return None if value is None else Day(i, month[1], value)
    k = tokens.skip(last, {"im", "in", "des", "vom"})
    number = month_of(tokens.word(k)) if k > last else None
    if number is None:
        return None
    year = read_year(tokens, k + 1)
    years = (year[0],) if year is not None else (today.year, today.year + 1)
    for candidate in years:
        value = _nth(candidate, number, weekday, nth)
        if value is not None and (value >= today or year is not None):
            return Day(i, year[1] if year is not None else k + 1, value)
    return None


def _nth(year: int, month: int, weekday: int | None, nth: int) -> date | None:
    if weekday is not None:
        return nth_weekday(year, month, weekday, nth)
    first = make_date(year, month, 1)
    following = shift_months(first, 1) if first is not None else None
    return None if following is None else following - timedelta(days=1)
