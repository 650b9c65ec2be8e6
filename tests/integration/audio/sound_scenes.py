"""Scenes with a real sound server, each played in a process of its own.

PortAudio and the server's client library read their environment while they are loaded. Run as a
program, it plays the scene that is named and prints what happened as one JSON object.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import numpy as np
from sound_server import SoundServer

from app.audio.health import HEALTH_FILE, StreamHealth, save_health
from app.audio.level import dbfs
from app.audio.loudspeaker import Loudspeaker
from app.audio.microphone import Microphone
from app.audio.system_sound import list_devices
from app.audio.wav import read_wav, write_wav
from app.build import open_program
from app.build.checks_of_sound import sound_checks
from app.domain.audio import Audio
from app.domain.events import Notice

Facts = dict[str, Any]
Scene = Callable[[SoundServer], Coroutine[Any, Any, Facts]]


class Notices:
    """The last notice of each topic."""

    def __init__(self) -> None:
        self._messages: dict[str, str] = {}

    def __call__(self, notice: Notice) -> None:
        self._messages[notice.topic] = notice.message

    def __getitem__(self, topic: str) -> str:
        return self._messages.get(topic, "")


async def until(condition: Callable[[], bool], seconds: float = 15.0) -> None:
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - what happens elsewhere wakes nobody here
            await asyncio.sleep(0.02)


def tone(hertz: float, seconds: float, rate: int = 48_000) -> Audio:
    wave = 0.3 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)
    return Audio(wave.astype(np.float32), rate)


def pitch(audio: Audio) -> int:
    """Return the strongest frequency in Hz, to the nearest 10."""
    spectrum = np.abs(np.fft.rfft(audio.samples * np.hanning(len(audio.samples))))
    return round(int(np.argmax(spectrum)) * audio.sample_rate / len(audio.samples) / 10) * 10


async def in_the_room(server: SoundServer, microphone: str, hertz: float, seconds: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        recording = Path(folder) / "tone.wav"
        write_wav(recording, tone(hertz, seconds))
        await asyncio.to_thread(server.say, recording, microphone)


async def named(server: SoundServer) -> Facts:
    server.add_loudspeaker("hall", "Hall Loudspeaker")
    server.add_microphone("desk", "Desk Microphone")
    server.add_microphone("ear", "Ear Headset", properties="device.bus=bluetooth")
    server.choose(microphone="desk", loudspeaker="hall")
    return {
        direction: [[each.name, each.is_default, each.is_bluetooth] for each in found]
        for direction, found in (
            ("input", list_devices("input")),
            ("output", list_devices("output")),
        )
    }


async def chosen(server: SoundServer) -> Facts:
    """Two microphones hear different tones, two loudspeakers are recorded from."""
    server.add_microphone("left", "Left Microphone")
    server.add_microphone("right", "Right Microphone")
    server.add_loudspeaker("near", "Near Loudspeaker")
    server.add_loudspeaker("far", "Far Loudspeaker")
    server.choose(microphone="left", loudspeaker="near")
    microphone = Microphone(choice=lambda: "Right Microphone")
    loudspeaker = Loudspeaker(choice=lambda: "far loudspeaker")
    await asyncio.gather(microphone.open(), loudspeaker.open())
    await microphone.start()
    await asyncio.gather(
        in_the_room(server, "left", 500, 1.0), in_the_room(server, "right", 800, 1.0)
    )
    heard = await microphone.finish()
    with tempfile.TemporaryDirectory() as folder:
        played = Path(folder) / "far.wav"
        with server.recording("far", played):
            await loudspeaker.play(tone(440, 1.0))
        sound = read_wav(played)
    await asyncio.gather(microphone.close(), loudspeaker.close())
    return {
        "hears": pitch(heard),
        "plays": pitch(sound),
        "health": str(microphone.health),
        "environment": [name for name in ("PULSE_SOURCE", "PULSE_SINK") if name in os.environ],
    }


async def unplugged(server: SoundServer) -> Facts:
    """The chosen microphone goes while somebody speaks, and comes back."""
    server.add_loudspeaker("hall", "Hall Loudspeaker")
    server.add_microphone("desk", "Desk Microphone")
    server.add_microphone("usb", "USB Microphone")
    server.choose(microphone="desk", loudspeaker="hall")
    microphone, said = Microphone(choice=lambda: "USB Microphone"), Notices()
    microphone.subscribe(said)
    await microphone.open()
    await microphone.start()
    await in_the_room(server, "usb", 800, 0.6)
    server.unplug("usb")
    await until(lambda: microphone.device is not None and microphone.device.name.startswith("Desk"))
    notice = said["microphone-device"]
    await in_the_room(server, "desk", 500, 0.6)
    heard = await microphone.finish()
    half = len(heard.samples) // 2
    facts: Facts = {
        "notice": notice,
        "pitches": [
            pitch(Audio(part, heard.sample_rate))
            for part in (heard.samples[:half], heard.samples[half:])
        ],
    }
    server.control("unload-module", "module-null-sink") if False else None
    server.add_microphone("usb", "USB Microphone")
    await until(lambda: microphone.device is not None and microphone.device.name.startswith("USB"))
    await microphone.start()
    facts["back"] = [said["microphone-device"], dbfs((await microphone.finish()).samples) < -60]
    await microphone.close()
    return facts


async def gone(server: SoundServer) -> Facts:
    """The whole server goes, and comes back."""
    server.add_loudspeaker("hall", "Hall Loudspeaker")
    server.add_microphone("desk", "Desk Microphone")
    microphone, loudspeaker, said = Microphone(), Loudspeaker(), Notices()
    microphone.subscribe(said)
    loudspeaker.subscribe(said)
    await asyncio.gather(microphone.open(), loudspeaker.open())
    await microphone.start()
    await in_the_room(server, "desk", 800, 0.6)
    server.stop()
    await until(lambda: bool(said["microphone"] and said["loudspeaker"]))
    facts: Facts = {"notices": [said["microphone"], said["loudspeaker"]]}
    facts["kept"] = pitch(await microphone.finish())
    later = SoundServer()
    later.start()
    os.environ.update(later.environment)
    try:
        later.add_loudspeaker("hall", "Hall Loudspeaker")
        later.add_microphone("desk", "Desk Microphone")
        await until(lambda: not said["microphone"] and not said["loudspeaker"])
        await microphone.start()
        await microphone.finish()
        await loudspeaker.play(tone(440, 0.1))
        await asyncio.gather(microphone.close(), loudspeaker.close())
    finally:
        later.stop()
    return facts


async def default_changed(server: SoundServer) -> Facts:
    """The person chooses other devices in the system's settings."""
    server.add_loudspeaker("near", "Near Loudspeaker")
    server.add_loudspeaker("far", "Far Loudspeaker")
    server.add_microphone("left", "Left Microphone")
    server.add_microphone("right", "Right Microphone")
    server.choose(microphone="left", loudspeaker="near")
    microphone, loudspeaker, said = Microphone(), Loudspeaker(), Notices()
    microphone.subscribe(said)
    loudspeaker.subscribe(said)
    await asyncio.gather(microphone.open(), loudspeaker.open())
    before = [each.device.name for each in (microphone, loudspeaker) if each.device]
    server.choose(microphone="right", loudspeaker="far")
    await until(lambda: microphone.device is not None and microphone.device.name[0] == "R")
    await until(lambda: loudspeaker.device is not None and loudspeaker.device.name[0] == "F")
    await asyncio.gather(microphone.close(), loudspeaker.close())
    return {"before": before, "said": said["microphone-device"] + said["loudspeaker-device"]}


