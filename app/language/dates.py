"""Single days as they are said: "tomorrow", "the 15th of next month", "March 3rd", "10/15"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.language.calendar_words import PARTS, month_of, weekday_of
from app.language.days import (
    Day,
    coming_day_of_month,
    coming_month_day,
    make_date,
    shift_days,
)
from app.language.holidays import read_holiday
from app.language.lexicon import words
from app.language.numbers import CARDINALS, read_cardinal, read_ordinal, read_year
from app.language.offsets import read_offset
from app.language.text import Tokens
from app.language.values import Expecting, PartOfDay
from app.language.weekdays import read_month, read_nth_day, read_weekday

_TODAY = frozenset({"today", "today's", "todays"})
_TOMORROW = frozenset(
    {
        "tomorrow",
        "tomorrow's",
        "tomorrows",
        "tomorow",
        "tommorow",
        "tommorrow",
        "tmrw",
    }
)
_TONIGHT = frozenset({"tonight", "tonight's", "tonite"})
_ORDINAL_FOLLOWERS = words(
    ". , ! ? ; - ' ) \" at in on please if or and but would will works work is isn't instead "
    "then for from between after before around about by until till suits sounds should could "
    "can can't good fine great okay ok thanks thank maybe actually not no to with i i'm i'd "
    "that that's because since which looks might may half quarter any anything are also as "
    "early late next this preferably possibly sometime ideally a the do does doesn't when was "
    "has have there you we it it's just so my noon midday through thru somewhen however let's "
    "be what how either otherwise later open free available"
) | {""}
_DAY_PREPOSITIONS = words(
    "on for by until till from before after to or not than it say be and about is between "
    "through try maybe of meant mean"
)
_CHOICE_LIKE = 5
"""Ordinals up to this one also count offered times, so as words they need a preposition."""


@dataclass(frozen=True, slots=True)
class _When:
    """The moment that expressions count from, and what was asked for."""

    now: datetime
    expecting: Expecting | None

    @property
    def today(self) -> date:
        return self.now.date()


def read_day(tokens: Tokens, i: int, now: datetime, *, expecting: Expecting | None) -> Day | None:
    """Return the day that begins at token `i`, the longest reading where there are several."""
    when = _When(now, expecting)
    best: Day | None = None
    for reader in _READERS:
        found = reader(tokens, i, when)
        if found is not None and (best is None or found.last > best.last):
            best = found
    return best


def _read_relative(tokens: Tokens, i: int, when: _When) -> Day | None:
    word, today = tokens.word(i), when.today
    if (word in _TODAY or word in _TOMORROW) and tokens.word(i + 1) in {"week", "fortnight"}:
        ahead = (7 if tokens.word(i + 1) == "week" else 14) + (word in _TOMORROW)
        return Day(i, i + 2, today + timedelta(days=ahead))
    if word in _TODAY:
        return Day(i, i + 1, today)
    if word == "later" and tokens.word(i + 1) in _TODAY:
        return Day(i, i + 2, today)
    if word in _TONIGHT:
        return Day(i, i + 1, today, part=PartOfDay.EVENING)
    if word in _TOMORROW:
        return Day(i, i + 1, today + timedelta(days=1))
    if word == "yesterday":
        return Day(i, i + 1, today - timedelta(days=1))
    start = i + 1 if word == "the" else i
    if tokens.has(start, "day", "after") and tokens.word(start + 2) in _TOMORROW:
        return Day(i, start + 3, today + timedelta(days=2))
    if word == "this" and tokens.word(i + 1) in PARTS:
        return Day(i, i + 2, today, part=PARTS[tokens.word(i + 1)])
    return None


def _read_month_day(tokens: Tokens, i: int, when: _When) -> Day | None:
    """Read a day of a named month, with the month before or after the day."""
    start = i + 1 if tokens.word(i) == "the" else i
    month = month_of(tokens.word(start))
    if month is not None:
        j = start + 1
        if tokens.word(j) in {".", ","}:
            j += 1
        j = tokens.skip(j, {"the"})
        ordinal = read_ordinal(tokens, j)
        number = ordinal or read_cardinal(tokens, j)
        if number is None or (ordinal and tokens.word(start) == "may" and _is_modal(tokens, start)):
            return None
        if ordinal is None and tokens.word(number[1]) == ":" and tokens.glued(number[1]):
            return None
        return _dated(tokens, i, number[1], month, number[0], when.today)
    number = read_ordinal(tokens, start) or read_cardinal(tokens, start)
    if number is None:
        return None
    j = number[1]
    if tokens.has(j, "day", "of"):
        j += 2
    else:
        j = tokens.skip(j, {".", "of", "-"})
    month = month_of(tokens.word(j))
    if month is None or j > number[1] + 2:
        return None
    last = j + 2 if tokens.word(j + 1) == "." and not tokens.is_sentence_end(j + 1) else j + 1
    return _dated(tokens, i, last, month, number[0], when.today)


def _is_modal(tokens: Tokens, i: int) -> bool:
    return tokens.word(i - 1) in {"i", "you", "we", "they", "he", "she", "it", "this", "that"}


def _dated(tokens: Tokens, first: int, last: int, month: int, day: int, today: date) -> Day | None:
    j = last + 1 if tokens.word(last) in {",", "of", "."} else last
    year = read_year(tokens, j)
    if year is not None and (tokens.is_number(j) or abs(year[0] - today.year) <= 5):
        value = make_date(year[0], month, day)
        return Day(first, year[1], value) if value is not None else None
    value = coming_month_day(today, month, day)
    return Day(first, last, value) if value is not None else None


def _read_day_of_month(tokens: Tokens, i: int, when: _When) -> Day | None:
    """Read "the 15th", "on 15", "the fifth of next month"."""
    on = tokens.word(i) == "on"
    j = i + 1 if on else i
    has_article = tokens.word(j) == "the"
    if has_article:
        j += 1
    ordinal = read_ordinal(tokens, j)
    number = ordinal or read_cardinal(tokens, j)
    if number is None or not 1 <= number[0] <= 31:
        return None
    day, last = number
    month, end = read_month(tokens, last, when.today, lead=("of", "in", ""))
    if month is not None and (ordinal or tokens.word(last) == "of"):
        value = make_date(month.year, month.month, day)
        return Day(i, end, value) if value is not None else None
    if ordinal is None:
        beside_weekday = day > 12 and weekday_of(tokens.word(i - 1)) is not None
        if tokens.word(last) in {"to", "-", "until", "till"} and not on:
            return None
        if not (on or beside_weekday) or not _may_be_counted_day(tokens, last):
            return None
    elif not _is_day_ordinal(
        tokens, i, j, last, day, has_article=has_article, expecting=when.expecting
    ):
        return None
    if tokens.has(last, "of", "the", "month"):
        last += 3
    value = coming_day_of_month(when.today, day)
    return Day(i, last, value, kind="day_of_month") if value is not None else None


def _may_be_counted_day(tokens: Tokens, last: int) -> bool:
    """Tell whether the number in "on 15" or "on the 17" can be a day of the month."""
    follower = tokens.word(last)
    if follower == "." and tokens.glued(last) and tokens.is_number(last + 1):
        return False
    if follower in CARDINALS or (tokens.is_number(last) and not tokens.glued(last)):
        return True
    return follower in _ORDINAL_FOLLOWERS or follower in PARTS


def _is_day_ordinal(
    tokens: Tokens,
    i: int,
    j: int,
    last: int,
    day: int,
    *,
    has_article: bool,
    expecting: Expecting | None,
) -> bool:
    """Tell an ordinal that names a day from one that counts something else."""
    follower = tokens.word(last)
    if not (
        follower in _ORDINAL_FOLLOWERS
        or follower in PARTS
        or follower in CARDINALS
        or tokens.is_number(last)
        or month_of(follower) is not None
    ):
        return False
    before = tokens.word(i - 1)
    alone = i == 0 and tokens.is_sentence_end(last)
    bare_choice = alone and has_article and expecting is None
    after_day = weekday_of(before) is not None or (
        before == "," and weekday_of(tokens.word(i - 2)) is not None
    )
    if tokens.is_number(j):
        led = has_article or tokens.word(i) == "on" or before in _DAY_PREPOSITIONS
        return led or after_day or alone or i == 0 or expecting == "date"
    if expecting == "date" or after_day:
        return has_article or alone or after_day
    if day <= _CHOICE_LIKE:
        led = tokens.word(i) == "on" or before in _DAY_PREPOSITIONS
        return bare_choice or (has_article and led and expecting != "time")
    return has_article or tokens.word(i) == "on" or alone


def _read_numeric(tokens: Tokens, i: int, when: _When) -> Day | None:
    """Read "2026-10-15", "10/15", "15.10.2026", and "10-15" where a date was asked for.

    The month comes first, as in American English; the other order is kept as another reading.
    """
    if not tokens.is_number(i) or not tokens.is_number(i + 2):
        return _read_named_iso(tokens, i) if tokens.is_number(i) else None
    mark = tokens.word(i + 1)
    if mark not in {"/", "-", "."} or (tokens.word(i - 1) == mark and tokens.glued(i)):
        return None
    if not (tokens.glued(i + 1) and tokens.glued(i + 2)):
        return None
    numbers = [int(tokens.word(i)[:5]), int(tokens.word(i + 2)[:5])]
    last = i + 3
    if tokens.word(last) == mark and tokens.glued(last) and tokens.is_number(last + 1):
        numbers.append(int(tokens.word(last + 1)[:5]))
        last += 2
        if tokens.word(last) == mark and tokens.is_number(last + 1):
            return None
    if len(tokens.word(i)) == 4 and len(numbers) == 3:
        value = make_date(*numbers)
        return Day(i, last, value) if value is not None else None
    if len(numbers) == 2 and mark != "/" and not (mark == "-" and when.expecting == "date"):
        return None
    if len(numbers) == 3 and len(tokens.word(i + 4)) not in ({4} if mark == "." else {2, 4}):
        return None
    return _month_and_day(i, last, numbers, when.today, day_first=mark == ".")


def _month_and_day(
    first: int, last: int, numbers: list[int], today: date, *, day_first: bool
) -> Day | None:
    def resolve(month: int, day: int) -> date | None:
        if len(numbers) == 2:
            return coming_month_day(today, month, day) if 1 <= month <= 12 else None
        year = numbers[2] + 2000 if numbers[2] < 100 else numbers[2]
        return make_date(year, month, day)

    one, two = numbers[0], numbers[1]
    american, european = resolve(one, two), resolve(two, one)
    readings = [european, american] if day_first else [american, european]
    found = [value for value in readings if value is not None]
    if not found:
        return None
    others = tuple(value for value in found[1:] if value != found[0])
    return Day(first, last, found[0], others=() if day_first else others)


def _read_named_iso(tokens: Tokens, i: int) -> Day | None:
    """Read "2026-oct-15"."""
    month = month_of(tokens.word(i + 2))
    if month is None or tokens.word(i + 1) != "-" or tokens.word(i + 3) != "-":
        return None
    year = read_year(tokens, i)
    day = read_cardinal(tokens, i + 4)
    if year is None or day is None:
        return None
    value = make_date(year[0], month, day[0])
    return Day(i, day[1], value) if value is not None else None


def _read_day_beside(tokens: Tokens, i: int, when: _When) -> Day | None:
    """Read "the day after Christmas" and "the day before the 3rd"."""
    j = i + 1 if tokens.word(i) == "the" else i
    if tokens.word(j) != "day" or tokens.word(j + 1) not in {"after", "before"}:
        return None
    for reader in _ANCHORS:
        found = reader(tokens, j + 2, when)
        if found is not None:
            value = shift_days(found.value, 1 if tokens.word(j + 1) == "after" else -1)
            return Day(i, found.last, value) if value is not None else None
    return None


def _read_offset_day(tokens: Tokens, i: int, when: _When) -> Day | None:
    def anchor(j: int) -> Day | None:
        for reader in _ANCHORS:
            found = reader(tokens, j, when)
            if found is not None:
                return found
        return None

    return read_offset(tokens, i, when.now, anchor)


def _read_weekday_day(tokens: Tokens, i: int, when: _When) -> Day | None:
    return read_weekday(tokens, i, when.today)


def _read_nth(tokens: Tokens, i: int, when: _When) -> Day | None:
    return read_nth_day(tokens, i, when.today)


def _read_holiday(tokens: Tokens, i: int, when: _When) -> Day | None:
    return read_holiday(tokens, i, when.today)


_Reader = Callable[[Tokens, int, _When], Day | None]
_ANCHORS: tuple[_Reader, ...] = (
    _read_relative,
    _read_month_day,
    _read_day_of_month,
    _read_weekday_day,
    _read_holiday,
)
_READERS: tuple[_Reader, ...] = (
    _read_relative,
    _read_weekday_day,
    _read_month_day,
    _read_day_of_month,
    _read_nth,
    _read_numeric,
    _read_offset_day,
    _read_day_beside,
    _read_holiday,
)
