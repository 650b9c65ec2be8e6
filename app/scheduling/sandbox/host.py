"""Who can be booked in the sandbox, and what for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

QuestionType = Literal[
    "shortText",
    "longText",
    "number",
    "email",
    "phone",
    "address",
    "url",
    "select",
    "radioGroup",
    "multiSelect",
    "checkboxGroup",
    "multiEmail",
    "checkbox",
]
Confirmation = Literal["never", "always", "time"]


@dataclass(frozen=True, slots=True)
class Host:
    """The one host."""

    time_zone: str
    id: int = 1
    name: str = "Alex Morgan"
    username: str = "alex"
    email: str = "alex.morgan@example.com"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of an event type's own. `max_length` is in characters, for long text."""

    slug: str
    type: QuestionType
    label: str
    required: bool = False
    options: tuple[str, ...] = ()
    max_length: int | None = None


@dataclass(frozen=True, slots=True)
class SandboxEventType:
    """What can be booked.

    `minimum_notice` and `days_ahead` bound when a booking may start; the buffers keep the host
    free around it. With `confirmation` "time" the host confirms what starts within
    `confirmation_notice`. `seats` people share one time; `active_bookings` is how many a person
    may have ahead. Nothing is moved later than `reschedule_notice` before its start.
    """

    id: int
    slug: str
    title: str
    description: str
    default_length: int  # minutes, as are the next
    other_lengths: tuple[int, ...] = ()
    minimum_notice: timedelta = timedelta(0)
    days_ahead: int = 365
    before_buffer: timedelta = timedelta(0)
    after_buffer: timedelta = timedelta(0)
    confirmation: Confirmation = "never"
    confirmation_notice: timedelta = timedelta(0)
    questions: tuple[Question, ...] = field(default=())
    requires_phone: bool = False
    seats: int | None = None
    active_bookings: int | None = None
    reschedule_notice: timedelta = timedelta(0)
    can_be_cancelled: bool = True
    locations: tuple[str, ...] = ("link",)

    @property
    def lengths(self) -> tuple[int, ...]:
        """Every length that can be booked, in minutes, the shortest first."""
        return tuple(sorted({self.default_length, *self.other_lengths}))
