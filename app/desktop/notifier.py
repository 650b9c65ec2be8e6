"""Tells the person something while another program is in front, by the desktop's own means."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app.desktop.tray import Tray
from app.system.note import Note

if TYPE_CHECKING:
    from app.system.notifications import DesktopNotifications


class Notifier(QObject):
    """Shows notes; on Linux over D-Bus, elsewhere and where that fails beside the tray's icon."""

    clicked = Signal(str)
    """The key of a note that was clicked."""

    _failed = Signal(object)
    _clicked_there = Signal(str)

    def __init__(self, tray: Tray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._last = ""
        self._desktop: DesktopNotifications | None = None
        tray.message_clicked.connect(lambda: self.clicked.emit(self._last))
        queued = Qt.ConnectionType.QueuedConnection
        self._failed.connect(self._show_beside_tray, queued)
        self._clicked_there.connect(self.clicked, queued)

    def show(self, note: Note) -> None:
        """Show a note; it takes the place of one with the same key."""
        if sys.platform != "linux":
            self._show_beside_tray(note)
            return
        if self._desktop is None:
            # D-Bus is for Linux, and for those few starts that have something to tell.
            from app.system.notifications import DesktopNotifications  # noqa: PLC0415

            self._desktop = DesktopNotifications(
                "Vocal Desk", self._clicked_there.emit, self._failed.emit
            )
        self._desktop.show(note)

    def close(self) -> None:
        """Show nothing more."""
        if self._desktop is not None:
            self._desktop.close()

    def _show_beside_tray(self, note: Note) -> None:
        self._last = note.key
        self._tray.show_message(note.title, note.body)
