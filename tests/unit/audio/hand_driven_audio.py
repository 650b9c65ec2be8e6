"""A sound card whose devices, blocks and time are in the test's hand."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from app.audio.backend import BlockCallback, OpenStream
from app.audio.devices import Device, Direction
from app.audio.failures import no_device, open_failure
from app.domain.events import Notice


class HandDrivenAudio:
    """Opens streams whose blocks come when the test says so. Rate in Hz."""

    def __init__(self, rate: int = 48_000) -> None:
        self.rate = rate
        self.plugged: dict[Direction, list[Device]] = {
            "input": [Device("Test microphone", "mic", is_default=True, rate=rate)],
            "output": [Device("Test loudspeaker", "speaker", is_default=True, rate=rate)],
        }
        self.mute: set[str] = set()
        """Names of devices whose streams deliver nothing; all others deliver a block at once."""
        self.tears_for_list = False
        """Whether it closes idle streams to see new devices, as PortAudio must."""
        self.opened: list[str] = []
        self.before_open: Callable[[], None] = lambda: None
        self._streams: list[tuple[Device, BlockCallback, Callable[[], bool]]] = []
        self._lock = threading.Lock()

    @property
    def open_streams(self) -> int:
        return len(self._streams)

    @property
    def in_use(self) -> list[str]:
        return [device.name for device, _, _ in self._streams]

    def plug(self, direction: Direction, name: str, *, default: bool = False) -> None:
        """Plug a device in; `default` makes it the system's choice."""
        key = name.lower().replace(" ", "-")
        self.plugged[direction].append(Device(name, key, rate=self.rate))
        if default or len(self.plugged[direction]) == 1:
            self.choose(direction, name)

    def unplug(self, direction: Direction, name: str) -> None:
        """Pull a device: its stream falls silent, and the first one left is the system's choice."""
        left = [each for each in self.plugged[direction] if each.name != name]
        self.plugged[direction] = left
        if left and not any(each.is_default for each in left):
            self.choose(direction, left[0].name)

    def choose(self, direction: Direction, name: str) -> None:
        """Make a device the system's choice."""
        self.plugged[direction] = [
            replace(each, is_default=each.name == name) for each in self.plugged[direction]
        ]

    def devices(self, direction: Direction, *, afresh: bool = False) -> tuple[Device, ...]:
        if afresh and self.tears_for_list and all(idle() for _, _, idle in self._streams):
            self._streams.clear()
        return tuple(self.plugged[direction])

    def open(
        self,
        direction: Direction,
        device: Device,
        callback: BlockCallback,
        idle: Callable[[], bool],
    ) -> OpenStream:
        self.before_open()
        if not self.plugged[direction]:
            raise no_device(direction)
        if device.key not in {each.key for each in self.plugged[direction]}:
            raise open_failure(direction, device.name, -9996, "", platform="linux")
        stream = (device, callback, idle)
        with self._lock:
            self._streams.append(stream)
            self.opened.append(device.name)
        if device.name not in self.mute:
            callback(np.zeros(0, dtype=np.float32), False)

        def close() -> None:
            with self._lock:
                if stream in self._streams:
                    self._streams.remove(stream)

        return OpenStream(device, self.rate, 0.0, close, lambda: stream not in self._streams)

    def close(self) -> None:
        """See `AudioBackend`."""

    def record(
        self, samples: NDArray[np.float32], block: int = 480, *, troubled: bool = False
    ) -> None:
        """Let the microphone that was opened last deliver these samples in blocks."""
        callback = self._alive()
        for start in range(0, len(samples), block):
            callback(samples[start : start + block], troubled)

    def listen(self, frames: int = 480, *, troubled: bool = False) -> NDArray[np.float32]:
        """Let the loudspeaker ask for one block, and return what it would have played."""
        block = np.full(frames, 9.0, dtype=np.float32)  # what was in the memory before
        self._alive()(block, troubled)
        return block

    def _alive(self) -> BlockCallback:
        """Return the callback of the last stream that was opened on a device that works."""
        working = {
            each.name
            for found in self.plugged.values()
            for each in found
            if each.name not in self.mute
        }
        return next(
            (callback for device, callback, _ in reversed(self._streams) if device.name in working),
            lambda _block, _troubled: None,
        )


class HandDrivenTime:
    """Time that passes when the test lets it."""

    def __init__(self) -> None:
        self._now = 1_000.0
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []

    def now(self) -> float:
        return self._now

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.get_running_loop().create_future()
        self._sleepers.append((self._now + seconds, woken))
        await woken

    def jump(self, seconds: float) -> None:
        """Let time go on in which nothing runs."""
        self._now += seconds

    async def pass_by(
        self, seconds: float, *, each_step: Callable[[], None] = lambda: None
    ) -> None:
        """Let so many seconds pass, in steps in which other threads get their turn, too."""
        for _ in range(round(seconds / 0.05)):
            each_step()
            self._now += 0.05
            due = [woken for at, woken in self._sleepers if at <= self._now]
            self._sleepers = [(at, woken) for at, woken in self._sleepers if at > self._now]
            for woken in due:
                if not woken.done():
                    woken.set_result(None)
            await asyncio.sleep(0.001)

    async def until(
        self, condition: Callable[[], bool], *, each_step: Callable[[], None] = lambda: None
    ) -> None:
        """Let time pass until something is so, for two minutes at most."""
        for _ in range(2_400):
            if condition():
                return
            await self.pass_by(0.05, each_step=each_step)
        raise AssertionError("it did not come about")


class Remarks:
    """What a person reads: the last notice of each topic, and every one that was given."""

    def __init__(self) -> None:
        self.all: list[Notice] = []

    def __call__(self, notice: Notice) -> None:
        self.all.append(notice)

    def __getitem__(self, topic: str) -> str:
        return next((each.message for each in reversed(self.all) if each.topic == topic), "")
