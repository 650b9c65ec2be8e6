"""Where a sentence may be parted, so that its beginning is heard while the rest is made.

A voice gets the melody of a clause right that ends at a comma; a date, a time, a list of times or
an address is never parted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from app.language.calendar_words import MONTHS
from app.language.ear import for_ear
from app.language.forms import Language
from app.language.german.forms import MONTHS as GERMAN_MONTHS
from app.language.lexicon import phrases, words

CLAUSE_PAUSE = 0.12
"""Seconds of silence between two clauses."""

SENTENCE_PAUSE = 0.3
"""Seconds of silence between two sentences; people at ease take 0.3 to 0.5."""

_LEAST_WORDS = 3
_LEAST_CHARACTERS = 10
_LEAST_REST = 15  # characters: less is not worth a parting
# Milliseconds for a character: how long it is heard at least, and how long it takes to make at
# most, on a slow computer.
_HEARD = 55
_MADE = 7
_CLAUSE_END = re.compile(r"[,;:–—](?=\s+(\S+))")
_MONTHS = tuple(month.casefold() for month in (*MONTHS, *GERMAN_MONTHS))
_QUESTIONS = words(
    "shall should do does did is are was were will would can could may might have has had am "
    "ist sind soll sollen haben habe darf"
)
_OF_A_DATE = words("den dem")
_INTERJECTIONS = frozenset(
    " ".join(phrase)
    for phrase in phrases(
        "all right; gern; good; gut; hello; i'm sorry; in ordnung; leider; no problem; okay; "
        "sorry; sure; thank you; vielen dank"
    )
)
_DATES: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:on |today, |tomorrow, )?[a-z]+day, [a-z]+ \d{1,2}(?:st|nd|rd|th)(?:, \d{4})?"
        r"(?=[,:]? (?:there|i|is|has)\b)",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"(?:am |heute, |morgen, )?[a-z]+, den \d{1,2}\. [a-zä]+(?: \d{4})?"
        r"(?=[,:]? (?:habe|gibt|ist|ich)\b)",
        re.IGNORECASE,
    ),
}
"""A day that a sentence begins with, where something is said of it: a phrase by itself."""


def in_breaths(
    sentence: str, language: Language = "en", *, checked: Collection[str] = ()
) -> tuple[str, ...]:
    """Word a sentence that begins a reply for the ear, in one piece or two.

    Two where the first can be heard earlier for it, and is long enough for the rest to be ready in
    time. The e-mail addresses that are `checked` already need no spelling.
    """
    end = _day_end(sentence, language) or first_clause_end(sentence, alone=_INTERJECTIONS)
    if end is not None:
        first = for_ear(sentence[:end], language, checked=checked)
        rest = for_ear(sentence[end:], language, checked=checked)
        in_time = len(rest) * _MADE <= len(first) * _HEARD + 1000 * CLAUSE_PAUSE
        if in_time and len(rest) >= _LEAST_REST:
            return f"{first.rstrip(' ,;:–—')},", rest
    whole = for_ear(sentence, language, checked=checked)
    return (whole,) if whole else ()


def pause_after(spoken: str) -> float:
    """Return the seconds of silence behind words for the ear."""
    return CLAUSE_PAUSE if spoken.endswith((",", ";", ":")) else SENTENCE_PAUSE


def first_clause_end(said: str, *, alone: frozenset[str] = frozenset()) -> int | None:
    """Return the end of the first clause that is long enough to begin with, or stands `alone`."""
    first = said.split(maxsplit=1)[:1]
    if first and first[0].casefold() in _QUESTIONS:
        return None  # only its end tells a question from a statement
    for end in _CLAUSE_END.finditer(said):
        clause = said[: end.end()]
        long_enough = len(clause) >= _LEAST_CHARACTERS and len(clause.split()) >= _LEAST_WORDS
        if not long_enough and clause[:-1].casefold() not in alone:
            continue
        if not _goes_on(end.group(1)):
            return end.end()
    return None


def clause_ends(said: str) -> list[int]:
    """Return where clauses end that something follows."""
    return [end.end() for end in _CLAUSE_END.finditer(said)]


def _goes_on(start: str) -> bool:
    """Whether a word, or its beginning, goes with what is before the comma: "Tuesday, March"."""
    start = start.casefold().rstrip(",.")
    return (
        start[:1].isdigit()
        or start in _OF_A_DATE
        or any(month.startswith(start) for month in _MONTHS)
    )


def _day_end(sentence: str, language: Language) -> int | None:
    found = _DATES[language].match(sentence)
    if found is None:
        return None
    end = found.end()
    return end + 1 if sentence[end] in ",:" else end
