"""How the built-in agent treats people: what it answers beside the point, and how it offers."""

from __future__ import annotations

from datetime import date, time

import pytest
from desk import SUMMARY, Desk, half_hours

from app.domain.dialogue import Spoken
from app.domain.tools import ToolCall, ToolResult

BREATH = "Wednesday at two, I'm Maria Lopez, maria at gmail dot com"


def test_the_times_of_two_days_are_told_together_three_at_most() -> None:
    desk = Desk()
    offer = desk.say("what times do you have Thursday and Friday?")
    assert desk.checked() == ["2026-11-26", "2026-11-27"]
    assert "9 or 9:30 AM on Thursday, November 26th" in offer
    assert "9 AM on Friday, November 27th" in offer
    desk.say("the last one")
    desk.say("my name is Maria Lopez")
    assert desk.say("maria at gmail dot com") == SUMMARY
    assert (desk.wishes()[-1]["date"], desk.wishes()[-1]["time"]) == ("2026-11-27", "09:00")


def test_of_two_days_the_one_with_free_times_is_offered() -> None:
    desk = Desk(free={date(2026, 11, 27): half_hours(9, 17)})
    assert "Friday" in (offer := desk.say("is there anything on Thursday or Friday?"))
    assert "9, 9:30 or 10 AM" in offer


def test_after_a_time_was_lost_its_neighbours_are_offered() -> None:
    desk = Desk()
    desk.say(BREATH)
    call = ToolCall("yes-1", "book_appointment", {"date": "2026-11-25", "time": "14:00"})
    lost = ToolResult(call.id, call.name, "error", {"code": "slot_taken", "message": "-"})
    desk.history.extend((Spoken("user", "yes"), call, lost))
    desk.proposal = None
    desk.free = {date(2026, 11, 25): tuple(t for t in half_hours(9, 17) if t != time(14))}
    assert "1, 1:30 or 2:30 PM" in desk.say("")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("could we do one hour earlier?", {"date": "2026-11-25", "time": "13:00"}),
        ("half an hour later would be better", {"date": "2026-11-25", "time": "14:30"}),
        ("a day later please", {"date": "2026-11-26", "time": "14:00"}),
        ("make it two hours later", {"date": "2026-11-25", "time": "16:00"}),
    ],
)
def test_some_time_earlier_or_later_counts_from_what_is_settled(
    words: str, expected: dict[str, object]
) -> None:
    desk = Desk()
    desk.say(BREATH)
    assert desk.say(words).endswith(SUMMARY)
    assert expected.items() <= desk.wishes()[-1].items()
    assert "duration" not in desk.wishes()[-1]


def test_a_bare_weekday_is_the_one_whose_times_are_on_the_table() -> None:
    desk = Desk()
    assert "Monday, November 30th" in desk.say("Sunday at ten")
    assert "November 30th at 10:00 AM" in desk.say("okay Monday at ten")


def test_a_bare_time_is_one_of_the_day_that_was_offered_in_place_of_another() -> None:
    desk = Desk()
    assert "Monday, November 30th" in desk.say("Sunday in the afternoon")
    assert "November 30th at 1:00 PM" in desk.say("one o'clock please")


def test_how_long_it_takes_is_answered_on_the_way() -> None:
    desk = Desk()
    answer = desk.say("Wednesday at two, how long does it take?")
    assert answer.startswith(
        "It takes 30 minutes; you can choose 15 minutes, 30 minutes or 1 hour."
    )
    assert "e-mail" in answer


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("are you a robot?", "appointment"),
        ("blargh", "understand"),
        ("what was that again?", ""),
    ],
)
def test_what_is_no_answer_to_the_summary_is_met_before_it_is_put_again(
    words: str, answer: str
) -> None:
    desk = Desk()
    desk.say("my name is Maria Lopez, maria at gmail dot com")
    desk.say("Wednesday at two")
    said = desk.say(words)
    assert said.endswith(SUMMARY)
    lead = said.removesuffix(SUMMARY)
    assert answer in lead.replace("get that", "understand")
    assert not desk.booked


