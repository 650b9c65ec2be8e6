"""What the built-in agent knows of appointments that exist, and of one that is to be changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.language.changes import ChangeKind, Shift
from app.language.days import shift_days, shift_months
from app.language.reader import Reader
from app.language.values import DateRange, PartOfDay, TimeRange, Understanding


@dataclass(frozen=True, slots=True)
class Appointment:
    """A booking that is still to come, as a tool listed it; day and time in the person's zone."""

    uid: str
    day: dt.date
    time: dt.time
    is_pending: bool = False

    @classmethod
    def of_result(cls, booking: object) -> Appointment | None:
        """Return the appointment that a tool told of, None where it can't be read."""
        if not isinstance(booking, Mapping):
            return None
        uid, day, time = (booking.get(key) for key in ("uid", "date", "time"))
        if not (isinstance(uid, str) and uid and isinstance(day, str) and isinstance(time, str)):
            return None
        try:
            start = dt.date.fromisoformat(day), dt.time.fromisoformat(time)
        except ValueError:
            return None
        return cls(uid, *start, is_pending=booking.get("status") == "pending")

    def shifted(self, shift: Shift) -> tuple[dt.date, dt.time] | None:
        """Return the day and time that lie so far from this one, None beyond the calendar."""
        if shift.unit == "minute":
            minutes = self.time.hour * 60 + self.time.minute + shift.amount
            day = shift_days(self.day, minutes // (24 * 60))
            return None if day is None else (day, dt.time(minutes // 60 % 24, minutes % 60))
        if shift.unit == "month":
            day = shift_months(self.day, shift.amount)
        else:
            day = shift_days(self.day, shift.amount * (7 if shift.unit == "week" else 1))
        return None if day is None else (day, self.time)


@dataclass(frozen=True, slots=True)
class Target:
    """How the person described the appointment that they mean; empty where they did not.

    `weekdays` count where none of the `dates` fits: "the Friday one" may be any Friday. `place`
    counts in the order of time, from 0, or from -1 backwards.
    """

    dates: frozenset[dt.date] = frozenset()
    weekdays: frozenset[int] = frozenset()
    days: DateRange | None = None
    times: frozenset[dt.time] = frozenset()
    window: TimeRange | None = None
    part: PartOfDay | None = None
    place: int | None = None

    @classmethod
    def of_words(cls, text: str, said: Understanding, reader: Reader) -> Target:
        """Return what `text`, understood as `said`, tells of an appointment."""
        place = reader.refers_to_next(text)
        if said.choice is not None and place is None:
            choice = said.choice.value
            places = {"nth": choice.nth, "earliest": 0, "latest": -1}
            place = places.get(choice.kind)
        return cls(
            dates=frozenset(
                day.value for day in (said.date, *said.also_dates) if day is not None
            ) | {dt.date.fromisoformat(value) for value in said.readings("date")},
            weekdays=reader.weekdays_in(text),
            days=said.days.value if said.days else None,
            times=frozenset({said.time.value} if said.time else ())
            | {dt.time.fromisoformat(value) for value in said.readings("time")},
            window=said.window.value if said.window else None,
            part=said.part.value if said.part else None,
            place=place,
        )  # fmt: skip

    def __bool__(self) -> bool:
        """Tell whether anything was said."""
        return self != Target()

    def among(self, appointments: Sequence[Appointment]) -> tuple[Appointment, ...]:
        """Return those of `appointments` that fit, the soonest first."""
        found = sorted(appointments, key=lambda each: (each.day, each.time))
        if self.dates:
            on_day = [each for each in found if each.day in self.dates]
            found = on_day or [each for each in found if each.day.weekday() in self.weekdays]
        if self.days is not None:
            found = [each for each in found if self.days.first <= each.day <= self.days.last]
        if self.times:
            found = [each for each in found if each.time in self.times]
        if self.window is not None:
            found = [each for each in found if self.window.holds(each.time)]
        if self.part is not None:
            found = [each for each in found if self.part.hours.holds(each.time)]
        if self.place is not None and found:
            place = self.place
            return (found[place],) if -len(found) <= place < len(found) else ()
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Change:
    """A wish to move, cancel or hear of an appointment, as far as it was told.

    `uid` is the appointment, once it is clear; `about` how it was described. `either` and
    `either_wish` are two readings of the same words: what it is, or what it shall be. `shift` and
    `same_time` tell the new time by the old. `proposed` says that a summary was put to the person,
    `dropped` that they gave it up: the change (`kept`), or the new booking they meant (`draft`).
    """

    kind: ChangeKind
    uid: str | None = None
    about: Target = Target()
    either: Target = Target()
    either_wish: Understanding | None = None
    shift: Shift | None = None
    same_time: bool = False
    proposed: bool = False
    dropped: Literal["", "kept", "draft"] = ""
