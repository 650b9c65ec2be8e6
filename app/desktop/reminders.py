"""Looks every few seconds for appointments that begin soon."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.desktop.bridge import Asking, Bridge
from app.desktop.notes import BOOKING
from app.desktop.words import clock_words
from app.domain.booking import Booking
from app.domain.errors import VocalDeskError
from app.system.note import Note

log = logging.getLogger(__name__)

LOOK_MS = 15_000
"""A timer of so little, since a longer one would not count while the computer sleeps."""

_READ_EVERY = 120  # looks: half an hour, for what was booked elsewhere


class ReminderPort(Protocol):
    """The bookings as they were last known. Its coroutines raise one of the VocalDeskError family.

    Which appointments are due is counted by the clock on the wall, so neither sleep nor a clock
    that is set matters.
    """

    async def time_zone(self) -> str:
        """Return the person's time zone, by its IANA name."""

    async def due(self) -> Sequence[Booking]:
        """Return the appointments to remind of now, each once and never again."""

    async def refresh(self, whole: bool) -> None:
        """Read the calendar, or of it what is to come, and keep what it says."""


class ReminderClock(QObject):
    """Tells of appointments that begin soon, from its making until `close`."""

    due = Signal(object, str)
    """One booking, and the person's time zone by its IANA name."""

    def __init__(
        self, bridge: Bridge, port: Callable[[], ReminderPort], parent: QObject | None = None
    ) -> None:
        """Ask what `port` returns; it is called on the engine's loop."""
        super().__init__(parent)
        self._bridge = bridge
        self._port = port
        self._looks = 0
        self._asking: Asking | None = None
        self._reading: Asking | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def run(self, runs: bool) -> None:
        """Look from now on, or no longer."""
        if runs and not self._timer.isActive():
            self._timer.start()
            self._look()
        elif not runs:
            self.close()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()
        for asking in (self._asking, self._reading):
            if asking is not None:
                asking.cancel()
        self._asking = self._reading = None

    def _look(self) -> None:
        async def due() -> tuple[Sequence[Booking], str]:
            port = self._port()
            zone = await port.time_zone()  # first: what is due counts as told from then on
            return await port.due(), zone

        async def refresh() -> None:
            await self._port().refresh(whole=False)

        if self._asking is None:
            self._asking = self._bridge.ask(self, due, self._told, self._failed)
        if self._looks % _READ_EVERY == 1:
            self._reading = self._bridge.ask(self, refresh, lambda _: None, self._unread)
        self._looks += 1

    def _told(self, found: tuple[Sequence[Booking], str]) -> None:
        self._asking = None
        bookings, time_zone = found
        for booking in bookings:
            self.due.emit(booking, time_zone)

    def _failed(self, error: VocalDeskError) -> None:
        self._asking = None
        log.warning("reminders could not be looked up: %s %s", error, error.detail)

    def _unread(self, error: VocalDeskError) -> None:
        log.info("the calendar could not be read for reminders: %s %s", error, error.detail)


def reminder_note(booking: Booking, *, now: datetime, time_zone: str) -> Note:
    """Return the reminder of an appointment that is still to come."""
    translate = QCoreApplication.translate
    minutes = -((now - booking.start) // timedelta(minutes=1))
    if minutes <= 1:
        title = translate("Reminders", "In a minute: {title}")
    else:
        title = translate("Reminders", "In {minutes} minutes: {title}")
    at = clock_words(booking.start.astimezone(ZoneInfo(time_zone)))
    body = translate("Reminders", "{time}, with {host}") if booking.host_name else "{time}"
    return Note(
        f"{BOOKING}{booking.uid}",
        title.format(minutes=minutes, title=booking.title),
        body.format(time=at, host=booking.host_name),
    )
