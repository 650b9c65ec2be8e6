"""People who have appointments and want one moved, cancelled or told of, in their own words.

What they say is drawn from a grammar of openings, split in two: rules are made on the one half, and
both are measured.
"""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from app.language.english_forms import clock_time

Half = Literal["development", "held_out"]
EMAIL = "maria@example.com"

_POLITE = (
    "", "please ", "hi, ", "could you ", "can you please ", "I'd like to ", "I need to ",
    "I have to ", "I want to ", "hello, I would like to ", "is it possible to ", "can I ",
    "I was wondering if I could ", "sorry, but I must ", "we need to ", "help me to ",
)  # fmt: skip
_CANCELS = ("cancel", "call off", "delete", "cancel")
_MOVES = ("move", "reschedule", "change", "push", "shift", "postpone", "move", "reschedule")
_OBJECTS = (
    "my appointment", "my booking", "the meeting", "my demo", "the appointment", "my call",
    "our meeting", "my {day} appointment", "the meeting on {day}", "my {time} appointment",
    "the one on {day}", "my call on {day}", "the {day} one", "my appointment on {date}",
    "my demo at {time}", "tomorrow's call" , "the appointment that I have on {day}",
)  # fmt: skip
_WISHES = (
    "", " to {new_day} at {new_time}", " to {new_time} on {new_day}",
    " to {new_date} at {new_time}", " to {new_day}", " for {new_day} at {new_time}",
)  # fmt: skip
_OTHER_CANCELS = (
    "I can't come on {day}, please cancel it",
    "I won't need the appointment on {day} any more, please cancel it",
    "I have an appointment on {day} that I have to cancel",
    "cancel {day}'s appointment",
    "something came up, I need to cancel my {day} meeting",
    "get rid of my booking on {day}",
)
_OTHER_MOVES = (
    "I have an appointment on {day}, can we move it to {new_day} at {new_time}?",
    "my {day} appointment doesn't work any more, can I move it to {new_day} at {new_time}",
    "could my appointment be moved to {new_day} at {new_time}",
    "I can't make it on {day}, could we reschedule to {new_day} at {new_time}?",
    "I need a different time for my appointment on {day}",
    "swap my {day} appointment for {new_day} at {new_time}",
    "put my appointment off until {new_day} at {new_time}",
    "can we find another time for my meeting on {day}",
)
_LISTS = (
    "what have I booked?", "what do I have booked?", "when is my appointment?",
    "do I have any appointments?", "which appointments do I have?", "show me my bookings",
    "can you tell me when my next appointment is", "what's on my calendar?", "am I booked in?",
    "list my appointments please", "I forgot when my meeting is", "do I have anything booked?",
    "what are my upcoming appointments", "remind me when my demo is", "when am I coming in?",
)  # fmt: skip


