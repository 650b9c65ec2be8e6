"""A global key through the portal for global shortcuts, the one way that Wayland leaves.

The desktop asks the person, chooses the key (ours is a wish) and keeps it for the next time, so
its own settings are where it is changed. See the interface's documentation:
https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.GlobalShortcuts.html
"""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from jeepney import DBusAddress

from app.domain.key_combination import KeyCombination, Modifier
from app.system.global_key import KeyListener, KeyRefused, KeyTrouble
from app.system.key_watch import KeyWatch
from app.system.paths import APP_NAME
from app.system.session_bus import BusError, BusInterrupted, SessionBus, Variant, member, path

log = logging.getLogger(__name__)

PORTAL = "org.freedesktop.portal.Desktop"
PORTAL_PATH = "/org/freedesktop/portal/desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
REQUEST = "org.freedesktop.portal.Request"
SESSION = "org.freedesktop.portal.Session"
REGISTRY = "org.freedesktop.host.portal.Registry"
SHORTCUT = "talk"

_MODIFIERS = {
    Modifier.CTRL: "CTRL",
    Modifier.ALT: "ALT",
    Modifier.SHIFT: "SHIFT",
    Modifier.SUPER: "LOGO",
}
_KEYS = {
    "Space": "space",
    "ScrollLock": "Scroll_Lock",
    "PageUp": "Page_Up",
    "PageDown": "Page_Down",
}


def trigger(keys: KeyCombination) -> str:
    """Return keys as the shortcuts specification of freedesktop.org writes them."""
    key = keys.key.lower() if len(keys.key) == 1 else _KEYS.get(keys.key, keys.key)
    held = [_MODIFIERS[modifier] for modifier in Modifier if modifier in keys.modifiers]
    return "+".join([*held, key])


def has_portal() -> bool:
    """Whether this desktop has the portal; asking may start it, so it may take seconds."""
    try:
        bus = SessionBus()
    except BusError:
        return False
    try:
        _version(bus)
    except BusError:
        return False
    finally:
        bus.close()
    return True


class PortalWatch(KeyWatch):
    """One shortcut from the desktop's yes to the end of its session.

    `purpose` is what the desktop shows the person about it.
    """

    def __init__(self, keys: KeyCombination, listener: KeyListener, *, purpose: str) -> None:
        super().__init__(keys, listener)
        self._purpose = purpose
        self._bus: SessionBus | None = None
        self._ending = threading.Event()

    def end(self) -> None:
        """End the wait for the next signal, or for the person's answer."""
        self._ending.set()
        if self._bus is not None:
            self._bus.interrupt()

    def hold(self) -> None:
        """Ask for the shortcut and watch it."""
        try:
            bus = self._bus = SessionBus()
        except BusError as error:
            raise KeyRefused(KeyTrouble.NO_PORTAL, str(error)) from error
        if self._ending.is_set():  # before there was a bus to interrupt
            bus.interrupt()
        try:
            session = self._ask(bus)
            while True:
                self._take(bus, session)
        except BusInterrupted:
            if not self.taken.done():
                raise KeyRefused(KeyTrouble.NOT_ALLOWED, "nobody waited for the answer") from None
        except BusError as error:
            raise KeyRefused(KeyTrouble.UNREACHABLE, str(error)) from error
        finally:
            bus.close()

    def _ask(self, bus: SessionBus) -> str:
        """Set up a session with our shortcut in it and return the session's path."""
        # Before all else: it names this program to a desktop that could not tell. Not all have it.
        with suppress(BusError):
            bus.call(_portal(REGISTRY), "Register", "sa{sv}", (APP_NAME, {}))
        try:
            _version(bus)
        except BusError as error:
            raise KeyRefused(KeyTrouble.NO_PORTAL, str(error)) from error
        for interface in (SHORTCUTS, REQUEST, SESSION):
            bus.listen(interface=interface, sender=PORTAL)
        bus.listen(interface="org.freedesktop.DBus", member="NameOwnerChanged")
        token: dict[str, Variant] = {"session_handle_token": ("s", _token())}
        made = _ask_portal(bus, "CreateSession", "", (), token)
        session = str(made.get("session_handle", ("s", ""))[1])
        wish = {
            "description": ("s", self._purpose),
            "preferred_trigger": ("s", trigger(self.keys)),
        }
        body = (session, [(SHORTCUT, wish)], "")
        bound = _ask_portal(bus, "BindShortcuts", "oa(sa{sv})s", body, {})
        shortcuts = dict(bound.get("shortcuts", ("a(sa{sv})", []))[1])
        if SHORTCUT not in shortcuts:
            raise KeyRefused(KeyTrouble.NOT_ALLOWED, "nothing was bound")
        named = shortcuts[SHORTCUT].get("trigger_description", ("s", ""))[1]
        self.taken.set_result(str(named or self.keys))
        return session

    def _take(self, bus: SessionBus, session: str) -> None:
        signal = bus.next_signal()
        match member(signal), signal.body:
            case "Activated", (handle, name, *_) if (handle, name) == (session, SHORTCUT):
                self.listener.pressed()
            case "Deactivated", (handle, name, *_) if (handle, name) == (session, SHORTCUT):
                self.listener.released()
            case "Closed", _ if path(signal) == session:
                raise KeyRefused(KeyTrouble.LOST, "the desktop closed the session")
            case "NameOwnerChanged", (name, _, "") if name == PORTAL:
                raise KeyRefused(KeyTrouble.LOST, "the portal has ended")
            case _:
                pass


def _version(bus: SessionBus) -> None:
    """Ask for the version of the portal. Raises BusError where there is none."""
    bus.call(_portal("org.freedesktop.DBus.Properties"), "Get", "ss", (SHORTCUTS, "version"))


def _portal(interface: str) -> DBusAddress:
    return DBusAddress(PORTAL_PATH, bus_name=PORTAL, interface=interface)


def _ask_portal(
    bus: SessionBus,
    method: str,
    signature: str,
    body: tuple[Any, ...],
    options: Mapping[str, Variant],
) -> Mapping[str, Variant]:
    """Ask the portal for something, which may take as long as a person takes, and return it.

    Raises KeyRefused where they said no.
    """
    given = {"handle_token": ("s", _token()), **options}
    (handle,) = bus.call(_portal(SHORTCUTS), method, f"{signature}a{{sv}}", (*body, given))
    while True:
        signal = bus.next_signal()
        if member(signal) == "Response" and path(signal) == handle:
            code, results = signal.body
            if code != 0:
                raise KeyRefused(KeyTrouble.NOT_ALLOWED, f"{method}: response {code}")
            answer: Mapping[str, Variant] = results
            return answer
        if member(signal) == "NameOwnerChanged" and signal.body[0] == PORTAL:
            raise BusError("the portal has ended")


def _token() -> str:
    return f"vocaldesk{uuid.uuid4().hex}"
