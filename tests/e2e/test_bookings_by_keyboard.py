"""Bookings in a real window, by keyboard alone: booked, found again, and cancelled with a yes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desk_needs import require_desk
from kept_rows import rows, wait_for_reply
from virtual_screen import until
from window_rig import WindowRig

from app.desktop.theme import LIGHT
from app.storage.main_database import MAIN_DATABASE

LEAST_ROW = 4_000
"""Pixels of the chosen row's ground; the tabs and buttons above have fewer of that colour."""


@pytest.fixture
def rig() -> Iterator[WindowRig]:
    require_desk()
    with WindowRig() as rig:
        yield rig


def wait_for_write(rig: WindowRig, kind: str) -> None:
    query = f"SELECT kind FROM write_intent WHERE state = 'done' AND kind = '{kind}'"  # noqa: S608
    until(lambda: bool(rows(rig, MAIN_DATABASE, query)), f"the {kind} to be done")


def a_row_is_chosen(rig: WindowRig) -> bool:
    red, green, blue = (int(LIGHT.accent_soft[at : at + 2], 16) for at in (1, 3, 5))
    list_area = rig.screen.pixels()[200:, :400]
    return int((list_area == (red, green, blue)).all(axis=2).sum()) > LEAST_ROW


def test_a_booking_is_found_and_cancelled_by_keyboard(rig: WindowRig) -> None:
    rig.open_window()
    rig.wait_until_ready()
    screen = rig.screen
    screen.tap("Tab")  # from the talk button to the entry
    turns = (
        "I'd like half an hour next Wednesday",
        "The first one, please. My name is Maria Lopez, maria@example.com",
        "yes",
    )
    for turn, text in enumerate(turns, start=1):
        screen.type(text)
        screen.tap("Return")
        wait_for_reply(rig, turn)
    wait_for_write(rig, "create")
    screen.tap("ctrl+2")
    until(lambda: a_row_is_chosen(rig), "the booking to be listed")
    screen.tap("Delete")
    screen.type("I am ill.")
    screen.tap("Return")
    wait_for_reply(rig, 4)
    assert not rows(rig, MAIN_DATABASE, "SELECT 1 FROM write_intent WHERE kind = 'cancel'")
    rig.submit("yes")
    wait_for_write(rig, "cancel")
    assert rig.close_window() == 0
