"""Single days as German says them: "übermorgen", "am fünfzehnten", "3. März", "3.3."."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from app.language.days import (
    Day,
    coming_day_of_month,
    coming_month_day,
    make_date,
    shift_days,
    shift_months,
)
from app.language.german.calendar_words import month_of
from app.language.german.lengths import read_length
from app.language.german.numbers import read_cardinal, read_ordinal, read_year
from app.language.german.text import phrases, words
from app.language.german.weekdays import read_month, read_nth_day, read_weekday, weekday_word
from app.language.lengths import Length
from app.language.text import Tokens
from app.language.values import Expecting

_NEAR = {
    "heute": 0, "heut": 0, "morgen": 1, "uebermorgen": 2, "ueberuebermorgen": 3,
    "gestern": -1, "vorgestern": -2,
}  # fmt: skip
_FEASTS = {
    "heiligabend": (12, 24), "weihnachten": (12, 25), "silvester": (12, 31), "neujahr": (1, 1),
    "nikolaus": (12, 6), "neujahrstag": (1, 1), "nikolaustag": (12, 6),
    "weihnachtsfeiertag": (12, 25),
}  # fmt: skip
_GREETS = words("guten guter schönen jeden am der gegen bis dem")
"""Before "Morgen" these make it the morning, or a greeting."""
_LEADS = words("am an den dem der vom ab bis zum auf für nicht des")
_CONTEXT = words(
    ", . ! ? ; - um ab von bis vor nach gegen oder und bitte geht passt wäre ist würde soll "
    "kann könnte ich wir ginge gerne gern ginge vormittags nachmittags abends morgens sondern "
    "aber statt lieber vielleicht dann also noch frei möglich zwischen sofern wenn am im in als"
) | {""}
_NOT_A_DAY = words(
    "termin vorschlag zeit uhrzeit mal stock person option möglichkeit stunde hälfte wahl slot "
    "frage geburtstag klasse name namen stelle"
)
_CHOICE_LIKE = 5
"""Ordinals up to this one also count offered times, so that they need "am" or "den"."""


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


def _read_near(tokens: Tokens, i: int, when: _When) -> Day | None:
    """Read "heute", "morgen", "übermorgen"; "heute in einer Woche"."""
    word = tokens.word(i)
    days = _NEAR.get(word)
    if days is None or (word == "morgen" and tokens.word(i - 1) in _GREETS):
        return None
    if word == "heute" and tokens.match(i - 2, phrases("für; alles für; das wars für")) == 2:
        return None
    value = when.today + timedelta(days=days)
    if tokens.word(i + 1) in {"in", "ueber"}:
        length = read_length(tokens, i + 2)
        if length is not None and length.unit in {"day", "week", "month"}:
            shifted = _shifted(value, length, tokens.word(i + 2) in {"acht", "8"})
            return None if shifted is None else Day(i, length.last, shifted)
    return Day(i, i + 1, value)


def _read_feast(tokens: Tokens, i: int, when: _When) -> Day | None:
    """Read "am Heiligabend", "an Silvester", "am zweiten Weihnachtsfeiertag"."""
    j = tokens.skip(i, {"am", "an", "zu"})
    second = tokens.word(j) in {"zweiten", "2"} and j < i + 2
    k = tokens.skip(j, {"zweiten", "ersten", "2", "1", "."})
    feast = _FEASTS.get(tokens.word(k))
    if feast is None or j > i + 1 or k > j + 2:
        return None
    month, day = feast
    value = coming_month_day(when.today, month, day + second)
    return None if value is None else Day(i, k + 1, value)


def _read_weekday_day(tokens: Tokens, i: int, when: _When) -> Day | None:
    return read_weekday(tokens, i, when.today)


def _read_nth(tokens: Tokens, i: int, when: _When) -> Day | None:
    return read_nth_day(tokens, i, when.today)


def _read_month_day(tokens: Tokens, i: int, when: _When) -> Day | None:
    """Read a day of a named or numbered month: "3. März", "dritten März", "am dritten dritten"."""
    start = tokens.skip(i, _LEADS) if tokens.word(i) in _LEADS - {"nicht"} else i
    if start > i + 1:
        return None
    number = read_ordinal(tokens, start) or read_cardinal(tokens, start)
    if number is None or not 1 <= number[0] <= 31:
        return None
    day, j = number
    is_ordinal = read_ordinal(tokens, start) is not None
    j = tokens.skip(j, {"ten"})
    month = month_of(tokens.word(j))
    if month is not None:
        last = j + 2 if tokens.word(j + 1) == "." and tokens.glued(j + 1) and (
            not tokens.is_sentence_end(j + 1)
        ) else j + 1  # fmt: skip
        return _dated(tokens, i, last, month, day, when.today)
    if not is_ordinal:
        return None
    second = read_ordinal(tokens, j)
    if second is None or not 1 <= second[0] <= 12 or tokens.is_number(start) != tokens.is_number(j):
        return None
    last = second[1]
    if tokens.is_number(j) and tokens.is_number(last) and tokens.glued(last):
        year = int(tokens.word(last)[:4])
        value = make_date(year + 2000 if year < 100 else year, second[0], day)
        return None if value is None else Day(i, last + 1, value)
    if tokens.word(last) in {"uhr"}:
        return None
    return _dated(tokens, i, last, second[0], day, when.today)


def _dated(tokens: Tokens, first: int, last: int, month: int, day: int, today: date) -> Day | None:
    year = read_year(tokens, last)
    if year is not None:
        value = make_date(year[0], month, day)
        return Day(first, year[1], value) if value is not None else None
    value = coming_month_day(today, month, day)
    return Day(first, last, value) if value is not None else None


def _read_numeric(tokens: Tokens, i: int, when: _When) -> Day | None:
    """Read "3.3", "15.10.2026", "15/10" and "2026-10-15"; the day comes first."""
    if not tokens.is_number(i) or not tokens.is_number(i + 2):
        return None
    mark = tokens.word(i + 1)
    if mark not in {"/", "-", "."} or not (tokens.glued(i + 1) and tokens.glued(i + 2)):
        return None
    if tokens.word(i - 1) == mark and tokens.glued(i):
        return None
    numbers, last = [int(tokens.word(i)[:5]), int(tokens.word(i + 2)[:5])], i + 3
    if tokens.word(last) == mark and tokens.glued(last) and tokens.is_number(last + 1):
        numbers.append(int(tokens.word(last + 1)[:5]))
        last += 2
    if len(tokens.word(i)) == 4 and len(numbers) == 3:
        value = make_date(*numbers)
        return Day(i, last, value) if value is not None else None
    if len(numbers) == 3:
        year = numbers[2] + 2000 if numbers[2] < 100 else numbers[2]
        value = make_date(year, numbers[1], numbers[0])
        return Day(i, last, value) if value is not None else None
    if mark == "-" or not 1 <= numbers[1] <= 12 or numbers[0] > 31:
        return None
    # "3.30" beside "um" or "Uhr" is a time; "3.3" with a lead, or a date asked for, is a day.
    asked = when.expecting == "date" or tokens.word(i - 1) in {"am", "den", "dem", "der", "vom"}
    before = i - 1 if tokens.word(i - 1) != "," else i - 2
    asked = asked or (before >= 0 and weekday_word(tokens, before) is not None)
    if mark == "." and (not asked or tokens.word(last) == "uhr"):
        return None
    value = coming_month_day(when.today, numbers[1], numbers[0])
    return Day(i, last, value) if value is not None else None


def _read_day_of_month(tokens: Tokens, i: int, when: _When) -> Day | None:
    """Read "am fünfzehnten", "den 15.", "am 15. nächsten Monats"."""
    led = tokens.word(i) in _LEADS - {"nicht"}
    j = i + 1 if led else i
    ordinal = read_ordinal(tokens, j)
    if ordinal is None or not 1 <= ordinal[0] <= 31:
        return None
    day, last = ordinal
    month = read_month(tokens, last, when.today)
    if month is not None:
        value = make_date(month[0].year, month[0].month, day)
        return None if value is None else Day(i, month[1], value)
    if not _names_a_day(tokens, i, j, last, day, when, led=led):
        return None
    value = coming_day_of_month(when.today, day)
    return Day(i, last, value, kind="day_of_month") if value is not None else None


def _names_a_day(
    tokens: Tokens, i: int, j: int, last: int, day: int, when: _When, *, led: bool
) -> bool:
    """Tell an ordinal that names a day from one that counts something else."""
    follower = tokens.word(last)
    if follower in _NOT_A_DAY or tokens.word(i - 1) in {"um", "jeden", "gegen"}:
        return False
    goes_on = last >= len(tokens) or follower in _CONTEXT or not tokens[last].is_word
    # Nouns have a capital in German: "am zehnten etwas" names a day, "am zehnten Platz" does not.
    goes_on = goes_on or (led and not tokens[last].raw[:1].isupper())
    if not goes_on and weekday_word(tokens, last) is None:
        return False
    before = i - 2 if tokens.word(i - 1) == "," else i - 1
    after_day = before >= 0 and weekday_word(tokens, before) is not None
    if tokens.is_number(j):
        alone = i == 0 and last >= len(tokens)
        return led or after_day or when.expecting == "date" or alone
    if after_day or when.expecting == "date":
        return True
    if day <= _CHOICE_LIKE and when.expecting == "time":
        return tokens.word(i) == "am"
    if day <= _CHOICE_LIKE:
        return tokens.word(i) in {"am", "vom", "zum", "bis", "ab"}
    return led


def _read_offset(tokens: Tokens, i: int, when: _When) -> Day | None:
    """Read "in zwei Wochen", "in drei Tagen", "in einer halben Stunde", "zwei Tage später"."""
    if tokens.word(i) not in {"in", "ueber"}:
        length = read_length(tokens, i)
        if length is None or tokens.word(length.last) not in {"nach", "vor"}:
            return None
        return _from_anchor(tokens, i, length, when)
    j = tokens.skip(i + 1, {"etwa", "ungefaehr", "genau", "rund", "knapp"})
    length = read_length(tokens, j)
    if length is None:
        return None
    last = length.last
    if tokens.word(last) in {"nach", "vor"} and length.unit != "minute":
        anchored = _from_anchor(tokens, i, length, when)
        if anchored is not None:
            return anchored
    if length.unit == "minute":
        moment = (when.now.astimezone(UTC) + timedelta(minutes=length.amount)).astimezone(
            when.now.tzinfo
        )
        at = time(moment.hour, moment.minute)
        return Day(i, last, moment.date(), at=at)
    if length.unit == "week":
        k = tokens.skip(last, {"am", ","})
        named = weekday_word(tokens, k)
        if named is not None and length.amount < 60:
            monday = when.today - timedelta(days=when.today.weekday())
            value = shift_days(monday, 7 * length.amount + named[0])
            return None if value is None else Day(i, named[1], value)
    shifted = _shifted(when.today, length, tokens.word(j) in {"acht", "8"})
    return None if shifted is None else Day(i, last, shifted)


def _from_anchor(tokens: Tokens, first: int, length: Length, when: _When) -> Day | None:
    """Read "zwei Wochen nach dem 3. März", "eine Woche vor Freitag"."""
    if length.unit == "minute":
        return None
    j = length.last + 1
    for reader in (_read_near, _read_month_day, _read_day_of_month, _read_weekday_day):
        anchor = reader(tokens, j, when)
        if anchor is not None:
            sign = -1 if tokens.word(length.last) == "vor" else 1
            value = _shifted(anchor.value, length, a_week=False, sign=sign)
            return None if value is None else Day(first, anchor.last, value)
    return None


def _shifted(day: date, length: Length, a_week: bool, sign: int = 1) -> date | None:
    """Shift a day by a length; "acht Tage" are a week in German."""
    amount = sign * length.amount
    if length.unit == "day":
        return shift_days(day, 7 * sign if a_week and length.amount == 8 else amount)
    if length.unit == "week":
        return shift_days(day, 7 * amount)
    return shift_months(day, amount * (12 if length.unit == "year" else 1))


_Reader = Callable[[Tokens, int, _When], Day | None]
_READERS: tuple[_Reader, ...] = (
    _read_near,
    _read_feast,
    _read_weekday_day,
    _read_month_day,
    _read_day_of_month,
    _read_nth,
    _read_numeric,
    _read_offset,
)
