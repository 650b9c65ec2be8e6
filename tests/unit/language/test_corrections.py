"""Corrections in the turn after an address or a name was read back."""

from __future__ import annotations

import pytest
from reading import MONDAY, ZONE

from app.domain.dialogue import Known
from app.language.corrections import address_read_back
from app.language.understanding import understand
from app.language.values import Expecting, Understanding


def correct(
    text: str, email: str | None, name: str | None = None, expecting: Expecting | None = "yesno"
) -> Understanding:
    known = Known(name=name, email=email)
    return understand(text, now=MONDAY, time_zone=ZONE, expecting=expecting, known=known)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("no, it's smyth with a y", "john.smith@gmail.com", "john.smyth@gmail.com"),
        ("smith with a y", "john.smith@gmail.com", "john.smyth@gmail.com"),
        ("no, with a c not a k", "erik@gmail.com", "eric@gmail.com"),
        ("v as in Victor, not b as in Bravo", "sab@gmail.com", "sav@gmail.com"),
        ("change the c to a k", "eric@gmail.com", "erik@gmail.com"),
        ("two n's", "ana.lee@gmail.com", "anna.lee@gmail.com"),
        ("only one l", "bill.lee@gmail.com", "bil.lee@gmail.com"),
        ("anna with two n's", "ana.lee@gmail.com", "anna.lee@gmail.com"),
        ("the second letter is a v", "sab@gmail.com", "svb@gmail.com"),
        ("it starts with a k", "carl@gmail.com", "karl@gmail.com"),
        ("there's an e at the end", "ann.clark@gmail.com", "ann.clarke@gmail.com"),
        ("no e at the end", "ann.clarke@gmail.com", "ann.clark@gmail.com"),
        ("there's an h after the t", "tomas@gmail.com", "thomas@gmail.com"),
        ("jon without an h", "john.smith@gmail.com", "jon.smith@gmail.com"),
        ("not john, jon", "john.smith@gmail.com", "jon.smith@gmail.com"),
        ("no, smyth, s m y t h", "john.smith@gmail.com", "john.smyth@gmail.com"),
        ("no, it's jon dot smyth", "john.smith@gmail.com", "jon.smyth@gmail.com"),
        ("kilo oscar whiskey alpha lima", "anna.koval@web.de", "anna.kowal@web.de"),
        ("no dot between", "john.smith@gmail.com", "johnsmith@gmail.com"),
        ("there's an underscore in it", "john.smith@gmail.com", "john_smith@gmail.com"),
        ("not a dash, an underscore", "john-smith@gmail.com", "john_smith@gmail.com"),
        ("underscore instead of dot", "john.smith@gmail.com", "john_smith@gmail.com"),
        ("there's a dot after john", "johnsmith@gmail.com", "john.smith@gmail.com"),
        ("all one word", "john.smith@gmail.com", "johnsmith@gmail.com"),
        ("it's dot org not dot com", "john@acme.com", "john@acme.org"),
        ("no, dot co dot uk", "john@acme.com", "john@acme.co.uk"),
        ("it's yahoo, not gmail", "john@gmail.com", "john@yahoo.com"),
        ("no, at hotmail dot com", "john@heartmail.com", "john@hotmail.com"),
        ("the number is 93, not 92", "john92@gmail.com", "john93@gmail.com"),
        ("no numbers", "john92@gmail.com", "john@gmail.com"),
    ],
)
def test_a_correction_changes_the_address_that_was_read_back(
    text: str, before: str, after: str
) -> None:
    said = correct(text, before, expecting="yesno" if " " in text else "email")
    if said.email is None:
        said = correct(text, before, expecting="email")
    assert said.email is not None
    assert said.email.value == after


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "no",
        "no, it's Monday",
        "no, at four",
        "no, the second one",
        "make it three o'clock",
        "can we do it with a friend",
        "that's not right",
        "I'd like one at noon",
        "is the second free too?",
        "no, thank you",
        "not on Friday, on Thursday",
    ],
)
def test_other_words_leave_the_address_alone(text: str) -> None:
    assert correct(text, "erik4.smith@gmail.com", "Erik Smith").email is None


def test_a_letter_that_may_be_meant_in_two_places_is_asked_about() -> None:
    said = correct("with a c, not a k", "erik.kowalski@gmail.com")
    assert said.email is not None
    readings = {said.email.value, *said.readings("email")}
    assert {"eric.kowalski@gmail.com", "erik.cowalski@gmail.com"} <= readings


def test_a_correction_that_fits_the_name_as_well_changes_both() -> None:
    said = correct("no, it's Smyth with a y", "john.smith@gmail.com", "John Smith")
    assert said.email is not None
    assert said.name is not None
    assert (said.email.value, said.name.value) == ("john.smyth@gmail.com", "John Smyth")


def test_a_correction_of_the_name_alone_leaves_the_address() -> None:
    said = correct("the name is Smyth with a y", "john.smith@gmail.com", "John Smith")
    assert said.email is None
    assert said.name is not None
    assert said.name.value == "John Smyth"


def test_an_address_that_was_typed_with_capitals_is_corrected_as_well() -> None:
    said = correct("no, it's smyth with a y", "John.Smith@Gmail.com")
    assert said.email is not None
    assert said.email.value == "john.smyth@gmail.com"


def test_what_would_be_no_address_is_no_reading() -> None:
    assert correct("without the s", "s@web.de").email is None


def test_nothing_is_corrected_where_nothing_is_known() -> None:
    assert correct("no, it's smyth with a y", None).email is None


def test_the_address_is_found_in_what_was_read_back() -> None:
    said = "Demo call. It's for Ana, ana@web.de. Shall I book it?"
    assert address_read_back(said) == "ana@web.de"
    assert address_read_back("Shall I book it?") is None
