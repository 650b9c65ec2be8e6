"""What an agent took, turn by turn and in all, as the `metrics` of a conversation tell it."""

from __future__ import annotations

from pathlib import Path

from conversation_rig import CHECK, talk

from app.domain.dialogue import AgentStep, Begun, Say, Usage
from app.domain.events import Metrics
from app.session.wire import event_to_wire


async def test_tokens_are_told_for_the_turn_and_for_the_conversation(tmp_path: Path) -> None:
    first: list[AgentStep] = [
        Begun(),
        CHECK,
        Usage("openai", 900, 20),
        Begun(),
        Say("Wednesday is free."),
        Usage("openai", 1_100, 9),
    ]
    second: list[AgentStep] = [Begun(), Say("What else?"), Usage("openai", 1_200, 4)]
    async with talk(tmp_path, [first, second]) as t:
        await t.type("is Wednesday free?")
        await t.type("hm")
        one, two = t.of(Metrics)
        assert (one.agent.prompt_tokens, one.agent.completion_tokens) == (2_000, 29)
        assert (two.agent.prompt_tokens, two.agent.completion_tokens) == (1_200, 4)
        assert two.conversation == one.agent + two.agent
        wire = event_to_wire(two)
        assert wire is not None
        assert wire["conversation"] == {
            "ms": two.conversation.ms,
            "prompt_tokens": 3_200,
            "completion_tokens": 33,
        }
        assert t.said() == ["Wednesday is free.", "What else?"]
