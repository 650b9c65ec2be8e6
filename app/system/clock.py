"""The clock of the program, and one that stands still. A clock returns aware UTC datetimes."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo

from app.domain.errors import InputError
from app.domain.wording import Wording

_YEARS = range(1970, 2101)
"""Calendars and zone rules are dependable in these; further out, sums of days may overflow."""


def system_clock() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def running_seconds() -> float:
    """Return seconds that count on alike while the computer sleeps or its clock is set.

    Linux's monotonic clock stands still in sleep, its boot clock does not. On macOS the system's
    monotonic clock counts on; Python's own reads another one there, which stands still. On Windows
    there is but one.
    """
    if not hasattr(time, "clock_gettime"):
        return time.monotonic()
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def stopped_clock(at: datetime) -> Callable[[], datetime]:
    """Return a clock that always says `at`, an aware datetime."""
    if at.tzinfo is None:
        raise ValueError("a clock needs an aware datetime")
    moment = at.astimezone(UTC)
    return lambda: moment


def parse_now(text: str, zone: tzinfo) -> datetime:
    """Return the moment that ISO 8601 text names, in UTC; without an offset it is in `zone`.

    A local time that comes twice, as clocks go back, means the first one. One that clocks skip is
    read with the offset before the change, so 02:30 in a missing hour becomes 03:30. Both are the
    rule of RFC 5545, section 3.3.5.

    Raises InputError where the text is no date and time.
    """
    try:
        said = datetime.fromisoformat(text.strip())
        moment = (said if said.tzinfo else said.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputError(
            Wording("{text!r} is not a date and time.", text=text[:60]),
            advice="Write it like 2026-10-10T14:30 or 2026-10-10T14:30:00+02:00.",
        ) from error
    if moment.year not in _YEARS:
        raise InputError(
            Wording("{text!r} is too far away.", text=text[:60]),
            advice=Wording(
                "Use a year from {first} to {last}.", first=_YEARS.start, last=_YEARS.stop - 1
            ),
        )
    return moment
