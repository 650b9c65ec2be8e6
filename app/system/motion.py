"""Whether the person has asked their system for less motion."""

from __future__ import annotations

import configparser
import ctypes
import logging
import shutil
import subprocess
import sys
from pathlib import Path

log = logging.getLogger(__name__)

_PATIENCE = 3.0  # seconds that a settings program may take
_GET_CLIENT_AREA_ANIMATION = 0x1042  # SPI_GETCLIENTAREAANIMATION

_GNOME = ("gsettings", "get", "org.gnome.desktop.interface", "enable-animations")
_MACOS = ("defaults", "read", "com.apple.universalaccess", "reduceMotion")


def asks_for_less_motion(home: Path | None = None) -> bool:
    """Return whether the system says so; it may take seconds. What can't be asked says no.

    `home` is where the settings of KDE lie, under `.config`.
    """
    if sys.platform == "win32":
        return _windows_shows_no_animations()
    if sys.platform == "darwin":
        return _answer(_MACOS) == "1"
    if _answer(_GNOME) == "false":
        return True
    return _kde_animates_nothing((home or Path.home()) / ".config" / "kdeglobals")


def _windows_shows_no_animations() -> bool:
    wanted = ctypes.c_int(1)
    user = getattr(ctypes, "windll").user32  # noqa: B009 - there is none elsewhere
    read = user.SystemParametersInfoW(_GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(wanted), 0)
    return bool(read) and not wanted.value


def _answer(command: tuple[str, ...]) -> str:
    program = shutil.which(command[0])
    if program is None:
        return ""
    try:
        answer = subprocess.run(
            [program, *command[1:]],
            capture_output=True,
            check=False,
            text=True,
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        log.info("the system can't be asked about motion: %s", error)
        return ""
    return answer.stdout.strip()


def _kde_animates_nothing(settings: Path) -> bool:
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read(settings, encoding="utf-8")
        return parser.getfloat("KDE", "AnimationDurationFactor", fallback=1.0) == 0.0
    except (configparser.Error, ValueError, OSError):
        return False
