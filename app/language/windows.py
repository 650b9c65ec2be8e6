"""Ranges of clock times: "between two and four", "from 3:30 to 6 PM", "before 11"."""

from __future__ import annotations

from dataclasses import dataclass

from app.language.calendar_words import PARTS, month_of, weekday_of
from app.language.lexicon import Phrases, phrases
from app.language.text import Tokens
from app.language.times import Clock, read_clock, read_half, read_misheard_hour

_LINKS = frozenset({"to", "until", "untill", "till", "til", "-", "through", "thru"})
_UNTIL: tuple[tuple[str, ...], ...] = phrases(
    "before; until; till; til; by; not after; not later than; no later than; earlier than; "
    "up to; any time before; at the latest; at the latest at; at the latest by; latest at; "
    "latest by"
)
_SINCE: tuple[tuple[str, ...], ...] = phrases(
    "after; from; past; not before; no earlier than; not earlier than; later than; since; "
    "not until; at the earliest; at the earliest at; earliest at; any time from; anytime from"
)
_STARTS = frozenset(phrase[0] for phrase in (*_UNTIL, *_SINCE))
_OR_LATER: tuple[tuple[str, ...], ...] = phrases(
    "or later; or after; and later; onwards; onward; on; and after; or any time after; "
    "or anytime after; at the earliest"
)
_OR_EARLIER: tuple[tuple[str, ...], ...] = phrases(
    "or earlier; or before; and earlier; at the latest"
)
_OCCASIONS: dict[tuple[str, ...], tuple[int | None, int | None]] = {
    ("after", "lunch"): (13, None), ("before", "lunch"): (None, 12), ("after", "work"): (17, None),
    ("over", "lunch"): (12, 13), ("during", "lunch"): (12, 13), ("around", "lunch"): (12, 13),
    ("at", "lunch"): (12, 13), ("before", "work"): (None, 9), ("after", "school"): (15, None),
    ("end", "of", "the", "day"): (16, None), ("end", "of", "day"): (16, None),
    ("during", "lunch", "time"): (12, 13), ("after", "hours"): (17, None),
    ("lunch", "hour"): (12, 13), ("lunch", "break"): (12, 13), ("after", "dinner"): (19, None),
    ("before", "breakfast"): (None, 8), ("after", "breakfast"): (9, None),
    ("close", "of", "business"): (16, 17), ("end", "of", "business"): (16, 17),
    ("cob",): (16, 17), ("eod",): (16, None),
    **{
        (lead, kind, "hours"): (9, 17)
        for lead in ("during", "in", "within", "normal", "regular")
        for kind in ("business", "office", "working", "work")
    },
}  # fmt: skip
_OCCASION_PHRASES = Phrases(_OCCASIONS)
_STRONG_LINKS = frozenset({"until", "untill", "till", "til", "through", "thru"})
_HALF_ALONE = frozenset({"am", "pm", "a", "p", "m", ".", ",", "please", "the", "yes", "it's"})
_DAY_WORDS = frozenset({"today", "tomorrow", "tonight", "on", "this", "in"})


@dataclass(frozen=True, slots=True)
class Window:
    """A range of clock times over the tokens `first` up to, not with, `last`.

    `inner` are tokens in between that say something else ("2:00 tomorrow and 4:00").
    """

    first: int
    last: int
    start: Clock | None
    end: Clock | None
    inner: tuple[int, int] | None = None


def read_window(tokens: Tokens, i: int, *, after_day: bool = False) -> Window | None:
    """Return the range of times that begins at token `i`.

    `after_day` tells that a day or a part of the day stands right before it, so that bare numbers
    may be hours.
    """
    word = tokens.word(i)
    if word in {"between", "from"}:
        window = _read_closed(tokens, i + 1, i, introduced=True, joined_by_and=word == "between")
        if window is not None:
            return window
    if after_day and word == "lunch":
        return Window(i, i + 1, _hour(i, 12), _hour(i, 13))
    if length := tokens.match(i, _OCCASION_PHRASES):
        low, high = _OCCASIONS[tokens.texts[i : i + length]]
        return Window(i, i + length, _hour(i, low), _hour(i, high))
    if (half := _read_half_alone(tokens, i)) is not None:
        return half
    if word in _STARTS:
        window = _read_open(tokens, i)
        if window is not None:
            return window
    window = _read_closed(tokens, i, i, introduced=after_day, joined_by_and=False)
    if window is not None:
        return window
    clock = read_clock(tokens, i, bare=True)
    if clock is None:
        return None
    if length := tokens.match(clock.last, _OR_EARLIER):
        return Window(i, clock.last + length, None, clock)
    length = tokens.match(clock.last, _OR_LATER)
    if length and not (
        tokens.word(clock.last) == "on" and not tokens.is_sentence_end(clock.last + 1)
    ):
        return Window(i, clock.last + length, clock, None)
    return None


