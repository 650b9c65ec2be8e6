"""How long a pause is waited for depends on the words before it."""

from __future__ import annotations

import pytest

from app.session.endpointing import LONG_PAUSE, SHORT_PAUSE, ends_turn


@pytest.mark.parametrize(
    ("pause", "words", "ends"),
    [
        (0.0, "At three.", False),
        (SHORT_PAUSE - 0.01, "At three.", False),
        (SHORT_PAUSE, "At three.", True),
        (SHORT_PAUSE, "", True),
        (SHORT_PAUSE, "My name is", False),
        (LONG_PAUSE - 0.01, "My name is", False),
        (LONG_PAUSE, "My name is", True),
        (SHORT_PAUSE, None, False),
        (LONG_PAUSE, None, True),
    ],
)
def test_a_pause_ends_a_turn(pause: float, words: str | None, ends: bool) -> None:
    assert ends_turn(pause, words, lambda text: text.endswith("is")) is ends
