"""The past of any conversation becomes messages that both providers take."""

from __future__ import annotations

import json
from typing import Any

import anthropic.types
import openai.types.chat
from hypothesis import given, settings
from hypothesis import strategies as st
from model_server import check_order
from pydantic import TypeAdapter

from app.agents.anthropic_model import anthropic_messages, anthropic_system
from app.agents.chat import Chat, ChatTurn, ModelTurn, PersonTurn, ToolTurn
from app.agents.chat_history import MOST_TOKENS, chat_turns, tokens
from app.agents.openai_model import openai_messages
from app.agents.tool_formats import anthropic_tools, openai_tools
from app.domain.booking import EventType
from app.domain.dialogue import HistoryEntry, Spoken
from app.domain.tools import ToolCall, ToolResult, booking_tools

TOOLS = booking_tools(EventType(1, "Demo", (15, 30), 30, "Alex", "Europe/Berlin"))


def turns(history: list[HistoryEntry], now: str = "And now?") -> tuple[ChatTurn, ...]:
    return chat_turns(history, now, begins="It begins.", left_out="Left out.")


def chat(history: list[HistoryEntry]) -> Chat:
    return Chat("The rules.", "A demo with Alex.", turns(history), TOOLS)


def call(call_id: str, status: str = "success", **result: object) -> list[HistoryEntry]:
    assert status in ("success", "error")
    return [
        ToolCall(call_id, "check_availability", {"date": "2026-11-25"}),
        ToolResult(
            call_id,
            "check_availability",
            "success" if status == "success" else "error",
            result or {"date": "2026-11-25", "slots": [{"time": "14:00", "start": "x"}]},
        ),
    ]


def test_who_said_what_is_told_apart() -> None:
    history: list[HistoryEntry] = [
        Spoken("user", "A demo, please."),
        Spoken("agent", "On which day?"),
        Spoken("user", "Wednesday"),
        *call("a"),
        Spoken("agent", "At two?"),
        Spoken("user", "Yes. I am Maria."),
        Spoken("program", "Shall I book that?"),
        *call("b", "error", code="slot_taken"),
        Spoken("program", "That time has just gone."),
    ]
    assert turns(history) == (
        PersonTurn("A demo, please."),
        ModelTurn("On which day?"),
        PersonTurn("Wednesday"),
        ModelTurn("", turns(history)[3].calls),  # type: ignore[union-attr]
        turns(history)[4],
        ModelTurn("At two?"),
        PersonTurn("Yes. I am Maria.\n<program>Shall I book that?</program>"),
        turns(history)[7],
        turns(history)[8],
        PersonTurn("<program>That time has just gone.</program>\nAnd now?"),
    )
    assert isinstance(turns(history)[4], ToolTurn)
    answer = turns(history)[4].answers[0]  # type: ignore[union-attr]
    assert json.loads(answer.text) == {
        "status": "success", "date": "2026-11-25", "slots": ["14:00"],
    }  # fmt: skip
    assert turns(history)[8].answers[0].failed  # type: ignore[union-attr]


ENTRIES = st.one_of(
    st.builds(
        lambda role, text: [Spoken(role, text)],
        st.sampled_from(["user", "agent", "program"]),
        st.text(min_size=1, max_size=30).filter(lambda text: text.strip()),
    ),
    st.builds(lambda call_id, long: call(call_id, slots=["x" * long]), st.sampled_from("ab"),
              st.sampled_from([1, 4_000])),
    st.builds(lambda call_id: call(call_id)[:1], st.sampled_from("abc")),
    st.builds(lambda call_id: call(call_id)[1:], st.sampled_from("abc")),
    st.builds(
        lambda name: [ToolCall("n", name, {"a": 1}), ToolResult("n", name, "error", {"code": "x"})],
        st.text(max_size=80),
    ),
)  # fmt: skip
HISTORIES = st.lists(ENTRIES, max_size=40).map(lambda parts: [e for part in parts for e in part])


@settings(deadline=None)
@given(HISTORIES)
def test_any_past_is_in_the_order_that_both_providers_want(history: list[HistoryEntry]) -> None:
    asked = chat(history)
    check_order("openai", {"messages": plain(openai_messages(asked))})
    check_order("anthropic", {"messages": plain(anthropic_messages(asked)), "max_tokens": 1})


@settings(deadline=None)
@given(HISTORIES)
def test_what_is_left_out_is_the_oldest_and_never_half_a_call(history: list[HistoryEntry]) -> None:
    told = turns(history)
    assert sum(tokens(turn) for turn in told[:-1]) <= MOST_TOKENS + 100
    calls = {c.id for turn in told if isinstance(turn, ModelTurn) for c in turn.calls}
    answers = {a.call_id for turn in told if isinstance(turn, ToolTurn) for a in turn.answers}
    assert calls == answers


def test_a_long_past_keeps_its_newest_turns_and_says_that_it_is_not_whole() -> None:
    history: list[HistoryEntry] = [
        entry
        for n in range(100)
        for entry in (Spoken("user", f"Question {n}? " * 20), Spoken("agent", f"Answer {n}. " * 20))
    ]
    told = turns(history)
    assert "Left out." in told[0].text  # type: ignore[union-attr]
    assert told[-2] == ModelTurn(("Answer 99. " * 20).strip())
    again = turns([*history, Spoken("user", "One more"), Spoken("agent", "Yes.")])
    assert again[:20] == told[:20], "a provider that keeps the beginning can use it once more"


def plain(messages: Any) -> list[dict[str, Any]]:
    result: list[dict[str, Any]] = json.loads(json.dumps(messages))
    return result


OPENAI_MESSAGES = TypeAdapter(list[openai.types.chat.ChatCompletionMessageParam])
ANTHROPIC_MESSAGES = TypeAdapter(list[anthropic.types.MessageParam])


@settings(deadline=None)
@given(HISTORIES)
def test_messages_are_what_the_packages_say_they_are(history: list[HistoryEntry]) -> None:
    asked = chat(history)
    for kind, messages in (
        (OPENAI_MESSAGES, openai_messages(asked)),
        (ANTHROPIC_MESSAGES, anthropic_messages(asked)),
    ):
        check_type(kind, messages)


def test_tools_and_prompts_are_what_the_packages_say_they_are() -> None:
    openai_tool = TypeAdapter(list[openai.types.chat.ChatCompletionFunctionToolParam])
    check_type(openai_tool, openai_tools(TOOLS))
    check_type(TypeAdapter(list[anthropic.types.ToolParam]), anthropic_tools(TOOLS))
    system = anthropic_system(chat([]))
    check_type(TypeAdapter(list[anthropic.types.TextBlockParam]), system)
    assert [block.get("cache_control") for block in system] == [None, {"type": "ephemeral"}]


def check_type(kind: TypeAdapter[Any], value: Any) -> None:
    """Fail where a value is not of the type, or holds more than the type knows."""
    assert thoroughly(kind.validate_python(value)) == plain(value)


def thoroughly(value: Any) -> Any:
    """Read every part of what pydantic has checked: it checks some of them only then."""
    if isinstance(value, dict):
        return {key: thoroughly(item) for key, item in value.items()}
    if isinstance(value, str | int | float | bool | None):
        return value
    return [thoroughly(item) for item in value]
