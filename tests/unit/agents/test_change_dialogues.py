"""Conversations about appointments that exist: moving, cancelling, asking what is booked."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from desk import CANCEL_SUMMARY, LEFT, MOVE_SUMMARY, SUMMARY, ZONE, Desk

from app.domain.dialogue import Known
from app.domain.tools import CANCEL_BOOKING, FIND_BOOKINGS, RESCHEDULE_BOOKING

MARIA = "maria@gmail.com"
BREATH = "Wednesday at two, I'm Maria Lopez, maria at gmail dot com"


def when(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo(ZONE))


WED_2 = (MARIA, when(25, 14))
FRI_11 = (MARIA, when(27, 11))
NEXT_FRI_3 = ("tom@web.de", datetime(2026, 12, 4, 15, tzinfo=ZoneInfo(ZONE)))


def one() -> Desk:
    return Desk(here=[WED_2])


def several() -> Desk:
    return Desk(here=[WED_2, FRI_11, NEXT_FRI_3])


# Cancelling ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "cancel my appointment",
        "I'd like to cancel my booking, please",
        "can you cancel the meeting",
        "please call off my demo",
        "I need to cancel",
        "cancel the one on Wednesday",
        "delete my appointment",
        "Hello, I have an appointment on Wednesday and I want to cancel it",
    ],
)
def test_the_only_one_is_read_back_and_cancelled_after_a_yes(words: str) -> None:
    desk = one()
    assert desk.say(words) == CANCEL_SUMMARY
    assert desk.at() == ["Wed 25 14:00"]
    desk.say("yes")
    assert desk.at() == []


@pytest.mark.parametrize("words", ["yes, cancel it", "cancel it", "please cancel it", "yes please"])
def test_a_yes_to_cancelling_may_name_the_deed(words: str) -> None:
    desk = one()
    desk.say("cancel my appointment")
    desk.say(words)
    assert desk.at() == []


@pytest.mark.parametrize(
    "words",
    ["no", "no, keep it", "don't cancel it", "yes, I'd like to keep it", "never mind", "leave it",
     "no, don't cancel it", "actually keep it", "I changed my mind"],
)  # fmt: skip
def test_whatever_is_no_plain_yes_cancels_nothing(words: str) -> None:
    desk = one()
    desk.say("cancel my appointment")
    desk.say(words)
    assert desk.at() == ["Wed 25 14:00"]
    desk.say("yes")
    assert desk.at() == ["Wed 25 14:00"]


def test_of_several_the_next_three_are_named_and_one_is_asked_for() -> None:
    far = datetime(2026, 12, 7, 9, tzinfo=ZoneInfo(ZONE))
    desk = Desk(here=[WED_2, FRI_11, NEXT_FRI_3, (MARIA, far)])
    answer = desk.say("cancel my appointment")
    assert "Wednesday, November 25th at 2:00 PM" in answer
    assert "Friday, November 27th at 11:00 AM" in answer
    assert "Friday, December 4th at 3:00 PM" in answer
    assert "December 7th" not in answer
    assert "?" in answer


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("the first one", ["Fri 27 11:00", "Fri 04 15:00"]),
        ("the Wednesday one", ["Fri 27 11:00", "Fri 04 15:00"]),
        ("Wednesday", ["Fri 27 11:00", "Fri 04 15:00"]),
        ("the one at eleven", ["Wed 25 14:00", "Fri 04 15:00"]),
        ("the last one", ["Wed 25 14:00", "Fri 27 11:00"]),
        ("the one in December", ["Wed 25 14:00", "Fri 27 11:00"]),
        ("December 4th", ["Wed 25 14:00", "Fri 27 11:00"]),
        ("at three", ["Wed 25 14:00", "Fri 27 11:00"]),
        ("my next appointment", ["Fri 27 11:00", "Fri 04 15:00"]),
        ("the second", ["Wed 25 14:00", "Fri 04 15:00"]),
        ("the morning one", ["Wed 25 14:00", "Fri 04 15:00"]),
    ],
)
def test_one_of_several_is_told_by_place_day_or_time(words: str, left: list[str]) -> None:
    desk = several()
    desk.say("I want to cancel my appointment")
    assert desk.say(words) == CANCEL_SUMMARY
    desk.say("yes")
    assert sorted(desk.at()) == sorted(left)


def test_a_description_in_the_first_words_needs_no_question() -> None:
    desk = several()
    assert desk.say("cancel the one on Friday at eleven") == CANCEL_SUMMARY
    desk.say("yes")
    assert "Fri 27 11:00" not in desk.at()


def test_one_that_is_not_there_is_answered_with_those_that_are() -> None:
    desk = one()
    answer = desk.say("cancel my appointment on Thursday")
    assert "Wednesday, November 25th" in answer
    assert "e-mail" in answer, "it may be one that was made elsewhere"
    assert desk.say("yes, that one") == CANCEL_SUMMARY


def test_with_all_known_one_that_is_not_there_is_asked_about() -> None:
    desk = Desk(elsewhere=[FRI_11], known=Known("Maria Lopez", MARIA))
    answer = desk.say("cancel my appointment on Thursday")
    assert "only Friday, November 27th" in answer
    assert desk.say("yes") == CANCEL_SUMMARY


def test_one_made_elsewhere_is_found_though_others_were_made_here() -> None:
    desk = Desk(here=[WED_2], elsewhere=[FRI_11])
    assert "e-mail" in desk.say("move my Friday appointment to Thursday at nine")
    assert desk.say("maria at gmail dot com") == MOVE_SUMMARY
    desk.say("yes")
    assert desk.at() == ["Wed 25 14:00", "Thu 26 09:00"]


@pytest.mark.parametrize(
    "words", ["no, the one on Friday at eleven", "no, my Friday appointment", "the Friday one"]
)
def test_at_the_summary_of_a_move_another_one_can_be_named(words: str) -> None:
    desk = several()
    desk.say("move my Wednesday appointment to Thursday at nine")
    assert desk.say(words) in {MOVE_SUMMARY} or "Which one" in desk.said_before
    if desk.proposal is None:
        assert desk.say("the first") == MOVE_SUMMARY
    desk.say("yes")
    assert desk.at() == ["Wed 25 14:00", "Thu 26 09:00", "Fri 04 15:00"]


def test_at_the_summary_another_one_can_be_named() -> None:
    desk = several()
    desk.say("cancel my Wednesday appointment")
    assert desk.say("no, the one on December 4th") == CANCEL_SUMMARY
    desk.say("yes")
    assert desk.at() == ["Wed 25 14:00", "Fri 27 11:00"]


def test_cancel_turns_into_a_move_and_back() -> None:
    desk = one()
    desk.say("cancel my appointment")
    assert "instead" in desk.say("no, move it rather")
    assert desk.say("Thursday at three") == MOVE_SUMMARY
    assert desk.say("no, just cancel it") == CANCEL_SUMMARY
    desk.say("yes")
    assert desk.at() == []


# Where it is not known -------------------------------------------------------------------------


def test_one_made_elsewhere_is_found_by_the_address_it_is_under() -> None:
    desk = Desk(elsewhere=[FRI_11])
    assert "e-mail" in desk.say("cancel my appointment")
    assert desk.say("maria at gmail dot com") == CANCEL_SUMMARY
    desk.say("yes")
    assert desk.at() == []


def test_a_known_address_is_looked_up_at_once() -> None:
    desk = Desk(elsewhere=[FRI_11], known=Known("Maria Lopez", MARIA))
    assert desk.say("cancel my appointment") == CANCEL_SUMMARY


def test_the_address_can_come_with_the_wish() -> None:
    desk = Desk(elsewhere=[FRI_11, WED_2])
    answer = desk.say("reschedule my meeting, my email is maria at gmail dot com")
    assert "Which one" in answer
    assert "instead" in desk.say("the Friday one")


def test_a_wrong_address_is_told_and_another_looked_up() -> None:
    desk = Desk(elsewhere=[FRI_11])
    desk.say("cancel my appointment")
    answer = desk.say("mario at gmail dot com")
    assert "mario@gmail.com" in answer
    assert desk.say("sorry, maria at gmail dot com") == CANCEL_SUMMARY


def test_none_at_all_is_told_and_a_new_one_offered() -> None:
    desk = Desk()
    desk.say("cancel my appointment")
    assert "new time" in desk.say("maria at gmail dot com")
    assert "name" in desk.say("yes, on Wednesday at two please")
    assert desk.say("Maria Lopez") == SUMMARY


def test_a_calendar_without_a_list_says_what_it_can_see() -> None:
    desk = Desk(elsewhere=[FRI_11], lists_elsewhere=False, known=Known("Maria", MARIA))
    assert "this computer" in desk.say("cancel my appointment")


# Moving ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "now_at"),
    [
        ("move my appointment to Thursday at three", "Thu 26 15:00"),
        ("I need to move my meeting to Thursday at 3", "Thu 26 15:00"),
        ("can we push it an hour later", "Wed 25 15:00"),
        ("push my demo back by half an hour", "Wed 25 14:30"),
        ("could you bring my appointment forward an hour", "Wed 25 13:00"),
        ("move my Wednesday demo to Friday at ten", "Fri 27 10:00"),
        ("reschedule my appointment from Wednesday to Friday at ten", "Fri 27 10:00"),
        ("change my appointment to four", "Wed 25 16:00"),
        ("postpone my meeting by a day", "Thu 26 14:00"),
        ("move it to the same time on Friday", "Fri 27 14:00"),
        ("delay my appointment by a week", "Wed 02 14:00"),
        ("cancel my appointment on Wednesday and book Friday at ten instead", "Fri 27 10:00"),
        ("reschedule for Friday at ten", "Fri 27 10:00"),
        ("I need to reschedule, Friday at ten would be better", "Fri 27 10:00"),
        ("reschedule my appointment for Friday at ten", "Fri 27 10:00"),
        ("I have an appointment on Wednesday, can you move it to Friday at ten?", "Fri 27 10:00"),
        ("please shift my two o'clock to four", "Wed 25 16:00"),
    ],
)
def test_all_in_one_sentence(words: str, now_at: str) -> None:
    desk = one()
    assert desk.say(words) == MOVE_SUMMARY
    assert desk.at() == ["Wed 25 14:00"]
    desk.say("yes")
    assert desk.at() == [now_at]


def test_day_and_time_are_asked_for_and_free_times_offered_around_the_old_one() -> None:
    desk = one()
    answer = desk.say("I'd like to reschedule my appointment")
    assert "Wednesday, November 25th at 2:00 PM" in answer
    offer = desk.say("Thursday")
    assert "1:30, 2 or 2:30 PM" in offer
    assert desk.say("the last one") == MOVE_SUMMARY
    desk.say("yes, move it")
    assert desk.at() == ["Thu 26 14:30"]
    names = [call.name for call in desk.calls]
    assert names == [FIND_BOOKINGS, RESCHEDULE_BOOKING, RESCHEDULE_BOOKING]


def test_one_of_several_is_moved() -> None:
    desk = several()
    assert "Which one" in desk.say("move my appointment to Thursday at three")
    assert desk.say("the second one") == MOVE_SUMMARY
    desk.say("yes")
    assert (
        desk.at() == ["Fri 04 15:00", "Thu 26 15:00", "Wed 25 14:00"] or "Thu 26 15:00" in desk.at()
    )


def test_the_day_in_the_wish_may_be_the_appointments_own() -> None:
    desk = several()
    answer = desk.say("reschedule my meeting on Wednesday")
    assert "Wednesday, November 25th at 2:00 PM" in answer
    assert desk.say("an hour earlier") == MOVE_SUMMARY
    desk.say("yes")
    assert "Wed 25 13:00" in desk.at()


@pytest.mark.parametrize(
    ("words", "now_at"),
    [
        ("no, at four instead", "Thu 26 16:00"),
        ("make it Friday", "Fri 27 15:00"),
        ("half an hour later please", "Thu 26 15:30"),
        ("no, Friday at ten", "Fri 27 10:00"),
    ],
)
def test_the_wish_can_be_changed_at_the_summary(words: str, now_at: str) -> None:
    desk = one()
    desk.say("move my appointment to Thursday at three")
    assert desk.say(words) == MOVE_SUMMARY
    desk.say("yes")
    assert desk.at() == [now_at]


@pytest.mark.parametrize("words", ["no", "leave it", "never mind", "no, keep it as it is", "stop"])
def test_giving_up_leaves_everything_as_it_is(words: str) -> None:
    for lead in (("reschedule my appointment",), ("move my appointment to Thursday at three",)):
        desk = one()
        for said in lead:
            desk.say(said)
        assert desk.say(words) == LEFT
        assert desk.at() == ["Wed 25 14:00"]
        desk.say("yes")
        assert desk.at() == ["Wed 25 14:00"]


def test_a_new_one_can_be_booked_instead() -> None:
    desk = one()
    desk.say("move my appointment")
    answer = desk.say("actually, book another one on Friday at ten")
    assert "e-mail" in answer
    desk.say("maria at gmail dot com")
    assert desk.say("Maria Lopez") == SUMMARY
    desk.say("yes")
    assert sorted(desk.at()) == ["Fri 27 10:00", "Wed 25 14:00"]


def test_a_time_that_is_not_free_is_answered_with_the_nearest() -> None:
    free = {date(2026, 11, 26): (time(9), time(13), time(16))}
    desk = Desk(here=[WED_2], free=free)
    answer = desk.say("move my appointment to Thursday at three")
    assert "9 AM, 1 or 4 PM" in answer
    assert desk.say("four then") == MOVE_SUMMARY
    desk.say("yes")
    assert desk.at() == ["Thu 26 16:00"]


def test_where_it_is_already_it_need_not_be_moved_to() -> None:
    desk = one()
    answer = desk.say("move my appointment to Wednesday at two")
    assert "already" in answer
    assert desk.proposal is None


def test_a_refusal_is_told_once_in_plain_words() -> None:
    desk = Desk(here=[WED_2], refusals=[{"code": "not_allowed", "message": "-"}])
    assert "host doesn't allow" in desk.say("cancel my appointment")
    assert len(desk.calls) == 2


# What was just booked --------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["cancel it", "cancel that", "please cancel my appointment"])
def test_after_a_booking_it_is_that_one_that_is_cancelled(words: str) -> None:
    desk = Desk(here=[FRI_11])
    desk.say(BREATH)
    desk.say("yes")
    assert desk.say(words) == CANCEL_SUMMARY
    desk.say("yes")
    assert desk.at() == ["Fri 27 11:00"]


@pytest.mark.parametrize(
    ("words", "now_at"),
    [
        ("actually make it Thursday at two", "Thu 26 14:00"),
        ("actually, can we push it an hour later?", "Wed 25 15:00"),
        ("sorry, make it three o'clock", "Wed 25 15:00"),
        ("can you change it to four", "Wed 25 16:00"),
        ("oh, I meant Thursday at two", "Thu 26 14:00"),
        ("move it to Thursday at the same time", "Thu 26 14:00"),
    ],
)
def test_after_a_booking_it_is_that_one_that_is_moved(words: str, now_at: str) -> None:
    desk = Desk(here=[FRI_11])
    desk.say(BREATH)
    desk.say("yes")
    assert desk.say(words) == MOVE_SUMMARY
    desk.say("yes")
    assert sorted(desk.at()) == sorted([now_at, "Fri 27 11:00"])
    assert len(desk.booked) == 1


def test_after_a_move_it_is_the_moved_one() -> None:
    desk = one()
    desk.say("move my appointment to Thursday at three")
    desk.say("yes")
    assert desk.say("hm, make it an hour earlier") == MOVE_SUMMARY
    desk.say("yes")
    assert desk.at() == ["Thu 26 14:00"]
    assert desk.say("cancel it") == CANCEL_SUMMARY
    desk.say("yes")
    assert desk.at() == []


# While a new one is being made -----------------------------------------------------------------


@pytest.mark.parametrize("words", ["cancel it", "cancel that", "cancel the appointment"])
def test_before_a_yes_there_is_nothing_to_cancel_but_the_wish(words: str) -> None:
    desk = Desk(here=[FRI_11])
    desk.say(BREATH)
    assert "leave that one" in desk.say(words)
    assert desk.at() == ["Fri 27 11:00"]
    assert not [call for call in desk.calls if call.name == CANCEL_BOOKING]


def test_before_a_yes_it_is_the_wish_that_is_moved() -> None:
    desk = Desk(here=[FRI_11])
    desk.say(BREATH)
    assert desk.say("can we push it an hour later?").endswith(SUMMARY)
    assert desk.wishes()[-1]["time"] == "15:00"
    assert desk.say("move it to Thursday").endswith(SUMMARY)
    assert (desk.wishes()[-1]["date"], desk.wishes()[-1]["time"]) == ("2026-11-26", "15:00")


def test_asking_what_is_booked_does_not_lose_the_wish() -> None:
    desk = Desk(here=[FRI_11])
    desk.say("a demo on Wednesday at two")
    assert "Friday, November 27th" in desk.say("what do I have booked?")
    desk.say("maria at gmail dot com")
    assert desk.say("Maria Lopez") == SUMMARY
    assert desk.wishes()[-1]["time"] == "14:00"


# What is booked --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["what have I booked?", "what do I have booked?", "when is my appointment?",
     "do I have any appointments?", "show me my bookings", "what time is my demo",
     "do I have anything on Wednesday?", "when's my next meeting?", "is my appointment still on?"],
)  # fmt: skip
def test_what_is_booked_is_told(words: str) -> None:
    desk = one()
    assert "Wednesday, November 25th at 2:00 PM" in desk.say(words)


def test_of_many_the_next_three_are_told() -> None:
    desk = several()
    answer = desk.say("what appointments do I have?")
    assert "3 appointments" in answer
    assert "December 4th at 3:00 PM" in answer
    assert desk.say("cancel the second one") == CANCEL_SUMMARY
    desk.say("yes")
    assert "Fri 27 11:00" not in desk.at()


def test_a_day_without_any_is_told_with_what_there_is() -> None:
    desk = one()
    answer = desk.say("do I have anything on Thursday?")
    assert "nothing of yours" in answer
    assert "Wednesday" in answer


def test_where_none_is_known_the_address_is_asked_for() -> None:
    desk = Desk(elsewhere=[FRI_11])
    assert "e-mail" in desk.say("what have I booked?")
    assert "Friday, November 27th at 11:00 AM" in desk.say("maria at gmail dot com")


def test_who_cannot_come_is_asked_what_shall_be_done() -> None:
    desk = one()
    answer = desk.say("I can't make it on Wednesday")
    assert "cancel" in answer
    assert desk.say("cancel it please") == CANCEL_SUMMARY
    desk = one()
    desk.say("I can't make it on Wednesday")
    assert desk.say("can we do Thursday at two instead?") == MOVE_SUMMARY


def test_what_is_not_understood_is_asked_again_in_other_words() -> None:
    desk = several()
    first = desk.say("cancel my appointment")
    again = desk.say("the blue one")
    assert again != first
    assert "?" in again
    assert desk.at() == ["Wed 25 14:00", "Fri 27 11:00", "Fri 04 15:00"]
