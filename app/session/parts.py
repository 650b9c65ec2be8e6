"""What one conversation is put together from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from app.domain.dialogue import Known
from app.session.ports import Agent, AudioSource, Calendar, Clock, Recogniser
from app.session.reply import Voice

FetchModels = Callable[[Callable[[str, float], None]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything one conversation works with.

    `time_zone` is the person's IANA zone, `known` their stored details, `new_id` makes ids that
    are never used twice. Without a `source` the person types, without a `voice` replies are
    only shown. `fetch_models` fetches speech models that are not here yet; it is given a listener
    for a model's title and how far it is, from 0 to 1.
    """

    agent: Agent
    calendar: Calendar
    recogniser: Recogniser
    clock: Clock
    time_zone: str
    new_id: Callable[[], str]
    source: AudioSource | None = None
    voice: Voice | None = None
    fetch_models: FetchModels | None = None
    known: Known = field(default_factory=Known)
