"""A monkey at the desk: does what its plan says for some time, and then what it left is judged."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

from monkey_desk import MonkeyRig
from monkey_endings import Endings
from monkey_hands import Hands
from monkey_judge import (
    FROZEN_SECONDS,
    HeldHistory,
    faults_in_log,
    faults_in_writes,
    longest_turn,
    writes,
)
from monkey_plan import Action, Kind, actions
from monkey_settling import Settling
from virtual_screen import SIZE, until
from window_rig import CHECKOUT, LOUDSPEAKER, MICROPHONE

KEPT_SECONDS: Final = 1.0
"""A message that has stood for so long is kept, on the slowest of machines too."""

_LOOK_AFTER: Final = ("tap", "burst", "click", "double click", "send")


@dataclass(slots=True)
class MonkeyRound:
    """What came of one round: what was done, and in words what was wrong."""

    done: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    drafts: int = 0
    endings: int = 0
    writes: int = 0
    longest_ms: int = 0
    opened: int = 0
    settings: int = 0


class Monkey:
    """Lets the monkey of a seed loose at `rig`, and judges what is left of the program.

    `tell` gets a line for each action, as it begins; `picture` is what the screen shows at a fault.
    """

    def __init__(
        self, rig: MonkeyRig, seed: int, tell: Callable[[str], None], *, picture: Path
    ) -> None:
        self._rig = rig
        self._picture = picture
        self._plan = actions(seed)
        self._tell = tell
        self._round = MonkeyRound()
        self._begun = 0.0
        self._draft: str | None = None
        self._drafted = 0.0
        self._hands = Hands(rig, self._note)

    def play(self, seconds: float) -> MonkeyRound:
        """Start the program, play for so long, put all in order, and judge."""
        self._rig.open_seen_window()
        self._rig.wait_until_ready()
        self._begun = time.monotonic()
        try:
            while time.monotonic() < self._begun + seconds:
                self._do(next(self._plan))
                self._must_run()
            Settling(self._rig, self._hands, self._note).settle()
        except (TimeoutError, RuntimeError, subprocess.SubprocessError) as error:
            self._round.faults.append(f"{error}; the last that was seen: {self._rig.last_seen}")
            self._note(f"fault: {error}")
            self._rig.screen.picture(self._picture)
        self._close()
        self._judge()
        return self._round

    def _note(self, what: str) -> None:
        line = f"{time.monotonic() - self._begun:6.1f} {what}"
        self._round.done.append(line)
        self._tell(line)

    def _code(self) -> int | None:
        assert self._rig.program is not None
        return self._rig.program.poll()

    def _must_run(self) -> None:
        if self._code() is not None:
            raise RuntimeError(f"the program ended by itself, with code {self._code()}")

    # What it does

    def _do(self, action: Action) -> None:
        self._note(str(action))
        rig, screen = self._rig, self._rig.screen
        match action.kind:
            case "tap" | "burst" | "hold" | "type" | "send" | "draft":
                self._hands.turn_to_window()
                self._use_keys(action)
            case "hold through":
                self._hold_through(action)
            case "click" | "double click" | "wheel" | "drag":
                self._use_mouse(action)
            case "resize":
                screen.resize(rig.window, round(SIZE[0] * action.x), round(SIZE[1] * action.y))
            case "hide":
                screen.hide(rig.window)
                rig.call(seconds=FROZEN_SECONDS)
                screen.show(rig.window)
                self._hands.turn_to_window()
            case "command":
                rig.talk(action.text)
            case "say" | "speak":
                self._speak(action)
            case "microphone" | "loudspeaker":
                name = MICROPHONE if action.kind == "microphone" else LOUDSPEAKER
                rig.plug(name, wanted=not rig.plugged[name])
            case "network":
                (rig.disconnect if rig.online else rig.connect)()
            case "wait":
                self._wait(action.x)
            case "look":
                self._look(action.text)
            case "entry":
                self._come_to_entry()
            case "slow":
                rig.slow_down(action.x, after=action.text == "after")
            case "lose":
                rig.lose_connection(after=action.text == "after")
            case "end" | "end in speech" | "end in start":
                self._end(action)
        if action.kind in _LOOK_AFTER:
            self._hands.leave_files_alone()

    def _use_keys(self, action: Action) -> None:
        screen = self._rig.screen
        match action.kind:
            case "tap":
                screen.tap(action.text)
            case "burst":
                screen.tap(*action.text.split())
            case "hold":
                screen.key_down(action.text)
                try:
                    self._wait(action.x)
                finally:
                    screen.key_up(action.text)
            case "type":
                screen.type(action.text)
            case "send":
                self._send(action.text)
            case _:
                self._begin_draft(action.text)

    def _send(self, words: str) -> None:
        """Type and press Return, wherever that leads; what was a message must not get lost."""
        before = self._hands.see()
        self._rig.screen.type(words)
        self._rig.screen.tap("Return")
        is_message = before["page"] == "talk" and before["focus"] == "entry"
        if not is_message or before["dialogs"] or before["entry"].strip() or not words.strip():
            return
        sent = words.split()

        def is_taken() -> bool:
            shown = self._hands.see()
            said = [text.split() for text in shown["said"]]
            is_said = said[-1:] == [sent] and shown["said"] != before["said"]
            return is_said or bool(shown["entry"].split() == sent)

        until(is_taken, f"{words!r} to stand in conversation or entry", seconds=FROZEN_SECONDS)

    def _hold_through(self, action: Action) -> None:
        """Hold the talk key while something else happens in its midst."""
        self._hands.turn_to_window()
        self._rig.screen.key_down("space")
        try:
            self._wait(action.x / 2)
            self._do(Action(cast("Kind", action.text)))
            self._wait(action.x / 2)
        finally:
            self._rig.screen.key_up("space")

    def _use_mouse(self, action: Action) -> None:
        left, top, width, height = self._rig.screen.place(self._rig.window)
        x, y = left + round(width * action.x), top + round(height * action.y)
        if action.kind == "drag":
            end = (left + round(width * action.to[0]), top + round(height * action.to[1]))
            self._rig.screen.drag((x, y), end)
        elif action.kind == "wheel":
            self._rig.screen.click(x, y, button=4 if action.text == "up" else 5, times=5)
        else:
            self._rig.screen.click(x, y, times=2 if action.kind == "double click" else 1)

    def _speak(self, action: Action) -> None:
        if not self._rig.plugged[MICROPHONE]:
            return
        recording = CHECKOUT / "resources" / "demo" / f"{action.text}.wav"
        if action.kind == "say":
            self._hands.turn_to_window()
            self._rig.hold_and_say(recording)
        else:
            self._rig.sound.say(recording, MICROPHONE)

    def _wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        until(lambda: time.monotonic() >= end, "the moment to pass", seconds=seconds + 5)

    # A message that is begun

    def _begin_draft(self, words: str) -> None:
        """Type a message without sending it; where something else is open, don't."""
        self._draft = None
        if not self._come_to_entry():
            return
        screen = self._rig.screen
        screen.tap("ctrl+a")
        screen.tap("BackSpace")
        screen.type(words)
        self._hands.must_stand(words)
        screen.tap("Escape")
        screen.tap("Escape")
        self._draft, self._drafted = words, time.monotonic()
        self._round.drafts += 1

    def _come_to_entry(self) -> bool:
        """Leave what is open; tell whether the keyboard types a message now."""
        if not self._hands.come_to_talk():
            return False
        self._rig.screen.tap("Tab")
        return bool(self._hands.see()["focus"] == "entry")

    def _look(self, words: str) -> None:
        if self._draft == words:
            self._hands.must_stand(words)
        self._draft = None

    # The end

    def _end(self, action: Action) -> None:
        """End the program and start it again."""
        self._hands.see()
        draft, self._draft = self._draft, None
        if time.monotonic() - self._drafted < KEPT_SECONDS:
            draft = None  # what was typed just now may be lost
        how, _, recording = action.text.partition(" ")
        endings = Endings(self._rig, self._hands)
        if recording:
            found = endings.end_in_speech(how, recording, after=action.x)
        elif action.kind == "end in start":
            found = endings.end_in_start(after=action.x, draft=draft)
        else:
            self._wait(action.x)
            found = endings.end(how, draft=draft)
        self._round.endings += 1
        self._round.faults += found
        self._note(f"is back; the entry holds {self._rig.last_seen['entry']!r}")

    def _close(self) -> None:
        if self._code() is not None:
            self._round.faults.append(f"it ended by itself, with code {self._code()}")
            return
        try:
            code = self._rig.close_window()
        except (TimeoutError, subprocess.SubprocessError) as error:
            self._round.faults.append(f"closing the window: {error}")
            self._rig.kill_program()
            return
        if code != 0:
            self._round.faults.append(f"exit code {code}")

    def _judge(self) -> None:
        """Judge what is left, once the program has ended."""
        self._rig.connect()
        log = self._rig.output()
        history = HeldHistory(self._rig)
        self._round.longest_ms = longest_turn(log)
        self._round.writes = len(writes(self._rig))
        self._round.faults += [
            *faults_in_log(log),
            *faults_in_writes(self._rig, {*self._hands.said, *history.said()}),
            *history.faults(),
        ]
        self._round.opened = len(self._rig.opened())
        self._round.settings = self._rig.settings_changed()
