"""Kept sound is played, and never into a conversation."""

from __future__ import annotations

import asyncio

import pytest
from held_loudspeaker import HeldLoudspeaker
from history_kit import tone

from app.audio.files import SilentLoudspeaker
from app.domain.audio import Audio
from app.domain.errors import InputError
from app.domain.events import Phase, StateChanged
from app.session.playback import Playback


class Recorded(SilentLoudspeaker):
    def __init__(self) -> None:
        self.played: list[Audio] = []

    async def play(self, audio: Audio) -> None:
        self.played.append(audio)


async def test_sounds_are_played_in_order_to_their_end() -> None:
    sink = Recorded()
    await Playback(sink).play((tone(0.1), tone(0.2)))
    assert [round(audio.seconds, 1) for audio in sink.played] == [0.1, 0.2]


async def test_a_turn_that_begins_silences_it() -> None:
    sink = HeldLoudspeaker()
    playback = Playback(sink)
    playing = asyncio.create_task(playback.play((tone(), tone())))
    await sink.playing.wait()
    playback(StateChanged(turn=1, phase=Phase.ARMING))
    await playing
    assert len(sink.played) == 1


async def test_nothing_is_played_during_a_turn() -> None:
    sink = HeldLoudspeaker()
    playback = Playback(sink)
    playback(StateChanged(turn=1, phase=Phase.SPEAKING))
    with pytest.raises(InputError, match="going on"):
        await playback.play((tone(),))
    playback(StateChanged(turn=1, phase=Phase.IDLE))
    playing = asyncio.create_task(playback.play((tone(),)))
    await sink.playing.wait()
    playing.cancel()
    await asyncio.gather(playing, return_exceptions=True)
    assert len(sink.played) == 1
