"""What the program needs from this computer, checked for `vocal-desk doctor`.

Each check says what it found and what to do about it, and none of them ever raises.
"""

from __future__ import annotations

import importlib
import logging
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from app.domain.errors import SetupError
from app.domain.wording import Wording, sentences
from app.system.find_key import is_wayland
from app.system.paths import Paths
from app.system.qt_libraries import DEBIAN_PACKAGES, missing_libraries, why_not_loadable
from app.system.screen import find_screen
from app.system.time_zone import system_zone

_OLDEST, _NEWEST = (3, 11), (3, 14)
_NEEDED_BYTES = 1_000_000_000
"""The speech models, their parts while they are put together, and room for the databases."""

_ON_LINUX = platform.system() == "Linux"
_REINSTALL = "Install Vocal Desk again: its packages are not complete."
_KEYRING_ADVICE = (
    "Install GNOME Keyring or KWallet and log in again."
    if _ON_LINUX
    else "Unset the environment variable PYTHON_KEYRING_BACKEND."
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Check:
    """One requirement: whether it is met, what was found, and what to do where it is not."""

    name: str
    ok: bool
    finding: str
    advice: str = ""


def run_checks(paths: Paths) -> tuple[Check, ...]:
    """Check everything the program needs from the system, in the order a person would mend it."""
    checks: tuple[tuple[str, Callable[[], Check]], ...] = (
        ("Python", check_python),
        ("Folders", lambda: check_folders(paths)),
        ("Disk space", lambda: check_disk_space(paths.models)),
        ("Sound library", check_sound_library),
        ("Window libraries", check_window_libraries),
        ("Screen", check_screen),
        ("Key from any window", check_global_key),
        ("Keyring", check_keyring),
        ("Time zone", check_time_zone),
    )
    return tuple(guarded(name, check) for name, check in checks)


def guarded(name: str, check: Callable[[], Check]) -> Check:
    """Run a check; one that breaks is itself a finding."""
    try:
        return check()
    except Exception as error:
        _log.exception("the check %s broke", name)
        return Check(
            name,
            False,
            Wording("This could not be checked ({error}).", error=type(error).__name__),
            "The log says more.",
        )


def check_python() -> Check:
    """Check the interpreter's version."""
    ok = _OLDEST <= sys.version_info[:2] <= _NEWEST
    span = f"{_OLDEST[0]}.{_OLDEST[1]} to {_NEWEST[0]}.{_NEWEST[1]}"
    return Check(
        "Python",
        ok,
        f"{platform.python_version()} at {sys.executable}",
        ""
        if ok
        else Wording("Vocal Desk is made for Python {span}: install one of these.", span=span),
    )


def check_folders(paths: Paths) -> Check:
    """Check that the program may write where it keeps its data, settings, log and models."""
    for folder in dict.fromkeys((paths.state, paths.config, paths.log, paths.models)):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            return Check(
                "Folders",
                False,
                Wording(
                    "{folder} can't be written to: {why}.",
                    folder=folder,
                    why=error.strerror or error,
                ),
                "Give yourself the right to write there, or choose another folder with --state.",
            )
    return Check("Folders", True, Wording("{folder} can be written to.", folder=paths.state))


def check_disk_space(folder: Path) -> Check:
    """Check that the speech models fit on the disk that `folder` lies on, or will lie on."""
    place = next(each for each in (folder, *folder.parents) if each.exists())
    free = shutil.disk_usage(place).free
    ok = free >= _NEEDED_BYTES
    return Check(
        "Disk space",
        ok,
        f"{free / 1e9:.1f} GB free for {folder}",
        ""
        if ok
        else Wording(
            "The speech models want {n} GB: make some room.", n=round(_NEEDED_BYTES / 1e9)
        ),
    )


def check_sound_library() -> Check:
    """Check that PortAudio, which reaches microphone and loudspeaker, can be loaded."""
    name = "Sound library"
    try:
        version = _sounddevice().get_portaudio_version()[1]
    except ImportError:
        return Check(name, False, "The Python package sounddevice is missing.", _REINSTALL)
    except OSError as error:
        _log.info("PortAudio can't be loaded: %s", error)
        return Check(name, False, "PortAudio can't be loaded.", _portaudio_advice())
    return Check(name, True, version.partition(",")[0])


def check_window_libraries() -> Check:
    """Check that Qt is installed and, on Linux, that the libraries it is linked against are."""
    name = "Window libraries"
    # Found, not imported: nothing but the desktop may import PySide6.
    spec = find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        return Check(name, False, "The Python package PySide6-Essentials is missing.", _REINSTALL)
    if not _ON_LINUX:
        return Check(name, True, "Qt is installed.")
    package = Path(next(iter(spec.submodule_search_locations)))
    complaint = why_not_loadable(package / "Qt" / "plugins" / "platforms" / "libqxcb.so")
    if not complaint:
        return Check(name, True, "Qt and everything it needs are installed.")
    _log.info("Qt's xcb plugin can't be loaded: %s", complaint)
    missing = missing_libraries()
    if not missing:
        return Check(name, False, f"Qt can't be loaded: {complaint}", _REINSTALL)
    packages = " ".join(sorted(DEBIAN_PACKAGES[each] for each in missing))
    return Check(
        name,
        False,
        f"Missing: {', '.join(missing)}",
        Wording(
            "On Debian and Ubuntu: sudo apt-get install {packages}. On another Linux, install "
            "what holds these libraries.",
            packages=packages,
        ),
    )


def check_screen() -> Check:
    """Check that there is a screen to open the window on."""
    screen = find_screen()
    if screen is None:
        return Check(
            "Screen",
            False,
            "No screen that a window could open on.",
            "Start Vocal Desk from a desktop session. Without one, "
            "vocal-desk converse and vocal-desk transcribe work.",
        )
    return Check("Screen", True, screen)


def check_global_key() -> Check:
    """Check whether this desktop gives programs a key that works from any window."""
    name = "Key from any window"
    if not _ON_LINUX or not is_wayland(os.environ):
        return Check(name, True, "It can be chosen in the settings.")
    from app.system.portal_key import has_portal  # noqa: PLC0415 - D-Bus, for this check only

    if has_portal():
        return Check(name, True, "It can be chosen in the settings; the desktop asks you first.")
    return Check(
        name,
        False,
        "On this Wayland desktop no program can have a key of its own.",
        "In your desktop's keyboard settings, bind a key to: vocal-desk talk toggle",
    )


def check_keyring() -> Check:
    """Check that the system has a keyring, where a calendar's key is kept."""
    import keyring  # noqa: PLC0415 - a tenth of a second to import, for this check only
    from keyring.backends import fail, null  # noqa: PLC0415

    found = keyring.get_keyring()
    if isinstance(found, fail.Keyring | null.Keyring):
        return Check(
            "Keyring",
            False,
            "This system has no keyring, so a calendar's key can't be kept.",
            sentences(_KEYRING_ADVICE, "The sandbox calendar needs no key."),
        )
    return Check("Keyring", True, found.name)


def check_time_zone() -> Check:
    """Check that the system's time zone has a name that a calendar knows."""
    try:
        return Check("Time zone", True, system_zone().key)
    except SetupError as error:
        return Check("Time zone", False, error.message, error.advice)


def _sounddevice() -> ModuleType:
    # Importing it starts PortAudio, so it waits until a check asks.
    return importlib.import_module("sounddevice")


def _portaudio_advice() -> str:
    if _ON_LINUX:
        return (
            "On Debian and Ubuntu: sudo apt-get install libportaudio2. "
            "On Fedora: sudo dnf install portaudio. Typing works without it."
        )
    return sentences(_REINSTALL, "Typing works without sound.")
