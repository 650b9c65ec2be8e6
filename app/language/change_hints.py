"""Small signs of what is meant while an appointment is being changed."""

from __future__ import annotations

from app.language.lexicon import phrases, words
from app.language.text import tokenise

_ASKS = words("what what's when when's which do have is show list where")
_ANOTHER = words("another also too additional second new more")
_BOOKS_ANEW: tuple[tuple[str, ...], ...] = phrases(
    "book a; book an; book another; book one; book me; a new one; new appointment; new booking; "
    "new meeting; another appointment; another booking; another one instead; make an appointment; "
    "make a new; make another; schedule a; schedule an; schedule another; one more; "
    "book the; make a booking; set up a"
)
_NEAR_DAYS = frozenset({"tomorrow", "today"})


def opens_question(text: str) -> bool:
    """Tell whether the words begin as a question about appointments does."""
    return tokenise(text).word(0) in _ASKS


def wants_another(text: str) -> bool:
    """Tell whether a further appointment may be meant."""
    return not _ANOTHER.isdisjoint(tokenise(text).texts)


def books_anew(text: str) -> bool:
    """Tell whether a new appointment is asked for."""
    tokens = tokenise(text)
    return any(tokens.match(i, _BOOKS_ANEW) for i in range(len(tokens)))


def names_near_day(text: str) -> bool:
    """Tell whether "today" or "tomorrow" is said."""
    return not _NEAR_DAYS.isdisjoint(tokenise(text).texts)
