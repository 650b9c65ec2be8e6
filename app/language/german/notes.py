"""What the host should know, as dictated in German ("mit der Anmerkung, dass ...")."""

from __future__ import annotations

from app.language.german.text import phrases
from app.language.text import Tokens
from app.language.values import Found

_LEADS = phrases(
    "mit der anmerkung , dass; mit der anmerkung; mit dem hinweis , dass; mit dem hinweis; "
    "anmerkung :; notiz :; hinweis :; notieren sie bitte , dass; notieren sie , dass; "
    "bitte notieren sie; notieren sie; vermerken sie , dass; vermerken sie bitte; "
    "vermerken sie; sagen sie ihm bitte , dass; sagen sie ihm , dass; sagen sie ihr , dass; "
    "es geht um; es geht mir um; richten sie bitte aus , dass; richten sie aus , dass"
)
_LEAD_STARTS = frozenset(lead[0] for lead in _LEADS)
_MAX_CHARS = 500


def find_notes(tokens: Tokens, text: str) -> Found[str] | None:
    """Return a note for the host: from its introduction to the end of the sentence."""
    for i, word in enumerate(tokens.texts):
        length = tokens.match(i, _LEADS) if word in _LEAD_STARTS else 0
        if not length:
            continue
        first = tokens.skip(i + length, {":", ",", "-"})
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
