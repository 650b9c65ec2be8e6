"""The record of every write to the calendar, made before it is sent, and how it may go on.

    (new) ──> PENDING ──> DONE              the calendar has it
                     ──> REFUSED            the calendar does not have it
                     ──> NOT_SENT           no connection came about, so nothing left this computer
                     ──> NEEDS_ATTENTION    the calendar can't tell; the person can
    (new) ──> NOT_SENT ──> DROPPED          given up, or asked for again as another write
    NEEDS_ATTENTION ──> DONE, REFUSED
    REFUSED ──> DONE                        a later look saw it in the calendar after all

Nothing leads out of DONE: of two that look into the same write, the one that saw it is right. And
nothing leads from NOT_SENT back to PENDING: what was not sent is sent by a new yes alone, and that
is a new write.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from app.domain.booking import BookingStatus
from app.domain.booking_field import Answer

IN_PROCESS = "in-process:"
"""Stands for the address of a calendar inside this program, such as the sandbox."""


class WriteKind(StrEnum):
    """What a write does to the calendar."""

    CREATE = "create"
    RESCHEDULE = "reschedule"
    CANCEL = "cancel"


class WriteState(StrEnum):
    """How a write stands. Only of `PENDING` it is not known yet whether it happened."""

    PENDING = "pending"
    DONE = "done"
    REFUSED = "refused"
    NEEDS_ATTENTION = "needs_attention"
    NOT_SENT = "not_sent"
    DROPPED = "dropped"


class ToldBy(StrEnum):
    """On whose word a write went from one state to the next."""

    PROGRAM = "program"
    PERSON = "person"


FIRST_STATES = frozenset({WriteState.PENDING, WriteState.NOT_SENT})
"""The states in which a write may come into the journal."""

TRANSITIONS: Mapping[WriteState, frozenset[WriteState]] = MappingProxyType(
    {
        WriteState.PENDING: frozenset(
            {
                WriteState.DONE,
                WriteState.REFUSED,
                WriteState.NOT_SENT,
                WriteState.NEEDS_ATTENTION,
            }
        ),
        WriteState.NEEDS_ATTENTION: frozenset({WriteState.DONE, WriteState.REFUSED}),
        WriteState.REFUSED: frozenset({WriteState.DONE}),
        WriteState.NOT_SENT: frozenset({WriteState.DROPPED}),
        WriteState.DONE: frozenset(),
        WriteState.DROPPED: frozenset(),
    }
)
"""Where each state may lead."""


def may_become(before: WriteState, after: WriteState) -> bool:
    """Whether a write may go from the one state to the other."""
    return after in TRANSITIONS[before]


@dataclass(frozen=True, slots=True)
class WriteIntent:
    """One write to the calendar, from before it is sent until its outcome is known.

    `request_id` goes into the booking's metadata on a create. `calendar` is the calendar's name,
    `base_url` the address it was sent to: `IN_PROCESS` inside this program, empty where it is not
    known any more; `event_type_id` is None then. `start` is the wanted start (aware UTC; for a
    cancel the booking's own), `duration` minutes, `time_zone` the person's IANA zone. `answers`
    went to the event type's own fields. `target_uid` is the booking a reschedule or cancel is
    about; `booking_uid`, `booking_id` and `booking_status` are of the booking that resulted.
    `message` says in plain words how it ended.
    """

    request_id: str
    calendar: str
    kind: WriteKind
    state: WriteState
    created_at: datetime
    updated_at: datetime
    start: datetime
    duration: int
    time_zone: str
    name: str
    email: str
    notes: str = ""
    target_uid: str | None = None
    booking_uid: str | None = None
    booking_id: int | None = None
    message: str = ""
    base_url: str = ""
    event_type_id: int | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    booking_status: BookingStatus | None = None

    def asks_the_same(self, other: WriteIntent) -> bool:
        """Whether both want the same of the same calendar for the same person."""
        return (
            self.goes_where(other)
            and (self.kind, self.start, self.target_uid)
            == (other.kind, other.start, other.target_uid)
            and self.email.casefold() == other.email.casefold()
        )

    def goes_where(self, other: WriteIntent) -> bool:
        """Whether both are for the calendar of the same name at the same address."""
        return (self.calendar, self.base_url) == (other.calendar, other.base_url)


def state_by_word(intent: WriteIntent, *, happened: bool) -> WriteState | None:
    """Return what a write becomes on the person's word of it; None where that can't be."""
    state = WriteState.DONE if happened else WriteState.REFUSED
    if intent.state is WriteState.NOT_SENT and not happened:
        state = WriteState.DROPPED
    if intent.state is state:
        return state
    if intent.state is WriteState.REFUSED or not may_become(intent.state, state):
        return None
    return state


@dataclass(frozen=True, slots=True)
class Transition:
    """One step of a write: when it came into `state`, and on whose word."""

    at: datetime
    state: WriteState
    message: str
    told_by: ToldBy