def _read_half_alone(tokens: Tokens, i: int) -> Window | None:
    """Read "PM, please", the whole of an answer to "7 AM or 7 PM?"."""
    if not set(tokens.texts) <= _HALF_ALONE or (half := read_half(tokens, i)) is None:
        return None
    name, last = half
    if name == "am":
        return Window(i, last, _hour(i, 0), Clock(i, i, 11, 59, exact=True, sure=True))
    return Window(i, last, _hour(i, 12), None)


def _hour(i: int, hour: int | None) -> Clock | None:
    return None if hour is None else Clock(i, i, hour, 0, exact=True, sure=True)


def _read_open(tokens: Tokens, i: int) -> Window | None:
    since, until = tokens.match(i, _SINCE), tokens.match(i, _UNTIL)
    length = max(since, until)
    if not length:
        return None
    start = i + length
    if tokens.word(start) in {"about", "around"}:
        start += 1
    clock = read_clock(tokens, start, bare=True)
    if clock is None or _is_day_number(tokens, clock):
        return None
    if since <= until:
        return Window(i, clock.last, None, clock)
    last = clock.last
    if tokens.word(last) in {"on", "onwards", "onward"} and tokens.is_sentence_end(last + 1):
        last += 1
    if tokens.word(i) == "from" and last == clock.last and not clock.sure:
        return None
    return Window(i, last, clock, None)


def _is_day_number(tokens: Tokens, clock: Clock) -> bool:
    """Tell "before 11 March" from "before 11"."""
    return not clock.sure and month_of(tokens.word(clock.last)) is not None


def _read_closed(
    tokens: Tokens, i: int, first: int, *, introduced: bool, joined_by_and: bool
) -> Window | None:
    start = read_clock(tokens, i, bare=True)
    if start is None and introduced and tokens.word(i + 1) in _LINKS | {"and"}:
        start = read_misheard_hour(tokens, i)
    if start is None or _is_day_number(tokens, start):
        return None
    link = start.last
    inner: tuple[int, int] | None = None
    if joined_by_and and tokens.word(link) not in _LINKS and tokens.word(link) != "and":
        j = link
        while (
            j < link + 4 and tokens.word(j) not in {"and", "to"} and not tokens.is_sentence_end(j)
        ):
            j += 1
        inner, link = (link, j), j
    word = tokens.word(link)
    if word not in _LINKS and not (joined_by_and and word == "and"):
        return None
    if word == "-" and tokens.word(link + 1) == "-":
        return None
    end = read_clock(tokens, link + 1, bare=True, after_dash=word == "-")
    if end is None and introduced and tokens.is_sentence_end(link + 2):
        end = read_misheard_hour(tokens, link + 1)
    if end is None or _is_day_number(tokens, end):
        return None
    stands = introduced or start.sure or end.sure or word in _STRONG_LINKS
    stands = stands or _stands_with_day(tokens, first, end.last)
    if not stands and not _stands_alone(tokens, first, end.last):
        return None
    return Window(first, end.last, start, end, inner)


def _stands_alone(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the range is all that was said: "nine to five", "9-11", but not "10-15"."""
    if first > 0 or tokens.skip(last, {".", "!", "please", "?"}) < len(tokens):
        return False
    clock = read_clock(tokens, first, bare=True)
    return clock is None or clock.last < last


def _stands_with_day(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether two bare numbers have a day or a part of the day beside them."""
    after = tokens.word(last)
    return (
        after in _DAY_WORDS
        or after in PARTS
        or weekday_of(after) is not None
        or tokens.word(first - 1) in {"at", "around"}
    )
