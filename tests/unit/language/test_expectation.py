from __future__ import annotations

import pytest

from app.language.expectation import expectation
from app.language.values import Expecting


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("What is your e-mail address?", "email"),
        ("2 PM is free. Which email may I use?", "email"),
        ("Could you give me your e-mail?", "email"),
        ("Please tell me your e-mail address.", "email"),
        ("Is your e-mail ana@web.de?", "yesno"),
        ("And what is your name?", "name"),
        ("What name shall I put it under?", "name"),
        ("May I have your full name?", "name"),
        ("Who is it for?", "name"),
        ("Which day would suit you?", "date"),
        ("When would you like to come?", "date"),
        ("Do you mean Thursday, November 26th or Friday, November 27th?", "date"),
        ("I have 9, 9:30 and 10 AM. Which one suits you?", "time"),
        ("How about 3:30, 4 or 4:30 PM?", "time"),
        ("Is 2 PM okay, or would you prefer 3?", "time"),
        ("Would you prefer the morning or the afternoon?", "time"),
        ("Demo, Tuesday at 2 PM, for Ana. Shall I book it?", "yesno"),
        ("Does Tuesday at 2 work?", "yesno"),
        ("How about 3 PM?", "yesno"),
        ("So that is Tuesday at 2, right?", "yesno"),
        ("Please confirm: Tuesday at 2 PM with Dr. Smith.", "yesno"),
        ("What should I change: the day, the time, the name or the e-mail?", None),
        ("How can I help you?", None),
        ("", None),
    ],
)
def test_the_last_question_says_what_is_expected(words: str, expected: Expecting | None) -> None:
    assert expectation(words) == expected
