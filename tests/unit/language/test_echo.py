"""A yes that repeats a day and a time, and a day that no calendar has."""

from __future__ import annotations

import pytest
from reading import MONDAY, ZONE

from app.language.understanding import understand


@pytest.mark.parametrize(
    ("text", "date", "time"),
    [
        ("yes, Wednesday at two", "2026-11-25", "14:00"),
        ("Yes please, on Wednesday at 2 PM.", "2026-11-25", "14:00"),
        ("yes, that's right, November 25th", "2026-11-25", None),
    ],
)
def test_a_yes_may_repeat_one_day_and_one_time(
    text: str, date: str | None, time: str | None
) -> None:
    said = understand(text, now=MONDAY, time_zone=ZONE, expecting="yesno")
    assert said.echo_yes
    assert not said.plain_yes
    assert (str(said.date.value) if said.date else None) == date
    assert (f"{said.time.value:%H:%M}" if said.time else None) == time


@pytest.mark.parametrize(
    "text",
    [
        "Wednesday at two",
        "no, Wednesday at two",
        "yes but Wednesday at two",
        "yes, Wednesday at two or three",
        "yes, Wednesday or Thursday at two",
        "yes, not Wednesday",
        "yes, Wednesday at two?",
        "yes, Wednesday at two for my boss",
        "yes, Wednesday at two for an hour",
        "yes, Wednesday at two, my name is Ana",
        "yes, anything but Wednesday",
        "yes, Wednesday after two",
        "yes, Wednesday afternoon",
        "yes, Thursday, no, Wednesday at two",
        "yes, if it is Wednesday at two",
        "yes, instead of Wednesday at two",
        "yes, earlier than Wednesday",
        "yes, move it to Wednesday at two",
        "is Wednesday at two a yes?",
        "maybe Wednesday at two, yes",
        "yes, next Wednesday at two",
        "okay, cancel Wednesday at two",
        "yes",
    ],
)
def test_a_yes_with_anything_else_beside_it_is_no_echo(text: str) -> None:
    assert not understand(text, now=MONDAY, time_zone=ZONE, expecting="yesno").echo_yes


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("February 30th at ten", "February 30th"),
        ("book me in for the 31st of November", "31st of November"),
        ("can I come on april thirty first", "april thirty first"),
        ("29 February works", None),
        ("November 30th", None),
        ("I may have 40 questions", None),
        ("on the 25th of November at 14:30", None),
    ],
)
def test_a_day_that_no_calendar_has_is_told_in_the_persons_words(
    text: str, day: str | None
) -> None:
    said = understand(text, now=MONDAY, time_zone=ZONE)
    assert (said.no_such_day.value if said.no_such_day else None) == day
