"""Microphone and loudspeaker tried beside the conversation, with the real recogniser."""

from __future__ import annotations

import asyncio
from pathlib import Path

from conversation_rig import talk

from app.audio.files import FileMicrophone, SilentLoudspeaker
from app.domain.audio import Audio
from app.domain.errors import VocalDeskError
from app.domain.events import Phase, StateChanged, Transcript
from app.domain.setup import Heard

RECORDING = Path(__file__).parents[2] / "data" / "speech" / "an4-an37-fejs-b.wav"


class SpokenTo(FileMicrophone):
    """A microphone at which somebody speaks, and then pauses."""

    closed = 0

    def level(self) -> float:
        self._looks = getattr(self, "_looks", 0) + 1
        return -20.0 if self._looks < 5 else -70.0

    async def close(self) -> None:
        self.closed += 1
        await super().close()


class Listened(SilentLoudspeaker):
    """A loudspeaker that somebody listens to."""

    def __init__(self) -> None:
        self.sounds: list[Audio] = []

    async def play(self, audio: Audio) -> None:
        self.sounds.append(audio)


class Outcome:
    """What came of a try."""

    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self.errors: list[VocalDeskError] = []
        self.news = asyncio.Event()

    def take(self, heard: Heard) -> None:
        self.heard.append(heard)
        self.news.set()

    def fail(self, error: VocalDeskError) -> None:
        self.errors.append(error)
        self.news.set()

    async def wait(self) -> None:
        async with asyncio.timeout(60):
            await self.news.wait()


async def test_what_is_said_is_told_and_is_no_turn(tmp_path: Path) -> None:
    outcome = Outcome()
    async with talk(tmp_path, [], source=SpokenTo([RECORDING])) as held:
        held.session.sound_check.hear(outcome.take, outcome.fail)
        await outcome.wait()
        assert not [each for each in held.events if isinstance(each, Transcript | StateChanged)]
    (heard,) = outcome.heard
    assert heard.text
    assert heard.seconds > 0
    assert heard.loudest == -20.0


async def test_silence_is_told_as_such(tmp_path: Path) -> None:
    outcome = Outcome()
    source = SpokenTo([Audio.silence(1.0)])
    async with talk(tmp_path, [], source=source) as held:
        held.session.sound_check.hear(outcome.take, outcome.fail)
        await outcome.wait()
    assert [heard.text for heard in outcome.heard] == [""]


async def test_a_microphone_without_sound_says_why(tmp_path: Path) -> None:
    outcome = Outcome()
    async with talk(tmp_path, [], source=FileMicrophone([])) as held:
        held.session.sound_check.hear(outcome.take, outcome.fail)
        await outcome.wait()
    assert [error.message for error in outcome.errors] == ["There is no further recording."]


async def test_a_press_takes_the_microphone_over(tmp_path: Path) -> None:
    outcome = Outcome()
    source = FileMicrophone([Audio.silence(1.0), RECORDING])
    async with talk(tmp_path, [], source=source) as held:
        held.session.sound_check.hear(outcome.take, outcome.fail)
        await asyncio.sleep(0)
        held.session.press()
        await held.until(
            lambda: any(each.phase is Phase.LISTENING for each in held.of(StateChanged))
        )
        held.session.sound_check.hear(outcome.take, outcome.fail)
        assert [error.message for error in outcome.errors] == ["The assistant is busy."]
        held.session.escape()
        await held.session.settled()
    assert outcome.heard == []


async def test_levels_are_told_until_it_is_left_and_then_the_microphone_is_let_go(
    tmp_path: Path,
) -> None:
    levels: list[float] = []
    told = asyncio.Event()

    def tell(dbfs: float) -> None:
        levels.append(dbfs)
        told.set()

    source = SpokenTo([])
    async with talk(tmp_path, [], source=source, listen_ahead=False) as held:
        held.session.sound_check.watch(tell, lambda _: None)
        async with asyncio.timeout(10):
            await told.wait()
        before = source.closed
        held.session.sound_check.leave()
        await held.session.settled()
        assert source.closed > before
        count = len(levels)
        await held.session.sound_check.close()
        assert len(levels) == count


async def test_the_loudspeaker_is_tried_with_the_chosen_voice(tmp_path: Path) -> None:
    sink = Listened()
    outcome, ended = Outcome(), asyncio.Event()
    async with talk(tmp_path, [], sink=sink) as held:
        sink.sounds.clear()
        held.session.sound_check.speak(ended.set, outcome.fail)
        async with asyncio.timeout(60):
            await ended.wait()
    assert sink.sounds
    assert sink.sounds[-1].seconds > 1.5
    assert outcome.errors == []
