"""What is kept of the conversations held, as it is listed, searched, shown and exported.

All moments are aware and in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.domain.events import AgentUse

Role = Literal["user", "agent"]
Change = Literal["booked", "requested", "rescheduled", "cancelled"]
Marks = tuple[tuple[int, int], ...]
"""Spans `(start, end)` of a text that a search was after, in order."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of what was said, around the words that were searched for."""

    text: str
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class Line:
    """What one side said in a turn, in its final words.

    `hint` is the program's own remark. What was `taken_back` counted no more once the person had
    corrected a line of theirs.
    """

    turn: int
    role: Role
    text: str
    at: datetime
    hint: bool = False
    marks: Marks = ()
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class BookingNote:
    """A booking that a turn made or changed; `duration` is in minutes, `start` as it stood then."""

    turn: int
    at: datetime
    change: Change
    uid: str
    title: str
    start: datetime
    duration: int


@dataclass(frozen=True, slots=True)
class TurnTimes:
    """How a turn ended and what it took: see `Metrics`."""

    number: int
    at: datetime
    outcome: str
    transcript_ms: float | None
    reply_text_ms: float | None
    reply_audio_ms: float | None
    tools: tuple[tuple[str, float], ...]
    use: AgentUse


@dataclass(frozen=True, slots=True)
class KeptSound:
    """What one side said in a turn, kept as sound under an id."""

    id: int
    turn: int
    role: Role
    seconds: float


@dataclass(frozen=True, slots=True)
class ConversationSummary:
    """A conversation as a list shows it.

    `title` is what the person first asked for. `time_zone` is their IANA zone then. `booking` is
    the last one that was made or changed. After a search, `hits` counts the lines found.
    """

    id: int
    began: datetime
    ended: datetime
    calendar: str
    agent: str
    time_zone: str
    language: str
    title: str
    turns: int
    use: AgentUse
    booking: BookingNote | None = None
    hits: int = 0
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class HeldConversation:
    """A whole conversation."""

    summary: ConversationSummary
    lines: tuple[Line, ...]
    turns: tuple[TurnTimes, ...]
    bookings: tuple[BookingNote, ...]
    sounds: tuple[KeptSound, ...]


@dataclass(frozen=True, slots=True)
class HistoryFacts:
    """What is there in all, and what is kept from now on.

    `full_text` tells whether searching uses an index, `keep_for` is the setting's value.
    """

    conversations: int
    sound_bytes: int
    full_text: bool
    keep_for: str = "forever"
    keeps_sound: bool = False
