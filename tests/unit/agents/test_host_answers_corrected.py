"""An answer to a question of the host is taken back by voice, before the yes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from desk import DEMO, SUMMARY, Desk

from app.domain.booking_field import Answer, BookingField, FieldKind

FIELDS = (
    BookingField("company", "Which company are you with?", FieldKind.SHORT_TEXT, True),
    BookingField("plan", "Which plan do you use?", FieldKind.ONE_OF, True,
                 ("Starter", "Team", "Enterprise")),
    BookingField("people", "How many people come?", FieldKind.NUMBER, True),
    BookingField("topics", "Which topics?", FieldKind.SOME_OF, True,
                 ("Speech", "Calendar", "Phone")),
    BookingField("attendeePhoneNumber", "Telephone number?", FieldKind.PHONE, True),
    BookingField("terms", "Do you agree to the terms?", FieldKind.YES_NO, True),
)  # fmt: skip
ANSWERS: dict[str, Answer] = {
    "company": "Acme", "plan": "Team", "people": 3, "topics": ("Speech",),
    "attendeePhoneNumber": "+4930901820", "terms": True,
}  # fmt: skip


def at_the_summary() -> Desk:
    desk = Desk(event_type=replace(DEMO, fields=FIELDS))
    desk.say("Wednesday at two, I'm Maria Lopez, maria at gmail dot com")
    for answer in ("Acme", "Team", "three", "speech", "+4930901820"):
        desk.say(answer)
    assert desk.say("yes I do") == SUMMARY
    assert desk.wishes()[-1]["answers"] == ANSWERS
    return desk


@pytest.mark.parametrize(
    ("words", "slug", "answer"),
    [
        ("no, four people, not three", "people", 4),
        ("no, it's four, not three", "people", 4),
        ("sorry, five people", "people", 5),
        ("the number of people is six", "people", 6),
        ("wait, there will be ten people", "people", 10),
        ("no, the Starter plan", "plan", "Starter"),
        ("no, Enterprise", "plan", "Enterprise"),
        ("not Team, Starter", "plan", "Starter"),
        ("change the plan to Enterprise please", "plan", "Enterprise"),
        ("no, the company is Acme Holding, Limited", "company", "Acme Holding, Limited"),
        ("the company should be Globex", "company", "Globex"),
        ("my phone number is plus four nine thirty 12 34 56 7", "attendeePhoneNumber",
         "+49301234567"),
        ("the topics should be speech and calendar", "topics", ("Speech", "Calendar")),
    ],
)  # fmt: skip
def test_it_is_corrected_at_the_summary(words: str, slug: str, answer: Answer) -> None:
    desk = at_the_summary()
    if slug == "topics":
        words = words.replace(" and ", " plus ")
    assert desk.say(words) == SUMMARY
    wish = desk.wishes()[-1]
    assert wish["answers"] == {**ANSWERS, slug: answer}
    assert (wish["date"], wish["time"]) == ("2026-11-25", "14:00")
    assert (wish["name"], wish["email"]) == ("Maria Lopez", "maria@gmail.com")
    assert not desk.booked


def test_one_that_is_only_called_wrong_is_asked_again() -> None:
    desk = at_the_summary()
    assert desk.say("the company is wrong") == "Which company are you with?"
    assert desk.say("Globex") == SUMMARY
    assert desk.wishes()[-1]["answers"] == {**ANSWERS, "company": "Globex"}


def test_with_another_change_in_the_same_breath_both_are_made() -> None:
    desk = at_the_summary()
    assert desk.say("no, four people, and make it Thursday") == SUMMARY
    wish = desk.wishes()[-1]
    assert wish["answers"] == {**ANSWERS, "people": 4}
    assert (wish["date"], wish["time"]) == ("2026-11-26", "14:00")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("no, at four", ("2026-11-25", "16:00")),
        ("make it Thursday", ("2026-11-26", "14:00")),
        ("three o'clock please", ("2026-11-25", "15:00")),
    ],
)
def test_a_change_of_the_appointment_touches_no_answer(
    words: str, expected: tuple[str, str]
) -> None:
    desk = at_the_summary()
    assert desk.say(words) == SUMMARY
    wish = desk.wishes()[-1]
    assert (wish["date"], wish["time"]) == expected
    assert wish["answers"] == ANSWERS


def test_an_earlier_answer_is_corrected_while_a_later_one_is_asked_for() -> None:
    desk = Desk(event_type=replace(DEMO, fields=FIELDS))
    desk.say("Wednesday at two, I'm Maria Lopez, maria at gmail dot com")
    for answer in ("Acme", "Team", "three"):
        desk.say(answer)
    assert "Which topics?" in desk.say("sorry, four people, not three")
    for answer in ("speech", "+4930901820", "yes"):
        desk.say(answer)
    assert desk.wishes()[-1]["answers"] == {**ANSWERS, "people": 4}
