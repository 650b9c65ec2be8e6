"""What happened lately: how long turns took, what was said, and what is remarked just now."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from app.desktop.bridge import Bridge
from app.domain.events import Event, Metrics, Notice, Transcript

_TURNS = 20
_LINES = 60


@dataclass(frozen=True, slots=True)
class Latency:
    """The middle and the 95th percentile of some turns, in milliseconds."""

    part: str
    count: int
    middle: float
    high: float


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


def latencies(turns: Iterable[Metrics]) -> tuple[Latency, ...]:
    """Return how long the parts of turns took: words written, reply shown, reply heard."""
    turns = tuple(turns)
    parts = {
        "transcript": [turn.transcript_ms for turn in turns],
        "reply": [turn.reply_text_ms for turn in turns],
        "voice": [turn.reply_audio_ms for turn in turns],
    }
    found = []
    for part, values in parts.items():
        known = sorted(value for value in values if value is not None)
        if known:
            found.append(Latency(part, len(known), _at(known, 0.5), _at(known, 0.95)))
    return tuple(found)


def _at(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
