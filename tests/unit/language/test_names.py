from __future__ import annotations

import pytest
from reading import read

from app.language.values import Expecting


def name(text: str, expecting: Expecting | None = None) -> str | None:
    found = read(text, expecting).name
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'm Maria Lopez, maria at gmail dot com", "Maria Lopez"),
        ("my name is maria lopez and I'd like a demo", "Maria Lopez"),
        ("Hi, this is Maria. I'd like a demo", "Maria"),
        ("it's for Ana de la Cruz", "Ana de la Cruz"),
        ("I am Vincent van Gogh", "Vincent van Gogh"),
        ("my name's April Jones", "April Jones"),
        ("my name is Bond, James Bond", "James Bond"),
        ("under the name John Q. Public", "John Q. Public"),
        ("Maria Lopez here", "Maria Lopez"),
        ("call me Bob", "Bob"),
        ("Tom Baker, tom@baker.org", "Tom Baker"),
        ("tom at baker dot org, Tom Baker", "Tom Baker"),
        ("i'm maria lopez, book a demo", "Maria Lopez"),
        ("first name Ana, last name Diaz", "Ana Diaz"),
        ("surname is Diaz and first name is Ana", "Ana Diaz"),
        ("this is Prof. Mary Ann de la Cruz from sales", "Mary Ann de la Cruz"),
        ("my name is John Smith, no, Smyth with a y", "John Smyth"),
        ("it's for my husband, Jan van der Berg", "Jan van der Berg"),
        ("Łukasz Nuñez is my name", "Łukasz Nuñez"),
        ("my name is pat o'brien", "Pat O'Brien"),
        ("the appointment is for Will Best", "Will Best"),
        ("this is Tom I want to book", "Tom"),
    ],
)
def test_a_name_as_people_give_it(text: str, expected: str) -> None:
    assert name(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maria Lopez", "Maria Lopez"),
        ("maria lopez.", "Maria Lopez"),
        ("MARIA LOPEZ", "Maria Lopez"),
        ("Sure, it's Pat O'Brien", "Pat O'Brien"),
        ("Dr. Anna Smith", "Anna Smith"),
        ("Jean-Luc Picard", "Jean-Luc Picard"),
        ("Ludwig van Beethoven", "Ludwig van Beethoven"),
        ("J-O-H-N", "John"),
        ("J-O-H-N Smith", "John Smith"),
        ("S as in Sam, M, I, T, H", "Smith"),
        ("Lopez, spelled L-O-P-E-S", "Lopes"),
        ("it's spelled k r z y s z t o f", "Krzysztof"),
        ("Krzysztof, K R Z Y S Z T O F, Nowak", "Krzysztof Nowak"),
        ("Marek, Mike Alpha Romeo Echo Kilo, Nowak", "Marek Nowak"),
    ],
)
def test_a_bare_name_counts_where_one_was_asked_for(text: str, expected: str) -> None:
    assert name(text, "name") == expected


@pytest.mark.parametrize(
    "text",
    [
        "I'm not sure",
        "I'm looking for a demo",
        "I'm free on Tuesday",
        "I'm fine with that",
        "this is great",
        "This is not what I wanted",
        "It's for Monday",
        "I am completely lost in this",
        "Maria Lopez",
        "book an appointment for March 14th",
        "I'm Canadian",
        "I'm pregnant",
        "this is urgent",
        "I will be late",
        "this is Christmas week",
        "look at acme dot com",
    ],
)
def test_no_name_is_heard_where_none_was_given(text: str) -> None:
    assert name(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "never mind",
        "what was that?",
        "can you repeat that",
        "yes",
        "hello",
        "I don't know",
        "Friday",
    ],
)
def test_not_every_answer_to_a_name_is_a_name(text: str) -> None:
    assert name(text, "name") is None
