"""Says aloud, through the system's screen reader, what changes while nobody touches it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from app.desktop.language import translated
from app.desktop.words import state_words
from app.domain.events import (
    ErrorOccurred,
    Event,
    HandsFree,
    HandsFreeChanged,
    Hearing,
    HearingChanged,
    Notice,
    Phase,
    StateChanged,
    Transcript,
)
from app.domain.wording import sentences

_TOLD_PHASES = frozenset({Phase.LISTENING, Phase.THINKING, Phase.COMMITTING})
"""The others follow at once or are heard anyway."""


class Announcer(QObject):
    """Turns events into announcements for the screen reader, if one is running.

    State and replies wait until the reader has finished; what went wrong does not.
    """

    announced = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._remarks: dict[str, str] = {}

    def show_event(self, event: Event) -> None:
        """Announce what a person who does not see the window has to know of."""
        match event:
            case StateChanged(phase=phase) if phase in _TOLD_PHASES:
                self._say(state_words(phase))
            case HearingChanged(hearing=Hearing.READY):
                self._say(state_words(Phase.IDLE))
            case HandsFreeChanged(state=HandsFree.LISTENING):
                self._say(self.tr("Listening for you"))
            case HandsFreeChanged(state=HandsFree.RESTING):
                self._say(self.tr("Not listening"))
            case Transcript(hint=True, text=text):
                self._say(translated(text))
            case Transcript(role="agent", is_final=True, text=text):
                self._say(self.tr("Assistant: {words}").format(words=text))
            case Transcript(role="user", is_final=True, text=text):
                self._say(self.tr("You: {words}").format(words=text))
            case ErrorOccurred(message=message, advice=advice):
                self._say(translated(sentences(message, advice)), at_once=True)
            case Notice(topic=topic, message=message, advice=advice):
                # Progress goes on under the same words: they are said once.
                if message and self._remarks.get(topic) != message:
                    self._say(translated(message if event.progress else sentences(message, advice)))
                self._remarks[topic] = message
            case _:
                pass

    def _say(self, words: str, *, at_once: bool = False) -> None:
        if not words:
            return
        self.announced.emit(words)
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._window, words)
            politeness = QAccessible.AnnouncementPoliteness
            event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
            QAccessible.updateAccessibility(event)
