"""What can be found in a person's words, as frozen values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Literal, TypeVar

Expecting = Literal["email", "date", "time", "name", "yesno"]
"""What the assistant asked for last."""

Answer = Literal["yes", "no", "unsure"]

T = TypeVar("T")


class Intent(StrEnum):
    """What a person wants done. One sentence may hold several."""

    BOOK = "book"
    ASK_AVAILABILITY = "ask_availability"
    CHOOSE = "choose"
    RESCHEDULE = "reschedule"
    CANCEL = "cancel"
    LIST_BOOKINGS = "list_bookings"
    ASK_LENGTH = "ask_length"
    ASK_HOST = "ask_host"
    ASK_WHY_EMAIL = "ask_why_email"
    HESITATE = "hesitate"
    REPEAT = "repeat"
    HELP = "help"
    STOP = "stop"
    GREET = "greet"
    CHECK_HEARING = "check_hearing"
    THANK = "thank"
    SMALL_TALK = "small_talk"
    OUT_OF_SCOPE = "out_of_scope"


class PartOfDay(StrEnum):
    """A part of the day; `hours` says which clock times belong to it."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"

    @property
    def hours(self) -> TimeRange:
        """The starts that belong to it. The night runs to the end of the day, not beyond."""
        return _HOURS[self]


@dataclass(frozen=True, slots=True)
class TimeRange:
    """Starts from `earliest` up to and including `latest`; `None` leaves that end open.

    A range whose end comes before its start runs over midnight.
    """

    earliest: dt.time | None = None
    latest: dt.time | None = None

    def holds(self, moment: dt.time) -> bool:
        """Tell whether an appointment may start at `moment`."""
        low, high = self.earliest or dt.time.min, self.latest or dt.time.max
        if low <= high:
            return low <= moment <= high
        return moment >= low or moment <= high


_HOURS = {
    PartOfDay.MORNING: TimeRange(dt.time(5), dt.time(11, 59)),
    PartOfDay.AFTERNOON: TimeRange(dt.time(12), dt.time(17, 59)),
    PartOfDay.EVENING: TimeRange(dt.time(17), dt.time(21, 59)),
    PartOfDay.NIGHT: TimeRange(dt.time(18), dt.time(23, 59)),
}


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from `first` up to and including `last`."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several times that were offered.

    `nth` counts from 0 for the first and from -1 backwards for the last of those that were named
    to the person; `earliest` and `latest` mean all that is free; with `any` each one will do.
    """

    kind: Literal["nth", "earliest", "latest", "any"]
    nth: int = 0


class Other(StrEnum):
    """A wish for something other than what was offered."""

    EARLIER = "earlier"
    LATER = "later"
    OTHER_TIME = "other_time"
    OTHER_DAY = "other_day"


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value with the place in the text it came from and a confidence from 0 to 1."""

    value: T
    start: int
    end: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """Another reading of a field. `values` are the readings not taken, likeliest first.

    Dates are written YYYY-MM-DD, times HH:MM.
    """

    field: Literal["date", "time", "email"]
    values: tuple[str, ...]


Topic = Literal["date", "time", "email", "name", "duration"]


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything found in one utterance; `None` where nothing was said.

    Fields carry the likeliest reading, `ambiguous` the others. `also_dates` are further days named
    beside `date` ("Thursday or Friday"); `guests` are the addresses of others to be invited;
    `not_dates` and `not_times` were ruled out. `topics` are the details named without a value ("the
    e-mail is wrong"). `corrects` tells that something said before is taken back. `shift` is by how
    much later than before it should be, or earlier. `plain_yes` is a yes with nothing new, open or
    doubtful beside it: only such a yes may affirm a proposal. `echo_yes` is a yes with nothing
    beside it but one day, one time or both: it may affirm a proposal of exactly these. `plain_no`
    is a no that brings no other wish along. `cut_short` tells that the text was too long to be read
    whole. `no_such_day` is a day in the person's words that no calendar has.
    """

    intents: frozenset[Intent] = frozenset()
    date: Found[dt.date] | None = None
    also_dates: tuple[Found[dt.date], ...] = ()
    not_dates: tuple[dt.date, ...] = ()
    days: Found[DateRange] | None = None
    time: Found[dt.time] | None = None
    not_times: tuple[dt.time, ...] = ()
    window: Found[TimeRange] | None = None
    part: Found[PartOfDay] | None = None
    duration: Found[int] | None = None
    email: Found[str] | None = None
    name: Found[str] | None = None
    phone: Found[str] | None = None
    guests: tuple[Found[str], ...] = ()
    notes: Found[str] | None = None
    choice: Found[Choice] | None = None
    other: Found[Other] | None = None
    shift: Found[dt.timedelta] | None = None
    answer: Answer | None = None
    plain_yes: bool = False
    echo_yes: bool = False
    plain_no: bool = False
    corrects: bool = False
    topics: frozenset[Topic] = frozenset()
    ambiguous: tuple[Ambiguity, ...] = ()
    cut_short: bool = False
    no_such_day: Found[str] | None = None

    @property
    def names_moment(self) -> bool:
        """Whether a day or a time was named, or a range of them."""
        return any((self.date, self.days, self.time, self.window, self.part))

    @property
    def has_booking_content(self) -> bool:
        """Whether anything was said that an appointment is made of."""
        return any(
            found is not None
            for found in (
                self.date, self.days, self.time, self.window, self.part, self.duration,
                self.email, self.name, self.phone, self.notes, self.choice, self.other, self.shift,
                self.no_such_day,
            )
        ) or bool(self.guests or self.not_dates or self.not_times)  # fmt: skip

    def readings(self, field: Literal["date", "time", "email"]) -> tuple[str, ...]:
        """Return the readings of `field` that were not taken."""
        return tuple(
            value for entry in self.ambiguous if entry.field == field for value in entry.values
        )