def test_a_summary_that_is_not_answered_twice_is_asked_about_another_way() -> None:
    desk = Desk()
    desk.say(BREATH)
    first, second = desk.say("blargh"), desk.say("brrrm")
    assert first != second
    assert "click" in second
    assert second.endswith(SUMMARY)


def test_a_note_after_a_pause_is_taken() -> None:
    desk = Desk()
    desk.say(BREATH)
    assert desk.say("Please add a note. Please call the front desk first.").endswith(SUMMARY)
    assert desk.wishes()[-1]["notes"] == "Please call the front desk first"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("um ten uh am please", {"time": "10:00"}),
        ("half uh past nine, er, please", {"time": "09:30"}),
        ("the um second", {"time": "09:30"}),
    ],
)
def test_pauses_that_are_written_down_are_no_words(words: str, expected: dict[str, str]) -> None:
    desk = Desk()
    desk.say("maria at gmail dot com")
    desk.say("um my name is uh Maria er Lopez")
    desk.say("on the er 25th")
    assert desk.say(words) == SUMMARY
    assert {**expected, "name": "Maria Lopez", "date": "2026-11-25"}.items() <= desk.wishes()[
        -1
    ].items()


def test_what_is_no_plain_yes_again_and_again_is_asked_for_one() -> None:
    desk = Desk()
    desk.say(BREATH)
    first, second = desk.say("yes, I guess"), desk.say("yes, I guess")
    assert "yes or no" not in first
    assert "a yes or" in second.lower() or "yes or no" in second
    assert second.endswith(SUMMARY)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("PM", "19:00"),
        ("p.m. please", "19:00"),
        ("A.M.", "07:00"),
        ("in the evening", "19:00"),
        ("the first one", "07:00"),
        ("seven in the morning", "07:00"),
    ],
)
def test_a_time_of_which_both_halves_are_free_is_asked_about(words: str, at: str) -> None:
    desk = Desk(free={date(2026, 11, 25): half_hours(6, 22)})
    desk.say("I'm Maria Lopez, maria at gmail dot com")
    assert desk.say("Wednesday at seven") == "Do you mean 7 AM or 7 PM?"
    assert desk.say(words) == SUMMARY
    assert desk.wishes()[-1]["time"] == at


def test_who_asks_for_the_time_again_is_told_it() -> None:
    desk = Desk()
    desk.say("Wednesday at two, maria at gmail dot com")
    assert "Wednesday, November 25th at 2:00 PM" in desk.say("sorry, when was it again?")


@pytest.mark.parametrize("known", ["Wednesday at two", BREATH])
def test_a_no_with_thanks_is_no_thank_you(known: str) -> None:
    desk = Desk()
    desk.say(known)
    assert "welcome" not in (answer := desk.say("no thanks")).lower()
    assert "pleasure" not in answer
    assert "Gladly" not in answer


@pytest.mark.parametrize(
    "words",
    ["Hello, can you hear me?", "Testing, one two three.", "Test.", "Is anybody there?"],
)
def test_who_tries_whether_they_are_heard_is_told_so_and_asked_for_a_day(words: str) -> None:
    said = Desk().say(words)
    assert "hear you" in said
    assert "day" in said


def test_what_is_tried_beside_a_wish_does_not_keep_it_waiting() -> None:
    desk = Desk()
    assert "hear you" not in desk.say("Can you hear me? Wednesday at two, please.")
    desk.say("I'm Maria Lopez, maria at gmail dot com")
    assert "hear you" in desk.say("hello, are you there?")


def test_who_does_not_know_what_this_is_is_told_and_asked_for_a_day() -> None:
    said = Desk().say("What is this?")
    assert "appointment" in said
    assert said.endswith("?")


def test_letters_alone_are_no_name_while_an_address_is_asked_for() -> None:
    desk = Desk()
    desk.say("Wednesday at two")
    assert "with the words at and dot" in desk.say("J-O-H-N-M-Y-E-R-S.")
    desk.say("john dot myers at example dot com")
    desk.say("John Myers")
    assert desk.wishes()[-1]["name"] == "John Myers"
