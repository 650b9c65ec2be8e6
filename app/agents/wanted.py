"""What a person wants by the end of a conversation, whoever led it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.agents.catch_up import Past, catch_up
from app.agents.frame import Frame
from app.domain.booking import EventType
from app.domain.dialogue import AgentRequest, Spoken
from app.language.phrasebook import Phrasebook
from app.language.values import Understanding

_ANY_APPOINTMENT = EventType(0, "", (), 0, "", "UTC")


def wanted(
    turns: Sequence[Spoken], book: Phrasebook, *, now: datetime, time_zone: str
) -> tuple[Frame, Understanding | None]:
    """Return what the built-in agent would know, and what it understood of the last turn.

    `now` is aware, `time_zone` an IANA name. Nothing but the words is known: no calendar is asked.
    """
    request = AgentRequest("", "", now, time_zone, _ANY_APPOINTMENT, history=tuple(turns))
    past = catch_up(Past(), request, book)
    return past.frame, past.heard
