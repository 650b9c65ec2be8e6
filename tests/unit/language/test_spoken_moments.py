"""Days and times as they are spoken, and as recognisers write them down."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from reading import ZONE, day_of, read, time_of

from app.cli.understood import said_fields
from app.language.values import Expecting

WEDNESDAY = datetime(2026, 11, 25, 10, tzinfo=ZoneInfo(ZONE))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tooth day", "2026-12-01"),
        ("tooth's day at ten", "2026-12-01"),
        ("on fry day", "2026-11-27"),
        ("how about wens day next week", "2026-12-02"),
        ("a week today", "2026-12-02"),
        ("a week tomorrow", "2026-12-03"),
        ("a week on Monday", "2026-12-07"),
        ("today week", "2026-12-02"),
        ("Friday fortnight", "2026-12-11"),
        ("in a week's time", "2026-12-02"),
        ("two weeks on Tuesday", "2026-12-15"),
        ("the third", "2026-12-03"),
        ("Christmas Eve", "2026-12-24"),
        ("the day after Christmas", "2026-12-26"),
        ("Good Friday", "2027-03-26"),
        ("Thanksgiving", "2026-11-26"),
        ("New Year's Day 2028", "2028-01-01"),
    ],
)
def test_a_day(text: str, expected: str) -> None:
    assert day_of(read(text, now=WEDNESDAY)) == expected


@pytest.mark.parametrize(
    ("text", "expecting", "expected"),
    [
        ("330", None, "15:30"),
        ("10-15", None, "10:15"),
        ("10-15", "time", "10:15"),
        ("half three", None, "15:30"),
        ("half pass three", None, "15:30"),
        ("half past free", None, "15:30"),
        ("quarter passed four", None, "16:15"),
        ("twenty five to six", None, "17:35"),
        ("ten to three", "time", "14:50"),
        ("threeish", None, "15:00"),
        ("around 3ish", None, "15:00"),
        ("at ate thirty", None, "08:30"),
        ("won thirty pm", None, "13:30"),
        ("for o'clock", None, "16:00"),
        ("to", "time", "14:00"),
        ("at for", "time", "16:00"),
        ("make it for eleven am", "time", "11:00"),
        ("for five in the evening", "time", "17:00"),
    ],
)
def test_a_time(text: str, expecting: Expecting | None, expected: str) -> None:
    assert time_of(read(text, expecting, now=WEDNESDAY)) == expected


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("two to four", "14:00", "16:00"),
        ("9-11", "09:00", "11:00"),
        ("nine to five", "09:00", "17:00"),
        ("9 till 5", "09:00", "17:00"),
        ("between to and for", "14:00", "16:00"),
        ("nine at the earliest", "09:00", None),
        ("at the earliest at nine", "09:00", None),
        ("five at the latest", None, "17:00"),
        ("not before ten", "10:00", None),
        ("before 11", None, "11:00"),
        ("after lunch", "13:00", None),
        ("Friday lunch", "12:00", "13:00"),
        ("close of business Friday", "16:00", "17:00"),
        ("during business hours", "09:00", "17:00"),
        ("late afternoon", "15:00", "17:59"),
        ("early on Friday morning", "05:00", "11:59"),
        ("Friday early morning", "05:00", "09:00"),
        ("Monday to Wednesday", "2026-11-30T00:00", "2026-12-02T23:59"),
        ("the week after next", "2026-12-07T00:00", "2026-12-13T23:59"),
        ("week after next", "2026-12-07T00:00", "2026-12-13T23:59"),
        ("beginning of the month", "2026-12-01T00:00", "2026-12-10T23:59"),
        ("the first week of December", "2026-12-01T00:00", "2026-12-07T23:59"),
        ("the last week of next month", "2026-12-25T00:00", "2026-12-31T23:59"),
        ("end of the week", "2026-11-26T00:00", "2026-11-27T23:59"),
    ],
)
def test_a_range(text: str, start: str | None, end: str | None) -> None:
    assert said_fields(read(text, now=WEDNESDAY))["range"] == {"start": start, "end": end}


@pytest.mark.parametrize(
    "text",
    [
        "I have two questions to ask",
        "it's free",
        "a sunny day",
        "have a fun day",
        "the meeting is for thirty people",
        "I won thirty dollars",
        "Merry Christmas!",
        "what are your business hours",
        "between you and me",
        "to be honest",
        "I want to go for it",
        "10 out of 10",
        "one or two of them",
        "the first time",
    ],
)
@pytest.mark.parametrize("expecting", [None, "date", "time", "yesno"])
def test_no_day_and_no_time(text: str, expecting: Expecting | None) -> None:
    said = read(text, expecting, now=WEDNESDAY)
    assert (said.date, said.time, said.days, said.window) == (None, None, None, None)


@pytest.mark.parametrize(
    ("text", "not_wanted"),
    [
        ("any time but Wednesday", "2026-11-25"),
        ("any day except Friday", "2026-11-27"),
        ("any afternoon but Wednesday", "2026-11-25"),
        ("all mornings but Tuesday", "2026-12-01"),
        ("every day at ten but Thursday", "2026-11-26"),
        ("anything but Monday", "2026-11-30"),
        ("I can't do Monday", "2026-11-30"),
        ("Monday is no good", "2026-11-30"),
    ],
)
def test_a_day_ruled_out(text: str, not_wanted: str) -> None:
    said = read(text, now=WEDNESDAY)
    assert said.date is None
    assert [day.isoformat() for day in said.not_dates] == [not_wanted]


def test_as_early_as_possible_is_a_choice() -> None:
    for text in ("as early as possible", "the earliest you have", "first thing tomorrow"):
        found = read(text, now=WEDNESDAY).choice
        assert found is not None
        assert found.value.kind == "earliest"


@pytest.mark.parametrize(
    "text", ["any time is fine but Tuesday is best", "all good but Tuesday would be better"]
)
def test_a_day_preferred_to_all_others_is_not_ruled_out(text: str) -> None:
    assert day_of(read(text, now=WEDNESDAY)) == "2026-12-01"
