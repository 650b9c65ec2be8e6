"""Cuts words that arrive bit by bit into pieces that a voice can begin with.

The first piece ends with its first clause, so that something is heard early; the others are whole
sentences, since a voice needs a sentence's end to get its melody right.
"""

from __future__ import annotations

import re

from app.language.clauses import clause_ends, first_clause_end
from app.language.ear import sentence_ends
from app.language.forms import Language

_LONGEST = 240
"""Characters after which a sentence without an end is cut after a clause, or between two words."""

_ITEM_NUMBER = re.compile(r"\d{1,2}\.\Z")
_LINE_MARK = re.compile(r"\A(?:#{1,6}|[-•>])\s+")
_OPEN_ENDS = " ,;:-–—"
_CLOSED_ENDS = '.!?…"”’)'


class PieceCutter:
    """Takes the words of one reply as they come. `begun` tells that something is heard already.

    A line that ends without a full stop gets one: for the ear it is a sentence.
    """

    def __init__(self, language: Language = "en", *, begun: bool = False) -> None:
        self._language = language
        self._held = ""
        self._begun = begun

    def feed(self, bit: str) -> tuple[str, ...]:
        """Take more words; returns the pieces that are whole now."""
        self._held += bit
        pieces = []
        while (piece := self._next()) is not None:
            if spoken := _without_marks(piece):
                pieces.append(spoken)
        return tuple(pieces)

    def rest(self) -> tuple[str, ...]:
        """Return what is left, once no more words come."""
        pieces = self.feed("\n") if self._held.strip() else ()
        self._held = ""
        return pieces

    def _next(self) -> str | None:
        self._held = self._held.lstrip()
        line, line_end, _ = self._held.partition("\n")
        if not line:
            return None
        end = _first_sentence_end(line, self._language, is_whole=bool(line_end))
        if not self._begun and (clause := first_clause_end(line[:end])) is not None:
            return self._cut(clause)
        if len(line[:end]) > _LONGEST and (forced := _forced_end(line)) is not None:
            return self._cut(forced)
        if end is not None:
            return self._cut(end)
        if line_end:
            piece = self._cut(len(line))
            return piece if piece[-1] in _CLOSED_ENDS else piece.rstrip(_OPEN_ENDS) + "."
        return None

    def _cut(self, at: int) -> str:
        piece, self._held = self._held[:at].strip(), self._held[at:]
        self._begun = True
        return piece


def _first_sentence_end(line: str, language: Language, *, is_whole: bool) -> int | None:
    for end in sentence_ends(line, language, is_whole=is_whole):
        if not _ITEM_NUMBER.match(line[:end]):
            return end
    return None


def _without_marks(piece: str) -> str:
    """Return a piece without the marks of Markdown, which nobody can hear."""
    spoken = _LINE_MARK.sub("", piece).replace("*", "").replace("`", "").strip()
    return spoken if any(sign.isalnum() for sign in spoken) else ""


def _forced_end(line: str) -> int | None:
    window = line[:_LONGEST]
    clauses = clause_ends(window)
    cut = clauses[-1] if clauses else window.rfind(" ")
    return cut if cut > 0 else None
