"""The D-Bus session bus of a Linux desktop: calls that are answered, and signals as they come."""

from __future__ import annotations

import time
from collections import deque
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    MessageType,
    message_bus,
    new_method_call,
)
from jeepney.io.threading import ReceiveStopped, open_dbus_connection

Variant = tuple[str, Any]
"""A value of any type, with the signature of its type before it."""

_SECONDS = 10.0


class BusError(Exception):
    """The bus is not there or gone, or whoever was called answered by an error, or not at all."""


class BusInterrupted(Exception):
    """Another thread has ended the waiting."""


class SessionBus:
    """One connection, used on one thread; only `interrupt` may be called on others.

    `patient` is who wants calls to be answered in spite of an interrupt, which then ends the next
    wait for a signal. Raises BusError where there is no session bus.
    """

    def __init__(self, *, patient: bool = False) -> None:
        self._patient = patient
        self._interrupted = False
        try:
            self._connection = open_dbus_connection("SESSION")
        except (OSError, KeyError, ValueError, RuntimeError) as error:
            raise BusError(f"no session bus: {error!r}") from error
        self._signals: deque[Message] = deque()
        self.name: str = self._connection.unique_name

    def call(
        self, to: DBusAddress, method: str, signature: str = "", body: tuple[Any, ...] = ()
    ) -> tuple[Any, ...]:
        """Call a method and return what it answers. Raises BusError or BusInterrupted."""
        return self._send(new_method_call(to, method, signature or None, body))

    def listen(self, **rule: str) -> None:
        """Have the signals that match a rule come to `next_signal`. Raises BusError."""
        self._send(message_bus.AddMatch(MatchRule(type="signal", **rule)))

    def next_signal(self) -> Message:
        """Return the next signal, waiting for it. Raises BusError or BusInterrupted."""
        while not self._signals:
            if self._interrupted:
                raise BusInterrupted
            self._receive(None)
        return self._signals.popleft()

    def interrupt(self) -> None:
        """End whatever this connection waits for, from now on."""
        self._connection.interrupt()

    def go_on(self) -> None:
        """Wait again after an interrupt."""
        self._interrupted = False
        self._connection.reset_interrupt()

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    def _send(self, message: Message) -> tuple[Any, ...]:
        serial = next(self._connection.outgoing_serial)
        try:
            self._connection.send(message, serial=serial)
        except OSError as error:
            raise BusError(f"the bus is gone: {error!r}") from error
        end = time.monotonic() + _SECONDS
        while True:
            try:
                answer = self._receive(end - time.monotonic())
            except BusInterrupted:
                if not self._patient:
                    raise
                self.go_on()
                self._interrupted = True
                continue
            if answer.header.fields.get(HeaderFields.reply_serial) != serial:
                continue
            body: tuple[Any, ...] = answer.body
            if answer.header.message_type is MessageType.error:
                raise BusError(f"{answer.header.fields.get(HeaderFields.error_name)} {body}")
            return body

    def _receive(self, seconds: float | None) -> Message:
        try:
            message: Message = self._connection.receive(timeout=seconds)
        except ReceiveStopped as stopped:
            raise BusInterrupted from stopped
        except (OSError, ValueError) as error:  # TimeoutError is one, too
            raise BusError(f"the bus does not answer: {error!r}") from error
        if message.header.message_type is MessageType.signal:
            self._signals.append(message)
        return message


def member(message: Message) -> str:
    """Return the name of a signal."""
    return str(message.header.fields.get(HeaderFields.member, ""))


def path(message: Message) -> str:
    """Return the object that a signal came from."""
    return str(message.header.fields.get(HeaderFields.path, ""))
