"""No syllable is lost between pressing and letting go."""

from __future__ import annotations

import asyncio
import threading
import tracemalloc
from collections.abc import Callable

import numpy as np
import pytest
from hand_driven_audio import HandDrivenAudio, Remarks
from numpy.typing import NDArray

from app.audio.level import SILENCE
from app.audio.microphone import LONGEST_UTTERANCE, Microphone
from app.audio.tail import SpeechEnds
from app.domain.audio import SPEECH_RATE, Audio
from app.domain.errors import AudioError

RATE = 16_000  # the card's rate, the same as the utterance's unless resampling is the point


def steps(first: int, seconds: float) -> NDArray[np.float32]:
    """Return a sound in which every sample tells its own position, without direct current."""
    at = np.arange(first, first + round(seconds * RATE))
    return (np.array([1, -1, -1, 1])[at % 4] * at / 2**24).astype(np.float32)


def positions(audio: Audio) -> tuple[int, int]:
    first, last = abs(float(audio.samples[0])), abs(float(audio.samples[-1]))
    return round(first * 2**24), round(last * 2**24)


async def started(
    microphone: Microphone, card: HandDrivenAudio, first: NDArray[np.float32]
) -> None:
    starting = asyncio.create_task(microphone.start())
    await asyncio.sleep(0)
    assert not starting.done()
    card.record(first)
    await starting


async def finished(
    microphone: Microphone, card: HandDrivenAudio, tail: NDArray[np.float32]
) -> Audio:
    finishing = asyncio.create_task(microphone.finish())
    await asyncio.sleep(0)
    card.record(tail)
    return await finishing


async def test_an_utterance_has_its_pre_roll_and_its_tail() -> None:
    card = HandDrivenAudio(RATE)
    microphone = Microphone(card, pre_roll=0.5, tail=0.3)
    await microphone.open()
    card.record(steps(0, 2.0))

    await started(microphone, card, steps(2 * RATE, 0.1))
    card.record(steps(round(2.1 * RATE), 0.9))
    audio = await finished(microphone, card, steps(3 * RATE, 0.3))

    assert audio.sample_rate == SPEECH_RATE
    assert positions(audio) == (round(1.5 * RATE), round(3.3 * RATE) - 1)
    assert len(audio.samples) == round(1.8 * RATE)
    await microphone.close()
    assert card.open_streams == 0


async def test_a_cold_microphone_is_opened_and_has_what_pre_roll_there_is() -> None:
    card = HandDrivenAudio(RATE)
    microphone = Microphone(card, tail=0.0)
    starting = asyncio.create_task(microphone.start())
    while not card.open_streams:  # noqa: ASYNC110 - the card is no asyncio thing
        await asyncio.sleep(0.001)
    while not starting.done():
        card.record(steps(0, 0.01))
        await asyncio.sleep(0.001)

    audio = await microphone.finish()

    assert positions(audio)[0] == 0
    await microphone.close()


async def test_the_next_utterance_does_not_repeat_the_end_of_the_last() -> None:
    card = HandDrivenAudio(RATE)
    microphone = Microphone(card, tail=0.0)
    await microphone.open()
    await started(microphone, card, steps(0, 1.0))
    first = await microphone.finish()

    await started(microphone, card, steps(RATE, 0.5))
    second = await microphone.finish()

    assert positions(second)[0] == positions(first)[1] + 1
    await microphone.close()


async def test_what_was_cancelled_is_in_no_utterance() -> None:
    card = HandDrivenAudio(RATE)
    microphone = Microphone(card, tail=0.0)
    await microphone.open()
    await started(microphone, card, steps(0, 1.0))
    await microphone.cancel()
    with pytest.raises(AudioError):
        await microphone.finish()

    await started(microphone, card, steps(RATE, 0.5))
    audio = await microphone.finish()

    assert positions(audio) == (RATE, round(1.5 * RATE) - 1)
    await microphone.close()


async def test_more_than_the_ring_holds_is_collected_meanwhile() -> None:
    card = HandDrivenAudio(RATE)
    microphone = Microphone(card, tail=0.0)
    await microphone.open()
    await started(microphone, card, steps(0, 0.01))
    at = round(0.01 * RATE)
    for _ in range(4):  # of 5 seconds each, with time for the collector in between
        card.record(steps(at, 5.0))
        at += 5 * RATE
        await asyncio.sleep(0.3)

    audio = await microphone.finish()

    np.testing.assert_array_equal(audio.samples, steps(0, at / RATE))
    await microphone.close()


