"""Makes many things one by one, each in a turn of the event loop of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer


class Piecework(QObject):
    """Steps still to be taken; those that come later take the place of what is left."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._take_one)

    def begin(self, steps: Iterable[Callable[[], object]]) -> None:
        """Take these steps, and none of those that are left."""
        self._steps = deque(steps)
        self._turn.start(0)

    def _take_one(self) -> None:
        if self._steps:
            self._steps.popleft()()
            self._turn.start(0)
