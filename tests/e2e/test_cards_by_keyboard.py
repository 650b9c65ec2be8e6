"""The Talk page in a real window, by keyboard alone: a time and details on their cards, a yes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desk_needs import require_desk
from kept_rows import rows, wait_for_reply
from virtual_screen import until
from window_rig import WindowRig

from app.storage.history.schema import HISTORY_DATABASE
from app.storage.main_database import MAIN_DATABASE


@pytest.fixture
def rig() -> Iterator[WindowRig]:
    require_desk()
    with WindowRig() as rig:
        yield rig


def said(rig: WindowRig, turn: int) -> str:
    query = f"SELECT text FROM line WHERE role = 'user' AND turn = {turn}"  # noqa: S608
    return str(rows(rig, HISTORY_DATABASE, query)[0][0])


def test_an_appointment_is_made_on_the_cards_by_keyboard(rig: WindowRig) -> None:
    rig.open_window()
    rig.wait_until_ready()
    screen = rig.screen
    since = rig.ear.now
    screen.tap("Tab")  # from the talk button to the entry
    screen.type("what times are free next Wednesday?")
    screen.tap("Return")
    wait_for_reply(rig, 1)
    rig.listen(since)
    # Back over the talk button and what repeats the reply to the card: later days, the last time.
    for _ in range(4):
        screen.tap("shift+Tab")
    screen.tap("Left")
    screen.tap("Return")
    wait_for_reply(rig, 2)
    assert "Wednesday" in said(rig, 2), "the time was chosen, not typed"
    # The details card has taken the focus, since nobody talks.
    screen.type("Maria Lopez")
    screen.tap("Tab")
    screen.type("maria@example.com")
    screen.tap("Return")
    wait_for_reply(rig, 3)
    rig.submit("yes")
    query = "SELECT name, email FROM write_intent WHERE state = 'done' AND kind = 'create'"
    until(lambda: bool(rows(rig, MAIN_DATABASE, query)), "the booking to be made")
    assert rows(rig, MAIN_DATABASE, query) == [("Maria Lopez", "maria@example.com")]
    assert rig.close_window() == 0
