"""The history in a real window, by keyboard alone: found, deleted, brought back, and gone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desk_needs import require_desk
from kept_rows import rows
from virtual_screen import until
from window_rig import WindowRig

from app.storage.history.schema import HISTORY_DATABASE


@pytest.fixture
def rig() -> Iterator[WindowRig]:
    require_desk()
    with WindowRig() as rig:
        yield rig


def kept(rig: WindowRig, query: str) -> list[tuple[object, ...]]:
    return rows(rig, HISTORY_DATABASE, query)


def test_a_conversation_is_found_deleted_and_brought_back(rig: WindowRig) -> None:
    rig.open_window()
    screen = rig.screen
    screen.tap("Tab")  # from the talk button to the entry
    screen.type("What is free next Wednesday?")
    screen.tap("Return")
    until(lambda: len(kept(rig, "SELECT role FROM line")) == 2, "the turn to be kept")
    screen.tap("ctrl+3")
    hidden = "SELECT id FROM conversation WHERE removed_at IS NOT NULL"
    until(lambda: _deleted(rig, hidden), "the conversation to be deleted")
    screen.tap("ctrl+z")
    until(lambda: not kept(rig, hidden), "the conversation to be brought back")
    until(lambda: _deleted(rig, hidden), "the conversation to be deleted again")
    screen.tap("ctrl+1")  # who leaves the page lets the deletion stand
    until(lambda: not kept(rig, "SELECT id FROM conversation"), "it to be gone for good")
    assert not kept(rig, "SELECT text FROM line")
    assert rig.close_window() == 0


def _deleted(rig: WindowRig, hidden: str) -> bool:
    """Press what deletes the chosen conversation, as somebody does until the list is there."""
    if not kept(rig, hidden):
        rig.screen.tap("ctrl+f")
        rig.screen.tap("Down")  # from the search into the list
        rig.screen.tap("Delete")
    return bool(kept(rig, hidden))
