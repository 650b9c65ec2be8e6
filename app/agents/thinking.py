"""Leaves out what a reasoning model thinks aloud before it speaks.

Servers that know the model keep its thoughts apart; others send them as words between tags.
"""

from __future__ import annotations

_OPEN, _CLOSE = "<think>", "</think>"


class ThinkingFilter:
    """Takes the words of one answer as they come, and returns those that are meant to be said."""

    def __init__(self) -> None:
        self._held = ""
        self._is_thinking = False
        self._has_begun = False

    def feed(self, words: str) -> str:
        """Take more words; returns what can be said of them by now."""
        if self._has_begun:
            return words
        self._held += words
        if not self._is_thinking:
            start = self._held.lstrip()
            if start.startswith(_OPEN):
                self._is_thinking = True
                self._held = start[len(_OPEN) :]
            elif _OPEN.startswith(start):
                return ""
            else:
                return self._begin(self._held)
        thoughts, closed, said = self._held.partition(_CLOSE)
        if not closed:
            # A closing tag may come in two bits; of the thoughts nothing is needed.
            self._held = thoughts[-len(_CLOSE) :]
            return ""
        return self._begin(said.lstrip()) if said.strip() else self._wait_for_words()

    def rest(self) -> str:
        """Return what is left once no more words come: nothing of an unended thought."""
        return "" if self._is_thinking or self._has_begun else self._held

    def _begin(self, words: str) -> str:
        self._has_begun = True
        self._is_thinking = False
        self._held = ""
        return words

    def _wait_for_words(self) -> str:
        self._is_thinking = False
        self._held = ""
        return ""
