"""Small words of the window."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from app.desktop.dock import hint_words
from app.desktop.talk_button import ring_size
from app.desktop.words import day_words, hours_words, offset_words, zone_words
from app.domain.events import Phase


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("typing", [True, False])
@pytest.mark.parametrize("hands_free", [True, False])
def test_there_is_always_a_hint(phase: Phase, typing: bool, hands_free: bool) -> None:
    hint = hint_words(phase, deaf="", typing=typing, hands_free=hands_free)
    assert hint
    assert not (typing and "Space" in hint)


@pytest.mark.parametrize(
    ("dbfs", "size"), [(-120.0, 0.0), (float("-inf"), 0.0), (float("nan"), 0.0), (0.0, 1.0)]
)
def test_the_ring_stays_within_bounds(dbfs: float, size: float) -> None:
    assert ring_size(dbfs) == size


def test_a_louder_voice_makes_a_larger_ring() -> None:
    assert 0.0 < ring_size(-40.0) < ring_size(-25.0) < 1.0


def test_a_day_is_named_in_full() -> None:
    assert day_words(datetime(2026, 10, 31, tzinfo=ZoneInfo("UTC"))) == "Saturday, October 31st"


def test_hours_may_run_over_midnight() -> None:
    late = datetime(2026, 10, 14, 23, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert hours_words(late, 60) == "11:30 PM – 12:30 AM"


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("UTC", "universal time (UTC)"),
        ("Asia/Kolkata", "Kolkata time (UTC+5:30)"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires time (UTC−3)"),
    ],
)
def test_zones(zone: str, words: str) -> None:
    moment = datetime(2026, 10, 14, 12, tzinfo=ZoneInfo(zone))
    assert zone_words(moment) == words
    assert offset_words(moment) in words
