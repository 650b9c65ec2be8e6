"""One fixed moment and a short way to ask what a sentence means."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from app.domain.booking import Slot
from app.language.understanding import understand
from app.language.values import Expecting, Understanding

ZONE = "Europe/Berlin"
MONDAY = datetime(2026, 11, 23, 9, 10, tzinfo=ZoneInfo(ZONE))


def read(
    text: str,
    expecting: Expecting | None = None,
    *,
    offered: tuple[time, ...] = (),
    now: datetime = MONDAY,
) -> Understanding:
    day = now.astimezone(ZoneInfo(ZONE)).date()
    slots = tuple(Slot(datetime.combine(day, at, ZoneInfo(ZONE)), "") for at in offered)
    return understand(text, now=now, time_zone=ZONE, expecting=expecting, offered=slots)


def day_of(said: Understanding) -> str | None:
    return said.date.value.isoformat() if said.date else None


def time_of(said: Understanding) -> str | None:
    return f"{said.time.value:%H:%M}" if said.time else None
