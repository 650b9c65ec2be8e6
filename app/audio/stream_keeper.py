"""Keeps a stream running: on the device that is wanted, or on the next best one meanwhile."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from app.audio.backend import AudioBackend, Block, OpenStream, SystemTiming, Timing
from app.audio.devices import WORDS, Device, Direction, preferred, wanted
from app.audio.failures import (
    all_gone,
    delivers_nothing,
    no_device,
    not_connected,
    used_instead,
)
from app.audio.health import StreamHealth
from app.audio.jobs import Jobs
from app.audio.notices import NoticeBoard
from app.domain.errors import AudioError

log = logging.getLogger(__name__)

STALLED = 1.0
"""Seconds without a block after which a stream counts as dead."""
FIRST_BLOCK = 3.0
"""Seconds that a device may take until sound flows: Bluetooth headsets take that long."""

_TICK = 0.2
_FLOWS = 0.5  # seconds of sound after which it flows: more than any device takes in at once
_LOOK = 1.0  # seconds between two looks at the list of devices
_SEARCH = 2.0  # seconds between two tries where nothing works at all
_FRESH = 30.0  # seconds between two lists for which idle streams are interrupted
_REFUSED = 10.0  # seconds until a device that refused is tried again
_POLL = 0.005


class Tap(Protocol):
    """What a stream's blocks run through: the callback, and what it counted."""

    blocks: int
    frames: int

    @property
    def overruns(self) -> int:
        """How often sound was lost or broke off."""
        ...

    def callback(self, block: Block, troubled: bool) -> None:
        """Take or fill a block, on the audio thread."""
        ...

    def prepare(self, stream: OpenStream) -> None:
        """Set what depends on the device, once the stream runs."""
        ...


TapT = TypeVar("TapT", bound=Tap)


@dataclass(slots=True)
class _Running(Generic[TapT]):
    stream: OpenStream
    tap: TapT
    blocks: int  # as far as they were seen
    seen_at: float

    @property
    def flows(self) -> bool:
        """Whether sound flowed at all, rather than into the device's buffer."""
        return self.tap.frames >= _FLOWS * self.stream.sample_rate


