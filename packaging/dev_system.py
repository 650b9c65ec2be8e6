"""Finds out which libraries and tools of the operating system are missing, and provides them.

The table follows what PySide6 6.11's Qt libraries and its xcb platform plugin are linked against
(`objdump -p`), which the wheels do not carry, and PortAudio, which sounddevice's wheel carries
on macOS and Windows only. The tests have a screen, a keyboard and a sound server of their own.
"""

from __future__ import annotations

import ctypes
import enum
import os
import platform
import shutil
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dev_console import say, succeeds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Need(enum.Enum):
    """What does not work without a part."""

    PYTHON = "the virtual environment"
    SOUND = "the microphone and the loudspeaker"
    QT = "any window or card"
    X11 = "a window on an X11 screen"
    TESTS = "some of the tests"


_ALSA_PLUGIN: Final = "libasound_module_"


@dataclass(frozen=True)
class Part:
    """A library, a plugin of ALSA's, or a tool: known by its file name. And who packages it."""

    need: Need
    name: str
    apt: str = ""
    dnf: str = ""
    pacman: str = ""
    zypper: str = ""
    brew: str = ""

    def is_missing(self) -> bool:
        """Tell whether the system's own loader, ALSA or the path does not find it."""
        if self.name.startswith(_ALSA_PLUGIN):
            return not any((folder / self.name).is_file() for folder in _alsa_folders())
        if ".so." not in self.name:
            return shutil.which(self.name) is None
        try:
            ctypes.CDLL(self.name)
        except OSError:
            return True
        return False


def _table(need: Need, rows: str) -> tuple[Part, ...]:
    return tuple(Part(need, *row.split()) for row in rows.strip().splitlines())


# name  Debian and Ubuntu  Fedora  Arch  openSUSE
_LINUX: Final = (
    *_table(
        Need.SOUND,
        """
        libportaudio.so.2 libportaudio2 portaudio portaudio libportaudio2
        """,
    ),
    *_table(
        Need.QT,
        """
        libEGL.so.1 libegl1 libglvnd-egl libglvnd libglvnd
        libGL.so.1 libgl1 libglvnd-glx libglvnd libglvnd
        libX11.so.6 libx11-6 libX11 libx11 libX11-6
        libbrotlidec.so.1 libbrotli1 libbrotli brotli libbrotlidec1
        libdbus-1.so.3 libdbus-1-3 dbus-libs dbus libdbus-1-3
        libfontconfig.so.1 libfontconfig1 fontconfig fontconfig libfontconfig1
        libfreetype.so.6 libfreetype6 freetype freetype2 libfreetype6
        libglib-2.0.so.0 libglib2.0-0 glib2 glib2 libglib-2_0-0
        libgssapi_krb5.so.2 libgssapi-krb5-2 krb5-libs krb5 krb5
        libgthread-2.0.so.0 libglib2.0-0 glib2 glib2 libgthread-2_0-0
        libxkbcommon.so.0 libxkbcommon0 libxkbcommon libxkbcommon libxkbcommon0
        """,
    ),
    *_table(
        Need.X11,
        """
        libX11-xcb.so.1 libx11-xcb1 libX11-xcb libx11 libX11-xcb1
        libxcb-cursor.so.0 libxcb-cursor0 xcb-util-cursor xcb-util-cursor libxcb-cursor0
        libxcb-glx.so.0 libxcb-glx0 libxcb libxcb libxcb-glx0
        libxcb-icccm.so.4 libxcb-icccm4 xcb-util-wm xcb-util-wm libxcb-icccm4
        libxcb-image.so.0 libxcb-image0 xcb-util-image xcb-util-image libxcb-image0
        libxcb-keysyms.so.1 libxcb-keysyms1 xcb-util-keysyms xcb-util-keysyms libxcb-keysyms1
        libxcb-randr.so.0 libxcb-randr0 libxcb libxcb libxcb-randr0
        libxcb-render-util.so.0 libxcb-render-util0 xcb-util-renderutil xcb-util-renderutil \
            libxcb-render-util0
        libxcb-render.so.0 libxcb-render0 libxcb libxcb libxcb-render0
        libxcb-shape.so.0 libxcb-shape0 libxcb libxcb libxcb-shape0
        libxcb-shm.so.0 libxcb-shm0 libxcb libxcb libxcb-shm0
        libxcb-sync.so.1 libxcb-sync1 libxcb libxcb libxcb-sync1
        libxcb-util.so.1 libxcb-util1 xcb-util xcb-util libxcb-util1
        libxcb-xfixes.so.0 libxcb-xfixes0 libxcb libxcb libxcb-xfixes0
        libxcb-xkb.so.1 libxcb-xkb1 libxcb libxcb libxcb-xkb1
        libxcb.so.1 libxcb1 libxcb libxcb libxcb1
        libxkbcommon-x11.so.0 libxkbcommon-x11-0 libxkbcommon-x11 libxkbcommon-x11 \
            libxkbcommon-x11-0
        """,
    ),
)
_LINUX_TESTS: Final = _table(
    Need.TESTS,
    """
    Xvfb xvfb xorg-x11-server-Xvfb xorg-server-xvfb xorg-x11-server-Xvfb
    espeak-ng espeak-ng espeak-ng espeak-ng espeak-ng
    xdotool xdotool xdotool xdotool xdotool
    setxkbmap x11-xkb-utils setxkbmap xorg-setxkbmap setxkbmap
    dbus-daemon dbus-daemon dbus-daemon dbus dbus-1-daemon
    desktop-file-validate desktop-file-utils desktop-file-utils desktop-file-utils \
        desktop-file-utils
    curl curl curl curl curl
    node nodejs nodejs nodejs nodejs-default
    npm npm nodejs-npm npm npm-default
    pulseaudio pulseaudio pulseaudio pulseaudio pulseaudio
    pactl pulseaudio-utils pulseaudio-utils libpulse pulseaudio-utils
    paplay pulseaudio-utils pulseaudio-utils libpulse pulseaudio-utils
    parec pulseaudio-utils pulseaudio-utils libpulse pulseaudio-utils
    libasound_module_pcm_pulse.so libasound2-plugins alsa-plugins-pulseaudio alsa-plugins \
        alsa-plugins-pulse
    """,
)
_MACOS_TESTS: Final = (
    Part(Need.TESTS, "espeak-ng", brew="espeak-ng"),
    Part(Need.TESTS, "npm", brew="node"),
)

