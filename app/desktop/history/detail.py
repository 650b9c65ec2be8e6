"""One conversation to read: its lines, what was booked, and how long the answers took."""

from __future__ import annotations

import time
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.desktop.history.lines import HistoryLine
from app.desktop.history.lines_page import ConversationLines
from app.desktop.history.wording import cut, day_words, title_words
from app.desktop.icons import IconButton
from app.desktop.language import say
from app.desktop.text import plain_label
from app.desktop.words import agent_line, calendar_line, clock_words
from app.domain.events import ConversationOpened
from app.domain.history import ConversationSummary, HeldConversation

_MOST_ROUNDS = 10
_LONGEST_TITLE = 60
"""Characters; the whole sentence is the first of the lines below."""

_SLICE = 0.006
"""Seconds of building after which the window gets to do something else."""


class ConversationDetail(QWidget):
    """Shows one conversation, built in slices, so that nothing stands still meanwhile."""

    back_wanted = Signal()
    delete_wanted = Signal()
    export_wanted = Signal()
    play_wanted = Signal(object)
    """The ids of the sounds to be heard; empty to stop."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("historyDetail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._page: ConversationLines | None = None
        self._stay_at = 0
        self._area = QScrollArea()
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._build_on)
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
        """Whether all of the conversation is there, and seen."""
        return not self._slices.isActive() and self._area.updatesEnabled()

    def show_narrow(self, narrow: bool) -> None:
        """Offer the way back where the list is not beside."""
        self._back.setVisible(narrow)

    def take_focus(self) -> None:
        """Put the focus where reading goes on."""
        (self._back if self._back.isVisible() else self._area).setFocus()

    def show_conversation(self, held: HeldConversation) -> None:
        """Show a conversation from its beginning, or from what was searched for."""
        self._slices.stop()
        summary = held.summary
        goes_on = self._page is not None and self._page.conversation == summary.id
        self._stay_at = self._area.verticalScrollBar().value() if goes_on else 0
        self._title.setText(cut(title_words(summary), _LONGEST_TITLE))
        self._caption.setText(_facts(summary))
        # Lines take their height one after the other; they are seen once all of them have it.
        self._area.setUpdatesEnabled(False)
        # The old page goes as a whole: taken apart, each of its widgets would be dressed anew.
        self._page = ConversationLines(held)
        self._page.play_wanted.connect(self.play_wanted)
        self._page.begun.connect(self._slices.start)
        self._area.setWidget(self._page)
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
        area = self._area
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        say(area.setAccessibleName, lambda: self.tr("What was said"), on=area)
        return area

    def _build_on(self) -> None:
        page = self._page
        end = time.perf_counter() + _SLICE
        while page is not None and time.perf_counter() < end:
            if not page.build_one():
                self._slices.stop()
                QTimer.singleShot(0, page, self._show_settled)
                return

    def _show_settled(self, rounds: int = _MOST_ROUNDS) -> None:
        """Show the lines once each has the height that it needs, which takes some rounds."""
        page = self._page
        if page is None:
            return
        if rounds and page.height() < page.heightForWidth(page.width()):
            QTimer.singleShot(0, page, lambda: self._show_settled(rounds - 1))
            return
        self._area.setUpdatesEnabled(True)
        if (found := page.take_found()) is not None:
            self._area.ensureWidgetVisible(found, 0, 80)
        elif self._stay_at:
            self._area.verticalScrollBar().setValue(self._stay_at)
            self._stay_at = 0


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
