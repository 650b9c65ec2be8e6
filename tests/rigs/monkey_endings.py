"""Ends the program in the middle of whatever goes on, and sees that it comes back with all it had.

It is killed, told to end, or closed by its window's button, and started again over the same
folders.
"""

from __future__ import annotations

import signal
import threading
import time
from typing import Final

from monkey_desk import MonkeyRig
from monkey_hands import Hands
from monkey_judge import FROZEN_SECONDS, HeldHistory
from virtual_screen import SIZE, until
from window_rig import CHECKOUT, MICROPHONE

_LEAST: Final = (360, 480)


class Endings:
    """Ends and starts the program of `rig`, at whose window are `hands`."""

    def __init__(self, rig: MonkeyRig, hands: Hands) -> None:
        self._rig = rig
        self._hands = hands

    def end(self, how: str, *, draft: str | None) -> list[str]:
        """End the program `how` the plan says, start it again, and return what is lost, in words.

        `draft` is a message that was typed long enough ago to be kept. Raises RuntimeError where
        it does not end as it should, and TimeoutError where it does not come back.
        """
        if how == "close":
            self._hands.come_to_talk()  # no window closes while a dialog stands before it
        if how != "kill":
            draft = self._hands.see()["entry"].strip() or None
        self._stop(how)
        return self._start(draft)

    def end_in_speech(self, how: str, recording: str, *, after: float) -> list[str]:
        """End it after so many seconds of an utterance, for which the talk key is held."""
        screen, sound = self._rig.screen, self._rig.sound
        file = CHECKOUT / "resources" / "demo" / f"{recording}.wav"
        speaking = threading.Thread(target=sound.say, args=(file, MICROPHONE))
        screen.key_down("space")
        try:
            if self._rig.plugged[MICROPHONE]:
                speaking.start()
                speaking.join(after)
            self._stop(how)
        finally:
            screen.key_up("space")
            if speaking.ident is not None:
                speaking.join()
        return self._start(None)

    def end_in_start(self, *, after: float, draft: str | None) -> list[str]:
        """Kill it twice, the second time so many seconds after it was started again."""
        self._stop("kill")
        self._rig.start_seen_program()
        pause = time.monotonic() + after
        until(lambda: time.monotonic() >= pause, "the moment to pass", seconds=after + 5)
        self._stop("kill")
        return self._start(draft)

    def _stop(self, how: str) -> None:
        program = self._rig.program
        assert program is not None
        if how == "kill":
            program.kill()
            program.wait(10)
            return
        if how == "terminate":
            program.send_signal(signal.SIGTERM)
            code = self._rig.wait_for_exit()
        else:
            code = self._rig.close_window()
        if code != 0:
            raise RuntimeError(f"{how} leads to exit code {code}")

    def _start(self, draft: str | None) -> list[str]:
        rig = self._rig
        before, history = rig.settings(), HeldHistory(rig)
        keeps = before.get("history.keep_for") != "nothing"
        is_whole = keeps and history.is_whole
        rig.open_seen_window()
        self._hands.see()
        found = []
        if keeps and draft is not None and not self._is_back(draft):
            shown = rig.last_seen["entry"]
            found.append(f"{draft!r} is in neither entry nor history; the entry holds {shown!r}")
        if is_whole and (gone := history.lacks(self._hands.said)):
            found.append(f"said, and in no history: {gone}")
        if (now := rig.settings()) != before:
            found.append(f"settings after the start: {now}, and before: {before}")
        broken = [str(file) for file in rig.home.rglob("*.broken-*")]
        if broken:
            found.append(f"set aside as damaged: {broken}")
        return [*found, *_faults_in_place(rig.screen.place(rig.window))]

    def _is_back(self, draft: str) -> bool:
        """Whether a message is in the entry again, or was sent and is in the history."""
        history = HeldHistory(self._rig)

        def is_there() -> bool:
            entry = str(self._hands.see()["entry"])
            return entry.strip() == draft or not history.lacks([draft])

        try:
            until(is_there, "the message", seconds=FROZEN_SECONDS)
        except TimeoutError:
            return False
        return True


def _faults_in_place(place: tuple[int, int, int, int]) -> list[str]:
    x, y, width, height = place
    fits = x >= 0 <= y and x + width <= SIZE[0] and y + height <= SIZE[1]
    if fits and width >= _LEAST[0] and height >= _LEAST[1]:
        return []
    return [f"the window came back at {place}"]
