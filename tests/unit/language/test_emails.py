from __future__ import annotations

import pytest
from reading import read

from app.language.values import Expecting


def address(text: str, expecting: Expecting | None = None) -> str | None:
    found = read(text, expecting).email
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my name is Anna Miller, M I L L E R at example dot org", "miller@example.org"),
        ("my name is Ana Ruiz, ana at example dot org", "ana@example.org"),
        ("my name is Ana Ruiz, at example dot org", "anaruiz@example.org"),
        ("maria underscore lopez 92 at gmail dot com", "maria_lopez92@gmail.com"),
        ("Maria_lopez92@gmail.com.", "maria_lopez92@gmail.com"),
        ("Maria underscore Lopez 92@gmail.com", "maria_lopez92@gmail.com"),
        ("It's Maria, underscore, Lopez, 92, at gmail.com.", "maria_lopez92@gmail.com"),
        ("lopez nine two at gmail dot com is my email", "lopez92@gmail.com"),
        ("m a r i a at gmail.com", "maria@gmail.com"),
        ("M-A-R-I-A at gmail.com", "maria@gmail.com"),
        ("M, A, R, I, A, at gmail.com", "maria@gmail.com"),
        ("M. A. R. I. A. at gmail.com", "maria@gmail.com"),
        ("john.smith at example.com", "john.smith@example.com"),
        ("john dot smith at g mail dot com", "john.smith@gmail.com"),
        ("john dash smith at my company dot co dot uk, thanks", "john-smith@mycompany.co.uk"),
        ("john minus smith at web dot de", "john-smith@web.de"),
        ("jean-jacques at stuff.co.uk", "jean-jacques@stuff.co.uk"),
        ("b i double l at outlook dot com", "bill@outlook.com"),
        ("anna double 7 at gmx dot net", "anna77@gmx.net"),
        ("m as in Mary, a as in apple, x at yahoo dot com", "max@yahoo.com"),
        ("mike alpha x-ray at gmail dot com", "max@gmail.com"),
        ("john smith all one word at gmail dot com", "johnsmith@gmail.com"),
        ("nineteen eighty four at yahoo dot com", "1984@yahoo.com"),
        ("paul oh two at gmail dot com", "paul02@gmail.com"),
        ("reach me at maria at gmail dot com", "maria@gmail.com"),
        ("you can e-mail me at ana plus demo at acme dot io please", "ana+demo@acme.io"),
        ("My email addresses julia.harper at example.com", "julia.harper@example.com"),
        ("maria at the rate gmail dot com", "maria@gmail.com"),
        ("a b c at x y z dot d e", "abc@xyz.de"),
        ("maria dot lopez at t-online dot de", "maria.lopez@t-online.de"),
        ("email me maria@gmail.com", "maria@gmail.com"),
        ("kim under score lee at gmail dot com", "kim_lee@gmail.com"),
        ("nina twenty twenty four at hotmail dot com", "nina2024@hotmail.com"),
        ("write to hello at startup dot io", "hello@startup.io"),
        ("maria at gmail dotcom", "maria@gmail.com"),
        (
            "I'm Maria Lopez maria underscore lopez at gmail dot com",
            "maria_lopez@gmail.com",
        ),
        ("send it to tom at acme dot io and my name is Tom", "tom@acme.io"),
        ("ana at web dot de, no, anna at web dot de", "anna@web.de"),
        ("alpha dot hotel india lima lima at studio five four dot net", "a.hill@studio54.net"),
        ("it's m for Mike, a like apple, x-ray at me dot com", "max@me.com"),
        ("smith, that's s m y t h, at uni dash bonn dot d e", "smyth@uni-bonn.de"),
        ("john dot smith with a y at outlook dot com", "john.smyth@outlook.com"),
        ("anna without an h at miller and sons dot com", "anna@millerandsons.com"),
        ("jo under score double oh seven at web dot de", "jo_007@web.de"),
        ("paul two thousand and two at acme dot co dot u k", "paul2002@acme.co.uk"),
        ("rosa plus sign news at gmail dotcom, all lower case", "rosa+news@gmail.com"),
        ("art book as one word at hotmail dot com", "artbook@hotmail.com"),
        ("will dot may at icloud dot com", "will.may@icloud.com"),
        ("put down i ford at comcast dot net", "iford@comcast.net"),
        ("kim at gmail, sorry, kim at yahoo dot com", "kim@yahoo.com"),
    ],
)
def test_an_address_as_people_dictate_it(text: str, expected: str) -> None:
    assert address(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Let's meet at noon.",
        "look at gmail dot com",
        "I looked at booking dot com",
        "I'm at work. Come over",
        "It's at gmail dot com",
        "meet me at the station",
        "tomorrow at 10 in the morning",
        "at three dot",
        "@",
        "a@b",
        "@gmail.com",
    ],
)
def test_no_address_is_heard_where_none_was_said(text: str) -> None:
    assert address(text) is None


