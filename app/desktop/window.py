"""The main window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.desktop.banners import Banners
from app.desktop.bridge import Bridge
from app.desktop.cards.details import DetailsCard
from app.desktop.conversation import WIDEST, Conversation
from app.desktop.dock import Dock
from app.desktop.icons import IconButton
from app.desktop.settings_dialog import SettingsDialog, SettingsPort, SettingsWorker
from app.desktop.talk_key import TalkKey, takes_text
from app.desktop.text import plain_label
from app.desktop.welcome import Welcome
from app.desktop.words import agent_line, calendar_line
from app.domain.booking import Slot
from app.domain.events import (
    BROKEN,
    ConversationOpened,
    ErrorOccurred,
    Event,
    Level,
    Notice,
    Phase,
    StateChanged,
    Transcript,
)

MICROPHONE = "microphone"
LISTEN_AHEAD = "audio.listen_ahead"
_DEAF = {
    MICROPHONE: "No microphone yet",
    "recogniser": "Speech is not ready yet",
}
"""Topics of notices that stand as long as nothing can be heard, and what they mean to a person."""

_LISTENING = frozenset({Phase.ARMING, Phase.LISTENING})

_SIZE = QSize(760, 860)
_FRAME = QSize(0, 40)  # logical pixels that a title bar takes besides
_LEAST_PAGE = 80
_LEAST_BANNER = 60
_LOW = 780
"""Height in logical pixels under which the foot of the window becomes flatter."""

EXAMPLES = (
    "I'd like a demo on Wednesday afternoon",
    "What times are free tomorrow?",
    "Half an hour on Friday at ten, please",
)


@dataclass(frozen=True, slots=True)
class WindowFacts:
    """What the window says about how the program is set up."""

    calendar_line: str = ""
    agent_line: str = ""
    privacy_line: str = "Speech stays on this computer"
    microphone_ready: bool = True
    listens_ahead: bool = True
    examples: tuple[str, ...] = EXAMPLES


class MainWindow(QMainWindow):
    """Conversation, talk button, text entry, banners and what is in use."""

    first_painted = Signal()
    """The window is on the screen for the first time."""

    def __init__(
        self,
        bridge: Bridge,
        facts: WindowFacts,
        settings: SettingsPort | None = None,
        *,
        on_settings_closed: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Vocal Desk")
        self.setMinimumSize(360, 480)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self._bridge = bridge
        self._settings = SettingsWorker(settings, self) if settings is not None else None
        self._on_settings_closed = on_settings_closed
        self._by_voice = False
        self._painted = False
        self._missing: set[str] = set()
        self.banners = Banners()
        self.conversation = Conversation()
        self.dock = Dock()
        self._welcome = Welcome(facts.examples)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._welcome)
        self._pages.addWidget(self.conversation)
        # Both pages scroll, so they leave what the remarks above need, down to a few lines.
        self._pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._pages.setMinimumHeight(_LEAST_PAGE)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._top = self._header()
        column.addWidget(self._top)
        column.addLayout(self._banner_row())
        column.addWidget(self._pages, 1)
        column.addWidget(self.dock)
        self.setCentralWidget(page)
        self.talk_key = TalkKey(self)
        self._connect()
        self.show_facts(facts)
        (self.dock.talk if facts.microphone_ready else self.dock.composer).setFocus()

    def show_facts(self, facts: WindowFacts) -> None:
        """Show how the program is set up now."""
        self._privacy_line = facts.privacy_line
        self._show_setup(facts.calendar_line, facts.agent_line)
        self._take_hearing(MICROPHONE, missing=not facts.microphone_ready)
        self._welcome.show_listening_ahead(facts.listens_ahead)

    def _show_setup(self, calendar: str, agent: str) -> None:
        self.dock.show_status(calendar, agent, self._privacy_line)

    def open_settings(self) -> None:
        """Open the settings dialog."""
        if self._settings is not None:
            dialog = SettingsDialog(self._settings, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(self._settings_closed)
            dialog.open()

    # Set-up

    def _header(self) -> QWidget:
        header = QWidget()
        header.setObjectName("header")
        row = QHBoxLayout(header)
        row.setContentsMargins(24, 10, 16, 8)
        row.addWidget(plain_label("Vocal Desk", role="title", wrap=False))
        row.addStretch(1)
        button = IconButton("settings", "Settings", role="ghost")
        button.setObjectName("settings")
        button.clicked.connect(self.open_settings)
        button.setVisible(self._settings is not None)
        row.addWidget(button)
        return header

    def _banner_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 0)
        row.addStretch(1)
        self.banners.setMaximumWidth(WIDEST)
        row.addWidget(self.banners, 1000)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        bridge, dock, talk = self._bridge, self.dock, self.dock.talk
        bridge.published.connect(self._on_event, Qt.ConnectionType.QueuedConnection)
        talk.held.connect(self.talk_key.press)
        talk.let_go.connect(self.talk_key.release)
        talk.toggled_by_key.connect(self.talk_key.toggle)
        talk.clicked.connect(self.talk_key.toggle)
        self.talk_key.hands_free_changed.connect(dock.show_hands_free)
        self.banners.chosen.connect(bridge.act)
        self.talk_key.began.connect(self._talk)
        self.talk_key.ended.connect(bridge.release)
        self.talk_key.cancelled.connect(self._cancel)
        dock.composer.submitted.connect(self._submit)
        self._welcome.tried.connect(self._try_example)
        self._welcome.settings_wanted.connect(self.open_settings)
        if self._settings is not None:
            self._settings.read.connect(self._setting_read, Qt.ConnectionType.QueuedConnection)
        self.conversation.slot_chosen.connect(self._choose)
        self.conversation.details_sent.connect(self._send_details)
        self.conversation.proposal_answered.connect(bridge.answer_proposal)
        self.conversation.cancel_asked.connect(bridge.propose_cancel)
        self.conversation.details_asked.connect(self._focus_details)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
            application.applicationStateChanged.connect(self._attention_changed)

    # From the person

    def _talk(self) -> None:
        self._by_voice = True
        self._bridge.press()

    def _cancel(self) -> None:
        """Cancel what goes on; where nothing does, give the space bar back to talking."""
        if self.dock.phase is Phase.IDLE:
            self.dock.talk.setFocus()
        self._bridge.escape()

    def say(self, text: str) -> None:
        """Take a sentence that was handed over from outside, as if it were typed."""
        self.come_forward()
        self._submit(text)

    def _submit(self, text: str) -> None:
        self._by_voice = False
        self._bridge.submit_text(text)

    def _choose(self, slot: Slot) -> None:
        self._by_voice = False
        self._bridge.choose_slot(slot)

    def _send_details(self, name: str, email: str) -> None:
        self.dock.talk.setFocus()
        self._bridge.provide_details(name, email)

    def _try_example(self, text: str) -> None:
        """Put an example into the entry, unless something stands there already."""
        if not self.dock.composer.text().strip():
            self.dock.composer.entry.setPlainText(text)
        self.dock.composer.setFocus()

    # From the engine

    def _on_event(self, event: Event) -> None:
        match event:
            case Level(dbfs=dbfs):
                self.dock.talk.show_level(dbfs)
                return
            case StateChanged(phase=phase):
                if self.dock.phase in _LISTENING and phase not in _LISTENING:
                    self.talk_key.listening_ended()
                self.dock.show_phase(phase)
                if phase is Phase.IDLE:
                    self.conversation.turn_ended()
                    self.dock.composer.refused()
            case Notice(topic=topic, message=message):
                self.banners.show_notice(event)
                self._take_hearing(topic, missing=bool(message))
                if topic == BROKEN and message:
                    self.dock.show_broken()
                elif topic == BROKEN:
                    self.dock.show_working()
            case ConversationOpened():
                self._show_setup(calendar_line(event), agent_line(event))
            case Transcript(role="user", is_final=True, text=text):
                self.dock.composer.accepted(text)
            case ErrorOccurred():
                self.dock.composer.refused()
                if self.dock.phase not in _LISTENING:
                    self.talk_key.listening_ended()
            case _:
                pass
        self.conversation.show_event(event)
        if not self.conversation.is_empty:
            self._pages.setCurrentWidget(self.conversation)

    def _take_hearing(self, topic: str, *, missing: bool) -> None:
        """Keep account of what is still missing for hearing."""
        if missing and topic in _DEAF:
            self._missing.add(topic)
        elif not missing:
            self._missing.discard(topic)
        self.dock.show_deaf(next((_DEAF[each] for each in _DEAF if each in self._missing), ""))

    def _focus_details(self, card: DetailsCard) -> None:
        """Put the focus on the field that needs the person, if that takes nothing from them.

        Who talks needs the space bar to talk on, and who is typing a message goes on typing it.
        """
        composer = self.dock.composer
        typing = composer.entry.hasFocus() and composer.text().strip()
        if card.missing is not None and not self._by_voice and not typing:
            card.missing.setFocus()

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self:
            self.dock.show_typing(takes_text(now))

    def _settings_closed(self) -> None:
        if self._settings is not None:
            self._settings.when_stored(self._on_settings_closed)

    def _setting_read(self, key: str, value: object) -> None:
        if key == LISTEN_AHEAD:
            self._welcome.show_listening_ahead(bool(value))

    def come_forward(self) -> None:
        """Come before all other windows, as somebody wished who started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _attention_changed(self, state: Qt.ApplicationState) -> None:
        self._bridge.attend(state is Qt.ApplicationState.ApplicationActive)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Leave the conversation its room in a low window."""
        super().resizeEvent(event)
        size = event.size()
        self.dock.show_compact(size.height() < _LOW)
        # Talking and typing come before what is remarked: the remarks scroll in what is left.
        foot = self.dock.heightForWidth(size.width())
        rest = size.height() - self._top.sizeHint().height() - foot - _LEAST_PAGE
        self.banners.setMaximumHeight(max(_LEAST_BANNER, rest))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell once that the window is there."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """End talking, store what was typed into the settings, listen to no more events."""
        self.talk_key.end()
        self._bridge.close()
        for dialog in self.findChildren(SettingsDialog):
            dialog.close()
        if self._settings is not None:
            self._settings.close()
        super().closeEvent(event)
