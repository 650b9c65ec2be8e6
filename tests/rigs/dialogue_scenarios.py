"""Reads the hand-written scenarios, and users made from whole dialogues of other people."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from dialogue_goal import MOST_TURNS, Goal, Host, Interlude, Scenario, When

DATA = Path(__file__).resolve().parents[1] / "data" / "language"
_NOW = "2026-11-23T09:10"
_ZONE = "Europe/Berlin"
_NAME, _EMAIL = "Maria Lopez", "maria.lopez@example.com"


def hand_written(folder: Path = DATA / "scenarios") -> list[Scenario]:
    """Return every scenario of the folder's TOML files, named by file and title."""
    found: list[Scenario] = []
    for path in sorted(folder.glob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]:
            found.append(_scenario(path.stem, table, seed=len(found)))
    return found


def _scenario(group: str, table: dict[str, Any], *, seed: int) -> Scenario:
    zone = table.get("zone", _ZONE)
    goal = Goal(
        wishes=tuple(_when(wish) for wish in (table, *table.get("else", ())) if "day" in wish),
        name=table.get("name", _NAME),
        email=table.get("email", _EMAIL),
        notes=table.get("notes", ""),
        length=table.get("length", 30),
        answers=table.get("answers", {}),
    )
    return Scenario(
        name=f"{group}: {table['title']}",
        now=dt.datetime.fromisoformat(table.get("now", _NOW)).replace(tzinfo=ZoneInfo(zone)),
        zone=zone,
        goal=goal,
        host=Host(
            zone=_ZONE,
            busy=tuple(
                (dt.datetime.fromisoformat(begin), dt.datetime.fromisoformat(end))
                for begin, end in table.get("busy", ())
            ),
            taken_at_yes=table.get("taken_at_yes", False),
            event_type=table.get("event_type", 1),
        ),
        seed=seed,
        says={key: tuple(lines) for key, lines in table.get("says", {}).items()},
        interludes=_interludes(table.get("interlude", ()), goal),
        noise=table.get("noise", "none"),
        picks=table.get("picks", "time"),
        books=table.get("books", True),
        typed=table.get("typed", False),
        leaves_after=table.get("leaves_after", MOST_TURNS),
    )


def _when(table: dict[str, Any]) -> When:
    days = tuple(dt.date.fromisoformat(day) for day in table["day"])
    if "time" in table:
        at = dt.time.fromisoformat(table["time"])
        return When(days, at, at)
    return When(days, dt.time.fromisoformat(table["from"]), dt.time.fromisoformat(table["until"]))


def _interludes(tables: list[dict[str, Any]], goal: Goal) -> tuple[Interlude, ...]:
    """Return the interludes; each change of the goal goes on from the one before."""
    found = []
    for table in tables:
        changed = _changed(goal, table)
        found.append(
            Interlude(
                when=table["when"],
                says=table.get("says", ""),
                act=table.get("act", "say"),
                then=table.get("then", ""),
                goal=None if changed == goal else changed,
            )
        )
        goal = changed
    return tuple(found)


def _changed(goal: Goal, table: dict[str, Any]) -> Goal:
    wish = goal.wishes[0] if goal.wishes else None
    if wish is not None and "day" in table:
        wish = replace(wish, days=tuple(dt.date.fromisoformat(day) for day in table["day"]))
    if wish is not None and "time" in table:
        at = dt.time.fromisoformat(table["time"])
        wish = replace(wish, earliest=at, latest=at)
    return replace(
        goal,
        wishes=(wish, *goal.wishes[1:]) if wish is not None else (),
        **{key: table[key] for key in ("name", "email", "notes", "length") if key in table},
    )
