"""Push-to-talk from any window: takes the key that is chosen, and says whether it could be had."""

from __future__ import annotations

import logging
import sys
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from app.desktop.talk_key import TalkKey
from app.domain.errors import InputError
from app.domain.key_combination import parse_keys
from app.system.global_key import GlobalKey, KeyListener, KeyRefused, KeyTrouble

log = logging.getLogger(__name__)

RETRY_MS = 3_000
"""So long after it was lost, a key is asked for once more: the desktop may have started anew."""


def trouble_words(trouble: KeyTrouble, platform: str = sys.platform) -> tuple[str, str]:
    """Say why there is no key, and what to do instead.

    Windows and macOS bind no keys to commands themselves.
    """
    translate = QCoreApplication.translate
    another = translate("GlobalTalk", "Choose another one in the settings.")
    elsewhere = translate(
        "GlobalTalk",
        "In your desktop's keyboard settings, bind a key to: vocal-desk talk toggle",
    )
    elsewhere = elsewhere if platform.startswith("linux") else another
    match trouble:
        case KeyTrouble.TAKEN:
            return (
                translate("GlobalTalk", "Another program has this key already."),
                another,
            )
        case KeyTrouble.NOT_ON_KEYBOARD:
            return (
                translate("GlobalTalk", "This keyboard has no such key."),
                another,
            )
        case KeyTrouble.NOT_ALLOWED:
            return (
                translate("GlobalTalk", "The desktop did not allow the key."),
                translate("GlobalTalk", "Choose it again to be asked again."),
            )
        case KeyTrouble.NO_PORTAL:
            return (
                translate("GlobalTalk", "On this desktop no program can have a key of its own."),
                elsewhere,
            )
        case KeyTrouble.UNREACHABLE:
            return (
                translate("GlobalTalk", "The desktop does not answer, so there is no key."),
                elsewhere,
            )
        case KeyTrouble.LOST:
            return (translate("GlobalTalk", "The desktop took the key back."), elsewhere)


class GlobalTalk(QObject):
    """Feeds a key that works from any window to the talk key, as long as one is chosen."""

    changed = Signal()
    """`armed`, `shown` or `trouble` is new."""

    _pressed = Signal(int)
    _released = Signal(int)
    _lost = Signal(int)
    _ended = Signal(int, str, object)

    def __init__(self, key: GlobalKey, talk_key: TalkKey, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._talk_key = talk_key
        self._worker = (
            None
            if key.on_main_thread
            else ThreadPoolExecutor(max_workers=1, thread_name_prefix="global-key-register")
        )
        self._choice = 0  # what an earlier choice still sends is dropped
        self._wanted = ""
        self._retried = False
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._take)
        self.armed = False
        self.shown = ""
        self.trouble: KeyTrouble | None = None
        queued = Qt.ConnectionType.QueuedConnection
        self._pressed.connect(self._on_pressed, queued)
        self._released.connect(self._on_released, queued)
        self._lost.connect(self._on_lost, queued)
        self._ended.connect(self._on_ended, queued)

    def choose(self, keys: str) -> None:
        """Use these keys from now on, none where empty; `changed` tells what came of it."""
        self._wanted = keys
        self._retried = False
        self._take()

    def close(self) -> None:
        """Give the key back, and wait for that."""
        self._choice += 1
        self._retry.stop()
        self._key.interrupt()
        if self._worker is None:
            self._key.unregister()
        else:
            self._worker.submit(self._key.unregister)
            self._worker.shutdown()

    def _take(self) -> None:
        self._choice += 1
        self._retry.stop()
        self._talk_key.release_from_afar()
        self._key.interrupt()
        if self._worker is None:
            self._register(self._choice, self._wanted)
        else:
            self._worker.submit(self._register, self._choice, self._wanted)

    def _register(self, choice: int, keys: str) -> None:
        """Take or give back the key; on the worker's thread where there is one."""
        try:
            if not keys:
                self._key.unregister()
                self._ended.emit(choice, "", None)
                return
            listener = KeyListener(
                lambda: self._pressed.emit(choice),
                lambda: self._released.emit(choice),
                lambda: self._lost.emit(choice),
            )
            self._ended.emit(choice, self._key.register(parse_keys(keys), listener), None)
        except KeyRefused as refused:
            log.warning("no global key: %s", refused)
            self._ended.emit(choice, "", refused.trouble)
        except InputError as error:  # the settings let no such text in
            log.warning("no global key: %s", error)
            self._ended.emit(choice, "", KeyTrouble.NOT_ON_KEYBOARD)
        except Exception:
            log.exception("The global key could not be taken")
            self._ended.emit(choice, "", KeyTrouble.UNREACHABLE)

    def _on_ended(self, choice: int, shown: str, trouble: KeyTrouble | None) -> None:
        if choice != self._choice:
            return
        self.armed, self.shown, self.trouble = bool(shown), shown, trouble
        self.changed.emit()

    def _on_pressed(self, choice: int) -> None:
        if choice == self._choice:
            self._talk_key.press_from_afar()

    def _on_released(self, choice: int) -> None:
        if choice == self._choice:
            self._talk_key.release_from_afar()

    def _on_lost(self, choice: int) -> None:
        if choice != self._choice:
            return
        self._talk_key.release_from_afar()
        self.armed, self.shown, self.trouble = False, "", KeyTrouble.LOST
        self.changed.emit()
        if not self._retried:
            self._retried = True
            self._retry.start()
