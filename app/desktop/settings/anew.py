"""Has a new conversation begin where a setting was changed that takes one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.desktop.language import say
from app.desktop.settings.worker import SettingsWorker
from app.desktop.text import plain_label

_PAUSE_MS = 800


class AnewNote(QFrame):
    """Says that a change waits for a new conversation, and begins that.

    It begins when `leave` is called or as soon as the person wishes; a little after the change
    where nothing was said yet. `begin_anew` does it where it is due, on any thread.
    """

    def __init__(
        self,
        worker: SettingsWorker,
        begin_anew: Callable[[], None],
        in_conversation: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._begin_anew = begin_anew
        self._in_conversation = in_conversation
        self._keys = {each.key for each in worker.settings.definitions() if each.begins_anew}
        self._is_due = False
        self._is_left = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.begin)
        self.setProperty("role", "note")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(
            plain_label(
                lambda: self.tr(
                    "This takes effect in a new conversation, which begins when you leave the"
                    " settings."
                )
            ),
            1,
        )
        now = QPushButton()
        say(now.setText, lambda: self.tr("Begin it now"), on=now)
        now.setObjectName("beginNow")
        now.clicked.connect(self.begin)
        row.addWidget(now)
        self.hide()
        worker.stored.connect(self._stored, Qt.ConnectionType.QueuedConnection)

    def enter(self) -> None:
        """Wait from now on until the person leaves."""
        self._is_left = False

    def leave(self) -> None:
        """Begin it where it is due; also where that is known only once all is stored."""
        self._is_left = True
        self._is_due = True
        self.begin()

    def begin(self) -> None:
        """Have a new conversation begin with what is set now, where a change takes one."""
        self._pause.stop()
        if self._is_due:
            self._is_due = False
            self._worker.when_stored(self._begin_anew)
        self.hide()

    def _stored(self, key: str) -> None:
        if key not in self._keys:
            return
        self._is_due = True
        if self._is_left or not self._in_conversation():
            self._pause.start()
        else:
            self.show()
