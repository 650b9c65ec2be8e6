"""What a date expression yields, and the arithmetic of calendar days behind it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Literal

from app.language.values import DateRange, PartOfDay

DayKind = Literal["exact", "weekday", "day_of_month"]


@dataclass(frozen=True, slots=True)
class Day:
    """A day as said, over the tokens `first` up to, not with, `last`.

    `others` are readings not taken. `kind` says what it was told by, since "Friday" and "the 15th"
    beside each other name one day. `part` and `at` come with words such as "tonight" and
    "in two hours".
    """

    first: int
    last: int
    value: date
    kind: DayKind = "exact"
    others: tuple[date, ...] = ()
    part: PartOfDay | None = None
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """A range of days as said, over the tokens `first` up to, not with, `last`."""

    first: int
    last: int
    value: DateRange


def shift_days(day: date, days: int) -> date | None:
    """Return the day so many days on; `None` outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(day: date, months: int) -> date | None:
    """Return the same day of a later month, or that month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or `None` where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def coming_weekday(today: date, weekday: int) -> date:
    """Return the next such weekday, today included."""
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def weekday_in_week(today: date, weekday: int, weeks: int = 0) -> date:
    """Return that weekday in the calendar week, Monday to Sunday, so many weeks on."""
    return today + timedelta(days=weekday - today.weekday() + 7 * weeks)


def coming_day_of_month(today: date, day: int, weekday: int | None = None) -> date | None:
    """Return the next date with this day of the month, today included.

    With `weekday`, the next one within three years that falls on it.
    """
    first = today.replace(day=1)
    for months in range(37):
        month = shift_months(first, months)
        found = make_date(month.year, month.month, day) if month is not None else None
        if found is None or found < today:
            continue
        if weekday is None or found.weekday() == weekday:
            return found
    return None


def coming_month_day(today: date, month: int, day: int) -> date | None:
    """Return the next such date, today included; a 29th of February waits for its leap year."""
    for year in range(today.year, min(today.year + 9, date.max.year)):
        found = make_date(year, month, day)
        if found is not None and found >= today:
            return found
    return None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return the nth such weekday of a month, counted from its end where `nth` is negative."""
    days = monthrange(year, month)[1]
    if nth > 0:
        first = date(year, month, 1)
        day = 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1)
    else:
        last = date(year, month, days)
        day = days - (last.weekday() - weekday) % 7 + 7 * (nth + 1)
    return date(year, month, day) if 1 <= day <= days else None


def join_days(left: Day, right: Day, today: date) -> Day | None:
    """Return the one day that two neighbours name ("Friday, March 15th"), or `None`.

    Where they contradict each other the date goes before the weekday, and the others are kept as
    readings. A day of the month with a weekday means the next date where both are right.
    """
    first, last = left.first, right.last
    part = left.part or right.part
    if left.value == right.value:
        found = right if left.kind == "weekday" else left
        return replace(found, first=first, last=last, others=(), part=part)
    weekday, dated = (left, right) if left.kind == "weekday" else (right, left)
    if weekday.kind != "weekday" or dated.kind == "weekday":
        return None
    if dated.kind == "day_of_month":
        both = coming_day_of_month(today, dated.value.day, weekday.value.weekday())
        if both is not None:
            near = () if both == dated.value else (dated.value, weekday.value)
            return Day(first, last, both, others=near, part=part)
    if dated.value.weekday() == weekday.value.weekday():
        return replace(dated, first=first, last=last, part=part)
    return replace(dated, first=first, last=last, others=(*dated.others, weekday.value), part=part)
