"""The program ends whenever it is told to, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desk_needs import require_desk
from program_endings import Ending, start_and_end
from window_rig import WindowRig


@pytest.fixture(autouse=True, scope="module")
def _desk() -> None:
    require_desk()


@pytest.fixture(scope="module")
def rig(_desk: None) -> Iterator[WindowRig]:
    """One home for all, so that what one start leaves is in the way of the next."""
    with WindowRig() as rig:
        yield rig


@pytest.mark.parametrize(
    "ending",
    [
        Ending("warming up", "SIGTERM"),
        Ending("speaking", "its button"),
        Ending("ready", "SIGINT"),
    ],
    ids=str,
)
def test_nothing_is_left_behind(rig: WindowRig, ending: Ending) -> None:
    assert start_and_end(rig, ending) == []
