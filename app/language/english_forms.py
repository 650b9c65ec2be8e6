"""Days, times and lengths as English writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from app.domain.booking_field import Answer

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def clock_time(moment: datetime | time) -> str:
    """Word a wall-clock time: "2:00 PM"."""
    return f"{moment.hour % 12 or 12}:{moment.minute:02} {'AM' if moment.hour < 12 else 'PM'}"


def ordinal(number: int) -> str:
    """Word a day of the month: "1st", "22nd", "13th"."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def day_name(day: date, today: date) -> str:
    """Word a day as one speaks of it: "today", "tomorrow", "Tuesday, October 15th".

    The year is named only where it is not this one.
    """
    near = {0: "today, ", 1: "tomorrow, "}.get((day - today).days, "")
    year = "" if day.year == today.year else f", {day.year}"
    return f"{near}{_WEEKDAYS[day.weekday()]}, {_MONTHS[day.month - 1]} {ordinal(day.day)}{year}"


def on_day(day: date, today: date) -> str:
    """Word a day as an adverb: "tomorrow, ..." or "on Wednesday, ..."."""
    is_near = 0 <= (day - today).days <= 1
    return day_name(day, today) if is_near else f"on {day_name(day, today)}"


def spoken_moment(local: datetime) -> str:
    """Word a moment in full: "Tuesday, October 15th at 3:30 PM"."""
    day = f"{_WEEKDAYS[local.weekday()]}, {_MONTHS[local.month - 1]} {ordinal(local.day)}"
    return f"{day} at {clock_time(local)}"


def zone_name(time_zone: str) -> str:
    """Word an IANA zone: "Berlin time"."""
    if "/" not in time_zone:
        return "universal time" if time_zone in ("UTC", "GMT", "Etc/UTC") else time_zone
    return f"{time_zone.rsplit('/', 1)[1].replace('_', ' ')} time"


def length(minutes: int) -> str:
    """Word a length in minutes: "30 minutes", "1 hour", "90 minutes"."""
    if minutes % 60 == 0:
        hours = minutes // 60
        return "1 hour" if hours == 1 else f"{hours} hours"
    return f"{minutes} minutes"


def name_times(times: Sequence[time], joined_by: str) -> str:
    """Name free times for the eye and the ear: "9, 9:30 or 10 AM", "11 AM or 2 PM".

    `joined_by` is a template of {others} and {last}.
    """
    worded = []
    for place, moment in enumerate(times):
        following = times[place + 1] if place + 1 < len(times) else None
        same_half = following is not None and (following.hour < 12) == (moment.hour < 12)
        worded.append(_name_time(moment, with_half=not same_half))
    if len(worded) < 2:
        return "".join(worded)
    return joined_by.format(others=", ".join(worded[:-1]), last=worded[-1])


def worded(answer: Answer) -> str:
    """Word an answer to a question of the host."""
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, str | int | float):
        return str(answer)
    if len(answer) < 2:
        return "".join(answer)
    return f"{', '.join(answer[:-1])} and {answer[-1]}"


def _name_time(moment: time, *, with_half: bool) -> str:
    hour = moment.hour % 12 or 12
    minutes = f":{moment.minute:02}" if moment.minute else ""
    half = (" AM" if moment.hour < 12 else " PM") if with_half else ""
    return f"{hour}{minutes}{half}"
