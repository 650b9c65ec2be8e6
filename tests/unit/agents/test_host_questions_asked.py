"""The built-in agent asks what the host wants to know, one thing at a time."""

from __future__ import annotations

from dataclasses import replace

from desk import DEMO, SUMMARY, Desk

from app.domain.booking_field import BookingField, FieldKind

TOPIC = BookingField("topic", "What would you like to talk about?", FieldKind.LONG_TEXT, True)
SIZE = BookingField(
    "size", "Team size", FieldKind.ONE_OF, True, ("Just me", "2 to 10", "More than 10")
)
TERMS = BookingField("terms", "Do you accept the terms?", FieldKind.YES_NO, True)
PEOPLE = BookingField("people", "How many people come?", FieldKind.NUMBER, True)
PHONE = BookingField("attendeePhoneNumber", "What is your phone number?", FieldKind.PHONE, True)
HOBBY = BookingField("hobby", "Your hobby", FieldKind.SHORT_TEXT)

BREATH = "Wednesday at two, I'm Maria Lopez, maria at gmail dot com"


def desk(*fields: BookingField) -> Desk:
    return Desk(event_type=replace(DEMO, fields=fields))


def test_a_question_in_the_hosts_words_is_answered_in_the_persons() -> None:
    d = desk(TOPIC, HOBBY)
    assert d.say(BREATH) == "What would you like to talk about?"
    assert d.say("Tuesday's launch with Tom Baker, at tom at acme dot io.") == SUMMARY
    (wish,) = d.wishes()
    assert wish["answers"] == {"topic": "Tuesday's launch with Tom Baker, at tom at acme dot io."}
    assert (wish["date"], wish["name"], wish["email"]) == (
        "2026-11-25",
        "Maria Lopez",
        "maria@gmail.com",
    )


def test_questions_come_one_after_the_other_and_each_kind_is_understood() -> None:
    d = desk(SIZE, PEOPLE, TERMS, PHONE)
    assert d.say(BREATH) == (
        "The host asks: Team size? You can choose Just me, 2 to 10 or More than 10."
    )
    assert d.say("oh, more than ten... I mean more than 10") == "How many people come?"
    assert d.say("twenty one of us") == "Do you accept the terms? Yes or no?"
    assert "country code" in d.say("yes I do")
    assert d.say("plus four nine, thirty, 90 18 20") == SUMMARY
    (wish,) = d.wishes()
    assert wish["answers"] == {
        "size": "More than 10",
        "people": 21,
        "terms": True,
        "attendeePhoneNumber": "+4930901820",
    }


def test_what_is_no_answer_is_asked_again_with_the_reason() -> None:
    d = desk(SIZE)
    d.say(BREATH)
    again = d.say("well, that depends")
    assert "takes one of: Just me, 2 to 10, More than 10" in again
    assert d.say("the second one") == SUMMARY
    assert d.wishes()[-1]["answers"] == {"size": "2 to 10"}


def test_a_change_of_mind_instead_of_an_answer_is_taken() -> None:
    d = desk(PEOPLE)
    d.say(BREATH)
    assert d.say("make it Thursday please") == "How many people come?"
    assert d.say("two") == SUMMARY
    (wish,) = d.wishes()
    assert (wish["date"], wish["answers"]) == ("2026-11-26", {"people": 2})


def test_a_required_yes_is_not_taken_from_a_no() -> None:
    d = desk(TERMS)
    d.say(BREATH)
    assert "only takes a yes" in d.say("no")
    assert not d.wishes()


def test_nothing_is_asked_where_nothing_is_required() -> None:
    d = desk(HOBBY)
    assert d.say(BREATH) == SUMMARY


def test_after_two_failures_another_way_is_offered_instead_of_the_reason() -> None:
    d = desk(PHONE)
    d.say(BREATH)
    assert "country code, such as" in d.say("four billion")
    assert "type" in (second := d.say("nine hundred million"))
    assert "such as" not in second
    assert d.say("+49 30 901820") == SUMMARY


NOTES = BookingField(
    "notes", "What should the host know?", FieldKind.LONG_TEXT, True, max_length=60
)


def test_notes_that_the_host_wants_are_asked_for_once() -> None:
    d = desk(NOTES)
    assert d.say(BREATH) == "What should the host know?"
    assert d.say("We are new, and there are five of us.") == SUMMARY
    assert d.wishes()[-1]["notes"] == "We are new, and there are five of us."


def test_notes_that_were_said_already_are_not_asked_for() -> None:
    d = desk(NOTES)
    assert d.say(f"{BREATH}. Please note that I need a ramp") == SUMMARY
    assert d.wishes()[-1]["notes"] == "I need a ramp"


def test_notes_that_are_too_long_are_asked_for_again() -> None:
    d = desk(NOTES)
    d.say(BREATH)
    assert "at most 60 characters" in d.say("This is a long story, " * 5)
    assert d.say("In short: new here") == SUMMARY