async def examined(server: SoundServer) -> Facts:
    """The doctor looks at the sound, after a window was open."""
    server.add_loudspeaker("hall", "Hall Loudspeaker")
    server.add_microphone("desk", "Desk Microphone")
    with tempfile.TemporaryDirectory() as folder:
        program = open_program(Path(folder))
        health = StreamHealth("Old Microphone", 48_000, 0.05, 6_000, 40, 60.0)
        save_health(program.paths.state / HEALTH_FILE, microphone=health, loudspeaker=None)
        played = Path(folder) / "hall.wav"
        speaking = asyncio.create_task(in_the_room(server, "desk", 800, 4.0))
        await until(lambda: len(server.control("list", "short", "sink-inputs").splitlines()) > 0)
        with server.recording("hall", played):
            checks = await asyncio.to_thread(sound_checks, program)
        await speaking
        silent = not read_wav(played).samples.any()
    return {"silent": silent, **{each.name: [each.ok, each.finding] for each in checks}}


SCENES: dict[str, Scene] = {
    each.__name__: each for each in (named, chosen, unplugged, gone, default_changed, examined)
}

if __name__ == "__main__":
    sound = SoundServer()
    sound.start()
    os.environ.update(sound.environment)
    try:
        json.dump(asyncio.run(SCENES[sys.argv[1]](sound)), sys.stdout)
    finally:
        sound.stop()
