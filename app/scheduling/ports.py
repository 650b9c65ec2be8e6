"""What scheduling needs from the rest of the program."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from app.domain.journal import WriteIntent, WriteState

Clock = Callable[[], datetime]
"""Returns the current moment as an aware datetime in UTC."""

Sleep = Callable[[float], Awaitable[None]]
"""Waits for so many seconds."""


class Journal(Protocol):
    """The record of writes; what it was told survives a crash once a method has returned.

    Its methods raise StorageError.
    """

    def add(self, intent: WriteIntent) -> None:
        """Write down a new intent, before it is sent."""

    def settle(
        self,
        request_id: str,
        state: WriteState,
        *,
        at: datetime,
        booking_uid: str | None = None,
        booking_id: int | None = None,
        message: str = "",
    ) -> WriteIntent:
        """Write down how an intent ended; `DONE` is never taken back."""

    def get(self, request_id: str) -> WriteIntent | None:
        """Return one intent."""

    def open(self) -> tuple[WriteIntent, ...]:
        """Return the intents whose outcome is not known, the oldest first."""

    def at_start(self, calendar: str, start: datetime) -> tuple[WriteIntent, ...]:
        """Return the intents of one calendar that are about one instant, the oldest first."""
