"""Soft sounds around listening, and a reply that is spoken again."""

from __future__ import annotations

import asyncio
from pathlib import Path

import numpy as np
import pytest
from conversation_rig import talk
from held_loudspeaker import HeldLoudspeaker

from app.audio.files import FileMicrophone, SilentLoudspeaker
from app.audio.level import dbfs
from app.audio.resample import resample
from app.audio.wav import read_wav
from app.build import make_recogniser, open_program
from app.domain.audio import SPEECH_RATE, Audio
from app.domain.dialogue import Say
from app.domain.events import ErrorOccurred, Phase, SpeakingChanged, StateChanged
from app.session.tones import PEAK, falling, rising
from app.storage.secrets import MemorySecrets

DEMO = Path(__file__).parents[3] / "resources" / "demo"
RECORDINGS = Path(__file__).parents[2] / "data" / "speech"


class TimedLoudspeaker(SilentLoudspeaker):
    """Notes what was going on when each sound was played."""

    def __init__(self) -> None:
        self.phase: Phase | None = None
        self.played: list[tuple[Audio, Phase | None]] = []

    async def play(self, audio: Audio) -> None:
        self.played.append((audio, self.phase))


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def same(a: Audio, b: Audio) -> bool:
    return np.array_equal(a.samples, b.samples)


@pytest.mark.parametrize("wanted", [True, False])
async def test_one_sound_when_it_listens_and_one_when_all_is_recorded(
    tmp_path: Path, wanted: bool
) -> None:
    sink = TimedLoudspeaker()
    source = FileMicrophone([DEMO / "1-day.wav"])
    async with talk(tmp_path, [], source=source, sink=sink, tones=wanted) as desk:
        desk.session.subscribe(
            lambda event: (
                setattr(sink, "phase", event.phase) if isinstance(event, StateChanged) else None
            )
        )
        desk.session.press()
        await desk.until(lambda: sink.phase is Phase.LISTENING)
        await asyncio.sleep(0)
        desk.session.release()
        await desk.session.settled()
    tones = [(a, phase) for a, phase in sink.played if same(a, rising()) or same(a, falling())]
    if not wanted:
        assert not tones
        return
    (begin, when), (end, after) = tones
    assert (same(begin, rising()), when) == (True, Phase.LISTENING)
    assert (same(end, falling()), after) == (True, Phase.TRANSCRIBING), "not into the recording"


def test_the_sounds_are_short_soft_and_without_a_click() -> None:
    for tone in (rising(), falling()):
        assert tone.seconds < 0.12
        assert np.abs(tone.samples).max() == pytest.approx(PEAK)
        assert dbfs(tone.samples) < -28
        assert np.abs(tone.samples[[0, -1]]).max() < 0.001
        assert np.abs(np.diff(tone.samples)).max() < 0.03


async def test_a_microphone_beside_the_loudspeaker_makes_no_words_of_the_sound(
    tmp_path: Path,
) -> None:
    """Even as loud as it is played, and whether somebody speaks over it or not."""
    tone = resample(rising(), SPEECH_RATE).samples
    recogniser = make_recogniser(open_program(tmp_path, secrets=MemorySecrets()))
    try:
        alone = np.zeros(SPEECH_RATE, dtype=np.float32)
        alone[4000 : 4000 + len(tone)] += tone
        assert await recogniser.transcribe(Audio(alone, SPEECH_RATE)) == ""
        for file in sorted(RECORDINGS.glob("*.wav"))[:4]:
            spoken = resample(read_wav(file), SPEECH_RATE)
            mixed = spoken.samples.copy()
            mixed[: len(tone)] += tone
            heard = await recogniser.transcribe(Audio(mixed, SPEECH_RATE))
            assert letters(heard) == letters(await recogniser.transcribe(spoken)) != ""
    finally:
        await recogniser.close()


# The last reply again --------------------------------------------------------------------------


async def test_the_last_reply_is_spoken_again_and_nothing_else_happens(tmp_path: Path) -> None:
    sink = TimedLoudspeaker()
    async with talk(tmp_path, [[Say("Which day? "), Say("Any will do.")]], sink=sink) as desk:
        desk.session.replay()  # nothing was said yet
        await desk.type("hello")
        heard = [audio for audio, _ in sink.played]
        changes = len(desk.of(StateChanged))
        desk.session.replay()
        await desk.session.settled()
        again = [audio for audio, _ in sink.played][len(heard) :]
        assert len(again) == len(heard) == 2
        assert all(audio.seconds > 0.3 for audio in again)
        assert len(desk.of(StateChanged)) == changes, "it is no turn"
        assert [e.is_speaking for e in desk.of(SpeakingChanged)][-2:] == [True, False]
        assert not desk.of(ErrorOccurred)


@pytest.mark.parametrize("how", ["escape", "words", "again"])
async def test_a_repetition_ends_at_once(tmp_path: Path, how: str) -> None:
    sink = HeldLoudspeaker()
    async with talk(tmp_path, [[Say("Which day?")]], sink=sink) as desk:
        desk.session.submit_text("hello")
        await sink.playing.wait()
        sink.let_it_end()
        await desk.session.settled()
        desk.session.replay()
        await sink.playing.wait()
        before = len(sink.played)
        match how:
            case "escape":
                desk.session.escape()
                await desk.session.settled()
                assert len(sink.played) == before
            case "words":
                desk.session.submit_text("Friday")
                await desk.until(lambda: len(sink.played) > before)
            case _:
                desk.session.replay()
                await desk.until(lambda: len(sink.played) > before)
        ended = [e for e in desk.of(SpeakingChanged) if not e.is_speaking]
        assert ended
        sink.let_it_end()
        await asyncio.sleep(0)
        desk.session.escape()
        await desk.session.settled()
