"""The model's server is killed in the middle of a conversation, and the booking is made anyway.

Killed means killed: streams break off, and from then on nobody answers at the address.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from model_server import Asked, Behaviour, Call, ModelServer, Protocol, Reply, Silence
from model_talk import DAY, ModelTalk, model_talk
from words import ENGLISH

from app.domain.events import ErrorOccurred, Notice, ProposalShown
from app.language.expectation import expectation

AWAY = ENGLISH.phrase("model_away")
EMAIL, NAME = "maria@example.com", "Maria Lopez"
PROTOCOLS: tuple[Protocol, ...] = ("openai", "anthropic")
ANSWERS = {"time": "half past two", "email": EMAIL, "name": f"my name is {NAME}"}

Way = Literal["before the first token", "in the words", "in the arguments"]


def good_model(asked: Asked) -> Reply:
    """Answer each turn of the journey as a good model does."""
    if asked.new_results:
        return Reply("On Wednesday I have 2 PM, 2:30 PM and 3 PM. Which one suits you?")
    said = asked.said
    if "Wednesday" in said:
        return Reply(calls=[Call("check_availability", {"date": DAY})])
    if EMAIL in said:
        return Reply("Thank you. I have noted that. And what is your name, please?")
    if NAME in said:
        wanted = {"date": DAY, "time": "14:30", "email": EMAIL, "name": NAME}
        return Reply(calls=[Call("book_appointment", wanted)])
    return Reply("You're welcome.")


class _Trigger(threading.Event):
    """Kills the server where a stream waits for it to be set."""

    def __init__(self, server: ModelServer) -> None:
        super().__init__()
        self._server = server

    def is_set(self) -> bool:
        self._server.die()
        return False


class MortalModel:
    """A good model whose server dies at its request of that number, in that way."""

    def __init__(self, number: int, way: Way) -> None:
        self._left = number
        self._way = way
        self.server: ModelServer | None = None

    def __call__(self, asked: Asked) -> Behaviour:
        assert self.server is not None
        self._left -= 1
        if self._left > 0:
            return good_model(asked)
        if self._way == "before the first token":
            self.server.die()
            return Silence()
        reply = good_model(asked)
        # After "Thank you." or "On Wednesday I have" there, after {"date": " here.
        at = 8 if self._way == "in the words" else 3
        return replace(reply, hold=_Trigger(self.server), hold_after=at)


async def come_to_an_end(talk: ModelTalk, *, upto: Literal["summary", "booked"]) -> None:
    """Answer what is asked until it is booked; whatever was told is not asked for again."""
    text = "I'd like a demo on Wednesday"
    told: set[str] = set()
    for _ in range(6):
        before, shown = len(talk.said()), len(talk.summaries)
        await talk.write(text)
        if talk.bookings:
            return
        if len(talk.summaries) > shown:
            if upto == "summary":
                return
            text = "yes"
            continue
        asked = expectation(" ".join(talk.said()[before:]))
        assert asked in ANSWERS, talk.said()
        assert asked not in told, f"asked twice: {talk.said()}"
        told.add(asked)
        text = ANSWERS[asked]
    raise AssertionError(f"not booked: {talk.said()}")


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize(
    ("number", "way"),
    [
        (1, "before the first token"),
        (1, "in the arguments"),
        (2, "before the first token"),  # between a call and the words about its result
        (2, "in the words"),
        (3, "before the first token"),
        (3, "in the words"),
        (4, "before the first token"),
        (4, "in the arguments"),
    ],
)
async def test_the_built_in_agent_finishes_the_booking(
    number: int, way: Way, protocol: Protocol, tmp_path: Path
) -> None:
    model = MortalModel(number, way)
    async with model_talk(tmp_path, protocol, model) as talk:
        model.server = talk.server
        await come_to_an_end(talk, upto="booked")
        (booked,) = talk.bookings
        assert (booked.booking.email, booked.booking.name) == (EMAIL, NAME)
        assert booked.booking.start.astimezone().minute == 30
        assert len(talk.of(ProposalShown)) == 1
        assert " ".join(talk.said()).count(AWAY) == 1
        assert any("Assistant: built-in" in notice.message for notice in talk.of(Notice))
        assert not talk.of(ErrorOccurred)
        assert len(talk.server.asked) == number


@pytest.mark.parametrize("protocol", PROTOCOLS)
async def test_a_summary_that_waits_outlives_the_model(protocol: Protocol, tmp_path: Path) -> None:
    async with model_talk(tmp_path, protocol, good_model) as talk:
        await come_to_an_end(talk, upto="summary")
        talk.server.die()
        await talk.write("yes please")
        assert len(talk.bookings) == 1
        assert AWAY not in " ".join(talk.said())


@pytest.mark.parametrize("protocol", PROTOCOLS)
async def test_after_the_yes_nothing_is_lost_with_the_model(
    protocol: Protocol, tmp_path: Path
) -> None:
    async with model_talk(tmp_path, protocol, good_model) as talk:
        await come_to_an_end(talk, upto="booked")
        talk.server.die()
        await talk.write("thank you")
        assert len(talk.bookings) == 1
        assert talk.said()[-2:] != []
        assert AWAY in " ".join(talk.said())
        assert expectation(talk.said()[-1]) not in ANSWERS, "nothing is asked for any more"
