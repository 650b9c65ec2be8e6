"""Carries tries of microphone and loudspeaker to the engine, and what came of them back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from app.desktop.bridge import Bridge
from app.desktop.settings.finding import error_words
from app.domain.events import ConversationOpened, Event


class SoundTests(QObject):
    """What the panels for microphone and loudspeaker share.

    The signals are emitted on the engine's thread: connect them queued.
    """

    level = Signal(float)
    """Loudness of the microphone in dBFS."""

    unheard = Signal(str)
    """Why there is no level, in a sentence."""

    heard = Signal(object)
    """What came of a try of the microphone."""

    not_heard = Signal(str)
    """Why a try of the microphone failed."""

    spoken = Signal()
    """The sentence was played to its end."""

    not_spoken = Signal(str)
    """Why it was not."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._watching = False
        bridge.published.connect(self._on_event, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Have the level told from now on."""
        if self._watching:
            return
        self._watching = True
        self._ask()

    def _ask(self) -> None:
        self._bridge.try_sound(
            lambda tries: tries.watch(
                self.level.emit, lambda error: self.unheard.emit(error_words(error))
            )
        )

    def leave(self) -> None:
        """End everything that is tried."""
        if self._watching:
            self._watching = False
            self._bridge.try_sound(lambda tries: tries.leave())

    def hear(self) -> None:
        """Listen to a few words."""
        self._bridge.try_sound(
            lambda tries: tries.hear(
                self.heard.emit, lambda error: self.not_heard.emit(error_words(error))
            )
        )

    def speak(self) -> None:
        """Speak a sentence."""
        self._bridge.try_sound(
            lambda tries: tries.speak(
                self.spoken.emit, lambda error: self.not_spoken.emit(error_words(error))
            )
        )

    def _on_event(self, event: Event) -> None:
        if self._watching and isinstance(event, ConversationOpened):
            self._ask()  # the session that was asked before is gone
