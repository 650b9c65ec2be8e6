"""A text is parted for the voice where a person would pause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.speech.synthesiser import speakable_pieces


def test_sentences_are_pieces() -> None:
    text = "You're booked.  Tuesday at three!\nAnything else?"

    assert list(speakable_pieces(text)) == ["You're booked.", "Tuesday at three!", "Anything else?"]


@pytest.mark.parametrize("text", ["", "   \n", "...", "@#$%", "!!!", "—", "\x00\x07"])
def test_there_is_nothing_to_say_without_letters_or_digits(text: str) -> None:
    assert list(speakable_pieces(text)) == []


def test_brackets_never_reach_the_voice_which_would_read_phonemes() -> None:
    assert list(speakable_pieces("[[ h ]] hello")) == ["h hello"]


def test_a_long_sentence_is_parted_at_a_comma_else_at_a_space() -> None:
    assert list(speakable_pieces("one two, three four five", 14)) == [
        "one two,",
        "three four",
        "five",
    ]
    assert list(speakable_pieces("abcdefghij", 4)) == ["abcd", "efgh", "ij"]


@given(st.text(max_size=2_000))
def test_pieces_are_short_and_lose_no_letter(text: str) -> None:
    pieces = list(speakable_pieces(text, 50))

    assert all(0 < len(piece) <= 50 for piece in pieces)
    assert [c for piece in pieces for c in piece if c.isalnum()] == [c for c in text if c.isalnum()]
