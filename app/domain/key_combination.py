"""A key with its modifiers, as it is written down: "Ctrl+Alt+Space".

The names are those of an English keyboard; `Super` is the Windows key, on a Mac the Command key.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import InputError


class Modifier(StrEnum):
    """A key that is held while another is pressed, in the order they are written."""

    CTRL = "Ctrl"
    ALT = "Alt"
    SHIFT = "Shift"
    SUPER = "Super"


LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
DIGITS = tuple("0123456789")
FUNCTION_KEYS = tuple(f"F{number}" for number in range(1, 25))
MOVING_KEYS = ("Insert", "Home", "End", "PageUp", "PageDown", "Left", "Right", "Up", "Down")
KEYS = (*LETTERS, *DIGITS, *FUNCTION_KEYS, "Space", "Pause", "ScrollLock", *MOVING_KEYS)
"""Every key that can be chosen."""

_FREE_ALONE = frozenset({*FUNCTION_KEYS, "Pause", "ScrollLock"})
_HOLDING = frozenset({Modifier.CTRL, Modifier.ALT, Modifier.SUPER})
_LONGEST = 60

_OTHER_NAMES = {
    "control": Modifier.CTRL,
    "strg": Modifier.CTRL,
    "option": Modifier.ALT,
    "meta": Modifier.SUPER,
    "win": Modifier.SUPER,
    "windows": Modifier.SUPER,
    "cmd": Modifier.SUPER,
    "command": Modifier.SUPER,
    "logo": Modifier.SUPER,
}
_OTHER_KEYS = {
    "pgup": "PageUp",
    "pgdown": "PageDown",
    "pgdn": "PageDown",
    "ins": "Insert",
    "break": "Pause",
    "spacebar": "Space",
}
_MODIFIERS = {modifier.casefold(): modifier for modifier in Modifier} | _OTHER_NAMES
_KEYS = {key.casefold(): key for key in KEYS} | _OTHER_KEYS
_ADVICE = "Such as Ctrl+Alt+Space, or F9."


@dataclass(frozen=True, slots=True)
class KeyCombination:
    """One of `KEYS`, pressed while `modifiers` are held."""

    key: str
    modifiers: frozenset[Modifier] = frozenset()

    def __str__(self) -> str:
        return "+".join([*(each for each in Modifier if each in self.modifiers), self.key])


def parse_keys(text: str) -> KeyCombination:
    """Return the combination that a text names, whatever the order and case of its parts.

    Raises InputError where there is none, or where it would take a key away from every other
    program that people can't do without.
    """
    if len(text) > _LONGEST:
        raise InputError("That is too long for a combination of keys.", advice=_ADVICE)
    modifiers: set[Modifier] = set()
    keys: list[str] = []
    for part in (piece.strip().casefold() for piece in text.split("+")):
        if part in _MODIFIERS:
            modifiers.add(_MODIFIERS[part])
        elif part in _KEYS:
            keys.append(_KEYS[part])
        else:
            what = f"There is no key {part[:20]!r}." if part else "A key is missing beside the +."
            raise InputError(what, advice=_ADVICE)
    if not keys:
        raise InputError("Ctrl, Alt, Shift and Super need another key.", advice=_ADVICE)
    if len(keys) > 1:
        raise InputError(f"{keys[0]} and {keys[1]} can't be pressed as one.", advice=_ADVICE)
    combination = KeyCombination(keys[0], frozenset(modifiers))
    if why := _needed_elsewhere(combination):
        raise InputError(why[0], advice=why[1])
    return combination


def _needed_elsewhere(combination: KeyCombination) -> tuple[str, str] | None:
    """Return what another use of the keys is, and what to do; None where they are free."""
    key, modifiers = combination.key, combination.modifiers
    if key in FUNCTION_KEYS and modifiers == {Modifier.ALT} and key == "F4":
        return "Alt+F4 closes windows.", _ADVICE
    if key in FUNCTION_KEYS and {Modifier.CTRL, Modifier.ALT} <= modifiers:
        return f"{combination} belongs to the system on Linux.", _ADVICE
    if key in _FREE_ALONE:
        return None
    if not modifiers & _HOLDING:
        return f"{key} alone could not be typed any more.", "Add Ctrl, Alt or Super."
    if key != "Space" and len(modifiers) < 2:
        return (
            f"{combination} means something in many programs.",
            "Add another of Ctrl, Alt, Shift.",
        )
    return None
