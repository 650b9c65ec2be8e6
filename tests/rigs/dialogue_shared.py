"""Makes scripted users of the shared dialogues: their own words for days, times and changes.

The callers of these dialogues talked to other desks, about doctors and hair. Here they book with
this program, on a calendar that is open on all days, with a name and an address of their own.
"""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from dialogue_generator import person
from dialogue_goal import Goal, Host, Interlude, Scenario, When
from dialogue_scenarios import DATA
from dialogue_words import WEEKDAYS, Words

_ZONE = "America/Los_Angeles"
_OPEN = (WEEKDAYS, "06:00", "22:00")
_GRID = 30
"""Minutes between free times of the usual length."""

_MOMENT = frozenset({"appointment_date", "appointment_time", "event_date", "event_time"})


def shared_users() -> list[Scenario]:
    """Return a user for every dialogue in which somebody wants a day and a time."""
    lines = (DATA / "sgd_dialogues.jsonl").read_text(encoding="utf-8").splitlines()
    return list(_users(json.loads(line) for line in lines))


def _users(dialogues: Iterator[dict[str, Any]]) -> Iterator[Scenario]:
    for seed, dialogue in enumerate(dialogues):
        now = dt.datetime.fromisoformat(dialogue["reference"]).replace(
            hour=6, minute=10, tzinfo=ZoneInfo(_ZONE)
        )
        user = _User(dialogue, now, seed)
        if user.goals:
            yield user.scenario()


class _User:
    """One caller, read out of a dialogue."""

    def __init__(self, dialogue: dict[str, Any], now: dt.datetime, seed: int) -> None:
        self._id, self._now, self._seed = dialogue["id"], now, seed
        self._luck = random.Random(seed)  # noqa: S311 - a repeatable play, no secret
        self._words = Words(self._luck, now)
        self._turns = [turn for turn in dialogue["turns"] if turn["speaker"] == "USER"]
        self._name, self._email = person(self._luck)
        self.goals: list[Goal] = []
        self._says: dict[str, list[str]] = {"opening": [self._turns[0]["text"]], "yes": []}
        self._changes: list[Interlude] = []
        self._read()

    def scenario(self) -> Scenario:
        """Return what is to be played."""
        length = self.goals[-1].length
        if length != _GRID:
            self._says["opening"][0] += f" I need {length} minutes."
        return Scenario(
            name=self._id,
            now=self._now,
            zone=_ZONE,
            goal=self.goals[0],
            host=Host(_ZONE, open_weekly=_OPEN),
            seed=self._seed,
            says={key: tuple(lines) for key, lines in self._says.items()},
            interludes=tuple(self._changes),
        )

    def _read(self) -> None:
        moments = [turn["gold"] for turn in self._turns]
        last = moments[-1]
        if "date" not in last or "time" not in last:
            return
        times = [gold["time"] for gold in moments if "time" in gold]
        length = 15 if any(int(time[-2:]) % _GRID for time in times) else _GRID
        before: dict[str, str] = {}
        for place, turn in enumerate(self._turns):
            gold = turn["gold"]
            if _only(turn, "AFFIRM"):
                self._says["yes"].append(turn["text"])
            if gold == before:
                continue
            complete = "date" in before and "time" in before
            if complete:
                self._changes.append(self._change(turn, self._goal(gold, length)))
            elif place:
                missing = "day" if "date" not in before else "time"
                self._says.setdefault(missing, []).append(turn["text"])
            if "date" in gold and "time" in gold:
                self.goals.append(self._goal(gold, length))
            before = gold

    def _goal(self, gold: dict[str, str], length: int) -> Goal:
        day, at = dt.date.fromisoformat(gold["date"]), dt.time.fromisoformat(gold["time"])
        return Goal((When((day,), at, at),), self._name, self._email, length=length)

    def _change(self, turn: dict[str, Any], goal: Goal) -> Interlude:
        """Return a change of mind, in the caller's words where these name what is wanted."""
        text = turn["text"]
        if not any(act["slot"] in _MOMENT for act in turn["acts"] if "slot" in act):
            wish = goal.wishes[0]
            said = self._words.moment(wish.days[0], self._words.time(wish.earliest))
            text = f"no, {said}"
        return Interlude("summary", text, goal=goal)


def _only(turn: dict[str, Any], act: str) -> bool:
    return bool(turn["acts"]) and all(each["act"] == act for each in turn["acts"])
