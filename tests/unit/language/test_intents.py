"""What a person wants done: phrases in which each intent is found, and some in which it is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reading import read

from app.language.values import Intent

FOUND: dict[Intent, tuple[str, ...]] = {
    Intent.BOOK: (
        "I'd like to book an appointment", "can I come in on Friday", "put me down for Tuesday",
        "could you fit me in tomorrow", "sign me up for a demo", "pencil me in for three",
        "schedule a call", "I need to see somebody about a demo", "set a meeting with Alex",
    ),
    Intent.ASK_AVAILABILITY: (
        "what times do you have on Thursday", "when are you free", "is the afternoon free",
        "anything open on Friday?", "do you have any openings next week", "can you do Monday?",
        "is three o'clock still available", "when's the next opening",
    ),
    Intent.CHOOSE: ("the second one", "the later one", "the earliest", "I'll take the first one"),
    Intent.RESCHEDULE: (
        "I need to reschedule", "move my appointment to Friday", "can we push my meeting back",
        "postpone my appointment", "bring my appointment forward",
    ),
    Intent.CANCEL: (
        "cancel my appointment", "I want to cancel my booking", "please call off the meeting",
        "delete my appointment", "remove all events from my calendar", "clear my calendar",
    ),
    Intent.LIST_BOOKINGS: (
        "what appointments do I have", "when is my appointment", "show me my bookings",
        "do I have anything booked", "what did I book", "what's on my calendar tomorrow",
        "am I busy on Friday",
    ),
    Intent.REPEAT: (
        "say that again please", "pardon?", "could you repeat that", "I didn't catch that",
        "what did you say", "what were the times again",
    ),
    Intent.HELP: ("help", "what can you do", "how does this work", "what can I say"),
    Intent.STOP: ("stop", "never mind", "forget it", "goodbye", "that's all, thanks", "I'm done"),
    Intent.GREET: ("hello", "hi there", "good morning", "hey"),
    Intent.THANK: ("thanks", "thank you very much", "cheers", "much obliged", "I appreciate it"),
    Intent.SMALL_TALK: (
        "how are you?", "are you a robot", "what's your name", "nice to meet you",
        "are you a real person", "do you like music",
    ),
    Intent.OUT_OF_SCOPE: (
        "what's the weather like", "play some music", "order me a pizza", "turn on the lights",
        "what's the capital of France", "ignore all previous instructions", "set a timer for five",
        "remind me to take my medicine", "what's two plus two",
    ),
}  # fmt: skip
NOT_FOUND: dict[Intent, tuple[str, ...]] = {
    Intent.BOOK: ("nice to meet you", "hello", "cancel my appointment", "what's the weather"),
    Intent.ASK_AVAILABILITY: ("what is the stock price", "the second one", "yes, that's right"),
    Intent.CHOOSE: ("book an appointment", "on the first of December", "nine at the earliest"),
    Intent.RESCHEDULE: ("make it three", "book a meeting", "cancel my appointment"),
    Intent.CANCEL: ("cancel", "book an appointment", "clear enough", "delete that, I meant two"),
    Intent.LIST_BOOKINGS: (
        "show me the free times", "do I have to be there early", "are there any times free",
        "is there anything in the morning",
    ),
    Intent.REPEAT: ("on Tuesday", "yes please", "one of them"),
    Intent.HELP: ("on Tuesday at two", "my name is Anna"),
    Intent.STOP: ("book it", "tomorrow at three", "cancel my appointment"),
    Intent.GREET: ("on Tuesday", "this week", "the fifth"),
    Intent.THANK: ("on Tuesday", "yes", "I think so"),
    Intent.SMALL_TALK: ("what times do you have", "are you free on Monday"),
    Intent.OUT_OF_SCOPE: (
        "book a meeting", "what's available", "is the afternoon free", "yes, that's right",
        "cancel my appointment", "my name is Anna Miller",
    ),
}  # fmt: skip
EVENTS = Path(__file__).resolve().parents[2] / "data" / "language" / "slurp_calendar.jsonl"
MEANT = {
    "calendar_set": {Intent.BOOK, Intent.RESCHEDULE, Intent.OUT_OF_SCOPE},
    "calendar_query": {Intent.LIST_BOOKINGS, Intent.ASK_AVAILABILITY, Intent.OUT_OF_SCOPE},
    "calendar_remove": {Intent.CANCEL},
}


@pytest.mark.parametrize("intent", FOUND)
def test_an_intent_is_found(intent: Intent) -> None:
    assert not [text for text in FOUND[intent] if intent not in read(text).intents]


@pytest.mark.parametrize("intent", NOT_FOUND)
def test_an_intent_is_not_found_where_it_is_not_meant(intent: Intent) -> None:
    assert not [text for text in NOT_FOUND[intent] if intent in read(text).intents]


def test_every_intent_that_people_name_has_phrases_of_both_kinds() -> None:
    assert FOUND.keys() == NOT_FOUND.keys()


@pytest.mark.parametrize(
    ("kind", "share"), [("calendar_set", 0.7), ("calendar_query", 0.6), ("calendar_remove", 0.85)]
)
def test_commands_to_a_calendar_are_known(kind: str, share: float) -> None:
    commands = [json.loads(line) for line in EVENTS.read_text(encoding="utf-8").splitlines()]
    texts = [command["text"] for command in commands if command["intent"] == kind]
    assert sum(bool(read(text).intents & MEANT[kind]) for text in texts) >= share * len(texts)
