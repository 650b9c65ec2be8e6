"""What one conversation is put together from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.audio import Audio
from app.domain.dialogue import Known
from app.language.phrasebook import Phrasebook
from app.session.clock_watch import ClockWatch
from app.session.downloads import Downloads
from app.session.hands_free import HandsFreeMode
from app.session.ports import Agent, AudioSource, Calendar, Clock, Recogniser
from app.session.reply import Voice

RECOGNISER = "recogniser"
VOICE = "voice"
"""Topics of notices about the two speech models, and what `Downloads` knows them by."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything one conversation works with.

    `time_zone` is the person's IANA zone, `known` their stored details, `new_id` makes ids that
    are never used twice, `phrasebook` holds the words of the language spoken. Without a `source`
    the person types, without a `voice` replies are only shown. `listen_ahead` is asked whether the
    microphone may be open before a press, `tones` whether soft sounds tell when listening begins
    and ends. With `hands_free` the person may talk without a key. `downloads` fetches speech models
    that are not here yet, `clock_watch` tells when the computer slept or its clock was changed.
    """

    agent: Agent
    calendar: Calendar
    recogniser: Recogniser
    clock: Clock
    time_zone: str
    new_id: Callable[[], str]
    phrasebook: Phrasebook
    source: AudioSource | None = None
    voice: Voice | None = None
    listen_ahead: Callable[[], bool] = lambda: True
    tones: Callable[[], bool] = lambda: False
    keep_utterance: Callable[[Audio], None] = lambda _: None
    hands_free: HandsFreeMode | None = None
    downloads: Downloads | None = None
    clock_watch: ClockWatch | None = None
    known: Known = field(default_factory=Known)
