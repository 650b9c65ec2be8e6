"""A global key on macOS: one of Carbon's hot keys.

They tell of press and release and need no permission, unlike an event tap, for which the person
would have to allow this program to watch all that is typed. The events come with those of the
window, on the main thread. Not tried on a Mac yet.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import c_int32, c_uint32, c_ulong, c_void_p
from typing import Protocol

from app.domain.key_combination import KeyCombination, Modifier
from app.system.global_key import KeyListener, KeyRefused, KeyTrouble

EXISTS_ALREADY = -9878
"""Carbon's eventHotKeyExistsErr."""

_CARBON = "/System/Library/Frameworks/Carbon.framework/Carbon"
_KEYBOARD = int.from_bytes(b"keyb", "big")
_OURS = int.from_bytes(b"VoDk", "big")
_PRESSED, _RELEASED = 5, 6
_MODIFIERS = {
    Modifier.SUPER: 1 << 8,
    Modifier.SHIFT: 1 << 9,
    Modifier.ALT: 1 << 11,
    Modifier.CTRL: 1 << 12,
}
# Places on the keyboard (HIToolbox's Events.h), named as an American one has them.
_PLACES = "ASDFHGZXCV.BQWERYT123465.97.80.OU.IP.LJ.K....NM"
_KEYS = {key: code for code, key in enumerate(_PLACES) if key != "."} | {
    "Space": 49,
    "F1": 122,
    "F2": 120,
    "F3": 99,
    "F4": 118,
    "F5": 96,
    "F6": 97,
    "F7": 98,
    "F8": 100,
    "F9": 101,
    "F10": 109,
    "F11": 103,
    "F12": 111,
    "F13": 105,
    "F14": 107,
    "F15": 113,
    "F16": 106,
    "F17": 64,
    "F18": 79,
    "F19": 80,
    "F20": 90,
    "Insert": 114,
    "Home": 115,
    "PageUp": 116,
    "End": 119,
    "PageDown": 121,
    "Left": 123,
    "Right": 124,
    "Down": 125,
    "Up": 126,
}


def key_code(key: str) -> int | None:
    """Return the place of one of `KEYS` on a Mac's keyboard; None where it has none."""
    return _KEYS.get(key)


def modifier_bits(keys: KeyCombination) -> int:
    """Return what has to be held, as Carbon has it."""
    return sum(_MODIFIERS[modifier] for modifier in keys.modifiers)


class HotKeys(Protocol):
    """What Carbon offers for one hot key."""

    def register(self, modifiers: int, code: int, told: Callable[[bool], None]) -> int:
        """Take the key; return an error code, 0 for none. `told` gets True for a press."""

    def unregister(self) -> None:
        """Give it back."""


class MacKey:
    """A hot key of the application."""

    on_main_thread = True

    def __init__(self, hot_keys: HotKeys) -> None:
        self._hot_keys = hot_keys

    def register(self, keys: KeyCombination, listener: KeyListener) -> str:
        """Take the key. Raises KeyRefused."""
        self.unregister()
        code = key_code(keys.key)
        if code is None:
            raise KeyRefused(KeyTrouble.NOT_ON_KEYBOARD, keys.key)

        def told(pressed: bool) -> None:
            (listener.pressed if pressed else listener.released)()

        try:
            error = self._hot_keys.register(modifier_bits(keys), code, told)
        except OSError as missing:
            raise KeyRefused(KeyTrouble.UNREACHABLE, str(missing)) from missing
        if error:
            trouble = KeyTrouble.TAKEN if error == EXISTS_ALREADY else KeyTrouble.UNREACHABLE
            raise KeyRefused(trouble, f"RegisterEventHotKey: {error}")
        return str(keys)

    def unregister(self) -> None:
        """Give it back, if it is held."""
        self._hot_keys.unregister()

    def interrupt(self) -> None:
        """Do nothing: nobody waits."""


class _EventType(ctypes.Structure):
    _fields_ = (("event_class", c_uint32), ("kind", c_uint32))


class _HotKeyId(ctypes.Structure):
    _fields_ = (("signature", c_uint32), ("id", c_uint32))


_Handler = ctypes.CFUNCTYPE(c_int32, c_void_p, c_void_p, c_void_p)


class CarbonHotKeys:
    """Carbon's own calls, through ctypes. For the main thread."""

    def __init__(self) -> None:
        self._carbon: ctypes.CDLL | None = None
        self._handler = c_void_p()
        self._hot_key = c_void_p()
        self._callback: object = None  # Carbon keeps no reference to it

    def register(self, modifiers: int, code: int, told: Callable[[bool], None]) -> int:
        """Take the key; return an error code, 0 for none. Raises OSError without Carbon."""
        carbon = self._carbon = self._carbon or _load_carbon()

        def handle(_call: int, event: int, _data: int) -> int:
            told(carbon.GetEventKind(event) == _PRESSED)
            return 0

        callback = self._callback = _Handler(handle)
        kinds = (_EventType * 2)(_EventType(_KEYBOARD, _PRESSED), _EventType(_KEYBOARD, _RELEASED))
        target = carbon.GetApplicationEventTarget()
        handler, hot_key = ctypes.byref(self._handler), ctypes.byref(self._hot_key)
        error = int(carbon.InstallEventHandler(target, callback, 2, kinds, None, handler))
        if not error:
            ours = _HotKeyId(_OURS, 1)
            error = int(carbon.RegisterEventHotKey(code, modifiers, ours, target, 0, hot_key))
        if error:
            self.unregister()
        return error

    def unregister(self) -> None:
        """Give it back."""
        if self._carbon is not None and self._hot_key:
            self._carbon.UnregisterEventHotKey(self._hot_key)
        if self._carbon is not None and self._handler:
            self._carbon.RemoveEventHandler(self._handler)
        self._hot_key, self._handler = c_void_p(), c_void_p()


def _load_carbon() -> ctypes.CDLL:
    carbon = ctypes.CDLL(_CARBON)
    carbon.GetApplicationEventTarget.restype = c_void_p
    carbon.GetEventKind.restype = c_uint32
    carbon.GetEventKind.argtypes = [c_void_p]
    carbon.InstallEventHandler.argtypes = [
        *(c_void_p, _Handler, c_ulong, c_void_p, c_void_p, c_void_p)
    ]
    carbon.RegisterEventHotKey.argtypes = [
        *(c_uint32, c_uint32, _HotKeyId, c_void_p, c_uint32, c_void_p)
    ]
    carbon.UnregisterEventHotKey.argtypes = [c_void_p]
    carbon.RemoveEventHandler.argtypes = [c_void_p]
    return carbon
