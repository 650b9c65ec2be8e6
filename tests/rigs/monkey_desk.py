"""A desk that a monkey may be let loose at: what it does reaches nothing outside of the desk.

The calendar is the sandbox behind real HTTP, which can be taken away. The speech models are copies,
since their page removes them. What would be opened in another program is only written down: the
desktop's openers are replaced on the path by one that does so. Beyond this computer there is no
network.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import httpx
from sandbox_command import served_sandbox
from virtual_screen import until
from window_rig import CHECKOUT, LOUDSPEAKER, MICROPHONE, MODELS, WindowRig, models_folder

from app.domain.errors import InputError
from app.storage.settings_file import SettingsFile
from app.system.running_window import Request, ask

_OPENERS: Final = (
    *("xdg-open", "x-www-browser", "www-browser", "sensible-browser", "gio", "gnome-open"),
    *("kde-open", "kde-open5", "kfmclient", "exo-open", "firefox", "google-chrome", "chromium"),
)
_NOWHERE: Final = "http://127.0.0.1:9"  # the discard port: nothing answers there


class MonkeyRig(WindowRig):
    """The rig with a calendar that can be taken away, and with nothing behind it to be harmed."""

    def __init__(self) -> None:
        super().__init__()
        self._openers = self.folder / "openers"
        self._calendar = ExitStack()
        self._port = _free_port()
        self.online = False
        self.last_seen: dict[str, Any] = {}
        self._settings = self.home / ".config" / "vocal-desk" / "settings.json"
        self._settings_before: dict[str, Any] = {}
        self.plugged = {MICROPHONE: True, LOUDSPEAKER: True}

    @property
    def environment(self) -> dict[str, str]:
        """What a program sees of this desk."""
        found = super().environment
        return {
            **found,
            "PATH": os.pathsep.join((str(self._openers), found["PATH"])),
            "HTTP_PROXY": _NOWHERE,
            "HTTPS_PROXY": _NOWHERE,
            "ALL_PROXY": _NOWHERE,
            "NO_PROXY": "127.0.0.1,localhost",
        }

    def __enter__(self) -> MonkeyRig:
        """Set the desk up."""
        super().__enter__()
        try:
            self._copy_models()
            self._openers.mkdir()
            for name in _OPENERS:
                opener = self._openers / name
                opener.write_text(f'#!/bin/sh\necho "$0 $@" >> {self.folder}/opened.txt\n')
                opener.chmod(0o700)
            SettingsFile(self._settings).update(
                {
                    "calendar.name": "cal.com",
                    "calendar.api_url": f"http://127.0.0.1:{self._port}/v2",
                    "calendar.event_type_id": 1,
                    "start.step": "done",
                }
            )
            self._settings_before = self.settings()
            self.connect()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Clear the desk."""
        self._calendar.close()
        super().__exit__()

    def open_seen_window(self) -> None:
        """Start the program so that it can be seen by `see`."""
        self.open_window(*self._seen_program)

    def start_seen_program(self) -> None:
        """Start it likewise, and wait for nothing."""
        self.start_program(*self._seen_program)

    @property
    def _seen_program(self) -> tuple[str, str]:
        return str(Path(__file__).with_name("seen_program.py")), str(self._seen)

    # Network and devices

    def connect(self) -> None:
        """Have the calendar answer."""
        if not self.online:
            served = served_sandbox(
                self.folder / "calendar",
                *("--port", str(self._port), "--control"),
                # The calendar is no part of the program: another home tells its process apart.
                environment={**self.environment, "HOME": str(self.folder)},
            )
            self._calendar.enter_context(served)
            self.online = True

    def disconnect(self) -> None:
        """Have the calendar not answer: nothing listens there any more."""
        self._calendar.close()
        self.online = False

    def slow_down(self, seconds: float, *, after: bool) -> None:
        """Have the calendar take its time for the next booking, before or after it is made."""
        self._hinder({"kind": "delay", "seconds": seconds, "after": after})

    def lose_connection(self, *, after: bool) -> None:
        """Have the connection break before or after the next booking is made."""
        self._hinder({"kind": "drop", "after": after})

    def _hinder(self, fault: dict[str, Any]) -> None:
        if self.online:
            httpx.post(
                f"http://127.0.0.1:{self._port}/control/faults",
                json={**fault, "path": "/v2/bookings"},
                timeout=20,
                trust_env=False,
            ).raise_for_status()

    def bookings(self) -> list[dict[str, Any]]:
        """Return every booking of the calendar, whatever became of it."""
        answer = httpx.get(
            f"http://127.0.0.1:{self._port}/v2/bookings",
            headers={"cal-api-version": "2026-05-01"},
            params={"limit": 100},
            timeout=20,
            trust_env=False,
        )
        answer.raise_for_status()
        found: list[dict[str, Any]] = answer.json()["data"]
        return found

    def plug(self, name: str, *, wanted: bool) -> None:
        """Plug microphone or loudspeaker in, or pull it out."""
        if self.plugged[name] == wanted:
            return
        self.plugged[name] = wanted
        if not wanted:
            self.sound.unplug(name)
            if name == MICROPHONE:
                self.sound.unplug(f"{name}-room")
        elif name == MICROPHONE:
            self.sound.add_microphone(name, "Desk Microphone")
            self.sound.choose(microphone=name)
        else:
            self.sound.add_loudspeaker(name, "Desk Loudspeaker")
            self.sound.choose(loudspeaker=name)

    # What one can see and ask

    @property
    def _seen(self) -> Path:
        return self.folder / "seen.json"

    def see(self, *, seconds: float) -> dict[str, Any]:
        """Return what the window shows. Raises TimeoutError where its event loop does not turn."""
        assert self.program is not None
        self._seen.unlink(missing_ok=True)
        self.program.send_signal(signal.SIGUSR2)
        until(self._seen.exists, "the window to turn to a question", seconds=seconds)
        self.last_seen = json.loads(self._seen.read_text(encoding="utf-8"))
        return self.last_seen

    def call(self, *, seconds: float) -> None:
        """Ask at the window's door for something that changes nothing. Raises TimeoutError."""

        def is_answered() -> bool:
            try:
                return ask(self.state, Request("talk", "nothing"))
            except InputError:  # where somebody says that it is nothing, somebody is there
                return True

        until(is_answered, "the window to answer at its door", seconds=seconds)

    def talk(self, command: str) -> None:
        """Push the talk key by the command for it."""
        subprocess.run(
            [sys.executable, "-m", "app", "talk", command],
            cwd=CHECKOUT,
            env=self.environment,
            check=True,
            capture_output=True,
            timeout=60,
        )

    def opened(self) -> list[str]:
        """Return what would have been opened in other programs."""
        file = self.folder / "opened.txt"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def settings_changed(self, prefix: str = "") -> int:
        """Return how many settings of these names are not what they were at first."""
        before, now = self._settings_before, self.settings()
        keys = {key for key in (*before, *now) if key.startswith(prefix)}
        return sum(now.get(key) != before.get(key) for key in keys)

    def settings(self) -> dict[str, Any]:
        """Return what the settings file holds."""
        found: dict[str, Any] = json.loads(self._settings.read_text(encoding="utf-8"))["values"]
        return found

    def _copy_models(self) -> None:
        models = self.state / "models"
        models.unlink()
        models.mkdir()
        for name in MODELS:
            (models / name).mkdir()
            for file in (models_folder() / name).iterdir():
                # The same content by another name, which can be removed without harm.
                try:
                    (models / name / file.name).hardlink_to(file)
                except OSError:  # another disk
                    (models / name / file.name).write_bytes(file.read_bytes())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
