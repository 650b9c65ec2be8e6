"""Holds the last seconds of a sound while it is being recorded."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


class RingBuffer:
    """A ring of mono samples between one writer and any number of readers.

    The writer may be an audio callback: writing copies into memory that was set aside at the
    start and takes no lock. Positions count the samples since the start and never wrap. A writer
    moves `written` only after the samples are in place, so a reader needs no lock either; it
    learns from the position it gets back when it was too slow and samples were overwritten.
    """

    def __init__(self, capacity: int) -> None:
        self._samples = np.zeros(capacity, dtype=np.float32)
        self._written = 0

    @property
    def written(self) -> int:
        """How many samples were ever written."""
        return self._written

    @property
    def oldest(self) -> int:
        """The position of the oldest sample still here."""
        return max(0, self._written - len(self._samples))

    def write(self, block: NDArray[np.float32]) -> None:
        """Append a block of shape `(n,)`; of a block longer than the ring, the end stays."""
        capacity = len(self._samples)
        kept = block[-capacity:]
        start = (self._written + len(block) - len(kept)) % capacity
        first = min(len(kept), capacity - start)
        self._samples[start : start + first] = kept[:first]
        self._samples[: len(kept) - first] = kept[first:]
        self._written += len(block)

    def read(self, position: int) -> tuple[NDArray[np.float32], int]:
        """Return a copy of what was written since `position`, and the position after it.

        Where the ring has gone over `position`, the copy begins with the oldest sample.
        """
        end = self._written
        capacity = len(self._samples)
        start = max(position, end - capacity, 0)
        if start >= end:
            return np.zeros(0, dtype=np.float32), max(position, end)
        first, last = start % capacity, end % capacity
        if first < last:
            return self._samples[first:last].copy(), end
        return np.concatenate([self._samples[first:], self._samples[:last]]), end
