"""Devices that refuse what they are asked for: hardware that no test can plug in."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from app.audio.devices import Device, Direction
from app.audio.failures import open_failure
from app.audio.portaudio import PortAudioLibrary
from app.domain.errors import AudioError

DEVICE = Device("Desk", "Desk", rate=96_000, channels=2)
BAD_RATE, BAD_CHANNELS, BUSY = -9997, -9998, -9985


class Library:
    """Has PortAudio's face, and one device that takes what `takes` says."""

    class PortAudioError(Exception):
        pass

    def __init__(self, takes: Callable[[int, int], int]) -> None:
        self.takes = takes
        self.asked: list[tuple[int, int]] = []
        self.open_streams: list[Stream] = []
        self.starts = 0
        self.start_fails = False
        self.seen_environment: str | None = None

    def InputStream(self, **options: Any) -> Stream:  # noqa: N802
        return Stream(self, options)

    OutputStream = InputStream

    def query_hostapis(self) -> list[dict[str, Any]]:
        return [{"name": "ALSA", "default_input_device": 0, "default_output_device": 0}]

    def query_devices(self) -> list[dict[str, Any]]:
        return [
            {
                **{"index": 0, "name": "Desk", "hostapi": 0, "default_samplerate": 96_000.0},
                **{"max_input_channels": 2, "max_output_channels": 2},
            }
        ]

    def _terminate(self) -> None:
        assert not self.open_streams, "an open stream does not survive this"

    def _initialize(self) -> None:
        self.starts += 1


class Stream:
    def __init__(self, library: Library, options: dict[str, Any]) -> None:
        library.seen_environment = os.environ.get("PULSE_SOURCE")
        self.samplerate, self.channels = options["samplerate"], options["channels"]
        self.callback, self.latency = options["callback"], options["latency"]
        library.asked.append((self.samplerate, self.channels))
        if code := library.takes(self.samplerate, self.channels):
            raise Library.PortAudioError("Error opening stream", code)
        self.library = library
        library.open_streams.append(self)

    def start(self) -> None:
        if self.library.start_fails:
            raise Library.PortAudioError("Error starting stream", BUSY)

    def close(self, *, ignore_errors: bool) -> None:
        assert ignore_errors
        self.library.open_streams.remove(self)


class Status:
    def __init__(self, *, lost: bool) -> None:
        self.input_overflow = self.output_underflow = lost


