from __future__ import annotations

import pytest

from app.language.ear import for_ear, sentences


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("maria_lopez92@gmail.com", "maria underscore lopez nine two, at gmail dot com"),
        ("jean-luc.p@bbc.co.uk", "jean dash luc dot p, at b b c dot c o dot u k"),
        ("On Wednesday at 2:00 PM.", "On Wednesday at 2 PM."),
        ("I have 9, 9:30 or 10:05 AM.", "I have 9, 9 30 or 10 oh 5 AM."),
        ("It is on 2026-10-15.", "It is on October 15th."),
        ("See https://example.org/a?b=1 for more", "See for more"),
        ("**Yes** & _no_ 🎉", "Yes and no"),
        ("9–10 AM – tea/coffee", "9 to 10 AM, tea or coffee"),
    ],
)
def test_words_for_the_ear(text: str, spoken: str) -> None:
    assert for_ear(text) == spoken


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
