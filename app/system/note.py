"""What a notification says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be told; `key` comes back when it is clicked. A later one replaces its equal."""

    key: str
    title: str
    body: str
