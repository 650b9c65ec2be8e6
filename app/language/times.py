"""Clock times as they are spoken and written down: "half past two", "2.30 PM", "330"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from app.language.calendar_words import PARTS
from app.language.lexicon import phrases, words
from app.language.numbers import CARDINALS, SMALL, TENS, UNITS, ZEROS, read_cardinal
from app.language.text import Tokens
from app.language.values import PartOfDay

Half = Literal["am", "pm"]

_NAMED: dict[tuple[str, ...], tuple[int, int]] = {
    ("noon",): (12, 0), ("noonish",): (12, 0), ("midday",): (12, 0), ("mid", "day"): (12, 0),
    ("mid", "-", "day"): (12, 0), ("12", "noon"): (12, 0), ("twelve", "noon"): (12, 0),
    ("noontime",): (12, 0), ("lunchtime",): (12, 0), ("lunch", "time"): (12, 0),
    ("midnight",): (0, 0), ("mid", "-", "night"): (0, 0), ("mid", "night"): (0, 0),
    ("midmorning",): (10, 0), ("mid", "-", "morning"): (10, 0), ("mid", "morning"): (10, 0),
    ("midafternoon",): (14, 0), ("mid", "-", "afternoon"): (14, 0), ("mid", "afternoon"): (14, 0),
}  # fmt: skip
_NAMED_STARTS = frozenset(phrase[0] for phrase in _NAMED)
_OCLOCK = phrases("o'clock; oclock; o clock; o \" clock; o ' clock")
HOMOPHONES = {"to": 2, "too": 2, "for": 4, "fore": 4, "ate": 8, "won": 1}
"""What recognisers write for an hour."""
_MISHEARD_HOURS = {**HOMOPHONES, "free": 3, "tree": 3, "tin": 10}
_AFTER = frozenset({"past", "after", "pass", "passed"})
_BEFORE = frozenset({"to", "till", "til", "before", "of"})
_MINUTES = frozenset({"minute", "minutes", "min", "mins"})
_ARTICLES = frozenset({"the", "this", "thr", "that", "a"})
_MONEY_AND_COUNT = words("$ € £ # no number version step room +")
NOT_AN_HOUR = words(
    "% / degrees dollars euros pounds people persons guests adults kids children minute "
    "minutes min mins hour hours hrs hr second seconds day days week weeks fortnights month "
    "months year years times points kilograms kg km miles options slots of th st nd rd more "
    "other others things questions percent hundred thousand street avenue road meetings "
    "appointments calls seats tickets steps business working upcoming double triple dot "
    "underscore mondays tuesdays wednesdays thursdays fridays saturdays sundays"
)
"""Words after a bare number that make it a count of something, not an hour."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time as said, over the tokens `first` up to, not with, `last`.

    `hour` and `minute` are as said until `half` (am or pm) is known; `exact` marks times that need
    no half: 24-hour times and noon. `sure` tells a time that could not be another number.
    """

    first: int
    last: int
    hour: int
    minute: int
    half: Half | None = None
    exact: bool = False
    sure: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the time could lie in either half of the day."""
        return self.half is None and not self.exact

    def minutes(self, half: Half | None = None) -> int:
        """Return minutes after midnight, read in `half` where the time itself names none."""
        if self.exact:
            return self.hour * 60 + self.minute
        hour = self.hour % 12 + (12 if (self.half or half) == "pm" else 0)
        return hour * 60 + self.minute

    def in_part(self, part: PartOfDay) -> Clock:
        """Return the time as meant in a part of the day: "four" in the evening is 4 PM."""
        if not self.is_open:
            return self
        hour = self.hour % 12
        if part is PartOfDay.MORNING:
            half: Half = "am"
        elif part is PartOfDay.AFTERNOON:
            half = "pm"
        elif part is PartOfDay.EVENING:
            half = "pm" if hour else "am"
        else:
            half = "pm" if hour >= 5 else "am"
        return replace(self, half=half)


