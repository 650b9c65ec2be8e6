"""Eyes and hands at the window that a monkey plays with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from monkey_desk import MonkeyRig
from monkey_judge import FROZEN_SECONDS
from virtual_screen import until


class Hands:
    """Looks at the window of `rig` and finds the way about in it. `note` gets what they do.

    `said` is what the person said, as far as the conversation showed it.
    """

    def __init__(self, rig: MonkeyRig, note: Callable[[str], None]) -> None:
        self._rig = rig
        self._note = note
        self.said: set[str] = set()

    def see(self) -> dict[str, Any]:
        """Return what the window shows. Raises TimeoutError where its event loop does not turn."""
        shown = self._rig.see(seconds=FROZEN_SECONDS)
        self.said.update(shown["said"])
        return shown

    def turn_to_window(self) -> None:
        """Give the keyboard to the window, or to the dialog in front of it, as a desktop does."""
        self._rig.screen.turn_to(self.see()["front"])
        self.see()  # it has come to that, once it answers

    def come_to_talk(self) -> bool:
        """Leave what is open, by Escape; tell whether the talk button has the keyboard then."""
        for _ in range(8):
            self.turn_to_window()
            self._rig.screen.tap("Escape")
            shown = self.see()
            if shown["page"] == "talk" and shown["focus"] == "talk" and not shown["dialogs"]:
                return True
        return False

    def must_come_to_talk(self) -> None:
        """Leave what is open. Raises RuntimeError where that does not lead to the talk button."""
        if not self.come_to_talk():
            raise RuntimeError(f"Escape does not lead back to the talk button: {self.see()}")

    def must_stand(self, words: str) -> None:
        """Raise TimeoutError unless these words stand in the entry, now or once it comes to it."""
        what = f"what was typed to stand in the entry, {words!r}"
        until(lambda: self.see()["entry"].strip() == words, what, seconds=FROZEN_SECONDS)

    def leave_files_alone(self) -> None:
        """Close a dialog that chooses files: in it, a monkey could do harm outside of the desk."""
        for _ in range(5):
            dialogs = self.see()["dialogs"]
            if not any("FileDialog" in name for name in dialogs):
                return
            self._note(f"leaves {dialogs}")
            self.turn_to_window()
            self._rig.screen.tap("Escape")
        raise RuntimeError("the dialog that chooses files does not close by Escape")
