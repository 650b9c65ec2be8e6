"""An X screen of the test's own, with a keyboard, and eyes to look at it.

Nothing of it is seen on the desktop of whoever runs the tests. There is no window manager, so the
keyboard's focus has to be given to a window.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import subprocess
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

TOOLS = ("Xvfb", "xdotool")

SIZE = (1024, 960)
"""Width and height of the screen, in pixels."""

_POLL = 0.02


def until(holds: Callable[[], bool], what: str, *, seconds: float = 30.0) -> None:
    """Return once `holds` does; raises TimeoutError, naming `what` was waited for."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"waited {seconds:g} s in vain for {what}")
        time.sleep(_POLL)


class VirtualScreen:
    """Runs from `start` to `stop`. `display` is its name for X programs."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="screen-"))
        self._server: subprocess.Popen[bytes] | None = None
        self.display = ""

    def start(self) -> None:
        """Start the X server on a free display, and return once it takes connections."""
        reading, writing = os.pipe()
        with open(reading, encoding="ascii") as answer:  # noqa: PTH123 - a descriptor, no path
            self._server = subprocess.Popen(
                [
                    *("Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", "-noreset"),
                    *("-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-fbdir", str(self._folder)),
                ],
                pass_fds=[writing],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            os.close(writing)
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.display = f":{number}"

    def stop(self) -> None:
        """End the server and remove everything it left."""
        if self._server is not None:
            self._server.terminate()
            try:
                self._server.wait(10)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    # Windows

    def wait_for_window(self, name: str, *, seconds: float = 30.0) -> str:
        """Return the id of the visible window with this name, once it is there."""
        found = self._xdotool(
            *("search", "--sync", "--onlyvisible", "--name", f"^{name}$"), seconds=seconds
        )
        return found.split()[0]

    def focus(self, window: str) -> None:
        """Give a window the keyboard, as a click would with a window manager."""
        self._xdotool("windowfocus", "--sync", window)

    def put(self, window: str, x: int, y: int, width: int, height: int) -> None:
        """Move a window there and give it that size."""
        self._xdotool("windowsize", "--sync", window, str(width), str(height))
        self._xdotool("windowmove", "--sync", window, str(x), str(y))

    def place(self, window: str) -> tuple[int, int, int, int]:
        """Return where a window is: x, y, width and height."""
        said = self._xdotool("getwindowgeometry", "--shell", window)
        found = dict(line.split("=") for line in said.split())
        return (int(found["X"]), int(found["Y"]), int(found["WIDTH"]), int(found["HEIGHT"]))

    def close_window(self, window: str) -> None:
        """Press the window's close button: ask it to close, as a window manager does.

        The message is WM_DELETE_WINDOW of the Inter-Client Communication Conventions, 4.2.8.1.
        """
        xcb = _xcb()
        connection = xcb.xcb_connect(self.display.encode(), None)
        try:
            protocols, delete = (
                _atom(xcb, connection, name) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")
            )
            # response type, format, sequence, window, type, five words of data
            event = struct.pack(
                "=BBHIIIIIII", 33, 32, 0, int(window), protocols, delete, 0, 0, 0, 0
            )
            xcb.xcb_send_event(connection, 0, int(window), 0, event)
            # An answer to something later: a connection that is closed too soon loses what it sent.
            _atom(xcb, connection, b"WM_PROTOCOLS")
        finally:
            xcb.xcb_disconnect(connection)

    def turn_to(self, window: str) -> None:
        """Give a window the keyboard, without waiting for it to take it."""
        self._xdotool("windowfocus", window)

    def resize(self, window: str, width: int, height: int) -> None:
        """Give a window another size, without waiting for it to take it."""
        self._xdotool("windowsize", window, str(width), str(height))

    def hide(self, window: str) -> None:
        """Take a window off the screen, as a window manager does with one that is minimised."""
        self._xdotool("windowunmap", window)

    def show(self, window: str) -> None:
        """Bring a window back that was taken off the screen."""
        self._xdotool("windowmap", window)

    # Mouse

    def click(self, x: int, y: int, *, button: int = 1, times: int = 1) -> None:
        """Press a mouse button at a place of the screen; 4 and 5 turn the wheel up and down."""
        repeat = ("--repeat", str(times), "--delay", "40")
        self._xdotool("mousemove", str(x), str(y), "click", *repeat, str(button))

    def drag(self, begin: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the mouse button at one place of the screen, and let it go at another."""
        there, away = (tuple(map(str, place)) for place in (begin, end))
        self._xdotool("mousemove", *there, "mousedown", "1", "mousemove", *away, "mouseup", "1")

    # Keyboard

    def key_down(self, key: str) -> None:
        """Press a key, by its X name, and keep it down."""
        self._xdotool("keydown", key)

    def key_up(self, key: str) -> None:
        """Let a key go."""
        self._xdotool("keyup", key)

    def tap(self, *keys: str) -> None:
        """Press a key and let it go; several at once come faster than anybody types."""
        self._xdotool("key", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._xdotool("type", "--delay", "5", text)

    # Eyes

    def pixels(self) -> NDArray[np.uint8]:
        """Return what is on the screen now: red, green and blue of shape (height, width, 3)."""
        return read_xwd((self._folder / "Xvfb_screen0").read_bytes())

    def is_painted(self) -> bool:
        """Tell whether more is on the screen than a few even areas."""
        return len(np.unique(self.pixels()[::2, ::2].reshape(-1, 3), axis=0)) > 32

    def picture(self, target: Path) -> None:
        """Keep what is on the screen now as a PNG file."""
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(png(self.pixels()))

    def _xdotool(self, *arguments: str, seconds: float = 30.0) -> str:
        return subprocess.run(
            ["xdotool", *arguments],
            env={**os.environ, "DISPLAY": self.display},
            check=True,
            capture_output=True,
            text=True,
            timeout=seconds,
        ).stdout


def read_xwd(data: bytes) -> NDArray[np.uint8]:
    """Return the pixels of a window dump (X11's XWDFile.h, version 7) of 32 bits a pixel."""
    header = struct.unpack(">25I", data[:100])
    size, version, width, height, bits, line, colours = (
        header[i] for i in (0, 1, 4, 5, 11, 12, 19)
    )
    if version != 7 or bits != 32:
        raise ValueError(f"a window dump of version {version} with {bits} bits a pixel")
    start = size + 12 * colours
    rows = np.frombuffer(data, np.uint8, line * height, start).reshape(height, line)
    blue_first = header[7] == 0  # the byte order: 0 is the least significant byte first
    pixels = rows[:, : 4 * width].reshape(height, width, 4)
    return np.ascontiguousarray(pixels[:, :, 2::-1] if blue_first else pixels[:, :, 1:])


def png(pixels: NDArray[np.uint8]) -> bytes:
    """Return pixels of shape (height, width, 3) as a PNG file (its standard, chapters 5 and 11)."""
    height, width, _ = pixels.shape

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    unfiltered = np.zeros((height, 1), np.uint8)
    rows = np.hstack([unfiltered, pixels.reshape(height, width * 3)])
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows.tobytes()))
        + chunk(b"IEND", b"")
    )


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _AtomReply(ctypes.Structure):
    _fields_ = (
        ("response_type", ctypes.c_uint8),
        ("pad", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("length", ctypes.c_uint32),
        ("atom", ctypes.c_uint32),
    )


def _xcb() -> ctypes.CDLL:
    # Not libX11, which ends the whole process when a window is gone.
    xcb = ctypes.CDLL("libxcb.so.1")
    pointer = ctypes.c_void_p
    xcb.xcb_connect.restype = pointer
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, pointer]
    xcb.xcb_intern_atom.restype = _Cookie
    xcb.xcb_intern_atom.argtypes = [pointer, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p]
    xcb.xcb_intern_atom_reply.restype = ctypes.POINTER(_AtomReply)
    xcb.xcb_intern_atom_reply.argtypes = [pointer, _Cookie, pointer]
    xcb.xcb_send_event.restype = _Cookie
    xcb.xcb_send_event.argtypes = [
        *(pointer, ctypes.c_uint8, ctypes.c_uint32, ctypes.c_uint32, ctypes.c_char_p)
    ]
    xcb.xcb_disconnect.argtypes = [pointer]
    return xcb


def _atom(xcb: ctypes.CDLL, connection: int, name: bytes) -> int:
    cookie = xcb.xcb_intern_atom(connection, 0, len(name), name)
    reply = xcb.xcb_intern_atom_reply(connection, cookie, None)
    if not reply:
        raise RuntimeError("the X server is gone")
    atom = int(reply.contents.atom)
    libc = ctypes.CDLL(None)
    libc.free.argtypes = [ctypes.c_void_p]
    libc.free(reply)
    return atom
