"""Slots, event types and bookings, free of any calendar's wire format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from app.domain.booking_field import NOTES, BookingField, FieldKind
from app.domain.errors import InputError
from app.domain.wording import Wording

_MADE_OF = r"[\w.+~-]{1,200}"
_CAL_COM = r"(?:www\.|app\.)?cal\.com"
_PUBLIC = re.compile(
    rf"(?:(?:https?://)?{_CAL_COM}/)?(?!{_CAL_COM}/)({_MADE_OF})/({_MADE_OF})/?(?:[?#].*)?"
)
_HIGHEST_ID = 2**53 - 1
_ASKED_ANYWAY = frozenset({"name", "email"})


@dataclass(frozen=True, slots=True)
class Slot:
    """A free time that the calendar offered.

    `start` is the instant, aware and in UTC. `offered_as` is the calendar's own string for it; it
    tells two equal wall times apart on the night the clocks go back. `seats_left` is None where
    one person takes the whole time.
    """

    start: datetime
    offered_as: str
    seats_left: int | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """Where a meeting can take place, or is wished for.

    `kind` is the calendar's word (`link`, `address`, `phone`, `integration`, `attendeePhone`,
    `attendeeAddress`, `attendeeDefined`, `organizersDefaultApp`), `value` the address, number,
    link or name of the video service.
    """

    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class PublicEventType:
    """An event type by the names in its public address, which needs no key."""

    username: str
    slug: str

    def __str__(self) -> str:
        return f"{self.username}/{self.slug}"


def parse_event_type(text: str) -> int | PublicEventType:
    """Return what names an event type: its number, or `username/slug`, also as a web address.

    Raises InputError.
    """
    text = text.strip()
    if re.fullmatch(r"[0-9]{1,16}", text) and 0 < int(text) <= _HIGHEST_ID:
        return int(text)
    match = _PUBLIC.fullmatch(text)
    if match:
        return PublicEventType(match[1], match[2])
    raise InputError(
        Wording("{text!r} names no event type.", text=text[:60]),
        advice="Give its number, or the names in its address, such as jane/demo.",
    )


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """When a host works on some days of the week, on the wall clock of `time_zone`.

    `weekdays` count from 0 for Monday.
    """

    weekdays: tuple[int, ...]
    start: time
    end: time
    time_zone: str


@dataclass(frozen=True, slots=True)
class EventType:
    """The kind of appointment that can be booked.

    `lengths` and `default_length` are minutes; more than one length means that the person may
    choose. `host_time_zone` is an IANA name. `fields` are what the host asks, without what is
    hidden. `notice_minutes` is how long before its start an appointment can still be booked;
    `window_days` how many days ahead at most, or `window_first` to `window_last` are the only
    days. `seats` is how many people share one time, `occurrences` how many appointments one
    booking makes. `confirmed_within_minutes` means that the host confirms what is booked at
    shorter notice than that. `hours` are the host's working hours where the calendar tells them,
    by the schedule `schedule_id`, or else the host's usual one.
    """

    id: int
    title: str
    lengths: tuple[int, ...]
    default_length: int
    host_name: str
    host_time_zone: str
    requires_confirmation: bool = False
    slug: str = ""
    fields: tuple[BookingField, ...] = ()
    notice_minutes: int = 0
    window_days: int | None = None
    window_first: date | None = None
    window_last: date | None = None
    locations: tuple[Location, ...] = ()
    seats: int | None = None
    occurrences: int | None = None
    confirmed_within_minutes: int | None = None
    can_be_cancelled: bool = True
    can_be_moved: bool = True
    schedule_id: int | None = None
    hours: tuple[WorkingHours, ...] = ()

    @property
    def questions(self) -> tuple[BookingField, ...]:
        """What the host asks beside name and address, in the host's order.

        Notes are taken anyway, so that they are a question only where the host wants some.
        """
        return tuple(
            field
            for field in self.fields
            if field.slug not in _ASKED_ANYWAY
            and (field.required or field.slug != NOTES)
            and field.kind not in (FieldKind.LOCATION, FieldKind.NAME)
        )

    @property
    def has_several_lengths(self) -> bool:
        """Whether a length may, and so must, be named in requests."""
        return len(self.lengths) > 1

    def last_day(self, today: date) -> date | None:
        """Return the last day that can be booked as of `today`, None where there is no end."""
        if self.window_last is not None:
            return self.window_last
        if self.window_days is not None:
            return today + timedelta(days=self.window_days)
        return None


class BookingStatus(StrEnum):
    """What the calendar says of a booking. `PENDING` is worded "requested", never "booked"."""

    ACCEPTED = "accepted"
    PENDING = "pending"
    CANCELLED = "cancelled"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Booking:
    """A booking as it stands in the calendar. `start` is aware UTC, `duration` minutes.

    `seat_uid` names the person's own seat where several share the time; `series_uid` the series
    that an appointment is one of. `calendar_uid` is what the event is called in calendar files, and
    stays the same when it is moved.
    """

    id: int
    uid: str
    status: BookingStatus
    start: datetime
    duration: int
    name: str
    email: str
    title: str = ""
    host_name: str = ""
    host_time_zone: str = "UTC"
    location: str = ""
    calendar_link: str | None = None
    request_id: str | None = None
    rescheduled_to_uid: str | None = None
    rescheduled_from_uid: str | None = None
    event_type_id: int | None = None
    phone: str = ""
    guests: tuple[str, ...] = ()
    reason: str = ""
    seat_uid: str | None = None
    series_uid: str | None = None
    host_email: str = ""
    calendar_uid: str = ""


@dataclass(frozen=True, slots=True)
class BookingsFound:
    """A person's bookings that are still to come, the soonest first.

    `has_all` tells that the calendar listed those made elsewhere too; without it they are the ones
    made on this computer.
    """

    bookings: tuple[Booking, ...] = ()
    has_all: bool = False


@dataclass(frozen=True, slots=True)
class Reservation:
    """A time that the calendar keeps from others until `until`. Both moments are aware UTC."""

    uid: str
    start: datetime
    duration: int
    until: datetime


@dataclass(frozen=True, slots=True)
class CalendarLink:
    """A way to put a booking into another calendar: the service's name and its link."""

    label: str
    link: str
