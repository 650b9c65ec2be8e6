"""The record of every write to the calendar, made before it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class WriteKind(StrEnum):
    """What a write does to the calendar."""

    CREATE = "create"
    RESCHEDULE = "reschedule"
    CANCEL = "cancel"


class WriteState(StrEnum):
    """How a write stands. `PENDING` is the only state that is not final."""

    PENDING = "pending"
    DONE = "done"
    REFUSED = "refused"
    NEEDS_ATTENTION = "needs_attention"


@dataclass(frozen=True, slots=True)
class WriteIntent:
    """One write to the calendar, from before it is sent until its outcome is known.

    `request_id` goes into the booking's metadata on a create. `start` is the wanted start (aware
    UTC; for a cancel the booking's own), `duration` minutes, `time_zone` the person's IANA zone.
    `target_uid` is the booking a reschedule or cancel is about; `booking_uid` and `booking_id`
    name the booking that resulted. `message` says in plain words how it ended.
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
