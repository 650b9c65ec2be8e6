"""The Talk page: greeting or conversation, and below it what the person talks and types with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.desktop.bridge import Bridge
from app.desktop.dock import Dock
from app.desktop.pages import PageView
from app.desktop.talk_key import TalkKey
from app.desktop.welcome import Welcome
from app.domain.events import (
    BROKEN,
    ConversationOpened,
    ErrorOccurred,
    Event,
    HandsFree,
    HandsFreeChanged,
    Hearing,
    HearingChanged,
    Level,
    Notice,
    Phase,
    SpeakingChanged,
    StateChanged,
    Transcript,
)

if TYPE_CHECKING:
    from app.desktop.cards.details import DetailsCard
    from app.desktop.conversation import Conversation
    from app.domain.booking import Slot
    from app.domain.booking_field import Answer

TALK = "talk"
"""The key of this page."""

MICROPHONE = "microphone"
DEAF_TOPICS = (MICROPHONE, "recogniser")
"""Topics of notices that stand as long as nothing can be heard, the weightier ones first."""

LEAST_CONVERSATION = 80
"""Logical pixels that the conversation keeps in the lowest window."""

_LISTENING = frozenset({Phase.ARMING, Phase.LISTENING})


def _deaf_words(topic: str) -> str:
    """Say what a notice means that stands as long as nothing can be heard; nothing for others."""
    match topic:
        case "microphone":
            return QCoreApplication.translate("TalkPage", "No microphone yet")
        case "recogniser":
            return QCoreApplication.translate("TalkPage", "Speech is not ready yet")
    return ""


class TalkPage(PageView):
    """Shows what is said, and takes what the person says, types and clicks."""

    settings_wanted = Signal()

    deaf_changed = Signal(str)
    """What keeps the program from hearing now: a topic of `DEAF_TOPICS`, or nothing."""

    def __init__(self, bridge: Bridge, talk_key: TalkKey, examples: tuple[str, ...]) -> None:
        """Show `examples` in the greeting; `talk_key` says when talking begins and ends."""
        super().__init__()
        self._bridge = bridge
        self._talk_key = talk_key
        self._by_voice = False
        self._ends = True  # what was begun by a press is told to end, or nothing was begun
        self._shown = False
        self._in_front = True
        self._listens_by_itself = False
        self._missing: set[str] = set()
        self._conversation: Conversation | None = None
        self.dock = Dock()
        self._welcome = Welcome(examples)
        self._offered: QWidget | None = None
        self._room: QWidget | None = None
        self._contents = QStackedWidget()
        self._contents.addWidget(self._welcome)
        # Both scroll, so they leave what the remarks above need, down to a few lines.
        self._contents.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._contents.setMinimumHeight(LEAST_CONVERSATION)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._contents, 1)
        column.addWidget(self.dock)
        self._connect()

    @property
    def conversation(self) -> Conversation:
        """What is said, made at the first event: the window is shown before there is any."""
        if self._conversation is None:
            from app.desktop.conversation import Conversation  # noqa: PLC0415

            self._conversation = Conversation()
            self._contents.addWidget(self._conversation)
            QWidget.setTabOrder(self._welcome, self._conversation)  # and so before the foot
            self._connect_conversation(self._conversation)
        return self._conversation

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said or shown yet; to ask makes no conversation."""
        return self._conversation is None or self._conversation.is_empty

    def take_focus(self) -> None:
        """Go on with a message that was begun, else make the space bar talk."""
        typing = self.dock.composer.text().strip()
        (self.dock.composer if typing or self._missing else self.dock.talk).setFocus()

    def show_setup(self, calendar: str, agent: str, privacy: str) -> None:
        """Show what is in use."""
        self.dock.show_status(calendar, agent, privacy)

    def show_listening_ahead(self, ahead: bool) -> None:
        """Say, or no longer say, that the microphone is on before anybody presses."""
        self._welcome.show_listening_ahead(ahead)

    def show_hearing(self, hearing: Hearing) -> None:
        """Show how far the program has got with being able to hear."""
        self.dock.show_hearing(hearing)

    def take_hearing(self, topic: str, *, missing: bool) -> None:
        """Keep account of what is still missing for hearing."""
        if missing and _deaf_words(topic):
            self._missing.add(topic)
        elif not missing:
            self._missing.discard(topic)
        self.dock.show_deaf(_deaf_words(self.deaf))
        self.deaf_changed.emit(self.deaf)

    @property
    def deaf(self) -> str:
        """What keeps the program from hearing: a topic of `DEAF_TOPICS`, or nothing."""
        return next((each for each in DEAF_TOPICS if each in self._missing), "")

    def offer(self, view: QWidget) -> None:
        """Show something in the place of greeting and conversation, until somebody talks."""
        earlier, self._offered = self._offered, view
        self._contents.addWidget(view)
        self._contents.setCurrentWidget(view)
        if earlier is not None:
            self._contents.removeWidget(earlier)
            earlier.deleteLater()

    def leave_room(self) -> None:
        """Show nothing in the place of the greeting, since something is about to be offered.

        Whoever is faster than that is shown the conversation.
        """
        self._room = QWidget()
        self.offer(self._room)

    def take_back(self) -> None:
        """Show greeting or conversation again; who was at what stood there goes on talking."""
        view, self._offered = self._offered, None
        focus = QApplication.focusWidget()
        held = view is not None and focus is not None and view.isAncestorOf(focus)
        self._contents.setCurrentWidget(self._welcome if self.is_empty else self.conversation)
        if view is not None:
            self._contents.removeWidget(view)
            view.deleteLater()
        if held:
            self.take_focus()

    def shown(self) -> None:
        """Let it listen by itself where that is wanted: the person sees it now."""
        self._shown = True
        self._tell_seen()

    def hidden(self) -> None:
        """Have it listen only to who presses."""
        self._shown = False
        self._tell_seen()

    def show_in_front(self, in_front: bool) -> None:
        """Take whether the window is in front of the person."""
        self._in_front = in_front
        self._tell_seen()

    def cancel(self) -> None:
        """Cancel what goes on; where nothing does, give the space bar back to talking."""
        if self.dock.phase is Phase.IDLE and self.conversation.end_correction():
            return
        if self.dock.phase is Phase.IDLE:
            self.dock.talk.setFocus()
        self._ends = True
        self._bridge.escape()

    def submit(self, text: str) -> None:
        """Take a message that was typed."""
        self._by_voice = False
        self._bridge.submit_text(text)

    def _connect(self) -> None:
        bridge, dock, talk, talk_key = self._bridge, self.dock, self.dock.talk, self._talk_key
        bridge.published.connect(self._on_event, Qt.ConnectionType.QueuedConnection)
        talk.held.connect(talk_key.press)
        talk.let_go.connect(talk_key.release)
        talk.toggled_by_key.connect(talk_key.toggle)
        talk.clicked.connect(talk_key.toggle)
        talk_key.hands_free_changed.connect(dock.show_hands_free)
        talk_key.began.connect(self._talk)
        talk_key.ended.connect(self._end_talk)
        dock.composer.submitted.connect(self.submit)
        self._welcome.tried.connect(self._try_example)
        self._welcome.settings_wanted.connect(self.settings_wanted)
        dock.stop.clicked.connect(bridge.escape)
        dock.replay.clicked.connect(bridge.replay)

    def _connect_conversation(self, conversation: Conversation) -> None:
        bridge = self._bridge
        conversation.slot_chosen.connect(self._choose)
        conversation.details_sent.connect(self._send_details)
        conversation.proposal_answered.connect(bridge.answer_proposal)
        conversation.more_times_asked.connect(bridge.more_times)
        conversation.move_asked.connect(bridge.propose_move)
        conversation.cancel_asked.connect(bridge.propose_cancel)
        conversation.links_wanted.connect(bridge.find_calendar_links)
        conversation.corrected.connect(self._correct)
        conversation.replay_asked.connect(bridge.replay)
        conversation.setting_wanted.connect(self.setting_wanted)
        conversation.details_asked.connect(self._focus_details)

    # From the person

    def _talk(self) -> None:
        self._by_voice = True
        self._ends = False
        self._bridge.press()

    def _end_talk(self) -> None:
        self._ends = True
        self._bridge.release()

    def _choose(self, slot: Slot) -> None:
        self._by_voice = False
        self._bridge.choose_slot(slot)

    def _send_details(
        self, name: str, email: str, notes: str | None, answers: dict[str, Answer]
    ) -> None:
        self.dock.talk.setFocus()
        self._bridge.provide_details(name, email, notes, answers)

    def _correct(self, turn: int, words: str) -> None:
        self._by_voice = False
        self.dock.talk.setFocus()
        self._bridge.correct(turn, words)

    def _try_example(self, text: str) -> None:
        """Put an example into the entry, unless something stands there already."""
        self.dock.composer.offer(text)
        self.dock.composer.setFocus()

    # From the engine

    def _on_event(self, event: Event) -> None:
        match event:
            case Level(dbfs=dbfs):
                self.dock.talk.show_level(dbfs)
                return
            case StateChanged(phase=phase):
                self._follow_listening(phase)
                self.dock.show_phase(phase)
                if phase is Phase.IDLE:
                    self.conversation.turn_ended()
                    self.dock.composer.refused()
            case HandsFreeChanged(state=state):
                self._listens_by_itself = state is HandsFree.LISTENING
                self.dock.show_listening_by_itself(state)
            case HearingChanged(hearing=hearing):
                self.show_hearing(hearing)
            case ConversationOpened():
                self._tell_seen()
            case Notice(topic=topic, message=message):
                self.take_hearing(topic, missing=bool(message))
                if topic == BROKEN and message:
                    self.dock.show_broken()
                elif topic == BROKEN:
                    self.dock.show_working()
            case Transcript(role="user", is_final=True, text=text):
                self.dock.composer.accepted(text)
            case SpeakingChanged(who="agent", is_speaking=is_speaking):
                self.dock.show_speaking(is_speaking)
            case ErrorOccurred():
                self.dock.composer.refused()
                if self.dock.phase not in _LISTENING:
                    self._talk_key.listening_ended()
            case _:
                pass
        self.conversation.show_event(event)
        if self.is_empty:
            return
        if self._offered is None:
            self._contents.setCurrentWidget(self.conversation)
        elif self._offered is self._room:
            self.take_back()

    def _follow_listening(self, phase: Phase) -> None:
        """Keep account of who has begun what is heard."""
        if self.dock.phase in _LISTENING and phase not in _LISTENING:
            self._talk_key.listening_ended()
            self.dock.show_begun_by_voice(False)
            return
        if phase not in _LISTENING:
            return
        by_itself = self._listens_by_itself and self.dock.phase not in _LISTENING
        # Also where nobody told it to end, and no key is held: news of an earlier utterance, which
        # came after the press for this one, was taken for the end of both.
        if (by_itself or not self._ends) and self._talk_key.listening_began() and by_itself:
            self._by_voice = True
            self.dock.show_begun_by_voice(True)

    def _tell_seen(self) -> None:
        self._bridge.talk_shown(self._shown and self._in_front)

    def _focus_details(self, card: DetailsCard) -> None:
        """Put the focus on the field that needs the person, if that takes nothing from them.

        Who talks needs the space bar to talk on, and who is typing a message goes on typing it.
        """
        composer = self.dock.composer
        typing = composer.entry.hasFocus() and composer.text().strip()
        if self.isVisible() and card.missing is not None and not self._by_voice and not typing:
            card.missing.setFocus()
