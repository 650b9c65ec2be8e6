"""What the host should know, as dictated ("add a note that I need a wheelchair ramp")."""

from __future__ import annotations

from app.language.lexicon import phrases
from app.language.text import Tokens
from app.language.values import Found

_LEADS: tuple[tuple[str, ...], ...] = phrases(
    "add a note that; add a note saying; add a note; add the note; please note that; "
    "note that; notes :; note :; with the note; with a note; make a note that; "
    "tell them that; tell them; let them know that; let them know; tell him that; "
    "tell her that; i'd like to talk about; i want to talk about; i'd like to discuss; "
    "i want to discuss; to talk about; to discuss"
)
_LEAD_STARTS = frozenset(lead[0] for lead in _LEADS)
_MAX_CHARS = 500
_SHORTEST_SENTENCE = 3
"""Words that a note in a sentence of its own has at least: "thanks" is none."""


def find_notes(tokens: Tokens, text: str) -> Found[str] | None:
    """Return a note for the host: from its introduction to the end of the sentence."""
    for i, word in enumerate(tokens.texts):
        if word not in _LEAD_STARTS:
            continue
        length = tokens.match(i, _LEADS)
        if not length:
            continue
        first = tokens.skip(i + length, {":", ",", "-"})
        if tokens.word(first) == "." and len(tokens) - first > _SHORTEST_SENTENCE:
            # Recognisers write the pause after "add a note" as the end of a sentence.
            first += 1
        last = first
        while last < len(tokens) and not tokens.is_sentence_end(last):
            last += 1
        if last == first:
            continue
        start, end = tokens.span(first, last)
        note = text[start : min(end, start + _MAX_CHARS)].strip()
        if len(note) >= 3:
            return Found(note, start, start + len(note), 0.7)
    return None


def note_tokens(tokens: Tokens, notes: Found[str] | None) -> set[int]:
    """Return the places of the tokens that belong to a note."""
    if notes is None:
        return set()
    return {i for i in range(len(tokens)) if notes.start <= tokens[i].start < notes.end}
