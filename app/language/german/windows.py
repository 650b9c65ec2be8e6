"""Ranges of clock times: "zwischen zwei und vier", "nicht vor zehn", "nach dem Mittagessen"."""

from __future__ import annotations

from app.language.german.calendar_words import PARTS, month_of, weekday_of
from app.language.german.numbers import ORDINALS
from app.language.german.text import phrases, words
from app.language.german.times import NOT_AN_HOUR, read_clock
from app.language.text import Tokens
from app.language.times import Clock
from app.language.windows import Window

_LINKS = frozenset({"bis", "-"})
_UNTIL = phrases(
    "vor; bis; bis spätestens; spätestens; spätestens um; nicht nach; nicht später als; "
    "früher als; bis maximal; vor etwa; vor circa; keinesfalls nach; auf keinen fall nach; "
    "bis um; allerspätestens um"
)
_SINCE = phrases(
    "nach; ab; frühestens; frühestens um; nicht vor; nicht früher als; später als; erst ab; "
    "erst nach; von; seit; keinesfalls vor; auf keinen fall vor; ab etwa; ab circa; erst um"
)
_STARTS = frozenset(phrase[0] for phrase in (*_UNTIL, *_SINCE))
_OR_LATER = phrases("oder später; oder danach; und später; aufwärts; oder nachher")
_OR_EARLIER = phrases("oder früher; oder davor; und früher; oder vorher")
_OCCASIONS: dict[tuple[str, ...], tuple[int | None, int | None]] = {
    phrase: hours
    for hours, said in (
        ((13, None), "nach dem mittagessen; nach dem essen; nach der mittagspause; nach mittag; "
                     "nach dem mittag"),
        ((None, 12), "vor dem mittagessen; vor dem mittag; vor mittag; vor der mittagspause"),
        ((12, 13), "in der mittagspause; zum mittagessen; über mittag; in der mittagszeit; "
                   "zur mittagszeit"),
        ((12, 14), "mittags; am mittag; mittag; zu mittag; gegen mittag; um die mittagszeit"),
        ((12, None), "ab mittag; ab mittags"),
        ((17, None), "nach der arbeit; nach feierabend; nach büroschluss; nach dienstschluss"),
        ((None, 9), "vor der arbeit; vor dienstbeginn"),
        ((15, None), "nach der schule"),
        ((16, None), "am ende des tages; zum feierabend; gegen feierabend"),
    )
    for phrase in phrases(said)
}  # fmt: skip
_OCCASION_STARTS = frozenset(phrase[0] for phrase in _OCCASIONS)
_DAY_WORDS = words("heute morgen übermorgen am im")
_SHORTLY = 30
"""Minutes that "kurz vor" and "kurz nach" span."""


def read_window(tokens: Tokens, i: int, *, after_day: bool = False) -> Window | None:
    """Return the range of times that begins at token `i`.

    `after_day` tells that a day or a part of the day stands right before it, so that bare numbers
    may be hours.
    """
    word = tokens.word(i)
    if word in {"zwischen", "von"}:
        window = _read_closed(tokens, i + 1, i, introduced=True, joined_by_and=word == "zwischen")
        if window is not None:
            return window
    if word in _OCCASION_STARTS and (length := tokens.match(i, _OCCASIONS)):
        low, high = _OCCASIONS[tokens.texts[i : i + length]]
        return Window(i, i + length, _hour(i, low), _hour(i, high))
    if word == "kurz" and tokens.word(i + 1) in {"vor", "nach"}:
        return _read_shortly(tokens, i)
    if word in _STARTS:
        window = _read_open(tokens, i)
        if window is not None:
            return window
    window = _read_closed(tokens, i, i, introduced=after_day, joined_by_and=False)
    if window is not None:
        return window
    lead = i + 1 if word == "um" else i
    clock = read_clock(tokens, lead, bare=True)
    if clock is None:
        return None
    if length := tokens.match(clock.last, _OR_EARLIER):
        return Window(i, clock.last + length, None, clock)
    if length := tokens.match(clock.last, _OR_LATER):
        return Window(i, clock.last + length, clock, None)
    return None


def _hour(i: int, hour: int | None) -> Clock | None:
    return None if hour is None else Clock(i, i, hour, 0, exact=True, sure=True)


def _read_shortly(tokens: Tokens, i: int) -> Window | None:
    """Read "kurz nach drei" as the half hour from three on, "kurz vor drei" as the one before."""
    clock = read_clock(tokens, i + 2, bare=True)
    if clock is None or clock.minute:
        return None
    if tokens.word(i + 1) == "nach":
        end = Clock(clock.first, clock.last, clock.hour, _SHORTLY, clock.half, exact=clock.exact)
        return Window(i, clock.last, clock, end)
    hour = clock.hour - 1 if clock.exact else (clock.hour - 2) % 12 + 1
    start = Clock(clock.first, clock.last, hour % 24, 60 - _SHORTLY, clock.half, exact=clock.exact)
    return Window(i, clock.last, start, clock)


def _read_open(tokens: Tokens, i: int) -> Window | None:
    since, until = tokens.match(i, _SINCE), tokens.match(i, _UNTIL)
    length = max(since, until)
    if not length:
        return None
    start = tokens.skip(i + length, {"um"})
    clock = read_clock(tokens, start, bare=True)
    if clock is None or _is_no_time(tokens, clock):
        return None
    if since <= until:
        return Window(i, clock.last, None, clock)
    if tokens.word(i) in {"von", "seit"} and not clock.sure:
        return None
    last = clock.last
    if tokens.word(last) == "an" and tokens.is_sentence_end(last + 1):
        last += 1
    return Window(i, last, clock, None)


def _is_no_time(tokens: Tokens, clock: Clock) -> bool:
    """Tell "vor elf Tagen" and "bis 3. März" from "vor elf"."""
    follower = tokens.word(clock.last)
    if clock.sure:
        return False
    return follower in NOT_AN_HOUR or month_of(follower) is not None or follower in ORDINALS


def _read_closed(
    tokens: Tokens, i: int, first: int, *, introduced: bool, joined_by_and: bool
) -> Window | None:
    start = read_clock(tokens, i, bare=True)
    if start is None or _is_no_time(tokens, start):
        return None
    link = start.last
    word = tokens.word(link)
    if word not in _LINKS and not (joined_by_and and word == "und"):
        return None
    after = tokens.skip(link + 1, {"um", "spaetestens", "maximal"})
    end = read_clock(tokens, after, bare=True, loose=word == "-")
    if end is None or _is_no_time(tokens, end):
        return None
    if not (introduced or start.sure or end.sure or _stands_with_day(tokens, first, end.last)):
        return None
    return Window(first, end.last, start, end)


def _stands_with_day(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether two bare numbers have a day or a part of the day beside them."""
    after = tokens.word(last)
    return (
        after in _DAY_WORDS
        or after in PARTS
        or weekday_of(after) is not None
        or tokens.word(first - 1) in {"um", "gegen"}
    )
