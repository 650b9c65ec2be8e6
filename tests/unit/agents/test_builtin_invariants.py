"""What holds in any conversation with the built-in agent, whatever is said."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from desk import OFFICE, ZONE, Desk
from hypothesis import example, given, settings
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
TOM_SPOKEN = "tom underscore baker at web dot de"
OWN_ADDRESSES = {"maria@gmail.com", "tom_baker@web.de"}


@settings(max_examples=150, deadline=None)
@given(turns=st.lists(st.sampled_from(TURNS), min_size=1, max_size=10))
@example(["the earliest", "my name is Tom Baker", TOM_SPOKEN, "the email is wrong", "no, four"])
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


CHANGES = (
    "cancel my appointment", "move my appointment to Thursday at three", "reschedule", "cancel it",
    "push it an hour later", "what do I have booked?", "the first one", "the Friday one", "keep it",
    "actually make it Thursday", "cancel the one on Wednesday", "I can't make it", "no, move it",
    "book another one on Monday at ten", "yes", "yes, cancel it", "yes please", "leave it", "no",
    "change my appointment", "an hour earlier", "the same time on Monday", "my next appointment",
    "yes, I'd like to keep it", "yes but later", "don't cancel it", "delete everything",
)  # fmt: skip
YESES = {"yes", "yes, cancel it", "yes please", "cancel it", "book it"}


@settings(max_examples=80, deadline=None)
@given(turns=st.lists(st.sampled_from((*TURNS, *CHANGES, *CHANGES)), min_size=1, max_size=12))
def test_an_appointment_changes_only_by_a_plain_yes_and_the_talk_never_loops(
    turns: list[str],
) -> None:
    zone = ZoneInfo(ZONE)
    here = [("maria@gmail.com", datetime(2026, 11, 25, 14, tzinfo=zone)),
            ("maria@gmail.com", datetime(2026, 11, 27, 11, tzinfo=zone))]  # fmt: skip
    desk = Desk(here=here)
    for turn in turns:
        calls, changed = len(desk.calls), len(desk.changed)
        waiting = desk.proposal
        answer = desk.say(turn)
        assert answer
        assert len(answer) < 400
        assert len(desk.calls) - calls <= 12
        if len(desk.changed) != changed:
            assert turn in YESES
            assert desk.changed[changed:] == [waiting]
    if not YESES & set(turns):
        assert desk.at() == ["Wed 25 14:00", "Fri 27 11:00"]
