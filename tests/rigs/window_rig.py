"""The program in its window, used as a person uses it: with keys, a microphone and two ears.

It runs as a process of its own on a virtual screen, with virtual sound and a home folder that is
empty but for the speech models, so nothing reaches the desktop or the files of whoever runs it.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import platformdirs
import psutil
import sound_server
import virtual_screen
from ear import Ear
from sound_server import SoundServer
from virtual_screen import VirtualScreen, until

from app.storage.settings_file import SettingsFile

CHECKOUT: Final = Path(__file__).resolve().parents[2]
MODELS: Final = ("whisper-base", "piper-en-us-joe")
TITLE: Final = "Vocal Desk"
MICROPHONE: Final = "desk-microphone"
LOUDSPEAKER: Final = "desk-loudspeaker"

QUIET_SECONDS = 0.8
"""So long a silence ends a reply: a person waits as long before they speak."""

_ALSA_PLUGIN = "libasound_module_pcm_pulse.so"
# Where PortAudio's library of ALSA is told to use the sound server, whatever the system says.
_ASOUNDRC = "pcm.!default pulse\nctl.!default pulse\n"
_EXIT_SECONDS = 20.0


def lacking() -> str:
    """Say what the rig needs and this system has not, or nothing."""
    if sys.platform != "linux":
        return "the rig's screen and sound server are made for Linux"
    tools = [
        name for name in (*virtual_screen.TOOLS, *sound_server.TOOLS, "espeak-ng") if not _has(name)
    ]
    plugins = (f"{folder}/alsa-lib/{_ALSA_PLUGIN}" for folder in ("lib*", "lib/*"))
    if not any(any(Path("/usr").glob(plugin)) for plugin in plugins):
        tools.append("ALSA's plugin for PulseAudio")
    if tools:
        return f"not installed: {', '.join(tools)}"
    missing = [model for model in MODELS if not (models_folder() / model).is_dir()]
    return f"run first: vocal-desk models fetch {' '.join(missing)}" if missing else ""


def models_folder() -> Path:
    """Return the folder that the speech models of whoever runs the tests lie in."""
    return platformdirs.user_data_path("vocal-desk", appauthor=False) / "models"


def _has(tool: str) -> bool:
    return shutil.which(tool) is not None


class WindowRig:
    """A desk to run the program at, one window at a time, for as long as the context is open.

    `zone` is the time zone that the computer is set to.
    """

    zone: Final = ZoneInfo("Europe/Berlin")

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="desk-"))
        self._stack = ExitStack()
        self.home = self.folder / "home"
        self.temporary = self.folder / "tmp"
        self.runtime = self.folder / "run"
        self.screen = VirtualScreen()
        self.sound = SoundServer()
        self.ear = Ear({}, LOUDSPEAKER)
        self.program: subprocess.Popen[bytes] | None = None
        self.window = ""
        self._before = 0  # characters of the log that earlier starts left

    @property
    def state(self) -> Path:
        """The program's state folder."""
        return self.home / ".local" / "share" / "vocal-desk"

    @property
    def environment(self) -> dict[str, str]:
        """What a program sees of this desk; nothing of the caller's own session is in it."""
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "LANG": "C.UTF-8",
            "TZ": self.zone.key,
            "HOME": str(self.home),
            "TMPDIR": str(self.temporary),
            **self.sound.environment,
            "XDG_RUNTIME_DIR": str(self.runtime),
            "DISPLAY": self.screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "PYTHONFAULTHANDLER": "1",
        }

    def __enter__(self) -> WindowRig:
        """Set the desk up."""
        with self._stack:
            self._stack.callback(shutil.rmtree, self.folder, ignore_errors=True)
            self.state.mkdir(parents=True)
            self.temporary.mkdir()
            self.runtime.mkdir(mode=0o700)
            (self.state / "models").symlink_to(models_folder())
            (self.home / ".asoundrc").write_text(_ASOUNDRC, encoding="ascii")
            # The ear waits for replies, and would take the tones around listening for one.
            settings = self.home / ".config" / "vocal-desk" / "settings.json"
            settings.parent.mkdir(parents=True)
            SettingsFile(settings).update({"audio.tones": False})
            self._stack.callback(self.screen.stop)
            self.screen.start()
            self._stack.callback(self.sound.stop)
            self.sound.start()
            self.sound.add_loudspeaker(LOUDSPEAKER, "Desk Loudspeaker")
            self.sound.add_microphone(MICROPHONE, "Desk Microphone")
            self.sound.choose(microphone=MICROPHONE, loudspeaker=LOUDSPEAKER)
            # The ear is no part of the program: another home tells its process apart.
            self.ear = Ear({**self.environment, "HOME": str(self.folder)}, LOUDSPEAKER)
            self._stack.callback(self.ear.stop)
            self.ear.start()
            self._stack.callback(self.kill_program)
            self._stack = self._stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        """Clear the desk, the program included if it still runs."""
        self._stack.close()

    # The program

    def open_window(self, *command: str) -> None:
        """Start the program, and return once its window is painted and has the keyboard.

        `command` takes the place of `python -m app`.
        """
        self.start_program(*command)
        try:
            self.window = self.screen.wait_for_window(TITLE, seconds=60)
        except subprocess.TimeoutExpired as error:
            raise TimeoutError(f"no window came; the program says: {self.output()}") from error
        until(self.screen.is_painted, "the window to be painted")
        self.screen.focus(self.window)

    def start_program(self, *command: str) -> None:
        """Start the program, and wait for nothing."""
        self._before = len(self._log())
        with (self.folder / "output.txt").open("ab") as output:
            self.program = subprocess.Popen(
                [sys.executable, *(command or ("-m", "app"))],
                cwd=CHECKOUT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def wait_until_ready(self) -> None:
        """Return once microphone and loudspeaker are open, and everything is loaded."""
        until(lambda: bool(self.streams("source-outputs")), "the microphone to be opened")
        until(lambda: bool(self.streams("sink-inputs")), "the loudspeaker to be opened")
        until(lambda: "recogniser: ready" in self._log()[self._before :], "the recogniser")
        until(lambda: "voice: ready" in self._log()[self._before :], "the voice")

    def wait_for_exit(self) -> int:
        """Return the exit code once the program has ended. Raises TimeoutError."""
        assert self.program is not None
        try:
            return self.program.wait(_EXIT_SECONDS)
        except subprocess.TimeoutExpired as error:
            # Has it write down what each of its threads waits for.
            self.program.send_signal(signal.SIGABRT)
            self.program.wait(10)
            raise TimeoutError(f"the program does not end: {self.output()}") from error

    def close_window(self) -> int:
        """Close the window by its button and return the program's exit code."""
        self.screen.close_window(self.window)
        return self.wait_for_exit()

    def output(self) -> str:
        """Return what the program wrote to its terminal and its log."""
        return _text(self.folder / "output.txt") + self._log()

    def _log(self) -> str:
        return _text(self.home / ".local" / "state" / "vocal-desk" / "log" / "vocal-desk.log")

    def streams(self, kind: str) -> set[str]:
        """Return the numbers of what the program has open at the sound server.

        `kind` is sink-inputs, source-outputs or clients. What the rig itself has open is left out.
        """
        own = str(self.program.pid) if self.program else ""
        found: set[str] = set()
        number = ""
        for line in self.sound.control("list", kind).splitlines():
            if "#" in line and not line.startswith((" ", "\t")):
                number = line.rpartition("#")[2]
            elif line.strip() == f'application.process.id = "{own}"':
                found.add(number)
        return found

    def processes(self) -> list[psutil.Process]:
        """Return the running processes that belong to the program: those in its home."""
        found = []
        for process in psutil.process_iter():
            try:
                if process.environ().get("HOME") == str(self.home) and _runs(process):
                    found.append(process)
            except psutil.Error:
                continue
        return found

    def kill_program(self) -> None:
        """End the program at once, with everything that it started."""
        for process in self.processes():
            process.kill()
        if self.program is not None:
            self.program.wait(10)

    # What a person does

    def hold_and_say(self, recording: Path) -> float:
        """Speak while the space bar is held; return the moment it came up again."""
        self.screen.key_down("space")
        try:
            self.sound.say(recording, MICROPHONE)
        finally:
            self.screen.key_up("space")
        return time.monotonic()

    def submit(self, text: str) -> None:
        """Type a message and send it. The keyboard must be at the talk button before."""
        self.screen.tap("Tab")
        self.screen.type(text)
        self.screen.tap("Return")

    def listen(self, since: int, *, patience: float = 20.0) -> tuple[int, int]:
        """Return where the reply begins and ends, once it is over. Raises TimeoutError."""
        begin = self.ear.wait_for_sound(since, seconds=patience)
        return begin, self.ear.wait_for_quiet(begin, quiet=QUIET_SECONDS)


def _text(file: Path) -> str:
    return file.read_text("utf-8", "replace") if file.exists() else ""


def _runs(process: psutil.Process) -> bool:
    zombie: str = psutil.STATUS_ZOMBIE
    return bool(process.status() != zombie)
