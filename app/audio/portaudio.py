"""Opens streams through PortAudio, and keeps its list of devices up to date."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from app.audio.backend import Block, BlockCallback, OpenStream
from app.audio.devices import Device, Direction, PortAudioDevice
from app.audio.failures import (
    INVALID_CHANNELS,
    INVALID_RATE,
    no_device,
    not_connected,
    open_failure,
)
from app.domain.errors import AudioError

log = logging.getLogger(__name__)

# Seconds of buffer. A callback written in Python can be kept waiting for some ten milliseconds
# while a model works on the same cores: with the smallest buffers the sound breaks up then. What
# is in the output's buffer is still heard after a stop, so it begins short, and is made longer
# where sound did break off.
_INPUT_LATENCY = 0.05
_OUTPUT_LATENCIES = (0.035, 0.06, 0.1, 0.2)
_BREAKS = 3  # times that sound breaks off until the next longer buffer is taken
_SETTLED = 50  # blocks in which a stream finds its pace; what breaks off there doesn't count
_OTHER_RATES = (48_000, 44_100, 16_000)
_FRESH = 2.0  # seconds for which a list is new enough
_FRESH_ENOUGH = 15.0  # seconds for which it is, where a stream would have to be interrupted


class PortAudioLibrary:
    """The PortAudio library, of which a process has one.

    Its calls that open, close and look for devices may not overlap (its documentation on thread
    safety), and it sees new devices only when it is started anew, which no stream survives.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._streams: list[_Stream] = []
        self._started_at: float | None = None
        self._plugged: str | None = None
        self._output_latencies = list(_OUTPUT_LATENCIES)

    def rows(self, direction: Direction, *, afresh: bool = False) -> tuple[PortAudioDevice, ...]:
        """Return PortAudio's list of devices; looks for new ones where no stream is open.

        With `afresh`, streams that can be spared are closed for it. Raises `AudioError`.
        """
        sounddevice = _sounddevice()
        with self._lock:
            self._restart_if_possible(sounddevice, afresh=afresh)
            return _rows(sounddevice, direction)

    def open(
        self,
        direction: Direction,
        device: Device,
        find: Callable[[tuple[PortAudioDevice, ...]], int | None],
        callback: BlockCallback,
        idle: Callable[[], bool],
        environment: Mapping[str, str] | None = None,
    ) -> OpenStream:
        """Start a stream at the device's own rate, mono, or as near to that as it can.

        `find` picks the device's index from the list. `environment` holds for the opening only.
        Raises `AudioError`.
        """
        sounddevice = _sounddevice()
        with self._lock, _environment(environment or {}):
            rows = _rows(sounddevice, direction)
            index = find(rows)
            if index is None and not self._streams:
                self._restart(sounddevice)
                rows = _rows(sounddevice, direction)
                index = find(rows)
            if index is None:
                raise not_connected(direction, device.name) if rows else no_device(direction)
            latency = _INPUT_LATENCY if direction == "input" else self._output_latencies[0]
            breaks = _Breaks(callback)
            stream = _start(sounddevice, direction, device, index, latency, breaks.callback)
            live = _Stream(stream, idle)
            self._streams.append(live)
        return OpenStream(
            device,
            int(stream.samplerate),
            float(stream.latency),
            lambda: self._close(live),
            lambda: live.torn or (direction == "output" and self._is_too_short(live, breaks)),
        )

    def _is_too_short(self, live: _Stream, breaks: _Breaks) -> bool:
        """Whether a stream breaks off so often that it is to be opened again, with more buffer.

        Not while something plays. Once it was said, the next stream that is opened has more.
        """
        if breaks.count < _BREAKS or len(self._output_latencies) == 1 or not live.idle():
            return False
        log.info("Sound broke off %d times: a longer buffer is taken", breaks.count)
        del self._output_latencies[0]
        live.torn = True
        return True

    def _close(self, live: _Stream) -> None:
        with self._lock:
            if live in self._streams:
                self._streams.remove(live)
                live.stream.close(ignore_errors=True)

    def _restart_if_possible(self, sounddevice: Any, *, afresh: bool) -> None:
        plugged = _plugged()
        if self._started_at is None:  # it was started a moment ago, by the import
            self._started_at, self._plugged = time.monotonic(), plugged
        if plugged is not None and plugged == self._plugged:
            return
        age = time.monotonic() - self._started_at
        if self._streams and afresh and age >= _FRESH_ENOUGH:
            self._tear_idle()
        if not self._streams and age >= _FRESH:
            self._restart(sounddevice)

    def _tear_idle(self) -> None:
        """Close all streams, if they all can be spared; their owners open them again."""
        if all(live.idle() for live in self._streams):
            for live in self._streams:
                live.torn = True
                live.stream.close(ignore_errors=True)
            self._streams.clear()

    def _restart(self, sounddevice: Any) -> None:
        # sounddevice starts PortAudio when it is imported and offers no public way to do it again.
        sounddevice._terminate()
        sounddevice._initialize()
        self._started_at, self._plugged = time.monotonic(), _plugged()


