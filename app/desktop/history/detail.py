"""One conversation to read: its lines, what was booked, and how long the answers took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.desktop.history.chart import LatencyChart
from app.desktop.history.lines import BookingLine, HistoryLine, remark
from app.desktop.history.wording import day_words, title_words
from app.desktop.icons import IconButton
from app.desktop.language import say
from app.desktop.text import plain_label
from app.desktop.words import agent_line, calendar_line, clock_words
from app.domain.events import ConversationOpened
from app.domain.history import BookingNote, ConversationSummary, HeldConversation
from app.domain.latency import stages_of

_WIDEST = 660
_SLICE = 0.006
"""Seconds of building after which the window gets to do something else."""


class ConversationDetail(QWidget):
    """Shows one conversation; long ones are built in slices, so that nothing stands still."""

    back_wanted = Signal()
    delete_wanted = Signal()
    export_wanted = Signal()
    play_wanted = Signal(object)
    """The ids of the sounds to be heard; empty to stop."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("historyDetail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._building: Iterator[None] = iter(())
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._build_on)
        self._first_mark: HistoryLine | None = None
        self._column = QVBoxLayout()
        self._back = IconButton("back", lambda: self.tr("Back to the list"), role="ghost")
        self._back.setObjectName("back")
        self._title = plain_label(role="headline")
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._caption = plain_label(role="caption")
        self._export = IconButton("export", lambda: self.tr("Save as a file"), role="ghost")
        self._export.setObjectName("export")
        self._delete = IconButton(
            "trash", lambda: self.tr("Delete this conversation"), role="ghost"
        )
        self._delete.setObjectName("delete")
        self._back.clicked.connect(self.back_wanted)
        self._export.clicked.connect(self.export_wanted)
        self._delete.clicked.connect(self.delete_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._scrolling(), 1)
        self.show_narrow(False)

    @property
    def lines(self) -> list[HistoryLine]:
        """The lines that are there by now."""
        return self.findChildren(HistoryLine)

    @property
    def is_complete(self) -> bool:
        """Whether all of the conversation is there."""
        return not self._slices.isActive()

    def show_narrow(self, narrow: bool) -> None:
        """Offer the way back where the list is not beside."""
        self._back.setVisible(narrow)

    def take_focus(self) -> None:
        """Put the focus where reading goes on."""
        (self._back if self._back.isVisible() else self._area).setFocus()

    def show_conversation(self, held: HeldConversation) -> None:
        """Show a conversation from its beginning, or from what was searched for."""
        self._clear()
        summary = held.summary
        self._title.setText(title_words(summary))
        self._caption.setText(_facts(summary))
        self._building = self._build(held)
        self._slices.start()
        self._build_on()

    def show_playing(self, sounds: tuple[int, ...]) -> None:
        """Show which line is heard now; none where `sounds` is empty."""
        for line in self.lines:
            line.show_playing(bool(sounds) and line.sounds == sounds)

    # Building -----------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._caption)
        row = QHBoxLayout()
        row.setContentsMargins(20, 16, 12, 12)
        row.setSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._back, 0, top)
        row.addLayout(words, 1)
        row.addWidget(self._export, 0, top)
        row.addWidget(self._delete, 0, top)
        return row

    def _scrolling(self) -> QScrollArea:
        page = QWidget()
        page.setObjectName("historyLines")
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 4, 0, 24)
        self._column.setSpacing(12)
        row = QHBoxLayout(page)
        row.setContentsMargins(20, 0, 12, 0)
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        say(area.setAccessibleName, lambda: self.tr("What was said"), on=area)
        area.setWidget(page)
        return area

    def _clear(self) -> None:
        self._slices.stop()
        self._first_mark = None
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self._area.verticalScrollBar().setValue(0)

    def _build_on(self) -> None:
        end = time.perf_counter() + _SLICE
        while time.perf_counter() < end:
            if next(self._building, self) is self:
                self._slices.stop()
                self._column.addStretch(1)
                if self._first_mark is not None:
                    QTimer.singleShot(0, self, self._show_first_mark)
                return

    def _show_first_mark(self) -> None:
        if self._first_mark is not None:
            self._area.ensureWidgetVisible(self._first_mark, 0, 80)

    def _build(self, held: HeldConversation) -> Iterator[None]:
        zone = held.summary.time_zone
        answered = {
            turn.number: stages_of(turn).total
            for turn in held.turns
            if turn.reply_text_ms is not None
        }
        bookings: dict[int, list[BookingNote]] = {}
        for note in held.bookings:
            bookings.setdefault(note.turn, []).append(note)
        last_of_turn = {line.turn: place for place, line in enumerate(held.lines)}
        heard: set[int] = set()
        for place, line in enumerate(held.lines):
            if line.hint:
                self._column.addWidget(remark(line))
            else:
                sounds = tuple(
                    sound
                    for sound in held.sounds
                    if (sound.turn, sound.role) == (line.turn, line.role) and sound.id not in heard
                )
                heard.update(sound.id for sound in sounds)
                took = answered.pop(line.turn, None) if line.role == "agent" else None
                bubble = HistoryLine(line, zone, sounds, took)
                bubble.play_wanted.connect(self.play_wanted)
                self._column.addWidget(bubble)
                if line.marks and self._first_mark is None:
                    self._first_mark = bubble
            if last_of_turn[line.turn] == place:
                for note in bookings.get(line.turn, ()):
                    self._column.addWidget(BookingLine(note, zone))
            yield
        if held.turns:
            self._column.addSpacing(12)
            self._column.addWidget(plain_label(self.tr("Response times"), role="strong"))
            self._column.addWidget(LatencyChart(held.turns))
            yield


def _facts(summary: ConversationSummary) -> str:
    zone = ZoneInfo(summary.time_zone)
    began, ended = summary.began.astimezone(zone), summary.ended.astimezone(zone)
    hours = clock_words(began)
    if clock_words(ended) != hours:
        hours = f"{hours} – {clock_words(ended)}"
    held_with = ConversationOpened(
        calendar=summary.calendar, agent=summary.agent, time_zone=summary.time_zone
    )
    return " · ".join(
        (f"{day_words(began)}, {hours}", calendar_line(held_with), agent_line(held_with))
    )
