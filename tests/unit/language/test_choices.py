from __future__ import annotations

from datetime import time

import pytest
from reading import read

from app.language.values import Choice, Other

THREE = (time(14), time(14, 30), time(15))


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("the second one", Choice("nth", 1)),
        ("the first", Choice("nth", 0)),
        ("the third one, please", Choice("nth", 2)),
        ("option two", Choice("nth", 1)),
        ("the last one", Choice("nth", -1)),
        ("the later one", Choice("nth", -1)),
        ("the earlier one", Choice("nth", 0)),
        ("the middle one", Choice("nth", 1)),
        ("the 2nd one", Choice("nth", 1)),
        ("the earliest", Choice("earliest")),
        ("as early as possible", Choice("earliest")),
        ("first thing in the morning", Choice("earliest")),
        ("the latest you have", Choice("latest")),
        ("either is fine", Choice("any")),
        ("whichever", Choice("any")),
    ],
)
def test_a_choice_among_offered_times(text: str, choice: Choice) -> None:
    found = read(text, "time", offered=THREE).choice
    assert found is not None
    assert found.value == choice


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("anything earlier?", Other.EARLIER),
        ("something later please", Other.LATER),
        ("do you have other times?", Other.OTHER_TIME),
        ("none of those", Other.OTHER_TIME),
        ("what about another day", Other.OTHER_DAY),
        ("the next day", Other.OTHER_DAY),
    ],
)
def test_a_wish_for_something_else(text: str, other: Other) -> None:
    found = read(text, "time", offered=THREE).other
    assert found is not None
    assert found.value is other


@pytest.mark.parametrize(
    "text",
    ["I don't need anything else", "no, nothing else", "Is there anything else I should know?"],
)
def test_wanting_nothing_more_is_no_wish_for_other_times(text: str) -> None:
    assert read(text).other is None


def test_the_first_of_the_month_is_not_the_first_time_offered() -> None:
    said = read("on the first of December", "time", offered=THREE)
    assert said.choice is None
    assert said.date is not None
