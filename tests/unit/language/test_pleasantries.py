from __future__ import annotations

import pytest
from reading import day_of, read


@pytest.mark.parametrize(
    "text",
    [
        "How are you today?",
        "hi, how's it going today",
        "Hope you're having a nice day today.",
        "No. That was it for today.",
        "that's all I need today, thanks",
        "I don't need anything else today",
        "nothing else for today",
        "Thanks for your help today!",
        "Have a great weekend",
        "enjoy the rest of your week",
        "Thanks, see you on Friday then",
        "Bye, see you tomorrow!",
    ],
)
def test_a_day_named_in_passing_is_no_wish(text: str) -> None:
    said = read(text)
    assert (said.date, said.days) == (None, None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("book it for today", "2026-11-23"),
        ("I need help with a booking today", "2026-11-23"),
        ("do you have anything else today?", "2026-11-23"),
        ("is that all you have today?", "2026-11-23"),
        ("Hi, how are you? Can you do tomorrow?", "2026-11-24"),
        ("Can I see you tomorrow?", "2026-11-24"),
        ("I'd like to see you on Friday", "2026-11-27"),
        ("have you got a good time on Friday", "2026-11-27"),
    ],
)
def test_a_day_beside_politeness_is_still_found(text: str, day: str) -> None:
    assert day_of(read(text)) == day
