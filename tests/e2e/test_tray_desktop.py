"""The window and its tray on a desktop that has one: closing, coming back, and ending for good."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jeepney import Message
from session_bus_rig import Answer, Service, SessionBusRig
from virtual_screen import TOOLS, VirtualScreen, until

from app.build import open_program
from app.system.running_window import FORWARD, ask

pytestmark = pytest.mark.skipif(
    not SessionBusRig.is_there()
    or (not os.environ.get("CI") and not all(shutil.which(tool) for tool in TOOLS)),
    reason="not installed: a virtual screen, or dbus-daemon",
)

_RIG = Path(__file__).parents[1] / "rigs" / "recorded_window.py"
_WATCHER = "org.kde.StatusNotifierWatcher"
_PROPERTIES = "org.freedesktop.DBus.Properties"


class TrayDesktop:
    """A screen and a bus, with a tray on it that takes icons."""

    def __init__(self, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.state = state
        self.screen = VirtualScreen()
        self.screen.start()
        self.bus = SessionBusRig(state)
        self.bus.start()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", self.bus.address)
        self.icons: list[str] = []
        self.tray = Service(
            _WATCHER,
            {
                (_WATCHER, "RegisterStatusNotifierItem"): self._take_icon,
                (_PROPERTIES, "Get"): lambda _: ("v", (("b", True),)),
                (_PROPERTIES, "GetAll"): lambda _: (
                    "a{sv}",
                    ({"IsStatusNotifierHostRegistered": ("b", True)},),
                ),
            },
        )
        environment = {
            **os.environ,
            "DISPLAY": self.screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "XDG_SESSION_TYPE": "x11",
            "XDG_CURRENT_DESKTOP": "KDE",
        }
        self._environment = environment
        self.window = ""

    def start(self, *options: str) -> None:
        self.program = subprocess.Popen(
            [sys.executable, str(_RIG), str(self.state), *options],
            env=self._environment,
            stdout=subprocess.DEVNULL,
        )

    def _take_icon(self, message: Message) -> Answer:
        self.icons.append(str(message.body[0]))
        return ("", ())

    def close(self) -> None:
        self.program.kill()
        self.program.wait()
        self.tray.stop()
        self.bus.stop()
        self.screen.stop()

    def is_shown(self) -> bool:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "^Vocal Desk$"],
            env={**os.environ, "DISPLAY": self.screen.display},
            capture_output=True,
            check=False,
        )
        return bool(found.stdout)


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TrayDesktop]:
    open_program(tmp_path).settings.set("system.keep_in_tray", True)
    desktop = TrayDesktop(tmp_path, monkeypatch)
    yield desktop
    desktop.close()


def test_it_goes_on_in_the_tray_comes_back_and_ends_when_told(desktop: TrayDesktop) -> None:
    desktop.start()
    desktop.window = desktop.screen.wait_for_window("Vocal Desk")
    until(lambda: bool(desktop.icons), "the icon in the tray")
    until(desktop.screen.is_painted, "the window to be painted")
    desktop.screen.close_window(desktop.window)
    until(lambda: not desktop.is_shown(), "the window to go")
    assert desktop.program.poll() is None
    assert ask(desktop.state, FORWARD)  # as a second start does
    until(desktop.is_shown, "the window to come back")
    desktop.screen.close_window(desktop.window)
    until(lambda: not desktop.is_shown(), "the window to go again")
    desktop.program.terminate()  # as a log-out does
    assert desktop.program.wait(20) == 0


def test_at_login_it_opens_in_the_tray(desktop: TrayDesktop) -> None:
    desktop.start("in-tray")
    until(lambda: bool(desktop.icons), "the icon in the tray")
    assert not desktop.is_shown()
    assert ask(desktop.state, FORWARD)
    until(desktop.is_shown, "the window to come")
    desktop.program.terminate()
    assert desktop.program.wait(20) == 0
