"""Ranges of days: "nächste Woche", "am Wochenende", "Ende der Woche", "Anfang Oktober"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from app.language.days import Days, shift_months, weekday_in_week
from app.language.german.calendar_words import MONTHS
from app.language.german.lengths import read_length
from app.language.german.numbers import read_cardinal, read_ordinal
from app.language.german.text import phrases, words
from app.language.german.weekdays import AFTER_NEXT, COMING, NEXT
from app.language.text import Tokens
from app.language.values import DateRange

_Portion = Literal["", "start", "middle", "end"]
_SAID: tuple[tuple[_Portion, str], ...] = (
    ("start", "anfang; am anfang; zu beginn; zum anfang; beginn; erste hälfte"),
    ("middle", "mitte; in der mitte"),
    ("end", "ende; am ende; gegen ende; zum ende; bis ende; zweite hälfte; letzte hälfte"),
    ("", "im laufe; im lauf; irgendwann; während; rest; den rest; im rest"),
)
_PORTIONS = {phrase: portion for portion, said in _SAID for phrase in phrases(said)}
_PORTION_STARTS = frozenset(phrase[0] for phrase in _PORTIONS)
_FILL = words("in der im den des am dem dieser diesem an übers über")
_SPANS = phrases(
    "in den nächsten; in den kommenden; die nächsten; die kommenden; innerhalb der nächsten; "
    "innerhalb von; innerhalb; binnen; in den folgenden; den nächsten; den kommenden"
)


def read_days(tokens: Tokens, i: int, today: date) -> Days | None:
    """Return the range of days that begins at token `i`; it never begins before today."""
    j, portion, led = i, "", False
    if tokens.word(j) in _PORTION_STARTS and (length := tokens.match(j, _PORTIONS)):
        portion, led = _PORTIONS[tokens.texts[j : j + length]], True
        j += length
    found = (
        _read_span_ahead(tokens, i, today)
        or _read_week(tokens, j, today, portion, led=led)
        or _read_month_range(tokens, j, today, portion, led=led)
    )
    if found is None:
        return None
    first, last, end = found
    if last < today:
        return None
    return Days(i, end, DateRange(max(first, today), last))


def _read_span_ahead(tokens: Tokens, i: int, today: date) -> tuple[date, date, int] | None:
    """Read "in den nächsten zwei Wochen", "die nächsten Tage", "innerhalb von zehn Tagen"."""
    length = tokens.match(i, _SPANS)
    if not length:
        return None
    j = tokens.skip(i + length, {"paar"})
    if tokens.word(j) in {"tage", "tagen"}:
        return today, today + timedelta(days=3 if j > i + length else 7), j + 1
    if tokens.word(j) in {"woche", "wochen"} and tokens.word(i + length - 1) != "naechsten":
        return today, today + timedelta(days=14), j + 1
    if tokens.word(j) == "wochen":
        return today, today + timedelta(days=14), j + 1
    span = read_length(tokens, j)
    if span is None or span.unit not in {"day", "week", "month"}:
        return None
    days = {"day": 1, "week": 7, "month": 30}[span.unit] * min(span.amount, 400)
    return today, today + timedelta(days=days), span.last


def _read_week(
    tokens: Tokens, i: int, today: date, portion: str, *, led: bool
) -> tuple[date, date, int] | None:
    j = tokens.skip(i, _FILL)
    if j > i + 3:
        return None
    lead = tokens.word(j)
    weeks = 1 if lead in NEXT else 2 if lead in AFTER_NEXT else 0
    if lead in COMING and not lead.startswith("dies"):
        weeks = 1
    has_lead = lead in NEXT | AFTER_NEXT | COMING
    has_lead = has_lead or any(word.startswith("dies") for word in tokens.texts[i:j])
    if lead in NEXT | AFTER_NEXT | COMING:
        j += 1
    word, last = tokens.word(j), j + 1
    if word in {"wochenende", "wochenenden", "wochenendes"}:
        if not has_lead and not led and j == i:
            return None
        # "kommendes Wochenende" is the one that comes next, "nächstes" that of the next week.
        saturday = weekday_in_week(today, 5, 0 if lead in COMING else weeks)
        return saturday, saturday + timedelta(days=1), last
    if word in {"wochenanfang", "wochenmitte"} and (j > i or led):
        portion, word = {"wochenanfang": "start", "wochenmitte": "middle"}[word], "woche"
        has_lead = True
    if word != "woche" or not (has_lead or led):
        return None
    monday = weekday_in_week(today, 0, weeks)
    low, high = {"start": (0, 1), "middle": (1, 3), "end": (3, 4)}.get(portion, (0, 6))
    return monday + timedelta(days=low), monday + timedelta(days=high), last


def _read_month_range(
    tokens: Tokens, i: int, today: date, portion: str, *, led: bool
) -> tuple[date, date, int] | None:
    """Read "nächsten Monat", "im Oktober", and a portion of a month."""
    j = tokens.skip(i, _FILL)
    if j > i + 3:
        return None
    introduced = led or tokens.word(i) in {"im", "in"}
    lead = tokens.word(j)
    months = 2 if lead in AFTER_NEXT else 1 if lead in NEXT else 0
    if lead in COMING and not lead.startswith("dies"):
        months = 1
    has_lead = lead in NEXT | COMING | AFTER_NEXT
    has_lead = has_lead or any(word.startswith("dies") for word in tokens.texts[i:j])
    if lead in NEXT | COMING | AFTER_NEXT:
        j += 1
    word = tokens.word(j)
    first: date | None
    if word in {"monat", "monats"} and (has_lead or led):
        first = shift_months(today.replace(day=1), months)
    elif word in MONTHS and (introduced or has_lead):
        if read_ordinal(tokens, i - 1) or read_cardinal(tokens, i - 1):
            return None
        month = MONTHS[word]
        first = today.replace(year=today.year + (month < today.month), month=month, day=1)
    else:
        return None
    following = shift_months(first, 1) if first is not None else None
    if first is None or following is None:
        return None
    low, high = {"start": (0, 9), "middle": (10, 19), "end": (20, 31)}.get(portion, (0, 31))
    end = min(first + timedelta(days=high), following - timedelta(days=1))
    return first + timedelta(days=low), end, j + 1
