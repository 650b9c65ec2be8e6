"""Finds the free time that a person means, or offers the free times that come nearest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from app.agents.frame import MOST_SPOKEN, Frame
from app.agents.situation import Situation
from app.domain.dialogue import Say
from app.domain.tools import CHECK_AVAILABILITY, RESCHEDULE_BOOKING, ToolCall
from app.language.phrasebook import Phrasebook
from app.language.replies import PhraseKey, ReplyKey
from app.language.values import Intent, PartOfDay

MOST_CHECKS = 8
"""Days looked up in one turn: the one asked for and the seven after it."""

_IN_PART: Mapping[PartOfDay, PhraseKey] = {
    PartOfDay.MORNING: "in_morning",
    PartOfDay.AFTERNOON: "in_afternoon",
    PartOfDay.EVENING: "in_evening",
    PartOfDay.NIGHT: "in_night",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A free time of a day, ready to be booked."""

    day: date
    time: time


def days_to_try(s: Situation) -> list[date]:
    """Return the days to look at, in order: those named, or those of the range named."""
    frame, today = s.frame, s.now.date()
    if frame.day is not None:
        return [frame.day, *(day for day in frame.also if day >= today)]
    if frame.days is not None:
        first, last = max(frame.days.first, today), frame.days.last
        count = min((last - first).days + 1, MOST_CHECKS)
    elif frame.pick is not None or _asks_when(s):
        first, count = today, MOST_CHECKS
    else:
        return []
    days = (first + timedelta(days=ahead) for ahead in range(max(count, 0)))
    return [day for day in days if day not in frame.not_days]


def _asks_when(s: Situation) -> bool:
    """Tell whether the person asked what is free, without naming a day."""
    if s.said is not None and Intent.ASK_AVAILABILITY in s.said.intents:
        return True
    return s.frame.shown is not None and bool(s.frame.free)


def settle(s: Situation, days: Sequence[date]) -> Moment | Say | ToolCall:
    """Return the free time that the person means, or the step that helps to find it."""
    for day in days:
        times = s.frame.free_on(day, s.now)
        if times is None:
            if s.checks >= MOST_CHECKS:
                break
            return check(s, day)
        if len(halves := _halves_free(s.frame, times)) > 1:
            return s.say("which_time", times=s.book.name_times(halves))
        moment = _wanted_of(s.frame, times)
        if moment is not None:
            return Moment(day, moment)
        fitting = [moment for moment in times if s.frame.fits(moment)]
        if s.frame.time is None and fitting:
            offered = _offer_days(s, days)
            return offered or _offer(s, day, _nearest_first(s.frame, fitting), asked=days[0])
    if s.frame.day is not None and (times := s.frame.free_on(s.frame.day, s.now)):
        return _offer_nearest(s, s.frame.day, times)
    return _offer_following(s, days)


def _halves_free(frame: Frame, times: Sequence[time]) -> list[time]:
    """Return the readings of a time said without am or pm of which both are free."""
    wanted = frame.time
    if wanted is None:
        return []
    other = wanted.replace(hour=(wanted.hour + 12) % 24)
    both = wanted in times and other in frame.other_times and other in times
    return sorted((wanted, other)) if both else []


def _wanted_of(frame: Frame, times: Sequence[time]) -> time | None:
    """Return the time to take out of a day's free ones, if the words settle it."""
    if frame.time is not None:
        return next((t for t in (frame.time, *frame.other_times) if t in times), None)
    fitting = [moment for moment in times if frame.fits(moment)]
    if frame.pick is None or not fitting:
        return None
    return fitting[-1] if frame.pick == "latest" else fitting[0]


def _offer_following(s: Situation, days: Sequence[date]) -> Say | ToolCall:
    """Look at the days after a day without fitting times, and offer the nearest that has some."""
    last = days[-1]
    for ahead in range(1, MOST_CHECKS):
        day = last + timedelta(days=ahead)
        if day in s.frame.not_days:
            continue
        times = s.frame.free_on(day, s.now)
        if times is None:
            if s.checks >= MOST_CHECKS:
                break
            return check(s, day)
        fitting = [moment for moment in times if s.frame.fits(moment)]
        if fitting:
            near = _nearest(fitting, s.frame.time) if s.frame.time else fitting
            return _offer(s, day, near, asked=days[0])
    end = last + timedelta(days=MOST_CHECKS - 1)
    return s.say("nothing_free", first=s.day(days[0]), last=s.day(end))