def read_clock(
    tokens: Tokens, i: int, *, bare: bool = False, after_dash: bool = False
) -> Clock | None:
    """Return the clock time that begins at token `i`.

    A number by itself ("two") counts only with `bare`, or where "o'clock", am, pm or a part of the
    day follows it. `after_dash` lets it be the second half of "12-3am".
    """
    word = tokens.word(i)
    if word in _NAMED_STARTS:
        length = tokens.match(i, _NAMED)
        if length:
            hour, minute = _NAMED[tokens.texts[i : i + length]]
            return Clock(i, i + length, hour, minute, exact=True, sure=True)
    if word in HOMOPHONES:
        return _read_misheard(tokens, i, bare=bare)
    if not after_dash and _joins_backwards(tokens, i):
        return None
    clock = _read_past_or_to(tokens, i) or _read_face(tokens, i)
    if clock is None:
        return None
    clock = _with_half(tokens, clock)
    if not clock.sure and tokens.is_number(i) and tokens.is_number(i - 1):
        return None
    return clock if bare or clock.sure else None


def _read_misheard(tokens: Tokens, i: int, *, bare: bool) -> Clock | None:
    """Read "to PM", "for o'clock" and "at ate thirty", as recognisers write them."""
    hour = HOMOPHONES[tokens.word(i)]
    if read_half(tokens, i + 1) is not None or tokens.match(i + 1, _OCLOCK):
        return _with_half(tokens, Clock(i, i + 1, hour, 0))
    minute = _read_minute_words(tokens, i + 1)
    is_minute = minute is not None and (minute[0] > 12 or tokens.word(i + 1) in ZEROS)
    if minute is not None and is_minute and tokens.word(minute[1]) not in NOT_AN_HOUR:
        clock = Clock(i, minute[1], hour, minute[0])
        return _with_half(tokens, clock) if bare or read_half(tokens, clock.last) else None
    stands_alone = i == 0 or tokens.word(i - 1) in {"at", "around", "about"}
    if bare and stands_alone and tokens.is_sentence_end(i + 1):
        return Clock(i, i + 1, hour, 0)
    return None


def read_misheard_hour(tokens: Tokens, i: int) -> Clock | None:
    """Read "to" and "for" where the words around leave nothing but an hour there."""
    hour = HOMOPHONES.get(tokens.word(i))
    return Clock(i, i + 1, hour, 0) if hour is not None else None


def read_half(tokens: Tokens, i: int) -> tuple[Half, int] | None:
    """Return am or pm at token `i` ("pm", "p.m.", "p m", "in the PM"), and where it ends."""
    if tokens.has(i, "in", "the") and tokens.word(i + 2) in {"am", "pm"}:
        i += 2
    word = tokens.word(i)
    if word in {"am", "pm"}:
        return ("am" if word == "am" else "pm"), i + 1
    if word not in {"a", "p"}:
        return None
    j = i + 2 if tokens.word(i + 1) == "." else i + 1
    if tokens.word(j) != "m":
        glued = tokens.glued(i) and tokens.is_number(i - 1)
        return (("am" if word == "a" else "pm"), i + 1) if glued else None
    end = j + 2 if j == i + 2 and tokens.word(j + 1) == "." else j + 1
    return ("am" if word == "a" else "pm"), end


def read_part_phrase(tokens: Tokens, i: int) -> tuple[PartOfDay, int] | None:
    """Return a part of the day said right after a time ("in the evening", "at night")."""
    j = i + 1 if tokens.word(i) in {"in", "at", "on", "during"} else i
    j = tokens.skip(j, _ARTICLES)
    if tokens.word(j) in {"early", "late"}:
        j += 1
    part = PARTS.get(tokens.word(j))
    return (part, j + 1) if part is not None else None


def _joins_backwards(tokens: Tokens, i: int) -> bool:
    """Tell whether the number at `i` is the rest of something longer, or a sum of money."""
    before = tokens.word(i - 1)
    if before in _MONEY_AND_COUNT and (before in "$€£#+" or tokens.is_number(i)):
        return True
    if before in {".", ":", "/", "-", ","} and tokens.glued(i) and tokens.glued(i - 1):
        return tokens.is_number(i - 2)
    return False


def _with_half(tokens: Tokens, clock: Clock) -> Clock:
    """Read what may follow a time: "o'clock", am or pm, a part of the day.

    "this afternoon" is left standing, since it names the day as well.
    """
    last, sure = clock.last, clock.sure
    if clock.minute == 0 and (length := tokens.match(last, _OCLOCK)):
        last, sure = last + length, True
    clock = replace(clock, last=last, sure=sure)
    if (half := read_half(tokens, last)) is not None:
        found, last = half
        return replace(clock, last=last, half=None if clock.exact else found, sure=True)
    if (part := read_part_phrase(tokens, last)) is not None:
        if not sure and clock.minute == 0 and part[1] == last + 1:
            return clock
        last = last if tokens.word(last) == "this" else part[1]
        return replace(clock.in_part(part[0]), last=last, sure=True)
    return clock


