"""Public libraries that read dates and times, asked as their documentation says.

Each prefers the future where it can be told to, and gives the first thing that it finds.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Mapping
from datetime import date, datetime, time

with warnings.catch_warnings():
    # recognizers-text and parsedatetime were written for older Pythons.
    warnings.simplefilter("ignore")
    import emoji

    # recognizers-text asks for the name that its table of emoji had before emoji 2.
    emoji.UNICODE_EMOJI = emoji.EMOJI_DATA
    import parsedatetime
    from ctparse import ctparse
    from ctparse.types import Interval, Time
    from dateparser.search import search_dates
    from recognizers_date_time import Culture, DateTimeRecognizer

from understanding_dates import Reader, Reading

logging.getLogger("ctparse").setLevel(logging.CRITICAL)
_RECOGNIZER = DateTimeRecognizer(Culture.English).get_datetime_model()
_CALENDAR = parsedatetime.Calendar(version=parsedatetime.VERSION_CONTEXT_STYLE)
_PARTS = {
    "forenoon": "morning", "earlymorning": "morning", "morning": "morning",
    "afternoon": "afternoon", "evening": "evening", "night": "night",
}  # fmt: skip
_OFFICE = range(8, 20)
_A_SECOND = 1.0


def read_with_recognizers(text: str, now: datetime) -> Reading:
    """Return the first day, time and range; of two readings the next to come, in office hours."""
    day: date | None = None
    at: time | None = None
    span: tuple[int, int] | None = None
    for found in _RECOGNIZER.parse(text, now):
        values = [
            value
            for value in (found.resolution or {}).get("values", ())
            if value.get("value") != "not resolved" and value.get("timex") != "PRESENT_REF"
        ]
        if not values:
            continue
        value = min(values, key=lambda value: _lateness(value, now))
        begin, end = value.get("start") or value.get("value"), value.get("end")
        kind = value["type"]
        if kind in {"date", "datetime", "datetimerange"} and begin and day is None:
            day = date.fromisoformat(begin[:10])
        if kind in {"time", "datetime"} and begin and at is None:
            at = time.fromisoformat(begin[-8:])
        if kind in {"timerange", "datetimerange"} and begin and end and span is None:
            span = (_clock_minutes(begin), _clock_minutes(end))
    return Reading(day, at, span)


def _lateness(value: Mapping[str, str], now: datetime) -> tuple[bool, str, bool]:
    """Order readings: not past, the nearest day, within office hours."""
    begin = value.get("start") or value.get("value") or ""
    dated = begin[:10] if "-" in begin else ""
    hour = begin[-8:-6]
    in_office = hour.isdigit() and int(hour) in _OFFICE
    return bool(dated) and dated < now.date().isoformat(), dated, not in_office


def _clock_minutes(moment: str) -> int:
    at = time.fromisoformat(moment[-8:])
    return at.hour * 60 + at.minute


def read_with_dateparser(text: str, now: datetime) -> Reading:
    """Return the first moment that a search finds."""
    settings = {"PREFER_DATES_FROM": "future", "RELATIVE_BASE": now}
    found = search_dates(text, languages=["en"], settings=settings)
    return Reading(found[0][1].date(), found[0][1].time()) if found else Reading()


def read_with_parsedatetime(text: str, now: datetime) -> Reading:
    """Return the range, or else the moment."""
    first, last, is_range = _CALENDAR.evalRanges(text, now.timetuple())
    if is_range:
        span = (first[3] * 60 + first[4], last[3] * 60 + last[4])
        return Reading(date(*first[:3]), span=span)
    moment, context = _CALENDAR.parseDT(text, now)
    return Reading(moment.date(), moment.time()) if context.hasDateOrTime else Reading()


def read_with_ctparse(text: str, now: datetime) -> Reading:
    """Return the likeliest reading, without guesses of a day that was not named."""
    found = ctparse(text, ts=now, timeout=_A_SECOND, latent_time=False)
    match found.resolution if found is not None else None:
        case Time() as moment:
            part = _PARTS.get(moment.POD or "") if moment.hour is None else None
            return Reading(_day_of(moment), _time_of(moment), part=part)
        case Interval() as interval:
            begin, end = _time_of(interval.t_from), _time_of(interval.t_to)
            span = None
            if begin is not None and end is not None:
                span = (begin.hour * 60 + begin.minute, end.hour * 60 + end.minute)
            return Reading(_day_of(interval.t_from), span=span)
    return Reading()


def _day_of(moment: Time | None) -> date | None:
    if moment is None or not (moment.year and moment.month and moment.day):
        return None
    return date(moment.year, moment.month, moment.day)


def _time_of(moment: Time | None) -> time | None:
    if moment is None or moment.hour is None:
        return None
    return time(moment.hour, moment.minute or 0)


READERS: Mapping[str, Reader] = {
    "recognizers_text": read_with_recognizers,
    "dateparser": read_with_dateparser,
    "parsedatetime": read_with_parsedatetime,
    "ctparse": read_with_ctparse,
}
