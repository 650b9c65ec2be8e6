"""What a person types into a search field, as words to look for and to mark."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.domain.history import Excerpt, Marks

_MOST_SIGNS = 200
_MOST_TERMS = 12
_EXCERPT = 100
_PART = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or several in a row, in quotation marks; a word may be the beginning of one."""

    text: str
    is_beginning: bool

    @property
    def fts(self) -> str:
        """The term in the language of FTS5, in which nothing of it can be an operator."""
        quoted = '"' + self.text.replace('"', '""') + '"'
        return quoted + "*" if self.is_beginning else quoted

    @property
    def pattern(self) -> str:
        """The term as a regular expression for a `folded` text, which finds what FTS5 finds."""
        words = r"[\W_]+".join(_WORD.findall(folded(self.text)))
        return rf"(?<![^\W_]){words}" + ("" if self.is_beginning else r"(?![^\W_])")


def terms(typed: str) -> tuple[Term, ...]:
    """Return what is looked for; nothing where no letter and no figure was typed."""
    clean = "".join(" " if unicodedata.category(sign)[0] == "C" else sign for sign in typed)
    found = []
    for phrase, word in _PART.findall(clean[:_MOST_SIGNS]):
        text = (phrase or word).strip()
        if _WORD.search(folded(text)):
            found.append(Term(text, is_beginning=not phrase))
    return tuple(found[:_MOST_TERMS])


def folded(text: str) -> str:
    """Return a text as it is compared: small letters without accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def holds(text: str, pattern: str) -> bool:
    """Whether a text holds a term: the index's answer where there is no index."""
    return _compiled(pattern).search(folded(text)) is not None


def marks_in(text: str, wanted: tuple[Term, ...]) -> Marks:
    """Return where the terms stand in a text; overlapping ones are one."""
    if not wanted:
        return ()
    plain, origin = _led_back(text)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(
        (origin[match.start()], origin[match.end() - 1] + 1)
        for pattern in _patterns(wanted)
        for match in pattern.finditer(plain)
    ):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def excerpt(text: str, marks: Marks) -> Excerpt:
    """Return some words around the first mark."""
    first = marks[0][0] if marks else 0
    start = 0 if first < _EXCERPT // 3 else text.rfind(" ", 0, first - _EXCERPT // 4) + 1
    end = len(text)
    if end - start > _EXCERPT:
        end = max(text.rfind(" ", start, start + _EXCERPT), marks[0][1] if marks else 0)
        if end <= start:
            end = start + _EXCERPT
    lead = "… " if start else ""
    shift = len(lead) - start
    return Excerpt(
        lead + text[start:end] + (" …" if end < len(text) else ""),
        tuple((a + shift, min(b, end) + shift) for a, b in marks if a >= start and a < end),
    )


def _led_back(text: str) -> tuple[str, Sequence[int]]:
    """Return a text folded, and for each sign of that where it comes from: lengths may change."""
    if text.isascii():
        return folded(text), range(len(text))
    signs = [(small, at) for at, sign in enumerate(text) for small in folded(sign)]
    return "".join(small for small, _ in signs), [at for _, at in signs]


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=16)
def _patterns(wanted: tuple[Term, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(_compiled(term.pattern) for term in wanted)
