"""Says in plain words why a device can't be opened. Pure."""

from __future__ import annotations

import re

from app.audio.devices import WORDS, Direction
from app.domain.errors import AudioError
from app.domain.wording import Wording

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
        Wording("No {what} was found.", what=what),
        advice=Wording(
            "Plug in a {what} or headset, or choose one in the system's sound settings."
            " Typing works meanwhile.",
            what=what,
        ),
        detail=detail,
    )


def not_connected(direction: Direction, name: str) -> AudioError:
    """Return the error for a chosen device that is not there."""
    return AudioError(
        Wording('The {words} "{name}" is not connected.', words=WORDS[direction], name=name),
        advice="Plug it in or switch it on, and it is used again by itself; or choose another one"
        " in the settings.",
    )


def delivers_nothing(direction: Direction, name: str) -> AudioError:
    """Return the error for a device that is there, but from or to which no sound flows."""
    what = WORDS[direction]
    does = "delivers no sound" if direction == "input" else "takes no sound"
    return AudioError(
        Wording('The {what} "{name}" {does}.', what=what, name=name, does=does),
        advice=Wording(
            "Unplug it and plug it in again, or choose another {what} in the settings.", what=what
        ),
    )


def open_failure(
    direction: Direction, name: str, code: int, detail: str, *, platform: str
) -> AudioError:
    """Return the error for a device that refuses; `code` is PortAudio's, `detail` its words."""
    what = WORDS[direction]
    if _DENIED.search(detail):
        where = _WHERE_ALLOWED.get(platform) if direction == "input" else None
        return AudioError(
            Wording('This program may not use the {what} "{name}".', what=what, name=name),
            advice=where
            or "Allow it in the system's settings. On Linux, your user may have to"
            " join the group audio: sudo usermod -aG audio $USER",
            detail=detail,
        )
    if code == _UNAVAILABLE or _BUSY.search(detail):
        return AudioError(
            Wording('Another program is using the {what} "{name}".', what=what, name=name),
            advice=Wording("Close it there, or choose another {what} in the settings.", what=what),
            detail=detail,
        )
    if code == _INVALID_DEVICE or _GONE.search(detail):
        error = not_connected(direction, name)
        return AudioError(error.message, advice=error.advice, detail=detail)
    if code in (INVALID_RATE, INVALID_CHANNELS):
        return AudioError(
            Wording(
                'The {what} "{name}" works in no form that this program can use.',
                what=what,
                name=name,
            ),
            advice=Wording(
                "Set it to 48000 Hz in the system's sound settings, or choose another {what}.",
                what=what,
            ),
            detail=detail,
        )
    return AudioError(
        Wording('The {what} "{name}" can\'t be opened.', what=what, name=name),
        advice=Wording(
            "Close other programs that use it, unplug it and plug it in again, or choose"
            " another {what} in the settings.",
            what=what,
        ),
        detail=detail,
    )
