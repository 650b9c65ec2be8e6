"""A few words while a slow agent is waited for, and none where it is quick."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from conversation_rig import ScriptedAgent, Talk, talk

from app.audio.files import SilentLoudspeaker
from app.domain.dialogue import AgentRequest, AgentStep, Begun, Say, Spoken
from app.domain.events import Metrics, Phase, SpeechMade, StateChanged
from app.domain.tools import ToolResult


class SlowAgent(ScriptedAgent):
    """Keeps silent until it is let on, and then answers."""

    def __init__(self) -> None:
        super().__init__([])
        self.let_on = asyncio.Event()
        self.begins_early = False

    async def reply(self, request: AgentRequest) -> AsyncGenerator[AgentStep, ToolResult | None]:
        self.requests.append(request)
        if self.begins_early:
            yield Begun()
        await self.let_on.wait()
        yield Begun()
        yield Say("Wednesday is free.")


@asynccontextmanager
async def slow_talk(state: Path) -> AsyncIterator[tuple[Talk, SlowAgent]]:
    agent = SlowAgent()
    async with talk(state, [], sink=SilentLoudspeaker(), agent=agent) as t:
        yield t, agent


async def test_a_late_answer_is_bridged_and_the_words_are_nobodys(tmp_path: Path) -> None:
    async with slow_talk(tmp_path) as (t, agent):
        t.session.submit_text("is Wednesday free?")
        await t.until(lambda: len(t.of(SpeechMade)) == 1)
        assert t.of(StateChanged)[-1].phase is Phase.THINKING
        agent.let_on.set()
        await t.session.settled()
        assert t.said() == ["Wednesday is free."]
        assert len(t.of(SpeechMade)) == 2
        (metrics,) = t.of(Metrics)
        assert metrics.reply_audio_ms is not None
        assert metrics.reply_text_ms is not None
        assert metrics.reply_audio_ms >= metrics.reply_text_ms, "the filler is no reply"
        await t.type("and Thursday?")
        assert [e.text for e in agent.requests[-1].history if isinstance(e, Spoken)] == [
            "is Wednesday free?",
            "Wednesday is free.",
        ]


async def test_it_is_not_heard_in_two_turns_running(tmp_path: Path) -> None:
    async with slow_talk(tmp_path) as (t, agent):
        for _ in range(2):
            agent.let_on.clear()
            before = len(t.of(SpeechMade))
            t.session.submit_text("is Wednesday free?")
            await t.until(lambda: len(t.of(SpeechMade)) > before)  # noqa: B023
            agent.let_on.set()
            await t.session.settled()
            assert len(t.of(SpeechMade)) - before == 2
            agent.let_on.clear()
            asyncio.get_running_loop().call_later(1.2, agent.let_on.set)
            await t.type("and Thursday?")
            assert len(t.of(SpeechMade)) - before == 3


async def test_an_answer_that_has_begun_is_not_bridged(tmp_path: Path) -> None:
    async with slow_talk(tmp_path) as (t, agent):
        agent.begins_early = True
        asyncio.get_running_loop().call_later(1.2, agent.let_on.set)
        await t.type("is Wednesday free?")
        assert len(t.of(SpeechMade)) == 1


async def test_escape_silences_it(tmp_path: Path) -> None:
    async with slow_talk(tmp_path) as (t, _):
        t.session.submit_text("is Wednesday free?")
        t.session.escape()
        await t.session.settled()
        await asyncio.sleep(1)
        assert not t.of(SpeechMade)
