"""A host's working hours as Cal.com answers them."""

from __future__ import annotations

from datetime import time

from app.domain.booking import WorkingHours
from app.scheduling.wire import WireAnswer

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class AvailabilityAnswer(WireAnswer):
    """Hours of some days of the week, on the wall clock of the schedule's zone."""

    days: list[str]
    start_time: str
    end_time: str


class ScheduleAnswer(WireAnswer):
    """A schedule; days with other hours, its overrides, are left to the free times."""

    time_zone: str
    availability: list[AvailabilityAnswer]

    def to_domain(self) -> tuple[WorkingHours, ...]:
        """Return the hours that can be read."""
        return tuple(hours for item in self.availability if (hours := self._hours(item)))

    def _hours(self, item: AvailabilityAnswer) -> WorkingHours | None:
        days = tuple(sorted({_WEEKDAYS.index(day) for day in item.days if day in _WEEKDAYS}))
        try:
            start, end = time.fromisoformat(item.start_time), time.fromisoformat(item.end_time)
        except ValueError:
            return None
        return WorkingHours(days, start, end, self.time_zone) if days else None
