"""Which words of a transcript that is still growing can be shown already. Pure functions.

Whisper rewrites the end of its text while more is heard. Words that two hypotheses in a row agree
on are rarely changed later (local agreement, after Macháček, Dabre and Bojar, "Turning Whisper
into Real-Time Transcription System", 2023).
"""

from __future__ import annotations

import re


class StablePrefix:
    """Collects the words of one piece that are settled; what was settled stays."""

    def __init__(self) -> None:
        self._settled: list[str] = []
        self._before: list[str] = []

    @property
    def text(self) -> str:
        """The settled words."""
        return " ".join(self._settled)

    def take(self, hypothesis: str) -> None:
        """Take the next hypothesis of the whole piece so far."""
        words = hypothesis.split()
        agreed = 0
        # The last word of a hypothesis may be half of one: the sound was cut off there.
        for earlier, now in zip(self._before, words[:-1], strict=False):
            if _bare(earlier) != _bare(now):
                break
            agreed += 1
        self._before = words
        if agreed > len(self._settled) and _same(self._settled, words):
            self._settled = words[:agreed]


def _same(settled: list[str], words: list[str]) -> bool:
    return all(_bare(a) == _bare(b) for a, b in zip(settled, words, strict=False))


def _bare(word: str) -> str:
    """Return a word in lower case, without punctuation."""
    return "".join(re.findall(r"\w", word.casefold()))
