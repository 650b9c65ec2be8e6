"""People who book in German, each from a seed: what they want, and what they say to get it."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from german_grammar import (
    ANSWERS,
    DAYS,
    MONTHS,
    NO_ANSWERS,
    TODAY,
    addresses,
    development_time,
    held_out_time,
)
from understanding_data import Share

MOST_TURNS = 18
_FARTHEST = timedelta(days=40)
_OPENINGS = (
    "Guten Tag, ich hätte gern einen Termin {day} {time}.", "Ich brauche einen Termin {day}.",
    "Hallo!", "Kann ich {day} {time} kommen?", "Ich möchte einen Termin buchen.",
    "{day} {time} bitte, mein Name ist {name}, {email}.", "Haben Sie {day} etwas frei?",
    "Guten Morgen, {wrong} {time}, ach nein, ich meine {day}.",
)  # fmt: skip
_NAMES = (
    "Anna Müller", "Peter Schmidt", "Julia von Berg", "Karl-Heinz Krause", "Sabine Özdemir",
    "Lena Groß", "Jörg Schäfer", "Maria dos Santos",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Goal:
    """What somebody wants booked, and how they say it."""

    day: date
    at: time
    name: str
    email: str
    day_said: str
    time_said: str
    email_said: str
    wrong_said: str


class GermanUser:
    """Says one thing after the other; `luck` chooses words, doubts and slips."""

    def __init__(self, seed: int) -> None:
        self._luck = random.Random(seed)  # noqa: S311 (the same person each time)
        self._half: Share = "development" if seed % 2 else "held_out"
        self.goal = self._wanted(seed)
        self._doubts = self._luck.choice((0, 0, 1, 1, 2))

    def opening(self) -> str:
        """Return the first words."""
        goal = self.goal
        words = self._luck.choice(_OPENINGS).format(
            day=goal.day_said, time=goal.time_said, name=goal.name, email=goal.email_said,
            wrong=goal.wrong_said,
        )  # fmt: skip
        return words[:1].upper() + words[1:]

    def answer(self, heard: str) -> str:
        """Answer what the program said last."""
        goal, luck = self.goal, self._luck
        if "Soll ich den Termin buchen?" in heard:
            if wrong := self._wrong_in(heard):
                return wrong
            if self._doubts:
                self._doubts -= 1
                kinds = (ANSWERS[self._half]["unsure"], NO_ANSWERS[self._half])
                return luck.choice(luck.choice(kinds))
            return luck.choice(ANSWERS[self._half]["yes"])
        question = re.split(r"(?<=[.!?]) ", heard)[-1]
        if "Was soll ich ändern" in heard or "Was möchten Sie ändern" in heard:
            return f"nichts, {goal.day_said} {goal.time_said} ist richtig"
        if "E-Mail" in question:
            return goal.email_said
        if re.search(r"\bNamen?\b", question):
            return luck.choice((goal.name, f"Mein Name ist {goal.name}.", f"{goal.name}, bitte"))
        if "Meinen Sie" in question:
            return f"den {goal.day.day}. {MONTHS[goal.day.month - 1]}"
        if "Tag" in question:
            return luck.choice((goal.day_said, f"{goal.day_said}, bitte"))
        if f"den {goal.day.day}. {MONTHS[goal.day.month - 1]}" in heard:
            return luck.choice((goal.time_said, f"{goal.time_said}, bitte"))
        return f"{goal.day_said} {goal.time_said}"

    def _wrong_in(self, summary: str) -> str:
        goal = self.goal
        if f"den {goal.day.day}. {MONTHS[goal.day.month - 1]}" not in summary:
            return f"Nein, {goal.day_said}."
        if f"um {goal.at.hour}:{goal.at.minute:02} Uhr" not in summary:
            return f"Nein, {goal.time_said}."
        if f" {goal.email}." not in summary:
            return f"Nein, die E-Mail ist falsch. {goal.email_said}"
        if f"Für {goal.name}," not in summary:
            return f"Nein, mein Name ist {goal.name}."
        return ""

    def _wanted(self, seed: int) -> Goal:
        luck = self._luck
        day_said, day = self._bookable_day()
        wrong_said, wrong = self._bookable_day()
        while wrong == day:
            wrong_said, wrong = self._bookable_day()
        write = held_out_time if self._half == "held_out" else development_time
        time_said, at = write(luck)
        while at.minute not in (0, 30) or not 9 <= at.hour < 17:
            time_said, at = write(luck)
        (dictation,) = addresses(self._half, seed, 1)
        return Goal(
            day, at, luck.choice(_NAMES), dictation.address, day_said, time_said, dictation.said,
            wrong_said,
        )  # fmt: skip

    def _bookable_day(self) -> tuple[str, date]:
        while True:
            said, day = self._luck.choice(DAYS[self._half])(self._luck)
            if TODAY < day <= TODAY + _FARTHEST and day.weekday() < 5:
                return said, day
