"""Where a turn of the built-in agent stands, between the person's words and its last step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.agents.frame import Frame
from app.domain.booking import EventType
from app.domain.dialogue import Say
from app.domain.tools import ToolResult
from app.language.replies import ReplyKey, reply
from app.language.values import Understanding
from app.language.wording import day_name


@dataclass(frozen=True, slots=True)
class Situation:
    """All that the next step depends on.

    `said` is what the person said, `None` after a click or when the program itself asks the agent
    to go on. `waiting` tells that a summary waits for a yes. `checks` and `bookings` count this
    turn's calls, `outcome` is the answer to the last booking, `trouble` what the calendar
    complained of.
    """

    frame: Frame
    said: Understanding | None
    event_type: EventType
    now: datetime
    waiting: bool = False
    checks: int = 0
    bookings: int = 0
    outcome: ToolResult | None = None
    trouble: str | None = None
    call_id: str = "built-in"

    def say(self, key: ReplyKey, **values: str) -> Say:
        """Word a reply, varied by how far the conversation has come."""
        return Say(reply(key, self.frame.turns, **values))

    def day(self, day: date) -> str:
        """Word a day as one speaks of it today."""
        return day_name(day, self.now.date())

    def on_day(self, day: date) -> str:
        """Word a day as an adverb: "tomorrow, ..." or "on Wednesday, ..."."""
        is_near = 0 <= (day - self.now.date()).days <= 1
        return self.day(day) if is_near else f"on {self.day(day)}"