def test_a_lost_at_is_made_good_only_where_an_address_was_asked_for() -> None:
    assert address("maria lopez gmail dot com", "email") == "marialopez@gmail.com"
    assert address("maria lopez gmail dot com") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("milleratexample.com", "miller@example.com"),
        ("You can reach me at sarah.wilsonetexample.com", "sarah.wilson@example.com"),
        ("My email is Jane underscoresmythatgmail.com", "jane_smyth@gmail.com"),
        ("John Smith@example.com", "johnsmith@example.com"),
        ("john.smith add outlook.com", "john.smith@outlook.com"),
        ("Jane and gmail. com", "jane@gmail.com"),
        ("jane at gmail com", "jane@gmail.com"),
        ("Maria. Garcia at web.de, please.", "maria.garcia@web.de"),
        ("The address is G for George Bell IV at hotmail.com", "gbell4@hotmail.com"),
        ("Will underscore weber underscore to it greenleaf.co.uk", "will_weber_2@greenleaf.co.uk"),
        ("That's blue dot kwame a gmail.com", "blue.kwame@gmail.com"),
        ("Hotel Echo, Lena, Lena, Oscar, at hotmail.com", "hello@hotmail.com"),
        ("Papar Romeo Oscar Sierra Sierra India at startup.ai", "prossi@startup.ai"),
        ("gb, e, l, l, 4 at hotmail.com", "gbell4@hotmail.com"),
        ("Mike Echo Not Charlie Oscar and outlook.com", "me.co@outlook.com"),
        ("Kilo India, Undershore, Tango, Oscar, at yahoo.com", "ki_to@yahoo.com"),
        ("R. Kowalski at gmail.com", "rkowalski@gmail.com"),
        ("it's john dot smith on gmail", "john.smith@gmail.com"),
        ("lee.o'brien at gmail.com", "lee.obrien@gmail.com"),
        ("Anna dot Müller at web.de", "anna.mueller@web.de"),
        ("john.smith(at)gmail.com", "john.smith@gmail.com"),
    ],
)
def test_what_a_recogniser_ran_together_is_made_good(text: str, expected: str) -> None:
    assert address(text, "email") == expected


@pytest.mark.parametrize(
    "text",
    [
        "my website is example.com",
        "I use Gmail",
        "I'm on gmail",
        "atlas.com",
        "a gmail.com account",
    ],
)
def test_nothing_is_made_good_where_no_address_was_said(text: str) -> None:
    assert address(text, "email") is None


def test_a_slip_in_a_well_known_domain_is_pointed_out() -> None:
    said = read("jane at gmail dot con", "email")
    assert said.email is not None
    assert said.email.value == "jane@gmail.con"
    assert said.readings("email") == ("jane@gmail.com",)
    assert read("jane at gmail dot com").readings("email") == ()


def test_joined_words_are_less_certain_than_spelled_ones() -> None:
    joined = read("maria lopez at gmail dot com").email
    clear = read("maria underscore lopez at gmail dot com").email
    assert joined is not None
    assert clear is not None
    assert joined.confidence < clear.confidence


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("My email is karen.harper. At example.com", "karen.harper@example.com"),
        ("Karen. Harper. At example.com", "karen.harper@example.com"),
        ("It's Kevin Porter at www.memple.com", "kevinporter@memple.com"),
    ],
)
def test_what_a_recogniser_makes_of_a_pause_and_of_an_ending_is_made_good(
    heard: str, meant: str
) -> None:
    assert address(heard, "email") == meant


def test_a_typed_address_is_left_as_it_is() -> None:
    assert address("kevin@www.example.com") == "kevin@www.example.com"
