"""Only words that two looks in a row agree on are shown, and what is shown stays."""

from __future__ import annotations

from app.speech.agreement import StablePrefix


def shown(*hypotheses: str) -> list[str]:
    prefix = StablePrefix()
    texts = []
    for hypothesis in hypotheses:
        prefix.take(hypothesis)
        texts.append(prefix.text)
    return texts


def test_words_are_shown_once_two_looks_agree() -> None:
    assert shown("I'd like", "I'd like a", "I'd like a demo on") == ["", "I'd like", "I'd like a"]


def test_a_word_that_changes_is_not_shown() -> None:
    assert shown("on Tues", "on Tuesday", "on Tuesday at")[1:] == ["on", "on Tuesday"]


def test_case_and_punctuation_do_not_count() -> None:
    assert shown("Hello.", "hello, I") == ["", "hello,"]


def test_the_last_word_may_be_half_of_one() -> None:
    assert shown("at to", "at to")[1:] == ["at"]


def test_what_was_shown_stays_when_a_later_look_differs() -> None:
    assert shown("at two or", "at two or three", "and to see", "and to see it")[1:] == (
        ["at two or"] * 3
    )


def test_an_empty_look_takes_nothing_back() -> None:
    assert shown("at two or", "at two or", "", "at two or")[1:] == ["at two"] * 3
