"""Ranges of days as they are said: "next week", "the weekend", "early in October"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from app.language.calendar_words import MONTHS
from app.language.days import Days, shift_months, weekday_in_week
from app.language.lengths import read_length
from app.language.numbers import read_cardinal, read_ordinal
from app.language.text import Tokens
from app.language.values import DateRange

_Portion = Literal["", "start", "middle", "end"]
_PORTIONS: dict[tuple[str, ...], _Portion] = {
    ("early",): "start", ("early", "in"): "start", ("beginning", "of"): "start",
    ("start", "of"): "start", ("first", "half", "of"): "start", ("middle", "of"): "middle",
    ("mid",): "middle", ("late",): "end", ("late", "in"): "end", ("end", "of"): "end",
    ("later",): "end", ("later", "in"): "end", ("second", "half", "of"): "end",
    ("rest", "of"): "", ("remainder", "of"): "", ("during",): "", ("sometime",): "",
    ("some", "time"): "", ("any", "day"): "", ("anytime",): "", ("any", "time"): "",
    ("one", "day"): "",
}  # fmt: skip
_PORTION_STARTS = frozenset(phrase[0] for phrase in _PORTIONS)
_NEXT = frozenset({"next", "following", "coming"})
_MONTH_LEADS = frozenset({"in", "during", "next", "this"})


def read_days(tokens: Tokens, i: int, today: date) -> Days | None:
    """Return the range of days that begins at token `i`; it never begins before today."""
    j, portion = i, ""
    if tokens.word(j) == "the" and tokens.word(j + 1) in _PORTION_STARTS:
        j += 1
    if tokens.word(j) in _PORTION_STARTS and (length := tokens.match(j, _PORTIONS)):
        portion = _PORTIONS[tokens.texts[j : j + length]]
        j = tokens.skip(j + length, {"in", "during", "-"})
    found = (
        _read_counted_week(tokens, i, today)
        or _read_span_ahead(tokens, j, today)
        or _read_week(tokens, j, today, portion)
        or _read_month_range(tokens, j, today, portion, has_portion=j > i)
    )
    if found is None:
        return None
    first, last, end = found
    if last < today and portion and tokens.word(end - 1) == "month":
        ahead = shift_months(first.replace(day=1), 1)
        if ahead is not None:
            first, last = first.replace(year=ahead.year, month=ahead.month), _same_day(last, ahead)
    if last < today:
        return None
    return Days(i, end, DateRange(max(first, today), last))


def _same_day(day: date, month: date) -> date:
    """Return that day of the month in another month, or its last day where it has no such day."""
    following = shift_months(month, 1)
    last = following - timedelta(days=1) if following is not None else month
    return month.replace(day=min(day.day, last.day))


def _read_counted_week(tokens: Tokens, i: int, today: date) -> tuple[date, date, int] | None:
    """Read "the first week of December" and "the last week of the month"."""
    j = tokens.skip(i, {"in", "during", "the"})
    counted = read_ordinal(tokens, j)
    if tokens.word(j) == "last":
        nth, j = -1, j + 1
    elif counted is not None and 1 <= counted[0] <= 5:
        nth, j = counted
    else:
        return None
    if tokens.word(j) != "week" or tokens.word(j + 1) not in {"of", "in"}:
        return None
    month = _read_month_range(tokens, j + 2, today, "", has_portion=True)
    if month is None:
        return None
    first, last, end = month
    if nth < 0:
        return last - timedelta(days=6), last, end
    begin = first + timedelta(days=7 * (nth - 1))
    return begin, min(begin + timedelta(days=6), last), end


def _read_span_ahead(tokens: Tokens, i: int, today: date) -> tuple[date, date, int] | None:
    """Read "within ten days", "in the next two weeks", "the coming days"."""
    j = tokens.skip(i, {"in", "within", "over", "the"})
    if tokens.word(i) == "within":
        length = read_length(tokens, j)
        if length is not None and length.unit in {"day", "week", "month"}:
            return today, _ahead(today, length.amount, length.unit), length.last
        return None
    if tokens.word(j) not in _NEXT:
        return None
    k = tokens.skip(j + 1, {"couple", "few", "of"})
    if k > j + 1 and tokens.word(k) in {"days", "weeks"}:
        unit = tokens.word(k)[:-1]
        return today, _ahead(today, 3 if unit == "day" else 2, unit), k + 1
    if tokens.word(j + 1) in {"days", "weeks"}:
        return today, _ahead(today, 1, "week"), j + 2
    length = read_length(tokens, j + 1)
    if length is None or length.unit not in {"day", "week", "month"}:
        return None
    return today, _ahead(today, length.amount, length.unit), length.last


def _ahead(today: date, amount: int, unit: str) -> date:
    days = {"day": 1, "week": 7, "month": 30}[unit]
    return today + timedelta(days=min(amount, 400) * days)


def _read_week(tokens: Tokens, i: int, today: date, portion: str) -> tuple[date, date, int] | None:
    """Read "next week", "the weekend", "the week after next", and a portion of a week."""
    j = tokens.skip(i, {"at", "over", "on", "during"})
    has_article = tokens.word(j) == "the"
    j = tokens.skip(j, {"the"})
    lead = tokens.word(j)
    weeks = 1 if lead in _NEXT else 0
    has_lead = weeks > 0 or lead == "this"
    if has_lead:
        j += 1
    word, last = tokens.word(j), j + 1
    if word in {"weekend", "weekends"}:
        saturday = weekday_in_week(today, 5, weeks)
        return saturday, saturday + timedelta(days=1), last
    if word != "week":
        return None
    if (has_article or tokens.has(last, "after", "next")) and tokens.word(last) == "after":
        weeks, last = (2, last + 2) if tokens.word(last + 1) == "next" else (1, last + 1)
    elif not has_lead and not portion:
        return None
    monday = weekday_in_week(today, 0, weeks)
    low, high = {"start": (0, 1), "middle": (1, 3), "end": (3, 4)}.get(portion, (0, 6))
    return monday + timedelta(days=low), monday + timedelta(days=high), last


def _names_whole_month(tokens: Tokens, i: int, lead: str) -> bool:
    """Tell "in March" from "in March 1st", and "next May" from "this may be"."""
    word = tokens.word(i)
    if word not in MONTHS or (word == "may" and lead == "this"):
        return False
    return read_ordinal(tokens, i + 1) is None and read_cardinal(tokens, i + 1) is None


def _read_month_range(
    tokens: Tokens, i: int, today: date, portion: str, *, has_portion: bool
) -> tuple[date, date, int] | None:
    """Read "next month", "in October", and a portion of a month."""
    led = has_portion or tokens.word(i) in _MONTH_LEADS
    j = tokens.skip(i, {"in", "during", "the"})
    lead = tokens.word(j)
    if lead in _NEXT or lead in {"this", "current"}:
        j, led = j + 1, True
    first: date | None
    if tokens.word(j) == "month" and (j > i or has_portion) and (lead != "month" or has_portion):
        first = shift_months(today.replace(day=1), 1 if lead in _NEXT else 0)
    elif led and _names_whole_month(tokens, j, lead):
        month = MONTHS[tokens.word(j)]
        year = today.year + (1 if month < today.month else 0)
        first = today.replace(year=year, month=month, day=1)
    else:
        return None
    following = shift_months(first, 1) if first is not None else None
    if first is None or following is None:
        return None
    low, high = {"start": (0, 9), "middle": (10, 19), "end": (20, 31)}.get(portion, (0, 31))
    end = min(first + timedelta(days=high), following - timedelta(days=1))
    return first + timedelta(days=low), end, j + 1
