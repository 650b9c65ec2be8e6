"""From "I want a demo" to the booking, with a language model behind a real server."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_server import Failure, ModelServer, Protocol, Reply
from model_talk import in_turn, model_talk, sensible

PROTOCOLS: tuple[Protocol, ...] = ("openai", "anthropic")


@pytest.mark.parametrize("protocol", PROTOCOLS)
async def test_a_demo_is_booked_by_typing(protocol: Protocol, tmp_path: Path) -> None:
    async with model_talk(tmp_path, protocol, sensible) as t:
        for words in (
            "Hi, I would like a demo.",
            "On Wednesday, please.",
            "At two o'clock.",
            "maria@example.com",
            "My name is Maria Lopez.",
        ):
            await t.write(words)
            assert not t.bookings
        assert len(t.summaries) == 1
        await t.write("yes")
        (booked,) = t.bookings
        assert (booked.booking.name, booked.booking.email) == ("Maria Lopez", "maria@example.com")
        assert t.server.complaints == []
        assert t.codes() == ["success", "needs_confirmation", "success"]
        assert t.said(2)[:2] == ["Let me have a look.", "Yes, there are free times on that day."]


async def test_another_model_goes_on_before_the_built_in_agent_does(tmp_path: Path) -> None:
    with ModelServer(lambda _: Reply("Here I am. Which day?")).running() as other:
        async with model_talk(
            tmp_path, "openai", in_turn(Failure(500)), stand_in=("anthropic", other)
        ) as t:
            await t.write("Hi, I would like a demo.")
            assert [asked.protocol for asked in other.asked] == ["anthropic"]
            assert t.said() == ["Here I am.", "Which day?"]
            assert other.complaints == []