class StreamKeeper(Generic[TapT]):
    """Opens a stream, watches it, and finds another device when it dies.

    `choice` returns the name of the device that is wanted, "" for the system's choice. `make_tap`
    makes what the blocks run through. `busy` tells that the stream is being listened to right
    now, so that it isn't moved without need. `moved` is called when another stream takes over,
    with the new tap. Notices go to `notices`: topics `microphone-device` for being on another
    device than the one wanted, `microphone` for none at all (or `loudspeaker`).

    A stream that delivers nothing for a second is opened once more; then the wanted device, the
    system's choice and all others are tried in turn. Back on the wanted device, or with one found
    after none was left, the notice is taken back. To be used from one asyncio loop.
    """

    def __init__(
        self,
        backend: AudioBackend,
        direction: Direction,
        *,
        choice: Callable[[], str],
        make_tap: Callable[[], TapT],
        busy: Callable[[], bool],
        moved: Callable[[TapT], None],
        notices: NoticeBoard,
        looked: Callable[[], None] = lambda: None,
        timing: Timing | None = None,
    ) -> None:
        self._backend = backend
        self._direction: Direction = direction
        self._choice = choice
        self._make_tap = make_tap
        self._busy = busy
        self._moved = moved
        self._notices = notices
        self._looked = looked
        self._timing = timing or SystemTiming()
        self._what = WORDS[direction]
        self._lock = asyncio.Lock()
        self._running: _Running[TapT] | None = None
        self._watch: asyncio.Task[None] | None = None
        self._is_wanted = False  # the last of open and close wins
        self._jobs = Jobs()
        self._steps: set[asyncio.Task[None]] = set()
        self._missed = ""  # the device whose place another one has taken
        self._look_at = self._fresh_at = self._retry_at = 0.0
        self._blocks = self._overruns = 0
        self._seconds = 0.0
        self._last: OpenStream | None = None

    @property
    def stream(self) -> OpenStream | None:
        """The stream that runs now."""
        return self._running.stream if self._running else None

    @property
    def tap(self) -> TapT | None:
        """What the running stream's blocks run through."""
        return self._running.tap if self._running else None

    @property
    def is_lost(self) -> bool:
        """Whether no stream runs and none is being looked for at this moment."""
        return self._running is None and not self._lock.locked()

    @property
    def timing(self) -> Timing:
        """The time it goes by."""
        return self._timing

    @property
    def health(self) -> StreamHealth | None:
        """The counts since the program began, `None` where no stream was ever open."""
        if self._last is None:
            return None
        tap, rate = self.tap, self._last.sample_rate
        return StreamHealth(
            device=self._last.device.name,
            rate=rate,
            latency=self._last.latency,
            blocks=self._blocks + (tap.blocks if tap else 0),
            overruns=self._overruns + (tap.overruns if tap else 0),
            seconds=round(self._seconds + (tap.frames / rate if tap else 0.0), 3),
        )

    async def open(self) -> None:
        """Start a stream unless one runs, and watch over it until `close`.

        Raises `AudioError` where nothing can be opened; it goes on looking all the same. What was
        begun is finished even when the caller is cancelled.
        """
        was_wanted, self._is_wanted = self._is_wanted, True
        if self._running is None or not was_wanted:
            await self._step(self._open)

    async def reopen(self) -> None:
        """Move to the device that is chosen now, unless it is in use or all is closed.

        Raises `AudioError` where nothing can be opened.
        """
        if self._is_wanted:
            await self._step(self._reopen)

    async def close(self) -> None:
        """End the watch and leave no stream open, also none that is just being opened."""
        self._is_wanted = False
        if self._watch is not None:  # which may be busy with a device for seconds
            self._watch.cancel()
        await self._step(self._close)

    # Steps: one at a time, and each to its end ----------------------------------------------

    async def _step(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        task = asyncio.create_task(self._locked(work))
        self._steps.add(task)
        task.add_done_callback(self._steps.discard)
        task.add_done_callback(lambda done: done.cancelled() or done.exception())
        await asyncio.shield(task)

    async def _locked(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        async with self._lock:
            await work()

    async def _open(self) -> None:
        if not self._is_wanted:
            return
        try:
            if self._running is None:
                devices = await self._list(afresh=True)
                await self._take_first(preferred(devices, self._choice()), devices)
        except AudioError as error:
            self._notices.assume(self._what, error.message)  # whoever asked tells it
            raise
        finally:
            self._look_at = self._timing.now() + _LOOK
            if self._is_wanted and (self._watch is None or self._watch.cancelling()):
                self._watch = asyncio.create_task(self._keep_watch())

    async def _reopen(self) -> None:
        if not self._is_wanted:
            return
        devices = await self._list(afresh=True)
        order = preferred(devices, self._choice())
        now = self._running
        self._missed, self._retry_at = "", 0.0
        stays = now is not None and bool(order) and order[0].key == now.stream.device.key
        if now is not None and stays and not now.stream.torn():
            self._tell_device(devices)
            return
        await self._release()
        await self._take_first(order, devices)

    async def _close(self) -> None:
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.cancel()
            await asyncio.wait({watch})
        last = self._last if self._running else None
        await self._release()
        await self._jobs.all_ended()
        await self._jobs.run(self._backend.close)
        self._missed = ""
        if last is not None:
            log.info("%s closed: %s", self._what, self.health)

    # The watch --------------------------------------------------------------------------------

    async def _keep_watch(self) -> None:
        while True:
            await self._timing.sleep(_TICK)
            try:
                async with self._lock:
                    await self._tick()
            except AudioError as error:
                log.debug("%s: %s %s", self._what, error, error.detail)
            except Exception:
                log.exception("watching the %s failed", self._what)

    async def _tick(self) -> None:
        now, running = self._timing.now(), self._running
        if running is None:
            if now >= self._look_at:
                self._look_at = now + _SEARCH
                await self._search()
            return
        if running.tap.blocks != running.blocks:
            running.blocks, running.seen_at = running.tap.blocks, now
        patience = STALLED if running.flows else FIRST_BLOCK
        if running.stream.torn():
            await self._resume()
        elif now - running.seen_at >= patience:
            await self._recover("no sound came or went any more")
        elif now >= self._look_at:
            self._look_at = now + _LOOK
            await self._look(running)

    async def _search(self) -> None:
        devices = await self._list()
        if await self._try_all(devices):
            self._tell_device(devices)

    async def _look(self, running: _Running[TapT]) -> None:
        """See whether the stream is still where it should be."""
        now = self._timing.now()
        afresh = bool(self._missed) and now >= self._fresh_at and not self._busy()
        if afresh:
            self._fresh_at = now + _FRESH
        try:
            devices = await self._list(afresh=afresh)
        except AudioError:
            return  # the stream says itself when it is dead
        self._looked()
        if running.stream.torn():
            await self._resume()
            return
        here = running.stream.device.key
        if devices and here not in {each.key for each in devices}:
            await self._recover("the device is gone")
            return
        order = preferred(devices, self._choice())
        if not order or order[0].key == here:
            self._tell_device(devices)
        elif not self._busy() and now >= self._retry_at:
            self._retry_at = now + _REFUSED
            # Opened before the old one is closed: a device that refuses costs nothing.
            if await self._try(order[0], FIRST_BLOCK, only_if_idle=True):
                self._retry_at = 0.0
            self._tell_device(devices)

    async def _resume(self) -> None:
        """Open a stream again that was closed to make the list of devices anew."""
        before = self._running
        await self._release()
        try:
            devices = await self._list()
            if before is not None and before.stream.device.key not in {d.key for d in devices}:
                self._missed = self._missed or before.stream.device.name
            await self._take_first(preferred(devices, self._choice()), devices)
        except AudioError as error:
            self._notices.put(self._what, error.message, error.advice)

    async def _recover(self, why: str) -> None:
        running = self._running
        assert running is not None  # only called for a stream
        lost = running.stream.device
        log.warning('%s "%s": %s', self._what, lost.name, why)
        await self._release()
        self._missed = self._missed or lost.name
        now = self._timing.now()
        self._fresh_at, self._retry_at = now + _FRESH, 0.0
        useless = "" if running.flows else lost.key
        devices: tuple[Device, ...] = ()
        for afresh in (False, True):
            before, devices = devices, await self._list_or_none(afresh=afresh)
            if useless in {each.key for each in devices}:
                self._retry_at = now + _REFUSED
            hopeful = tuple(each for each in devices if each.key != useless)
            if devices != before and await self._try_all(hopeful, again=lost.key):
                self._tell_device(devices)
                return
        self._look_at = self._timing.now() + _SEARCH
        error = all_gone(self._direction, lost.name)
        self._notices.put(self._what, error.message, error.advice)

    async def _try_all(self, devices: tuple[Device, ...], *, again: str = "") -> bool:
        """Try the device that died a moment ago once more, then the others in their order."""
        order = sorted(preferred(devices, self._choice()), key=lambda each: each.key != again)
        for device in order:
            if await self._try(device, STALLED if device.key == again else FIRST_BLOCK):
                return True
        return False

    # Streams ----------------------------------------------------------------------------------

    async def _take_first(self, order: Iterable[Device], devices: tuple[Device, ...]) -> None:
        """Open the first device that takes a stream; raise what the first one said if none does."""
        refusal: AudioError | None = None
        for device in order:
            try:
                self._take(await self._opened(device))
            except AudioError as error:
                log.warning("%s %s", error, error.detail)
                refusal = refusal or error
            else:
                self._tell_device(devices, refusal)
                return
        raise refusal or no_device(self._direction)

    async def _try(self, device: Device, patience: float, *, only_if_idle: bool = False) -> bool:
        """Open a device, and take it if it delivers within so many seconds."""
        try:
            running = await self._opened(device)
        except AudioError as error:
            log.debug("%s %s", error, error.detail)
            return False
        try:
            end = self._timing.now() + patience
            while not running.tap.blocks and self._timing.now() < end:
                await self._timing.sleep(_POLL)
        except asyncio.CancelledError:
            self._jobs.start(running.stream.close)
            raise
        if not running.tap.blocks or (only_if_idle and self._busy()):
            await self._jobs.run(running.stream.close)
            return False
        old = self._running
        self._take(running)
        if old is not None:
            self._count(old)
            await self._jobs.run(old.stream.close)
        return True

    async def _opened(self, device: Device) -> _Running[TapT]:
        tap = self._make_tap()
        stream = await self._jobs.open(
            lambda: self._backend.open(
                self._direction, device, tap.callback, lambda: not self._busy()
            )
        )
        tap.prepare(stream)
        return _Running(stream, tap, 0, self._timing.now())

    def _take(self, running: _Running[TapT]) -> None:
        self._running = running
        self._last = running.stream
        log.info(
            '%s "%s" at %d Hz', self._what, running.stream.device.name, running.stream.sample_rate
        )
        self._notices.take_back(self._what)
        self._moved(running.tap)
        self._looked()

    async def _release(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            self._count(running)
            await self._jobs.run(running.stream.close)

    def _count(self, running: _Running[TapT]) -> None:
        self._blocks += running.tap.blocks
        self._overruns += running.tap.overruns
        self._seconds += running.tap.frames / running.stream.sample_rate

    async def _list(self, *, afresh: bool = False) -> tuple[Device, ...]:
        devices: tuple[Device, ...] = await self._jobs.run(
            lambda: self._backend.devices(self._direction, afresh=afresh)
        )
        return devices

    async def _list_or_none(self, *, afresh: bool) -> tuple[Device, ...]:
        try:
            return await self._list(afresh=afresh)
        except AudioError as error:
            log.debug("%s %s", error, error.detail)
            return ()

    # Words ------------------------------------------------------------------------------------

    def _tell_device(self, devices: tuple[Device, ...], refusal: AudioError | None = None) -> None:
        """Say that another device than the wanted one is in use, or take that back."""
        running, choice = self._running, self._choice()
        if running is None:
            return
        here, meant = running.stream.device, wanted(devices, choice)
        listed = {each.name for each in devices}
        arrived = meant is not None and here.key == meant.key
        # Where the system chooses, it also chose this one, but only since the other one left.
        back = bool(choice) or self._missed in {"", here.name} or self._missed in listed
        if arrived and back:
            self._missed = ""
            self._notices.take_back(f"{self._what}-device")
            return
        self._missed = choice or self._missed or (meant.name if meant else "")
        if self._missed.casefold() not in {name.casefold() for name in listed}:
            refusal = not_connected(self._direction, self._missed)
        error = refusal or delivers_nothing(self._direction, self._missed)
        message = used_instead(error, here.name)
        self._notices.put(f"{self._what}-device", message, error.advice)
