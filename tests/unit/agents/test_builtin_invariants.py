"""What holds in any conversation with the built-in agent, whatever is said."""

from __future__ import annotations

from desk import OFFICE, Desk
from hypothesis import given, settings
from hypothesis import strategies as st

TURNS = (
    "hello", "yes", "no", "Wednesday", "Wednesday afternoon", "the second one", "the earliest",
    "maria at gmail dot com", "my name is Tom Baker", "at three", "no, four", "make it Thursday",
    "next week", "anything later?", "another day", "the email is wrong", "the time", "thanks",
    "what?", "cancel", "never mind", "not Wednesday", "the 15th", "in two weeks at 10", "7",
    "between 2 and 4", "I want to cancel my appointment", "what's the weather", "for an hour",
    "30 minutes", "any of them", "Saturday", "yesterday", "tom underscore baker at web dot de",
    "hmm", "maybe", "tomorrow at 9:30", "Monday", "today", "two or three", "yes but make it three",
    "!!!", "noon", "the name is wrong", "on the 32nd", "I don't know", "book it", "",
)  # fmt: skip
OWN_ADDRESSES = {"maria@gmail.com", "tom_baker@web.de"}


@settings(max_examples=150, deadline=None)
@given(turns=st.lists(st.sampled_from(TURNS), min_size=1, max_size=10))
def test_it_always_answers_never_loops_and_books_only_what_was_told(turns: list[str]) -> None:
    desk = Desk()
    for turn in turns:
        calls = len(desk.calls)
        answer = desk.say(turn)
        assert answer
        assert len(answer) < 400
        assert not any(mark in answer for mark in "*_#`\n{}") or "@" in answer
        assert len(desk.calls) - calls <= 12
    for wish in desk.wishes():
        assert wish["email"] in OWN_ADDRESSES
        assert wish["name"] == "Tom Baker"
    for booked in desk.booked:
        assert booked["time"] in {f"{at:%H:%M}" for at in OFFICE}
