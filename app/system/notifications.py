"""Notifications of a Linux desktop, over D-Bus: they need no tray, and tell of a click.

The interface is org.freedesktop.Notifications; Windows and macOS have theirs through the tray.
"""

from __future__ import annotations

import html
import logging
import queue
import threading
from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress

from app.system.note import Note
from app.system.paths import APP_NAME
from app.system.session_bus import BusError, BusInterrupted, SessionBus, member

log = logging.getLogger(__name__)

SERVICE = "org.freedesktop.Notifications"
_ADDRESS = DBusAddress("/org/freedesktop/Notifications", bus_name=SERVICE, interface=SERVICE)
_DEFAULT_ACTION = "default"  # a click on the notification itself
_THE_DESKTOP_DECIDES = -1


class DesktopNotifications(threading.Thread):
    """Shows notes in the order they are given, and tells of clicks, on a thread of its own.

    `failed` gets a note that the desktop did not take.
    """

    def __init__(
        self, name: str, clicked: Callable[[str], None], failed: Callable[[Note], None]
    ) -> None:
        """Begin at once; `name` is what the desktop calls the program."""
        super().__init__(name="notifications", daemon=True)
        self._program = name
        self._clicked = clicked
        self._failed = failed
        self._notes: queue.SimpleQueue[Note | None] = queue.SimpleQueue()
        self._shown: dict[int, str] = {}
        self._bus: SessionBus | None = None
        self._reads_markup = False
        self.start()

    def show(self, note: Note) -> None:
        """Show a note soon. May be called on any thread."""
        self._put(note)

    def close(self) -> None:
        """Show nothing more, and wait for the thread; what is shown stays."""
        self._put(None)
        self.join()

    def run(self) -> None:
        """Show what comes, and listen in between."""
        while (note := self._next()) is not None:
            try:
                self._show(note)
            except (BusError, BusInterrupted) as error:
                log.warning("a notification could not be shown: %s", error)
                self._leave()
                self._failed(note)
        self._leave()

    def _put(self, note: Note | None) -> None:
        self._notes.put(note)
        if (bus := self._bus) is not None:
            bus.interrupt()

    def _next(self) -> Note | None:
        """Return the next note, telling of clicks until it comes."""
        while self._bus is not None:
            try:
                return self._notes.get_nowait()
            except queue.Empty:
                pass
            try:
                self._take(self._bus)
            except BusInterrupted:
                self._bus.go_on()
            except BusError as error:
                log.warning("the desktop's notifications are gone: %s", error)
                self._leave()
        return self._notes.get()

    def _take(self, bus: SessionBus) -> None:
        signal = bus.next_signal()
        if member(signal) == "ActionInvoked" and signal.body[0] in self._shown:
            self._clicked(self._shown[signal.body[0]])
        elif member(signal) == "NotificationClosed":
            self._shown.pop(signal.body[0], None)

    def _show(self, note: Note) -> None:
        bus = self._bus or self._join()
        before = next((number for number, key in self._shown.items() if key == note.key), 0)
        body = html.escape(note.body, quote=False) if self._reads_markup else note.body
        hints: dict[str, tuple[str, Any]] = {"desktop-entry": ("s", APP_NAME)}
        actions = [_DEFAULT_ACTION, ""]
        (number,) = bus.call(
            _ADDRESS,
            "Notify",
            "susssasa{sv}i",
            (
                *(self._program, before, APP_NAME, note.title, body),
                *(actions, hints, _THE_DESKTOP_DECIDES),
            ),
        )
        self._shown[number] = note.key

    def _join(self) -> SessionBus:
        bus = SessionBus(patient=True)
        try:
            bus.listen(interface=SERVICE)
            (capabilities,) = bus.call(_ADDRESS, "GetCapabilities")
        except BusError:
            bus.close()
            raise
        self._reads_markup = "body-markup" in capabilities
        self._bus = bus
        return bus

    def _leave(self) -> None:
        if self._bus is not None:
            self._bus.close()
            self._bus = None
        self._shown.clear()
