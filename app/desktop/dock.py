"""The foot of the window: talk button, state in words, text entry, and what is in use."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from app.desktop.composer import Composer
from app.desktop.talk_button import TalkButton
from app.desktop.text import plain_label
from app.domain.events import Phase

STATE_WORDS = {
    Phase.IDLE: "Ready",
    Phase.ARMING: "Getting ready",
    Phase.LISTENING: "Listening",
    Phase.TRANSCRIBING: "Writing down",
    Phase.THINKING: "Thinking",
    Phase.COMMITTING: "Booking",
    Phase.SPEAKING: "Speaking",
}


def hint_words(phase: Phase, *, microphone: bool, typing: bool) -> str:
    """Return what the person can do now, in one short line.

    `typing` tells that a text field has the focus, where the space bar makes spaces.
    """
    match phase:
        case Phase.IDLE if not microphone:
            return "No microphone yet: type below"
        case Phase.IDLE if typing:
            return "Hold the button and speak, or press Return to send"
        case Phase.IDLE:
            return "Hold Space and speak"
        case Phase.ARMING:
            return "Wait a moment before you speak"
        case Phase.LISTENING:
            return "Let go when you are done · Esc cancels"
        case Phase.TRANSCRIBING | Phase.THINKING:
            return "Esc cancels"
        case Phase.COMMITTING:
            return "Writing to the calendar"
        case Phase.SPEAKING:
            return (
                "Esc stops · hold the button to cut in"
                if typing
                else "Esc stops · hold Space to cut in"
            )


class Dock(QFrame):
    """Everything that the person talks and types with."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("dock")
        self._phase = Phase.IDLE
        self._microphone = True
        self._typing = False
        self.talk = TalkButton()
        self.talk.setObjectName("talk")
        self.state = plain_label(role="headline")
        self.state.setObjectName("state")
        self.hint = plain_label(role="caption")
        self.hint.setObjectName("hint")
        self.composer = Composer()
        self.composer.setMaximumWidth(660)
        self.status = plain_label(role="caption")
        self.status.setObjectName("status")
        self.status.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.state)
        words.addWidget(self.hint)
        words.addStretch(1)
        self._speech = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._speech.setSpacing(0)
        self._speech.addWidget(self.talk, 0, Qt.AlignmentFlag.AlignHCenter)
        self._speech.addLayout(words)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.composer, 1000)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 12)
        column.setSpacing(12)
        column.addLayout(self._speech)
        column.addLayout(row)
        column.addWidget(self.status)
        self.state.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._update()

    @property
    def phase(self) -> Phase:
        """Where the turn stands, as shown."""
        return self._phase

    def show_phase(self, phase: Phase) -> None:
        """Show where the turn stands."""
        self._phase = phase
        self.talk.show_phase(phase)
        self._update()

    def show_microphone(self, ready: bool) -> None:
        """Show whether there is a microphone to talk into."""
        self._microphone = ready
        self.talk.show_ready(ready)
        self._update()

    def show_typing(self, typing: bool) -> None:
        """Show whether the keyboard types into a field."""
        self._typing = typing
        self._update()

    def show_status(self, *lines: str) -> None:
        """Show what is in use."""
        self.status.setText("  ·  ".join(line for line in lines if line))

    def _update(self) -> None:
        self.state.setText(STATE_WORDS[self._phase])
        hint = hint_words(self._phase, microphone=self._microphone, typing=self._typing)
        self.hint.setText(hint)
        self.talk.setAccessibleDescription(f"{STATE_WORDS[self._phase]}. {hint}")
