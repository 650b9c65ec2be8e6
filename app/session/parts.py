"""What one conversation is put together from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.dialogue import Known
from app.session.ports import Agent, AudioSource, Calendar, Clock, Recogniser
from app.session.reply import Voice


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything one conversation works with.

    `time_zone` is the person's IANA zone, `known` their stored details, `new_id` makes ids that
    are never used twice. Without a `source` the person types, without a `voice` replies are
    only shown.
    """

    agent: Agent
    calendar: Calendar
    recogniser: Recogniser
    clock: Clock
    time_zone: str
    new_id: Callable[[], str]
    source: AudioSource | None = None
    voice: Voice | None = None
    known: Known = field(default_factory=Known)
