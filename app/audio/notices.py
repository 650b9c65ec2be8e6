"""Says lasting things about devices once, and takes them back when they are over."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.events import Notice


class NoticeBoard:
    """What stands under each topic; listeners hear of changes only. Belongs to one thread."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Notice], None]] = []
        self._standing: dict[str, str] = {}

    def subscribe(self, listener: Callable[[Notice], None]) -> None:
        """Call `listener` with every notice from now on."""
        self._listeners.append(listener)

    def put(self, topic: str, message: str, advice: str = "") -> None:
        """Say something under a topic, unless it stands there already."""
        if self._standing.get(topic, "") != message:
            self._standing[topic] = message
            for listener in self._listeners:
                listener(Notice(topic=topic, message=message, advice=advice))

    def take_back(self, topic: str) -> None:
        """Take away what stands under a topic."""
        self.put(topic, "")

    def assume(self, topic: str, message: str) -> None:
        """Note that somebody else says this, so that it can be taken back."""
        self._standing[topic] = message
