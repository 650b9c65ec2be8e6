"""The global key through a desktop's portal, on a real bus."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from jeepney import Message
from session_bus_rig import Answer, Service, SessionBusRig
from told_keys import Told

from app.domain.key_combination import parse_keys
from app.system.checks import check_global_key
from app.system.global_key import KeyRefused, KeyTrouble
from app.system.key_watch import WatchedKey
from app.system.portal_key import (
    PORTAL,
    PORTAL_PATH,
    REGISTRY,
    REQUEST,
    SESSION,
    SHORTCUTS,
    PortalWatch,
    trigger,
)

pytestmark = pytest.mark.skipif(not SessionBusRig.is_there(), reason="not installed: dbus-daemon")

KEYS = parse_keys("Ctrl+Alt+Space")


class Portal:
    """A desktop's portal: `says` is its answer to the request for a shortcut, None for silence."""

    def __init__(self, says: int | None = 0, *, shortcuts: bool = True, binds: bool = True) -> None:
        self._says = says
        self._binds = binds
        self.session = ""
        self.wish: dict[str, Any] = {}
        self.asked: queue.Queue[str] = queue.Queue()
        methods = {
            (REGISTRY, "Register"): lambda _: ("", ()),
            ("org.freedesktop.DBus.Properties", "Get"): lambda _: ("v", (("u", 2),)),
            (SHORTCUTS, "CreateSession"): self._create,
            (SHORTCUTS, "BindShortcuts"): self._bind,
        }
        if not shortcuts:  # as with a desktop whose portal is older than this interface
            del methods["org.freedesktop.DBus.Properties", "Get"]
        self.service = Service(PORTAL, methods)

    def _handle(self, options: dict[str, Any], kind: str, token: str) -> str:
        sender = self.service.caller.removeprefix(":").replace(".", "_")
        return f"{PORTAL_PATH}/{kind}/{sender}/{options[token][1]}"

    def _respond(self, handle: str, results: dict[str, Any]) -> Answer:
        if self._says is not None:
            answer = ("ua{sv}", (self._says, results))
            self.service.later(handle, REQUEST, "Response", answer)
        return ("o", (handle,))

    def _create(self, message: Message) -> Answer:
        (options,) = message.body
        self.session = self._handle(options, "session", "session_handle_token")
        handle = self._handle(options, "request", "handle_token")
        self.service.later(
            handle, REQUEST, "Response", ("ua{sv}", (0, {"session_handle": ("s", self.session)}))
        )
        return ("o", (handle,))

    def _bind(self, message: Message) -> Answer:
        session, shortcuts, _, options = message.body
        assert session == self.session
        ((name, self.wish),) = shortcuts
        bound = [(name, {"trigger_description": ("s", "Press Ctrl+Alt+Space")})]
        results = {"shortcuts": ("a(sa{sv})", bound if self._binds else [])}
        self.asked.put(name)
        return self._respond(self._handle(options, "request", "handle_token"), results)

    def push(self, name: str, *, session: str = "", shortcut: str = "talk") -> None:
        body: tuple[Any, ...] = (session or self.session, shortcut, 1, {})
        self.service.emit(PORTAL_PATH, SHORTCUTS, name, "osta{sv}", body)


@pytest.fixture
def key(bus: SessionBusRig) -> Iterator[WatchedKey]:
    key = WatchedKey(lambda keys, listener: PortalWatch(keys, listener, purpose="Hold to talk"))
    yield key
    key.unregister()


def refusal(key: WatchedKey) -> KeyTrouble:
    with pytest.raises(KeyRefused) as refused:
        key.register(KEYS, Told().listener)
    return refused.value.trouble


def test_the_desktop_names_the_key_and_tells_of_presses(key: WatchedKey) -> None:
    portal, told = Portal(), Told()
    assert key.register(KEYS, told.listener) == "Press Ctrl+Alt+Space"
    assert portal.wish == {
        "description": ("s", "Hold to talk"),
        "preferred_trigger": ("s", "CTRL+ALT+space"),
    }
    assert portal.service.calls[0] == ("Register", ("vocal-desk", {}))
    portal.push("Activated", session="/of/another/program")
    portal.push("Activated", shortcut="other")
    portal.push("Activated")
    portal.push("Deactivated")
    assert [told.next(), told.next()] == ["pressed", "released"]
    key.unregister()
    portal.push("Activated")
    portal.service.stop()
    assert told.calls.empty()


@pytest.mark.parametrize("says", [1, 2])
def test_a_no_of_the_person_is_told(key: WatchedKey, says: int) -> None:
    portal = Portal(says)
    assert refusal(key) is KeyTrouble.NOT_ALLOWED
    portal.service.stop()


def test_a_desktop_that_binds_nothing_has_said_no(key: WatchedKey) -> None:
    portal = Portal(binds=False)
    assert refusal(key) is KeyTrouble.NOT_ALLOWED
    portal.service.stop()


def test_a_desktop_without_the_portal_is_told(key: WatchedKey) -> None:
    assert refusal(key) is KeyTrouble.NO_PORTAL
    portal = Portal(shortcuts=False)
    assert refusal(key) is KeyTrouble.NO_PORTAL
    portal.service.stop()


def test_the_doctor_knows_whether_a_desktop_gives_keys(
    bus: SessionBusRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
    without = check_global_key()
    assert not without.ok
    assert "vocal-desk talk toggle" in without.advice
    portal = Portal()
    assert check_global_key().ok
    portal.service.stop()
    monkeypatch.setenv("XDG_SESSION_TYPE", "x11")
    assert check_global_key().ok


def test_without_a_bus_there_is_no_portal(monkeypatch: pytest.MonkeyPatch) -> None:
    key = WatchedKey(lambda keys, listener: PortalWatch(keys, listener, purpose=""))
    for address in ("disabled:", "unix:path=/nowhere/bus", "tcp:host=localhost"):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        assert refusal(key) is KeyTrouble.NO_PORTAL
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    assert refusal(key) is KeyTrouble.NO_PORTAL


def test_nobody_has_to_wait_for_an_answer_that_does_not_come(key: WatchedKey) -> None:
    portal = Portal(says=None)
    refused: list[KeyTrouble] = []
    waiting = Thread(target=lambda: refused.append(refusal(key)))
    waiting.start()
    assert portal.asked.get(timeout=10) == "talk"
    key.interrupt()
    waiting.join(10)
    assert refused == [KeyTrouble.NOT_ALLOWED]
    portal.service.stop()


@pytest.mark.parametrize("how", ["session closed", "portal ended", "bus ended"])
def test_a_key_that_is_taken_back_is_told(key: WatchedKey, bus: SessionBusRig, how: str) -> None:
    portal, told = Portal(), Told()
    key.register(KEYS, told.listener)
    if how == "session closed":
        portal.service.emit(portal.session, SESSION, "Closed", "a{sv}", ({},))
    elif how == "portal ended":
        portal.service.stop()
    else:
        bus.stop()
    assert told.next() == "lost"
    if how != "portal ended":
        portal.service.stop()


@pytest.mark.parametrize(
    ("keys", "written"),
    [
        ("Ctrl+Alt+Space", "CTRL+ALT+space"),
        ("Shift+Super+K", "SHIFT+LOGO+k"),
        ("F9", "F9"),
        ("Ctrl+Shift+PageUp", "CTRL+SHIFT+Page_Up"),
        ("ScrollLock", "Scroll_Lock"),
    ],
)
def test_keys_are_written_as_the_specification_has_them(keys: str, written: str) -> None:
    assert trigger(parse_keys(keys)) == written