class _Stream:
    """A stream that is open, and whether it could be spared."""

    def __init__(self, stream: Any, idle: Callable[[], bool]) -> None:
        self.stream = stream
        self.idle = idle
        self.torn = False


class _Breaks:
    """Hands blocks on, and counts how often sound broke off before one."""

    def __init__(self, callback: BlockCallback) -> None:
        self._callback = callback
        self._blocks = 0
        self.count = 0

    def callback(self, block: Block, troubled: bool) -> None:
        self._blocks += 1
        self.count += troubled and self._blocks > _SETTLED
        self._callback(block, troubled)


def _rows(sounddevice: Any, direction: Direction) -> tuple[PortAudioDevice, ...]:
    try:
        apis = sounddevice.query_hostapis()
        found = sounddevice.query_devices()
    except sounddevice.PortAudioError as error:
        raise no_device(direction, repr(error)) from error
    return tuple(
        PortAudioDevice(
            index=int(each["index"]),
            name=str(each["name"]),
            host_api=str(apis[each["hostapi"]]["name"]),
            channels=int(each[f"max_{direction}_channels"]),
            rate=int(each["default_samplerate"]),
            is_default=apis[each["hostapi"]][f"default_{direction}_device"] == each["index"],
        )
        for each in found
        if each[f"max_{direction}_channels"] > 0
    )


def _start(
    sounddevice: Any,
    direction: Direction,
    device: Device,
    index: int,
    latency: float,
    callback: BlockCallback,
) -> Any:
    """Try the device's own rate and mono first, then what it may take instead."""
    kind = sounddevice.InputStream if direction == "input" else sounddevice.OutputStream
    refusal: Exception | None = None
    rates = dict.fromkeys((device.rate, *_OTHER_RATES))
    channels = dict.fromkeys((1, 2, device.channels))
    for rate, count in ((rate, count) for rate in rates for count in channels):
        stream = None
        try:
            stream = kind(
                samplerate=rate,
                device=index,
                channels=count,
                dtype="float32",
                latency=latency,
                blocksize=round(rate * latency / 2) if direction == "output" else 0,
                callback=_callback(direction, count, rate, callback),
            )
            stream.start()
        except (sounddevice.PortAudioError, ValueError) as error:
            if stream is not None:
                stream.close(ignore_errors=True)
            refusal = error
            if _code(error) not in (INVALID_CHANNELS, INVALID_RATE):
                break
        else:
            return stream
    assert refusal is not None  # there is at least one rate
    raise open_failure(
        direction, device.name, _code(refusal), repr(refusal), platform=sys.platform
    ) from refusal


def _plugged() -> str | None:
    """Return what changes when a sound card comes or goes, `None` where nothing tells."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        return Path("/proc/asound/pcm").read_text(encoding="utf-8")
    except OSError:  # no sound card, no such file
        return ""


def _code(error: Exception) -> int:
    number = error.args[1] if len(error.args) > 1 else 0
    return number if isinstance(number, int) else 0


def _callback(
    direction: Direction, channels: int, rate: int, callback: BlockCallback
) -> Callable[..., None]:
    """Return PortAudio's callback. Memory for mixing is set aside here, since it may not there."""

    def record(data: Block, _frames: int, _time: Any, status: Any) -> None:
        callback(data[:, 0], status.input_overflow)

    def play(data: Block, _frames: int, _time: Any, status: Any) -> None:
        callback(data[:, 0], status.output_underflow)

    if channels == 1:
        return record if direction == "input" else play
    mono = np.zeros(rate, dtype=np.float32)
    part = np.float32(1.0 / channels)

    def record_mixed(data: Block, frames: int, _time: Any, status: Any) -> None:
        mix = mono[:frames]
        np.add.reduce(data[: len(mix)], axis=1, out=mix)
        np.multiply(mix, part, out=mix)
        callback(mix, status.input_overflow)

    def play_on_all(data: Block, frames: int, _time: Any, status: Any) -> None:
        mix = mono[:frames]
        callback(mix, status.output_underflow)
        data[: len(mix)] = mix[:, np.newaxis]

    return record_mixed if direction == "input" else play_on_all


@contextmanager
def _environment(changes: Mapping[str, str]) -> Iterator[None]:
    """Set environment variables, which a library reads, and put them back."""
    before = {name: os.environ.get(name) for name in changes}
    os.environ.update(changes)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _sounddevice() -> Any:
    """Import sounddevice, which loads the PortAudio library while it is imported."""
    try:
        import sounddevice  # noqa: PLC0415
    except (ImportError, OSError) as error:
        advice = "Install Vocal Desk again."
        if sys.platform.startswith("linux"):
            advice = (
                "Install it: sudo apt install libportaudio2 (Debian, Ubuntu) or "
                "sudo dnf install portaudio (Fedora). Typing works meanwhile."
            )
        raise AudioError(
            "The sound library PortAudio is missing.", advice=advice, detail=repr(error)
        ) from error
    return sounddevice


LIBRARY = PortAudioLibrary()
"""The one that this process has."""
