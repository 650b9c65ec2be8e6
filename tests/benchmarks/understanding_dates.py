"""Expressions of day and time: right, answered wrongly, and found where there is none.

Over the cases that a caller could plausibly say, beside public libraries on the same cases. A day
is right where it is the one meant, or one of two that may be; so is a time said without am or pm.
A part of the day is right where the hours found have their middle in it, a range where its ends
are right or half of the hours found and meant are shared. What is found beside the thing meant
does not count.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from understanding_data import cases, percent

from app.cli.understood import said_fields
from app.language.understanding import understand

Case = Mapping[str, Any]
_DAY = 24 * 60
_HOURS = {
    "morning": (4 * 60, 12 * 60),
    "afternoon": (12 * 60, 18 * 60 + 30),
    "evening": (16 * 60, _DAY),
    "night": (17 * 60, _DAY + 4 * 60),
}
"""Where the middle of a part of the day may lie, in minutes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in a text; `span` are the first and last minute of a range of times."""

    day: date | None = None
    at: time | None = None
    span: tuple[int, int] | None = None
    part: str | None = None

    @property
    def found_any(self) -> bool:
        """Whether there is anything at all."""
        return any(value is not None for value in (self.day, self.at, self.span, self.part))


Reader = Callable[[str, datetime], Reading]


@dataclass(frozen=True, slots=True)
class Judged:
    """One case with what was found in it. `meant` is false where nothing is to be found."""

    id: str
    text: str
    meant: bool
    reading: Reading
    right: bool

    @property
    def wrong(self) -> bool:
        """Whether something else was found than was meant."""
        return self.reading.found_any and not self.right


def read_as_program(text: str, now: datetime) -> Reading:
    """Return what `vocal-desk understand` prints for `text`."""
    fields = said_fields(understand(text, now=now.replace(tzinfo=UTC), time_zone="UTC"))
    day, at, hours = fields["date"], fields["time"], fields["range"]
    span: tuple[int, int] | None = None
    if isinstance(hours, Mapping):
        span = (_minutes(hours["start"] or "00:00"), _minutes(hours["end"] or "23:59"))
    return Reading(
        day=date.fromisoformat(day) if isinstance(day, str) else None,
        at=time.fromisoformat(at) if isinstance(at, str) else None,
        span=span,
    )


def judge_all(reader: Reader) -> list[Judged]:
    """Return every plausible case, read and judged; a reader that raises found nothing."""
    plausible = [c for c in cases("dates.jsonl") if c["voice_core"]]
    empty = [c for c in cases("dates_negative.jsonl") if c["voice_core"]]
    judged = []
    for case in (*plausible, *empty):
        try:
            reading = reader(case["text"], datetime.fromisoformat(case["reference"]))
        except Exception:
            reading = Reading()
        meant = "kind" in case
        right = is_right(case, reading) if meant else not reading.found_any
        judged.append(Judged(case["id"], case["text"], meant, reading, right))
    return judged


def is_right(case: Case, reading: Reading) -> bool:
    """Tell whether the reading is what the case means."""
    days = {*case.get("accept_dates", ()), *filter(None, [case.get("gold_date")])}
    times = {*case.get("accept_times", ()), *filter(None, [case.get("gold_time")])}
    day_is_right = reading.day is not None and reading.day.isoformat() in days
    time_is_right = reading.at is not None and f"{reading.at:%H:%M}" in times
    match case["kind"]:
        case "date":
            return day_is_right
        case "time":
            return time_is_right
        case "datetime":
            return day_is_right and time_is_right
    return (day_is_right or not days) and _is_range_right(case, reading)


def _is_range_right(case: Case, reading: Reading) -> bool:
    part, meant = case.get("gold_part"), case.get("gold_range")
    if part and reading.part is not None:
        late = {"evening", "night"}
        if reading.part == part or {reading.part, part} <= late:
            return True
    if reading.span is None:
        return False
    begin, end = _in_order(*reading.span)
    if part:
        low, high = _HOURS[part]
        middle = (begin + end) / 2
        if low <= middle <= high or low <= middle + _DAY <= high:
            return True
    if not meant:
        return False
    start, stop = _minutes(meant["start"]), _minutes(meant["end"])
    shifts = (0, _DAY // 2) if "ampm_unstated" in case["tags"] else (0,)
    return any(
        _shared((begin, end), _in_order((start + shift) % _DAY, (stop + shift) % _DAY)) >= 0.5
        for shift in shifts
    )


def _minutes(text: str) -> int:
    hour, _, minute = text[-5:].partition(":")
    return int(hour) * 60 + int(minute)


def _in_order(begin: int, end: int) -> tuple[int, int]:
    return (begin, end) if end > begin else (begin, end + _DAY)


def _shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    common = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return common / (max(one[1], other[1]) - min(one[0], other[0]))


def figures(judged: Sequence[Judged]) -> dict[str, object]:
    """Return what is right, what is wrong, and what is found where there is nothing."""
    meant = [one for one in judged if one.meant]
    return {
        "right": percent(one.right for one in meant),
        "answered_wrongly": percent(one.wrong for one in meant),
        "false_alarms": percent(not one.right for one in judged if not one.meant),
    }


def measure() -> dict[str, object]:
    """Return the program's figures and those of the libraries."""
    # The libraries are there under `dev.py bench` alone; tests of the program's figures need none.
    from understanding_date_libraries import READERS

    readers = {"vocal_desk": read_as_program, **READERS}
    return {name: figures(judge_all(reader)) for name, reader in readers.items()}
