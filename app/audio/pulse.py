"""Asks a PulseAudio server, or PipeWire in its place, which devices there are."""

from __future__ import annotations

import logging
import threading
from typing import Any

from app.audio.devices import Device, Direction, distinct

log = logging.getLogger(__name__)

_NO_DEVICE = "auto_null"  # the sink that stands in where there is none


class PulseServer:
    """One connection to the server, made when it is needed and again when it broke.

    May be used from any thread.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection: Any = None
        self._library: Any = _library()

    def devices(self, direction: Direction) -> tuple[Device, ...] | None:
        """Return the devices under the names people know; `None` where no server answers."""
        if self._library is None:
            return None
        with self._lock:
            for _ in range(2):  # a connection may have died with the server that was there before
                fresh = self._connection is None
                try:
                    return _devices(self._connected(), direction)
                except Exception as error:  # a broken library raises what it likes
                    log.debug("no answer from a PulseAudio server: %r", error)
                    self._disconnect()
                    if fresh:
                        return None
            return None

    def close(self) -> None:
        """Let go of the connection; the next question makes a new one."""
        with self._lock:
            self._disconnect()

    def _connected(self) -> Any:
        if self._connection is None:
            connection = self._library.Pulse("vocal-desk", connect=False)
            try:
                connection.connect(autospawn=False)
            except Exception:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def _library() -> Any:
    """Import pulsectl, which looks for libpulse meanwhile; `None` where there is none."""
    try:
        import pulsectl  # noqa: PLC0415 - there on Linux only
    except (ImportError, OSError) as error:
        log.info("PulseAudio's library can't be loaded: %r", error)
        return None
    return pulsectl


def _devices(pulse: Any, direction: Direction) -> tuple[Device, ...]:
    server = pulse.server_info()
    if direction == "input":
        default = server.default_source_name
        found = [each for each in pulse.source_list() if not _is_monitor(each)]
    else:
        default = server.default_sink_name
        found = [each for each in pulse.sink_list() if each.name != _NO_DEVICE]
    return distinct(
        Device(
            name=each.description or each.name,
            key=each.name,
            is_default=each.name == default,
            is_bluetooth=_is_bluetooth(each),
            hardware=_hardware(each),
            rate=each.sample_spec.rate,
            channels=each.sample_spec.channels,
        )
        for each in sorted(found, key=lambda each: str(each.name))
    )


def _is_monitor(source: Any) -> bool:
    return bool(
        source.monitor_of_sink_name is not None
        or source.proplist.get("device.class") == "monitor"
        or source.name == f"{_NO_DEVICE}.monitor"
    )


def _is_bluetooth(device: Any) -> bool:
    properties = device.proplist
    return bool(
        properties.get("device.bus") == "bluetooth"
        or properties.get("device.api", "").startswith("bluez")
        or device.name.startswith(("bluez_", "bluez."))
    )


def _hardware(device: Any) -> str:
    properties = device.proplist
    found = properties.get("api.bluez5.address") or properties.get("device.string") or ""
    return str(found).casefold()
