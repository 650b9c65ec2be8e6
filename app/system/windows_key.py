"""A global key on Windows: a registered hot key, whose release is looked for while it is held.

Not a low-level keyboard hook: that would have every key that is typed anywhere wait for this
program, and looks like a key logger to those who watch for one. Not tried on Windows yet.
"""

from __future__ import annotations

import threading
from typing import Protocol

from app.domain.key_combination import KeyCombination, Modifier
from app.system.global_key import KeyListener, KeyRefused, KeyTrouble
from app.system.key_watch import KeyWatch

ALREADY_REGISTERED = 1409
"""The error code of `RegisterHotKey` for a key that another program has."""

LOOK_MS = 15
"""How often to look whether a held key is up again: no longer than anybody would notice."""

_NO_REPEAT = 0x4000
_MODIFIERS = {Modifier.ALT: 1, Modifier.CTRL: 2, Modifier.SHIFT: 4, Modifier.SUPER: 8}
_KEYS = {
    "Space": 0x20,
    "PageUp": 0x21,
    "PageDown": 0x22,
    "End": 0x23,
    "Home": 0x24,
    "Left": 0x25,
    "Up": 0x26,
    "Right": 0x27,
    "Down": 0x28,
    "Insert": 0x2D,
    "Pause": 0x13,
    "ScrollLock": 0x91,
}


_CANCEL = 0x03
_BREAKS = frozenset({"Pause", "ScrollLock"})
"""Keys that come as Break while Ctrl is held."""


def virtual_key(keys: KeyCombination) -> int:
    """Return Windows' code of a key (winuser.h), as it is while the modifiers are held."""
    key = keys.key
    if key in _BREAKS and Modifier.CTRL in keys.modifiers:
        return _CANCEL
    if key in _KEYS:
        return _KEYS[key]
    return ord(key) if len(key) == 1 else 0x70 + int(key.removeprefix("F")) - 1


def modifier_bits(keys: KeyCombination) -> int:
    """Return what has to be held, and that repeats are not told of."""
    return _NO_REPEAT | sum(_MODIFIERS[modifier] for modifier in keys.modifiers)


class HotKeys(Protocol):
    """What Windows offers, on the thread that holds the key; `wake` is for any other."""

    def register(self, modifiers: int, code: int) -> int:
        """Take the key; return an error code, 0 for none."""

    def unregister(self) -> None:
        """Give it back."""

    def wait(self, milliseconds: int | None) -> bool:
        """Return after a message or that time; True where the key was pressed meanwhile."""

    def is_down(self, code: int) -> bool:
        """Whether a key is down now."""

    def wake(self, thread: int) -> None:
        """End the `wait` of the thread with this number of the system's."""


class WindowsWatch(KeyWatch):
    """One hot key from registration to its end."""

    def __init__(self, keys: KeyCombination, listener: KeyListener, hot_keys: HotKeys) -> None:
        super().__init__(keys, listener)
        self._hot_keys = hot_keys
        self._ending = threading.Event()

    def end(self) -> None:
        """Wake the thread, which ends."""
        self._ending.set()
        if self.native_id is not None:
            self._hot_keys.wake(self.native_id)

    def hold(self) -> None:
        """Register the key and watch it."""
        code = virtual_key(self.keys)
        error = self._hot_keys.register(modifier_bits(self.keys), code)
        if error:
            trouble = KeyTrouble.TAKEN if error == ALREADY_REGISTERED else KeyTrouble.UNREACHABLE
            raise KeyRefused(trouble, f"RegisterHotKey: {error}")
        try:
            self.taken.set_result(str(self.keys))
            self._look(code)
        finally:
            self._hot_keys.unregister()

    def _look(self, code: int) -> None:
        held = False
        while not self._ending.is_set():
            if self._hot_keys.wait(LOOK_MS if held else None):
                held = True
                self.listener.pressed()
            elif held and not self._hot_keys.is_down(code):
                held = False
                self.listener.released()
