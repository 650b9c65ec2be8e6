"""Which turns never reach the model, and that the model hears of them."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from desk import SUMMARY, ZONE, Desk
from words import ENGLISH

from app.agents.builtin import BuiltInAgent
from app.agents.certain import CertainFirst
from app.domain.dialogue import AgentRequest, AgentStep, Known, Say, Spoken
from app.domain.tools import CHECK_AVAILABILITY, ToolCall, ToolResult

OFFER = "I have 9, 9:30 and 10 AM on Wednesday. Which one suits you?"
CHECK = ToolCall("c", CHECK_AVAILABILITY, {"date": "2026-11-25"})


class Model:
    """Offers Wednesday's times in its own words whenever it is asked."""

    name = "model"

    def __init__(self) -> None:
        self.requests: list[AgentRequest] = []

    async def warm_up(self) -> None:
        pass

    async def reply(self, request: AgentRequest) -> AsyncGenerator[AgentStep, ToolResult | None]:
        self.requests.append(request)
        yield CHECK
        yield Say(OFFER)


def desk_with(model: Model, known: Known | None = None) -> Desk:
    built_in = BuiltInAgent(ENGLISH)
    desk = Desk(agent=CertainFirst(model, built_in), known=known or Known())
    assert desk.say("is Wednesday free?") == OFFER
    return desk


@pytest.mark.parametrize(
    ("text", "at"),
    [("the second one", "9:30"), ("10 please", "10:00"), ("Wednesday at nine", "9:00")],
)
def test_a_choice_among_offered_times_is_taken_at_once(text: str, at: str) -> None:
    model = Model()
    desk = desk_with(model)
    answer = desk.say(text)
    assert f"at {at} AM is free" in answer
    assert "e-mail" in answer
    assert len(model.requests) == 1
    desk.say("hm, what do you need that for?")
    assert Spoken("user", text) in model.requests[-1].history
    assert Spoken("agent", answer) in model.requests[-1].history


def test_with_all_details_known_a_choice_brings_the_summary() -> None:
    model = Model()
    desk = desk_with(model, Known("Ana Ruiz", "ana@web.de"))
    assert desk.say("the last one") == SUMMARY
    assert desk.wishes()[0]["time"] == "10:00"
    assert "What" in desk.say("no")
    assert len(model.requests) == 1


def test_a_click_on_a_free_time_is_certain() -> None:
    model = Model()
    desk = desk_with(model)
    at = datetime(2026, 11, 25, 15, 30, tzinfo=ZoneInfo(ZONE))
    assert "3:30 PM is free" in desk.say("Wednesday at 3:30 PM", chosen=at)
    assert len(model.requests) == 1


@pytest.mark.parametrize(
    "text",
    [
        "the fourth one", "9:15", "yes", "no", "stop", "the second one, is that with Alex?",
        "Thursday at nine", "my e-mail is ana@web.de", "the second one and I'm Ana",
        "cancel", "can you do it on Friday?",
    ],
)  # fmt: skip
def test_everything_else_is_the_models(text: str) -> None:
    model = Model()
    desk = desk_with(model)
    desk.say(text)
    assert len(model.requests) == 2


def test_nothing_is_certain_before_anything_was_offered() -> None:
    model = Model()
    desk = Desk(agent=CertainFirst(model, BuiltInAgent(ENGLISH)))
    desk.say("the second one")
    assert len(model.requests) == 1
