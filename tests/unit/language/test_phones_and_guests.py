from __future__ import annotations

import pytest
from reading import read

from app.language.values import Expecting


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("my number is 415 555 2671", "4155552671"),
        ("call me at (415) 555-2671 please", "4155552671"),
        ("you can reach me on +49 30 901820", "+4930901820"),
        ("my phone is plus four nine three oh nine oh one eight two oh", "+4930901820"),
        ("it's oh two oh, double seven four six, one two three four", "02077461234"),
        ("my mobile is 0171 2345678, not the old one", "01712345678"),
        ("five five five five five five five five five five", "5555555555"),
        ("tomorrow at three, and my number is 555 0134", "5550134"),
    ],
)
def test_a_telephone_number(text: str, phone: str) -> None:
    found = read(text).phone
    assert found is not None
    assert found.value == phone
    assert text[found.start].isalnum() or text[found.start] in "+("


@pytest.mark.parametrize("expecting", [None, "time", "date", "email"])
@pytest.mark.parametrize(
    "text",
    [
        "tomorrow at 10:30, 11 or 2",
        "2026-12-01 at 1030",
        "between 9 and 5 on the 3rd of December 2026",
        "9, 10, 11, 12 or 1",
        "anna 1985 at gmail dot com",
        "my name is Anna Miller",
        "room 4155",
    ],
)
def test_no_telephone_number(text: str, expecting: Expecting | None) -> None:
    assert read(text, expecting).phone is None


def test_a_number_is_no_time() -> None:
    said = read("call me on 555 1030 tomorrow at nine")
    assert said.phone is not None
    assert said.phone.value == "5551030"
    assert said.time is not None
    assert said.time.value.hour == 9


def test_guests_are_not_the_person() -> None:
    said = read(
        "I'm Ann Lee, ann@example.com, and please invite bob@example.com and carla@example.com"
    )
    assert said.email is not None
    assert said.email.value == "ann@example.com"
    assert [guest.value for guest in said.guests] == ["bob@example.com", "carla@example.com"]


@pytest.mark.parametrize(
    "text",
    [
        "my email is bob@example.com",
        "add my email, it's mine: bob@example.com",
        "you can reach me at bob@example.com",
    ],
)
def test_an_address_of_ones_own_is_no_guest(text: str) -> None:
    said = read(text)
    assert said.guests == ()
    assert said.email is not None


def test_an_address_that_was_asked_for_is_the_persons_own() -> None:
    said = read("bring it to bob@example.com", "email")
    assert said.guests == ()
    assert said.email is not None
