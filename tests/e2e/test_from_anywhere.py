"""Talking to a window that is not in front: by a key of the whole screen, and by commands."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from virtual_screen import TOOLS, VirtualScreen

from app.build import open_program
from app.desktop.talk_key import TAP_MS
from app.system.running_window import Request, ask

pytestmark = pytest.mark.skipif(
    not os.environ.get("CI") and not all(shutil.which(tool) for tool in TOOLS),
    reason=f"not installed: one of {', '.join(TOOLS)}",
)

_RIG = Path(__file__).parents[1] / "rigs" / "recorded_window.py"
_OTHER = """
from PySide6.QtWidgets import QApplication, QLineEdit
application = QApplication([])
field = QLineEdit()
field.setWindowTitle("Other")
field.show()
application.exec()
"""


class Desktop:
    """A screen with the program's window on it, and another program's window in front."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.screen = VirtualScreen()
        self.screen.start()
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("WAYLAND")},
            "DISPLAY": self.screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_SESSION_TYPE": "x11",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }
        self.program = self._start(str(_RIG), str(state))
        self._lines: queue.Queue[str] = queue.Queue()
        self.attended: list[object] = []
        self._reader = threading.Thread(target=self._read_all)
        self._reader.start()
        assert self.read() == ["shown"]
        self.other = self._start("-c", _OTHER)
        self.screen.focus(self.screen.wait_for_window("Other"))

    def _start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
        )

    def _read_all(self) -> None:
        assert self.program.stdout is not None
        for line in self.program.stdout:
            self._lines.put(line)

    def read(self, *, seconds: float = 30.0) -> list[object]:
        """Return the next thing that reached the session, but for what is seen and in front."""
        while True:
            call: list[object] = json.loads(self._lines.get(timeout=seconds))
            if call[0] == "attend":
                self.attended.append(call[1])
            elif call[0] != "talk_shown":
                return call

    def hold(self, *keys: str) -> None:
        """Hold keys down; they are pressed anew as long as the program does not have them yet."""
        for _ in range(30):
            for key in keys:
                self.screen.key_down(key)
            try:
                assert self.read(seconds=1) == ["press"]
            except queue.Empty:
                self.let_go(*keys)
            else:
                return
        pytest.fail("the key is never taken")

    def let_go(self, *keys: str) -> None:
        """Let keys go, the last one first."""
        for key in reversed(keys):
            self.screen.key_up(key)

    def close(self) -> int:
        for process in (self.other, self.program):
            process.terminate()
        code = self.program.wait(20)
        self.other.wait(20)
        self._reader.join()
        for process in (self.other, self.program):
            if process.stdout is not None:
                process.stdout.close()
        self.screen.stop()
        return code


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    state = tmp_path / "vocal-desk"  # as below the person's own data folder
    open_program(state).settings.set("talk.global_key", "Ctrl+Alt+Space")
    desktop = Desktop(state)
    yield desktop
    assert desktop.close() == 0


def test_the_key_talks_while_another_program_is_in_front(desktop: Desktop) -> None:
    desktop.hold("ctrl", "alt", "space")
    time.sleep(TAP_MS / 1000 + 0.05)  # a person who holds the key
    desktop.let_go("ctrl", "alt", "space")
    assert desktop.read() == ["release"]


def test_in_its_own_window_the_key_does_not_close_the_microphone(desktop: Desktop) -> None:
    desktop.screen.focus(desktop.screen.wait_for_window("Vocal Desk"))
    desktop.hold("ctrl", "alt", "space")
    desktop.let_go("ctrl", "alt", "space")
    desktop.attended.clear()
    # By a tap it listens on; the keyboard was taken from the window for as long as it was down.
    desktop.screen.tap("ctrl+alt+space")
    assert desktop.read() == ["release"]
    assert False not in desktop.attended


def test_commands_reach_the_window_and_sentences_are_said(desktop: Desktop) -> None:
    for command in ("toggle", "toggle", "stop"):
        assert ask(desktop.state, Request("talk", command))
    assert ask(desktop.state, Request("say", "Friday at ten"))
    assert [desktop.read() for _ in range(4)] == [
        ["press"],
        ["release"],
        ["escape"],
        ["submit_text", "Friday at ten"],
    ]


def test_the_command_line_finds_the_window(desktop: Desktop) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "app", *arguments],
            env={**desktop.environment, "XDG_DATA_HOME": str(desktop.state.parent)},
            capture_output=True,
            text=True,
            check=False,
        )

    assert run("--say", "Friday at ten").returncode == 0
    assert run("talk", "toggle").returncode == 0
    assert [desktop.read(), desktop.read()] == [["submit_text", "Friday at ten"], ["press"]]
    refused = run("--say", "ring\x07")
    assert refused.returncode == 2
    assert "can't be typed" in refused.stderr
