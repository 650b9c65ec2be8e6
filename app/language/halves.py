"""Morning or afternoon for times said without am or pm."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import time

from app.language.times import Clock, Half
from app.language.values import PartOfDay, TimeRange
from app.language.windows import Window

WORK_STARTS = 9 * 60
WORK_ENDS = 17 * 60
_HALVES: tuple[Half, Half] = ("am", "pm")


def to_time(minutes: int) -> time:
    """Return the clock time so many minutes after midnight."""
    return time(minutes // 60 % 24, minutes % 60)


def settle_clock(
    clock: Clock, part: PartOfDay | None, offered: Collection[time]
) -> tuple[time, tuple[time, ...], float]:
    """Return the likeliest time, the readings not taken, and a confidence.

    A part of the day decides, then what is offered, then working hours (9 to 17); where none does,
    the reading nearer to working hours is taken and the other one kept.
    """
    if clock.is_open and part is not None:
        clock = clock.in_part(part)
    if not clock.is_open:
        return to_time(clock.minutes()), (), 0.95 if clock.sure else 0.8
    morning, afternoon = (to_time(clock.minutes(half)) for half in _HALVES)
    if (morning in offered) != (afternoon in offered):
        return (morning if morning in offered else afternoon), (), 0.9
    half = _nearer_half(clock)
    taken, other = (morning, afternoon) if half == "am" else (afternoon, morning)
    if WORK_STARTS <= clock.minutes(half) <= WORK_ENDS and morning not in offered:
        return taken, (), 0.8
    return taken, (other,), 0.5


def _nearer_half(clock: Clock) -> Half:
    def distance(half: Half) -> int:
        minutes = clock.minutes(half)
        return max(WORK_STARTS - minutes, minutes - WORK_ENDS, 0)

    return "am" if distance("am") < distance("pm") else "pm"


def settle_window(window: Window, part: PartOfDay | None) -> TimeRange:
    """Return the range of times meant; an end without am or pm follows the other end."""
    start, end = window.start, window.end
    if start is None or end is None:
        only = start or end
        if only is None:
            return TimeRange()
        moment = settle_clock(only, part, ())[0]
        return TimeRange(moment, None) if start is not None else TimeRange(None, moment)
    if start.is_open and part is not None:
        start = start.in_part(part)
    if start.is_open and end.is_open:
        start = replace(start, half=_nearer_half(start))
    if start.is_open:
        finish = end.minutes()
        half = min(_HALVES, key=lambda half: (finish - start.minutes(half) - 1) % 1440)
        return TimeRange(to_time(start.minutes(half)), to_time(finish))
    begin = start.minutes()
    if end.is_open:
        half = min(_HALVES, key=lambda half: (end.minutes(half) - begin - 1) % 1440)
        return TimeRange(to_time(begin), to_time(end.minutes(half)))
    return TimeRange(to_time(begin), to_time(end.minutes()))
