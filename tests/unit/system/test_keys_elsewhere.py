"""The global keys of the systems that the tests do not run on: their tables and their order.

What Windows and macOS themselves do is not tried here.
"""

from __future__ import annotations

import queue
import sys
from collections.abc import Callable

import pytest

from app.domain.key_combination import KEYS, LETTERS, KeyCombination, parse_keys
from app.system import mac_key, windows_key
from app.system.find_key import is_wayland
from app.system.global_key import KeyListener, KeyRefused, KeyTrouble
from app.system.key_watch import KeyWatch, WatchedKey

CTRL_ALT_SPACE = parse_keys("Ctrl+Alt+Space")


class Told:
    def __init__(self) -> None:
        self.calls: queue.Queue[str] = queue.Queue()
        self.listener = KeyListener(
            lambda: self.calls.put("pressed"), lambda: self.calls.put("released")
        )

    def next(self) -> str:
        return self.calls.get(timeout=10)


class Windows:
    """Windows' side: `steps` says what each wait ends with, and whether the key is down then."""

    def __init__(self, error: int = 0) -> None:
        self.error = error
        self.steps: queue.Queue[tuple[bool, bool]] = queue.Queue()
        self.registered: list[tuple[int, int]] = []
        self.waits: list[int | None] = []
        self._down = False

    def register(self, modifiers: int, code: int) -> int:
        if not self.error:
            self.registered.append((modifiers, code))
        return self.error

    def unregister(self) -> None:
        self.registered.clear()

    def wait(self, milliseconds: int | None) -> bool:
        self.waits.append(milliseconds)
        pressed, self._down = self.steps.get()
        return pressed

    def is_down(self, code: int) -> bool:
        assert code == 0x20
        return self._down

    def wake(self, thread: int) -> None:  # noqa: ARG002
        self.steps.put((False, self._down))


def windows_of(windows: Windows) -> WatchedKey:
    return WatchedKey(lambda keys, told: windows_key.WindowsWatch(keys, told, windows))


def test_on_windows_the_release_is_looked_for_while_the_key_is_held() -> None:
    windows, told = Windows(), Told()
    key = windows_of(windows)
    assert key.register(CTRL_ALT_SPACE, told.listener) == "Ctrl+Alt+Space"
    assert windows.registered == [(0x4003, 0x20)]
    for step in ((True, True), (False, True), (False, True), (False, False)):
        windows.steps.put(step)
    assert [told.next(), told.next()] == ["pressed", "released"]
    key.unregister()
    assert windows.registered == []
    look = windows_key.LOOK_MS
    assert windows.waits == [None, look, look, look, None]
    assert told.calls.empty()


@pytest.mark.parametrize(
    ("error", "trouble"), [(1409, KeyTrouble.TAKEN), (5, KeyTrouble.UNREACHABLE)]
)
def test_on_windows_a_key_of_another_program_is_refused(error: int, trouble: KeyTrouble) -> None:
    with pytest.raises(KeyRefused) as refused:
        windows_of(Windows(error)).register(CTRL_ALT_SPACE, Told().listener)
    assert refused.value.trouble is trouble


def test_every_key_has_a_code_of_its_own_on_windows() -> None:
    codes = {windows_key.virtual_key(KeyCombination(key)) for key in KEYS}
    assert len(codes) == len(KEYS)
    assert windows_key.virtual_key(KeyCombination("A")) == 0x41
    assert windows_key.virtual_key(KeyCombination("F24")) == 0x87


def test_on_windows_pause_comes_as_break_while_ctrl_is_held() -> None:
    assert windows_key.virtual_key(parse_keys("Alt+Pause")) == 0x13
    assert windows_key.virtual_key(parse_keys("Ctrl+Pause")) == 0x03


class BrokenWatch(KeyWatch):
    """A system's interface that is not as it should be."""

    def hold(self) -> None:
        raise AttributeError("no such call")

    def end(self) -> None:
        pass


def test_a_system_that_is_not_as_it_should_be_keeps_nobody_waiting() -> None:
    key = WatchedKey(BrokenWatch)
    with pytest.raises(KeyRefused) as refused:
        key.register(CTRL_ALT_SPACE, Told().listener)
    assert refused.value.trouble is KeyTrouble.UNREACHABLE
    key.unregister()


class Mac:
    """Carbon's side."""

    def __init__(self, error: int = 0) -> None:
        self.error = error
        self.registered: list[tuple[int, int]] = []
        self.told: Callable[[bool], None] = lambda _: None

    def register(self, modifiers: int, code: int, told: Callable[[bool], None]) -> int:
        if not self.error:
            self.registered.append((modifiers, code))
            self.told = told
        return self.error

    def unregister(self) -> None:
        self.registered.clear()


def test_on_a_mac_press_and_release_are_told() -> None:
    mac, told = Mac(), Told()
    key = mac_key.MacKey(mac)
    key.register(parse_keys("Cmd+Shift+K"), told.listener)
    key.register(parse_keys("Cmd+Option+K"), told.listener)
    assert mac.registered == [(0x100 | 0x800, 40)]
    mac.told(True)
    mac.told(False)
    assert [told.next(), told.next()] == ["pressed", "released"]
    key.unregister()
    assert mac.registered == []


@pytest.mark.parametrize(
    ("error", "keys", "trouble"),
    [
        (-9878, "F9", KeyTrouble.TAKEN),
        (-50, "F9", KeyTrouble.UNREACHABLE),
        (0, "Pause", KeyTrouble.NOT_ON_KEYBOARD),
    ],
)
def test_on_a_mac_it_is_said_why_not(error: int, keys: str, trouble: KeyTrouble) -> None:
    with pytest.raises(KeyRefused) as refused:
        mac_key.MacKey(Mac(error)).register(parse_keys(keys), Told().listener)
    assert refused.value.trouble is trouble


@pytest.mark.skipif(sys.platform == "darwin", reason="has what is missing here")
def test_without_macs_own_library_the_key_is_refused_and_nothing_breaks() -> None:
    key = mac_key.MacKey(mac_key.CarbonHotKeys())
    with pytest.raises(KeyRefused) as refused:
        key.register(parse_keys("F9"), Told().listener)
    assert refused.value.trouble is KeyTrouble.UNREACHABLE
    key.unregister()


def test_a_macs_keys_are_where_apple_has_them() -> None:
    places = {key: mac_key.key_code(key) for key in (*LETTERS, *"0123456789")}
    assert len(set(places.values())) == 36
    expected = {"A": 0, "B": 11, "Q": 12, "T": 17, "1": 18, "5": 23, "9": 25, "0": 29, "O": 31}
    expected |= {"I": 34, "L": 37, "J": 38, "K": 40, "N": 45, "M": 46, "7": 26, "8": 28, "6": 22}
    assert {key: places[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("environment", "wayland"),
    [
        ({"XDG_SESSION_TYPE": "wayland", "DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"XDG_SESSION_TYPE": "x11", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"DISPLAY": ":0"}, False),
        ({}, False),
    ],
)
def test_wayland_is_told_from_x11(environment: dict[str, str], wayland: bool) -> None:
    assert is_wayland(environment) is wayland