async def test_an_utterance_is_bounded_however_long_the_key_is_held(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.audio.microphone.LONGEST_UTTERANCE", 2)
    card = HandDrivenAudio(RATE)
    microphone = Microphone(card, tail=0.0)
    await microphone.open()
    await started(microphone, card, steps(0, 5.0))

    audio = await microphone.finish()

    assert LONGEST_UTTERANCE >= 300
    assert positions(audio) == (0, 2 * RATE - 1)
    await microphone.close()


async def test_a_device_with_another_rate_is_resampled() -> None:
    card = HandDrivenAudio(44_100)
    microphone = Microphone(card, tail=0.0)
    await microphone.open()
    tone = 0.5 * np.sin(2 * np.pi * 440 * np.arange(44_100) / 44_100)
    await started(microphone, card, tone.astype(np.float32))

    audio = await microphone.finish()

    assert audio.sample_rate == SPEECH_RATE
    assert audio.seconds == pytest.approx(1.0, abs=0.001)
    await microphone.close()


async def test_the_level_follows_the_last_fifty_milliseconds() -> None:
    card = HandDrivenAudio(RATE)
    microphone = Microphone(card)
    assert microphone.level() == SILENCE
    await microphone.open()
    card.record(np.full(RATE, 0.1, dtype=np.float32))
    assert microphone.level() == pytest.approx(-20.0, abs=0.01)
    card.record(np.zeros(800, dtype=np.float32))
    assert microphone.level() == SILENCE
    await microphone.close()
    assert microphone.level() == SILENCE


async def test_a_microphone_that_delivers_nothing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.audio.microphone.FIRST_BLOCK", 0.02)
    microphone = Microphone(HandDrivenAudio(RATE))

    with pytest.raises(AudioError, match='"Test microphone" delivers no sound'):
        await microphone.start()

    await microphone.close()


async def ended_by(
    speech_ends: SpeechEnds, tail: NDArray[np.float32], asked: threading.Event | None = None
) -> Audio:
    """Return an utterance of a second, after whose release `tail` was recorded."""
    card = HandDrivenAudio(RATE)
    microphone = Microphone(card, pre_roll=0.0, speech_ends=speech_ends)
    await microphone.open()
    await started(microphone, card, steps(0, 1.0))
    finishing = asyncio.create_task(microphone.finish())
    await asyncio.sleep(0)
    card.record(tail[:2_400])
    if asked is not None:
        await asyncio.to_thread(asked.wait, 10)
        card.record(tail[2_400:])
    audio = await finishing
    await microphone.close()
    return audio


async def test_who_had_stopped_speaking_does_not_wait_for_the_whole_tail() -> None:
    audio = await ended_by(lambda _sound: 0.0, np.zeros(2_400, dtype=np.float32))

    assert audio.seconds == pytest.approx(1.15)


async def test_who_is_still_speaking_is_heard_for_the_whole_tail() -> None:
    asked = threading.Event()

    def speaks(sound: Audio) -> float:
        asked.set()
        return sound.seconds

    audio = await ended_by(speaks, np.zeros(4_800, dtype=np.float32), asked)

    assert audio.seconds == pytest.approx(1.3)


async def test_without_voice_activity_the_whole_tail_is_heard(
    caplog: pytest.LogCaptureFixture,
) -> None:
    asked = threading.Event()

    def broken(_sound: Audio) -> float:
        asked.set()
        raise RuntimeError("no model")

    audio = await ended_by(broken, np.zeros(4_800, dtype=np.float32), asked)

    assert audio.seconds == pytest.approx(1.3)
    assert "no model" in caplog.text


async def until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not happened():  # noqa: ASYNC110 (what comes is a remark, from a worker's thread)
            await asyncio.sleep(0)


async def utterance(
    microphone: Microphone, card: HandDrivenAudio, samples: NDArray[np.float32]
) -> Audio:
    await started(microphone, card, samples)
    return await microphone.finish()


async def test_sound_that_is_none_is_said_once_and_taken_back_by_the_next_good_utterance() -> None:
    card, said = HandDrivenAudio(RATE), Remarks()
    microphone = Microphone(card, pre_roll=0.0, tail=0.0)
    microphone.subscribe(said)
    await microphone.open()
    good = steps(RATE * 20, 1.0)

    for samples in (good, np.zeros(RATE, dtype=np.float32), np.zeros(RATE, dtype=np.float32)):
        await utterance(microphone, card, samples)
    await until(lambda: bool(said["microphone-sound"]))
    assert [each.topic for each in said.all] == ["microphone-sound"]
    assert '"Test microphone" delivers nothing but silence' in said["microphone-sound"]
    assert said.all[0].advice
    assert '"Test microphone"' in microphone.why_unheard()

    await utterance(microphone, card, good)
    await until(lambda: not said["microphone-sound"])
    assert len(said.all) == 2
    assert microphone.why_unheard() == ""
    await microphone.close()


async def test_broken_numbers_and_direct_current_reach_nobody() -> None:
    card, said = HandDrivenAudio(RATE), Remarks()
    microphone = Microphone(card, pre_roll=0.0, tail=0.0)
    microphone.subscribe(said)
    await microphone.open()
    broken = steps(RATE * 20, 1.0) + np.float32(0.2)
    broken[100], broken[200] = np.nan, np.inf

    audio = await utterance(microphone, card, broken)

    assert np.isfinite(audio.samples).all()
    assert abs(float(audio.samples.mean())) < 1e-4
    await until(lambda: "broken sound" in said["microphone-sound"])
    await microphone.close()


async def test_a_key_that_is_held_for_an_hour_fills_no_memory_and_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.audio.recorder._COLLECT", 0.0)
    card, said = HandDrivenAudio(RATE), Remarks()
    microphone = Microphone(card, pre_roll=0.0, tail=0.0)
    microphone.subscribe(said)
    await microphone.open()
    await started(microphone, card, steps(0, 1.0))
    five = steps(RATE, 5.0)
    for _ in range(12 * 60):
        card.record(five, len(five))
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    assert "5 minutes" in said["microphone-sound"]
    assert (await microphone.finish()).seconds == pytest.approx(LONGEST_UTTERANCE)
    assert said["microphone-sound"], "it is not taken back by the utterance that it is about"
    await microphone.close()


async def test_the_callback_sets_no_memory_aside() -> None:
    card = HandDrivenAudio(RATE)
    microphone = Microphone(card)
    await microphone.open()
    block = np.zeros(480, dtype=np.float32)
    card.record(block)

    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    card.record(block)
    after, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak - before < block.nbytes, "the samples were copied into new memory"
    assert after - before < 1_000
    await microphone.close()


async def test_what_is_overheard_comes_beside_an_utterance_and_without_a_gap() -> None:
    card = HandDrivenAudio(RATE)
    microphone = Microphone(card, pre_roll=0.5)
    await microphone.open()
    card.record(steps(0, 1.0))
    overhearing = asyncio.create_task(microphone.overhear())
    await asyncio.sleep(0)  # from now on
    card.record(steps(RATE, 0.5))
    heard = [await overhearing]
    await started(microphone, card, steps(round(1.5 * RATE), 0.1))
    heard.append(await microphone.overhear())
    card.record(steps(round(1.6 * RATE), 0.4))
    await finished(microphone, card, steps(2 * RATE, 0.3))
    heard.append(await microphone.overhear())

    assert positions(heard[0])[0] == RATE
    assert positions(heard[-1])[1] == round(2.3 * RATE) - 1
    assert sum(len(audio.samples) for audio in heard) == round(1.3 * RATE)
    await microphone.close()


async def test_an_utterance_may_begin_longer_ago_than_the_pre_roll() -> None:
    card = HandDrivenAudio(RATE)
    microphone = Microphone(card, pre_roll=0.5, tail=0.3)
    await microphone.open()
    card.record(steps(0, 3.0))
    starting = asyncio.create_task(microphone.start(1.2))
    await asyncio.sleep(0)
    card.record(steps(3 * RATE, 0.1))
    await starting
    audio = await finished(microphone, card, steps(round(3.1 * RATE), 0.3))

    assert positions(audio)[0] == round(1.8 * RATE)
    await microphone.close()


async def test_direct_current_is_not_overheard() -> None:
    card = HandDrivenAudio(RATE)
    microphone = Microphone(card)
    await microphone.open()
    overhearing = asyncio.create_task(microphone.overhear())
    await asyncio.sleep(0)
    card.record(np.full(RATE, 0.4, np.float32))
    assert float(np.abs((await overhearing).samples).max()) < 1e-3
    await microphone.close()
