from __future__ import annotations

from datetime import time

import pytest
from reading import day_of, read, time_of

from app.language.values import Expecting, PartOfDay


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.30 PM", "14:30"),
        ("two thirty", "14:30"),
        ("half past two", "14:30"),
        ("3 p.m.", "15:00"),
        ("create it at 3 p . m .", "15:00"),
        ("three pm", "15:00"),
        ("330 PM", "15:30"),
        ("3 o'clock", "15:00"),
        ("three o clock in the afternoon", "15:00"),
        ("a quarter to nine in the morning", "08:45"),
        ("quarter past 6 in the evening", "18:15"),
        ("quarter to 12 in the morning", "11:45"),
        ("half past 12 in the afternoon", "12:30"),
        ("ten past nine", "09:10"),
        ("three minutes to eight pm", "19:57"),
        ("at ten to three", "14:50"),
        ("noon", "12:00"),
        ("12 noon", "12:00"),
        ("midnight", "00:00"),
        ("10 in the morning", "10:00"),
        ("one min to one am", "00:59"),
        ("eleven five", "11:05"),
        ("nine oh five", "09:05"),
        ("evening 5:30", "17:30"),
        ("in the morning at 7", "07:00"),
        ("tomorrow afternoon at 5", "17:00"),
        ("8 tonight", "20:00"),
        ("at 16:30", "16:30"),
        ("at 09:30", "09:30"),
        ("fourteen thirty", "14:30"),
        ("14 hundred hours", "14:00"),
        ("at 10", "10:00"),
        ("at four", "16:00"),
        ("make it three", "15:00"),
        ("at four, no, two", "14:00"),
        ("not at three, at four", "16:00"),
        ("three doesn't work, how about four?", "16:00"),
        ("Wednesday 4 o'clock", "16:00"),
        ("8:15 am at 1722 First Street", "08:15"),
        ("book it for 11 on Friday", "11:00"),
    ],
)
def test_a_time_as_people_say_it(text: str, expected: str) -> None:
    assert time_of(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "schedule me a 1:1 meeting",
        "at 6.5 kilograms",
        "35.49",
        "I'm at 101 points!",
        "for 2 people",
        "at 650.650.6500",
        "3",
        "the second one",
        "my number is four three two double seven",
        "Good night Cortana",
        "version 1.1.30",
    ],
)
def test_no_time_is_heard_where_none_was_said(text: str) -> None:
    assert time_of(read(text)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", "14:00"),
        ("two", "14:00"),
        ("330", "15:30"),
        ("10-15", "10:15"),
        ("3.30", "15:30"),
        ("to pm", "14:00"),
        ("um, eleven please", "11:00"),
        ("can you do 11?", "11:00"),
        ("one", "13:00"),
        ("this one", None),
        ("another one", None),
    ],
)
def test_a_bare_number_is_a_time_where_one_was_asked_for(text: str, expected: str | None) -> None:
    assert time_of(read(text, "time")) == expected


def test_a_time_without_am_or_pm_is_settled_by_what_is_offered() -> None:
    assert time_of(read("half past seven", "time", offered=(time(7, 30), time(9)))) == "07:30"
    assert time_of(read("half past seven", "time", offered=(time(19, 30), time(20)))) == "19:30"


def test_a_time_outside_working_hours_stays_ambiguous() -> None:
    said = read("at 7")
    assert said.readings("time") == ("07:00",)
    assert said.time is not None
    assert said.time.confidence <= 0.5
    assert read("at 10").readings("time") == ()


def test_two_times_joined_by_or_are_both_kept() -> None:
    said = read("two or three PM")
    assert time_of(said) == "14:00"
    assert said.readings("time") == ("15:00",)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("between two and four", time(14), time(16)),
        ("from 3:30 to six p.m.", time(15, 30), time(18)),
        ("8 - 11pm", time(20), time(23)),
        ("10am to 12pm on Monday", time(10), time(12)),
        ("11 to 1 pm", time(11), time(13)),
        ("12-3am", time(0), time(3)),
        ("between 2:00 tomorrow and 4:00", time(14), time(16)),
        ("Monday 8 to 9", time(8), time(9)),
        ("before 11", None, time(11)),
        ("after 4pm", time(16), None),
        ("not before ten", time(10), None),
        ("3 or later", time(15), None),
        ("no later than noon", None, time(12)),
        ("after lunch", time(13), None),
        ("in the morning between 8 and 9", time(8), time(9)),
    ],
)
def test_a_range_of_times(text: str, earliest: time | None, latest: time | None) -> None:
    found = read(text).window
    assert found is not None
    assert (found.value.earliest, found.value.latest) == (earliest, latest)


def test_a_range_keeps_its_day() -> None:
    assert day_of(read("between 2:00 tomorrow and 4:00")) == "2026-11-24"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("half an hour", 30),
        ("for an hour", 60),
        ("a 45-minute call", 45),
        ("an hour and a half", 90),
        ("one hour and fifteen minutes", 75),
        ("1.5 hours", 90),
        ("30 mins please", 30),
    ],
)
def test_a_length(text: str, minutes: int) -> None:
    found = read(text).duration
    assert found is not None
    assert found.value == minutes


@pytest.mark.parametrize("text", ["in 30 minutes", "for two weeks", "wait 2 minutes", "in an hour"])
def test_not_every_span_of_time_is_a_length(text: str) -> None:
    assert read(text).duration is None


def test_a_moment_told_by_its_distance() -> None:
    said = read("in two hours")
    assert (day_of(said), time_of(said)) == ("2026-11-23", "11:10")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("in the afternoon", PartOfDay.AFTERNOON),
        ("early in the morning", PartOfDay.MORNING),
        ("Friday evening", PartOfDay.EVENING),
        ("late at night", PartOfDay.NIGHT),
    ],
)
def test_a_part_of_the_day(text: str, part: PartOfDay) -> None:
    found = read(text).part
    assert found is not None
    assert found.value is part


@pytest.mark.parametrize("expecting", ["time", "date", None])
def test_day_and_time_in_one_breath(expecting: Expecting | None) -> None:
    said = read("Thursday at half past two", expecting)
    assert (day_of(said), time_of(said)) == ("2026-11-26", "14:30")
