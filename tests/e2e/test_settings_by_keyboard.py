"""The settings in a real window, by keyboard alone: searched, changed at once, and kept."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from desk_needs import require_desk
from virtual_screen import until
from window_rig import WindowRig


@pytest.fixture
def rig() -> Iterator[WindowRig]:
    require_desk()
    with WindowRig() as rig:
        yield rig


def stored(rig: WindowRig, key: str) -> object:
    file = rig.home / ".config" / "vocal-desk" / "settings.json"
    return json.loads(file.read_text("utf-8")).get("values", {}).get(key)


def brightness(rig: WindowRig) -> float:
    return float(rig.screen.pixels().mean())


def test_a_setting_is_found_changed_at_once_and_kept(rig: WindowRig) -> None:
    rig.open_window()
    screen = rig.screen
    screen.tap("ctrl+4")
    screen.type("light or dark")
    before = brightness(rig)

    def is_dark() -> bool:
        """Go to what was found and choose the last, as somebody does until it is there."""
        if stored(rig, "interface.theme") != "dark":
            screen.tap("ctrl+1", "ctrl+4")  # into the search, which stays as it was
            screen.tap("Tab", "Tab", "End")  # past the sections
        return stored(rig, "interface.theme") == "dark"

    until(is_dark, "the appearance to be stored")
    until(lambda: brightness(rig) < before / 2, "the window to be dark")
    screen.tap("Escape")  # out of the search
    assert rig.close_window() == 0
    rig.open_window()
    until(lambda: brightness(rig) < before / 2, "the window to open dark")
    assert rig.close_window() == 0
