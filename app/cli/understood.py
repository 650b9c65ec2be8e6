"""What was understood, in the form that `vocal-desk understand` prints.

Dates are written YYYY-MM-DD and times HH:MM. The ends of a range are times of the day, or with
days in them YYYY-MM-DDTHH:MM; an end that was left open is null.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import TypeVar

from app.agents.frame import Frame
from app.language.values import (
    Ambiguity,
    Choice,
    DateRange,
    Found,
    PartOfDay,
    TimeRange,
    Understanding,
)

Json = Mapping[str, object]
T = TypeVar("T")
_FIRST_MINUTE, _LAST_MINUTE = dt.time.min, dt.time(23, 59)


def said_fields(said: Understanding) -> Json:
    """Return what one utterance says, null where it says nothing."""
    duration, email, name = _value(said.duration), _value(said.email), _value(said.name)
    return {
        "date": said.date.value.isoformat() if said.date else None,
        "time": f"{said.time.value:%H:%M}" if said.time else None,
        "range": _range(_value(said.days), _value(said.window), _value(said.part)),
        "duration": duration,
        "email": email,
        "name": name,
        **_turn_fields(said, _with_days(said.ambiguous, [d.value for d in said.also_dates])),
    }


def wanted_fields(frame: Frame, said: Understanding | None) -> Json:
    """Return what is wanted by now, with the answer and the intents of the last turn `said`."""
    days = [day for day in (*frame.readings, *frame.also) if day != frame.day]
    times = tuple(f"{moment:%H:%M}" for moment in frame.other_times)
    kept = tuple(a for a in (said.ambiguous if said else ()) if a.field not in {"date", "time"})
    ambiguous = _with_days((Ambiguity("time", times), *kept) if times else kept, days)
    return {
        "date": frame.day.isoformat() if frame.day else None,
        "time": f"{frame.time:%H:%M}" if frame.time else None,
        "range": _range(frame.days, frame.window, frame.part),
        "duration": frame.duration,
        "email": frame.email,
        "name": frame.name,
        **_turn_fields(said, ambiguous),
    }


def _with_days(ambiguous: Sequence[Ambiguity], days: Sequence[dt.date]) -> Sequence[Ambiguity]:
    """Return the ambiguities with further days that would do as well."""
    read = [a.values for a in ambiguous if a.field == "date"]
    values = dict.fromkeys((*(v for values in read for v in values), *map(str, days)))
    others = [a for a in ambiguous if a.field != "date"]
    return [*([Ambiguity("date", tuple(values))] if values else []), *others]


def _turn_fields(said: Understanding | None, ambiguous: Sequence[Ambiguity]) -> Json:
    answer = said.answer if said is not None else None
    return {
        "answer": answer if answer in {"yes", "no"} else None,
        "intents": sorted(said.intents) if said is not None else [],
        "ambiguous": [{"field": a.field, "values": list(a.values)} for a in ambiguous],
    }


def found_values(said: Understanding) -> list[Json]:
    """Return every value with the words it came from and a confidence from 0 to 1.

    A length of time is in minutes.
    """
    found: list[Json] = []
    for entry in fields(said):
        value = getattr(said, entry.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Found):
                found.append(
                    {
                        "field": entry.name,
                        "value": _plain(one.value),
                        "start": one.start,
                        "end": one.end,
                        "confidence": one.confidence,
                    }
                )
    return sorted(found, key=lambda value: (value["start"], value["end"]))


def _value(found: Found[T] | None) -> T | None:
    return found.value if found is not None else None


def _plain(value: object) -> object:
    match value:
        case dt.date():
            return value.isoformat()
        case dt.time():
            return f"{value:%H:%M}"
        case dt.timedelta():
            return round(value.total_seconds() / 60)
        case DateRange():
            return _range(value, None, None)
        case TimeRange():
            return _range(None, value, None)
        case Choice():
            return {"kind": value.kind, "nth": value.nth}
        case _:
            return value


def _range(
    days: DateRange | None, window: TimeRange | None, part: PartOfDay | None
) -> Mapping[str, str | None] | None:
    """Return the ends of what was said; a range of times goes before a part of the day."""
    times = window or (part.hours if part is not None else None)
    if days is not None:
        low = (times.earliest if times is not None else None) or _FIRST_MINUTE
        high = (times.latest if times is not None else None) or _LAST_MINUTE
        return {
            "start": f"{dt.datetime.combine(days.first, low):%Y-%m-%dT%H:%M}",
            "end": f"{dt.datetime.combine(days.last, high):%Y-%m-%dT%H:%M}",
        }
    if times is None:
        return None
    return {
        "start": f"{times.earliest:%H:%M}" if times.earliest is not None else None,
        "end": f"{times.latest:%H:%M}" if times.latest is not None else None,
    }
