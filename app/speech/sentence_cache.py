"""Sentences that were made already, up to a number of bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

from app.domain.audio import Audio


class SentenceCache:
    """Keeps sounds by key; past `most_bytes`, what was not asked for longest goes first."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[Hashable, Audio] = OrderedDict()
        self.bytes = 0

    def __contains__(self, key: Hashable) -> bool:
        return key in self._kept

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable) -> Audio | None:
        """Return a sound, which then counts as the last one asked for."""
        audio = self._kept.get(key)
        if audio is not None:
            self._kept.move_to_end(key)
        return audio

    def put(self, key: Hashable, audio: Audio) -> None:
        """Keep a sound, unless it alone is too large."""
        if key in self._kept or audio.samples.nbytes > self._most_bytes:
            return
        self._kept[key] = audio
        self.bytes += audio.samples.nbytes
        while self.bytes > self._most_bytes:
            _, oldest = self._kept.popitem(last=False)
            self.bytes -= oldest.samples.nbytes

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self.bytes = 0
