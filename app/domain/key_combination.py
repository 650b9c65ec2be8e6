"""A key with its modifiers, as it is written down: "Ctrl+Alt+Space".

The names are those of an English keyboard; `Super` is the Windows key, on a Mac the Command key.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import InputError
from app.domain.wording import Wording


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
_ADVICE = Wording("Such as Ctrl+Alt+Space, or F9.")


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
            raise InputError(
                Wording("There is no key “{name}”.", name=part[:20])
                if part
                else Wording("A key is missing beside the +."),
                advice=_ADVICE,
            )
    if not keys:
        raise InputError("Ctrl, Alt, Shift and Super need another key.", advice=_ADVICE)
    if len(keys) > 1:
        raise InputError(
            Wording("{one} and {other} can't be pressed as one.", one=keys[0], other=keys[1]),
            advice=_ADVICE,
        )
    combination = KeyCombination(keys[0], frozenset(modifiers))
    _refuse_if_needed_elsewhere(combination)
    return combination


def _refuse_if_needed_elsewhere(combination: KeyCombination) -> None:
    key, modifiers = combination.key, combination.modifiers
    if key == "F4" and modifiers == {Modifier.ALT}:
        raise InputError("Alt+F4 closes windows.", advice=_ADVICE)
    if key in FUNCTION_KEYS and {Modifier.CTRL, Modifier.ALT} <= modifiers:
        raise InputError(
            Wording("{keys} belongs to the system on Linux.", keys=combination), advice=_ADVICE
        )
    if key in _FREE_ALONE:
        return
    if not modifiers & _HOLDING:
        raise InputError(
            Wording("{key} alone could not be typed any more.", key=key),
            advice="Add Ctrl, Alt or Super.",
        )
    if key != "Space" and len(modifiers) < 2:
        raise InputError(
            Wording("{keys} means something in many programs.", keys=combination),
            advice="Add another of Ctrl, Alt and Shift.",
        )
