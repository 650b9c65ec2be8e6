from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from reading import read

from app.language.proposed import understand_reply
from app.language.values import Answer


@pytest.mark.parametrize(
    "text",
    [
        "Yes.",
        "yes please",
        "Yep",
        "Okay.",
        "OK, go ahead.",
        "Yes, book it.",
        "Yes, book that for me please",
        "Perfect.",
        "Great, thank you.",
        "Yeah, sounds good to me.",
        "That's right, thank you.",
        "yes yes yes",
        "Do it.",
        "please confirm",
        "I confirm",
        "all right",
        "Yes, that's correct.",
        "yes, everything is correct",
        "Alright, let's do it!",
        "Looks right to me",
        "Yes, I'd like that very much.",
        "Sure!",
        "Of course.",
        "Absolutely",
        "Yes, that's correct. What's their phone number?",
    ],
)
def test_a_plain_yes(text: str) -> None:
    said = read(text, "yesno")
    assert said.answer == "yes"
    assert said.plain_yes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thank you.",
        "Thanks!",
        "yes but make it three",
        "Yes, but not on Tuesday",
        "yes and add my colleague",
        "Yes. Is it free?",
        "Yes. Can you move it?",
        "yes?",
        "Correct?",
        "Is that right?",
        "I think so",
        "yes I guess",
        "yes wait",
        "yes no",
        "no yes",
        "Yes, make it longer",
        "Yes at three",
        "Yes, on Thursday",
        "yes, to the second one",
        "yes, for Tom Baker",
        "Yes, my e-mail is tom at acme dot io",
        "yes, that's all wrong",
        "that's all",
        "not yes",
        "don't book it",
        "okay no",
        "Okay, so...",
        "yes, and",
        "yes, cancel",
        "Absolutely not",
        "sure, if you must",
        "Right.",
        "Mm-hmm.",
        "maybe",
        "probably",
        "good morning",
        "Everything is correct except the email",
        "is it booked",
        "would that be good",
        "book another one",
        "yes in the name of John",
        "if yes",
        "Yes, if it is free",
        "yes later",
        "yesterday",
        "Yes. " + "word " * 2000,
    ],
)
def test_nothing_less_than_a_plain_yes_affirms(text: str) -> None:
    assert not read(text, "yesno").plain_yes


@pytest.mark.parametrize(
    "text",
    [
        "No.",
        "no thanks",
        "Nope",
        "no, not yet",
        "that's wrong",
        "That is not right",
        "wait",
        "never mind",
        "I changed my mind",
        "maybe later",
        "another time",
        "Don't",
        "find someone else",
    ],
)
def test_a_no(text: str) -> None:
    said = read(text, "yesno")
    assert said.answer == "no"
    assert not said.plain_yes


def test_a_no_that_brings_another_wish_is_not_a_plain_no() -> None:
    assert read("no", "yesno").plain_no
    assert not read("no, Thursday", "yesno").plain_no


def test_a_new_time_instead_of_an_answer_is_no_yes() -> None:
    said = read("make it half past two", "yesno")
    assert said.answer == "no"
    assert said.time is not None


@pytest.mark.parametrize("text", ["I'm not sure", "I don't know", "maybe", "let me think"])
def test_doubt_is_neither(text: str) -> None:
    assert read(text, "yesno").answer == "unsure"


@pytest.mark.parametrize("text", ["great", "Wednesday at two", "what was that?", "hello", "Fine."])
def test_what_answers_nothing_is_no_answer(text: str) -> None:
    assert read(text).answer is None


DATA = Path(__file__).resolve().parents[2] / "data" / "language"
SHALL_I = "Shall I book Dr. Lee on Tuesday, March 5th at 3 pm for you?"
IN_MARCH = datetime(2019, 3, 1, tzinfo=UTC)


def answer_to(question: str, text: str) -> Answer | None:
    return understand_reply(text, question, now=IN_MARCH, time_zone="UTC").answer


def lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines()


def test_many_ways_to_agree_are_a_yes() -> None:
    assert not [text for text in lines("yes.txt") if answer_to(SHALL_I, text) != "yes"]


def test_nothing_else_is_a_yes() -> None:
    assert not [text for text in lines("no_yes.txt") if answer_to(SHALL_I, text) == "yes"]


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Shall I book Tuesday at 3 pm?", "Tuesday at three", "yes"),
        ("Shall I book Tuesday at 3 pm?", "Tuesday at four", "no"),
        ("Shall I book Tuesday at 3 pm?", "Yes, Tuesday at four", "unsure"),
        ("Shall I book Tuesday at 3 pm?", "Great, Tuesday afternoon", "yes"),
        ("Shall I book Tuesday at 3 pm?", "Great, Tuesday morning", "no"),
        ("Would you like to make an appointment?", "Can we do Tuesday at four?", "yes"),
        ("Would you like to make an appointment?", "Yes, Tuesday at four", "yes"),
        ("Would you like to make an appointment?", "Not right now, thanks", "no"),
        ("How about Dr. Lee?", "I'd rather see somebody else", "no"),
        ("How about Dr. Lee?", "I'd rather see him, yes", "yes"),
        ("Is that right?", "Yes, follow me", "unsure"),
    ],
)
def test_an_answer_is_read_by_what_was_proposed(question: str, text: str, answer: Answer) -> None:
    assert answer_to(question, text) == answer
