"""The global key on a real X server, pressed while another program has the keyboard."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from told_keys import Told
from virtual_screen import TOOLS, VirtualScreen, until

from app.domain.key_combination import parse_keys
from app.system.global_key import KeyRefused, KeyTrouble
from app.system.key_watch import WatchedKey
from app.system.x11_key import X11Watch

pytestmark = pytest.mark.skipif(
    not os.environ.get("CI") and not all(shutil.which(tool) for tool in TOOLS),
    reason=f"not installed: one of {', '.join(TOOLS)}",
)

_OTHER_PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication, QLineEdit
application = QApplication([])
field = QLineEdit()
field.setWindowTitle("Other")
field.textChanged.connect(lambda text: print(text, flush=True))
field.show()
application.exec()
"""


@pytest.fixture(scope="module")
def screen() -> Iterator[VirtualScreen]:
    screen = VirtualScreen()
    screen.start()
    yield screen
    screen.stop()


@pytest.fixture
def key(screen: VirtualScreen, monkeypatch: pytest.MonkeyPatch) -> Iterator[WatchedKey]:
    monkeypatch.setenv("DISPLAY", screen.display)
    key = WatchedKey(X11Watch)
    yield key
    key.unregister()


def test_holding_it_is_a_press_and_a_release_whatever_has_the_focus(
    screen: VirtualScreen, key: WatchedKey
) -> None:
    told = Told()
    other = subprocess.Popen(
        [sys.executable, "-c", _OTHER_PROGRAM],
        env={**os.environ, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    try:
        screen.focus(screen.wait_for_window("Other"))
        assert key.register(parse_keys("ctrl+alt+space"), told.listener) == "Ctrl+Alt+Space"
        for held in ("ctrl", "alt", "space"):
            screen.key_down(held)
        assert told.next() == "pressed"
        screen.key_up("ctrl")  # people let the modifiers go first as often as not
        screen.key_up("alt")
        screen.tap("x")
        screen.key_up("space")
        until(lambda: "released" in list(told.calls.queue), "the release")
        calls = told.all()
        assert calls[-1] == "released"
        assert calls.count("released") == 1
        screen.tap("a")
        assert other.stdout.readline() == "a\n"  # neither the space nor what was held with it
    finally:
        other.terminate()
        other.wait()
        other.stdout.close()


def test_repeats_of_a_held_key_are_presses_alone(screen: VirtualScreen, key: WatchedKey) -> None:
    told = Told()
    key.register(parse_keys("F9"), told.listener)
    screen.key_down("F9")
    for _ in range(4):  # the first, and the server's own repeats
        assert told.next() == "pressed"
    screen.key_up("F9")
    until(lambda: "released" in list(told.calls.queue), "the release")
    assert told.all()[-1] == "released"


@pytest.mark.parametrize("locks", [("Num_Lock",), ("Caps_Lock",), ("Num_Lock", "Caps_Lock")])
def test_the_locks_make_no_difference(
    screen: VirtualScreen, key: WatchedKey, locks: tuple[str, ...]
) -> None:
    told = Told()
    key.register(parse_keys("super+shift+k"), told.listener)
    for lock in locks:
        screen.tap(lock)
    screen.tap("super+shift+k")
    assert told.next() == "pressed"
    for lock in locks:
        screen.tap(lock)


def test_other_keys_are_none_of_its_business(screen: VirtualScreen, key: WatchedKey) -> None:
    told = Told()
    key.register(parse_keys("ctrl+alt+space"), told.listener)
    for other in ("space", "ctrl+space", "ctrl+alt+shift+space", "ctrl+alt+a"):
        screen.tap(other)
    screen.tap("ctrl+alt+space")
    assert [told.next(), told.next()] == ["pressed", "released"]
    assert told.all() == []


def test_a_key_that_another_program_has_is_refused(screen: VirtualScreen, key: WatchedKey) -> None:
    other = WatchedKey(X11Watch)
    other.register(parse_keys("F8"), Told().listener)
    try:
        with pytest.raises(KeyRefused) as refused:
            key.register(parse_keys("F8"), Told().listener)
        assert refused.value.trouble is KeyTrouble.TAKEN
    finally:
        other.unregister()
    key.register(parse_keys("F8"), Told().listener)  # free again


def test_another_key_takes_the_place_of_the_first(screen: VirtualScreen, key: WatchedKey) -> None:
    first, second = Told(), Told()
    key.register(parse_keys("F8"), first.listener)
    key.register(parse_keys("F9"), second.listener)
    screen.tap("F8")
    screen.tap("F9")
    assert second.next() == "pressed"
    assert first.all() == []


def test_a_key_that_the_keyboard_has_not_is_refused(key: WatchedKey) -> None:
    with pytest.raises(KeyRefused) as refused:
        key.register(parse_keys("F24"), Told().listener)
    assert refused.value.trouble is KeyTrouble.NOT_ON_KEYBOARD


def test_it_follows_the_keyboard_when_that_is_laid_out_anew(
    screen: VirtualScreen, key: WatchedKey
) -> None:
    told = Told()
    key.register(parse_keys("super+shift+y"), told.listener)
    _lay_out(screen, "de")  # y and z change places
    until(lambda: _hears(screen, told), "the key in its new place")
    _lay_out(screen, "us")


def _hears(screen: VirtualScreen, told: Told) -> bool:
    screen.tap("super+shift+y")
    return bool(told.all())


def _lay_out(screen: VirtualScreen, layout: str) -> None:
    environment = {**os.environ, "DISPLAY": screen.display}
    subprocess.run(["setxkbmap", layout], env=environment, check=True)


def test_a_server_that_goes_away_takes_the_key_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = VirtualScreen()
    screen.start()
    monkeypatch.setenv("DISPLAY", screen.display)
    told, key = Told(), WatchedKey(X11Watch)
    key.register(parse_keys("F9"), told.listener)
    screen.stop()
    assert told.next() == "lost"
    with pytest.raises(KeyRefused) as refused:
        key.register(parse_keys("F9"), told.listener)
    assert refused.value.trouble is KeyTrouble.UNREACHABLE
    key.unregister()
