"""After a storm everything is plugged in again, and the program must be of use as ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from monkey_desk import MonkeyRig
from monkey_hands import Hands
from monkey_judge import FROZEN_SECONDS, faults_in_remarks, writes
from virtual_screen import until
from window_rig import CHECKOUT, LOUDSPEAKER, MICROPHONE

ANSWER_SECONDS: Final = 60.0
"""So long a question may wait for its answer, after all that went before."""

_QUESTION: Final = "What times are free tomorrow?"
_SPOKEN: Final = CHECKOUT / "resources" / "demo" / "1-day.wav"
_DEAF: Final = (
    *("No microphone yet", "Speech is not ready yet"),
    *("Noch kein Mikrofon", "Die Spracherkennung ist noch nicht bereit"),
)


class Settling:
    """Puts the desk of `rig` in order and tries the program. Every fault is raised.

    What the monkey has chosen in the settings stays: where another microphone or recogniser is
    chosen, nothing need be heard.
    """

    def __init__(self, rig: MonkeyRig, hands: Hands, note: Callable[[str], None]) -> None:
        self._rig = rig
        self._hands = hands
        self._note = note

    def settle(self) -> None:
        """Do all that. Raises TimeoutError or RuntimeError, saying what is not as it should be."""
        self._note("everything is plugged in again")
        rig = self._rig
        rig.connect()
        for name in (MICROPHONE, LOUDSPEAKER):
            rig.plug(name, wanted=True)
        rig.screen.resize(rig.window, 800, 900)
        rig.call(seconds=FROZEN_SECONDS)
        rig.talk("release")  # where the last of it was a press
        until(self._comes_to_rest, "the program to come to rest by itself", seconds=ANSWER_SECONDS)
        self._type_a_question()
        self._speak()
        self._turn_away()
        self._wait_for_truth()

    def _comes_to_rest(self) -> bool:
        """Tell whether nothing goes on; nothing may but what a tap on the talk key has begun."""
        shown = self._hands.see()
        if shown["hands free"]:
            self._hands.turn_to_window()
            self._rig.screen.tap("Escape")
        return bool(shown["phase"] == "idle")

    def _is_idle(self) -> bool:
        return bool(self._hands.see()["phase"] == "idle")

    def _type_a_question(self) -> None:
        self._note("types a question")
        self._hands.must_come_to_talk()
        screen = self._rig.screen
        screen.tap("Tab")
        screen.tap("ctrl+a")
        screen.type(_QUESTION)
        self._hands.must_stand(_QUESTION)
        before = self._hands.see()["replies"]
        screen.tap("Return")

        def is_answered() -> bool:
            shown = self._hands.see()
            return shown["replies"] > before and not shown["entry"].strip()

        until(is_answered, "an answer to the typed question", seconds=ANSWER_SECONDS)
        until(self._is_idle, "the reply to end by itself", seconds=ANSWER_SECONDS)

    def _speak(self) -> None:
        """Ask by voice: no key that was held in the storm, and no device, is in the way of it."""
        self._hands.must_come_to_talk()
        if self._rig.settings_changed("audio.") or self._rig.settings_changed("speech."):
            self._note("speaks not: what it hears with was changed in the settings")
            return
        until(self._hears, "the program to be ready to hear", seconds=ANSWER_SECONDS)
        self._note("asks by voice")
        before = self._hands.see()
        self._rig.hold_and_say(_SPOKEN)

        def is_answered() -> bool:
            shown = self._hands.see()
            told = shown["replies"] > before["replies"]
            return told and len(shown["said"]) > len(before["said"])

        until(is_answered, "an answer to the spoken question", seconds=ANSWER_SECONDS)
        until(self._is_idle, "the reply to end by itself", seconds=ANSWER_SECONDS)

    def _hears(self) -> bool:
        return self._hands.see()["state"] not in _DEAF

    def _turn_away(self) -> None:
        """Put the window away: then the microphone is off; and on again with the window."""
        self._note("turns away")
        rig = self._rig
        if rig.settings_changed("talk."):  # another key may be waited for, or a voice
            return
        rig.screen.hide(rig.window)
        until(
            lambda: not rig.streams("source-outputs"),
            "the microphone to be off while nobody looks",
            seconds=FROZEN_SECONDS,
        )
        rig.screen.show(rig.window)
        self._hands.turn_to_window()
        if not rig.settings_changed("audio."):
            until(
                lambda: bool(rig.streams("source-outputs")),
                "the microphone to be on again",
                seconds=FROZEN_SECONDS,
            )

    def _wait_for_truth(self) -> None:
        """Wait until nothing is open that could be known, and nothing is remarked that is over."""
        self._note("looks at what is remarked")
        rig = self._rig

        def pending() -> list[str]:
            return [request for request, state, _, _ in writes(rig) if state == "pending"]

        if not rig.settings_changed("calendar."):
            until(lambda: not pending(), "the end of every write to be known", seconds=120)
        found: list[str] = []

        def is_true() -> bool:
            found[:] = faults_in_remarks(rig, self._hands.see()["remarks"])
            return not found

        try:
            until(is_true, "remarks that are true", seconds=ANSWER_SECONDS)
        except TimeoutError as error:
            raise RuntimeError("; ".join(found)) from error
