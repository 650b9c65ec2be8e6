"""What was said, line by line: words, when, how soon, and the sound where it is kept."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from app.desktop.bubble import BubbleFrame
from app.desktop.history.wording import change_words, seconds_words
from app.desktop.icons import Icon, IconButton
from app.desktop.plain_text import PlainText
from app.desktop.text import plain_label
from app.desktop.words import clock_words
from app.domain.history import BookingNote, KeptSound, Line, Marks


class HistoryLine(QWidget):
    """One bubble, as in the conversation itself; what was searched for is marked in it."""

    play_wanted = Signal(object)
    """The ids of the sounds to be heard; empty to stop."""

    def __init__(
        self,
        line: Line,
        time_zone: str,
        sounds: tuple[KeptSound, ...] = (),
        answered_ms: float | None = None,
    ) -> None:
        super().__init__()
        self.line = line
        self.sounds = tuple(sound.id for sound in sounds)
        self._colour = QColor(Qt.GlobalColor.yellow)
        self._plays = False
        self._text = PlainText(line.text)
        self._caption = plain_label(role="caption", wrap=False)
        self._caption.setText(_caption(line, time_zone, answered_ms))
        self._caption.setContentsMargins(2, 0, 4, 0)
        self.play = IconButton("play", "", role="ghost", side=18)
        self.play.setObjectName("play")
        if not sounds:
            self.play.hide()
        self.play.clicked.connect(self._clicked)
        self.show_playing(False)
        frame = BubbleFrame()
        frame.setProperty("role", line.role)
        # What was taken back is as pale as words that are not settled.
        frame.setProperty("live", line.taken_back)
        inner = QVBoxLayout(frame)
        inner.addWidget(self._text)
        row = QHBoxLayout()
        row.setSpacing(4)
        column = QVBoxLayout(self)
        column.setSpacing(2)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        if line.role == "user":
            inner.setContentsMargins(16, 11, 16, 8)
            row.addSpacing(16)
            row.addStretch(1)
            row.addWidget(self.play)
            row.addWidget(frame)
            column.addWidget(self._caption, 0, Qt.AlignmentFlag.AlignRight)
        else:
            inner.setContentsMargins(2, 2, 2, 2)
            row.addWidget(frame, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(self.play)
            row.addStretch(1)
            column.addWidget(self._caption, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(f"{_speaker(line)}: {line.text}")

    def show_playing(self, plays: bool) -> None:
        """Offer to stop what plays, or to play it."""
        self._plays = plays
        words = self.tr("Stop") if plays else self.tr("Hear this again")
        self.play.show_icon("stop" if plays else "play")
        self.play.setToolTip(words)
        self.play.setAccessibleName(words)

    def _clicked(self) -> None:
        self.play_wanted.emit(() if self._plays else self.sounds)

    def _mark(self, marks: Marks) -> None:
        selections = []
        for start, end in marks:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._text.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            found = QTextCharFormat()
            found.setBackground(self._colour)
            selection.cursor = cursor
            selection.format = found
            selections.append(selection)
        self._text.setExtraSelections(selections)

    def _get_mark(self) -> QColor:
        return self._colour

    def _set_mark(self, colour: QColor) -> None:
        self._colour = colour
        self._mark(self.line.marks)

    mark = Property(QColor, _get_mark, _set_mark)


class BookingLine(QWidget):
    """A booking that was made or changed at this place of the conversation."""

    def __init__(self, note: BookingNote, time_zone: str) -> None:
        super().__init__()
        words = change_words(note, time_zone)
        text = f"{words} · {note.title}" if note.title else words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        cancelled = note.change == "cancelled"
        icon = Icon(
            "cross" if cancelled else "check",
            tone="muted" if cancelled else "success",
            side=16,
            ground=28,
        )
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        label = plain_label(text, role="strong")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(label, 1)
        self.setAccessibleName(text)


def remark(line: Line) -> QLabel:
    """Return the program's own quiet remark, such as that nothing was heard."""
    return plain_label(line.text, role="caption")


def _caption(line: Line, time_zone: str, answered_ms: float | None) -> str:
    at = clock_words(line.at.astimezone(ZoneInfo(time_zone)))
    if line.taken_back:
        return QCoreApplication.translate("History", "{time} · corrected later").format(time=at)
    if answered_ms is None:
        return at
    words = QCoreApplication.translate("History", "{time} · answered after {seconds}")
    return words.format(time=at, seconds=seconds_words(answered_ms))


def _speaker(line: Line) -> str:
    if line.role == "user":
        return QCoreApplication.translate("History", "You")
    return QCoreApplication.translate("History", "Assistant")