def _read_hour(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """Return an hour from 1 to 24 without minutes, and where it ends."""
    found = read_cardinal(tokens, i)
    if found is None or not 1 <= found[0] <= 24:
        return None
    return found


def _read_past_or_to(tokens: Tokens, i: int) -> Clock | None:
    """Read "half past two", "a quarter to nine", "ten past 9", "three minutes to eight"."""
    j = i + 1 if tokens.word(i) in {"a", "at"} else i
    strict = False
    if tokens.word(j) == "half":
        minutes, k = 30, j + 1
        if tokens.word(k) not in _AFTER:
            named = tokens.word(k)
            if named in UNITS or named in {"ten", "eleven", "twelve"}:
                return Clock(i, k + 1, CARDINALS[named], 30)
            return None
    elif tokens.word(j) == "quarter":
        minutes, k = 15, j + 1
    elif tokens.has(j, "three", "quarters"):
        minutes, k = 45, j + 2
    else:
        found = read_cardinal(tokens, j)
        if found is None or not 1 <= found[0] <= 59:
            return None
        minutes, k = found
        if tokens.word(k) in _MINUTES:
            k += 1
        else:
            strict = True
    link = tokens.word(k)
    if link not in _AFTER and link not in _BEFORE:
        return None
    named = tokens.word(k + 1)
    if named in {"noon", "midnight"}:
        return _clock_before_or_after(i, k + 2, minutes, link, 12 if named == "noon" else 24)
    if strict and not _is_minutes_to(tokens, i, j, minutes, link):
        return None
    hour_found = _read_hour(tokens, k + 1)
    misheard = _MISHEARD_HOURS.get(tokens.word(k + 1))
    if hour_found is None and misheard is not None and not strict and link not in _BEFORE:
        hour_found = misheard, k + 2
    if hour_found is None:
        return None
    hour, last = hour_found
    if tokens.word(last) == ":" or tokens.word(last) in _MINUTES:
        return None
    exact = hour > 12
    if link in _BEFORE:
        minutes, hour = 60 - minutes, hour - 1
    if hour in {0, 24}:
        hour = 0 if exact else 12
    return Clock(i, last, hour, minutes, exact=exact, sure=True)


def _clock_before_or_after(first: int, last: int, minutes: int, link: str, hour: int) -> Clock:
    at = (hour * 60 + (minutes if link in _AFTER else -minutes)) % 1440
    return Clock(first, last, at // 60, at % 60, exact=True, sure=True)


def _is_minutes_to(tokens: Tokens, i: int, j: int, minutes: int, link: str) -> bool:
    """Tell "at ten to three" from the range "ten to three"."""
    if link == "past":
        return True
    if minutes not in {5, 10, 20, 25} or link == "of":
        return False
    if link == "after" or minutes >= 20:
        return True
    if i == 0 and not tokens.is_number(i) and tokens.is_sentence_end(_end_of_hour(tokens, j)):
        return True
    return j > i or tokens.word(i - 1) in {"at", "around", "about", "by", "for", "say", "until"}


def _end_of_hour(tokens: Tokens, j: int) -> int:
    """Return where "ten to three" ends that begins at `j`."""
    minutes = read_cardinal(tokens, j)
    hour = read_cardinal(tokens, minutes[1] + 1) if minutes is not None else None
    return hour[1] if hour is not None else j


def _read_face(tokens: Tokens, i: int) -> Clock | None:
    """Read hours and minutes as on a clock's face, in digits or in words."""
    hour = _read_hour(tokens, i)
    if hour is not None and tokens.has(hour[1], "hundred", "hours"):
        return _clock(i, hour[1] + 2, hour[0], 0, sure=True, exact=True)
    return _read_digits(tokens, i) if tokens.is_number(i) else _read_words(tokens, i)


def _read_digits(tokens: Tokens, i: int) -> Clock | None:
    word = tokens.word(i)
    follower = tokens.word(i + 1)
    if len(word) <= 2 and follower in {":", ".", "-"} and tokens.is_number(i + 2):
        clock = _read_pair(tokens, i, follower)
        if clock is not None or follower != "-":
            return clock
    if len(word) <= 2 and tokens.is_number(i + 1) and len(follower) == 2:
        minute = int(follower)
        if 0 < int(word) <= 24 and (12 < minute < 60 or follower[0] == "0"):
            return _clock(i, i + 2, int(word), minute, sure=not tokens.is_number(i + 2))
    if len(word) in {3, 4}:
        hour, minute = int(word[:-2]), int(word[-2:])
        if not 0 < hour <= 24 or minute > 59 or follower in NOT_AN_HOUR:
            return None
        if tokens.glued(i + 2) and tokens.is_number(i + 2):
            return None
        return _clock(i, i + 1, hour, minute)
    if len(word) > 2 or follower in NOT_AN_HOUR:
        return None
    if follower == ":" and tokens.glued(i + 1):
        return None
    return _clock(i, i + 1, int(word), 0)


def _read_pair(tokens: Tokens, i: int, link: str) -> Clock | None:
    """Read "3:30", "3.30" and "10-15"; minutes take two digits."""
    minutes = tokens.word(i + 2)
    glued = tokens.glued(i + 1) and tokens.glued(i + 2)
    if len(minutes) != 2 or (link != ":" and not glued):
        return None
    hour, minute, last = int(tokens.word(i)), int(minutes), i + 3
    if hour > 24 or minute > 59 or tokens.word(last) == "%":
        return None
    if tokens.word(last) in {".", "/", "-"} and tokens.glued(last) and tokens.is_number(last + 1):
        if link != ":":
            return None
    elif link == ":" and tokens.word(last) == ":" and tokens.is_number(last + 1):
        last += 2
    if link == "-":
        if minute <= 12 and minutes[0] != "0":
            return None
        return _clock(i, last, hour, minute)
    exact = tokens.word(i)[0] == "0"
    return _clock(i, last, hour, minute, sure=link == ":", exact=exact)


def _read_words(tokens: Tokens, i: int) -> Clock | None:
    """Read "two thirty", "eleven oh five", "fifteen thirty", and an hour alone."""
    word = tokens.word(i)
    if word.endswith("ish") and word.removesuffix("ish") in SMALL:
        return _clock(i, i + 1, SMALL[word.removesuffix("ish")], 0, sure=True)
    if word not in SMALL and word != "twenty":
        return None
    if tokens.word(i - 1) in CARDINALS or tokens.word(i - 1) in ZEROS | {"double", "triple"}:
        return None
    hour, j = CARDINALS[word], i + 1
    if word == "twenty" and (unit := tokens.word(j)) in {"one", "two", "three"}:
        hour, j = hour + UNITS[unit], j + 1
    k = j + 1 if tokens.word(j) == "-" else j
    minute = _read_minute_words(tokens, k)
    if minute is not None and (word != "twenty" or tokens.word(k) in TENS):
        value, last = minute
        if tokens.word(last) not in CARDINALS and tokens.word(last) not in NOT_AN_HOUR:
            return _clock(i, last, hour, value, sure=True)
        return None
    if word == "twenty" or tokens.word(j) in NOT_AN_HOUR:
        return None
    if tokens.word(j) in CARDINALS:
        return None
    if tokens.word(j) in ZEROS and not tokens.match(j, _OCLOCK):
        return None
    return _clock(i, j, hour, 0)


def _read_minute_words(tokens: Tokens, i: int) -> tuple[int, int] | None:
    word = tokens.word(i)
    if word in ZEROS:
        unit = i + 2 if tokens.word(i + 1) == "-" else i + 1
        return (UNITS[tokens.word(unit)], unit + 1) if tokens.word(unit) in UNITS else None
    if word == "five":
        return 5, i + 1
    if word in UNITS:
        return None
    found = read_cardinal(tokens, i)
    if found is None or tokens.is_number(i):
        return None
    return found if 10 <= found[0] <= 59 else None


def _clock(
    first: int, last: int, hour: int, minute: int, *, sure: bool = False, exact: bool = False
) -> Clock | None:
    if hour > 24 or (hour == 0 and minute == 0 and not exact and not sure):
        return None
    exact = exact or hour > 12 or hour == 0
    return Clock(first, last, hour % 24, minute, exact=exact, sure=sure)
