"""Clock times as German says and writes them: "halb drei", "Viertel nach zwei", "14 Uhr 30"."""

from __future__ import annotations

from dataclasses import replace

from app.language.german.calendar_words import AFTER_DAY_PARTS, PARTS, month_of
from app.language.german.numbers import CARDINALS, ORDINALS, read_cardinal
from app.language.german.text import words
from app.language.text import Tokens
from app.language.times import Clock
from app.language.values import PartOfDay

_HALF = frozenset({"halb", "umhalb"})
"""The second is what recognisers make of "um halb"."""
_NOON = words("mitternacht")
_MIDDAY = words("mittags mittag")
_OF_MINUTES = words("minute minuten min")
_ROUGHLY = words("etwa ungefähr circa ca genau punkt exakt so schlag rund zirka")
NOT_AN_HOUR = words(
    "minute minuten min stunde stunden std h tag tage tagen woche wochen monat monate monaten "
    "jahr jahre jahren prozent euro cent grad person personen leute leuten gäste kinder mal "
    "stück termine terminen fragen zeiten vorschläge möglichkeiten optionen hundert tausend "
    "punkt unterstrich bindestrich ät at prozent meter kilometer kilo % / € $ dinge sachen "
    "kollegen kolleginnen teilnehmer wochenenden montage dienstage mittwoche donnerstage "
    "freitage etage stock straße zimmer halb viertel doppelt doppel"
)
"""Words after a bare number that make it a count of something, not an hour."""
_MONEY_AND_COUNT = words("$ € £ # nummer zimmer raum etage version nr hausnummer")


def read_clock(tokens: Tokens, i: int, *, bare: bool = False, loose: bool = False) -> Clock | None:
    """Return the clock time that begins at token `i`.

    A number by itself ("drei") counts only with `bare`, or where "Uhr" or a part of the day
    follows it. `loose` lets it be the second half of "12-15 Uhr".
    """
    start = tokens.skip(i, _ROUGHLY) if tokens.word(i) in _ROUGHLY else i
    if start > i + 2:
        return None
    word = tokens.word(start)
    if word in _NOON:
        return Clock(i, start + 1, 0, 0, exact=True, sure=True)
    if not loose and _joins_backwards(tokens, start):
        return None
    clock = _read_quarters(tokens, start) or _read_face(tokens, start)
    if clock is None:
        return None
    clock = _with_part(tokens, replace(clock, first=i))
    return clock if bare or clock.sure else None


