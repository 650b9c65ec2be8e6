"""What the person notices when a language model fails: almost nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence

import pytest
from desk import SUMMARY, Desk
from words import ENGLISH

from app.agents.builtin import BuiltInAgent
from app.agents.failover import FailOver, Patience
from app.domain.dialogue import AgentRequest, AgentStep, Begun, Say
from app.domain.errors import AgentTrouble, AgentUnavailable
from app.domain.events import Notice
from app.domain.tools import BOOK_APPOINTMENT, CHECK_AVAILABILITY, ToolCall, ToolResult

AWAY = ENGLISH.phrase("model_away")
CHECK = ToolCall("c", CHECK_AVAILABILITY, {"date": "2026-11-25"})
BOOK = ToolCall(
    "b",
    BOOK_APPOINTMENT,
    {"date": "2026-11-25", "time": "14:00", "email": "ana@web.de", "name": "Ana Ruiz"},
)
ALL_IN_ONE = "Wednesday at two pm, I'm Ana Ruiz, ana@web.de"
HANGS = "hangs"


def down(why: AgentTrouble, seconds: float | None = None) -> AgentUnavailable:
    return AgentUnavailable("It is down.", agent="model", why=why, seconds=seconds)


UNREACHABLE = down(AgentTrouble.UNREACHABLE)
KEY = down(AgentTrouble.KEY)
Part = AgentStep | Exception | str


class Model:
    """Plays what a model does in each turn: steps, a failure, or hanging for ever."""

    def __init__(self, *turns: Sequence[Part], name: str = "model") -> None:
        self.name = name
        self.turns = list(turns)
        self.requests: list[AgentRequest] = []
        self.warm = 0

    async def warm_up(self) -> None:
        self.warm += 1

    async def reply(self, request: AgentRequest) -> AsyncGenerator[AgentStep, ToolResult | None]:
        self.requests.append(request)
        for part in self.turns.pop(0) if self.turns else [UNREACHABLE]:
            if isinstance(part, Exception):
                raise part
            if isinstance(part, str):
                await asyncio.Event().wait()
                continue
            yield part


class Now:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Rig:
    """A conversation over models and the built-in agent, with the clock in the test's hand."""

    def __init__(self, *models: Model) -> None:
        self.now = Now()
        self.notices: list[Notice] = []
        self.agent = FailOver(
            [*models, BuiltInAgent(ENGLISH)],
            ENGLISH,
            seconds_now=self.now,
            patience=Patience(first_token=0.05, trial=0.02, next_step=0.1, total=0.3),
        )
        self.agent.subscribe(self.notices.append)
        self.desk = Desk(agent=self.agent)


@pytest.mark.parametrize(
    "failure",
    [
        UNREACHABLE,
        KEY,
        down(AgentTrouble.RATE_LIMITED, 20),
        down(AgentTrouble.SERVER),
        down(AgentTrouble.REFUSED),
        HANGS,
        ValueError("a bug"),
    ],
    ids=str,
)
@pytest.mark.parametrize(
    "before",
    [
        [],
        [Begun()],
        [Say("Let me have a look.")],
        [CHECK],
        [Say("Let me have a look."), CHECK],
        [CHECK, Say("2 PM on Wednesday is free.")],
    ],
    ids=str,
)
def test_the_built_in_agent_finishes_the_turn(before: list[Part], failure: Part) -> None:
    rig = Rig(Model([*before, failure]))
    answer = rig.desk.say(ALL_IN_ONE)
    assert answer.endswith(SUMMARY)
    assert answer.count(AWAY) == 1
    (wish,) = rig.desk.wishes()
    assert (wish["time"], wish["email"], wish["name"]) == ("14:00", "ana@web.de", "Ana Ruiz")
    assert rig.desk.checked() == ["2026-11-25"], "what was looked up is not looked up again"
    rig.desk.say("yes")
    assert len(rig.desk.booked) == 1


