"""Says lasting things about devices once, and takes them back when they are over."""

from __future__ import annotations

from collections.abc import Callable

from app.audio.devices import WORDS
from app.domain.events import DISMISS, Notice


class NoticeBoard:
    """What stands under each topic; listeners hear of changes only. Belongs to one thread."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Notice], None]] = []
        self._standing: dict[str, str] = {}

    def subscribe(self, listener: Callable[[Notice], None]) -> None:
        """Call `listener` with every notice from now on."""
        self._listeners.append(listener)

    def put(self, topic: str, message: str, advice: str = "") -> None:
        """Say something under a topic, unless it stands there already.

        Where there is a device that works, it can be taken note of and put away.
        """
        if self._standing.get(topic, "") != message:
            self._standing[topic] = message
            works = message and topic not in WORDS.values()
            actions = (DISMISS,) if works else ()
            notice = Notice(topic=topic, message=message, advice=advice, actions=actions)
            for listener in self._listeners:
                listener(notice)

    def take_back(self, topic: str) -> None:
        """Take away what stands under a topic."""
        self.put(topic, "")

    def assume(self, topic: str, message: str) -> None:
        """Note that somebody else says this, so that it can be taken back."""
        self._standing[topic] = message
