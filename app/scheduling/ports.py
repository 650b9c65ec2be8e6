"""What scheduling needs from the rest of the program."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from datetime import datetime
from typing import Protocol

from app.domain.booking import Booking
from app.domain.journal import ToldBy, WriteIntent, WriteState

Clock = Callable[[], datetime]
"""Returns the current moment as an aware datetime in UTC."""

Sleep = Callable[[float], Awaitable[None]]
"""Waits for so many seconds."""


class Journal(Protocol):
    """The record of writes; what it was told survives a crash once a method has returned.

    Its methods raise StorageError.
    """

    def add(self, intent: WriteIntent, *, replacing: Collection[str] = ()) -> None:
        """Write down a new intent, before it is sent, and drop the unsent ones it replaces."""

    def settle(
        self,
        request_id: str,
        state: WriteState,
        *,
        at: datetime,
        booking: Booking | None = None,
        message: str = "",
        told_by: ToldBy = ToldBy.PROGRAM,
    ) -> WriteIntent:
        """Write down how an intent went on; a step that no write may take is left out."""

    def get(self, request_id: str) -> WriteIntent | None:
        """Return one intent."""

    def all(self) -> tuple[WriteIntent, ...]:
        """Return every intent, the oldest first."""

    def open(self) -> tuple[WriteIntent, ...]:
        """Return the intents whose outcome is not known, the oldest first."""

    def not_sent(self) -> tuple[WriteIntent, ...]:
        """Return the intents that never left this computer, the oldest first."""

    def not_before(self, calendar: str, start: datetime) -> tuple[WriteIntent, ...]:
        """Return the intents of one calendar about that instant or later, the oldest first."""

    def at_start(self, calendar: str, start: datetime) -> tuple[WriteIntent, ...]:
        """Return the intents of one calendar that are about one instant, the oldest first."""
