"""What scrolls: the lines of one conversation, a part of them at a time, and the chart below."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.desktop.history.chart import LatencyChart
from app.desktop.history.lines import BookingLine, HistoryLine, remark
from app.desktop.language import say
from app.desktop.text import plain_label
from app.domain.history import BookingNote, HeldConversation, KeptSound, Line
from app.domain.latency import stages_of

AT_ONCE = 30
"""Lines that are made at once; a conversation may have hundreds, and each is several widgets."""

_BEFORE_FOUND = 6
_WIDEST = 660


class ConversationLines(QWidget):
    """Made line by line through `build_one`, so that its owner decides when there is time."""

    play_wanted = Signal(object)
    """The ids of the sounds to be heard; empty to stop."""

    begun = Signal()
    """There is more to build: somebody wants to see more of the conversation."""

    def __init__(self, held: HeldConversation) -> None:
        super().__init__()
        self.setObjectName("historyLines")
        self._held = held
        self._found: HistoryLine | None = None
        self._work: deque[Callable[[], None]] = deque()
        self._answered = {
            turn.number: stages_of(turn).total
            for turn in held.turns
            if turn.reply_text_ms is not None
        }
        self._earlier = self._link(lambda: self.tr("Show what was said before"), self._show_earlier)
        self._later = self._link(lambda: self.tr("Show what was said next"), self._show_later)
        self._earlier.setObjectName("earlier")
        self._later.setObjectName("later")
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 4, 0, 24)
        self._column.setSpacing(12)
        self._column.addWidget(self._earlier)
        self._column.addWidget(self._later)
        self._column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        found = next((place for place, line in enumerate(held.lines) if line.marks), 0)
        self._first = max(0, found - _BEFORE_FOUND) if found >= AT_ONCE else 0
        self._last = self._first
        self._show_later()
        if held.turns:
            self._work.append(self._add_chart)

    @property
    def conversation(self) -> int:
        """The id of the conversation."""
        return self._held.summary.id

    def build_one(self) -> bool:
        """Make one more piece; False once all that is wanted is there."""
        if self._work:
            self._work.popleft()()
        return bool(self._work)

    def take_found(self) -> HistoryLine | None:
        """Return, once, the first line that holds what was searched for."""
        found, self._found = self._found, None
        return found

    def _show_later(self) -> None:
        end = min(self._last + AT_ONCE, len(self._held.lines))
        for place in range(self._last, end):
            self._work.append(partial(self._add_later, place))
        self._last = end
        self._tell_rest()

    def _show_earlier(self) -> None:
        start = max(0, self._first - AT_ONCE)
        for place in range(self._first - 1, start - 1, -1):
            self._work.append(partial(self._add, place, 1))
        self._first = start
        self._tell_rest()

    def _tell_rest(self) -> None:
        self._earlier.setVisible(self._first > 0)
        self._later.setVisible(self._last < len(self._held.lines))
        self.begun.emit()

    def _add_later(self, place: int) -> None:
        self._add(place, self._later_place())

    def _later_place(self) -> int:
        return self._column.indexOf(self._later)

    def _add(self, place: int, at: int) -> None:
        line = self._held.lines[place]
        zone = self._held.summary.time_zone
        notes = [BookingLine(note, zone) for note in self._bookings_behind(place)]
        for widget in (self._line(place, line), *notes):
            self._column.insertWidget(at, widget)
            at += 1

    def _line(self, place: int, line: Line) -> QWidget:
        if line.hint:
            return remark(line)
        is_first = not any(
            (before.turn, before.role) == (line.turn, line.role)
            for before in self._held.lines[max(0, place - 4) : place]
        )
        took = self._answered.get(line.turn) if line.role == "agent" and is_first else None
        sounds = self._sounds_of(line) if is_first else ()
        bubble = HistoryLine(line, self._held.summary.time_zone, sounds, took)
        bubble.play_wanted.connect(self.play_wanted)
        if line.marks and self._found is None:
            self._found = bubble
        return bubble

    def _sounds_of(self, line: Line) -> tuple[KeptSound, ...]:
        return tuple(
            sound
            for sound in self._held.sounds
            if (sound.turn, sound.role) == (line.turn, line.role)
        )

    def _bookings_behind(self, place: int) -> list[BookingNote]:
        lines = self._held.lines
        turn = lines[place].turn
        if place + 1 < len(lines) and lines[place + 1].turn == turn:
            return []
        return [note for note in self._held.bookings if note.turn == turn]

    def _add_chart(self) -> None:
        heading = plain_label(lambda: self.tr("Response times"), role="strong")
        at = self._later_place() + 1
        self._column.insertSpacing(at, 12)
        self._column.insertWidget(at + 1, heading)
        self._column.insertWidget(at + 2, LatencyChart(self._held.turns))

    def _link(self, words: Callable[[], str], then: Callable[[], None]) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "link")
        say(button.setText, words, on=button)
        button.clicked.connect(then)
        return button
