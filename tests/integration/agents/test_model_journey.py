"""From "I want a demo" to the booking, with a language model behind a real server."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_server import Protocol
from model_talk import model_talk, sensible

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
