"""Windows' own calls for hot keys, through ctypes. Not tried on Windows yet."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

assert sys.platform == "win32"

_ID = 1
_WM_NULL = 0x0000
_WM_HOTKEY = 0x0312
_PM_REMOVE = 1
_QS_ALLINPUT = 0x04FF
_INFINITE = 0xFFFFFFFF
_IS_DOWN = 0x8000


class WindowsHotKeys:
    """Hot keys of the thread that registers them."""

    def __init__(self) -> None:
        self._user32 = ctypes.WinDLL("user32", use_last_error=True)

    def register(self, modifiers: int, code: int) -> int:
        """Take the key; return an error code, 0 for none."""
        self._pressed()  # a first look makes the thread's queue of messages
        if self._user32.RegisterHotKey(None, _ID, modifiers, code):
            return 0
        return ctypes.get_last_error() or -1

    def unregister(self) -> None:
        """Give it back."""
        self._user32.UnregisterHotKey(None, _ID)

    def wait(self, milliseconds: int | None) -> bool:
        """Return after a message or that time; True where the key was pressed meanwhile."""
        patience = _INFINITE if milliseconds is None else milliseconds
        self._user32.MsgWaitForMultipleObjects(0, None, False, patience, _QS_ALLINPUT)
        return self._pressed()

    def is_down(self, code: int) -> bool:
        """Whether a key is down now."""
        return bool(self._user32.GetAsyncKeyState(code) & _IS_DOWN)

    def wake(self, thread: int) -> None:
        """End the `wait` of a thread."""
        self._user32.PostThreadMessageW(thread, _WM_NULL, 0, 0)

    def _pressed(self) -> bool:
        """Take all messages that wait; return whether the key was among them."""
        message = wintypes.MSG()
        pressed = False
        while self._user32.PeekMessageW(ctypes.byref(message), None, 0, 0, _PM_REMOVE):
            pressed |= message.message == _WM_HOTKEY
        return pressed
