"""What happened lately: how long turns took, what was said, and what is remarked just now."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, Qt, Signal

from app.desktop.bridge import Bridge
from app.domain.events import Event, Metrics, Notice, Transcript

_TURNS = 20
_LINES = 60


class Recent(QObject):
    """Keeps the last turns and the standing remarks, from the first moment of the window on."""

    remarked = Signal()
    """`notices` or `lasting` is new."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.turns: deque[Metrics] = deque(maxlen=_TURNS)
        self.said: deque[Transcript] = deque(maxlen=_LINES)
        self.notices: dict[str, Notice] = {}
        self.lasting: dict[str, Notice] = {}
        bridge.published.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def remark(self, notice: Notice) -> None:
        """Keep what the window itself found; it stands until that changes, read or not."""
        _put(self.lasting, notice)
        self.remarked.emit()

    def _take(self, event: Event) -> None:
        match event:
            case Metrics():
                self.turns.append(event)
            case Transcript(is_final=True):
                self.said.append(event)
            case Notice():
                _put(self.notices, event)
                self.remarked.emit()


def _put(standing: dict[str, Notice], notice: Notice) -> None:
    if notice.message:
        standing[notice.topic] = notice
    else:
        standing.pop(notice.topic, None)
