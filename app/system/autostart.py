"""Starting with the person's session: an entry that the system reads at login.

On Linux a desktop file (the autostart specification of freedesktop.org), on macOS a launch agent,
on Windows a value of the registry's key `Run`. The last two have not been tried on their systems.
"""

from __future__ import annotations

import configparser
import plistlib
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from app.domain.errors import StorageError
from app.system.at_login import AT_LOGIN
from app.system.paths import APP_NAME

_LABEL = "org.vocaldesk.VocalDesk"
_NAME = "Vocal Desk"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_PLAIN = re.compile(r"[\w@%+=:,./-]+")  # what needs no quotes in a desktop file


class Autostart(Protocol):
    """The entry for this program. Every method may wait for the disk."""

    def is_on(self) -> bool:
        """Whether the system starts the program at login."""

    def turn(self, on: bool) -> None:
        """Make the entry, anew if there is one, or take it away. Raises StorageError."""


def own_command() -> list[str]:
    """Return what starts this program: its command beside the interpreter, else the package."""
    command = Path(sys.executable).with_name(
        f"{APP_NAME}.exe" if sys.platform == "win32" else APP_NAME
    )
    if command.is_file():
        return [str(command), AT_LOGIN]
    return [sys.executable, "-m", "app", AT_LOGIN]


def desktop_entry(command: Sequence[str]) -> str:
    """Return the desktop file that starts a command at login."""
    return (
        "[Desktop Entry]\n"
        "Type=Application\n"
        f"Name={_NAME}\n"
        f"Exec={' '.join(_quoted(part) for part in command)}\n"
        f"Icon={APP_NAME}\n"
        "Terminal=false\n"
    )


def is_enabled(entry: str) -> bool:
    """Whether a desktop file counts: desktops switch one off without taking it away."""
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read_string(entry)
        values = parser["Desktop Entry"]
    except (configparser.Error, KeyError):
        return False
    hidden = values.get("Hidden", "false").strip().casefold() == "true"
    off = values.get("X-GNOME-Autostart-enabled", "true").strip().casefold() == "false"
    return not hidden and not off


def launch_agent(command: Sequence[str]) -> bytes:
    """Return the property list that starts a command at login."""
    return plistlib.dumps(
        {"Label": _LABEL, "ProgramArguments": list(command), "RunAtLoad": True},
        sort_keys=False,
    )


def run_value(command: Sequence[str]) -> str:
    """Return the registry's value that starts a command at login."""
    return subprocess.list2cmdline(command)


class FileAutostart:
    """An entry that is a file."""

    def __init__(self, file: Path, content: bytes) -> None:
        self._file = file
        self._content = content

    def is_on(self) -> bool:
        """Whether the file is there, and is not switched off in it."""
        try:
            found = self._file.read_bytes()
        except OSError:
            return False
        return self._file.suffix != ".desktop" or is_enabled(found.decode("utf-8", "replace"))

    def turn(self, on: bool) -> None:
        """Write the file, or take it away. Raises StorageError."""
        try:
            if on:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                part = self._file.with_suffix(".part")
                part.write_bytes(self._content)
                part.replace(self._file)
            else:
                self._file.unlink(missing_ok=True)
        except OSError as error:
            raise _not_possible(error) from error


def find_autostart(
    environment: Mapping[str, str], *, home: Path, command: Sequence[str]
) -> Autostart:
    """Return this system's way to start `command` at login, for the person at `home`."""
    if sys.platform == "win32":
        return _registry(command)
    if sys.platform == "darwin":
        file = home / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
        return FileAutostart(file, launch_agent(command))
    # The specification has a relative path count as none.
    given = Path(environment.get("XDG_CONFIG_HOME", ""))
    config = given if given.is_absolute() else home / ".config"
    file = config / "autostart" / f"{APP_NAME}.desktop"
    return FileAutostart(file, desktop_entry(command).encode())


def _quoted(part: str) -> str:
    """Return an argument as the `Exec` key of a desktop file has it.

    Within quotes four signs take a backslash, and every backslash is doubled by the file's own
    rule for strings; a per cent sign begins a code of the specification's.
    """
    part = part.replace("%", "%%")
    if _PLAIN.fullmatch(part):
        return part
    escaped = re.sub(r'(["`$\\])', r"\\\1", part)
    return '"' + escaped.replace("\\", "\\\\") + '"'


def _not_possible(error: OSError) -> StorageError:
    return StorageError(
        "The system does not let this program start at login.",
        advice="Add it in the system's own settings for programs that start at login.",
        detail=str(error),
    )


if sys.platform == "win32":
    import winreg

    def _registry(command: Sequence[str]) -> Autostart:
        return _RegistryAutostart(run_value(command))

    class _RegistryAutostart:
        def __init__(self, value: str) -> None:
            self._value = value

        def is_on(self) -> bool:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                    winreg.QueryValueEx(key, _NAME)
            except OSError:
                return False
            return True

        def turn(self, on: bool) -> None:
            try:
                with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
                    if on:
                        winreg.SetValueEx(key, _NAME, 0, winreg.REG_SZ, self._value)
                    elif self.is_on():
                        winreg.DeleteValue(key, _NAME)
            except OSError as error:
                raise _not_possible(error) from error
