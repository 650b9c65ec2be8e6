"""The cases that understanding is measured on, and how figures over them are worded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

LANGUAGE_DATA = Path(__file__).resolve().parent.parent / "data" / "language"

Half = Literal["development", "held_out"]


def cases(name: str) -> list[dict[str, Any]]:
    """Return the records of one file of `tests/data/language`, in their order."""
    lines = (LANGUAGE_DATA / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def half_of(name: str) -> Half:
    """Return the half that a case belongs to, told by its id alone.

    Rules are written looking at the first half only; the second tells how they do on others.
    """
    odd = hashlib.sha256(name.encode()).digest()[0] % 2
    return "held_out" if odd else "development"


def percent(judged: Iterable[bool]) -> dict[str, float | int]:
    """Return how many of the cases hold, in percent and counted."""
    all_of_them = list(judged)
    held = sum(all_of_them)
    share = 100 * held / len(all_of_them) if all_of_them else 0.0
    return {"percent": round(share, 2), "held": held, "of": len(all_of_them)}
