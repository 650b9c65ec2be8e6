"""The window comes back to where it was, with what was typed, in a real one on a real screen."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from virtual_screen import TOOLS, VirtualScreen, until

from app.desktop.draft_keeper import DRAFT_FILE

pytestmark = pytest.mark.skipif(
    not os.environ.get("CI") and not all(shutil.which(tool) for tool in TOOLS),
    reason=f"not installed: one of {', '.join(TOOLS)}",
)

_RIG = Path(__file__).parents[1] / "rigs" / "recorded_window.py"


@pytest.fixture(scope="module")
def screen() -> Iterator[VirtualScreen]:
    screen = VirtualScreen()
    screen.start()
    yield screen
    screen.stop()


class Start:
    """One start of the program on the screen."""

    def __init__(self, screen: VirtualScreen, state: Path) -> None:
        environment = {
            **os.environ,
            "DISPLAY": screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_SESSION_TYPE": "x11",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }
        self.screen = screen
        self.calls = state / "calls.txt"
        with self.calls.open("wb") as calls:
            self.program = subprocess.Popen(
                [sys.executable, str(_RIG), str(state)], env=environment, stdout=calls
            )
        self.window = screen.wait_for_window("Vocal Desk")

    def end(self) -> None:
        self.screen.close_window(self.window)
        assert self.program.wait(20) == 0


def test_it_opens_where_it_was_closed(screen: VirtualScreen, tmp_path: Path) -> None:
    first = Start(screen, tmp_path)
    until(screen.is_painted, "the window to be painted")
    screen.put(first.window, 130, 60, 600, 700)
    until(lambda: screen.place(first.window) == (130, 60, 600, 700), "the window to move")
    first.end()
    again = Start(screen, tmp_path)
    until(lambda: screen.place(again.window) == (130, 60, 600, 700), "the window in its place")
    again.end()


def test_it_is_on_the_screen_whatever_was_stored(screen: VirtualScreen, tmp_path: Path) -> None:
    far = {"x": 5_000, "y": -900, "width": 4_000, "height": 3_000, "maximised": False}
    (tmp_path / "window.json").write_text(json.dumps({"another desk": far}), encoding="utf-8")
    start = Start(screen, tmp_path)
    until(screen.is_painted, "the window to be painted")
    x, y, width, height = screen.place(start.window)
    assert x >= 0 <= y
    assert x + width <= 1024
    assert y + height <= 960
    start.end()


def test_what_was_being_typed_outlives_a_kill(screen: VirtualScreen, tmp_path: Path) -> None:
    words, kept = "a demo tomorrow", tmp_path / DRAFT_FILE
    first = Start(screen, tmp_path)
    until(screen.is_painted, "the window to be painted")
    screen.focus(first.window)
    screen.tap("Tab")
    screen.type(words)
    until(lambda: kept.exists() and kept.read_text("utf-8") == words, "what was typed to be kept")
    first.program.kill()
    first.program.wait(20)

    again = Start(screen, tmp_path)
    until(screen.is_painted, "the window to be painted")
    screen.focus(again.window)
    screen.tap("Tab")
    screen.tap("Return")
    said = json.dumps(["submit_text", words])
    until(lambda: said in again.calls.read_text("utf-8").splitlines(), "the message to be sent")
    again.end()
    assert kept.read_text("utf-8") == words, "it is no part of a conversation yet"