class Rig:
    """The library under test on the one that stands in."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, takes: Callable[[int, int], int]) -> None:
        self.below = Library(takes)
        self.library = PortAudioLibrary()
        self.blocks: list[tuple[list[float], bool]] = []
        monkeypatch.setattr("app.audio.portaudio._sounddevice", lambda: self.below)
        self.plugged: str | None = None  # as on Windows and macOS, which do not tell
        monkeypatch.setattr("app.audio.portaudio._plugged", lambda: self.plugged)
        monkeypatch.setattr("app.audio.portaudio._FRESH", 0.0)
        monkeypatch.setattr("app.audio.portaudio._FRESH_ENOUGH", 0.0)

    def take(self, block: NDArray[np.float32], troubled: bool) -> None:
        self.blocks.append((block.tolist(), troubled))

    def fill(self, block: NDArray[np.float32], troubled: bool) -> None:
        block[:] = 0.0 if troubled else 0.5

    def open(
        self, direction: Direction = "input", *, idle: bool = False, **environment: str
    ) -> Any:
        return self.library.open(
            direction,
            DEVICE,
            lambda rows: rows[0].index if rows else None,
            self.take if direction == "input" else self.fill,
            lambda: idle,
            environment,
        )


def takes_all(_rate: int, _channels: int) -> int:
    return 0


def test_a_device_is_opened_at_its_own_rate_in_mono(monkeypatch: pytest.MonkeyPatch) -> None:
    rig = Rig(monkeypatch, takes_all)

    stream = rig.open()
    rig.below.open_streams[0].callback(np.ones((3, 1), np.float32), 3, None, Status(lost=True))
    stream.close()
    stream.close()

    assert (rig.below.asked, stream.sample_rate) == ([(96_000, 1)], 96_000)
    assert rig.blocks == [([1.0, 1.0, 1.0], True)]
    assert rig.below.open_streams == []


def test_where_rate_and_mono_are_refused_others_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    def takes(rate: int, channels: int) -> int:
        return BAD_RATE if rate != 44_100 else BAD_CHANNELS if channels != 2 else 0

    rig = Rig(monkeypatch, takes)

    stream = rig.open()

    assert stream.sample_rate == 44_100
    assert list(dict.fromkeys(rate for rate, _ in rig.below.asked)) == [96_000, 48_000, 44_100]
    block = np.array([[0.2, 0.4], [-1.0, 0.0]], dtype=np.float32)
    rig.below.open_streams[0].callback(block, 2, None, Status(lost=False))
    assert rig.blocks[0][0] == pytest.approx([0.3, -0.5])


def test_mono_is_played_on_every_channel(monkeypatch: pytest.MonkeyPatch) -> None:
    rig = Rig(monkeypatch, lambda _rate, channels: BAD_CHANNELS if channels != 2 else 0)
    rig.open("output")
    block = np.full((4, 2), 9.0, dtype=np.float32)

    rig.below.open_streams[0].callback(block, 4, None, Status(lost=False))

    np.testing.assert_array_equal(block, 0.5)


def test_mixing_sets_no_memory_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    rig = Rig(monkeypatch, lambda _rate, channels: BAD_CHANNELS if channels != 2 else 0)
    rig.open("output")
    callback, status = rig.below.open_streams[0].callback, Status(lost=False)
    block = np.zeros((4_096, 2), dtype=np.float32)
    callback(block, 4_096, None, status)

    tracemalloc.start()
    callback(block, 4_096, None, status)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 4_096


def test_a_device_that_takes_nothing_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    rig = Rig(monkeypatch, lambda _rate, _channels: BAD_RATE)

    with pytest.raises(AudioError, match='"Desk" works in no form'):
        rig.open()

    assert {rate for rate, _ in rig.below.asked} == {96_000, 48_000, 44_100, 16_000}


def test_a_stream_that_does_not_start_is_not_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    rig = Rig(monkeypatch, takes_all)
    rig.below.start_fails = True

    with pytest.raises(AudioError, match="Another program is using"):
        rig.open(PULSE_SOURCE="desk")

    assert rig.below.open_streams == []
    assert rig.below.seen_environment == "desk"
    assert "PULSE_SOURCE" not in os.environ


def test_what_the_person_set_in_the_environment_is_put_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PULSE_SOURCE", "own")

    Rig(monkeypatch, takes_all).open(PULSE_SOURCE="desk")

    assert os.environ["PULSE_SOURCE"] == "own"


def test_new_devices_are_looked_for_while_nothing_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    rig = Rig(monkeypatch, takes_all)
    rig.library.rows("input")
    stream = rig.open()

    rig.library.rows("input")
    rig.library.rows("input", afresh=True)
    assert (rig.below.starts, stream.torn()) == (1, False), "somebody listens"

    stream.close()
    rig.library.rows("input")
    assert rig.below.starts == 2


def test_for_a_new_list_streams_that_nobody_uses_are_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rig = Rig(monkeypatch, takes_all)
    idle = rig.open(idle=True)
    busy = rig.open("output")
    rig.library.rows("input", afresh=True)
    assert not idle.torn(), "the other one is in use"

    busy.close()
    rig.library.rows("input")
    assert not idle.torn()
    rig.library.rows("input", afresh=True)

    assert idle.torn()
    assert rig.below.starts == 1
    idle.close()


def test_a_loudspeaker_whose_sound_breaks_off_is_given_more_buffer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rig = Rig(monkeypatch, takes_all)
    stream = rig.open("output", idle=True)
    short = rig.below.open_streams[-1]
    block = np.zeros((3, 1), np.float32)
    for number in range(60):
        short.callback(block, 3, None, Status(lost=number < 20))
    assert not stream.torn(), "at first it finds its pace"
    for _ in range(3):
        short.callback(block, 3, None, Status(lost=True))

    assert stream.torn()
    stream.close()
    again = rig.open("output", idle=True)

    assert rig.below.open_streams[-1].latency > short.latency
    assert not again.torn()


def test_where_the_system_tells_of_devices_nothing_is_done_without_need(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rig = Rig(monkeypatch, takes_all)
    rig.plugged = "one card"
    stream = rig.open(idle=True)

    rig.library.rows("input", afresh=True)
    rig.library.rows("input", afresh=True)
    assert (rig.below.starts, stream.torn()) == (0, False)

    rig.plugged = "two cards"
    rig.library.rows("input", afresh=True)
    assert (rig.below.starts, stream.torn()) == (1, True)


@pytest.mark.parametrize(
    ("code", "detail", "platform", "message", "advice"),
    [
        (BUSY, "Device unavailable", "linux", "Another program is using", "Close it there"),
        (-9999, "Device or resource busy", "linux", "Another program is using", "Close it there"),
        (-9999, "AUDCLNT_E_DEVICE_IN_USE", "win32", "Another program", "Close it there"),
        (-9999, "Access is denied. 0x80070005", "win32", "may not use", "let desktop apps"),
        (-9999, "Operation not permitted", "darwin", "may not use", "System Settings"),
        (-9999, "Permission denied", "linux", "may not use", "group audio"),
        (-9996, "Invalid device", "linux", "is not connected", "Plug it in"),
        (-9999, "No such device", "linux", "is not connected", "Plug it in"),
        (BAD_RATE, "Invalid sample rate", "linux", "in no form", "48000 Hz"),
        (-10_000, "what else", "linux", "can't be opened", "unplug it"),
    ],
)
def test_every_refusal_has_its_sentence(
    code: int, detail: str, platform: str, message: str, advice: str
) -> None:
    error = open_failure("input", "Desk", code, detail, platform=platform)

    assert message in error.message
    assert '"Desk"' in error.message
    assert advice in error.advice
    assert error.detail == detail
