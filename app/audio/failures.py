"""Says in plain words why a device can't be opened. Pure."""

from __future__ import annotations

import re

from app.audio.devices import WORDS, Direction
from app.domain.errors import AudioError

# Error numbers of PortAudio (portaudio.h, PaErrorCode).
INVALID_CHANNELS, INVALID_RATE = -9998, -9997
_INVALID_DEVICE, _UNAVAILABLE = -9996, -9985

_DENIED = re.compile(r"denied|not permitted|permission|unauthori[sz]ed|0x80070005", re.IGNORECASE)
_BUSY = re.compile(r"busy|in use|DEVICE_IN_USE", re.IGNORECASE)
_GONE = re.compile(
    r"no such (file|device|entity)|DEVICE_INVALIDATED|not found|disconnected", re.IGNORECASE
)
_WHERE_ALLOWED = {
    "darwin": "Open System Settings, Privacy & Security, Microphone, allow Vocal Desk there and"
    " start it again.",
    "win32": "Open Settings, Privacy & security, Microphone, and let desktop apps use it.",
}


def no_device(direction: Direction, detail: str = "") -> AudioError:
    """Return the error for a computer without any device of this direction."""
    what = WORDS[direction]
    return AudioError(
        f"No {what} was found.",
        advice=f"Plug in a {what} or headset, or choose one in the system's sound settings."
        " Typing works meanwhile.",
        detail=detail,
    )


def not_connected(direction: Direction, name: str) -> AudioError:
    """Return the error for a chosen device that is not there."""
    return AudioError(
        f'The {WORDS[direction]} "{name}" is not connected.',
        advice="Plug it in or switch it on, and it is used again by itself; or choose another one"
        " in the settings.",
    )


def delivers_nothing(direction: Direction, name: str) -> AudioError:
    """Return the error for a device that is there, but from or to which no sound flows."""
    what = WORDS[direction]
    does = "delivers no sound" if direction == "input" else "takes no sound"
    return AudioError(
        f'The {what} "{name}" {does}.',
        advice=f"Unplug it and plug it in again, or choose another {what} in the settings.",
    )


def open_failure(
    direction: Direction, name: str, code: int, detail: str, *, platform: str
) -> AudioError:
    """Return the error for a device that refuses; `code` is PortAudio's, `detail` its words."""
    what = WORDS[direction]
    if _DENIED.search(detail):
        where = _WHERE_ALLOWED.get(platform) if direction == "input" else None
        return AudioError(
            f'This program may not use the {what} "{name}".',
            advice=where
            or "Allow it in the system's settings. On Linux, your user may have to"
            " join the group audio: sudo usermod -aG audio $USER",
            detail=detail,
        )
    if code == _UNAVAILABLE or _BUSY.search(detail):
        return AudioError(
            f'Another program is using the {what} "{name}".',
            advice=f"Close it there, or choose another {what} in the settings.",
            detail=detail,
        )
    if code == _INVALID_DEVICE or _GONE.search(detail):
        error = not_connected(direction, name)
        return AudioError(error.message, advice=error.advice, detail=detail)
    if code in (INVALID_RATE, INVALID_CHANNELS):
        return AudioError(
            f'The {what} "{name}" works in no form that this program can use.',
            advice=f"Set it to 48000 Hz in the system's sound settings, or choose another {what}.",
            detail=detail,
        )
    return AudioError(
        f'The {what} "{name}" can\'t be opened.',
        advice="Close other programs that use it, unplug it and plug it in again, or choose"
        f" another {what} in the settings.",
        detail=detail,
    )
