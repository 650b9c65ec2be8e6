from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from reading import ZONE, day_of, read

from app.language.values import Expecting, PartOfDay


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2026-11-23"),
        ("later today, please", "2026-11-23"),
        ("tomorrow", "2026-11-24"),
        ("the day after tomorrow", "2026-11-25"),
        ("Wednesday", "2026-11-25"),
        ("this Friday", "2026-11-27"),
        ("next Friday", "2026-12-04"),
        ("Friday next week", "2026-12-04"),
        ("next week on Wednesday", "2026-12-02"),
        ("next week, how about Thursday?", "2026-12-03"),
        ("Tuesday week", "2026-12-01"),
        ("Wednesday, November 25th", "2026-11-25"),
        ("Friday the 27th", "2026-11-27"),
        ("Nov. 30", "2026-11-30"),
        ("the 3rd of December", "2026-12-03"),
        ("December third", "2026-12-03"),
        ("december twenty second", "2026-12-22"),
        ("January 5th, 2027", "2027-01-05"),
        ("the fifth of January twenty twenty-seven", "2027-01-05"),
        ("March 3rd", "2027-03-03"),
        ("16. Dec. 2026", "2026-12-16"),
        ("2026-12-16", "2026-12-16"),
        ("12/16", "2026-12-16"),
        ("the 15th", "2026-12-15"),
        ("on the 24th at nine", "2026-11-24"),
        ("the 15th of next month", "2026-12-15"),
        ("the 30th of this month", "2026-11-30"),
        ("the third Friday of next month", "2026-12-18"),
        ("the last Monday of January", "2027-01-25"),
        ("the last day of the month", "2026-11-30"),
        ("in two weeks", "2026-12-07"),
        ("two weeks from today", "2026-12-07"),
        ("in ten days", "2026-12-03"),
        ("a week from Wednesday", "2026-12-02"),
        ("three days after December 1st", "2026-12-04"),
        ("a fortnight from tomorrow", "2026-12-08"),
        ("a month from now", "2026-12-23"),
        ("four tuesdays from now", "2026-12-15"),
        ("Can you do it toosday?", "2026-11-24"),
        ("not the 3rd, the 4th", "2026-12-04"),
        ("no, I meant Thursday", "2026-11-26"),
        ("I can't on Tuesday, so Wednesday", "2026-11-25"),
        ("Tuesday, no sorry, Wednesday", "2026-11-25"),
        ("move it from Tuesday to Thursday", "2026-11-26"),
        ("book an appointment for March 14th at 4 pm", "2027-03-14"),
    ],
)
def test_a_day_as_people_say_it(text: str, expected: str) -> None:
    assert day_of(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "this may or may not be right",
        "you may not",
        "yes, may I ask why?",
        "it's up-to-date",
        "I have twenty-one coins",
        "that will be all for today",
        "the second one",
        "she sat down",
        "on the second floor",
        "February 30th",
        "13/31/2018",
        "for the first time",
        "hey, we got a partner of the day",
    ],
)
def test_no_day_is_heard_where_none_was_said(text: str) -> None:
    assert day_of(read(text)) is None


@pytest.mark.parametrize(
    ("text", "expecting", "expected"),
    [
        ("fifteenth", "date", "2026-12-15"),
        ("the second", "date", "2026-12-02"),
        ("12-10", "date", "2026-12-10"),
        ("the second", "time", None),
    ],
)
def test_what_was_asked_for_settles_an_ordinal(
    text: str, expecting: Expecting, expected: str | None
) -> None:
    assert day_of(read(text, expecting)) == expected


@pytest.mark.parametrize(
    ("text", "likeliest", "others"),
    [
        ("Monday", "2026-11-23", ("2026-11-30",)),
        ("next Wednesday", "2026-12-02", ("2026-11-25",)),
        ("12/10", "2026-12-10", ("2027-10-12",)),
        ("Friday, November 26th", "2026-11-26", ("2026-11-27",)),
    ],
)
def test_another_reading_of_a_day_is_kept(
    text: str, likeliest: str, others: tuple[str, ...]
) -> None:
    said = read(text)
    assert day_of(said) == likeliest
    assert said.readings("date") == others


def test_a_weekday_that_is_over_for_today_means_the_next_one() -> None:
    evening = datetime(2026, 11, 23, 20, 0, tzinfo=ZoneInfo(ZONE))
    said = read("Monday morning", now=evening)
    assert day_of(said) == "2026-11-30"
    assert said.readings("date") == ()


def test_two_days_joined_by_or_are_both_kept() -> None:
    said = read("Thursday or Friday")
    assert day_of(said) == "2026-11-26"
    assert [found.value for found in said.also_dates] == [date(2026, 11, 27)]


def test_days_ruled_out_are_not_taken() -> None:
    said = read("any day but Wednesday")
    assert said.date is None
    assert said.not_dates == (date(2026, 11, 25),)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("next week", date(2026, 11, 30), date(2026, 12, 6)),
        ("this week", date(2026, 11, 23), date(2026, 11, 29)),
        ("end of next week", date(2026, 12, 3), date(2026, 12, 4)),
        ("at the weekend", date(2026, 11, 28), date(2026, 11, 29)),
        ("between Tuesday and Thursday", date(2026, 11, 24), date(2026, 11, 26)),
        ("from Wednesday to Friday", date(2026, 11, 25), date(2026, 11, 27)),
        ("in December", date(2026, 12, 1), date(2026, 12, 31)),
        ("early next month", date(2026, 12, 1), date(2026, 12, 10)),
        ("within ten days", date(2026, 11, 23), date(2026, 12, 3)),
    ],
)
def test_a_range_of_days(text: str, first: date, last: date) -> None:
    found = read(text).days
    assert found is not None
    assert (found.value.first, found.value.last) == (first, last)


def test_a_part_of_the_day_comes_with_its_day() -> None:
    said = read("Wednesday afternoon")
    assert day_of(said) == "2026-11-25"
    assert said.part is not None
    assert said.part.value is PartOfDay.AFTERNOON
    assert read("this morning").part is not None
    assert day_of(read("3 this afternoon")) == "2026-11-23"


def test_a_greeting_is_no_part_of_the_day() -> None:
    assert read("Good morning, a demo please").part is None


def test_days_are_counted_in_the_persons_zone() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=ZoneInfo("UTC"))
    assert day_of(read("tomorrow", now=late)) == "2026-11-25"
