"""Where a turn of the built-in agent stands, between the person's words and its last step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.agents.frame import Frame
from app.domain.booking import EventType
from app.domain.dialogue import Say
from app.domain.tools import ToolResult
from app.language.phrasebook import Phrasebook
from app.language.replies import ReplyKey
from app.language.values import Understanding


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the next step depends on.

    `said` is what the person said, `None` after a click or when the program itself asks the agent
    to go on. `waiting` tells that a summary waits for a yes. `checks`, `bookings` and `looks` count
    this turn's questions for free times, wishes to book or change, and looks at what is booked.
    `outcome` is the answer to the last wish, `trouble` what the calendar complained of.
    `book` holds the words of the language spoken.
    """

    frame: Frame
    said: Understanding | None
    event_type: EventType
    book: Phrasebook
    now: datetime
    waiting: bool = False
    checks: int = 0
    bookings: int = 0
    looks: int = 0
    outcome: ToolResult | None = None
    trouble: str | None = None
    call_id: str = "built-in"

    def say(self, key: ReplyKey, **values: str) -> Say:
        """Word a reply, varied by how far the conversation has come."""
        return Say(self.book.reply(key, self.frame.turns, **values))

    def day(self, day: date) -> str:
        """Word a day as one speaks of it today."""
        return self.book.forms.day_name(day, self.now.date())

    def on_day(self, day: date) -> str:
        """Word a day as an adverb: "tomorrow, ..." or "on Wednesday, ..."."""
        return self.book.forms.on_day(day, self.now.date())
