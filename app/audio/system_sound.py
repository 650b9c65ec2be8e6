"""The computer's own sound system: its devices by name, and streams on them."""

from __future__ import annotations

import sys
from collections.abc import Callable

from app.audio.backend import BlockCallback, OpenStream
from app.audio.devices import Device, Direction, PortAudioDevice, tidied
from app.audio.failures import not_connected
from app.audio.portaudio import LIBRARY, PortAudioLibrary
from app.audio.pulse import PulseServer

# ALSA's PCMs that lead to a sound server, in the order they are taken.
_SERVER_PCMS = ("pulse", "pipewire", "default")


class SystemSound:
    """PortAudio everywhere; where a PulseAudio or PipeWire server runs, devices by its names.

    PortAudio reaches such a server through one ALSA device only. Which microphone or loudspeaker
    is meant is told to the server's client library through the environment while the stream is
    opened: PULSE_SOURCE and PULSE_SINK (libpulse), PIPEWIRE_NODE (PipeWire's ALSA plugin).
    """

    def __init__(self, library: PortAudioLibrary | None = None) -> None:
        self._library = library or LIBRARY
        self._server = PulseServer() if sys.platform.startswith("linux") else None
        self._is_served = False

    def devices(self, direction: Direction, *, afresh: bool = False) -> tuple[Device, ...]:
        """See `AudioBackend`."""
        found = self._server.devices(direction) if self._server else None
        if found is not None:
            self._is_served = True
            return found
        if self._is_served:
            return ()  # a server that starts again needs the hardware that we would take here
        rows = self._library.rows(direction, afresh=afresh)
        return tuple(device for _, device in tidied(rows, sys.platform))

    def open(
        self,
        direction: Direction,
        device: Device,
        callback: BlockCallback,
        idle: Callable[[], bool],
    ) -> OpenStream:
        """See `AudioBackend`."""
        if not self._is_served:
            return self._library.open(
                direction, device, lambda rows: _index(rows, device), callback, idle
            )
        if device.key not in {each.key for each in self.devices(direction)}:
            raise not_connected(direction, device.name)
        environment = {
            "PULSE_SOURCE" if direction == "input" else "PULSE_SINK": device.key,
            "PIPEWIRE_NODE": device.key,
        }
        return self._library.open(direction, device, _server_index, callback, idle, environment)

    def close(self) -> None:
        """See `AudioBackend`."""
        if self._server:
            self._server.close()


def list_devices(direction: Direction) -> tuple[Device, ...]:
    """Return the microphones (`input`) or loudspeakers (`output`) that are there now.

    May block for a second, and be called from any thread. Streams that nobody uses at the moment
    may be interrupted for it. Raises `AudioError` where the sound system does not work.
    """
    sound = SystemSound()
    try:
        return sound.devices(direction, afresh=True)
    finally:
        sound.close()


def _server_index(rows: tuple[PortAudioDevice, ...]) -> int | None:
    named = {row.name: row.index for row in reversed(rows)}
    return next((named[name] for name in _SERVER_PCMS if name in named), None)


def _index(rows: tuple[PortAudioDevice, ...], device: Device) -> int | None:
    """Return the index of the device that has this name in the tidied list now."""
    return next(
        (row.index for row, each in tidied(rows, sys.platform) if each.key == device.key), None
    )
