"""A person books by talking to the real window, and the booking is in the calendar."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_needs import require_desk
from speech_kit import SpeechKit
from spoken_booking import book_by_voice
from window_rig import CHECKOUT


@pytest.fixture(autouse=True, scope="module")
def _desk() -> None:
    require_desk()


def test_a_spoken_booking_reaches_the_calendar_and_the_ear(tmp_path: Path) -> None:
    with SpeechKit(tmp_path) as kit:
        outcome = book_by_voice(1, kit, picture=CHECKOUT / "artifacts" / "spoken-booking.png")
    assert not outcome.faults, "\n".join(outcome.faults)