def _offer_days(s: Situation, days: Sequence[date]) -> Say | ToolCall | None:
    """Offer times of each of several days that were named; None where one day alone has some."""
    if s.frame.day is None or not s.frame.also:
        return None
    for day in days:
        if s.frame.free_on(day, s.now) is None and s.checks < MOST_CHECKS:
            return check(s, day)
    over = s.frame.over_days(s.now)
    named = {day: [t for on, t in over if on == day] for day in dict(over)}
    if len(named) < 2:
        return None
    offers = [
        s.book.phrase("times_on_day", times=s.book.name_times(times), day=s.on_day(day))
        for day, times in named.items()
    ]
    return s.say("offer_days", offers=s.book.joined(offers, "and"))


def _offer(s: Situation, day: date, times: Sequence[time], *, asked: date) -> Say:
    """Offer up to three free times of a day, where one was lost those next to it."""
    named = sorted(_nearest(times, s.frame.near))
    values = {"day": s.day(day), "on_day": s.on_day(day), "times": s.book.name_times(named)}
    one = len(named) == 1
    if day != asked and s.frame.day is not None:
        key: ReplyKey = "next_free_day_one" if one else "next_free_day"
        return s.say(key, asked=s.day(asked), on_asked=s.on_day(asked), **values)
    if s.frame.missed >= 1 and not one:
        return s.say("ask_time_again", **values)
    if one:
        return s.say("offer_one", **values)
    return s.say("offer_on_card" if len(times) > MOST_SPOKEN else "offer", **values)


def _offer_nearest(s: Situation, day: date, times: Sequence[time]) -> Say:
    """Say that what was wanted is not free, and offer what lies nearest."""
    frame = s.frame
    anchor = frame.time or frame.near or _middle_of_wish(frame)
    named = sorted(_nearest([t for t in times if t not in frame.passed] or times, anchor))
    values = {"day": s.day(day), "on_day": s.on_day(day), "times": s.book.name_times(named)}
    one = len(named) == 1
    if frame.time is not None:
        wanted = s.book.forms.clock_time(frame.time)
        return s.say("no_such_time_one" if one else "no_such_time", wanted=wanted, **values)
    if frame.part is not None or frame.window is not None:
        key: ReplyKey = "not_in_range_one" if one else "not_in_range"
        return s.say(key, range=_wish(frame, s.book), **values)
    return s.say("offer_one" if one else "offer", **values)


def _nearest(times: Sequence[time], anchor: time | None) -> list[time]:
    if anchor is None:
        return list(times[:MOST_SPOKEN])
    target = anchor.hour * 60 + anchor.minute
    ranked = sorted(times, key=lambda t: (abs(t.hour * 60 + t.minute - target), t))
    return sorted(ranked[:MOST_SPOKEN])


def _nearest_first(frame: Frame, times: Sequence[time]) -> Sequence[time]:
    """Put the times first that lie nearest to that of the appointment that moves, if one does."""
    moving = frame.change.uid if frame.change else None
    for each in frame.appointments:
        if each.uid == moving and frame.window is None and frame.part is None:
            near = _nearest(times, each.time)
            return [*near, *(moment for moment in times if moment not in near)]
    return times


def _middle_of_wish(frame: Frame) -> time | None:
    """Return a time inside the range wished for, to measure nearness from."""
    if frame.window is not None:
        return frame.window.earliest or frame.window.latest
    if frame.part is not None:
        hours = frame.part.hours
        return hours.latest if frame.part is PartOfDay.MORNING else hours.earliest
    return None


def _wish(frame: Frame, book: Phrasebook) -> str:
    """Word the range of times wished for."""
    if frame.part is not None:
        return book.phrase(_IN_PART[frame.part])
    low = frame.window.earliest if frame.window is not None else None
    high = frame.window.latest if frame.window is not None else None
    if low is not None and high is not None:
        return book.phrase("between", both=book.name_times((low, high), "and"))
    if low is not None:
        return book.phrase("after", time=book.name_times((low,)))
    if high is not None:
        return book.phrase("before", time=book.name_times((high,)))
    return book.phrase("then")


def check(s: Situation, day: date) -> ToolCall:
    """Ask the calendar for the free times of a day."""
    arguments: dict[str, object] = {"date": day.isoformat()}
    call_id = f"{s.call_id}-check-{s.checks + 1}"
    if s.frame.change is not None:
        # While an appointment moves, its own time is free for it.
        return ToolCall(call_id, RESCHEDULE_BOOKING, {"uid": s.frame.change.uid, **arguments})
    if s.frame.duration is not None:
        arguments["duration"] = s.frame.duration
    return ToolCall(call_id, CHECK_AVAILABILITY, arguments)
