"""A PulseAudio server of the test's own, with virtual microphones and loudspeakers.

It lives in a runtime folder of its own, so the desktop of whoever runs the tests never hears of it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

TOOLS = ("pulseaudio", "pactl", "paplay", "parec")


class SoundServer:
    """Runs from `start` to `stop`. `environment` is what a program needs to reach it.

    A microphone is a null sink whose monitor is recorded from: what is played into the sink is
    what the microphone hears.
    """

    def __init__(self) -> None:
        # A short path: the socket's name may have some hundred characters only.
        self._folder = Path(tempfile.mkdtemp(prefix="sound-"))
        self._server: subprocess.Popen[bytes] | None = None
        self._modules: dict[str, str] = {}
        self.environment: Mapping[str, str] = {
            "XDG_RUNTIME_DIR": str(self._folder),
            "PULSE_RUNTIME_PATH": str(self._folder / "pulse"),
            "PULSE_STATE_PATH": str(self._folder / "state"),
            "PULSE_CONFIG_PATH": str(self._folder / "config"),
            "PULSE_COOKIE": str(self._folder / "cookie"),
            "PULSE_SERVER": f"unix:{self._folder / 'pulse' / 'native'}",
        }

    def start(self) -> None:
        """Start the server, and return once it takes connections."""
        for folder in ("pulse", "state", "config"):
            (self._folder / folder).mkdir(mode=0o700)
        self._server = subprocess.Popen(
            [
                *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
                *("--disallow-exit", "--log-target=stderr", "--log-level=error", "--realtime=no"),
                *("-L", f"module-native-protocol-unix socket={self._folder / 'pulse' / 'native'}"),
            ],
            env=self._variables(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        # `pactl` itself waits for a connection; the server needs a moment to make its socket.
        subprocess.run(
            ["sh", "-c", "until pactl info >/dev/null 2>&1; do sleep 0.05; done"],
            env=self._variables(),
            check=True,
            timeout=30,
        )

    def stop(self) -> None:
        """End the server and remove everything it left."""
        if self._server is not None:
            self._server.terminate()
            try:
                self._server.wait(10)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def add_loudspeaker(self, name: str, description: str = "", *, properties: str = "") -> None:
        """Plug in a loudspeaker; the first one becomes the system's choice."""
        described = f'device.description="{description or name}" {properties}'.strip()
        number = self.control(
            "load-module",
            "module-null-sink",
            f"sink_name={name}",
            "norewinds=1",  # renders every 50 ms instead of every two seconds
            f"sink_properties='{described}'",
        )
        self._modules[name] = number.strip()

    def add_microphone(self, name: str, description: str = "", *, properties: str = "") -> None:
        """Plug in a microphone that hears what is played into the sink `name`-room."""
        room = f"{name}-room"
        self.add_loudspeaker(room)
        described = f'device.description="{description or name}" {properties}'.strip()
        number = self.control(
            "load-module",
            "module-remap-source",
            f"master={room}.monitor",
            f"source_name={name}",
            f"source_properties='{described}'",
        )
        self._modules[name] = number.strip()

    def unplug(self, name: str) -> None:
        """Take a microphone or loudspeaker away."""
        self.control("unload-module", self._modules.pop(name))

    def choose(self, *, microphone: str = "", loudspeaker: str = "") -> None:
        """Make a device the system's choice."""
        if microphone:
            self.control("set-default-source", microphone)
        if loudspeaker:
            self.control("set-default-sink", loudspeaker)

    def say(self, recording: Path, microphone: str) -> None:
        """Speak a WAV file into a microphone, and return when it is over."""
        subprocess.run(
            ["paplay", f"--device={microphone}-room", str(recording)],
            env=self._variables(),
            check=True,
            timeout=120,
        )

    @contextmanager
    def recording(self, loudspeaker: str, target: Path) -> Iterator[None]:
        """Record into a WAV file what a loudspeaker plays while the context is open."""
        recorder = subprocess.Popen(
            [
                *("parec", "-d", f"{loudspeaker}.monitor", "--file-format=wav"),
                *("--latency-msec=20", "--rate=24000", "--channels=1", str(target)),
            ],
            env=self._variables(),
        )
        try:
            yield
        finally:
            recorder.terminate()
            recorder.wait(10)

    def control(self, *arguments: str) -> str:
        """Run pactl and return what it prints."""
        return subprocess.run(
            ["pactl", *arguments],
            env=self._variables(),
            check=True,
            capture_output=True,
            text=True,
            timeout=30,
        ).stdout

    def _variables(self) -> dict[str, str]:
        """Return what the tools see: nothing of the caller's own sound, screen and settings."""
        path = os.environ.get("PATH", os.defpath)
        return {"PATH": path, "LANG": "C.UTF-8", "HOME": str(self._folder), **self.environment}
