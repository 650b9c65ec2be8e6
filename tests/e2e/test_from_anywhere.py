"""Talking to a window that is not in front: by a key of the whole screen, and by commands."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from virtual_screen import TOOLS, VirtualScreen

from app.desktop.talk_key import TAP_MS
from app.storage.secret_places import SecretPlaces
from app.storage.secrets import KeyringSecrets
from app.storage.settings import Settings
from app.system.running_window import Request, ask
from app.system.time_zone import zone

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

    def read(self) -> list[object]:
        """Return the next thing that reached the session, but for who has the focus."""
        assert self.program.stdout is not None
        while True:
            line = self.program.stdout.readline()
            assert line, "the program has ended"
            call: list[object] = json.loads(line)
            if call[0] != "attend":
                return call

    def close(self) -> int:
        for process in (self.other, self.program):
            process.terminate()
        code = self.program.wait(20)
        self.other.wait(20)
        for process in (self.other, self.program):
            if process.stdout is not None:
                process.stdout.close()
        self.screen.stop()
        return code


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    settings = Settings(tmp_path / "settings.json", SecretPlaces(KeyringSecrets()), find_zone=zone)
    settings.set("talk.global_key", "Ctrl+Alt+Space")
    desktop = Desktop(tmp_path)
    yield desktop
    assert desktop.close() == 0


def test_the_key_talks_while_another_program_is_in_front(desktop: Desktop) -> None:
    for key in ("ctrl", "alt", "space"):
        desktop.screen.key_down(key)
    assert desktop.read() == ["press"]
    time.sleep(TAP_MS / 1000 + 0.05)  # a person who holds the key
    for key in ("space", "ctrl", "alt"):
        desktop.screen.key_up(key)
    assert desktop.read() == ["release"]


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
