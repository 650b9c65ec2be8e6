"""What is played is heard whole, in order, and stops when it is told to."""

from __future__ import annotations

import asyncio

import numpy as np
from hand_driven_audio import HandDrivenAudio
from numpy.typing import NDArray

from app.audio.devices import Device
from app.audio.loudspeaker import Loudspeaker
from app.domain.audio import Audio

RATE = 16_000
BLOCK = 160


def sound(value: float, seconds: float) -> Audio:
    return Audio(np.full(round(seconds * RATE), value, dtype=np.float32), RATE)


async def opened(card: HandDrivenAudio) -> Loudspeaker:
    """Return a loudspeaker whose lead-in is over."""
    loudspeaker = Loudspeaker(card)
    await loudspeaker.open()
    for _ in range(20):
        assert not card.listen(BLOCK).any()
    return loudspeaker


async def heard_until_done(
    card: HandDrivenAudio, *tasks: asyncio.Task[None]
) -> NDArray[np.float32]:
    blocks = []
    await asyncio.sleep(0)
    while not all(task.done() for task in tasks):
        blocks.append(card.listen(BLOCK))
        await asyncio.sleep(0.001)
    return np.concatenate(blocks)


async def test_a_sound_is_heard_to_its_end_and_silence_follows() -> None:
    card = HandDrivenAudio(RATE)
    loudspeaker = await opened(card)

    heard = await heard_until_done(card, asyncio.create_task(loudspeaker.play(sound(0.5, 0.055))))

    np.testing.assert_array_equal(heard[:880], 0.5)
    assert not heard[880:].any()
    assert not card.listen(BLOCK).any()
    await loudspeaker.close()
    assert card.open_streams == 0


async def test_the_first_sound_after_opening_waits_for_the_lead_in() -> None:
    card = HandDrivenAudio(RATE)
    loudspeaker = Loudspeaker(card)
    await loudspeaker.open()

    heard = await heard_until_done(card, asyncio.create_task(loudspeaker.play(sound(0.5, 0.02))))

    first = int(np.flatnonzero(heard)[0])
    assert 0.06 <= first / RATE <= 0.15
    assert np.count_nonzero(heard) == 320
    await loudspeaker.close()


async def test_a_bluetooth_loudspeaker_is_given_longer_to_wake_up() -> None:
    card = HandDrivenAudio(RATE)
    card.plugged["output"] = [Device("Buds", "buds", is_default=True, is_bluetooth=True)]
    loudspeaker = Loudspeaker(card)
    await loudspeaker.open()

    heard = await heard_until_done(card, asyncio.create_task(loudspeaker.play(sound(0.5, 0.02))))

    assert 0.2 <= int(np.flatnonzero(heard)[0]) / RATE <= 0.5
    await loudspeaker.close()


async def test_sounds_follow_each_other_without_a_gap() -> None:
    card = HandDrivenAudio(RATE)
    loudspeaker = await opened(card)
    one = asyncio.create_task(loudspeaker.play(sound(0.5, 0.013)))
    two = asyncio.create_task(loudspeaker.play(sound(0.25, 0.013)))

    heard = await heard_until_done(card, one, two)

    np.testing.assert_array_equal(heard[:208], 0.5)
    np.testing.assert_array_equal(heard[208:416], 0.25)
    assert not heard[416:].any()
    await loudspeaker.close()


async def test_stopping_silences_what_plays_and_what_waits() -> None:
    card = HandDrivenAudio(RATE)
    loudspeaker = await opened(card)
    one = asyncio.create_task(loudspeaker.play(sound(0.5, 60.0)))
    two = asyncio.create_task(loudspeaker.play(sound(0.25, 60.0)))
    await asyncio.sleep(0)
    assert card.listen(BLOCK).all()

    loudspeaker.stop()

    fading, after = card.listen(BLOCK), card.listen(BLOCK)
    assert np.all(np.diff(fading) <= 0)
    assert float(np.max(np.abs(np.diff(fading)))) < 0.02, "a step is heard as a click"
    assert not after.any()
    await asyncio.wait_for(asyncio.gather(one, two), 5)
    await loudspeaker.close()


async def test_a_new_sound_plays_after_a_stop() -> None:
    card = HandDrivenAudio(RATE)
    loudspeaker = await opened(card)
    old = asyncio.create_task(loudspeaker.play(sound(0.5, 60.0)))
    await asyncio.sleep(0)
    card.listen(BLOCK)
    loudspeaker.stop()
    await old

    heard = await heard_until_done(card, asyncio.create_task(loudspeaker.play(sound(0.25, 0.02))))

    assert np.count_nonzero(heard == 0.25) == 320
    await loudspeaker.close()


async def test_cancelling_the_wait_stops_the_sound() -> None:
    card = HandDrivenAudio(RATE)
    loudspeaker = await opened(card)
    playing = asyncio.create_task(loudspeaker.play(sound(0.5, 60.0)))
    await asyncio.sleep(0)
    card.listen(BLOCK)

    playing.cancel()
    await asyncio.gather(playing, return_exceptions=True)

    card.listen(BLOCK)
    assert not card.listen(BLOCK).any()
    await loudspeaker.close()


async def test_closing_ends_what_plays() -> None:
    card = HandDrivenAudio(RATE)
    loudspeaker = await opened(card)
    playing = asyncio.create_task(loudspeaker.play(sound(0.5, 60.0)))
    await asyncio.sleep(0)

    await loudspeaker.close()

    await asyncio.wait_for(playing, 5)


async def test_a_changed_volume_is_heard_at_once_and_without_a_click() -> None:
    card, volume = HandDrivenAudio(RATE), [0.5]
    loudspeaker = Loudspeaker(card, volume=lambda: volume[0])
    await loudspeaker.open()
    for _ in range(20):
        card.listen(BLOCK)
    playing = asyncio.create_task(loudspeaker.play(sound(0.5, 60.0)))
    await asyncio.sleep(0)
    card.listen(BLOCK)
    np.testing.assert_allclose(card.listen(BLOCK), 0.25)

    volume[0] = 0.0
    await asyncio.sleep(0.02)

    turning, after = card.listen(BLOCK), card.listen(BLOCK)
    assert float(np.max(np.abs(np.diff(turning)))) < 0.01, "a step is heard as a click"
    assert not after.any()
    loudspeaker.stop()
    await playing
    await loudspeaker.close()


async def test_an_empty_sound_is_over_at_once() -> None:
    loudspeaker = await opened(HandDrivenAudio(RATE))

    await asyncio.wait_for(loudspeaker.play(sound(0.5, 0.0)), 5)

    await loudspeaker.close()
