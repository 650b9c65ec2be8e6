"""Word lists, written the way they are read."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of `text`, parted by blanks."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of `text`, parted by semicolons, each as its words."""
    return tuple(tuple(phrase.split()) for phrase in text.split(";") if phrase.strip())
