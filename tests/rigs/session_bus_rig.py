"""A D-Bus session bus of the test's own, and a desktop's services played on it.

The bus is a real dbus-daemon; only who answers on it is made up.
"""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.threading import ReceiveStopped, open_dbus_connection

Answer = tuple[str, tuple[Any, ...]]
"""Signature and body of what a method returns."""

Method = Callable[[Message], Answer]


class SessionBusRig:
    """Runs from `start` to `stop`; `address` is what DBUS_SESSION_BUS_ADDRESS is set to."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "bus"
        self._daemon: subprocess.Popen[str] | None = None
        self.address = f"unix:path={self._socket}"

    @staticmethod
    def is_there() -> bool:
        """Whether this system has a bus to run; where everything must be set up, it is assumed."""
        return bool(os.environ.get("CI")) or shutil.which("dbus-daemon") is not None

    def start(self) -> None:
        """Start the bus and return once it takes connections."""
        self._daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address", "--address", self.address],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._daemon.stdout is not None
        if not self._daemon.stdout.readline():
            raise RuntimeError("dbus-daemon did not start")

    def stop(self) -> None:
        """End the bus, with everybody on it."""
        if self._daemon is not None:
            self._daemon.terminate()
            self._daemon.wait(10)
            if self._daemon.stdout is not None:
                self._daemon.stdout.close()
            self._daemon = None


class Service(threading.Thread):
    """Owns a name on the bus and answers what is called there, until `stop`.

    `methods` are found by the interface's and the method's name.
    """

    def __init__(self, name: str, methods: Mapping[tuple[str, str], Method]) -> None:
        super().__init__(name=name, daemon=True)
        self._connection = open_dbus_connection("SESSION")
        self._methods = methods
        self._emitting: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.caller = ""
        self._call(message_bus.RequestName(name))
        self.start()

    def emit(
        self, path: str, interface: str, name: str, signature: str, body: tuple[Any, ...]
    ) -> None:
        """Send a signal to all who listen."""
        emitter = DBusAddress(path, interface=interface)
        self._connection.send(new_signal(emitter, name, signature, body))

    def later(self, path: str, interface: str, name: str, answer: Answer) -> None:
        """Send a signal once the method that is being answered has returned."""
        self._emitting.put(new_signal(DBusAddress(path, interface=interface), name, *answer))

    def stop(self) -> None:
        """Leave the bus."""
        self._connection.interrupt()
        self.join(10)
        self._connection.close()

    def run(self) -> None:
        """Answer calls, until the bus is left or gone."""
        with suppress(ReceiveStopped, OSError):
            while True:
                message = self._connection.receive()
                if message.header.message_type is MessageType.method_call:
                    self._connection.send(self._answer(message))
                    while not self._emitting.empty():
                        self._connection.send(self._emitting.get())

    def _answer(self, message: Message) -> Message:
        fields = message.header.fields
        called = (str(fields.get(HeaderFields.interface)), str(fields[HeaderFields.member]))
        self.calls.append((called[1], message.body))
        self.caller = str(fields[HeaderFields.sender])
        method = self._methods.get(called)
        if method is None:
            return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod")
        return new_method_return(message, *method(message))

    def _call(self, message: Message) -> None:
        serial = next(self._connection.outgoing_serial)
        self._connection.send(message, serial=serial)
        while self._connection.receive().header.fields.get(HeaderFields.reply_serial) != serial:
            pass
