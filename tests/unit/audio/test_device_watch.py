"""Devices go, come back and fall silent; the person is told, and nothing is lost."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hand_driven_audio import HandDrivenAudio, HandDrivenTime, Remarks

from app.audio.devices import Device
from app.audio.loudspeaker import Loudspeaker
from app.audio.microphone import Microphone
from app.domain.audio import Audio
from app.domain.errors import AudioError
from app.domain.events import DISMISS, Notice

RATE = 16_000
BUZZ = np.tile(np.array([0.3, -0.3], dtype=np.float32), RATE // 2)
STEP = np.tile(
    np.array([0.1, -0.1], dtype=np.float32), 400
)  # 50 ms, what comes in one step of time


class Room:
    """A microphone and a loudspeaker on hand-driven devices, in hand-driven time."""

    def __init__(self, microphone: str = "", loudspeaker: str = "") -> None:
        self.card = HandDrivenAudio(RATE)
        self.time = HandDrivenTime()
        self.said = Remarks()
        self.microphone = Microphone(
            self.card, choice=lambda: microphone, tail=0.0, timing=self.time
        )
        self.loudspeaker = Loudspeaker(self.card, choice=lambda: loudspeaker, timing=self.time)
        for each in (self.microphone, self.loudspeaker):
            each.subscribe(self.said)

    def hears(self) -> None:
        """Let 50 ms of sound come in, or go out."""
        if self.card.in_use:
            self.card.record(STEP, 800)

    async def start(self) -> None:
        starting = asyncio.create_task(self.microphone.start())
        await self.time.until(starting.done, each_step=self.hears)
        await starting

    async def until(self, condition: Callable[[], bool]) -> None:
        """Let time pass with sound flowing."""
        await self.time.until(condition, each_step=self.hears)

    async def close(self) -> None:
        await self.microphone.close()
        await self.loudspeaker.close()
        assert self.card.open_streams == 0


async def test_a_stream_that_stalls_is_opened_once_more() -> None:
    room = Room()
    await room.microphone.open()
    await room.time.pass_by(2.0, each_step=room.hears)
    assert room.card.opened == ["Test microphone"]

    await room.time.pass_by(0.8)
    assert room.card.opened == ["Test microphone"], "a second of silence is needed"
    await room.time.until(lambda: len(room.card.opened) == 2)

    assert room.card.in_use == ["Test microphone"]
    assert not room.said.all
    await room.close()


async def test_one_that_stays_silent_is_replaced_and_both_are_named() -> None:
    room = Room("Test microphone")
    room.card.plug("input", "Spare")
    await room.microphone.open()
    await room.time.pass_by(1.0, each_step=room.hears)
    room.card.mute.add("Test microphone")

    await room.time.until(lambda: bool(room.said["microphone-device"]))

    assert room.card.opened == ["Test microphone", "Test microphone", "Spare"]
    assert room.said["microphone-device"] == (
        'The microphone "Test microphone" delivers no sound. "Spare" is used instead.'
    )
    await room.close()


async def test_an_unplugged_one_is_replaced_by_the_systems_choice_and_returned_to() -> None:
    room = Room("Headset")
    room.card.plug("input", "Spare")
    room.card.plug("input", "Headset")
    await room.microphone.open()
    assert room.card.in_use == ["Headset"]

    room.card.unplug("input", "Headset")
    await room.until(lambda: bool(room.said["microphone-device"]))
    assert room.card.in_use == ["Test microphone"]
    assert room.said["microphone-device"] == (
        'The microphone "Headset" is not connected. "Test microphone" is used instead.'
    )
    assert room.said.all[-1].actions == (DISMISS,), "it can be put away: there is another one"
    room.card.plug("input", "Headset")
    await room.until(lambda: room.card.in_use == ["Headset"])

    await room.until(lambda: not room.said["microphone-device"])
    await room.close()


async def test_a_chosen_one_that_is_missing_at_first_is_taken_when_it_comes() -> None:
    room = Room("Headset")
    await room.microphone.open()
    assert room.card.in_use == ["Test microphone"]
    assert '"Headset" is not connected' in room.said["microphone-device"]

    room.card.plug("input", "Headset")
    await room.until(lambda: room.card.in_use == ["Headset"])

    await room.until(lambda: not room.said["microphone-device"])
    await room.close()


async def test_what_was_said_of_a_microphones_sound_goes_with_it() -> None:
    room = Room("Headset")
    room.card.plug("input", "Headset")
    silence = np.zeros(800, dtype=np.float32)
    await room.microphone.open()
    starting = asyncio.create_task(room.microphone.start())
    await room.time.until(starting.done, each_step=lambda: room.card.record(silence, 800))
    await room.time.pass_by(1.0, each_step=lambda: room.card.record(silence, 800))
    await room.microphone.finish()
    await room.until(lambda: bool(room.said["microphone-sound"]))
    assert '"Headset" delivers nothing but silence' in room.said["microphone-sound"]

    room.card.unplug("input", "Headset")
    await room.until(lambda: room.card.in_use == ["Test microphone"])
    await room.until(lambda: not room.said["microphone-sound"])
    await room.close()


async def test_nobody_is_moved_in_the_middle_of_an_utterance() -> None:
    room = Room("Headset")
    await room.microphone.open()
    await room.start()
    room.card.plug("input", "Headset")
    await room.time.pass_by(5.0, each_step=room.hears)
    assert room.card.opened == ["Test microphone"]

    audio = await room.microphone.finish()

    assert audio.seconds == pytest.approx(5.0, abs=0.5)
    await room.until(lambda: room.card.in_use == ["Headset"])
    await room.close()


async def test_an_utterance_goes_on_with_the_next_device() -> None:
    room = Room()
    room.card.plug("input", "Spare")
    await room.microphone.open()
    await room.start()
    room.card.record(np.full(RATE, 0.1, dtype=np.float32))
    room.card.record(np.full(RATE, -0.1, dtype=np.float32))

    room.card.unplug("input", "Test microphone")
    await room.time.until(lambda: bool(room.said["microphone-device"]))
    room.card.record(BUZZ)
    audio = await room.microphone.finish()

    assert audio.seconds == pytest.approx(3.0, abs=0.2)
    np.testing.assert_allclose(np.abs(audio.samples[-RATE:]), 0.3, atol=1e-3)
    assert float(np.abs(audio.samples[:RATE]).max()) < 0.15
    await room.close()


async def test_with_none_left_the_utterance_is_kept_and_the_next_device_is_taken() -> None:
    room = Room()
    await room.microphone.open()
    await room.start()
    room.card.record(BUZZ)
    room.card.unplug("input", "Test microphone")
    await room.time.until(lambda: bool(room.said["microphone"]))
    assert room.said["microphone"] == (
        'The microphone "Test microphone" is gone, and there is no other.'
    )
    assert room.said.all[-1].actions == (), "nothing can be heard: that stays"

    audio = await room.microphone.finish()
    assert audio.seconds == pytest.approx(1.0, abs=0.2)
    with pytest.raises(AudioError, match="No microphone was found"):
        await room.microphone.start()

    room.card.plug("input", "Spare")
    await room.time.until(lambda: not room.said["microphone"])
    await room.start()
    assert (await room.microphone.finish()).seconds > 0
    await room.close()


async def test_a_microphone_that_was_missing_from_the_start_is_found_later() -> None:
    room = Room()
    room.card.unplug("input", "Test microphone")
    with pytest.raises(AudioError, match="No microphone was found"):
        await room.microphone.open()

    room.card.plug("input", "Spare")
    await room.time.until(lambda: bool(room.said.all))

    assert room.said.all[-1] == Notice(topic="microphone", message=""), "it is taken back"
    assert room.card.in_use == ["Spare"]
    await room.close()


async def test_the_systems_choice_is_followed_without_a_word() -> None:
    room = Room()
    room.card.plug("input", "Spare")
    await room.microphone.open()

    room.card.choose("input", "Spare")
    await room.until(lambda: room.card.in_use == ["Spare"])

    assert not room.said.all
    await room.close()


async def test_the_systems_choice_that_was_pulled_is_named_until_it_is_back() -> None:
    room = Room()
    room.card.plug("input", "Spare")
    await room.microphone.open()
    room.card.unplug("input", "Test microphone")
    await room.until(lambda: bool(room.said["microphone-device"]))
    assert '"Test microphone" is not connected' in room.said["microphone-device"]
    await room.time.pass_by(5.0, each_step=room.hears)
    assert room.said["microphone-device"]

    room.card.plug("input", "Test microphone")

    await room.until(lambda: not room.said["microphone-device"])
    await room.close()


async def test_a_wanted_device_that_refuses_costs_nothing() -> None:
    room = Room("Headset")
    room.card.mute.add("Headset")
    await room.microphone.open()
    room.card.plug("input", "Headset")

    await room.until(lambda: "Headset" in room.card.opened)
    await room.start()
    await room.time.pass_by(3.0, each_step=room.hears)

    assert room.microphone.device is not None
    assert room.microphone.device.name == "Test microphone"
    assert (await room.microphone.finish()).seconds == pytest.approx(3.5, abs=0.2)
    await room.close()


async def test_another_choice_is_taken_at_once() -> None:
    chosen = ["Test microphone"]
    card, time = HandDrivenAudio(RATE), HandDrivenTime()
    card.plug("input", "Spare")
    microphone = Microphone(card, choice=lambda: chosen[0], timing=time)
    await microphone.reopen()
    assert card.open_streams == 0, "what is closed stays closed"
    await microphone.open()

    chosen[0] = "Spare"
    await microphone.reopen()
    await microphone.reopen()

    assert card.opened == ["Test microphone", "Spare"]
    await microphone.close()
    assert card.open_streams == 0


async def test_a_list_that_is_made_anew_interrupts_only_for_a_moment() -> None:
    room = Room()
    room.card.tears_for_list = True
    await room.microphone.open()
    room.card.devices("input", afresh=True)
    assert room.card.open_streams == 0

    await room.until(lambda: room.card.in_use == ["Test microphone"])
    room.card.plug("input", "Spare", default=True)
    room.card.devices("input", afresh=True)
    await room.until(lambda: room.card.in_use == ["Spare"])

    assert not room.said.all
    await room.close()


async def test_a_list_that_is_made_anew_and_holds_nothing_is_told() -> None:
    room = Room()
    room.card.tears_for_list = True
    await room.microphone.open()
    room.card.unplug("input", "Test microphone")
    room.card.devices("input", afresh=True)

    await room.time.until(lambda: bool(room.said["microphone"]))

    room.card.plug("input", "Spare")
    await room.time.until(lambda: not room.said["microphone"])
    assert room.card.in_use == ["Spare"]
    await room.close()


async def test_a_sound_goes_on_where_it_was_on_another_loudspeaker() -> None:
    room = Room()
    room.card.plug("output", "Spare")
    ramp = np.linspace(0.1, 0.9, 5 * RATE, dtype=np.float32)
    playing = asyncio.create_task(room.loudspeaker.play(Audio(ramp, RATE)))
    await room.time.until(lambda: room.card.open_streams == 1)
    heard = [room.card.listen(800)]
    while not heard[-1].any() or len(heard) < 20:
        heard.append(room.card.listen(800))
    room.card.unplug("output", "Test loudspeaker")
    await room.time.until(lambda: bool(room.said["loudspeaker-device"]))
    assert room.said["loudspeaker-device"] == (
        'The loudspeaker "Test loudspeaker" is not connected. "Spare" is used instead.'
    )

    await room.time.until(playing.done, each_step=lambda: heard.append(room.card.listen(800)))

    sounding = np.concatenate(heard)
    np.testing.assert_allclose(sounding[sounding > 0], ramp)
    await room.close()


async def test_a_loudspeaker_that_dies_for_good_ends_the_sound_with_a_sentence() -> None:
    room = Room()
    playing = asyncio.create_task(room.loudspeaker.play(Audio.silence(60.0, RATE)))
    await room.time.until(lambda: room.card.open_streams == 1)

    room.card.unplug("output", "Test loudspeaker")
    await room.time.until(playing.done)

    with pytest.raises(AudioError, match='"Test loudspeaker" takes no sound'):
        await playing
    assert "there is no other" in room.said["loudspeaker"]
    await room.close()


async def test_closing_ends_the_watch() -> None:
    room = Room()
    await room.microphone.open()
    await room.microphone.close()

    room.card.unplug("input", "Test microphone")
    room.card.plug("input", "Spare")
    await room.time.pass_by(10.0)

    assert room.card.opened == ["Test microphone"]
    assert not room.said.all


async def test_of_opening_and_closing_the_last_wins() -> None:
    room = Room()
    await room.microphone.open()

    await asyncio.gather(room.microphone.close(), room.microphone.open())

    await room.start()
    assert (await room.microphone.finish()).seconds > 0
    room.card.unplug("input", "Test microphone")
    room.card.plug("input", "Spare")
    await room.until(lambda: room.card.in_use == ["Spare"])
    await asyncio.gather(room.microphone.open(), room.microphone.close())
    await room.close()


async def test_an_opening_that_nobody_waits_for_leaves_nothing_open() -> None:
    room = Room()
    begun, go_on = threading.Event(), threading.Event()

    def slowly() -> None:
        begun.set()
        go_on.wait(10)

    room.card.before_open = slowly
    opening = asyncio.create_task(room.microphone.open())
    await asyncio.to_thread(begun.wait, 10)
    opening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await opening

    closing = asyncio.create_task(room.microphone.close())
    await asyncio.sleep(0)
    go_on.set()
    await closing

    assert room.card.opened == ["Test microphone"]
    assert room.card.open_streams == 0


async def test_closing_while_the_watch_opens_leaves_nothing_open() -> None:
    room = Room()
    await room.microphone.open()
    begun, go_on = threading.Event(), threading.Event()

    def slowly() -> None:
        begun.set()
        go_on.wait(10)

    room.card.before_open = slowly
    await room.time.until(begun.is_set)  # no sound comes, so it is opened again

    closing = asyncio.create_task(room.microphone.close())
    await asyncio.sleep(0)
    go_on.set()
    await closing

    assert room.card.open_streams == 0


async def test_blocks_and_losses_are_counted_over_all_devices() -> None:
    room = Room()
    room.card.plug("input", "Spare")
    assert not room.microphone.health
    await room.microphone.open()
    room.card.record(np.zeros(RATE, dtype=np.float32), 1_600, troubled=True)
    room.card.unplug("input", "Test microphone")
    await room.time.until(lambda: bool(room.said["microphone-device"]))
    room.card.record(np.zeros(RATE, dtype=np.float32), 1_600)
    await room.close()

    health = room.microphone.health
    assert health
    assert (health.device, health.rate, health.seconds) == ("Spare", RATE, 2.0)
    assert health.overruns == 10
    assert health.blocks >= 20


@pytest.mark.parametrize("wakes", [True, False], ids=["goes-on", "is-dead"])
async def test_after_a_sleep_of_an_hour_it_listens_again(wakes: bool) -> None:
    room = Room()
    await room.microphone.open()
    await room.start()
    room.card.record(BUZZ)

    room.time.jump(3_600.0)  # as clocks do that run on while the computer sleeps
    if not wakes:
        room.card.mute.add("Test microphone")
        await room.time.until(lambda: room.card.open_streams == 0)
        room.card.mute.clear()
    await room.time.pass_by(5.0, each_step=room.hears)
    audio = await room.microphone.finish()

    assert audio.seconds > 4.0
    assert float(np.abs(audio.samples).max()) == pytest.approx(0.3, abs=0.1)
    await room.close()


async def test_a_device_that_dies_in_the_tail_still_gives_what_was_said() -> None:
    card, time = HandDrivenAudio(RATE), HandDrivenTime()
    microphone = Microphone(card, tail=0.3, timing=time)
    await microphone.open()
    starting = asyncio.create_task(microphone.start())
    await time.until(starting.done, each_step=lambda: card.record(STEP))
    card.record(BUZZ)

    finishing = asyncio.create_task(microphone.finish())
    await time.until(finishing.done)

    assert finishing.result().seconds == pytest.approx(1.1, abs=0.1)
    await microphone.close()


async def test_a_headset_that_should_do_both_is_warned_of() -> None:
    card, time, said = HandDrivenAudio(RATE), HandDrivenTime(), Remarks()
    output: list[Device | None] = [None]
    card.plugged["input"][0] = replace(card.plugged["input"][0], is_bluetooth=True, hardware="a")
    microphone = Microphone(card, output=lambda: output[0], timing=time)
    microphone.subscribe(said)
    await microphone.open()
    await time.pass_by(2.0, each_step=lambda: card.record(STEP))
    assert not said.all

    output[0] = Device("Ear loudspeaker", "ear", is_bluetooth=True, hardware="a")
    await time.until(lambda: bool(said["bluetooth"]), each_step=lambda: card.record(STEP))
    assert '"Test microphone"' in said["bluetooth"]
    assert said.all[-1].advice

    output[0] = Device("Desk loudspeaker", "desk")
    await time.until(lambda: not said["bluetooth"], each_step=lambda: card.record(STEP))
    await microphone.close()


@pytest.mark.parametrize("seed", range(10))
async def test_whatever_is_called_in_whatever_order_nothing_stays_open(seed: int) -> None:
    choose = random.Random(seed)  # noqa: S311
    room = Room()
    room.card.plug("input", "Spare")
    calls = (
        *(room.microphone.open, room.microphone.start, room.microphone.finish),
        *(room.microphone.cancel, room.microphone.reopen, room.microphone.close),
        *(room.loudspeaker.open, room.loudspeaker.close),
        lambda: room.loudspeaker.play(Audio.silence(0.2, RATE)),
    )
    tasks: list[asyncio.Task[object]] = []
    for _ in range(40):
        tasks.append(asyncio.create_task(choose.choice(calls)()))
        if choose.random() < 0.3:
            choose.choice(tasks).cancel()
        if choose.random() < 0.2:
            room.card.mute ^= {"Test microphone"}
        await room.time.pass_by(choose.choice((0.0, 0.05, 0.5)), each_step=room.hears)

    await asyncio.sleep(0)  # what was called last has begun
    await room.microphone.close()
    await room.loudspeaker.close()
    await room.time.until(lambda: all(task.done() for task in tasks))

    assert room.card.open_streams == 0
    for task in tasks:
        if not task.cancelled() and (error := task.exception()):
            assert isinstance(error, AudioError)


async def test_a_loudspeaker_that_went_while_its_stream_was_made_anew_is_told_of() -> None:
    room = Room()
    room.card.tears_for_list = True
    room.card.plug("output", "Spare")
    await room.loudspeaker.open()
    room.card.unplug("output", "Test loudspeaker")
    room.card.devices("output", afresh=True)  # closes the stream that stands idle

    await room.time.until(lambda: room.card.in_use == ["Spare"])

    assert room.said["loudspeaker-device"] == (
        'The loudspeaker "Test loudspeaker" is not connected. "Spare" is used instead.'
    )
    room.card.plug("output", "Test loudspeaker", default=True)
    await room.time.until(lambda: not room.said["loudspeaker-device"])
    await room.close()
