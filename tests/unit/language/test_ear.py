from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.ear import for_ear, sentences
from app.language.forms import Language


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("maria_lopez92@gmail.com",
         "maria underscore lopez, that's L O P E Z, nine two, at gmail dot com"),
        ("john.smith@example.com", "john dot smith, that's S M I T H, at example dot com"),
        ("jean-luc.p@bbc.co.uk", "jean, that's J E A N, dash luc, that's L U C, dot P, at B B C dot"
         " C O dot U K"),
        ("info@web.de, please", "info, at web dot D E, please"),
        ("peter@mmemple.com", "peter, at mmemple, that's M M E M P L E, dot com"),
        ("tim@mail.brightly.co.uk", "tim, at mail dot brightly, that's B R I G H T L Y, dot C O dot"
         " U K"),
        ("On Wednesday at 2:00 PM.", "On Wednesday at 2 PM."),
        ("Tuesday, November 24th at 3:30 PM, Berlin time.",
         "Tuesday the 24th of November at 3 30 PM, Berlin time."),
        ("I have 9, 9:30 or 10:05 AM.", "I have 9, 9 30 or 10 oh 5 AM."),
        ("It's at 15:30, or at 3:15 p.m.", "It's at 3 30 PM, or at 3 15 PM."),
        ("From 2:00-2:30 PM, or 9\u201310 AM", "From 2 o'clock to 2 30 PM, or 9 to 10 AM"),
        ("It is on 2026-10-15.", "It is on October 15th."),
        ("2026-11-24T15:30:00+01:00", "November 24th at 3 30 PM"),
        ("on 11/24/2026 or 24.11.2026", "on November 24th, 2026 or November 24th, 2026"),
        ("Thu., Nov. 26, but I sat on it", "Thursday, November 26, but I sat on it"),
        ("Call +49 30 1234567.",
         "Call plus four nine, three zero, one two three, four five six seven."),
        ("(555) 123-4567", "five five five, one two three, four five six seven"),
        ("It costs $49.99, or 1 \u20ac.", "It costs 49 dollars and 99 cents, or 1 euro."),
        ("Dr. Smith, e.g. at 3 p.m., for approx. 30 min.",
         "Doctor Smith, for example at 3 PM, for about 30 minutes."),
        ("It takes 30 min", "It takes 30 minutes"),
        ("Room #4 and/or the lab, 24/7", "Room number 4 or the lab, 24 7"),
        ("9\u201310 AM \u2013 tea/coffee", "9 to 10 AM, tea or coffee"),
        ("the \u201cdemo\u201d \u2014 1,500 people, 5%", "the demo, 1,500 people, 5 percent"),
    ],
)  # fmt: skip
def test_words_for_the_ear(text: str, spoken: str) -> None:
    assert for_ear(text) == spoken


def test_an_address_that_was_checked_is_not_spelled_again() -> None:
    summary = "It's for John Smith, john.smith@mmemple.com."
    worded = "It's for John Smith, john dot smith, at mmemple dot com."
    assert for_ear(summary, checked=("john.smith@mmemple.com",)) == worded
    assert for_ear(summary, checked=("john@mmemple.com",)) != worded


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("See https://example.org/a?b=1 for more", "See the link on the screen for more"),
        ("Go to cal.com/maria.", "Go to the link on the screen."),
        ("https://example.org/a?b=1", ""),
        ("[Book here](https://cal.com/x?y=(1) now.", "Book here(the link on the screen(1) now."),
        ("[Book here](https://cal.com/x?y=1), please.", "Book here, please."),
        ("**Yes** & _no_ \N{PARTY POPPER}", "Yes and no"),
        ("| Day | Time |\n|:--|--:|\n| Tue 3 | `9:00 AM` |", "Day, Time. Tuesday 3, 9 AM"),
        ("# Free times\n\n- nine\n- **ten**\n---\n> Which one?",
         "Free times. nine. ten. Which one?"),
        ("Look:\n```python\nprint('x')\n```\nDone.", "Look: Done."),
        ("<b>Free</b> &amp; easy<br/>, 5 &lt; 6", "Free and easy, 5 6"),
        ("some_field_name is `null` -> a ~~b~~ $$x^2$$", "some field name is null, a b x2"),
        ("\N{ZERO WIDTH SPACE}Hi\N{WAVING HAND SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}!",
         "Hi!"),
    ],
)  # fmt: skip
def test_what_is_for_the_eye_only_is_not_spoken(text: str, spoken: str) -> None:
    assert for_ear(text) == spoken


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "text",
    ["[" * 5000, "|" * 5000, "`" * 5000, "1." * 3000, "+1" * 3000, "<a" * 3000, "a_" * 3000,
     "$1," * 3000, "a@" * 3000, "www." * 2000, "12:30-" * 2000, "Mon, " * 2000, "(1" * 3000],
)  # fmt: skip
def test_no_text_takes_long(text: str, language: Language) -> None:
    for_ear(text, language)


@given(st.text(max_size=200))
def test_any_text_is_worded_and_nothing_of_markup_is_left(text: str) -> None:
    for language in ("en", "de"):
        spoken = for_ear(text, language)
        assert not set(spoken) & set("*`#<>|~[]{}\\^_\n")
        assert spoken == " ".join(spoken.split())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hello. Which day?", ("Hello.", "Which day?")),
        ("It is at 3 p.m. Shall I book it?", ("It is at 3 p.m.", "Shall I book it?")),
        ("At 3 p.m. Berlin time.", ("At 3 p.m. Berlin time.",)),
        ("Dr. Smith and J. R. Jones are free.", ("Dr. Smith and J. R. Jones are free.",)),
        ("Write to a.b@c.de. Thanks!", ("Write to a.b@c.de.", "Thanks!")),
        ("", ()),
    ],
)
def test_sentences_are_split_where_a_voice_would_pause(text: str, parts: tuple[str, ...]) -> None:
    assert sentences(text) == parts
