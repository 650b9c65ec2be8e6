from __future__ import annotations

from datetime import time

import pytest
from words import ENGLISH

from app.language.named_times import times_named

OFFICE = tuple(time(hour, minute) for hour in range(9, 17) for minute in (0, 30))


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ((time(9), time(9, 30), time(10)), "9, 9:30 or 10 AM"),
        ((time(11), time(14)), "11 AM or 2 PM"),
        ((time(12), time(12, 30), time(13)), "12, 12:30 or 1 PM"),
        ((time(16, 30),), "4:30 PM"),
    ],
)
def test_free_times_are_named_and_found_again(times: tuple[time, ...], words: str) -> None:
    assert ENGLISH.name_times(times) == words
    offer = f"On Wednesday, November 25th, I have {words}, and more. Which one suits you?"
    assert times_named(offer, OFFICE) == times


def test_times_are_found_in_another_agents_words() -> None:
    words = "There are 3 free slots: 9:00 am, half past two, or 4 o'clock pm."
    assert times_named(words, OFFICE) == (time(9), time(14, 30), time(16))
    assert times_named("Which one would you like?", OFFICE) == ()
