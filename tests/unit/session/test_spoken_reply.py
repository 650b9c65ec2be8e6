"""A reply is heard in order, without a wait between its pieces, and stops at once."""

from __future__ import annotations

import asyncio

import pytest
from hand_voice import HandVoice, until
from held_loudspeaker import HeldLoudspeaker

from app.domain.audio import Audio
from app.domain.errors import ModelError
from app.session.reply import SpokenReply, Voice

OFFER = "On Wednesday, November 25th, I have 2 PM or 3 PM. Which one suits you?"
FIRST, REST, ASKS = (
    "On Wednesday the 25th of November,",
    "I have 2 PM or 3 PM.",
    "Which one suits you?",
)


class Heard:
    """A reply over a voice and a loudspeaker that the test drives."""

    def __init__(self) -> None:
        self.voice = HandVoice()
        self.sink = HeldLoudspeaker()
        self.begun = 0
        self.audio: list[Audio] = []
        self.reply = SpokenReply(
            Voice(self.voice, self.sink),
            language="en",
            on_begin=self._begin,
            on_audio=self.audio.append,
            on_filler=self.audio.append,
        )

    def _begin(self) -> None:
        self.begun += 1

    async def until_playing(self, count: int) -> None:
        await until(lambda: len(self.sink.played) >= count)

    async def until_heard(self, count: int) -> None:
        await until(lambda: len(self.audio) >= count)


@pytest.fixture
async def heard() -> Heard:
    return Heard()


async def test_the_first_clause_is_heard_before_the_rest_is_made(heard: Heard) -> None:
    heard.reply.add(OFFER)
    finished = asyncio.create_task(heard.reply.finish())
    await heard.voice.until_asked(FIRST)
    assert heard.begun == 0
    heard.voice.let(FIRST)
    await heard.until_playing(1)
    assert heard.begun == 1
    heard.voice.let(REST)
    heard.voice.let(ASKS)
    for count in (2, 3):
        heard.sink.let_it_end()
        await heard.until_playing(count)
    heard.sink.let_it_end()
    await finished
    assert [words.text for words in heard.reply.heard] == [OFFER.partition(" Which")[0], ASKS]
    lengths = [audio.seconds for audio in heard.sink.played]
    assert lengths[0] < lengths[1] < lengths[2], "a pause, longer between sentences"


async def test_what_is_made_follows_without_being_asked_for(heard: Heard) -> None:
    heard.reply.add(OFFER)
    for text in (FIRST, REST, ASKS):
        heard.voice.let(text)
    await heard.until_playing(1)
    await until(lambda: heard.voice.made == [FIRST, REST, ASKS])
    heard.sink.let_it_end()
    await heard.until_playing(2)
    heard.reply.stop()


async def test_a_sentence_cut_short_in_its_second_clause_was_not_heard(heard: Heard) -> None:
    heard.reply.add(OFFER)
    for text in (FIRST, REST, ASKS):
        heard.voice.let(text)
    await heard.until_playing(1)
    heard.sink.let_it_end()
    await heard.until_playing(2)
    await heard.until_heard(2)
    heard.reply.stop()
    await asyncio.sleep(0)
    assert heard.reply.heard == []
    assert len(heard.sink.played) == 2


async def test_a_sentence_that_is_ready_is_not_parted(heard: Heard) -> None:
    heard.voice.ready.add("All right, I leave it as it is.")
    heard.reply.add("All right, I leave it as it is.")
    await heard.voice.until_asked("All right, I leave it as it is.")
    heard.reply.stop()


async def test_a_voice_that_fails_is_told_and_the_rest_counts_as_read(heard: Heard) -> None:
    heard.voice.failure = ModelError("The voice could not be started.")
    heard.reply.add(OFFER)
    for text in (FIRST, REST, ASKS):
        heard.voice.let(text)
    await heard.reply.finish()
    assert heard.reply.failed is heard.voice.failure
    assert heard.begun == 1
    assert len(heard.reply.heard) == 2
