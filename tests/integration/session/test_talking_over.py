"""Talking while the assistant talks, and talking on while the last words are written down."""

from __future__ import annotations

import asyncio
from pathlib import Path

from conversation_rig import talk
from held_loudspeaker import HeldLoudspeaker

from app.audio.files import FileMicrophone
from app.audio.wav import read_wav
from app.domain.audio import Audio
from app.domain.dialogue import Say, Spoken
from app.domain.events import (
    Metrics,
    Phase,
    SpeakingChanged,
    SpeechMade,
    StateChanged,
    Transcript,
)

DEMO = Path(__file__).parents[3] / "resources" / "demo"


async def test_a_press_stops_the_reply_and_the_unheard_part_does_not_stay(tmp_path: Path) -> None:
    sink = HeldLoudspeaker()
    recordings = [read_wav(DEMO / "1-day.wav"), read_wav(DEMO / "2-time.wav")]
    reply = [Say("Wednesday is free. I have ten times. Which one would you like?")]
    async with talk(tmp_path, [reply, []], source=FileMicrophone(recordings), sink=sink) as t:
        t.session.press()
        await t.session.settled()
        t.session.release()
        await sink.playing.wait()
        sink.let_it_end()  # the first sentence is heard
        await t.until(lambda: len(t.of(SpeechMade)) == 2)
        t.session.press()
        assert t.of(SpeakingChanged)[-1] == SpeakingChanged(turn=1, who="agent", is_speaking=False)
        assert t.of(StateChanged)[-1].phase is Phase.ARMING
        assert t.of(Metrics)[-1].outcome == "interrupted"
        await t.session.settled()
        t.session.release()
        await t.session.settled()
        assert len(sink.played) == 2, "nothing more of the first reply is heard"
        heard = [
            entry.text
            for entry in t.agent.requests[-1].history
            if isinstance(entry, Spoken) and entry.role == "agent"
        ]
        assert heard == ["Wednesday is free."]
        assert "past two" in t.agent.requests[-1].text


async def test_pressing_again_at_once_goes_on_with_the_same_utterance(tmp_path: Path) -> None:
    whole = read_wav(DEMO / "1-day.wav")
    middle = round(len(whole.samples) * 0.47)  # between two words
    parts = [
        Audio(whole.samples[:middle], whole.sample_rate),
        Audio(whole.samples[middle:], whole.sample_rate),
    ]
    async with talk(tmp_path, [[]], source=FileMicrophone(parts)) as t:
        t.session.press()
        await t.session.settled()
        t.session.release()
        await asyncio.sleep(0)
        t.session.press()
        await t.until(lambda: t.of(StateChanged)[-1].phase is Phase.LISTENING)
        t.session.release()
        await t.session.settled()
        (said,) = [event.text for event in t.of(Transcript) if event.role == "user"]
        assert "book" in said
        assert "Wednesday afternoon" in said


async def test_escape_while_listening_writes_nothing_down(tmp_path: Path) -> None:
    recordings = [read_wav(DEMO / "1-day.wav"), read_wav(DEMO / "2-time.wav")]
    async with talk(tmp_path, [[]], source=FileMicrophone(recordings)) as t:
        t.session.press()
        await t.session.settled()
        t.session.escape()
        await t.session.settled()
        assert not t.of(Transcript)
        t.session.press()
        await t.session.settled()
        t.session.release()
        await t.session.settled()
        assert len(t.agent.requests) == 1


async def test_a_yes_before_the_summary_has_ended_is_asked_again(tmp_path: Path) -> None:
    from conversation_rig import BOOK, CHECK

    from app.domain.events import BookingConfirmed, ProposalShown

    sink = HeldLoudspeaker()
    recordings = [read_wav(DEMO / "5-yes.wav")]
    async with talk(
        tmp_path, [[CHECK, BOOK], [BOOK]], source=FileMicrophone(recordings), sink=sink
    ) as t:
        t.session.provide_details("Maria Lopez", "maria@example.com")
        await sink.playing.wait()  # the summary has only begun
        t.session.press()
        await t.until(lambda: t.of(StateChanged)[-1].phase is Phase.LISTENING)
        sink.playing.clear()
        t.session.release()
        await sink.playing.wait()
        assert not t.of(BookingConfirmed)
        assert len(t.of(ProposalShown)) == 2
        t.session.escape()
