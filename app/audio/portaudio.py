"""Opens the computer's microphone and loudspeaker through PortAudio."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from app.domain.errors import AudioError

Block = NDArray[np.float32]
BlockCallback = Callable[[Block], None]
"""Called on the audio thread with a block of shape `(n,)`, to be read or filled; keep it short."""

# PortAudio is one per process, and its opening and closing calls may not overlap (its
# documentation on thread safety); microphone and loudspeaker are opened from different threads.
_LOCK = threading.Lock()

# Seconds of buffer. A callback written in Python can be kept waiting for some ten milliseconds
# while a model works on the same cores: with the smallest buffers the sound breaks up then.
_LATENCY = {"input": 0.05, "output": 0.1}


@dataclass(frozen=True, slots=True)
class OpenStream:
    """A running stream. `sample_rate` is the device's own in Hz, `latency` its delay in seconds."""

    name: str
    sample_rate: int
    latency: float
    close: Callable[[], None]


class AudioBackend(Protocol):
    """Where streams come from. Opening may take seconds and raises `AudioError`."""

    def open_input(self, received: BlockCallback) -> OpenStream:
        """Start recording from the default microphone; `received` gets every block."""
        ...

    def open_output(self, fill: BlockCallback) -> OpenStream:
        """Start playing on the default loudspeaker; `fill` must fill every block."""
        ...


class PortAudio:
    """Opens the system's default devices, mono, at the rate they prefer."""

    def open_input(self, received: BlockCallback) -> OpenStream:
        """See `AudioBackend`."""

        def callback(data: Block, _frames: int, _time: Any, _status: Any) -> None:
            received(data[:, 0])

        return _open("input", callback)

    def open_output(self, fill: BlockCallback) -> OpenStream:
        """See `AudioBackend`."""

        def callback(data: Block, _frames: int, _time: Any, _status: Any) -> None:
            fill(data[:, 0])

        return _open("output", callback)


def _open(direction: str, callback: Callable[..., None]) -> OpenStream:
    what = "microphone" if direction == "input" else "loudspeaker"
    sounddevice = _sounddevice()
    with _LOCK:
        try:
            device = sounddevice.query_devices(kind=direction)
        except (sounddevice.PortAudioError, ValueError) as error:
            raise AudioError(
                f"No {what} was found.",
                advice=f"Plug in a {what} or headset, or choose one in the system's sound settings."
                " Typing works meanwhile.",
                detail=repr(error),
            ) from error
        rate = int(device["default_samplerate"])
        kind = sounddevice.InputStream if direction == "input" else sounddevice.OutputStream
        try:
            stream = kind(
                samplerate=rate,
                channels=1,
                dtype="float32",
                latency=_LATENCY[direction],
                callback=callback,
            )
            stream.start()
        except sounddevice.PortAudioError as error:
            raise AudioError(
                f'The {what} "{device["name"]}" can\'t be opened.',
                advice="Close other programs that use it, and check that this program is allowed"
                f" to use the {what}.",
                detail=repr(error),
            ) from error
    return OpenStream(device["name"], rate, float(stream.latency), lambda: _close(stream))


def _close(stream: Any) -> None:
    with _LOCK:
        stream.close(ignore_errors=True)


def _sounddevice() -> Any:
    """Import sounddevice, which loads the PortAudio library while it is imported."""
    try:
        import sounddevice  # noqa: PLC0415
    except OSError as error:
        advice = "Install Vocal Desk again."
        if sys.platform.startswith("linux"):
            advice = (
                "Install it: sudo apt install libportaudio2 (Debian, Ubuntu) or "
                "sudo dnf install portaudio (Fedora). Typing works meanwhile."
            )
        raise AudioError(
            "The sound library PortAudio is missing.", advice=advice, detail=repr(error)
        ) from error
    return sounddevice
