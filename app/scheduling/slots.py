"""Free times of a person's local days, right also on days of 23 and 25 hours.

A local day runs from its midnight to one second before the next one, both as instants; its end is
never built as 23:59, and never falls on a midnight in UTC, which Cal.com would widen by a day.
Cal.com has been seen to answer with times outside the asked range, so answers are filtered here.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.booking import Slot
from app.domain.errors import InputError
from app.domain.wording import Wording
from app.language.values import TimeRange
from app.scheduling.wire import SlotAnswer, from_wire

_log = logging.getLogger(__name__)


def zone(name: str) -> ZoneInfo:
    """Return the IANA time zone called `name`. Raises InputError."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(
            Wording("There is no time zone called “{name}”.", name=name[:60]),
            advice="Use a name such as Europe/Rome or America/New_York.",
            detail=str(error),
        ) from error


def local_days(first: date, last: date, time_zone: str) -> tuple[datetime, datetime]:
    """Return the first and last second of the local days `first` to `last`, in UTC.

    Where the clocks skip midnight or repeat it, `fold=0` names the instant at which the day
    begins. Raises InputError on an unknown zone or a day at the very edge of the calendar.
    """
    local = zone(time_zone)
    try:
        begin = datetime.combine(first, time(), local).astimezone(UTC)
        after = datetime.combine(last + timedelta(days=1), time(), local).astimezone(UTC)
    except OverflowError as error:
        raise InputError(
            Wording("There are no times for {last}.", last=last.isoformat()),
            advice="Choose a day in the next months.",
            detail=str(error),
        ) from error
    return begin, after - timedelta(seconds=1)


def parse_slots(
    answer: Mapping[str, Sequence[SlotAnswer | str]], first: date, last: date, time_zone: str
) -> tuple[Slot, ...]:
    """Return the offered times that lie on the local days `first` to `last`, in order, once each.

    The calendar's own string stays with each slot. One that can't be read is left out.
    """
    local = zone(time_zone)
    slots: dict[datetime, Slot] = {}
    for day in answer.values():
        for item in day:
            text, seats = (
                (item, None) if isinstance(item, str) else (item.start, item.seats_remaining)
            )
            try:
                start = from_wire(text)
            except (ValueError, OverflowError):
                _log.info("left out a slot that is no time: %.40r", text)
                continue
            if first <= start.astimezone(local).date() <= last:
                slots[start] = Slot(start=start, offered_as=text, seats_left=seats)
    return tuple(slots[start] for start in sorted(slots))


def between(slots: Iterable[Slot], hours: TimeRange, time_zone: str) -> tuple[Slot, ...]:
    """Return the slots whose wall clock in `time_zone` is within `hours`.

    On the night the clocks go back, both of two equal wall times are among them.
    """
    local = zone(time_zone)
    return tuple(slot for slot in slots if hours.holds(slot.start.astimezone(local).time()))


def days_between(first: date, last: date) -> list[date]:
    """Return the days `first` to `last`, both included."""
    return [first + timedelta(days=days) for days in range((last - first).days + 1)]