def test_what_was_asked_already_is_not_asked_again() -> None:
    rig = Rig(Model([CHECK, Say("I have 9, 9:30 or 10 AM. Which one suits you?"), UNREACHABLE]))
    assert rig.desk.say("Wednesday") == "I have 9, 9:30 or 10 AM. Which one suits you?"
    answer = rig.desk.say("the second one")
    assert answer.startswith(AWAY)
    assert "9:30 AM is free" in answer
    assert "e-mail" in answer


def test_times_that_were_named_are_not_named_again() -> None:
    rig = Rig(Model([CHECK, Say("On Wednesday there is 9, 9:30 and 10 AM."), UNREACHABLE]))
    answer = rig.desk.say("what is free on Wednesday?")
    assert answer.count("9:30") == 1
    assert answer.endswith("?")


def test_a_summary_that_is_due_needs_no_more_words() -> None:
    rig = Rig(Model([CHECK, BOOK, UNREACHABLE]))
    assert rig.desk.say(ALL_IN_ONE) == SUMMARY
    assert len(rig.desk.wishes()) == 1


def test_it_is_said_once_and_shown_until_the_model_is_back() -> None:
    model = Model([UNREACHABLE], [Say("Here I am again.")], [UNREACHABLE])
    rig = Rig(model)
    assert AWAY in rig.desk.say("hello")
    assert AWAY not in rig.desk.say("Wednesday")
    (notice,) = rig.notices
    assert "Assistant: built-in" in notice.message
    assert "9:10 AM" in notice.message
    assert len(model.requests) == 1, "a model that is down is left alone"
    rig.now.seconds += 15
    assert rig.desk.say("hm") == "Here I am again."
    assert rig.notices[-1].message == ""
    assert AWAY in rig.desk.say("hello"), "another outage is told again"


def test_a_trial_that_fails_is_silent_and_waits_longer_each_time() -> None:
    model = Model()
    rig = Rig(model)
    rig.desk.say("hello")
    for pause in (15, 30, 60):
        rig.now.seconds += pause - 1
        rig.desk.say("hm")
        rig.now.seconds += 1
        asked = len(model.requests)
        assert AWAY not in rig.desk.say("hm")
        assert len(model.requests) == asked + 1


def test_a_refusal_is_no_outage() -> None:
    model = Model([down(AgentTrouble.REFUSED)], [Say("Gladly.")])
    rig = Rig(model)
    assert "day" in rig.desk.say("hello")
    assert rig.desk.say("thanks") == "Gladly."
    assert not rig.notices


def test_an_empty_answer_is_none() -> None:
    rig = Rig(Model([Begun()], [CHECK]))
    assert "day" in rig.desk.say("hello")
    rig.now.seconds += 15
    assert "Which one suits you?" in rig.desk.say("Wednesday") or rig.desk.said_before.endswith("?")


def test_the_order_is_the_persons() -> None:
    first, second = Model([CHECK, UNREACHABLE]), Model([Say("Two is free.")], name="second")
    rig = Rig(first, second)
    assert rig.desk.say("Wednesday at two") == "Two is free."
    assert "Assistant: second" in rig.notices[0].message
    (request,) = second.requests
    assert CHECK in request.history
    assert request.text == ""
    asyncio.run(rig.agent.warm_up())
    assert (first.warm, second.warm) == (0, 1)


def test_the_notice_names_who_answers_now() -> None:
    first, second = Model(), Model([Say("Two is free.")])
    second.name = "second"
    rig = Rig(first, second)
    rig.desk.say("Wednesday at two")
    assert AWAY in rig.desk.say("and Thursday?"), "the second is away, too"
    assert ["second" in n.message for n in rig.notices] == [True, False]
    assert "Assistant: built-in" in rig.notices[-1].message
    rig.now.seconds += 15
    first.turns.append([Say("Here I am again.")])
    assert rig.desk.say("hm") == "Here I am again."
    assert rig.notices[-1].message == ""


def test_a_stream_without_end_is_ended() -> None:
    async def endless(request: AgentRequest) -> AsyncGenerator[AgentStep, ToolResult | None]:
        number = 0
        while True:
            await asyncio.sleep(0.02)
            number += 1
            yield Say(f"Number {number}.")

    model = Model()
    model.reply = endless  # type: ignore[method-assign]
    answer = Rig(model).desk.say("hello")
    assert AWAY in answer
