"""Whether there is a screen to open a window on."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path


def find_screen() -> str | None:
    """Return what a window would open on, in words, or None where there is no screen.

    On Linux the display is really asked, since Qt ends the whole program when it can't be reached.
    """
    if sys.platform != "linux":
        return "the desktop"
    if platform := os.environ.get("QT_QPA_PLATFORM"):
        name = platform.partition(":")[0]
        if not name.startswith(("xcb", "wayland")):
            return f"Qt's platform {name}"
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if wayland and _is_wayland_socket(wayland):
        return f"the Wayland display {wayland}"
    display = os.environ.get("DISPLAY")
    if display and _answers_x11():
        return f"the X display {display}"
    return None


def _is_wayland_socket(name: str) -> bool:
    # The name is relative to the runtime folder unless it is absolute, as libwayland has it.
    return (Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere")) / name).is_socket()


def _answers_x11() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    try:
        return bool(xcb.xcb_connection_has_error(connection) == 0)
    finally:
        xcb.xcb_disconnect(connection)
