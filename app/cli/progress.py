"""A line that shows how far a download is, where somebody can see it."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self, TextIO

_PAUSE = 0.2  # seconds between two looks of the line
_OVER = 10.0  # seconds that the speed is averaged over
_WIDTH = 40  # characters: longer than any line that is shown


class ProgressLine:
    """Shows percent, megabytes and speed on one line of a terminal; on a pipe, nothing.

    `clock` is in seconds.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._shown = -_PAUSE
        self._seen: list[tuple[float, int]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the line away again."""
        if self._stream.isatty():
            self._stream.write(f"\r{'':{_WIDTH}}\r")
            self._stream.flush()

    def show(self, done: int, total: int) -> None:
        """Show that `done` of `total` bytes are here."""
        now = self._clock()
        if not self._stream.isatty() or (now - self._shown < _PAUSE and done < total):
            return
        self._shown = now
        self._seen = [(at, size) for at, size in self._seen if now - at <= _OVER]
        self._seen.append((now, done))
        (began, first) = self._seen[0]
        speed = f", {(done - first) / (now - began) / 1e6:.1f} MB/s" if now > began else ""
        percent = 100 * done // total if total else 100
        line = f"{percent} % of {total / 1e6:.0f} MB{speed}"
        self._stream.write(f"\r{line:{_WIDTH}}")
        self._stream.flush()
