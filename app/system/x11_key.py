"""A global key on X11: grabbed on the root window, with every state of the locks."""

from __future__ import annotations

import os
import selectors
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from app.domain.key_combination import KeyCombination, Modifier
from app.system.global_key import KeyListener, KeyRefused, KeyTrouble
from app.system.key_watch import KeyWatch
from app.system.xcb import BAD_ACCESS, KEY_PRESS, KEY_RELEASE, MAPPING_NOTIFY, XConnection

_SHIFT, _LOCK, _CTRL, _ALT, _SUPER = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 6
_MASKS = {
    Modifier.SHIFT: _SHIFT,
    Modifier.CTRL: _CTRL,
    Modifier.ALT: _ALT,
    Modifier.SUPER: _SUPER,
}
_NUM_LOCK, _SCROLL_LOCK = 0xFF7F, 0xFF14
_KEYSYMS = {
    "Space": 0x20,
    "Pause": 0xFF13,
    "ScrollLock": _SCROLL_LOCK,
    "Insert": 0xFF63,
    "Home": 0xFF50,
    "Left": 0xFF51,
    "Up": 0xFF52,
    "Right": 0xFF53,
    "Down": 0xFF54,
    "PageUp": 0xFF55,
    "PageDown": 0xFF56,
    "End": 0xFF57,
}


def keysym(key: str) -> int:
    """Return the number that X11 has for one of `KEYS` (keysymdef.h)."""
    if key in _KEYSYMS:
        return _KEYSYMS[key]
    if len(key) == 1:
        return ord(key.lower())
    return 0xFFBE + int(key.removeprefix("F")) - 1


def codes_of(symbol: int, meanings: Mapping[int, Sequence[int]]) -> tuple[int, ...]:
    """Return the codes of the keys that mean `symbol`: unshifted if any does, else anyhow."""
    plain = tuple(code for code, symbols in meanings.items() if symbols[:1] == (symbol,))
    return plain or tuple(code for code, symbols in meanings.items() if symbol in symbols)


def lock_masks(
    meanings: Mapping[int, Sequence[int]], modifiers: Sequence[Iterable[int]]
) -> list[int]:
    """Return every sum of the locks' modifiers: Caps, Num and Scroll Lock may each be on."""
    locks = {_LOCK}
    for index, codes in enumerate(modifiers):
        if any(
            symbol in (_NUM_LOCK, _SCROLL_LOCK) for c in codes for symbol in meanings.get(c, ())
        ):
            locks.add(1 << index)
    return [sum(some) for count in range(len(locks) + 1) for some in combinations(locks, count)]


class X11Watch(KeyWatch):
    """One key from grab to release, on a connection of its own."""

    def __init__(self, keys: KeyCombination, listener: KeyListener) -> None:
        super().__init__(keys, listener)
        self._grabs: set[tuple[int, int]] = set()
        self._reading, self._writing = os.pipe()

    def end(self) -> None:
        """Wake the thread, which ends."""
        os.write(self._writing, b".")

    def release(self) -> None:
        """Close what woke it."""
        os.close(self._reading)
        os.close(self._writing)

    def hold(self) -> None:
        """Grab the key on the root window and watch it."""
        try:
            connection = XConnection()
        except OSError as error:
            raise KeyRefused(KeyTrouble.UNREACHABLE, str(error)) from error
        try:
            connection.use_xkb()
            self._grab(connection)
            self.taken.set_result(str(self.keys))
            self._look(connection)
        except OSError as error:
            raise KeyRefused(KeyTrouble.UNREACHABLE, str(error)) from error
        finally:
            connection.close()

    def _look(self, connection: XConnection) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(connection, selectors.EVENT_READ)
            selector.register(self._reading, selectors.EVENT_READ)
            while True:
                remapped = False
                # What came with an answer is here already, so look before waiting.
                while (event := connection.next_event()) is not None:
                    remapped |= event[0] == MAPPING_NOTIFY
                    self._tell(*event)
                if connection.is_broken:
                    raise ConnectionError("the X server is gone")
                if remapped:
                    self._grab(connection)
                    continue
                connection.flush()
                if any(key.fileobj == self._reading for key, _ in selector.select()):
                    return

    def _tell(self, kind: int, code: int) -> None:
        # While the key is down, the whole keyboard is told of: also the modifiers coming up.
        if not any(code == grabbed for grabbed, _ in self._grabs):
            return
        if kind == KEY_PRESS:
            self.listener.pressed()
        elif kind == KEY_RELEASE:
            self.listener.released()

    def _grab(self, connection: XConnection) -> None:
        """Grab the key wherever the keyboard has it now, and nowhere else."""
        for code, mask in self._grabs:
            connection.ungrab(code, mask)
        self._grabs.clear()
        meanings = connection.keysyms()
        codes = codes_of(keysym(self.keys.key), meanings)
        if not codes:
            raise KeyRefused(KeyTrouble.NOT_ON_KEYBOARD, self.keys.key)
        held = sum(_MASKS[modifier] for modifier in self.keys.modifiers)
        for code in codes:
            for locks in lock_masks(meanings, connection.modifiers()):
                if error := connection.grab(code, held | locks):
                    trouble = KeyTrouble.TAKEN if error == BAD_ACCESS else KeyTrouble.UNREACHABLE
                    raise KeyRefused(trouble, f"{self.keys}: X error {error}")
                self._grabs.add((code, held | locks))
