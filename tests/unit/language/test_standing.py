"""Sentences that tell of an appointment that stands, and such as claim more."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from app.language.claims import withhold_claims
from app.language.standing import tells_of

ZONE = "Europe/Berlin"
BERLIN = ZoneInfo(ZONE)
NOW = datetime(2026, 11, 23, 9, 10, tzinfo=BERLIN)
THURSDAY = datetime(2026, 11, 26, 11, 0, tzinfo=BERLIN)


def tells(sentence: str) -> bool:
    return tells_of(sentence, {THURSDAY}, now=NOW, time_zone=ZONE)


@pytest.mark.parametrize(
    "sentence",
    [
        "You have an appointment on Thursday at 11.",
        "You've got a demo with Alex on Thursday, November 26th at 11 AM.",
        "Your demo is booked for Thursday at 11 AM.",
        "You're booked for Thursday the 26th at 11 o'clock.",
    ],
)
def test_what_stands_may_be_told(sentence: str) -> None:
    assert tells(sentence)
    assert not tells_of(sentence, (), now=NOW, time_zone=ZONE)
    assert withhold_claims(sentence)[1], "without such an appointment it is a claim"


@pytest.mark.parametrize(
    "sentence",
    [
        "You have an appointment on Thursday at 2 PM.",
        "You have an appointment on Friday at 11.",
        "You have an appointment.",
        "Your appointment on Thursday at 11 is cancelled.",
        "Your demo is moved to Thursday at 11.",
        "I've booked you for Thursday at 11.",
        "You have an appointment on Thursday at 11. It's booked for Friday at 2.",
        "You're booked on Thursday at 11 instead.",
        "Your new appointment is on Thursday at 11.",
    ],
)
def test_nothing_else_may(sentence: str) -> None:
    assert not tells(sentence)
