"""What a person wants by the end of a conversation that somebody else led."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from words import ENGLISH

from app.agents.frame import Frame
from app.agents.wanted import wanted
from app.domain.dialogue import Spoken

NOW = datetime(2026, 11, 23, 9, 10, tzinfo=ZoneInfo("Europe/Berlin"))  # a Monday
TWO_ON_TUESDAY = (
    "I'd like to come in tomorrow at two",
    "So that is tomorrow, Tuesday, at 2 pm?",
    "Yes",
)


def at_the_end(*words: str) -> Frame:
    """Return what is wanted after `words`, the person's first and the assistant's in turn."""
    turns = [Spoken("agent" if i % 2 else "user", text) for i, text in enumerate(words)]
    return wanted(turns, ENGLISH, now=NOW, time_zone="Europe/Berlin")[0]


@pytest.mark.parametrize(
    ("offer", "answer"),
    [
        ("I couldn't book 2 pm. How about Wednesday at 4:30 pm instead?", "Yes, please."),
        ("Sorry, that's gone. I have Wednesday at 4:30 pm. Would that work?", "That sounds good."),
        ("Unfortunately only Wednesday at 4:30 pm is left.", "Okay, I'll take it."),
        ("Would Wednesday at 4:30 pm suit you?", "Yes, 4:30 is fine"),
        ("Would Wednesday at 4:30 pm suit you?", "Yes, Wednesday works."),
    ],
)
def test_a_yes_takes_the_time_that_the_assistant_proposed(offer: str, answer: str) -> None:
    frame = at_the_end(*TWO_ON_TUESDAY, offer, answer)
    assert (frame.day, frame.time) == (date(2026, 11, 25), time(16, 30))


@pytest.mark.parametrize(
    ("offer", "answer"),
    [
        ("How about Wednesday at 4:30 pm instead?", "No, thanks."),
        ("How about Wednesday at 4:30 pm instead?", "Hmm, I'm not sure."),
        ("How about Wednesday at 3 or 4:30 pm instead?", "What is the address?"),
        ("It's booked for tomorrow at 2 pm. They close at 6 pm. Anything else?", "Yes, please"),
        ("They are open from 9 am until 6 pm. Is that alright?", "Yes"),
    ],
)
def test_no_other_answer_takes_it(offer: str, answer: str) -> None:
    frame = at_the_end(*TWO_ON_TUESDAY, offer, answer)
    assert (frame.day, frame.time) == (date(2026, 11, 24), time(14))


def test_what_the_person_adds_goes_before_what_was_proposed() -> None:
    offer = "How about Wednesday at 4:30 pm instead?"
    frame = at_the_end(*TWO_ON_TUESDAY, offer, "Yes, but make it Thursday at 5 pm")
    assert (frame.day, frame.time) == (date(2026, 11, 26), time(17))


def test_half_of_the_day_follows_what_the_assistant_named() -> None:
    frame = at_the_end("any time on Friday", "How about 7:30 pm?", "7:30 works for me")
    assert (frame.day, frame.time) == (date(2026, 11, 27), time(19, 30))


def test_thanks_and_a_goodbye_leave_what_is_wanted_alone() -> None:
    frame = at_the_end(
        *TWO_ON_TUESDAY,
        "Done. Can I help you with anything else today?",
        "Thank you for booking that. I do not need anything else today.",
    )
    assert (frame.day, frame.time) == (date(2026, 11, 24), time(14))
