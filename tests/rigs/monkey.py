"""A monkey at the desk: does what its plan says for some time, and then what it left is judged."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from monkey_desk import MonkeyRig
from monkey_plan import Action, actions
from virtual_screen import until
from window_rig import CHECKOUT, LOUDSPEAKER, MICROPHONE

from app.storage import MAIN_DATABASE
from app.storage.history.schema import HISTORY_DATABASE

FROZEN_SECONDS: Final = 10.0
"""A window that does not turn to a question for so long hangs, on the slowest of machines too."""

ANSWER_SECONDS: Final = 60.0
"""So long a typed question may wait for its answer, after all that went before."""

_QUESTION: Final = "What times are free tomorrow?"
_SCREEN: Final = (1024, 960)
_LISTENS: Final = ("arming", "listening")
_DEAF: Final = (
    *("No microphone yet", "Speech is not ready yet"),
    *("Noch kein Mikrofon", "Die Spracherkennung ist noch nicht bereit"),
)
_LOOK_AFTER: Final = ("tap", "burst", "click", "double click", "send")
_BAD: Final = re.compile(
    r"Traceback \(most recent|Segmentation|Fatal Python|Aborted|CRITICAL|Internal C\+\+ object"
    r"|\bQ[A-Z]\w+(?:::|: )|was never awaited|corrupted|double free"
)
_SLOW: Final = re.compile(r"the window did not answer for (\d+) ms, in (.*)")
_YES: Final = re.compile(r"\b(yes|yeah|yep|sure|ok(ay)?|ja|go ahead|please do|book it)\b", re.I)


@dataclass(slots=True)
class MonkeyRound:
    """What came of one round: what was done, and in words what was wrong."""

    done: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    drafts: int = 0
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

    def play(self, seconds: float) -> MonkeyRound:
        """Start the program, play for so long, put all in order, and judge."""
        self._rig.open_seen_window()
        self._rig.wait_until_ready()
        self._begun = time.monotonic()
        try:
            while time.monotonic() < self._begun + seconds:
                self._do(next(self._plan))
                self._must_run()
            self._settle()
        except (TimeoutError, RuntimeError, subprocess.SubprocessError) as error:
            self._round.faults.append(f"{error}; the last that was seen: {self._rig.last_seen}")
            self._note(f"fault: {error}")
            self._rig.screen.picture(self._picture)
        self._close()
        self._judge_log()
        self._judge_writes()
        self._round.opened = len(self._rig.opened())
        self._round.settings = self._rig.settings_changed()
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
                self._turn_to_window()
                self._use_keys(action)
            case "click" | "double click" | "wheel":
                self._use_mouse(action)
            case "resize":
                screen.resize(
                    rig.window, round(_SCREEN[0] * action.x), round(_SCREEN[1] * action.y)
                )
            case "hide":
                screen.hide(rig.window)
                rig.call(seconds=FROZEN_SECONDS)
                screen.show(rig.window)
                self._turn_to_window()
            case "command":
                self._command(action.text)
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
        if action.kind in _LOOK_AFTER:
            self._leave_files_alone()

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
                screen.type(action.text)
                screen.tap("Return")
            case _:
                self._begin_draft(action.text)

    def _use_mouse(self, action: Action) -> None:
        left, top, width, height = self._rig.screen.place(self._rig.window)
        x, y = left + round(width * action.x), top + round(height * action.y)
        if action.kind == "wheel":
            self._rig.screen.click(x, y, button=4 if action.text == "up" else 5, times=5)
        else:
            self._rig.screen.click(x, y, times=2 if action.kind == "double click" else 1)

    def _command(self, command: str) -> None:
        subprocess.run(
            [sys.executable, "-m", "app", "talk", command],
            cwd=CHECKOUT,
            env=self._rig.environment,
            check=True,
            capture_output=True,
            timeout=60,
        )

    def _speak(self, action: Action) -> None:
        if not self._rig.plugged[MICROPHONE]:
            return
        recording = CHECKOUT / "resources" / "demo" / f"{action.text}.wav"
        if action.kind == "say":
            self._turn_to_window()
            self._rig.hold_and_say(recording)
        else:
            self._rig.sound.say(recording, MICROPHONE)

    def _wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        until(lambda: time.monotonic() >= end, "the moment to pass", seconds=seconds + 5)

    def _leave_files_alone(self) -> None:
        """Close a dialog that chooses files: in it, a monkey could do harm outside of the desk."""
        for _ in range(5):
            dialogs = self._see()["dialogs"]
            if not any("FileDialog" in name for name in dialogs):
                return
            self._note(f"leaves {dialogs}")
            self._turn_to_window()
            self._rig.screen.tap("Escape")
        raise RuntimeError("the dialog that chooses files does not close by Escape")

    def _turn_to_window(self) -> None:
        """Give the keyboard to the window, or to the dialog in front of it, as a desktop does."""
        self._rig.screen.turn_to(self._see()["front"])
        self._see()  # it has come to that, once it answers

    def _see(self) -> dict[str, Any]:
        return self._rig.see(seconds=FROZEN_SECONDS)

    # A message that is begun

    def _begin_draft(self, words: str) -> None:
        """Type a message without sending it; where something else is open, don't."""
        self._draft = None
        if not self._come_to_talk():
            return
        screen = self._rig.screen
        screen.tap("Tab")
        if self._see()["focus"] != "entry":
            return
        screen.tap("ctrl+a")
        screen.tap("BackSpace")
        screen.type(words)
        self._must_stand(words)
        screen.tap("Escape")
        screen.tap("Escape")
        self._draft = words
        self._round.drafts += 1

    def _look(self, words: str) -> None:
        if self._draft == words:
            self._must_stand(words)

    def _must_stand(self, words: str) -> None:
        """Raise TimeoutError unless these words stand in the entry, now or once it comes to it."""
        what = f"what was typed to stand in the entry, {words!r}"
        until(lambda: self._see()["entry"].strip() == words, what, seconds=FROZEN_SECONDS)

    def _come_to_talk(self) -> bool:
        """Leave what is open, by Escape; tell whether the talk button has the keyboard then."""
        for _ in range(8):
            self._turn_to_window()
            self._rig.screen.tap("Escape")
            shown = self._see()
            if shown["page"] == "talk" and shown["focus"] == "talk" and not shown["dialogs"]:
                return True
        return False

    # The end

    def _settle(self) -> None:
        """Plug everything in again, and see that the program is of use as ever."""
        self._note("everything is plugged in again")
        rig = self._rig
        rig.connect()
        for name in (MICROPHONE, LOUDSPEAKER):
            rig.plug(name, wanted=True)
        rig.screen.resize(rig.window, 800, 900)
        rig.call(seconds=FROZEN_SECONDS)
        until(self._comes_to_rest, "the program to come to rest", seconds=ANSWER_SECONDS)
        if not self._come_to_talk():
            raise RuntimeError(f"Escape does not lead back to the talk button: {self._see()}")
        rig.screen.tap("Tab")
        rig.screen.tap("ctrl+a")
        rig.screen.type(_QUESTION)
        self._must_stand(_QUESTION)
        before = self._see()["replies"]
        rig.screen.tap("Return")
        until(
            lambda: self._is_answered(before),
            "an answer to the typed question",
            seconds=ANSWER_SECONDS,
        )
        until(self._comes_to_rest, "the reply to end", seconds=ANSWER_SECONDS)
        self._try_talk_key()

    def _comes_to_rest(self) -> bool:
        """Stop whatever goes on by Escape, and tell whether that helped."""
        if self._see()["phase"] == "idle":
            return True
        self._turn_to_window()
        self._rig.screen.tap("Escape")
        return False

    def _is_answered(self, before: int) -> bool:
        shown = self._see()
        return shown["replies"] > before and not shown["entry"].strip()

    def _try_talk_key(self) -> None:
        """Hold the talk key: it listens, or says why it can't."""
        if not self._come_to_talk():
            raise RuntimeError(f"Escape does not lead back to the talk button: {self._see()}")
        self._rig.screen.key_down("space")
        try:
            until(self._listens_or_says_why, "the talk key to be taken", seconds=ANSWER_SECONDS)
        finally:
            self._rig.screen.key_up("space")
        until(self._comes_to_rest, "listening to end", seconds=ANSWER_SECONDS)

    def _listens_or_says_why(self) -> bool:
        shown = self._see()
        return shown["phase"] in _LISTENS or shown["state"] in _DEAF

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

    def _judge_log(self) -> None:
        lines = self._rig.output().splitlines()
        for number, line in enumerate(lines):
            if _BAD.search(line):
                self._round.faults.append("\n".join(lines[max(0, number - 2) : number + 30]))
                break
        for line in lines:
            if slow := _SLOW.search(line):
                self._round.longest_ms = max(self._round.longest_ms, int(slow[1]))
                if int(slow[1]) > FROZEN_SECONDS * 500:
                    self._round.faults.append(line)

    def _judge_writes(self) -> None:
        """Compare the journal with the calendar, and with what the person said."""
        self._rig.connect()
        held = {booking["uid"] for booking in self._rig.bookings()}
        writes = self._rows(MAIN_DATABASE, "SELECT state, booking_uid, kind FROM write_intent")
        self._round.writes = len(writes)
        known = {uid for _, uid, _ in writes if uid}
        is_open = any(state in ("pending", "needs_attention") for state, _, _ in writes)
        self._round.faults += [
            f"{kind} {uid} is done by the journal, and the calendar knows nothing of it"
            for state, uid, kind in writes
            if state == "done" and uid not in held
        ]
        self._round.faults += [
            f"the calendar holds {uid}, of which the journal knows nothing"
            for uid in held - known
            if not is_open
        ]
        said = self._rows(HISTORY_DATABASE, "SELECT text FROM line WHERE role = 'user'")
        if writes and not any(_YES.search(text) for (text,) in said):
            self._round.faults.append(f"{len(writes)} writes, and nobody said yes: {said}")

    def _rows(self, database: str, query: str) -> list[tuple[Any, ...]]:
        file = self._rig.state / database
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()
