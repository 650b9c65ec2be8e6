"""What the window has to do with the desktop around it, as the settings have it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal

from app.desktop.global_talk import GlobalTalk, trouble_words
from app.desktop.settings_dialog import SettingsPort, Value
from app.desktop.window import MainWindow
from app.domain.events import DISMISS, Notice
from app.system.global_key import GlobalKey

GLOBAL_KEY = "talk.global_key"
LISTEN_AHEAD_FOR_KEY = "talk.listen_ahead"


class Preferences(SettingsPort, Protocol):
    """Settings that tell of their changes. The ones used here are read without any wait."""

    def subscribe(self, listener: Callable[[str, Value], None]) -> Callable[[], None]:
        """Call `listener`, on any thread, after every change; the function returned ends that."""


class Outside(QObject):
    """Joins one window to the desktop, from the start of the window until `close`."""

    _changed = Signal(str)

    def __init__(self, window: MainWindow, preferences: Preferences, key: GlobalKey) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self.global_talk = GlobalTalk(key, window.talk_key, self)
        self.global_talk.changed.connect(self._show_key)
        self._changed.connect(self._apply, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = preferences.subscribe(lambda key, _: self._changed.emit(key))
        self._choose_key()

    def close(self) -> None:
        """Give back what was taken of the desktop."""
        self._unsubscribe()
        self.global_talk.close()

    def _apply(self, key: str) -> None:
        if key == GLOBAL_KEY:
            self._choose_key()
        elif key == LISTEN_AHEAD_FOR_KEY:
            self._listen_ahead()

    def _choose_key(self) -> None:
        keys = str(self._preferences.get(GLOBAL_KEY) or "")
        if keys or self.global_talk.armed:
            self.global_talk.choose(keys)

    def _show_key(self) -> None:
        """Say why there is no key, if one is wanted, and listen ahead for one that there is."""
        talk = self.global_talk
        message, advice = trouble_words(talk.trouble) if talk.trouble else ("", "")
        keys = self._preferences.get(GLOBAL_KEY)
        if message:
            message = self.tr("The key {keys} does not work from other windows. {why}").format(
                keys=keys, why=message
            )
        actions = (DISMISS,) if message else ()
        self._window.banners.show_notice(
            Notice(topic="global-key", message=message, advice=advice, actions=actions)
        )
        self._listen_ahead()

    def _listen_ahead(self) -> None:
        wanted = bool(self._preferences.get(LISTEN_AHEAD_FOR_KEY))
        self._window.listen_in_background(self.global_talk.armed and wanted)
