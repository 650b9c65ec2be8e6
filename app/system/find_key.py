"""Which kind of global key this desktop has."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from app.domain.key_combination import KeyCombination
from app.system.global_key import GlobalKey, KeyListener
from app.system.key_watch import KeyWatch, WatchedKey


def is_wayland(environment: Mapping[str, str]) -> bool:
    """Whether the desktop is a Wayland one; there, X11 hears of no key typed elsewhere."""
    kind = environment.get("XDG_SESSION_TYPE")
    return kind == "wayland" or (kind != "x11" and bool(environment.get("WAYLAND_DISPLAY")))


def find_global_key(environment: Mapping[str, str], *, purpose: str) -> GlobalKey:
    """Return this desktop's global key; `purpose` is shown where the desktop asks the person."""
    if sys.platform == "win32":
        from app.system.windows_hot_keys import WindowsHotKeys  # noqa: PLC0415
        from app.system.windows_key import WindowsWatch  # noqa: PLC0415

        return WatchedKey(lambda keys, told: WindowsWatch(keys, told, WindowsHotKeys()))
    if sys.platform == "darwin":
        from app.system.mac_key import CarbonHotKeys, MacKey  # noqa: PLC0415

        return MacKey(CarbonHotKeys())
    if is_wayland(environment):
        return WatchedKey(lambda keys, told: _portal(keys, told, purpose))
    return WatchedKey(_x11)


# Imported where they are used: half a tenth of a second, for those who want a key.


def _portal(keys: KeyCombination, listener: KeyListener, purpose: str) -> KeyWatch:
    from app.system.portal_key import PortalWatch  # noqa: PLC0415

    return PortalWatch(keys, listener, purpose=purpose)


def _x11(keys: KeyCombination, listener: KeyListener) -> KeyWatch:
    from app.system.x11_key import X11Watch  # noqa: PLC0415

    return X11Watch(keys, listener)
