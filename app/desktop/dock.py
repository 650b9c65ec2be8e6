"""The foot of the window: talk button, state in words, text entry, and what is in use."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.desktop.composer import Composer
from app.desktop.icons import IconButton
from app.desktop.language import Words, retell
from app.desktop.restyle import set_property
from app.desktop.talk_button import TalkButton
from app.desktop.text import plain_label
from app.desktop.words import state_words
from app.domain.events import HandsFree, Hearing, Phase

_SLOT = 40
_NARROW = 520
"""Width in logical pixels under which the hint does not fit into a line beside the button."""

_CAN_STOP = frozenset(
    {Phase.ARMING, Phase.LISTENING, Phase.TRANSCRIBING, Phase.THINKING, Phase.SPEAKING}
)
"""Where stopping still changes something: a write on its way to the calendar is not stopped."""


def hint_words(
    phase: Phase,
    *,
    deaf: str,
    typing: bool,
    hands_free: bool,
    sends: bool = True,
    by_voice: bool = False,
    hearing: Hearing = Hearing.READY,
) -> str:
    """Return what the person can do now, in one short line.

    `deaf` says why nothing can be heard yet, or nothing. `typing` tells that a text field has the
    focus, where the space bar makes spaces, `sends` that it is the entry, where Return sends;
    `hands_free` that nothing is held while talking;
    `by_voice` that a voice alone begins, or has begun, what is heard. `hearing` is how far the
    program has got with being able to hear.
    """
    translate = QCoreApplication.translate
    match phase:
        case Phase.IDLE if deaf:
            return translate("Dock", "Type below meanwhile")
        case Phase.IDLE if hearing is Hearing.STARTING:
            return translate("Dock", "Wait a moment before you speak")
        case Phase.IDLE if by_voice:
            return translate("Dock", "Just speak · Esc pauses")
        case Phase.IDLE if typing and sends:
            return translate("Dock", "Hold the button to speak · Return sends")
        case Phase.IDLE if typing:
            return translate("Dock", "Hold the button to speak")
        case Phase.IDLE if hearing is Hearing.LOADING:
            return translate("Dock", "Hold Space and speak: what you say is kept")
        case Phase.IDLE:
            return translate("Dock", "Hold Space and speak")
        case Phase.ARMING:
            return translate("Dock", "Wait a moment before you speak")
        case Phase.LISTENING if by_voice:
            return translate("Dock", "Pause when you are done · Esc cancels")
        case Phase.LISTENING if hands_free:
            return translate("Dock", "Press again when you are done · Esc cancels")
        case Phase.LISTENING:
            return translate("Dock", "Let go when you are done · Esc cancels")
        case Phase.TRANSCRIBING if hearing is Hearing.LOADING:
            return translate("Dock", "Recorded · written down in a moment · Esc cancels")
        case Phase.TRANSCRIBING | Phase.THINKING:
            return translate("Dock", "Esc cancels")
        case Phase.COMMITTING:
            return translate("Dock", "Writing to the calendar")
        case Phase.SPEAKING if typing:
            return translate("Dock", "Esc stops · hold the button to cut in")
        case Phase.SPEAKING:
            return translate("Dock", "Esc stops · hold Space to cut in")


class Dock(QFrame):
    """Everything that the person talks and types with."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("dock")
        self._phase = Phase.IDLE
        self._deaf = ""
        self._typing = False
        self._sends = False
        self._hands_free = False
        self._by_itself = HandsFree.OFF
        self._by_voice = False
        self._hearing = Hearing.READY
        self.talk = TalkButton()
        self.talk.setObjectName("talk")
        self.state = plain_label(role="headline")
        self.state.setObjectName("state")
        self.hint = plain_label(role="caption", wrap=False)
        self.hint.setObjectName("hint")
        self.composer = Composer()
        self.composer.setMaximumWidth(660)
        self.status = plain_label(role="caption")
        self.status.setObjectName("status")
        self.status.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.replay = self._side_button("replay", lambda: self.tr("Say the last reply again"))
        self.stop = self._side_button("stop", lambda: self.tr("Stop"))
        self._compact = False
        self._can_replay = False
        self._speaking = False
        self._lay_speech_out()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.composer, 1000)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 6, 24, 12)
        column.setSpacing(12)
        column.addLayout(self._speech)
        column.addLayout(row)
        column.addWidget(self.status)
        # From the talk button the tab key leads to the entry, whatever goes on.
        QWidget.setTabOrder(self.replay, self.stop)
        QWidget.setTabOrder(self.stop, self.talk)
        self.show_compact(False)
        retell(self, self._update)

    def _lay_speech_out(self) -> None:
        """Put talk button, words, and what stops and repeats into their places."""
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._words.addStretch(1)
        self._words.addWidget(self.state)
        self._words.addWidget(self.hint)
        self._words.addStretch(1)
        # One place for both, since only one of them is of use at a time; its room is always kept.
        self._slot = QWidget()
        self._slot.setFixedSize(_SLOT, _SLOT)
        slot = QStackedLayout(self._slot)
        slot.setStackingMode(QStackedLayout.StackingMode.StackAll)
        slot.addWidget(self.replay)
        slot.addWidget(self.stop)
        self._balance = QWidget()
        self._balance.setFixedSize(_SLOT, 1)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(12)
        self._middle.addWidget(self._balance)
        self._middle.addWidget(self.talk)
        self._middle.addWidget(self._slot, 0, Qt.AlignmentFlag.AlignVCenter)
        self._speech = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._speech.addStretch(1)
        self._speech.addLayout(self._middle)
        self._speech.setAlignment(self._middle, Qt.AlignmentFlag.AlignCenter)
        self._speech.addLayout(self._words)
        self._speech.addStretch(1)

    @property
    def phase(self) -> Phase:
        """Where the turn stands, as shown."""
        return self._phase

    def show_phase(self, phase: Phase) -> None:
        """Show where the turn stands."""
        self._phase = phase
        self.talk.show_phase(phase)
        self._update()

    def show_speaking(self, speaking: bool) -> None:
        """Show whether a reply is heard, also one that is only repeated."""
        self._speaking = speaking
        self._can_replay = True
        self._update()

    def _side_button(self, name: str, words: Words) -> IconButton:
        button = IconButton(name, words, role="quiet", side=20)
        button.setObjectName(name)
        return button

    def show_compact(self, compact: bool) -> None:
        """Put the words beside the button, for a low window."""
        self._compact = compact
        self.talk.show_small(compact)
        self._balance.setVisible(not compact)
        self._middle.removeWidget(self._slot)
        self._speech.removeWidget(self._slot)
        place = Qt.AlignmentFlag.AlignVCenter
        if compact:
            self._speech.insertWidget(self._speech.count() - 1, self._slot, 0, place)
        else:
            self._middle.addWidget(self._slot, 0, place)
        self._fit()
        directions = QBoxLayout.Direction
        self._speech.setDirection(directions.LeftToRight if compact else directions.TopToBottom)
        self._speech.setSpacing(12 if compact else 0)
        side = Qt.AlignmentFlag.AlignLeft if compact else Qt.AlignmentFlag.AlignHCenter
        self.state.setAlignment(side)
        self.hint.setAlignment(side)

    def _fit(self) -> None:
        """Break the hint into lines where there is no room beside the button."""
        narrow = self._compact and self.width() < _NARROW
        self.hint.setWordWrap(narrow)
        set_property(self.state, "role", "title" if narrow else "headline")
        self._speech.setStretchFactor(self._words, 1 if narrow else 0)
        for end in (0, self._speech.count() - 1):
            self._speech.setStretch(end, 0 if narrow else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

    def show_deaf(self, why: str) -> None:
        """Show why nothing can be heard yet in a few words, or (empty) that it can."""
        self._deaf = why
        self.talk.show_ready(not why)
        self._update()

    def show_hearing(self, hearing: Hearing) -> None:
        """Show how far the program has got with being able to hear."""
        self._hearing = hearing
        self._update()

    def show_broken(self) -> None:
        """Show that neither talking nor typing leads anywhere; what was typed stays."""
        self.setEnabled(False)
        self.talk.show_ready(False)
        self._update()

    def show_working(self) -> None:
        """Take that back."""
        self.setEnabled(True)
        self.talk.show_ready(not self._deaf)
        self._update()

    def show_typing(self, typing: bool) -> None:
        """Show whether the keyboard types into a field."""
        self._typing = typing
        self._sends = self.composer.entry.hasFocus()
        self._update()

    def show_hands_free(self, hands_free: bool) -> None:
        """Show whether listening goes on without anything being held."""
        self._hands_free = hands_free
        self._update()

    def show_listening_by_itself(self, state: HandsFree) -> None:
        """Show whether it listens without anything being pressed."""
        self._by_itself = state
        self._update()

    def show_begun_by_voice(self, by_voice: bool) -> None:
        """Show that nobody pressed for what is heard, or that it is over."""
        self._by_voice = by_voice
        self._update()

    def show_status(self, *lines: str) -> None:
        """Show what is in use."""
        self.status.setText("  ·  ".join(line for line in lines if line))

    def _update(self) -> None:
        if not self.isEnabled():
            self.state.setText(self.tr("Not working"))
            self.hint.setText(self.tr("What happened is said above"))
            return
        idle = self._phase is Phase.IDLE
        repeats = idle and self._speaking
        phase = Phase.SPEAKING if repeats else self._phase
        words = (idle and not repeats and self._idle_words()) or state_words(phase)
        self.state.setText(words)
        waits = phase is Phase.IDLE and self._by_itself is HandsFree.LISTENING
        hint = hint_words(
            phase,
            deaf=self._deaf,
            typing=self._typing,
            sends=self._sends,
            hands_free=self._hands_free,
            by_voice=waits or self._by_voice,
            hearing=self._hearing,
        )
        self.stop.setVisible(phase in _CAN_STOP)
        self.replay.setVisible(idle and self._can_replay and not repeats)
        self.hint.setText(hint)
        self.talk.setAccessibleDescription(f"{words}. {hint}")

    def _idle_words(self) -> str:
        """Say what there is to know while nobody talks, or nothing."""
        if self._deaf:
            return self._deaf
        match self._hearing:
            case Hearing.STARTING:
                return self.tr("Getting ready")
            case Hearing.LOADING:
                return self.tr("Almost ready")
        match self._by_itself:
            case HandsFree.LISTENING:
                return self.tr("Listening for you")
            case HandsFree.RESTING:
                return self.tr("Not listening")
        return ""