def read_hour(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Return an hour from 0 to 24 without minutes, and where it ends; "ein" only before "Uhr"."""
    if tokens.word(i) == "ein":
        return (1, i + 1) if tokens.word(i + 1) == "uhr" else None
    found = read_cardinal(tokens, i)
    if found is None or found[0] > 24:
        return None
    return found


def _joins_backwards(tokens: Tokens, i: int) -> bool:
    """Tell whether the number at `i` is the rest of something longer, or a sum of money."""
    before = tokens.word(i - 1)
    if before in _MONEY_AND_COUNT:
        return True
    if before in {".", ":", "/", "-", ","} and tokens.glued(i) and tokens.glued(i - 1):
        return tokens.is_number(i - 2)
    return False


def _with_part(tokens: Tokens, clock: Clock) -> Clock:
    """Read what may follow a time: a part of the day ("drei Uhr nachmittags", "acht Uhr früh")."""
    last, sure = clock.last, clock.sure
    j = tokens.skip(last, {"am", "in", "der", "des"})
    if j > last + 2:
        return clock
    word = tokens.word(j)
    if word in _MIDDAY and (sure or j == last):
        return replace(clock.in_part(PartOfDay.AFTERNOON), last=j + 1, sure=True)
    part = PARTS.get(word) if j == last else AFTER_DAY_PARTS.get(word)
    if part is None and sure and j == last and word in {"frueh", "morgens"}:
        part = PartOfDay.MORNING
    if part is None or (word == "morgen" and tokens.word(j - 1) != "am"):
        return clock
    if not sure and j == last and word not in PARTS:
        return clock
    return replace(clock.in_part(part), last=j + 1, sure=True)


def _read_quarters(tokens: Tokens, i: int) -> Clock | None:
    """Read "halb drei", "Viertel vor neun", "dreiviertel drei", "fünf vor halb drei", "kurz..."."""
    minutes = 0
    j = i
    before = _minutes_from(tokens, j)
    if before is not None:
        minutes, j = before
        if tokens.word(j) == "halb":
            hour = read_hour(tokens, j + 1)
            return None if hour is None else _spoken(i, hour, minutes - 30)
        hour = read_hour(tokens, j)
        return None if hour is None else _spoken(i, hour, minutes)
    word = tokens.word(j)
    if word in _HALF:
        hour = read_hour(tokens, j + 1)
        return None if hour is None else _spoken(i, hour, -30)
    three = 0
    if word == "dreiviertel":
        three = j + 1
    elif word in {"drei", "3"} and tokens.word(j + 1) == "viertel":
        three = j + 2
    if three:
        hour = read_hour(tokens, three)
        return None if hour is None else _spoken(i, hour, -15)
    if word == "viertel":
        # "viertel drei" is a quarter past two, in the east and the south.
        hour = read_hour(tokens, j + 1)
        return None if hour is None else _spoken(i, hour, -45)
    return None


def _minutes_from(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read "Viertel nach", "zehn vor", "fünf Minuten nach": minutes from the hour, and the end."""
    if tokens.word(i) == "viertel":
        amount, j = 15, i + 1
    else:
        found = read_cardinal(tokens, i)
        if found is None or not 1 <= found[0] <= 29:
            return None
        amount, j = found
        j = tokens.skip(j, _OF_MINUTES)
    link = tokens.word(j)
    if link == "nach":
        return amount, j + 1
    if link == "vor":
        return -amount, j + 1
    return None


def _spoken(first: int, hour: tuple[int, int], minutes: int) -> Clock | None:
    """Return so many minutes from an hour of the clock's face."""
    value, last = hour
    if value == 0 or value > 24:
        return None
    total = (value * 60 + minutes) % 1440
    exact = value > 12
    if not exact and total // 60 == 0:
        total += 720
    return Clock(first, last, total // 60, total % 60, exact=exact, sure=True)


def _read_face(tokens: Tokens, i: int) -> Clock | None:
    """Read "14:30", "14 Uhr 30", "vierzehn Uhr dreißig", "drei Uhr" and "drei"."""
    written = _read_written(tokens, i)
    if written is not None:
        return written
    hour = read_hour(tokens, i)
    if hour is None:
        return None
    value, j = hour
    leading_zero = tokens.is_number(i) and tokens.word(i)[0] == "0"
    if tokens.word(j) in {"uhr", "h"} and not (tokens.word(j) == "h" and not tokens.is_number(i)):
        minute = _read_minute(tokens, j + 1)
        if minute is not None:
            return _clock(i, minute[1], value, minute[0], sure=True, exact=leading_zero)
        return _clock(i, j + 1, value, 0, sure=True, exact=leading_zero)
    if tokens.word(i) in {"ein", "null"} or value == 0:
        return None
    if tokens.word(j) in NOT_AN_HOUR or month_of(tokens.word(j)) is not None:
        return None
    if tokens.word(j) in CARDINALS or tokens.word(j) in ORDINALS or tokens.is_number(j):
        return None
    if tokens.word(j) == "." and tokens.glued(j) and j + 1 < len(tokens):
        return None
    if tokens.is_number(i) and len(tokens.word(i)) > 2:
        return None
    before = read_cardinal(tokens, i - 1)
    # A year may stand there, at the end of a date.
    if before is not None and before[0] < 1000 and tokens.word(i - 1) != "eins":
        return None
    return _clock(i, j, value, 0, exact=leading_zero)


def _read_written(tokens: Tokens, i: int) -> Clock | None:
    """Read "14:30", "14.30 Uhr", "14:30 Uhr", and "um 14.30"."""
    if not tokens.is_number(i):
        return None
    hour_text, mark, minute_text = tokens.word(i), tokens.word(i + 1), tokens.word(i + 2)
    if mark == "," and tokens.word(i - 1) not in {"um", "gegen"} and tokens.word(i + 3) != "uhr":
        return None
    if mark in {":", ".", ","} and tokens.glued(i + 1) and tokens.glued(i + 2):
        if not (tokens.is_number(i + 2) and len(minute_text) == 2 and len(hour_text) <= 2):
            return None
        hour, minute, last = int(hour_text), int(minute_text), i + 3
        if tokens.word(last) in {".", ":"} and tokens.glued(last) and tokens.is_number(last + 1):
            return None
        names_hour = tokens.word(last) == "uhr"
        if mark == "." and not names_hour and (tokens.word(i - 1) in {"am", "den", "dem"}):
            return None
        if hour > 24 or minute > 59:
            return None
        return _clock(
            i, last + 1 if names_hour else last, hour, minute,
            sure=mark == ":" or names_hour or tokens.word(i - 1) in {"um", "gegen", "ab", "bis"},
            exact=hour_text[0] == "0",
        )  # fmt: skip
    if len(hour_text) == 4 and mark == "uhr" and int(hour_text[2:]) < 60:
        return _clock(i, i + 2, int(hour_text[:2]), int(hour_text[2:]), sure=True, exact=True)
    return None


def _read_minute(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Read the minutes after "Uhr", unless they count something else or are another time."""
    j = i + 1 if tokens.word(i) == "und" else i
    found = read_cardinal(tokens, j)
    if found is None or not 0 < found[0] < 60:
        return None
    after = tokens.word(found[1])
    if j > i and after not in _OF_MINUTES:
        return None
    if after in {"uhr", "vor", "nach"} or (after in NOT_AN_HOUR and after not in _OF_MINUTES):
        return None
    if after == "." and tokens.glued(found[1]) and found[1] + 1 < len(tokens):
        return None
    if after in {":", "-"} and tokens.glued(found[1]):
        return None
    return found[0], found[1] + 1 if after in _OF_MINUTES else found[1]


def _clock(
    first: int, last: int, hour: int, minute: int, *, sure: bool = False, exact: bool = False
) -> Clock | None:
    if hour > 24 or (hour == 24 and minute):
        return None
    exact = exact or hour > 12 or hour == 0
    return Clock(first, last, hour % 24, minute, exact=exact, sure=sure)
