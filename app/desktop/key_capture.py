"""A combination of keys: shown, and chosen by pressing it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton

from app.desktop.language import retell, translated
from app.desktop.restyle import set_property
from app.domain.errors import InputError
from app.domain.key_combination import (
    DIGITS,
    FUNCTION_KEYS,
    LETTERS,
    KeyCombination,
    Modifier,
    parse_keys,
)

_KEYS: dict[int, str] = {
    Qt.Key.Key_Space.value: "Space",
    Qt.Key.Key_Pause.value: "Pause",
    Qt.Key.Key_ScrollLock.value: "ScrollLock",
    Qt.Key.Key_Insert.value: "Insert",
    Qt.Key.Key_Home.value: "Home",
    Qt.Key.Key_End.value: "End",
    Qt.Key.Key_PageUp.value: "PageUp",
    Qt.Key.Key_PageDown.value: "PageDown",
    Qt.Key.Key_Left.value: "Left",
    Qt.Key.Key_Right.value: "Right",
    Qt.Key.Key_Up.value: "Up",
    Qt.Key.Key_Down.value: "Down",
    **{Qt.Key.Key_F1.value + i: name for i, name in enumerate(FUNCTION_KEYS)},
    **{ord(sign): sign for sign in (*LETTERS, *DIGITS)},
}
_MODIFIERS = {
    Qt.KeyboardModifier.ControlModifier: Modifier.CTRL,
    Qt.KeyboardModifier.AltModifier: Modifier.ALT,
    Qt.KeyboardModifier.ShiftModifier: Modifier.SHIFT,
    Qt.KeyboardModifier.MetaModifier: Modifier.SUPER,
}
_ON_A_MAC = {Modifier.CTRL: Modifier.SUPER, Modifier.SUPER: Modifier.CTRL}
_HELD = frozenset(
    {
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
    }
)


def combination_of(
    key: int, modifiers: Qt.KeyboardModifier, platform: str = sys.platform
) -> KeyCombination | None:
    """Return what was pressed; None where that key can't be chosen. Not all of them are free.

    On a Mac, Qt calls the Command key Control and the other way round.
    """
    name = _KEYS.get(key)
    if name is None:
        return None
    held = {ours for theirs, ours in _MODIFIERS.items() if theirs & modifiers}
    if platform == "darwin":
        held = {_ON_A_MAC.get(each, each) for each in held}
    return KeyCombination(name, frozenset(held))


def shown_keys(keys: str, platform: str = sys.platform) -> str:
    """Return a combination as it stands on the keys of this system."""
    names = {
        "win32": {Modifier.SUPER: "Win"},
        "darwin": {Modifier.SUPER: "Cmd", Modifier.ALT: "Option"},
    }.get(platform, {})
    try:
        parsed = parse_keys(keys)
    except InputError:
        return keys
    held = [names.get(each, str(each)) for each in Modifier if each in parsed.modifiers]
    return " + ".join([*held, parsed.key])


class KeyButton(QPushButton):
    """Shows the keys; once it is clicked, it waits for others to be pressed."""

    chosen = Signal(str)
    refused = Signal(str)
    """Why what was pressed can't be had."""

    def __init__(self) -> None:
        super().__init__()
        self._keys = ""
        self._waiting = False
        self.setAutoDefault(False)
        self.setMinimumWidth(200)
        self.clicked.connect(self._begin)
        retell(self, self._show)

    @property
    def is_waiting(self) -> bool:
        """Whether the next keys are taken for the choice."""
        return self._waiting

    def show_keys(self, keys: str) -> None:
        """Show what is chosen; nothing for none."""
        self._keys = keys
        self._end()

    def _begin(self) -> None:
        self._waiting = True
        self.refused.emit("")
        self._show()

    def _end(self) -> None:
        self._waiting = False
        self._show()

    def _show(self) -> None:
        if self._waiting:
            self.setText(self.tr("Press the keys…"))
        else:
            self.setText(shown_keys(self._keys) if self._keys else self.tr("Choose keys…"))
        set_property(self, "waiting", self._waiting)

    def event(self, event: QEvent) -> bool:
        """Keep keys that shortcuts and the way of the focus would take."""
        if self._waiting and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._take(event)
                return True
            if event.type() is QEvent.Type.KeyRelease:
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Give up waiting."""
        self._end()
        super().focusOutEvent(event)

    def _take(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if key in _HELD or event.isAutoRepeat():
            return
        if not modifiers and key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
            self._end()
            return
        if not modifiers and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._choose("")
            return
        combination = combination_of(key, modifiers)
        if combination is None:
            self.refused.emit(
                self.tr("This key can't be chosen. Take a letter, a digit, F1 to F24 or Space.")
            )
            return
        try:
            self._choose(str(parse_keys(str(combination))))
        except InputError as error:
            self.refused.emit(f"{translated(error.message)} {translated(error.advice)}".strip())

    def _choose(self, keys: str) -> None:
        changed = keys != self._keys
        self.show_keys(keys)
        if changed:
            self.chosen.emit(keys)
