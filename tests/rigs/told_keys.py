"""Takes note of what the listener to a key from any window is told."""

from __future__ import annotations

import queue

from app.system.global_key import KeyListener


class Told:
    """What the listener was told, in order."""

    def __init__(self) -> None:
        self.calls: queue.Queue[str] = queue.Queue()
        self.listener = KeyListener(
            lambda: self.calls.put("pressed"),
            lambda: self.calls.put("released"),
            lambda: self.calls.put("lost"),
        )

    def next(self) -> str:
        """Return the next call, once it is there."""
        return self.calls.get(timeout=10)

    def all(self) -> list[str]:
        """Return the calls that are there by now."""
        found = []
        while not self.calls.empty():
            found.append(self.calls.get())
        return found
