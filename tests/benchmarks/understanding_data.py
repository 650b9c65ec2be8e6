"""The cases that understanding is measured on, and how figures over them are worded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

T = TypeVar("T")

LANGUAGE_DATA = Path(__file__).resolve().parent.parent / "data" / "language"

Share = Literal["development", "held_out"]


def cases(name: str) -> list[dict[str, Any]]:
    """Return the records of one file of `tests/data/language`, in their order."""
    lines = (LANGUAGE_DATA / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def share_of(name: str) -> Share:
    """Return the share that a case belongs to, told by its id alone.

    Rules are written looking at the first share, three quarters of all; the rest tells how they do
    on cases that nobody looked at.
    """
    return "held_out" if hashlib.sha256(name.encode()).digest()[0] % 4 == 1 else "development"


def by_share(some: Sequence[T], name: Callable[[T], str]) -> dict[str, list[T]]:
    """Return the cases as `all` and by their share; `name` is what a case is told by."""
    parted: dict[str, list[T]] = {"all": list(some), "development": [], "held_out": []}
    for case in some:
        parted[share_of(name(case))].append(case)
    return parted


def percent(judged: Iterable[bool]) -> dict[str, float | int]:
    """Return how many of the cases hold, in percent and counted."""
    all_of_them = list(judged)
    held = sum(all_of_them)
    share = 100 * held / len(all_of_them) if all_of_them else 0.0
    return {"percent": round(share, 2), "held": held, "of": len(all_of_them)}
