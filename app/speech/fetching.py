"""What fetching a model is, whatever its source: progress, stopping, room on the disk."""

from __future__ import annotations

import hashlib
import os
import queue
import shutil
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from app.domain.errors import ModelError
from app.domain.wording import Wording
from app.speech.catalog import Model, ModelFile

Progress = Callable[[int, int], None]
"""Told the bytes done and the bytes in all while a model is fetched."""

Stopped = Callable[[], bool]
"""Asked again and again, on the thread that fetches, whether to leave off."""

POLL = 0.1
"""Seconds after which `Stopped` is asked again at the latest, however slow the source is."""

_WAITING = 4  # pieces between the thread that receives and the one that writes; lost by a pause
_REPORTS = 1000  # progress is told about that often in all, not for every piece

T = TypeVar("T")


class FetchStopped(ModelError):
    """Fetching was left off because that was asked for; what has arrived is kept."""

    code = "fetch_stopped"

    def __init__(self, model: Model) -> None:
        super().__init__(
            Wording('Fetching the speech model "{title}" is paused.', title=model.title),
            advice=Wording("Go on with: vocal-desk models fetch {id}", id=model.id),
        )


@dataclass(frozen=True, slots=True)
class Fetch:
    """One attempt to get a model.

    `made` is the empty folder to put the files into, under their names in the store. `kept` is a
    folder for whatever a later attempt can use; it survives until the model is complete. Beside
    `made` is room for what no later attempt needs. All are on the store's disk. `report` is told
    bytes done and in all. Disk errors are left to whoever asked for the model.
    """

    model: Model
    made: Path
    kept: Path
    report: Progress
    stopped: Stopped

    def check(self) -> None:
        """Raise `FetchStopped` if fetching is to be left off."""
        if self.stopped():
            raise FetchStopped(self.model)

    def sleep(self, seconds: float) -> None:
        """Wait, but no longer than until fetching is to be left off."""
        until = time.monotonic() + seconds
        self.check()
        while (rest := until - time.monotonic()) > 0:
            time.sleep(min(rest, POLL))
            self.check()

    def each(self, produce: Callable[[], Generator[T]]) -> Iterator[T]:
        """Yield what `produce` yields, made on a thread of its own, until asked to leave off.

        So a server that sends nothing can't keep anybody from pausing. What is left of the
        thread ends by itself, at the latest when the server's time is over.
        """
        pieces: queue.Queue[T | _End] = queue.Queue(_WAITING)
        left = threading.Event()
        thread = threading.Thread(
            target=_hand_over, args=(produce, pieces, left), name="receive", daemon=True
        )
        thread.start()
        try:
            while True:
                self.check()
                try:
                    piece = pieces.get(timeout=POLL)
                except queue.Empty:
                    continue
                if isinstance(piece, _End):
                    if piece.error is not None:
                        raise piece.error
                    return
                yield piece
        finally:
            left.set()

    def require_room(self, needed: int) -> None:
        """Raise `ModelError` unless `needed` bytes more fit on the disk."""
        free = shutil.disk_usage(self.made).free
        if free < needed:
            raise ModelError(
                Wording(
                    'The speech model "{title}" does not fit on the disk: it needs {needed} MB,'
                    " and {free} MB are free.",
                    title=self.model.title,
                    needed=megabytes(needed),
                    free=free // 1_000_000,
                ),
                advice=Wording(
                    "Free about {needed} MB, then try again.", needed=megabytes(needed - free)
                ),
                detail=f"{self.made}: {needed} bytes needed, {free} free",
            )

    def write(self, file: ModelFile, chunks: Iterable[bytes]) -> str:
        """Write a file of the model to disk and return its SHA-256.

        Of a pinned file never more is written than it must have.
        """
        digest, size = hashlib.sha256(), 0
        with (self.made / file.name).open("xb") as stream:
            for chunk in chunks:
                self.check()
                digest.update(chunk)
                size += len(chunk)
                if file.sha256 is not None and size > file.size:
                    break
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a source has put in place: the SHA-256 of each file, and where they are from."""

    sha256: Mapping[str, str]
    origin: str
    revision: str = ""


class ModelSource(Protocol):
    """Somewhere that models come from."""

    @property
    def name(self) -> str:
        """What the source is called in the log."""

    def offers(self, model: Model) -> bool:
        """Whether the model may be asked for here."""

    def fetch(self, fetch: Fetch) -> Delivery:
        """Put the model's files into `fetch.made`.

        Raises `FetchStopped`; `ModelError` when another source may do better.
        """


class Reporter:
    """Passes progress on: never backwards, and not more often than anybody can see."""

    def __init__(self, progress: Progress | None, done: int, total: int) -> None:
        self._progress = progress
        self._done, self._total = min(done, total), total
        if progress is not None:
            progress(self._done, self._total)

    def __call__(self, done: int, total: int) -> None:
        """Tell that `done` of `total` bytes are here, if that is news."""
        done = min(max(self._done, done), total)
        step = max(total // _REPORTS, 1)
        if total != self._total or done >= self._done + step or done == total > self._done:
            self._done, self._total = done, total
            if self._progress is not None:
                self._progress(done, total)

    def finish(self) -> None:
        """Tell that everything is here."""
        if self._progress is not None and self._done < self._total:
            self._progress(self._total, self._total)


def megabytes(size: int) -> int:
    """Return a number of bytes in megabytes, rounded up."""
    return -(-size // 1_000_000)


@dataclass(frozen=True, slots=True)
class _End:
    error: BaseException | None


def _hand_over(
    produce: Callable[[], Generator[T]], pieces: queue.Queue[T | _End], left: threading.Event
) -> None:
    """Put what `produce` yields into a queue, and then its end, unless nobody waits any more."""
    error: BaseException | None = None
    try:
        with closing(produce()) as made:
            for piece in made:
                if not _put(piece, pieces, left):
                    return
    except BaseException as raised:
        error = raised
    _put(_End(error), pieces, left)


def _put(piece: T | _End, pieces: queue.Queue[T | _End], left: threading.Event) -> bool:
    """Wait for a place in the queue; return whether somebody still wants the piece."""
    while not left.is_set():
        try:
            pieces.put(piece, timeout=POLL)
        except queue.Full:
            continue
        return True
    return False
