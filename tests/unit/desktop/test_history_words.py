"""What the page of the history says of days, bookings and what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from app.desktop.history.wording import (
    change_words,
    conversations_words,
    group_words,
    kept_words,
    seconds_words,
)
from app.domain.events import AgentUse
from app.domain.history import BookingNote, HistoryFacts, TurnTimes
from app.domain.latency import stages_of, typical

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def american() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Today"),
        (1, "Yesterday"),
        (2, "The last seven days"),
        (6, "The last seven days"),
        (7, "November 2026"),
        (25, "October 2026"),
        (400, "October 2025"),
        (-1, "Today"),  # held under a clock that was ahead
    ],
)
def test_days_stand_under_headings(days: int, words: str) -> None:
    assert group_words(TODAY - timedelta(days=days), TODAY) == words


def test_a_booking_is_told_in_the_zone_of_its_conversation() -> None:
    start = datetime(2026, 11, 25, 13, 0, tzinfo=UTC)
    note = BookingNote(2, start, "rescheduled", "u1", "Demo", start, 30)
    long = change_words(note, "Europe/Berlin")
    assert long == "Moved to Wednesday, November 25, 2026, 2:00 PM"
    assert change_words(note, "Europe/Berlin", brief=True) == "Moved to Wed, Nov 25, 2:00 PM"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (HistoryFacts(3, 0, True, "month"), "Kept for 30 days, on this computer. Words only."),
        (HistoryFacts(3, 0, True, "forever", True), "Kept on this computer. With sound."),
        (
            HistoryFacts(3, 2_400_000, True, "day"),
            "Kept for a day, on this computer. Sound takes 2 MiB.",
        ),
        (HistoryFacts(0, 0, True, "nothing"), "Nothing that is said is kept."),
        (
            HistoryFacts(3, 0, False, "week"),
            "Kept for 7 days, on this computer. Words only. "
            "Searching is slow: SQLite has no index here.",
        ),
    ],
)
def test_the_page_says_what_is_kept_and_for_how_long(facts: HistoryFacts, words: str) -> None:
    assert kept_words(facts) == words


def test_one_and_many_are_told_apart() -> None:
    assert conversations_words(1) == "1 conversation"
    assert conversations_words(12_345) == "12,345 conversations"
    assert seconds_words(483.0) == "0.48 s"
    assert seconds_words(12_340.0) == "12.3 s"


def times(
    words: float | None,
    text: float | None,
    sound: float | None,
    *tools: tuple[str, float],
) -> TurnTimes:
    return TurnTimes(
        1, datetime(2026, 11, 25, tzinfo=UTC), "answered", words, text, sound, tools, AgentUse()
    )


@pytest.mark.parametrize(
    ("turn", "stages"),
    [
        (times(300, 500, 650, ("check_availability", 80)), (300, 80, 120, 150)),
        (times(None, 40, None), (0, 0, 40, 0)),  # typed, and only shown
        (times(300, None, None), (300, 0, 0, 0)),  # nothing came of it
        (times(300, 310, 600, ("book_appointment", 900)), (300, 10, 0, 290)),  # asked later
        (times(300, 290, 280), (300, 0, 0, 0)),  # told before all was written down
    ],
)
def test_the_stages_of_a_turn_add_up_to_the_wait_for_an_answer(
    turn: TurnTimes, stages: tuple[float, ...]
) -> None:
    found = stages_of(turn)
    assert (found.words, found.calendar, found.answer, found.voice) == stages
    assert found.total == sum(stages)


def test_typical_is_the_median_of_the_turns_that_were_answered() -> None:
    answered = [times(100, 200, 300), times(100, 200, 900), times(100, 200, 500)]
    assert typical([*answered, times(100, None, None)]) == 500
    assert typical([times(100, None, None)]) is None
