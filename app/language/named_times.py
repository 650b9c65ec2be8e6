"""The free times that the assistant named."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import time

from app.language.halves import to_time
from app.language.text import Tokens, tokenise
from app.language.times import Clock, read_clock


def times_named(text: str, among: Collection[time]) -> tuple[time, ...]:
    """Return the times of `among` that `text` names, in the order named, whoever worded it.

    A time without am or pm takes the reading that is among them, the next one's half first.
    """
    tokens = tokenise(text)
    clocks: list[Clock] = []
    i = 0
    while i < len(tokens):
        clock = read_clock(tokens, i, bare=True, after_dash=True)
        if clock is None or _counts_something(tokens, clock):
            i += 1
            continue
        clocks.append(clock)
        i = clock.last
    return match_times(clocks, among)


def match_times(clocks: Sequence[Clock], among: Collection[time]) -> tuple[time, ...]:
    """Return the times of `among` that clock times as said stand for, each once, in their order."""
    named: dict[time, None] = {}
    for place, clock in enumerate(clocks):
        readings = [to_time(clock.minutes())]
        if clock.is_open:
            later = next((other.half for other in clocks[place:] if other.half), None)
            first, second = ("pm", "am") if later == "pm" else ("am", "pm")
            readings = [to_time(clock.minutes("am" if first == "am" else "pm"))]
            readings.append(to_time(clock.minutes("am" if second == "am" else "pm")))
        match = next((reading for reading in readings if reading in among), None)
        if match is not None:
            named[match] = None
    return tuple(named)


def _counts_something(tokens: Tokens, clock: Clock) -> bool:
    """Tell "which one" and "3 free times" from hours."""
    return not clock.sure and (
        tokens.word(clock.first) == "one"
        or tokens.word(clock.last) in {"free", "available", "open"}
    )