_INSTALLERS: Final = {
    "apt": ("apt-get", "apt-get install -y"),
    "dnf": ("dnf", "dnf install -y"),
    "zypper": ("zypper", "zypper install -y"),
    "pacman": ("pacman", "pacman -S --needed"),
    "brew": ("brew", "brew install"),
}


def missing(*, tests: bool) -> list[Part]:
    """Look for what the program wants, and with `tests` for what its tests want besides."""
    wanted = {"Linux": _LINUX}.get(platform.system(), ())
    if tests:
        wanted += {"Linux": _LINUX_TESTS, "Darwin": _MACOS_TESTS}.get(platform.system(), ())
    return [part for part in wanted if part.is_missing()]


def venv_package(version: tuple[int, int]) -> Part:
    """Return what Debian and Ubuntu split off from a Python: the making of environments."""
    name = f"python{version[0]}.{version[1]}-venv"
    return Part(Need.PYTHON, name, name, "python3-pip", "python", "python3-pip")


def provide(parts: Iterable[Part]) -> list[Part]:
    """Install parts where that is allowed without asking: with apt-get, as root.

    Returns:
        What is still missing.
    """
    parts = list(parts)
    if not parts or not _may_install():
        return parts
    packages = _packages(parts, "apt")
    say(f"Installing what this system lacks: {' '.join(packages)}.")
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    # A refresh that fails, as without a network, still leaves what is listed or lies in the cache.
    succeeds([*apt, "update"], environment=quietly, errors_only=True)
    done = succeeds(install, environment=quietly, errors_only=True)
    return [part for part in parts if (not done if part.need is Need.PYTHON else part.is_missing())]


def advice(parts: Iterable[Part]) -> str:
    """Name the one command that installs the parts on this system."""
    parts = list(parts)
    for kind, (program, command) in _INSTALLERS.items():
        if shutil.which(program):
            admin = "" if kind == "brew" or _is_root() else "sudo "
            return f"{admin}{command} {' '.join(_packages(parts, kind))}"
    names = " ".join(dict.fromkeys(part.name for part in parts))
    return f"install these with your system's package manager: {names}"


def has_screen(variables: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown."""
    return platform.system() != "Linux" or bool(
        variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY")
    )


def _alsa_folders() -> list[Path]:
    """Return where ALSA keeps its plugins, which are on no loader's path, by kind of system."""
    multiarch = sysconfig.get_config_var("MULTIARCH") or f"{platform.machine()}-linux-gnu"
    return [Path("/usr", lib, "alsa-lib") for lib in (f"lib/{multiarch}", "lib64", "lib")]


def _packages(parts: Iterable[Part], kind: str) -> list[str]:
    return list(dict.fromkeys(name for part in parts if (name := getattr(part, kind))))


def _may_install() -> bool:
    return _is_root() and shutil.which("apt-get") is not None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
