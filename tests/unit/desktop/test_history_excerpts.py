"""What was found is seen in a list, however narrow it is."""

from __future__ import annotations

import pytest

from app.desktop.history.wording import showing_found
from app.domain.history import Excerpt


def excerpt(text: str) -> Excerpt:
    """Return the text without its brackets, which stand around what was found."""
    marks: list[tuple[int, int]] = []
    plain = ""
    for piece in text.split("["):
        found, bracket, rest = piece.partition("]")
        if bracket:
            marks.append((len(plain), len(plain) + len(found)))
        plain += found + rest
    return Excerpt(plain, tuple(marks))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[Half] past two", "[Half] past two"),
        ("Only on Friday I have [ten]", "… Friday I have [ten]"),
        ("… I have one, [half] [past] two", "… have one, [half] [past] two"),
        (
            "On Friday [ten] and then much later [eleven]",
            "On Friday [ten] and then much later [eleven]",
        ),
        ("a [verylongwordthatneverfits]", "… [verylongwordthatneverfits]"),
        ("nothing was found in all of this", "nothing was found in all of this"),
    ],
)
def test_words_before_what_was_found_are_left_out_as_far_as_needed(text: str, shown: str) -> None:
    assert showing_found(excerpt(text), lambda words: len(words) <= 21) == excerpt(shown)
