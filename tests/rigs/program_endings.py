"""Every way in which a person, or their computer, ends the program, and what must not be left."""

from __future__ import annotations

import itertools
import json
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from window_rig import CHECKOUT, MICROPHONE, WindowRig

Moment = Literal["warming up", "ready", "listening", "speaking"]
How = Literal["its button", "SIGTERM", "SIGINT"]

_MOMENTS: Final[tuple[Moment, ...]] = ("warming up", "ready", "listening", "speaking")
_HOWS: Final[tuple[How, ...]] = ("its button", "SIGTERM", "SIGINT")

KEPT: Final = frozenset(
    {
        ".asoundrc",  # the rig's own, as is the link to the models
        ".config/vocal-desk/settings.json",  # how far the first steps have come
        ".config/vocal-desk/settings.json.lock",
        ".local/share/vocal-desk/history.db",
        ".local/share/vocal-desk/models",
        ".local/share/vocal-desk/sandbox.db",
        ".local/share/vocal-desk/sound.json",
        ".local/share/vocal-desk/vocal-desk.db",
        ".local/share/vocal-desk/window.json",
        ".local/state/vocal-desk/log/vocal-desk.log",
    }
)
"""The files in a person's home that may stay behind."""

_CACHES: Final = (".cache/fontconfig/", ".cache/mesa_shader_cache")
"""What the system's libraries keep there, each within bounds of its own."""

_RUNTIME: Final = frozenset({"dconf/user"})
"""What GNOME's own tool makes there when it is asked for the desktop's settings."""

_TYPED: Final = "What times are free tomorrow?"
_QUESTION: Final = CHECKOUT / "resources" / "demo" / "1-day.wav"


@dataclass(frozen=True, slots=True)
class Ending:
    """At what moment the program is ended, and how."""

    moment: Moment
    how: How

    def __str__(self) -> str:
        """Return it in words."""
        return f"ended by {self.how} while {self.moment}"


ENDINGS: Final = tuple(Ending(moment, how) for how, moment in itertools.product(_HOWS, _MOMENTS))


def start_and_end(rig: WindowRig, ending: Ending) -> list[str]:
    """Start the program in `rig`, end it, and return in words what it left behind."""
    report = rig.folder / "report.json"
    report.unlink(missing_ok=True)
    rig.open_window(str(Path(__file__).with_name("counted_program.py")), str(report))
    _come_to(rig, ending.moment)
    try:
        if ending.how == "its button":
            code = rig.close_window()
        else:
            assert rig.program is not None
            rig.program.send_signal(signal.Signals[ending.how])
            code = rig.wait_for_exit()
    finally:
        if ending.moment == "listening":
            rig.screen.key_up("space")
    faults = [] if code == 0 else [f"exit code {code}: {rig.output()}"]
    if not report.exists():
        return [*faults, "it did not come to the end of its own code"]
    held = json.loads(report.read_text(encoding="utf-8"))
    return [
        *faults,
        *(f"thread still running: {name}" for name in held["threads"]),
        *(f"still open: {name}" for name in held["files"] if _must_be_closed(name)),
        *leftovers(rig),
    ]


def leftovers(rig: WindowRig) -> list[str]:
    """Return in words what a program that has ended still has: processes, sound and files."""
    kinds = ("clients", "sink-inputs", "source-outputs")
    return [
        *(f"process left: {process.name()}" for process in rig.processes()),
        *(f"at the sound server: {kind} {it}" for kind in kinds for it in rig.streams(kind)),
        *(f"temporary file: {file}" for file in sorted(_files(rig.temporary))),
        *(f"runtime file: {file}" for file in sorted(_files(rig.runtime) - _RUNTIME)),
        *(
            f"file: {file}"
            for file in sorted(_files(rig.home) - KEPT)
            if not file.startswith(_CACHES)
        ),
    ]


def _come_to(rig: WindowRig, moment: Moment) -> None:
    if moment == "warming up":
        return
    rig.wait_until_ready()
    if moment == "listening":
        rig.screen.key_down("space")
        rig.sound.say(_QUESTION, MICROPHONE)
    elif moment == "speaking":
        _make_speak(rig)


def _make_speak(rig: WindowRig) -> None:
    """Return in the middle of a reply."""
    since = rig.ear.now
    rig.submit(_TYPED)
    rig.ear.wait_for_sound(since, seconds=30)


def _must_be_closed(name: str) -> bool:
    """Tell whether a file or device may not be open when nothing but the shutdown is left.

    Qt's connection to the screen, a socket, lives as long as the interpreter, and so do what it has
    mapped of the system's icons, and the log; connections to the sound server are looked for there.
    """
    return name.startswith("/") and not name.endswith(("/vocal-desk.log", "/icon-theme.cache"))


def _files(folder: Path) -> set[str]:
    """Return everything but folders, sockets and links included."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return {str(path.relative_to(folder)) for path in found}