_ASKS_WHICH = (
    "Which one shall I", "Which one would", "that one", "Which one do you mean",
    "the first or the second",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Goal:
    """What somebody wants: `target` is where it stands, `wish` where it shall be."""

    kind: Literal["cancel", "move", "list"]
    opening: str
    half: Half
    target: datetime
    wish: datetime | None = None


def half_of(template: str) -> Half:
    """Tell which half of the grammar a way of speaking belongs to."""
    return "held_out" if zlib.crc32(template.encode()) % 2 else "development"


def draw_goal(luck: random.Random, standing: list[datetime], free: list[datetime]) -> Goal:
    """Draw what somebody wants, and how they begin."""
    kind: Literal["cancel", "move", "list"] = luck.choice(("cancel", "move", "move", "list"))
    target, wish = luck.choice(standing), luck.choice(free)
    if kind == "list":
        template = luck.choice(_LISTS)
    elif luck.random() < 0.3:
        template = luck.choice(_OTHER_CANCELS if kind == "cancel" else _OTHER_MOVES)
    else:
        verb = luck.choice(_CANCELS if kind == "cancel" else _MOVES)
        ends = luck.choice(_WISHES) if kind == "move" else ""
        objects = [each for each in _OBJECTS if "tomorrow" not in each or _is_tomorrow(target)]
        template = f"{luck.choice(_POLITE)}{verb} {luck.choice(objects)}{ends}"
    opening = template.format(**_said(luck, "", target), **_said(luck, "new_", wish))
    return Goal(kind, opening, half_of(template), target, wish if kind == "move" else None)


def _is_tomorrow(moment: datetime) -> bool:
    return (moment.month, moment.day) == (11, 24)


def _said(luck: random.Random, prefix: str, moment: datetime) -> dict[str, str]:
    hour = moment.hour % 12 or 12
    clock = f"{hour}:{moment.minute:02}" if moment.minute else str(hour)
    half = f"half past {hour}" if moment.minute else f"{hour} o'clock"
    times = (f"{clock} {'AM' if moment.hour < 12 else 'PM'}", half, clock)
    dates = (f"November {moment.day}", f"the {_ordinal(moment.day)}", f"{moment:%A} the "
             f"{_ordinal(moment.day)}")  # fmt: skip
    return {
        f"{prefix}day": f"{moment:%A}",
        f"{prefix}time": luck.choice(times),
        f"{prefix}date": luck.choice(dates),
    }


def _ordinal(number: int) -> str:
    if 11 <= number <= 13:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


@dataclass
class ChangeUser:
    """Answers what they hear until they have what they want, or give up."""

    goal: Goal
    luck: random.Random
    is_done: bool = False
    opened: bool = False
    lines: list[str] = field(default_factory=list)

    def answer(self, heard: str) -> str:
        """Return what to say next, having heard the assistant's words."""
        goal, luck = self.goal, self.luck
        if not self.opened:
            self.opened = True
            return goal.opening
        target = f"{goal.target:%A} at {_clock(goal.target)}"
        if "Shall I cancel it?" in heard or "Shall I move it?" in heard:
            return self._judge(heard)
        if "You have" in heard and "look up" in heard and luck.random() < 0.5:
            return EMAIL
        if "cancelled" in heard or "It's moved" in heard or "You have" in heard:
            self.is_done = True
            return ""
        if "address" in heard and "?" in heard and "shall I look for a new time" not in heard:
            return luck.choice((EMAIL, "maria at example dot com", f"it's under {EMAIL}"))
        if "to cancel your appointment, or to find" in heard or "me to cancel" in heard:
            return "cancel it please" if goal.kind == "cancel" else "find another time please"
        if any(sign in heard for sign in _ASKS_WHICH):
            return luck.choice((f"the one on {target}", f"the {goal.target:%A} one", target))
        if goal.wish is not None and "?" in heard:
            wish = f"{goal.wish:%A} at {_clock(goal.wish)}"
            other = f"{_clock(goal.wish)} on {goal.wish:%A}"
            return luck.choice((wish, f"on {wish} please", other))
        return goal.opening

    def _judge(self, summary: str) -> str:
        """Say yes to exactly what is wanted, and what is wrong of anything else."""
        goal = self.goal
        if (goal.kind == "cancel") != ("Shall I cancel it?" in summary):
            return "no, " + ("cancel it" if goal.kind == "cancel" else "move it")
        old, _, new = summary.partition(" moves to ")
        if not _names(goal.target, old):
            return f"no, the one on {goal.target:%A} at {_clock(goal.target)}"
        if goal.wish is not None and not _names(goal.wish, new):
            return f"no, {goal.wish:%A} at {_clock(goal.wish)}"
        yes = "cancel" if goal.kind == "cancel" else "move"
        return self.luck.choice(("yes", "yes please", f"yes, {yes} it", f"{yes} it", "sure"))


def _clock(moment: datetime) -> str:
    hour = moment.hour % 12 or 12
    return f"{hour}:{moment.minute:02} {'AM' if moment.hour < 12 else 'PM'}"


def _names(moment: datetime, words: str) -> bool:
    return f"November {_ordinal(moment.day)} at {clock_time(moment)}" in words
