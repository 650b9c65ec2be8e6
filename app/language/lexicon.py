"""Word lists, written the way they are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def words(text: str) -> frozenset[str]:
    """Return the words of `text`, parted by blanks."""
    return frozenset(text.split())


class Phrases(tuple[tuple[str, ...], ...]):
    """Phrases, each as its words, that are found by the word they begin with."""

    starting: Mapping[str, tuple[tuple[str, ...], ...]]

    def __new__(cls, items: Iterable[tuple[str, ...]]) -> Phrases:
        """Take the phrases in any order."""
        made = super().__new__(cls, items)
        starting: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(made, key=len, reverse=True):
            starting.setdefault(phrase[0], []).append(phrase)
        made.starting = {word: tuple(found) for word, found in starting.items()}
        return made


def phrases(text: str) -> Phrases:
    """Return the phrases of `text`, parted by semicolons, each as its words."""
    return Phrases(tuple(phrase.split()) for phrase in text.split(";") if phrase.strip())
