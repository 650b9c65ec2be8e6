"""How long conversations are kept, and what of the person's words makes a title."""

from __future__ import annotations

from datetime import datetime, timedelta

NOTHING = "nothing"
FOREVER = "forever"

_SPANS = {
    "day": timedelta(days=1),
    "week": timedelta(days=7),
    "month": timedelta(days=30),
    "year": timedelta(days=365),
}

LONGEST_TITLE = 120
_WORDS_OF_A_REQUEST = 3


def kept_since(keep_for: str, now: datetime) -> datetime | None:
    """Return the moment before which conversations are deleted; None where all are kept.

    `keep_for` is the value of the setting `history.keep_for`.
    """
    if keep_for == NOTHING:
        return now
    span = _SPANS.get(keep_for)
    return None if span is None else now - span


def better_title(title: str, words: str) -> str:
    """Return the title after the person said `words`: a greeting gives way to a request."""
    if not title or _is_short(title):
        return _cut(words) if not (title and _is_short(words)) else title
    return title


def _is_short(text: str) -> bool:
    return len(text.split()) < _WORDS_OF_A_REQUEST


def _cut(text: str) -> str:
    if len(text) <= LONGEST_TITLE:
        return text
    return text[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"
