"""Says in plain words why a device can't be opened. Pure."""

from __future__ import annotations

import re

from app.audio.devices import Direction
from app.domain.errors import AudioError
from app.domain.wording import Wording, sentences

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
    if direction == "input":
        return AudioError(
            "No microphone was found.",
            advice="Plug in a microphone or headset, or choose one in the system's sound settings."
            " Typing works meanwhile.",
            detail=detail,
        )
    return AudioError(
        "No loudspeaker was found.",
        advice="Plug in a loudspeaker or headset, or choose one in the system's sound settings."
        " Typing works meanwhile.",
        detail=detail,
    )


def not_connected(direction: Direction, name: str) -> AudioError:
    """Return the error for a chosen device that is not there."""
    return AudioError(
        Wording('The microphone "{name}" is not connected.', name=name)
        if direction == "input"
        else Wording('The loudspeaker "{name}" is not connected.', name=name),
        advice="Plug it in or switch it on, and it is used again by itself; or choose another one"
        " in the settings.",
    )


def used_instead(error: AudioError, name: str) -> str:
    """Return a sentence on a device that is not to be had, and on the one in its place."""
    return sentences(error.message, Wording('"{name}" is used instead.', name=name))


def all_gone(direction: Direction, name: str) -> AudioError:
    """Return the error for a device that went and left none to take its place."""
    if direction == "input":
        return AudioError(
            Wording('The microphone "{name}" is gone, and there is no other.', name=name),
            advice="Plug it in again, or plug in another microphone. Typing works meanwhile.",
        )
    return AudioError(
        Wording('The loudspeaker "{name}" is gone, and there is no other.', name=name),
        advice="Plug it in again, or plug in another loudspeaker. Typing works meanwhile.",
    )


def delivers_nothing(direction: Direction, name: str) -> AudioError:
    """Return the error for a device that is there, but from or to which no sound flows."""
    return AudioError(
        Wording('The microphone "{name}" delivers no sound.', name=name)
        if direction == "input"
        else Wording('The loudspeaker "{name}" takes no sound.', name=name),
        advice="Unplug it and plug it in again, or choose another one in the settings.",
    )


def open_failure(
    direction: Direction, name: str, code: int, detail: str, *, platform: str
) -> AudioError:
    """Return the error for a device that refuses; `code` is PortAudio's, `detail` its words."""
    listens = direction == "input"
    if _DENIED.search(detail):
        where = _WHERE_ALLOWED.get(platform) if listens else None
        return AudioError(
            Wording('This program may not use the microphone "{name}".', name=name)
            if listens
            else Wording('This program may not use the loudspeaker "{name}".', name=name),
            advice=where
            or "Allow it in the system's settings. On Linux, your user may have to"
            " join the group audio: sudo usermod -aG audio $USER",
            detail=detail,
        )
    if code == _UNAVAILABLE or _BUSY.search(detail):
        return AudioError(
            Wording('Another program is using the microphone "{name}".', name=name)
            if listens
            else Wording('Another program is using the loudspeaker "{name}".', name=name),
            advice="Close it there, or choose another one in the settings.",
            detail=detail,
        )
    if code == _INVALID_DEVICE or _GONE.search(detail):
        error = not_connected(direction, name)
        return AudioError(error.message, advice=error.advice, detail=detail)
    if code in (INVALID_RATE, INVALID_CHANNELS):
        return AudioError(
            Wording('"{name}" works in no form that this program can use.', name=name),
            advice="Set it to 48000 Hz in the system's sound settings, or choose another one.",
            detail=detail,
        )
    return AudioError(
        Wording('The microphone "{name}" can\'t be opened.', name=name)
        if listens
        else Wording('The loudspeaker "{name}" can\'t be opened.', name=name),
        advice="Close other programs that use it, unplug it and plug it in again, or choose"
        " another one in the settings.",
        detail=detail,
    )
